import ArgumentParser
import Invoicing
import Kernel
import Storage

struct BankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bank", abstract: "The bank account documents print, and how it changes.",
    discussion: """
      Another account is only a proposal: a second person approves it with a code from their mailbox, and a delay passes. \
      Without a second person it waits longer and is confirmed once more.
      """,
    subcommands: [List.self, Propose.self, Approve.self, Confirm.self, Refuse.self])

  struct Options: ParsableArguments {
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    /// Opens the data, does it, tells people, and shows where the account stands.
    func run(_ verb: (BankRequests) async throws -> Void) async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let installation = try Installation.open(folder: data, server: server.choice, key: nil)
        defer { try? installation.database.closeSync() }
        let company = try installation.database.readSync { tx in
          guard let known = try CompanyStore.current(in: tx) else {
            throw InvoicingError.noCompany
          }
          return known.id
        }
        let requests = BankRequests(
          company: company, ids: installation.ids, database: installation.database)
        let notices = try installation.notices(of: company, language)
        do {
          try await verb(requests)
        } catch {
          try await notices.work()
          throw error
        }
        try await notices.work()
        Terminal.line(BankHistoryText(try await requests.history()).text(language))
      }
    }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every version of the account: who, when, before and after.")
    @OptionGroup var options: Options

    func run() async throws { try await options.run { _ in } }
  }

  struct Propose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "propose", abstract: "Propose another account, second person or delay.")
    @OptionGroup var options: Options
    @Option(help: "The new account.") var iban: String?
    @Option(help: "Its bank.") var bic: String?
    @Option(help: "Whose it is; the company's unless given.") var holder: String?
    @Option(help: "Mailbox of the second person.") var approver: String?
    @Option(help: "Hours between proposal and effect, 24 to 336.") var delay: String?
    @Option(help: "Your name.") var by: String
    @Option(help: "Why.") var reason: String?

    func run() async throws {
      let form = BankForm(
        iban: iban, bic: bic, holder: holder, approver: approver, delayHours: delay, by: by,
        reason: reason)
      try await options.run { _ = try await $0.propose(form, door: .command) }
    }
  }

  struct Approve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "approve", abstract: "Approve the change under way with the code received.")
    @OptionGroup var options: Options
    @Option(help: "From the e-mail.") var code: String
    @Option(help: "Your name; not that of who proposed it.") var by: String

    func run() async throws {
      try await options.run {
        _ = try await $0.approve($0.openChange(), code: code, by: by, door: .command)
      }
    }
  }

  struct Confirm: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "confirm",
      abstract: "Confirm the change under way once more, where there is no second person.")
    @OptionGroup var options: Options
    @Option(help: "Your name.") var by: String

    func run() async throws {
      try await options.run { _ = try await $0.confirm($0.openChange(), by: by, door: .command) }
    }
  }

  struct Refuse: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "refuse", abstract: "Stop the change under way.")
    @OptionGroup var options: Options
    @Option(help: "Your name.") var by: String
    @Option(help: "Why.") var reason: String?

    func run() async throws {
      try await options.run {
        _ = try await $0.refuse($0.openChange(), by: by, reason: reason, door: .command)
      }
    }
  }
}

extension BankRequests {
  /// There is one at most.
  fileprivate func openChange() async throws -> BankChangeID {
    guard let open = try await history().open else { throw BankProblem.changeNotFound("—") }
    return open.change.id
  }
}
