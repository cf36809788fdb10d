/// A header value with parameters: `form-data; name="orders"; filename="a.csv"`. Read byte by byte: a
/// combining accent after a quote must not hide the quote.
struct HeaderValue {
  /// Before the first semicolon, in lower case.
  let value: String
  private var parameters: [String: String] = [:]

  /// - Returns: `nil` for an open quote, a parameter without value or one that is given twice.
  init?(_ text: String) {
    var rest = Array(text.utf8)[...]
    value = rest.take(until: UInt8(ascii: ";")).trimmedText.lowercased()
    while rest.popFirst() != nil {
      let name = rest.take(until: UInt8(ascii: "=")).trimmedText.lowercased()
      guard !name.isEmpty, rest.popFirst() != nil, parameters[name] == nil else { return nil }
      if rest.first == UInt8(ascii: "\"") {
        rest.removeFirst()
        guard let quoted = HeaderValue.quoted(&rest) else { return nil }
        parameters[name] = quoted
        guard rest.take(until: UInt8(ascii: ";")).trimmedText.isEmpty else { return nil }
      } else {
        parameters[name] = rest.take(until: UInt8(ascii: ";")).trimmedText
      }
    }
  }

  subscript(name: String) -> String? { parameters[name] }

  /// What stands before the closing quote; `\"` is a quote, as curl writes it. Another backslash stays: it is
  /// in the names of files on some systems, and browsers send it bare.
  private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String? {
    var result: [UInt8] = []
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return String(decoding: result, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "\"") {
        result.append(rest.removeFirst())
      } else {
        result.append(byte)
      }
    }
    return nil
  }

  /// Browsers write three characters of names as escapes, and only these (WHATWG HTML, multipart encoding).
  static func unescapedByBrowser(_ name: String) -> String {
    name.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
  }

  /// The last component, at most 200 characters, with nothing in it that could move a terminal, a log or a
  /// page around.
  static func fileName(_ raw: String) -> String {
    let scalars = unescapedByBrowser(raw).unicodeScalars
    let last = scalars.split { $0 == "/" || $0 == "\\" }.last.map(Array.init) ?? []
    let clean = last.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
    let name = String(String.UnicodeScalarView(clean.prefix(200)))
    return name == "." || name == ".." ? "" : name
  }
}

extension ArraySlice<UInt8> {
  fileprivate mutating func take(until end: UInt8) -> ArraySlice<UInt8> {
    let taken = prefix { $0 != end }
    self = self[taken.endIndex...]
    return taken
  }

  fileprivate var trimmedText: String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var result = drop(while: isBlank)
    while let last = result.last, isBlank(last) { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}
