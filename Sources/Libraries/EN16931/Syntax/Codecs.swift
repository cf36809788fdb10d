/// Where a syntax states its currencies.
enum CurrencyPaths {
  private static let cii = paths(
    ["rsm:SupplyChainTradeTransaction", "ram:ApplicableHeaderTradeSettlement"],
    "ram:InvoiceCurrencyCode", "ram:TaxCurrencyCode")
  private static let ubl = paths([], "cbc:DocumentCurrencyCode", "cbc:TaxCurrencyCode")

  static func of(_ syntax: Syntax) -> (invoice: [XMLName], accounting: [XMLName]) {
    syntax == .cii ? cii : ubl
  }

  private static func paths(
    _ path: [String], _ invoice: String, _ accounting: String
  ) -> (invoice: [XMLName], accounting: [XMLName]) {
    ((path + [invoice]).map(XMLName.of), (path + [accounting]).map(XMLName.of))
  }
}

/// Days: "20260131" with format 102 in CII, "2026-01-31" in UBL; the model holds the second.
enum DayText {
  /// - Returns: the day as the model holds it, or the text as written with its format.
  static func read(_ text: String, format: String?, as syntax: Syntax) -> (String, String?) {
    guard syntax == .cii else { return (text, nil) }
    let bytes = Array(XMLSpace.normalized(text).utf8)
    guard format == "102", bytes.count == 8, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return (text, format)
    }
    let digits = String(decoding: bytes, as: UTF8.self)
    return ("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))", nil)
  }

  /// UBL may say where the day is one, "2016-04-04+01:00"; CII cannot.
  private static func isTimeZone(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.first == UInt8(ascii: "Z")
      ? bytes.count == 1 : bytes.count == 6 && bytes.dropFirst(3).first == 0x3A
  }

  /// - Returns: text and format attribute for CII.
  static func cii(_ value: TermValue) -> (text: String, format: String?) {
    let bytes = Array(value.text.utf8)
    guard value.scheme == nil, bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes.count == 10 || isTimeZone(bytes[10...])
    else { return (value.text, value.scheme) }
    return (String(value.text.prefix(10)).filter { $0 != "-" }, "102")
  }
}

/// BT-8, when VAT falls due: UNTDID 2005 in the model and in UBL, UNTDID 2475 in CII.
enum VATPointCode {
  private static let pairs = [("5", "3"), ("29", "35"), ("72", "432")]

  /// Codes CII does not have stay as they are, and the rules will say so.
  static func term(ofCII text: String) -> String {
    let code = XMLSpace.normalized(text)
    return pairs.first { $0.0 == code }?.1 ?? text
  }

  static func cii(ofTerm text: String) -> String {
    let code = XMLSpace.normalized(text)
    return pairs.first { $0.1 == code }?.0 ?? text
  }
}

/// A note of UBL, which has no element for its subject: "#AAI#text".
enum NoteText {
  static func read(_ text: String) -> (subject: String?, text: String) {
    guard text.utf8.first == UInt8(ascii: "#") else { return (nil, text) }
    let rest = text.dropFirst()
    guard let end = rest.firstIndex(of: "#") else { return (nil, text) }
    let subject = rest[..<end]
    guard subject.utf8.count == 3, subject.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
      return (nil, text)
    }
    return (String(subject), String(rest[rest.index(after: end)...]))
  }

  static func written(subject: String?, text: String) -> String {
    subject.map { "#\($0)#\(text)" } ?? text
  }
}

/// Small steps through the tree by prefixed names. Names are looked up once per mapping, not per document.
extension XMLDocument {
  func trimmed(_ node: Node) -> String { XMLSpace.normalized(text(node)) }

  func attributeCount(_ node: Node) -> Int { tree.attributes(of: node.index).count }
}

/// Whether a text looks like an IBAN: two letters, two digits, 11 to 30 letters or digits, spaces anywhere.
enum IBANShape {
  static func matches(_ text: String) -> Bool {
    let bytes = text.utf8.filter { !XMLSpace.isSpace($0) }
    guard (15...34).contains(bytes.count) else { return false }
    return bytes.enumerated().allSatisfy { index, byte in
      let isDigit = (0x30...0x39).contains(byte)
      let isLetter = (0x41...0x5A).contains(byte & 0xDF)
      return index < 2 ? isLetter : index < 4 ? isDigit : isDigit || isLetter
    }
  }
}
