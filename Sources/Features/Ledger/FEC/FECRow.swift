import Kernel
import Money

/// What single fields of a FEC look like.
enum FECField {
  static func split(_ line: String, _ separator: Character) -> [Substring] {
    line.split(separator: separator, omittingEmptySubsequences: false)
  }

  static func trimmed(_ field: Substring) -> Substring {
    var field = field
    while field.first == " " || field.first == "\u{A0}" { field.removeFirst() }
    while field.last == " " || field.last == "\u{A0}" { field.removeLast() }
    return field
  }

  /// "20261231".
  static func date(_ text: some StringProtocol) -> LocalDate? {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let all = Int(text)
    else { return nil }
    return LocalDate(year: all / 10_000, month: all / 100 % 100, day: all % 100)
  }

  /// Cents of "1234,56" or "-0,5"; `nil` for anything else, a decimal point and thousands included.
  static func amount(_ text: Substring) -> Int64? {
    guard !text.utf8.contains(UInt8(ascii: ".")), text.utf8.count <= 20 else { return nil }
    return try? Money(text.replacing(",", with: ".")).minorUnits
  }

  /// Nine digits with the key of Luhn.
  static func isSIREN(_ text: String) -> Bool {
    var sum = 0
    for (index, digit) in text.reversed().enumerated() {
      let value = (digit.wholeNumberValue ?? 0) * (index % 2 == 0 ? 1 : 2)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }
}

/// Where each of the eighteen columns stands in a file.
struct FECColumns {
  static let standard = FECColumns()

  /// Debit and Credit, or Montant and Sens in their place.
  private(set) var hasSides = true
  var hasTrailingSeparator = false

  typealias Report = (_ code: String, Finding.Severity, _ column: Int, Text) -> Void

  /// - Returns: whether rows can be read by their position.
  mutating func read(_ names: [Substring], _ report: Report) -> Bool {
    guard names.count == 18 else {
      report(
        "fec.header", .stop, 1,
        Text(
          fr: "L’en-tête a \(names.count) zones au lieu de 18.",
          en: "The header has \(names.count) fields instead of 18."))
      return false
    }
    var isReadable = true
    for (index, name) in names.enumerated() {
      let wanted = FECFile.columns[index]
      let found = String(FECField.trimmed(name))
      if found == wanted { continue }
      if index == 11, found.lowercased() == "montant" { hasSides = false; continue }
      if index == 12, found.lowercased() == "sens", !hasSides { continue }
      let isSame = found.lowercased() == wanted.lowercased()
      if !isSame { isReadable = false }
      report(
        "fec.header", isSame ? .warn : .stop, index + 1,
        Text(
          fr: "La zone \(index + 1) se nomme « \(found.prefix(30)) » au lieu de « \(wanted) ».",
          en: "Field \(index + 1) is named “\(found.prefix(30))” instead of “\(wanted)”."))
    }
    return isReadable
  }
}

/// One row of a FEC under examination.
struct FECRow {
  let fields: [Substring]
  let columns: FECColumns
  let line: Int
  let file: String?
  private(set) var findings: [Finding] = []
  private(set) var debit: Int64 = 0
  private(set) var credit: Int64 = 0
  private(set) var date: LocalDate?
  private(set) var validated: LocalDate?

  init(fields: [Substring], columns: FECColumns, line: Int, file: String?) {
    self.fields = fields
    self.columns = columns
    self.line = line
    self.file = file
  }

  /// The field of a column, from 0, without the padding some programs write.
  func text(_ column: Int) -> Substring { FECField.trimmed(fields[column]) }

  var journal: Substring { text(0) }
  var journalTitle: Substring { text(1) }
  var number: Substring { text(2) }
  var account: Substring { text(4) }

  private static let required = [0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 12, 15]

  mutating func check(closing: LocalDate?) {
    for column in Self.required where text(column).isEmpty {
      let name = FECFile.columns[column]
      stop("fec.value-missing", column, fr: "\(name) est obligatoire.", en: "\(name) is required.")
    }
    if fields[4].utf8.count != text(4).utf8.count || fields[0].utf8.count != text(0).utf8.count {
      warn(
        "fec.padding", fields[0].utf8.count != text(0).utf8.count ? 0 : 4,
        fr: "La zone est complétée par des espaces : le fichier à plat ne les veut pas.",
        en: "The field is padded with spaces, which a delimited file does not want.")
    }
    date = day(3)
    _ = day(9)
    _ = day(14)
    validated = day(15)
    checkDates(closing)
    checkAccount()
    checkAmounts()
    checkPairs()
  }

  private mutating func day(_ column: Int) -> LocalDate? {
    let text = text(column)
    if text.isEmpty { return nil }
    if let day = FECField.date(text) { return day }
    stop(
      "fec.date-unreadable", column,
      fr: "« \(text.prefix(20)) » n’est pas une date AAAAMMJJ.",
      en: "“\(text.prefix(20))” is not a date YYYYMMDD.")
    return nil
  }

