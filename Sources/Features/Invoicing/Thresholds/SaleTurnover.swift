import Kernel
import Money
import Tax

/// Sums by turnover, in euro cents without VAT.
package struct TurnoverSums: Sendable, Hashable {
  package var goods: Int64 = 0
  package var services: Int64 = 0
  package var distance: Int64 = 0

  package init(goods: Int64 = 0, services: Int64 = 0, distance: Int64 = 0) {
    self.goods = goods
    self.services = services
    self.distance = distance
  }

  /// Who sells goods and services measures both together by the limit of goods (CGI 293 B, I).
  package var national: Int64 { goods + services }
  var isZero: Bool { goods == 0 && services == 0 && distance == 0 }

  /// - Parameter net: negative for what is taken off.
  mutating func add(_ net: Int64, to turnover: Turnover) {
    if turnover.contains(.goods) { goods += net }
    if turnover.contains(.services) { services += net }
    if turnover.contains(.distance) { distance += net }
  }

  static func + (left: TurnoverSums, right: TurnoverSums) -> TurnoverSums {
    TurnoverSums(
      goods: left.goods + right.goods, services: left.services + right.services,
      distance: left.distance + right.distance)
  }

  static func - (left: TurnoverSums, right: TurnoverSums) -> TurnoverSums {
    TurnoverSums(
      goods: left.goods - right.goods, services: left.services - right.services,
      distance: left.distance - right.distance)
  }
}

/// What an invoice counts in the turnovers of the year of its supply, line by line.
///
/// Deposits count when the final invoice is issued: turnover is what was supplied (CGI 293 D), and the final invoice counts whole.
package struct SaleTurnover: Sendable, Hashable {
  package static let none = SaleTurnover()

  /// As the lines of the invoice.
  package var lines: [Turnover] = []
  /// As its charges and discounts; deposits deducted come behind and count nothing.
  package var adjustments: [Turnover] = []
  /// In euros.
  package var sums = TurnoverSums()

  /// Of another order on the same invoice, whose lines stand behind.
  mutating func add(_ other: SaleTurnover, behind lines: Int, adjustments: Int) {
    self.lines += [Turnover](repeating: [], count: lines - self.lines.count) + other.lines
    self.adjustments +=
      [Turnover](repeating: [], count: adjustments - self.adjustments.count) + other.adjustments
    sums = sums + other.sums
  }

  func ofLine(_ index: Int) -> Turnover { index < lines.count ? lines[index] : [] }
  func ofAdjustment(_ index: Int) -> Turnover {
    index < adjustments.count ? adjustments[index] : []
  }
}

extension TurnoverSums {
  /// Of a document in another currency, at the rate that its VAT is stated at (CGI 266, 1 bis).
  func euros(at rate: ExchangeRate?) throws(MoneyError) -> TurnoverSums {
    guard let rate else { return self }
    func euros(_ minor: Int64) throws(MoneyError) -> Int64 {
      try rate.euros(Money(minorUnits: minor, currency: rate.currency)).minorUnits
    }
    return TurnoverSums(
      goods: try euros(goods), services: try euros(services), distance: try euros(distance))
  }
}

extension PrepareInvoice.Parts {
  func turnover(at place: Place) throws(Refusal) -> SaleTurnover {
    var turnover = pricing.turnover
    do {
      turnover.sums = try turnover.sums.euros(at: exchangeRate)
    } catch {
      throw .amountTooLarge(at: place)
    }
    return turnover
  }
}
