import Money

/// How a language writes numbers and dates. By hand: a page has dozens of them, and formatters cost more than the
/// rest of it.
package struct DocumentFigures: Sendable {
  enum Separator {
    case comma, dot, noBreakSpace
  }
  enum DateForm {
    /// 31/01/2026
    case slashes
    /// 31.01.2026
    case dots
    /// 31 Jan 2026: English readers disagree on which of two numbers is the month.
    case month
  }

  let decimals: Separator
  let thousands: Separator
  /// "€1,234.56" rather than "1 234,56 €".
  let currencyFirst: Bool
  /// "20 %" rather than "20%".
  let percentApart: Bool
  let dates: DateForm

  static let french = DocumentFigures(
    decimals: .comma, thousands: .noBreakSpace, currencyFirst: false, percentApart: true,
    dates: .slashes)
  static let english = DocumentFigures(
    decimals: .dot, thousands: .comma, currencyFirst: true, percentApart: false, dates: .month)
  static let german = DocumentFigures(
    decimals: .comma, thousands: .dot, currencyFirst: false, percentApart: true, dates: .dots)
  static let spanish = DocumentFigures(
    decimals: .comma, thousands: .dot, currencyFirst: false, percentApart: true, dates: .slashes)
  static let italian = DocumentFigures(
    decimals: .comma, thousands: .dot, currencyFirst: false, percentApart: false, dates: .slashes)

  package static func of(_ language: DocumentLanguage) -> DocumentFigures {
    switch language {
    case .french: french
    case .english: english
    case .german: german
    case .spanish: spanish
    case .italian: italian
    }
  }

  static let noBreakSpace = "\u{A0}"

  /// "1 234,56 €".
  package func amount(_ money: Money) -> String {
    let isEuro = money.currency == .eur
    guard currencyFirst else {
      return number(money.description) + Self.noBreakSpace + (isEuro ? "€" : money.currency.code)
    }
    return (money.isNegative ? "-" : "")
      + (isEuro ? "€" : money.currency.code + Self.noBreakSpace)
      + number(money.magnitude.description)
  }

  /// "1 234,56", for columns whose heading names the currency.
  package func bare(_ money: Money) -> String { number(money.description) }

  /// "12", "0,5", "1 200".
  package func quantity(_ quantity: Quantity) -> String { number(quantity.description) }

  /// At least two decimals, all that matter: "4,10", "0,083333".
  package func price(_ price: UnitPrice) -> String {
    let text = price.description
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return number(text + ".00")
    }
    let decimals = text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
    return number(decimals < 2 ? text + "0" : text)
  }

  /// "20 %", "5,5 %".
  package func rate(_ rate: Rate) -> String {
    number(rate.description) + (percentApart ? Self.noBreakSpace + "%" : "%")
  }

  /// "23/11/2026".
  package func date(_ date: LocalDate) -> String {
    let (year, month, day) = date.civil
    let (dayZero, monthZero) = (day < 10 ? "0" : "", month < 10 ? "0" : "")
    return switch dates {
    case .slashes: "\(dayZero)\(day)/\(monthZero)\(month)/\(year)"
    case .dots: "\(dayZero)\(day).\(monthZero)\(month).\(year)"
    case .month: "\(day)\(Self.noBreakSpace)\(Self.months[month - 1])\(Self.noBreakSpace)\(year)"
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A plain decimal ("-1234.5") with the language's separators.
  private func number(_ plain: String) -> String {
    let bytes = plain.utf8
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var whole = 0
    for byte in bytes.dropFirst(start) {
      if byte == UInt8(ascii: ".") { break }
      whole += 1
    }
    // A separator is two bytes of UTF-8 at most.
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var at = 0
      for (index, byte) in bytes.enumerated() {
        let left = start + whole - index
        if index > start, left > 0, left % 3 == 0 { thousands.write(to: buffer, &at) }
        if byte == UInt8(ascii: ".") {
          decimals.write(to: buffer, &at)
        } else {
          buffer[at] = byte
          at += 1
        }
      }
      return at
    }
  }
}

extension DocumentFigures.Separator {
  fileprivate func write(to buffer: UnsafeMutableBufferPointer<UInt8>, _ at: inout Int) {
    switch self {
    case .comma: buffer[at] = UInt8(ascii: ",")
    case .dot: buffer[at] = UInt8(ascii: ".")
    case .noBreakSpace:
      buffer[at] = 0xC2
      at += 1
      buffer[at] = 0xA0
    }
    at += 1
  }
}
