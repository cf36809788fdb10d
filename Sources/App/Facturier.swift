import ArgumentParser
import Glibc

@main
struct Facturier: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "facturier",
    abstract: "Orders in, legal invoices out.",
    discussion: """
      Exit codes: 0 all done; 1 done, and some orders or lines were refused (see the report) or invoices are not valid; 2 an input cannot \
      be read; 3 this installation cannot work now (data in use, sealing key, disk, clock); 64 wrong usage.
      """,
    version: version,
    subcommands: [
      IssueCommand.self, ServeCommand.self, WorkCommand.self, MigrateCommand.self,
      DemoCommand.self, VerifyCommand.self,
      AboutCommand.self, RecoverCommand.self, KeyCommand.self,
      TurnoverCommand.self, AttestCommand.self,
      ValidateCommand.self, ConvertCommand.self, ShowCommand.self, RulesCommand.self,
      TaxCommand.self, MentionsCommand.self, ShieldCommand.self, RegistersCommand.self,
      RatesCommand.self, BankCommand.self, LedgerCommand.self, SendCommand.self, EmailsCommand.self,
      ArchiveCommand.self, JobsCommand.self, WebhooksCommand.self, UsersCommand.self,
      KeysCommand.self, CompaniesCommand.self, DoctorCommand.self,
      ResourceCommand<Orders>.self, ResourceCommand<Invoices>.self, ResourceCommand<Customers>.self,
      ResourceCommand<Products>.self,
      ResourceCommand<Payments>.self, ResourceCommand<ApprovalRequests>.self,
      ResourceCommand<Events>.self,
      LoginCommand.self, LogoutCommand.self, GetCommand.self, PostCommand.self, PatchCommand.self,
      DeleteCommand.self, RoutesCommand.self, BenchCommand.self,
    ])
}
