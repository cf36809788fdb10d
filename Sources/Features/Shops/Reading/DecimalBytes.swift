import Money

/// How a source writes numbers.
struct DecimalNotation: Sendable, Equatable {
  /// "." or ",".
  var point: UInt8 = UInt8(ascii: ".")
  /// "." "," "'" or " " between groups of three digits (a space covers no-break and thin ones); `nil` when
  /// none is allowed.
  var thousands: UInt8?

  static let plain = DecimalNotation()
}

/// What a field that should hold a number turned out to be.
enum DecimalOutcome: Equatable {
  case blank
  case value(Int64)
  case notANumber
  /// More decimals than `scale`, not zeros.
  case tooManyDecimals
  case tooLarge
}

extension DecimalNotation {
  /// Reads an exact decimal from bytes, without going through a string: CSV files have two of them a line.
  /// - Returns: the value × 10^`scale`.
  func read(_ field: ArraySlice<UInt8>, scale: Int) -> DecimalOutcome {
    var bytes = field.trimmingBlanks()
    if bytes.isEmpty { return .blank }
    var negative = false
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      negative = sign == UInt8(ascii: "-")
      bytes = bytes.dropFirst()
    }
    var magnitude: Int64 = 0
    var digits = 0
    var decimals: Int?
    var group: Int?
    var surplus = false
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        index += 1
        digits += 1
        if let seen = decimals {
          if seen >= scale {
            if byte != UInt8(ascii: "0") { surplus = true }
            continue
          }
          decimals = seen + 1
        } else if let count = group {
          group = count + 1
        }
        let (tenfold, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        let (sum, overflow2) = tenfold.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
        if overflow || overflow2 { return .tooLarge }
        magnitude = sum
      } else if byte == point, decimals == nil {
        if let group, group != 3 { return .notANumber }
        decimals = 0
        index += 1
      } else if let length = thousandsLength(bytes, at: index), decimals == nil, digits > 0 {
        guard group.map({ $0 == 3 }) ?? (digits <= 3) else { return .notANumber }
        group = 0
        index += length
      } else {
        return .notANumber
      }
    }
    if digits == 0 || bytes.last == point { return .notANumber }
    if decimals == nil, let group, group != 3 { return .notANumber }
    if surplus { return .tooManyDecimals }
    let (scaled, overflow) = magnitude.multipliedReportingOverflow(
      by: powerOfTen(scale - (decimals ?? 0)))
    return overflow ? .tooLarge : .value(negative ? -scaled : scaled)
  }

  private func thousandsLength(_ bytes: ArraySlice<UInt8>, at index: Int) -> Int? {
    guard let thousands else { return nil }
    if bytes[index] == thousands { return 1 }
    guard thousands == UInt8(ascii: " ") else { return nil }
    let rest = bytes[index...]
    if rest.starts(with: [0xC2, 0xA0]) { return 2 }
    if rest.starts(with: [0xE2, 0x80, 0xAF]) || rest.starts(with: [0xE2, 0x80, 0x89]) { return 3 }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// Without the spaces, tabs, line breaks and no-break spaces at both ends.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    var slice = self
    while let first = slice.first {
      if first <= 0x20, first != 0 {
        slice = slice.dropFirst()
      } else if first == 0xC2, slice.count > 1, slice[slice.startIndex + 1] == 0xA0 {
        slice = slice.dropFirst(2)
      } else {
        break
      }
    }
    while let last = slice.last {
      if last <= 0x20, last != 0 {
        slice = slice.dropLast()
      } else if last == 0xA0, slice.count > 1, slice[slice.endIndex - 2] == 0xC2 {
        slice = slice.dropLast(2)
      } else {
        break
      }
    }
    return slice
  }

  var isBlank: Bool { trimmingBlanks().isEmpty }
}
