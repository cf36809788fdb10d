import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Ledger
import Money
import Storage

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "The books: trial balance, general ledger, journals, FEC.",
    subcommands: [
      Balance.self, GeneralLedgerOf.self, JournalOf.self, Entries.self, Fec.self, Check.self,
      Close.self, Reverse.self, Account.self, Unmatch.self,
    ])

  struct Filter: ParsableArguments {
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "Fiscal year: 2026, or its last day as 20260331. The current one by default.")
    var year: String?
    @Option(help: "First day, YYYY-MM-DD.") var from: String?
    @Option(help: "Last day, YYYY-MM-DD.") var to: String?
    @Option(help: "Accounts that begin with these digits.") var account: String?
    @Flag(help: "A table for a spreadsheet, semicolons between its cells.") var csv = false
    @Option(help: "fr or en.") var lang: String?

    func query(journal: String? = nil, detailed: Bool = false) throws -> LedgerQuery {
      var fields = FormFields().with("year", year).with("from", from).with("to", to)
      fields = fields.with("account", account).with("journal", journal)
      return try LedgerQuery(fields.with("detailed", detailed ? "true" : nil))
    }
  }

  struct Balance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "balance", abstract: "Each account with its movements and balance.")
    @OptionGroup var filter: Filter
    @Flag(help: "A row for each auxiliary account.") var detailed = false

    func run() async throws {
      try await LedgerCommand.show(filter, try filter.query(detailed: detailed)) {
        query, filter, company, tx in
        LedgerTables.rows(
          try TrialBalance.load(filter, detailed: query.detailed, of: company, in: tx))
      }
    }
  }

  struct GeneralLedgerOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "general-ledger", abstract: "Account by account, every line (grand livre).")
    @OptionGroup var filter: Filter

    func run() async throws {
      try await LedgerCommand.show(filter, try filter.query()) { _, filter, company, tx in
        LedgerTables.rows(try GeneralLedger.load(filter, of: company, in: tx))
      }
    }
  }

  struct JournalOf: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "journal", abstract: "The entries of one journal: VE, AC, BQ, OD, AN.")
    @Argument(help: "The journal's code.") var journal: String
    @OptionGroup var filter: Filter

    func run() async throws {
      try await LedgerCommand.show(filter, try filter.query(journal: journal)) {
        _, filter, company, tx in
        LedgerTables.rows(try LedgerStore.entries(filter, of: company, in: tx))
      }
    }
  }

  struct Entries: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "entries", abstract: "Every entry in the order of validation.")
    @OptionGroup var filter: Filter

    func run() async throws {
      try await LedgerCommand.show(filter, try filter.query()) { _, filter, company, tx in
        LedgerTables.rows(try LedgerStore.entries(filter, of: company, in: tx))
      }
    }
  }

  struct Fec: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fec",
      abstract: "Write the fichier des écritures comptables of a year (LPF A47 A-1).")
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "Fiscal year: 2026, or its last day as 20260331.") var year: String?
    @Option(help: "Folder to write it to.") var out = "."
    @Option(help: "utf-8 or iso-8859-15.") var encoding = "utf-8"
    @Option(help: "fr or en.") var lang: String?

    func validate() throws {
      guard FECFile.Encoding(rawValue: encoding.lowercased()) != nil else {
        throw ValidationError("--encoding is utf-8 or iso-8859-15")
      }
    }

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let (database, company) = try LedgerCommand.open(data, server)
        defer { try? database.closeSync() }
        let (year, encoding) = (year, FECFile.Encoding(rawValue: encoding.lowercased()) ?? .utf8)
        let (file, bytes) = try await database.read { tx in
          let file = FECFile(
            siren: company.profile.siren,
            year: try FiscalYearStore.year(year, of: company.id, in: tx))
          return (file.name, try file.bytes(encoding, of: company.id, in: tx))
        }
        let path = URL(filePath: out).appending(path: file)
        do {
          try FileManager.default.createDirectory(
            atPath: out, withIntermediateDirectories: true)
          try Data(bytes).write(to: path, options: .atomic)
        } catch {
          throw StorageError.cannotOpen(path: path.path, reason: "\(error.localizedDescription)")
        }
        Terminal.line(path.path)
      }
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check any FEC: names, order, formats, balance, numbers; every finding at once.",
      discussion: "Ends with 0 when it is sound, 1 when it is not, 2 when it cannot be read.")
    @Argument(help: "The file.") var file: String
    @Flag(help: "The report as JSON.") var json = false
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      let language = Terminal.language(lang)
      guard let data = FileManager.default.contents(atPath: file) else {
        Terminal.error(language == .fr ? "\(file) ne peut pas être lu." : "\(file) cannot be read.")
        throw Exit.unreadableInput
      }
      let report = FECCheck.check(Array(data), name: URL(filePath: file).lastPathComponent)
      if json {
        let writer = JSONWriter(pretty: true)
        report.write(to: writer)
        Terminal.line(writer.string)
      } else {
        for line in report.lines(language) { Terminal.line(line) }
      }
      if !report.isSound { throw Exit.someRefused }
    }
  }

  struct Close: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "close",
      abstract: "Close every period up to a day; the last day of a fiscal year closes the year.")
    @Option(help: "The day, YYYY-MM-DD.") var through: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        guard let day = LocalDate(through) else {
          throw LedgerError.queryInvalid(
            Text(fr: "--through s’écrit 2026-03-31.", en: "--through is written 2026-03-31."))
        }
        let (database, company) = try LedgerCommand.open(data, server)
        defer { try? database.closeSync() }
        let year = try await database.write {
          try CloseFiscalYear.close(through: day, of: company.id, in: $0)
        }
        Terminal.line(
          language == .fr
            ? "Exercice clos le \(language.date(year.days.upperBound)) : plus aucune écriture jusqu’au \(language.date(day))."
            : "Fiscal year ending \(language.date(year.days.upperBound)): no entry through \(language.date(day)) any more."
        )
      }
    }
  }

  // MARK: Shared

  static func open(_ folder: String, _ server: ServerOption) throws -> (
    Database, (id: CompanyID, profile: CompanyProfile)
  ) {
    let installation = try Installation.open(folder: folder, server: server.choice, key: nil)
    let company = try installation.database.readSync { try CompanyStore.current(in: $0) }
    guard let company else { throw InvoicingError.noCompany }
    return (installation.database, (company.id, company.profile))
  }

  private static func show(
    _ options: Filter, _ query: LedgerQuery,
    _ load:
      @escaping @Sendable (LedgerQuery, LedgerFilter, CompanyID, borrowing Transaction) throws
      -> [[String]]
  ) async throws {
    let language = Terminal.language(options.lang)
    try await reporting(language) {
      let (database, company) = try open(options.data, options.server)
      defer { try? database.closeSync() }
      let id = company.id
      let rows = try await database.read { tx in
        try load(query, query.filter(of: id, in: tx), id, tx)
      }
      if options.csv {
        let text = String(decoding: LedgerTables.csv(rows).dropFirst(3), as: UTF8.self)
        Terminal.line(text.replacing("\r\n", with: "\n").trimmingCharacters(in: .newlines))
      } else {
        for line in aligned(rows) { Terminal.line(line) }
      }
    }
  }

  /// Columns as wide as their widest cell; amounts to the right.
  private static func aligned(_ rows: [[String]]) -> [String] {
    guard let head = rows.first else { return [] }
    let widths = head.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        let isAmount = row[column].last?.isNumber == true && row[column].contains(",")
        return isAmount ? space + row[column] : row[column] + space
      }.joined(separator: "  ").replacing(#/ +$/#, with: "")
    }
  }
}
