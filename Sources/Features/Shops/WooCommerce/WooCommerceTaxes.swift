import Kernel
import Invoicing
import Money

/// Finds the VAT rate of a line of a WooCommerce order, which the API states as an amount.
struct WooCommerceTaxes {
  private let lines: [JSONValue]

  init(order: JSONValue) { lines = order["tax_lines"]?.elements ?? [] }

  /// 1. No tax and no tax entry: the shop charged none.
  /// 2. One tax entry: the `rate_percent` of its tax line, or a percentage in the line's code or label.
  /// 3. Otherwise the French rate whose rounding gives the tax; a cent aside is accepted from one euro on, since
  ///    shops that sell with tax included round the tax of the gross price.
  ///
  /// - Parameters:
  ///   - entries: `taxes` of the line.
  ///   - net: the line's amount without tax.
  /// - Returns: `nil` when no rate explains the tax.
  func tax(entries: [JSONValue], net: Money, tax: Money) -> SalesOrder.LineTax? {
    let applied = entries.filter { entry in
      ["total", "subtotal"].contains { key in entry[key]?.text.map { !$0.isEmpty } ?? false }
    }
    if applied.isEmpty, tax.isZero { return SalesOrder.LineTax.none }
    if applied.count == 1, let id = applied[0]["id"]?.text {
      let line = lines.first { $0["rate_id"]?.text == id }
      if let line, let rate = WooCommerceTaxes.rate(of: line) { return .rate(rate) }
    }
    if tax.isZero { return SalesOrder.LineTax.none }
    return WooCommerceTaxes.frenchRate(net: net, tax: tax).map { .rate($0) }
  }

  private static func rate(of line: JSONValue) -> Rate? {
    if let percent = line["rate_percent"]?.text, let rate = try? Rate(percent) { return rate }
    for key in ["rate_code", "label", "code", "title"] {
      if let text = line[key]?.text, let rate = percentage(in: text) { return rate }
    }
    return nil
  }

  /// "TVA 5,5 %" → 5.5.
  private static func percentage(in text: String) -> Rate? {
    guard let sign = text.firstIndex(of: "%") else { return nil }
    let before = text[..<sign].reversed().drop { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    let digits = String(
      before.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }.reversed())
    return try? Rate(digits.replacing(",", with: "."))
  }

  /// The rates of mainland France (CGI art. 278, 279, 278-0 bis, 281 quater).
  private static let frenchRates = [
    Rate(units: 2000), Rate(units: 1000), Rate(units: 550), Rate(units: 210),
  ]

  private static func frenchRate(net: Money, tax: Money) -> Rate? {
    func distance(_ rate: Rate) -> Int64? {
      guard let expected = try? (rate * net).rounded(.halfAwayFromZero, currency: net.currency),
        let difference = try? expected - tax
      else { return nil }
      return difference.magnitude.minorUnits
    }
    if let exact = frenchRates.first(where: { distance($0) == 0 }) { return exact }
    guard net.magnitude.minorUnits >= powerOfTen(net.currency.decimals) else { return nil }
    return frenchRates.first { distance($0) == 1 }
  }
}