  private mutating func checkDates(_ closing: LocalDate?) {
    guard let date else { return }
    if let validated, validated < date {
      stop(
        "fec.validated-early", 15,
        fr: "Validée le \(validated.compact), avant sa date (\(date.compact)).",
        en: "Validated on \(validated.compact), before its date (\(date.compact)).")
    }
    // A first year lasts twenty-four months at most (BOI-IS-DECLA-10-10).
    if let closing, date > closing || date.dayNumber <= closing.dayNumber - 731 {
      stop(
        "fec.date-outside", 3,
        fr: "\(date.compact) est hors de l’exercice clos le \(closing.compact).",
        en: "\(date.compact) is outside the fiscal year closed on \(closing.compact).")
    }
  }

  private mutating func checkAccount() {
    guard !account.isEmpty else { return }
    let digits = account.prefix { $0.isASCII && $0.isNumber }
    if digits.count < 3 || !("1"..."8").contains(digits.first ?? "0") {
      stop(
        "fec.account", 4,
        fr:
          "« \(account.prefix(20)) » ne commence pas par trois chiffres d’un compte des classes 1 à 8.",
        en:
          "“\(account.prefix(20))” does not begin with three digits of an account of classes 1 to 8."
      )
    } else if digits.first != "8", !ChartOfAccounts.knows(String(digits)) {
      warn(
        "fec.account", 4,
        fr: "Le compte \(account.prefix(20)) n’est pas au plan comptable général de 2026.",
        en: "Account \(account.prefix(20)) is not in the general chart of 2026.")
    }
  }

  private mutating func checkAmounts() {
    if !columns.hasSides { return checkSide() }
    let sides = [11, 12].map { column -> Int64? in
      if text(column).isEmpty { return 0 }
      let amount = FECField.amount(text(column))
      if amount == nil { unreadable(column) }
      return amount
    }
    debit = sides[0] ?? 0
    credit = sides[1] ?? 0
    guard sides[0] != nil, sides[1] != nil, !text(11).isEmpty, !text(12).isEmpty else { return }
    if debit != 0, credit != 0 {
      stop(
        "fec.two-sides", 11, fr: "Débit et crédit sur la même ligne.",
        en: "Debit and credit on the same line.")
    } else if debit == 0, credit == 0 {
      warn("fec.no-amount", 11, fr: "La ligne n’a pas de montant.", en: "The line has no amount.")
    }
    if debit < 0 || credit < 0 {
      warn(
        "fec.negative", debit < 0 ? 11 : 12,
        fr: "Montant négatif : l’autre sens est préférable.",
        en: "Negative amount: the other side is preferable.")
    }
  }

  /// Montant and Sens: "D" or "C", or +1 and -1.
  private mutating func checkSide() {
    guard !text(11).isEmpty, !text(12).isEmpty else { return }
    guard let amount = FECField.amount(text(11)) else { return unreadable(11) }
    switch text(12) {
    case "D", "+1", "1", "+": debit = amount
    case "C", "-1", "-": credit = amount
    default:
      stop(
        "fec.side-unknown", 12, fr: "Le sens est D ou C.", en: "The side is D or C.")
    }
  }

  private mutating func unreadable(_ column: Int) {
    stop(
      "fec.amount-unreadable", column,
      fr:
        "« \(text(column).prefix(20)) » n’est pas un montant : chiffres, virgule décimale, deux décimales.",
      en: "“\(text(column).prefix(20))” is no amount: digits, a decimal comma, two decimals.")
  }

  /// Columns that go together.
  private mutating func checkPairs() {
    for (left, right, code) in [
      (6, 7, "fec.auxiliary-incomplete"), (13, 14, "fec.matching-incomplete"),
      (16, 17, "fec.currency-incomplete"),
    ] where text(left).isEmpty != text(right).isEmpty {
      let (one, other) = (FECFile.columns[left], FECFile.columns[right])
      let missing = text(left).isEmpty ? left : right
      warn(
        code, missing, fr: "\(one) et \(other) vont ensemble.",
        en: "\(one) and \(other) go together.")
    }
    if !text(16).isEmpty, FECField.amount(text(16)) == nil { unreadable(16) }
  }

  private mutating func stop(_ code: String, _ column: Int, fr: String, en: String) {
    findings.append(Finding(code, at: place(column), fr: fr, en: en))
  }

  private mutating func warn(_ code: String, _ column: Int, fr: String, en: String) {
    findings.append(Finding(code, .warn, at: place(column), fr: fr, en: en))
  }

  private func place(_ column: Int) -> Place {
    Place(file: file, line: line, column: column + 1, pointer: FECFile.columns[column])
  }
}
