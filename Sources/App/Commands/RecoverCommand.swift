import ArgumentParser
import Invoicing
import Kernel

struct RecoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Says why the data is read-only, and takes it up again where it is.",
    discussion: """
      A database that lost its end is never written, or numbers would be given twice. Put the right one back if you can. If \
      you cannot, --accept seals the loss, closes the series that lost numbers and goes on under other names.
      """)

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Flag(help: "Accept that what is missing is lost.") var accept = false
  @Option(help: "What happened: it is sealed.") var reason: String?
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    if accept, reason?.isEmpty ?? true { throw ValidationError("--accept needs --reason") }
  }

  func run() throws {
    let language = Terminal.language(lang)
    try reporting(language) {
      let installation = try Installation.open(folder: data, server: server.database, key: key)
      defer { try? installation.database.closeSync() }
      let company = try installation.company(file: nil)
      guard let quarantine = company.sealer.mark.quarantine else {
        throw SealingError.notQuarantined
      }
      let recovery = RecoverLog(company: company)
      let lost = try installation.database.readSync { try recovery.lost(in: $0) }
      Terminal.line(quarantine.text(language))
      for numbers in lost { Terminal.line("  \(Self.words(numbers, language))") }
      guard accept, let reason else { throw Exit.someRefused }
      try installation.database.writeSync { try recovery.accept(reason: reason, in: $0) }
      Terminal.line(
        language == .fr
          ? "La perte est scellée. Les séries qui ont perdu des numéros reprennent sous un autre nom."
          : "The loss is sealed. The series that lost numbers go on under another name.")
    }
  }

  private static func words(_ lost: RecoverLog.LostNumbers, _ language: Language) -> String {
    language == .fr
      ? "\(lost.series) : rangs \(lost.first) à \(lost.last) perdus"
      : "\(lost.series): \(lost.first) to \(lost.last) lost"
  }
}
