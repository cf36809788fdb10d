import Money

/// Writes JSON as UTF-8 bytes, in the order it is told.
///
///     let json = JSONWriter()
///     json.object {
///       json.field("number", invoice.number)
///       json.field("total", invoice.totals.gross)      // {"amount": "120.00", "currency": "EUR"}
///       json.array("lines") { for line in lines { json.object { … } } }
///     }
///     json.bytes
package final class JSONWriter {
  private let output: OutputBytes
  private let isPretty: Bool
  @exclusivity(unchecked) private var depth = 0
  /// Whether the innermost object or array has nothing in it yet.
  @exclusivity(unchecked) private var isEmpty = true
  /// Whether a key was just written, so that its value stays on the line.
  @exclusivity(unchecked) private var hasKey = false

  package init(pretty: Bool = false, capacity: Int = 1 << 10) {
    isPretty = pretty
    output = OutputBytes(capacity: capacity)
  }

  package var bytes: [UInt8] { output.array }
  package var string: String { output.string }

  // MARK: Values, in an array or at the root

  package func object(_ content: () throws -> Void) rethrows {
    try nested(UInt8(ascii: "{"), UInt8(ascii: "}"), content)
  }

  package func array(_ content: () throws -> Void) rethrows {
    try nested(UInt8(ascii: "["), UInt8(ascii: "]"), content)
  }

  package func value(_ text: String) {
    startValue()
    quoted(text)
  }

  package func value(_ number: some BinaryInteger) {
    startValue()
    output.append(utf8: String(number))
  }

  /// A number as it was written: "19.90", "1e3".
  func number(token: String) {
    startValue()
    output.append(utf8: token)
  }

  package func value(_ flag: Bool) {
    startValue()
    output.append(flag ? "true" : "false")
  }

  package func null() {
    startValue()
    output.append("null")
  }

  package func value(_ money: Money) {
    object {
      field("amount", money.description)
      field("currency", money.currency.code)
    }
  }

  // MARK: Fields of an object

  /// The next value written belongs to `name`.
  package func key(_ name: String) {
    startValue()
    quoted(name)
    output.append(UInt8(ascii: ":"))
    if isPretty { output.append(UInt8(ascii: " ")) }
    hasKey = true
  }

  package func object(_ name: String, _ content: () throws -> Void) rethrows {
    key(name)
    try object(content)
  }

  package func array(_ name: String, _ content: () throws -> Void) rethrows {
    key(name)
    try array(content)
  }

  /// A missing text is null.
  package func field(_ name: String, _ text: String?) {
    key(name)
    if let text { value(text) } else { null() }
  }

  package func field(_ name: String, _ number: (some BinaryInteger)?) {
    key(name)
    if let number { value(number) } else { null() }
  }

  package func field(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  package func field(_ name: String, _ money: Money?) {
    key(name)
    if let money { value(money) } else { null() }
  }

  /// Dates, instants, identifiers and decimal numbers: as the text of their description, never as a JSON
  /// number, which readers turn into floating point.
  package func field(_ name: String, text value: (some CustomStringConvertible)?) {
    field(name, value?.description)
  }

  // MARK: Bytes

  private func nested(_ open: UInt8, _ close: UInt8, _ content: () throws -> Void) rethrows {
    startValue()
    output.append(open)
    depth += 1
    isEmpty = true
    try content()
    depth -= 1
    if !isEmpty { newLine() }
    output.append(close)
    isEmpty = false
  }

  private func startValue() {
    if hasKey {
      hasKey = false
      return
    }
    if !isEmpty { output.append(UInt8(ascii: ",")) }
    if depth > 0 { newLine() }
    isEmpty = false
  }

  private func newLine() {
    guard isPretty else { return }
    output.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { output.append("  ") }
  }

  private func quoted(_ text: String) {
    output.append(UInt8(ascii: "\""))
    JSONEscape.append(text, to: output)
    output.append(UInt8(ascii: "\""))
  }
}
