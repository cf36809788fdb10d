import Money

/// How the French write numbers and dates.
package enum French {
  /// "1 234,56 €".
  package static func amount(_ money: Money) -> String { DocumentFigures.french.amount(money) }

  /// "1 234,56", for columns whose heading names the currency.
  package static func bare(_ money: Money) -> String { DocumentFigures.french.bare(money) }

  /// "12", "0,5", "1 200".
  package static func quantity(_ quantity: Quantity) -> String {
    DocumentFigures.french.quantity(quantity)
  }

  /// At least two decimals, all that matter: "4,10", "0,083333".
  package static func price(_ price: UnitPrice) -> String { DocumentFigures.french.price(price) }

  /// "20 %", "5,5 %".
  package static func rate(_ rate: Rate) -> String { DocumentFigures.french.rate(rate) }

  /// "23/11/2026".
  package static func date(_ date: LocalDate) -> String { DocumentFigures.french.date(date) }

  /// Short name of a Rec 20 unit; none for pieces.
  static func unit(_ code: String) -> String { DocumentWords.french.unit(code) }

  /// "732 829 320".
  package static func siren(_ siren: String) -> String {
    guard siren.utf8.count == 9 else { return siren }
    let apart = DocumentFigures.noBreakSpace
    return "\(siren.prefix(3))\(apart)\(siren.dropFirst(3).prefix(3))\(apart)\(siren.suffix(3))"
  }

  /// "FR76 3000 6000 0112 3456 7890 189".
  package static func iban(_ iban: String) -> String {
    var groups: [Substring] = []
    var rest = iban[...]
    while !rest.isEmpty {
      groups.append(rest.prefix(4))
      rest = rest.dropFirst(4)
    }
    return groups.joined(separator: DocumentFigures.noBreakSpace)
  }
}
