import Accounts
import ArgumentParser
import Invoicing
import Kernel
import Storage

struct KeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "The API keys of programs.",
    subcommands: [List.self, Add.self, Revoke.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The keys, the newest first; never their secrets.")
    @OptionGroup var place: AccountsPlace

    func run() throws {
      try place.open { database, company, ids in
        let ring = KeyRing(company: company.id, ids: ids, isTest: company.profile.isTraining)
        let (keys, now) = try database.readSync { (try ring.list(in: $0), $0.now) }
        for key in keys {
          let state = key.revokedAt != nil ? "revoked" : key.isGood(now) ? "good" : "ended"
          Terminal.line("\(key.id)  \(state)  \(key.name)  \(key.permissions.inWords)")
        }
      }
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add",
      abstract: "Make a key, and print it: it is never shown again.")
    @Argument(help: "The program it is for.") var name: String
    @Option(
      help:
        "What it may do, as documents:read; may be repeated, * for everything. Without: reading only."
    ) var scope: [String] = []
    @Option(help: "Days after which it ends; without, it does not end.") var days: Int?
    @OptionGroup var place: AccountsPlace

    func run() throws {
      let permissions = try Self.permissions(scope)
      try place.open { database, company, ids in
        let ring = KeyRing(company: company.id, ids: ids, isTest: company.profile.isTraining)
        let token = try database.writeSync(.company(company.id)) {
          try ring.make(
            name: CleanText.line(name), permissions: permissions, days: days, maker: nil, in: $0)
        }
        Terminal.line(token.text)
      }
    }

    private static func permissions(_ scopes: [String]) throws -> Set<Permission> {
      if scopes.isEmpty { return Role.reader.permissions }
      if scopes.contains("*") { return Set(Permission.allCases) }
      return Set(
        try scopes.map { scope in
          guard let permission = Permission(rawValue: scope) else {
            let all = Permission.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--scope takes *, \(all), not \(scope)")
          }
          return permission
        })
    }
  }

  struct Revoke: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "revoke", abstract: "A key opens nothing any more, from the next request on.")
    @Argument(help: "Its id, as key_….") var id: String
    @OptionGroup var place: AccountsPlace

    func run() throws {
      try place.open { database, company, ids in
        guard let key = APIKey.ID(id) else { throw AccountProblem.notFound(id) }
        try database.writeSync(.company(company.id)) {
          try KeyRing(company: company.id, ids: ids).revoke(key, in: $0)
        }
      }
    }
  }
}

/// Where the accounts of a command are.
struct AccountsPlace: ParsableArguments {
  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "fr or en.") var lang: String?

  /// For what is of the installation alone: there need be no company yet.
  func openAccounts(_ body: (Database) throws -> Void) throws {
    try reporting(Terminal.language(lang)) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      try Author.$current.withValue(.atTheTerminal) { try body(installation.database) }
    }
  }

  func open(_ body: (Database, CompanyStore.Declared, IDs) throws -> Void) throws {
    try reporting(Terminal.language(lang)) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      guard let company = try installation.database.readSync({ try CompanyStore.current(in: $0) })
      else { throw InvoicingError.noCompany }
      try Author.$current.withValue(.atTheTerminal) {
        try body(
          installation.database.of(company.id, installation.machine), company, installation.ids)
      }
    }
  }
}
