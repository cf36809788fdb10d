import ArgumentParser
import Foundation
import Invoicing
import Kernel
import Money
import Tax

struct BenchShield: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shield",
    abstract: "The VAT decision of a line, and all guards on an order; one thread.")

  @Option(help: "How many times.") var count = 20_000
  @Option(help: "Lines per order.") var lines = 5

  func run() throws {
    try reporting(.en) {
      Terminal.line("machine: \(Measure.machine)")
      let questions = Self.questions
      let decided = try Measure.run {
        for number in 0..<count * 10 {
          if case .refused = TaxEngine.decide(questions[number % questions.count]) {
            throw Exit.cannotWork
          }
        }
      }
      let profile = try CompanyFile.read(Array(DemoCompany.json.utf8), fileName: nil)
      let today = Clock.system.today
      var source = BenchOrders(day: today, lines: lines)
      let orders = (0..<min(count, 500)).map { _ in source.next().order! }
      let prepare = PrepareInvoice(seller: profile, today: today)
      let guarded = try Measure.run {
        for number in 0..<count { _ = try prepare(orders[number % orders.count]) }
      }
      Terminal.line(
        """
        shield: \(count) orders of \(lines) lines
          VAT decision      \(nanoseconds(decided.cpuSeconds, count * 10)) ns CPU
          all guards        \(nanoseconds(guarded.cpuSeconds, count) / 1000) µs CPU per order, priced and checked
        """)
    }
  }

  private func nanoseconds(_ seconds: Double, _ count: Int) -> Int {
    Int((seconds / Double(count) * 1e9).rounded())
  }

  /// A sale at home, one under OSS, one to a company of the Union, an export, a service abroad.
  private static let questions: [TaxQuestion] = {
    let date = LocalDate(year: 2026, month: 11, day: 25)!
    let germany = TaxTerritory(country: "DE")!
    let company = TaxBuyer.company(
      TaxCompany(vatCountry: CountryCode("DE"), proof: .verified, establishedIn: germany))
    return [
      TaxQuestion(product: TaxProduct(.goods, .book), date: date),
      TaxQuestion(
        seller: TaxSeller(oss: .registered), product: TaxProduct(.goods), to: germany, date: date),
      TaxQuestion(product: TaxProduct(.goods), buyer: company, to: germany, date: date),
      TaxQuestion(product: TaxProduct(.goods), to: TaxTerritory(country: "CH")!, date: date),
      TaxQuestion(product: TaxProduct(.service), buyer: company, to: germany, date: date),
    ]
  }()
}
