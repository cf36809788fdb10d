import ArgumentParser
import Invoicing
import Kernel
import Money

struct TurnoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turnover",
    abstract:
      "What was sealed in a period: totals by rate and means, and since the beginning (JSON).")

  @Option(help: "Data folder.") var data = "data"
  @OptionGroup var server: ServerOption
  @Option(help: "First day, 2026-01-01; the year's first unless given.") var from: String?
  @Option(help: "Last day; today unless given.") var through: String?
  @Option(help: "fr or en.") var lang: String?

  func validate() throws {
    for (name, text) in [("--from", from), ("--through", through)] {
      if let text, LocalDate(text) == nil { throw ValidationError("\(name) is a day, 2026-01-31") }
    }
    if let from, let through, from > through {
      throw ValidationError("--from cannot be after --through")
    }
  }

  func run() throws {
    try reporting(Terminal.language(lang)) {
      let installation = try Installation.open(folder: data, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      let turnover = try installation.database.readSync { tx in
        guard let company = try CompanyStore.current(in: tx) else { throw InvoicingError.noCompany }
        return try SealedTurnover(
          from: from.flatMap { LocalDate($0) } ?? LocalDate(year: tx.today.year, month: 1, day: 1)!,
          through: through.flatMap { LocalDate($0) } ?? tx.today, of: company.id,
          siren: company.profile.siren, in: tx)
      }
      Terminal.line(turnover.json.string)
    }
  }
}
