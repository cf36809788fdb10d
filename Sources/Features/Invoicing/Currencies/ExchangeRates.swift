import Kernel
import Money
import Registers
import Storage

/// The exchange rates that orders about to be invoiced may need, read before: preparing is pure.
package struct ExchangeRates: Sendable {
  /// The latest first.
  private var byCurrency: [Currency: [ExchangeRate]] = [:]

  package static let none = ExchangeRates()

  package init(_ rates: [ExchangeRate] = []) {
    for rate in rates { add(rate) }
  }

  /// The central bank publishes on banking days; its longest pauses, at Easter and the turn of the year, are of five.
  private static let longestPause = 10

  /// The last rate known on `day`.
  func rate(of currency: Currency, on day: LocalDate) -> ExchangeRate? {
    byCurrency[currency]?.first {
      $0.date <= day && $0.date >= day.adding(days: -Self.longestPause)
    }
  }

  /// Nothing is read for orders in euros.
  mutating func load(
    for order: SalesOrder, today: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    guard order.currency != .eur else { return }
    for day in [order.taxPoint(today: today), today]
    where rate(of: order.currency, on: day)?.date != day {
      if let found = try ExchangeRateStore.latest(
        order.currency, on: day, since: day.adding(days: -Self.longestPause), of: company, in: tx)
      {
        add(found)
      }
    }
  }

  private mutating func add(_ rate: ExchangeRate) {
    var known = byCurrency[rate.currency, default: []]
    guard !known.contains(rate) else { return }
    known.insert(rate, at: known.firstIndex { $0.date < rate.date } ?? known.endIndex)
    byCurrency[rate.currency] = known
  }
}
