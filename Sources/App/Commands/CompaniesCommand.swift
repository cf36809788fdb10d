import Accounts
import ArgumentParser
import Companies
import Invoicing
import Kernel
import Storage

/// With SQLite the server must not be running; on PostgreSQL every node serves what was added within five seconds.
struct CompaniesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "companies", abstract: "The companies of this installation, and their sandboxes.",
    subcommands: [List.self, Add.self, Sandbox.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Every company, the first first, with its SIREN and its name.")
    @OptionGroup var place: CompaniesPlace

    func run() throws {
      try reporting(place.language) {
        let installation = try place.installation()
        defer { try? installation.database.closeSync() }
        for company in try ListCompanies(database: installation.database).allSync() {
          Terminal.line(Self.line(company, place.language))
        }
      }
    }

    static func line(_ company: KnownCompany, _ language: Language) -> String {
      let kind =
        company.sandboxOf.map {
          language == .fr ? "  (bac à sable de \($0))" : "  (sandbox of \($0))"
        } ?? (company.isTraining ? (language == .fr ? "  (factice)" : "  (training)") : "")
      return "\(company.id)  \(company.siren)  \(company.name)\(kind)"
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Add a company from its file, and print a link for its owner.")
    @Option(help: "The seller's file (JSON).") var company: String
    @Option(help: "Address of whoever will own it; the link is good for a week.") var owner: String?
    @OptionGroup var place: CompaniesPlace

    func run() async throws {
      try await place.making(owner) { adding, _ in
        let declared = try Installation.declaration(company)
        return try await adding(declared.profile, Array(declared.json.utf8))
      }
    }
  }

  struct Sandbox: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "sandbox", abstract: "Make a company like another, for trying things out.")
    @Option(help: "What it is called; without, like the company.") var name: String?
    @Option(help: "Address of whoever will own it; the link is good for a week.") var owner: String?
    @OptionGroup var place: CompaniesPlace

    func run() async throws {
      try await place.making(owner) { adding, original in
        guard let original else { throw InvoicingError.noCompany }
        return try await adding.sandbox(of: original, name: name)
      }
    }
  }
}

/// Where the companies of a command are.
struct CompaniesPlace: ParsableArguments {
  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "The sealing key's file.") var key: String?
  @Option(help: "fr or en.") var lang: String?

  var language: Language { Terminal.language(lang) }

  func installation() throws -> Installation {
    try Installation.open(folder: data, server: server.choice, key: key)
  }

  /// - Parameter make: given the company a command is about.
  func making(
    _ owner: String?, _ make: (AddCompany, CompanyID?) async throws -> MadeCompany
  ) async throws {
    let installation = try reporting(language) { try self.installation() }
    let adding = AddCompany(database: installation.database, ids: installation.ids) { id in
      var inside = try installation.of(id)
      _ = try inside.company(file: nil)
    }
    do {
      let made = try await Author.$current.withValue(.atTheTerminal) {
        try await make(adding, installation.database.company)
      }
      Terminal.line(CompaniesCommand.List.line(made.company, language))
      if let owner { try invite(owner, to: made.company.id, installation) }
      try? await installation.database.close()
    } catch {
      try? await installation.database.close()
      try reporting(language) { throw error }
    }
  }

  private func invite(_ email: String, to company: CompanyID, _ installation: Installation) throws {
    let (_, path) = try Author.$current.withValue(.atTheTerminal) {
      try installation.of(company).database.writeSync(.company(company)) {
        try ManageMembers(company: company, ids: installation.ids).invite(
          email: email, role: .owner, manager: .owner, in: $0)
      }
    }
    Terminal.line(CompanyPath.root(of: company) + path)
  }
}
