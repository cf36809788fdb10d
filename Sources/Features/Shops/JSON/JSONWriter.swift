/// Writes compact JSON straight into bytes.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() { bytes.reserveCapacity(1024) }

  mutating func object(_ key: StaticString? = nil, _ body: (inout JSONWriter) -> Void) {
    container(key, "{", "}", body)
  }

  mutating func array<Element>(
    _ key: StaticString, _ elements: [Element], _ body: (inout JSONWriter, Element) -> Void
  ) {
    container(key, "[", "]") { writer in
      for element in elements { body(&writer, element) }
    }
  }

  mutating func string(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    name(key)
    quoted(value)
    needsComma = true
  }

  mutating func bool(_ key: StaticString, _ value: Bool) {
    name(key)
    raw(value ? "true" : "false")
    needsComma = true
  }

  mutating func integer(_ key: StaticString, _ value: Int?) {
    guard let value else { return }
    name(key)
    bytes.append(contentsOf: String(value).utf8)
    needsComma = true
  }

  private mutating func container(
    _ key: StaticString?, _ open: StaticString, _ close: StaticString, _ body: (inout JSONWriter) -> Void
  ) {
    name(key)
    raw(open)
    needsComma = false
    body(&self)
    raw(close)
    needsComma = true
  }

  private mutating func name(_ key: StaticString?) {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    guard let key else { return }
    bytes.append(UInt8(ascii: "\""))
    raw(key)
    raw("\":")
  }

  private mutating func raw(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  private mutating func quoted(_ value: String) {
    var value = value
    bytes.append(UInt8(ascii: "\""))
    value.withUTF8 { text in
      var start = 0
      for (index, byte) in text.enumerated() where byte < 0x20 || byte == 0x22 || byte == 0x5C {
        bytes.append(contentsOf: text[start..<index])
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22: raw("\\\"")
    case 0x5C: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x0D: raw("\\r")
    case 0x09: raw("\\t")
    default:
      let digits = Array("0123456789abcdef".utf8)
      raw("\\u00")
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
