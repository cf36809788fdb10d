import Accounts
import ArgumentParser
import Invoicing
import Kernel
import Storage

struct UsersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "users", abstract: "The people who may sign in.",
    subcommands: [List.self, Invite.self, Reset.self, Forget.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Who is a member of the company, and as what.")
    @OptionGroup var place: AccountsPlace

    func run() throws {
      try place.open { database, company, ids in
        let people = try database.readSync {
          try ManageMembers(company: company.id, ids: ids).list(in: $0)
        }
        for person in people {
          Terminal.line("\(person.user)  \(person.role.name)  \(person.email)  \(person.name)")
        }
      }
    }
  }

  struct Invite: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "invite", abstract: "Make a link by which somebody joins, good for a week.")
    @Argument(help: "Their e-mail address.") var email: String
    @Option(help: "owner, admin, accountant, seller or reader.") var role = "reader"
    @OptionGroup var place: AccountsPlace

    func run() throws {
      guard let wanted = Role(role), wanted.name != "custom" else {
        throw ValidationError(
          "--role takes owner, admin, accountant, seller or reader, not \(role)")
      }
      try place.open { database, company, ids in
        let (_, path) = try database.writeSync(.company(company.id)) {
          try ManageMembers(company: company.id, ids: ids).invite(
            email: email, role: wanted, manager: .owner, in: $0)
        }
        let isFirst =
          try database.listingCompanies.readSync { try CompanyStore.first(in: $0) } == company.id
        Terminal.line(isFirst ? path : CompanyPath.root(of: company.id) + path)
      }
    }
  }

  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "reset",
      abstract: "Make a link by which somebody chooses a new password, good for half an hour.")
    @Argument(help: "Their e-mail address.") var email: String
    @OptionGroup var place: AccountsPlace

    func run() throws {
      try place.openAccounts { database in
        Terminal.line(try ResetPassword(chance: .system).link(email: email, database))
      }
    }
  }

  struct Forget: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forget-factors",
      abstract:
        "Take authenticator, passkeys and recovery codes off somebody's account who lost them all.")
    @Argument(help: "Their e-mail address.") var email: String
    @OptionGroup var place: AccountsPlace

    func run() throws {
      try place.open { database, company, _ in
        try database.writeSync(.company(company.id)) {
          try ForgetFactors(company: company.id)(email: email, in: $0)
        }
      }
    }
  }
}
