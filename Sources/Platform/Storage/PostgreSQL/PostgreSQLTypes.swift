import CPostgreSQL

/// The types of PostgreSQL that columns and results of ours have, by their number in its catalogue.
enum PostgreSQLType {
  static let unknown: Oid = 0
  static let bool: Oid = 16
  static let bytea: Oid = 17
  static let name: Oid = 19
  static let int8: Oid = 20
  static let int2: Oid = 21
  static let int4: Oid = 23
  static let text: Oid = 25
  static let float4: Oid = 700
  static let float8: Oid = 701
  static let unknownLiteral: Oid = 705
  static let characters: Oid = 1042
  static let varchar: Oid = 1043
  static let void: Oid = 2278
  static let numeric: Oid = 1700

  static func isText(_ type: Oid) -> Bool {
    [text, varchar, name, characters, unknownLiteral].contains(type)
  }

  /// The name of a type that many rows may be made of.
  static func arrayElement(_ type: Oid) -> String? {
    switch type {
    case int8: "int8"
    case int4: "int4"
    case text: "text"
    case bytea: "bytea"
    default: nil
    }
  }

  /// Bytes of a whole number, `nil` for what is none.
  static func width(_ type: Oid) -> Int? {
    switch type {
    case int8: 8
    case int4: 4
    case int2: 2
    default: nil
    }
  }
}

/// A number of PostgreSQL's `numeric`, which `sum` and a division give, in its binary form.
struct PostgreSQLNumeric {
  private let digits: [Int]
  /// Power of 10,000 of the first digit.
  private let weight: Int
  private let isNegative: Bool
  private let isNumber: Bool
  private let scale: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    func word(_ index: Int) -> Int {
      Int(Int16(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 2, as: Int16.self)))
    }
    let sign = word(2) & 0xFFFF
    weight = word(1)
    isNegative = sign == 0x4000
    isNumber = sign == 0x4000 || sign == 0
    scale = word(3)
    digits = (0..<word(0)).map { word(4 + $0) }
  }

  private func digit(_ power: Int) -> Int {
    let index = weight - power
    return digits.indices.contains(index) ? digits[index] : 0
  }

  /// `nil` for what is no whole number of 64 bits.
  var integer: Int64? {
    guard isNumber else { return nil }
    var value: Int64 = 0
    for index in digits.indices where digits[index] != 0 && weight - index < 0 { return nil }
    for power in stride(from: max(weight, 0), through: 0, by: -1) {
      let (raised, over) = value.multipliedReportingOverflow(by: 10_000)
      let (next, above) = raised.subtractingReportingOverflow(Int64(digit(power)))
      if over || above { return nil }
      value = next
    }
    return isNegative ? value : value == .min ? nil : -value
  }

  /// For a log: a fraction is never an amount.
  var text: String {
    guard isNumber else { return "NaN" }
    var whole = ""
    for power in stride(from: max(weight, 0), through: 0, by: -1) {
      whole += Self.padded(digit(power))
    }
    whole = String(whole.drop { $0 == "0" })
    var fraction = ""
    for power in 1...max(1, (scale + 3) / 4) { fraction += Self.padded(digit(-power)) }
    let shown = scale > 0 ? "." + fraction.prefix(scale) : ""
    return (isNegative ? "-" : "") + (whole.isEmpty ? "0" : whole) + shown
  }

  private static func padded(_ digit: Int) -> String {
    let text = String(digit)
    return String(repeating: "0", count: 4 - text.utf8.count) + text
  }
}
