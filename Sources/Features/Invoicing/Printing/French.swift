import Money

/// How the French write numbers and dates.
package enum French {
  private static let noBreakSpace = "\u{A0}"

  /// "1 234,56 €".
  package static func amount(_ money: Money) -> String {
    number(money.description)
      + noBreakSpace + (money.currency == .eur ? "€" : money.currency.code)
  }

  /// "1 234,56", for columns whose heading names the currency.
  package static func bare(_ money: Money) -> String { number(money.description) }

  /// "12", "0,5", "1 200".
  package static func quantity(_ quantity: Quantity) -> String { number(quantity.description) }

  /// At least two decimals, all that matter: "4,10", "0,083333".
  package static func price(_ price: UnitPrice) -> String {
    let text = price.description
    guard let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return number(text + ".00")
    }
    let decimals = text.utf8.distance(from: point, to: text.utf8.endIndex) - 1
    return number(decimals < 2 ? text + "0" : text)
  }

  /// "20 %", "5,5 %".
  package static func rate(_ rate: Rate) -> String {
    number(rate.description) + noBreakSpace + "%"
  }

  /// "23/11/2026".
  package static func date(_ date: LocalDate) -> String {
    let (year, month, day) = date.civil
    return "\(day < 10 ? "0" : "")\(day)/\(month < 10 ? "0" : "")\(month)/\(year)"
  }

  /// "732 829 320".
  package static func siren(_ siren: String) -> String {
    guard siren.utf8.count == 9 else { return siren }
    return
      "\(siren.prefix(3))\(noBreakSpace)\(siren.dropFirst(3).prefix(3))\(noBreakSpace)\(siren.suffix(3))"
  }

  /// "FR76 3000 6000 0112 3456 7890 189".
  package static func iban(_ iban: String) -> String {
    var groups: [Substring] = []
    var rest = iban[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: noBreakSpace)
  }

  /// A plain decimal ("-1234.5") with French separators; thousands are parted by a no-break space.
  private static func number(_ plain: String) -> String {
    let bytes = plain.utf8
    let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
    var whole = 0
    for byte in bytes.dropFirst(start) {
      if byte == UInt8(ascii: ".") { break }
      whole += 1
    }
    // Each no-break space is two bytes of UTF-8.
    return String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
      var at = 0
      for (index, byte) in bytes.enumerated() {
        let left = start + whole - index
        if index > start, left > 0, left % 3 == 0 {
          buffer[at] = 0xC2
          buffer[at + 1] = 0xA0
          at += 2
        }
        buffer[at] = byte == UInt8(ascii: ".") ? UInt8(ascii: ",") : byte
        at += 1
      }
      return at
    }
  }
}
