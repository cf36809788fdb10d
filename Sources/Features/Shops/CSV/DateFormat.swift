import Money

/// How a column writes days: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, and the characters between them.
/// Months, days and hours may have one digit where something follows them.
struct DateFormat: Sendable, Equatable {
  private enum Part: Equatable {
    case field(Character, digits: Int)
    case literal(UInt8)
  }

  let pattern: String
  private let parts: [Part]

  /// "2026-11-20", with a time after it or without, and an offset after that or not.
  static let iso = DateFormat("yyyy-MM-dd")!

  /// - Returns: `nil` when a letter is no token, or the year, the month or the day is missing.
  init?(_ pattern: String) {
    var parts: [Part] = []
    var rest = Substring(pattern)
    while let first = rest.first {
      if first.isASCII, first.isLetter {
        let run = rest.prefix { $0 == first }
        if first == "T" || first == "Z", run.count == 1 {
          parts.append(.literal(first.asciiValue!))
        } else {
          guard ["yyyy", "MM", "dd", "HH", "mm", "ss"].contains(String(run)) else { return nil }
          parts.append(.field(first, digits: run.count))
        }
        rest = rest.dropFirst(run.count)
      } else {
        guard let byte = first.asciiValue else { return nil }
        parts.append(.literal(byte))
        rest = rest.dropFirst()
      }
    }
    for needed: Character in ["y", "M", "d"] {
      guard parts.contains(where: { if case .field(needed, _) = $0 { true } else { false } }) else {
        return nil
      }
    }
    self.pattern = pattern
    self.parts = parts
  }

  /// - Returns: `nil` unless `field` is written so and the day exists.
  func day(_ field: ArraySlice<UInt8>) -> LocalDate? {
    let bytes = field.trimmingBlanks()
    var at = bytes.startIndex
    var (year, month, day) = (0, 0, 0)
    for (index, part) in parts.enumerated() {
      switch part {
      case .literal(let byte):
        guard at < bytes.endIndex, bytes[at] == byte else { return nil }
        at += 1
      case .field(let letter, let digits):
        let mayBeShort = digits == 2 && index + 1 < parts.count
        guard let value = DateFormat.number(bytes, at: &at, digits: digits, mayBeShort: mayBeShort)
        else { return nil }
        switch letter {
        case "y": year = value
        case "M": month = value
        case "d": day = value
        case "H": if value > 23 { return nil }
        default: if value > 59 { return nil }
        }
      }
    }
    guard let date = LocalDate(year: year, month: month, day: day) else { return nil }
    if at == bytes.endIndex { return date }
    return self == .iso ? DateFormat.day(date, at: bytes[at...]) : nil
  }

  /// What the undeclared format lets follow the day: "T10:30:00" or " 10:30". With an offset, as " +0100" or "Z", it is the day
  /// it then was in Paris.
  private static func day(_ date: LocalDate, at time: ArraySlice<UInt8>) -> LocalDate? {
    guard let first = time.first, first == UInt8(ascii: "T") || first == UInt8(ascii: " ") else {
      return nil
    }
    let clock = time.dropFirst().prefix {
      isDigit($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".")
    }
    let zone = time[clock.endIndex...].trimmingBlanks()
    if zone.isEmpty { return date }
    let parts = clock.split(separator: UInt8(ascii: ":")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let offset = minutes(of: zone), parts.count > 1, let hour = Int(parts[0]),
      let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return Instant(date, hour: hour, minute: minute).adding(seconds: Int64(-offset * 60))
      .dateInParis
  }

  /// Of "Z", "+0100" or "-05:00".
  private static func minutes(of zone: ArraySlice<UInt8>) -> Int? {
    if zone.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
    let digits = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      digits.count == 4, digits.allSatisfy({ isDigit($0) }),
      let value = Int(String(decoding: digits, as: UTF8.self)), value % 100 < 60, value <= 1400
    else { return nil }
    let minutes = value / 100 * 60 + value % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func number(
    _ bytes: ArraySlice<UInt8>, at: inout Int, digits: Int, mayBeShort: Bool
  ) -> Int? {
    var value = 0
    var seen = 0
    while seen < digits, at < bytes.endIndex, bytes[at] >= UInt8(ascii: "0"),
      bytes[at] <= UInt8(ascii: "9")
    {
      value = value * 10 + Int(bytes[at] - UInt8(ascii: "0"))
      at += 1
      seen += 1
    }
    return seen == digits || mayBeShort && seen == 1 ? value : nil
  }
}
