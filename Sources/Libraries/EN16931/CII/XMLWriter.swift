/// Writes XML into one byte buffer: element names are static, text is always escaped.
struct XMLWriter {
  private(set) var bytes: [UInt8]

  init(capacity: Int) {
    bytes = []
    bytes.reserveCapacity(capacity)
  }

  mutating func raw(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// An element that holds elements.
  mutating func group(_ name: StaticString, _ body: (inout XMLWriter) -> Void) {
    open(name)
    body(&self)
    close(name)
  }

  /// An element that holds text; nothing is written for an empty optional.
  mutating func text(_ name: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    open(name)
    escape(value)
    close(name)
  }

  /// An element that holds text and has one attribute.
  mutating func text(
    _ name: StaticString, _ attribute: StaticString, _ attributeValue: String, _ value: String
  ) {
    bytes.append(UInt8(ascii: "<"))
    raw(name)
    bytes.append(UInt8(ascii: " "))
    raw(attribute)
    raw("=\"")
    escape(attributeValue)
    raw("\">")
    escape(value)
    close(name)
  }

  private mutating func open(_ name: StaticString) {
    bytes.append(UInt8(ascii: "<"))
    raw(name)
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func close(_ name: StaticString) {
    raw("</")
    raw(name)
    raw(">\n")
  }

  private mutating func escape(_ value: String) { Self.escape(value, into: &bytes) }

  /// Escapes the five special characters. Characters XML 1.0 cannot hold (C0 controls but tab and line ends)
  /// become U+FFFD: callers clean names beforehand, so seeing one in a file points at a missing clean-up.
  static func escape(_ value: String, into bytes: inout [UInt8]) {
    var value = value
    value.withUTF8 { utf8 in
      var start = 0
      for index in utf8.indices {
        let entity: StaticString
        switch utf8[index] {
        case UInt8(ascii: "&"): entity = "&amp;"
        case UInt8(ascii: "<"): entity = "&lt;"
        case UInt8(ascii: ">"): entity = "&gt;"
        case UInt8(ascii: "\""): entity = "&quot;"
        case UInt8(ascii: "\r"): entity = "&#13;"
        case 0..<9, 11, 12, 14..<32: entity = "\u{FFFD}"
        default: continue
        }
        bytes.append(contentsOf: utf8[start..<index])
        bytes.append(
          contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
        start = index + 1
      }
      bytes.append(contentsOf: utf8[start...])
    }
  }
}
