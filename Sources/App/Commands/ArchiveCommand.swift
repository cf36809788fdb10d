import Archive
import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Ledger
import Money
import Seal
import Storage

struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "What is kept for ten years: export it, check it, put it back, destroy it in time.",
    subcommands: [Export.self, Scrub.self, Restore.self, Destroy.self, Hold.self])

  /// The company of an installation that is only read, and its database.
  static func opened(_ data: String, _ server: ServerOption, key: String? = nil) throws -> (
    Installation, CompanyStore.Declared
  ) {
    let installation = try Installation.open(folder: data, server: server.choice, key: key)
    guard let company = try installation.database.readSync({ try CompanyStore.current(in: $0) })
    else { throw InvoicingError.noCompany }
    return (installation, company)
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract:
        "Write the archive: a folder that opens without Facturier. Run it again to add to it.",
      discussion: """
        Finished months are read, compared and kept; one found damaged is reported and written again beside. The layout is \
        SPEC-archive.md, inside. Exit codes: 0 written; 1 written, and something old was damaged; 3 it could not be written.
        """)

    @Option(help: "The archive's folder.") var out: String
    @Option(help: "Only a month (2026-11) or a year (2026); may be repeated.") var period:
      [String] =
        []
    @Option(help: "Data folder.") var data = "data"
    @Option(help: "The sealing key's file, which signs the index.") var key: String?
    @OptionGroup var server: ServerOption
    @Flag(help: "The result as JSON.") var json = false
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      let language = Terminal.language(lang)
      let report = try reporting(language) {
        let (installation, company) = try ArchiveCommand.opened(data, server, key: key)
        defer { try? installation.database.closeSync() }
        let export = ExportArchive(
          company.id, company.profile,
          key: try installation.signingKey(of: company.id, isAsked: key != nil))
        return try export(
          to: out, periods: period.isEmpty ? nil : period, from: installation.database)
      }
      if json { Terminal.line(Self.json(report, language)) } else { show(report, language) }
      guard report.findings.isEmpty else { throw Exit.someRefused }
    }

    private func show(_ report: ExportArchive.Report, _ language: Language) {
      for finding in report.findings { Terminal.error(finding.line(language)) }
      if report.signedBy == nil {
        Terminal.error(
          language == .fr
            ? "L’index n’est pas signé : la clé de scellement n’est pas sur cette machine (--key)."
            : "The index is not signed: the sealing key is not on this machine (--key).")
      }
      Terminal.line(
        language == .fr
          ? "\(report.documents) documents dans \(report.packs) lots : \(report.written.count) écrits, \(report.kept.count) relus et gardés."
          : "\(report.documents) documents in \(report.packs) packs: \(report.written.count) written, \(report.kept.count) read again and kept."
      )
    }

    private static func json(_ report: ExportArchive.Report, _ language: Language) -> String {
      let json = JSONWriter(pretty: true)
      json.object {
        json.field("documents", report.documents)
        json.field("entries", report.entries)
        json.field("index", hexadecimal(report.index))
        json.field("signed", report.signedBy)
        json.array("written") { report.written.forEach { json.value($0) } }
        json.array("kept") { report.kept.forEach { json.value($0) } }
        json.array("findings") { write(report.findings, language, to: json) }
      }
      return json.string
    }
  }

  static func write(_ findings: [Finding], _ language: Language, to json: JSONWriter) {
    for finding in findings {
      json.object {
        json.field("code", finding.code)
        json.field("path", finding.place?.file)
        json.field("detail", finding.text(language))
      }
    }
  }

  struct Scrub: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "scrub",
      abstract: "Read every stored document again and compare it with what was sealed, now.")

    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Flag(help: "The result as JSON.") var json = false
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      let language = Terminal.language(lang)
      let state = try reporting(language) {
        let (installation, company) = try ArchiveCommand.opened(data, server)
        defer { try? installation.database.closeSync() }
        return try ScrubArchive(company: company.id, database: installation.database).all()
      }
      if json { Terminal.line(Self.json(state)) } else { show(state, language) }
      guard state.damaged.isEmpty else { throw Exit.someRefused }
    }

    private func show(_ state: ScrubArchive.State, _ language: Language) {
      for number in state.damaged {
        let problem = InvoicingError.documentDamaged(number: number)
        Terminal.error("\(problem.code): \(problem.text(language))")
      }
      Terminal.line(
        language == .fr
          ? "\(state.documents) documents relus : \(state.damaged.count) abîmés."
          : "\(state.documents) documents read again: \(state.damaged.count) damaged.")
    }

    private static func json(_ state: ScrubArchive.State) -> String {
      let json = JSONWriter(pretty: true)
      json.object {
        json.field("documents", state.documents)
        json.array("damaged") { state.damaged.forEach { json.value($0) } }
      }
      return json.string
    }
  }

  struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "restore",
      abstract: "Make an installation of an archive alone, on an empty machine.",
      discussion: """
        The whole archive is checked first; the database gets its name when its seals and files were verified. Put the sealing \
        key in place afterwards to go on issuing.
        """)

    @Option(help: "The archive's folder.") var from: String
    @Option(help: "Data folder; it must hold no data yet.") var data: String
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      let language = Terminal.language(lang)
      try reporting(language) {
        let report = try RestoreArchive(migrations: Installation.migrations, clock: .system)(
          from: from, to: data)
        Terminal.line(
          language == .fr
            ? "\(report.documents) documents remis dans \(data) : fichiers identiques, scellements intacts."
            : "\(report.documents) documents put back into \(data): the same files, seals intact.")
      }
    }
  }

  struct Destroy: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "destroy",
      abstract: "Destroy the documents of a year that need no longer be kept; their seals remain.",
      discussion: """
        Only after ten years, never under a hold, and only when the year is said twice: --year 2016 --confirm 2016. Archives that \
        were exported follow at their next export.
        """)

    @Option(help: "The year of issue.") var year: Int
    @Option(help: "The same year again; without it nothing is destroyed.") var confirm: Int?
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      let language = Terminal.language(lang)
      try reporting(language) {
        let (installation, company) = try ArchiveCommand.opened(data, server)
        defer { try? installation.database.closeSync() }
        let count = try DestroyYear(company: company.id, database: installation.database)(
          year, confirmed: confirm)
        Terminal.line(
          language == .fr
            ? "\(count) documents de \(year) détruits ; numéros, montants et scellements restent. Refaites l’export de chaque copie de l’archive."
            : "\(count) documents of \(year) destroyed; numbers, figures and seals remain. Run the export of each copy of the archive again."
        )
      }
    }
  }

  struct Hold: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "hold",
      abstract: "Keep the documents of a year whatever their age, or no longer.")

    @Option(help: "The year of issue.") var year: Int
    @Option(help: "Why: a dispute, an inspection.") var reason: String?
    @Flag(help: "Lift the hold.") var lift = false
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func validate() throws {
      guard lift != (reason?.isEmpty == false) else {
        throw ValidationError("give --reason, or --lift")
      }
    }

    func run() throws {
      let language = Terminal.language(lang)
      try reporting(language) {
        let (installation, company) = try ArchiveCommand.opened(data, server)
        defer { try? installation.database.closeSync() }
        try installation.database.writeSync { tx in
          if let reason, !lift {
            try RetentionStore.placeHold(on: year, reason: reason, of: company.id, in: tx)
          } else {
            try RetentionStore.liftHolds(on: year, of: company.id, in: tx)
          }
        }
        Terminal.line(
          language == .fr
            ? (lift ? "Retenue de \(year) levée." : "Documents de \(year) retenus.")
            : (lift ? "Hold on \(year) lifted." : "Documents of \(year) on hold."))
      }
    }
  }
}
