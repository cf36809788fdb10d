import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Money
import Registers
import Storage

struct RatesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates", abstract: "What the euro is worth, for invoices in other currencies.",
    subcommands: [List.self, Fetch.self, Import.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The last rate known of each currency.")

    @Option(help: "The day, as 2026-11-25; today in Paris without it.") var on: String?
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func validate() throws {
      if let on, LocalDate(on) == nil { throw ValidationError("--on: 2026-11-25") }
    }

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let (database, company) = try RatesCommand.open(data, server)
        defer { try? database.closeSync() }
        let day = on.flatMap { LocalDate($0) }
        let rates = try await database.read {
          try ExchangeRateStore.all(on: day ?? $0.today, of: company, in: $0)
        }
        for rate in rates {
          Terminal.line(
            "1 EUR = \(language.decimal(rate.perEuro.description)) \(rate.currency)  (\(rate.source), \(language.date(rate.date)))"
          )
        }
        if rates.isEmpty {
          Terminal.line(
            language == .fr
              ? "Aucun cours connu. facturier rates fetch les demande à la BCE."
              : "No rate is known. facturier rates fetch asks the ECB for them.")
        }
      }
    }
  }

  struct Fetch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fetch",
      abstract: "Ask the European Central Bank for the rates of the last 90 days.",
      discussion: "FACTURIER_ECB_URL gives another address, or off.")

    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let (database, company) = try RatesCommand.open(data, server)
        defer { try? database.closeSync() }
        let desk = try ExchangeRateDesk(
          company: company, database: database,
          environment: ProcessInfo.processInfo.environment)
        do {
          guard let fresh = try await desk.fetch() else { throw RegisterProblem.ratesOff }
          RatesCommand.show(fresh, language)
        } catch let failure as RegisterFailure {
          throw RegisterProblem.ratesUnavailable(failure.reason)
        }
      }
    }
  }

  struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Read rates from a file of the European Central Bank: eurofxref XML or CSV.")

    @Argument(help: "The file.") var file: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() async throws {
      let language = Terminal.language(lang)
      try await reporting(language) {
        let (database, company) = try RatesCommand.open(data, server)
        defer { try? database.closeSync() }
        let rates: [ExchangeRate]
        do throws(RegisterFailure) {
          rates = try ReferenceRates.read((try? Array(Data(contentsOf: URL(filePath: file)))) ?? [])
        } catch {
          throw RegisterProblem.ratesUnreadable(file)
        }
        let fresh = try await database.write {
          try ExchangeRateStore.keep(rates, of: company, in: $0)
        }
        RatesCommand.show(fresh, language)
      }
    }
  }

  private static func open(_ folder: String, _ server: ServerOption) throws -> (Database, CompanyID)
  {
    let installation = try Installation.open(folder: folder, server: server.choice, key: nil)
    let company = try installation.database.readSync { try CompanyStore.current(in: $0)?.id }
    guard let company else { throw InvoicingError.noCompany }
    return (installation.database, company)
  }

  private static func show(_ fresh: Int, _ language: Language) {
    Terminal.line(language == .fr ? "\(fresh) cours nouveaux." : "\(fresh) new rates.")
  }
}
