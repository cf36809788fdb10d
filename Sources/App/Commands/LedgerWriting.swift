import ArgumentParser
import Invoicing
import Kernel
import Ledger
import Storage

/// What an accountant may do to the books by hand.
extension LedgerCommand {
  struct Reverse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reverse",
      abstract: "Take back an entry of the general journal (OD) by another one, today.")
    @Argument(help: "The entry's id, as 20261231-42.") var entry: String
    @Option(help: "Why; it is part of the label.") var reason: String?
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      try await LedgerCommand.write(data, server, lang) { company, tx in
        guard let id = EntryID(entry) else { throw LedgerError.entryNotFound(entry) }
        let reversal = try PostEntry.reverse(id, reason: reason, of: company, in: tx)
        return try LedgerStore.entry(reversal, of: company, in: tx).number
      }
    }
  }

  struct Account: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "account", abstract: "Open a sub-account, or give one another title.")
    @Argument(help: "Its number: at least three digits of the chart.") var number: String
    @Argument(help: "Its title.") var title: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      try await LedgerCommand.write(data, server, lang) { company, tx in
        let account = try AccountStore.open(number, title: title, of: company, in: tx)
        return "\(account.number) \(account.title)"
      }
    }
  }

  struct Unmatch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "unmatch", abstract: "Take a matching apart (délettrer).")
    @Argument(help: "The auxiliary account, as C00042.") var auxiliary: String
    @Argument(help: "The code, as AB.") var code: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      try await LedgerCommand.write(data, server, lang) { company, tx in
        try Matching.undo(code, of: auxiliary, company: company, in: tx)
        return "\(auxiliary) \(code)"
      }
    }
  }

  fileprivate static func write(
    _ folder: String, _ server: ServerOption, _ lang: String?,
    _ verb: @escaping @Sendable (CompanyID, borrowing Transaction) throws -> String
  ) async throws {
    try await reporting(Terminal.language(lang)) {
      let (database, company) = try open(folder, server)
      defer { try? database.closeSync() }
      let id = company.id
      Terminal.line(try await database.write { try verb(id, $0) })
    }
  }
}
