import Money

/// How numbers and dates are shown to people. Machines get `description`.
extension Language {
  /// "1 234" with a narrow no-break space, "1,234".
  package func number(_ value: Int) -> String { grouped(String(value)) }

  /// "1 248,00 €", "€1,248.00"; currencies without a common sign keep their code.
  package func money(_ money: Money) -> String {
    let amount = decimal(money.description)
    let sign = Language.signs[money.currency.code]
    switch self {
    case .fr: return "\(amount)\u{A0}\(sign ?? money.currency.code)"
    case .en:
      guard let sign else { return "\(money.currency.code)\u{A0}\(amount)" }
      return money.isNegative ? "-\(sign)\(amount.dropFirst())" : sign + amount
    }
  }

  /// An amount for an axis: "12,5 k€", "€1.2M", "-€250"; rounded down to a tenth.
  package func compact(minor: Int64, _ currency: Currency) -> String {
    let (whole, sign) = (abs(minor) / 100, Language.signs[currency.code] ?? currency.code)
    let (tenths, unit): (Int64, String) =
      switch whole {
      case 1_000_000...: (whole / 100_000, "M")
      case 1_000...: (whole / 100, "k")
      default: (abs(minor) / 10, "")
      }
    let number = decimal(tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)")
    let minus = minor < 0 ? "-" : ""
    return self == .fr ? "\(minus)\(number)\u{A0}\(unit)\(sign)" : "\(minus)\(sign)\(number)\(unit)"
  }

  /// "janvier 2026", "January 2026".
  package func month(_ year: Int, _ month: Int) -> String { "\(monthName(month)) \(year)" }

  /// "janvier", "January".
  package func monthName(_ month: Int) -> String {
    self == .fr ? Language.frenchMonthNames[month - 1] : Language.englishMonthNames[month - 1]
  }

  /// "janv.", "Jan".
  package func shortMonth(_ month: Int) -> String {
    self == .fr ? Language.frenchShortMonths[month - 1] : Language.englishMonths[month - 1]
  }

  private static let frenchMonthNames = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
    "novembre", "décembre",
  ]
  private static let englishMonthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let frenchShortMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
  ]

  /// A decimal number as machines write it ("1234.5"), for people: "1 234,5", "1,234.5".
  package func decimal(_ machine: String) -> String {
    let parts = machine.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first else { return machine }
    guard parts.count == 2 else { return grouped(whole) }
    return grouped(whole) + (self == .fr ? "," : ".") + parts[1]
  }

  /// "107,50", "62,085": at least the cents.
  package func price(_ price: UnitPrice) -> String {
    let machine = price.description
    let decimals = machine.split(separator: ".", maxSplits: 1).dropFirst().first?.count ?? 0
    let zeros = String(repeating: "0", count: max(0, 2 - decimals))
    return decimal(decimals == 0 ? "\(machine).\(zeros)" : machine + zeros)
  }

  /// "20 %", "20%".
  package func percent(_ rate: Rate) -> String {
    decimal(rate.description) + (self == .fr ? "\u{A0}%" : "%")
  }

  /// "31/01/2026", "31 Jan 2026".
  package func date(_ date: LocalDate) -> String {
    let (year, month, day) = date.civil
    switch self {
    case .fr: return "\(Language.two(day))/\(Language.two(month))/\(year)"
    case .en: return "\(day) \(Language.englishMonths[month - 1]) \(year)"
    }
  }

  /// The moment in Paris: "31/01/2026 à 09:05", "31 Jan 2026 at 09:05".
  package func moment(_ instant: Instant) -> String {
    let paris = instant.paris
    let time = "\(Language.two(paris.hour)):\(Language.two(paris.minute))"
    return date(paris.date) + (self == .fr ? " à " : " at ") + time
  }

  private func grouped(_ digits: some StringProtocol) -> String {
    let isNegative = digits.hasPrefix("-")
    let magnitude = isNegative ? String(digits.dropFirst()) : String(digits)
    var result = ""
    for (index, digit) in magnitude.enumerated() {
      if index > 0, (magnitude.count - index) % 3 == 0 { result += self == .fr ? "\u{202F}" : "," }
      result.append(digit)
    }
    return isNegative ? "-" + result : result
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let signs = ["EUR": "€", "GBP": "£", "USD": "$"]
  private static let englishMonths = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
