import Archive
import ArgumentParser
import Invoicing
import Kernel

struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Says why the data is read-only, and takes it up again where it is.",
    discussion: """
      A database that lost its end is never written, or numbers would be given twice. Put the right one back if you can. If \
      you cannot, --from puts back what an archive has that was made after the copy: documents, payments, books; the next \
      number then follows the last one. What no archive holds is lost: --accept seals the loss, closes the series that lost \
      numbers and goes on under other names. Exit codes: 0 taken up again; 1 it is still read-only; 2 the archive cannot be \
      used; 3 this installation cannot work now.
      """)

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "An archive's folder: what it has more is put back.") var from: String?
  @Flag(help: "Accept that what is missing is lost.") var accept = false
  @Option(help: "What happened: it is sealed.") var reason: String?
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if accept, reason?.isEmpty ?? true { throw ValidationError("--accept needs --reason") }
  }

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      var installation = try Installation.open(folder: data, server: server.choice, key: key)
      defer { try? installation.database.closeSync() }
      let company = try installation.company(file: nil, mayBeReplayed: from != nil)
      guard let quarantine = company.sealer.mark.quarantine else {
        throw SealingError.notQuarantined
      }
      Terminal.line(quarantine.text(language))
      if let from { return try replay(from, installation, company, language) }
      let recovery = RecoverLog(company: company)
      let lost = try installation.database.readSync { try recovery.lost(in: $0) }
      for numbers in lost { Terminal.line("  " + numbers.text(by: company.profile)(language)) }
      guard accept, let reason else { throw Exit.someRefused }
      try installation.database.writeSync { try recovery.accept(reason: reason, in: $0) }
      Self.tellAccepted(language)
    }
  }

  private func replay(
    _ path: String, _ installation: Installation, _ company: IssuingCompany, _ language: Language
  ) throws {
    let report = try ReplayArchive(company: company, database: installation.database)(
      from: path, reason: reason ?? "replayed from an archive", acceptsLoss: accept)
    let entries = report.through - report.from
    Terminal.line(
      language == .fr
        ? "\(entries) écritures et \(report.documents) documents remis depuis \(path), le journal et les fichiers vérifiés depuis le début."
        : "\(entries) entries and \(report.documents) documents put back from \(path), the log and the files verified from the beginning."
    )
    for numbers in report.lost {
      Terminal.line("  " + numbers.text(by: company.profile)(language))
    }
    if report.isLossAccepted { return Self.tellAccepted(language) }
    Terminal.line(
      language == .fr
        ? "Rien ne manque plus : les numéros suivent le dernier."
        : "Nothing is missing any more: numbers follow the last one.")
  }

  private static func tellAccepted(_ language: Language) {
    Terminal.line(
      language == .fr
        ? "La perte est scellée. Les séries qui ont perdu des numéros reprennent sous un autre nom."
        : "The loss is sealed. The series that lost numbers go on under another name.")
  }
}
