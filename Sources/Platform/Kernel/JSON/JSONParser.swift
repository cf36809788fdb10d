import Kernel

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Sendable {
  package let place: Place
  package let reason: Text
  /// The text stops in the middle of a value.
  package let isCutShort: Bool

  /// The error as one finding.
  package var finding: Finding {
    Finding(
      isCutShort ? "json.cut-short" : "json.malformed", at: place,
      fr: "Le JSON est mal formé : \(reason.fr).", en: "The JSON is malformed: \(reason.en).")
  }
}

/// A strict reader of RFC 8259: no trailing commas, no comments, no duplicate keys, no invalid UTF-8, no
/// unpaired surrogates, and at most `maximumDepth` levels.
package struct JSONParser {
  package static let maximumDepth = 64

  /// - Parameters:
  ///   - linesBefore: lines of the file before these bytes, when they are one line of many.
  /// - Throws: `JSONSyntaxError` at the first byte that cannot stand where it does.
  package static func parse(
    _ bytes: some Sequence<UInt8>, file: String? = nil, linesBefore: Int = 0
  ) throws(JSONSyntaxError) -> JSONDocument {
    let outcome: Result<JSONValue, JSONSyntaxError>
    let parse = { (buffer: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONSyntaxError> in
      var parser = JSONParser(bytes: buffer, file: file, linesBefore: linesBefore)
      do throws(JSONSyntaxError) {
        return .success(try parser.document())
      } catch { return .failure(error) }
    }
    outcome =
      bytes.withContiguousStorageIfAvailable(parse) ?? Array(bytes).withUnsafeBufferPointer(parse)
    return JSONDocument(root: try outcome.get(), file: file, linesBefore: linesBefore)
  }

  private enum Step {
    case key(String)
    case index(Int)
  }

  /// A position in the text.
  private struct Mark {
    var at = 0
    var line = 1
    var lineStart = 0
    /// Bytes of the present line that continue a character, which columns do not count.
    var continuations = 0
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String?
  private let linesBefore: Int
  private var mark = Mark()
  private var path: [Step] = []
  private var depth = 0

  private var at: Int {
    get { mark.at }
    set { mark.at = newValue }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, file: String?, linesBefore: Int) {
    self.bytes = bytes
    self.file = file
    self.linesBefore = linesBefore
  }

  private mutating func document() throws(JSONSyntaxError) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      at = 3
      mark.lineStart = 3
    }
    skipBlanks()
    let root = try value()
    skipBlanks()
    guard at == bytes.count else {
      throw failure(
        fr: "du texte suit la fin du document ; un fichier JSON ne contient qu'une valeur",
        en: "text follows the end of the document; a JSON file holds one value")
    }
    return root
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    let line = Int32(clamping: mark.line)
    let column = Int32(clamping: column)
    return JSONValue(content: try content(), line: line, column: column)
  }

  private mutating func content() throws(JSONSyntaxError) -> JSONValue.Content {
    guard at < bytes.count else { throw cutShort() }
    switch bytes[at] {
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): try word("true"); return .bool(true)
    case UInt8(ascii: "f"): try word("false"); return .bool(false)
    case UInt8(ascii: "n"): try word("null"); return .null
    default:
      throw failure(
        fr: "on attend une valeur, et on trouve \(shownByte(fr: true))",
        en: "a value is expected here, and \(shownByte(fr: false)) is found")
    }
  }

  private mutating func object() throws(JSONSyntaxError) -> [JSONValue.Member] {
    try enter()
    var members: [JSONValue.Member] = []
    var seen: Set<String> = []
    var comma: Mark?
    while true {
      skipBlanks()
      guard at < bytes.count else { throw cutShort() }
      if bytes[at] == UInt8(ascii: "}") {
        if let comma { throw trailingComma(at: comma, before: "}") }
        break
      }
      guard bytes[at] == UInt8(ascii: "\"") else {
        throw failure(
          fr: "on attend une clé entre guillemets, et on trouve \(shownByte(fr: true))",
          en: "a key in quotes is expected here, and \(shownByte(fr: false)) is found")
      }
      let keyStart = mark
      let key = try string()
      if isRepeated(key, members: members, seen: &seen) { throw repeated(key, at: keyStart) }
      skipBlanks()
      try expect(UInt8(ascii: ":"), fr: "« : » après la clé", en: "“:” after the key")
      skipBlanks()
      path.append(.key(key))
      members.append(JSONValue.Member(key: key, value: try value()))
      path.removeLast()
      skipBlanks()
      comma = try passComma(closing: UInt8(ascii: "}"))
    }
    leave()
    return members
  }

  private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
    try enter()
    var elements: [JSONValue] = []
    var comma: Mark?
    while true {
      skipBlanks()
      guard at < bytes.count else { throw cutShort() }
      if bytes[at] == UInt8(ascii: "]") {
        if let comma { throw trailingComma(at: comma, before: "]") }
        break
      }
      path.append(.index(elements.count))
      elements.append(try value())
      path.removeLast()
      skipBlanks()
      comma = try passComma(closing: UInt8(ascii: "]"))
    }
    leave()
    return elements
  }

  /// Passes a comma and returns where it stands, so that a comma too many is reported there;
  /// `nil` when the container ends here.
  private mutating func passComma(closing: UInt8) throws(JSONSyntaxError) -> Mark? {
    guard at < bytes.count else { throw cutShort() }
    if bytes[at] == closing { return nil }
    let before = mark
    let close = closing == UInt8(ascii: "}") ? "}" : "]"
    try expect(
      UInt8(ascii: ","), fr: "« , » ou « \(close) »", en: "“,” or “\(close)”")
    return before
  }

  private mutating func enter() throws(JSONSyntaxError) {
    depth += 1
    if depth > JSONParser.maximumDepth {
      throw failure(
        fr: "plus de \(JSONParser.maximumDepth) niveaux imbriqués",
        en: "more than \(JSONParser.maximumDepth) nested levels")
    }
    at += 1
  }

  private mutating func leave() {
    depth -= 1
    at += 1
  }

  private func isRepeated(
    _ key: String, members: [JSONValue.Member], seen: inout Set<String>
  ) -> Bool {
    if members.count < 16 { return members.contains { $0.key == key } }
    if seen.isEmpty { seen = Set(members.map(\.key)) }
    return !seen.insert(key).inserted
  }

  // MARK: Tokens

  private mutating func skipBlanks() {
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"): at += 1
      case UInt8(ascii: "\n"): newLine()
      case UInt8(ascii: "\r"):
        if at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "\n") { at += 1 }
        newLine()
      default: return
      }
    }
  }

  private mutating func newLine() {
    at += 1
    mark.line += 1
    mark.lineStart = at
    mark.continuations = 0
  }

  private mutating func expect(_ byte: UInt8, fr: String, en: String) throws(JSONSyntaxError) {
    guard at < bytes.count else { throw cutShort() }
    guard bytes[at] == byte else {
      throw failure(
        fr: "on attend \(fr), et on trouve \(shownByte(fr: true))",
        en: "\(en) is expected here, and \(shownByte(fr: false)) is found")
    }
    at += 1
  }

  private mutating func word(_ word: StaticString) throws(JSONSyntaxError) {
    for offset in 0..<word.utf8CodeUnitCount {
      guard at + offset < bytes.count else { throw cutShort() }
      guard bytes[at + offset] == word.utf8Start[offset] else {
        throw failure(
          fr: "mot inconnu ; JSON ne connaît que true, false et null",
          en: "unknown word; JSON knows only true, false and null")
      }
    }
    at += word.utf8CodeUnitCount
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leading = at
    try digits()
    if bytes[leading] == UInt8(ascii: "0"), at - leading > 1 {
      at = leading
      throw failure(fr: "un nombre ne commence pas par 0", en: "a number does not begin with 0")
    }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
        at += 1
      }
      try digits()
    }
    return String(decoding: bytes[start..<at], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    let start = at
    while at < bytes.count, bytes[at] >= UInt8(ascii: "0"), bytes[at] <= UInt8(ascii: "9") {
      at += 1
    }
    if at == start {
      guard at < bytes.count else { throw cutShort() }
      throw failure(
        fr: "on attend un chiffre, et on trouve \(shownByte(fr: true))",
        en: "a digit is expected here, and \(shownByte(fr: false)) is found")
    }
  }

  private mutating func string() throws(JSONSyntaxError) -> String {
    at += 1
    let start = at
    try plainRun()
    if bytes[at] == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<at - 1], as: UTF8.self)
    }
    var decoded = Array(bytes[start..<at])
    while bytes[at] != UInt8(ascii: "\"") {
      try escape(into: &decoded)
      let runStart = at
      try plainRun()
      decoded.append(contentsOf: bytes[runStart..<at])
    }
    at += 1
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Passes over characters that stand for themselves, up to a quote or a backslash.
  private mutating func plainRun() throws(JSONSyntaxError) {
    while true {
      guard at < bytes.count else { throw cutShort() }
      let byte = bytes[at]
      if byte >= 0x80 {
        try multibyteCharacter()
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        return
      } else if byte < 0x20 {
        throw failure(
          fr: "caractère de commande (\(shownByte(fr: true))) dans une chaîne ; l'écrire \\u00XX",
          en: "control character (\(shownByte(fr: false))) inside a string; write it \\u00XX")
      } else {
        at += 1
      }
    }
  }

  private mutating func multibyteCharacter() throws(JSONSyntaxError) {
    let length = UTF8Validation.length(of: bytes, at: at)
    guard length > 0 else {
      if length == UTF8Validation.cutShort { throw cutShort() }
      throw failure(
        fr:
          "octet \(hexadecimalByte(bytes[at])) qui n'est pas de l'UTF-8 ; enregistrer le fichier en UTF-8",
        en: "byte \(hexadecimalByte(bytes[at])) is not UTF-8; save the file as UTF-8")
    }
    at += length
    mark.continuations += length - 1
  }

  private mutating func escape(into decoded: inout [UInt8]) throws(JSONSyntaxError) {
    guard at + 1 < bytes.count else { throw cutShort() }
    switch bytes[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): decoded.append(bytes[at + 1])
    case UInt8(ascii: "b"): decoded.append(8)
    case UInt8(ascii: "f"): decoded.append(12)
    case UInt8(ascii: "n"): decoded.append(10)
    case UInt8(ascii: "r"): decoded.append(13)
    case UInt8(ascii: "t"): decoded.append(9)
    case UInt8(ascii: "u"):
      try unicodeEscape(into: &decoded)
      return
    default:
      throw failure(fr: "échappement inconnu après « \\ »", en: "unknown escape after “\\”")
    }
    at += 2
  }

  private mutating func unicodeEscape(into decoded: inout [UInt8]) throws(JSONSyntaxError) {
    let start = mark
    var code = UInt32(try hexadecimalUnit())
    if code & 0xFC00 == 0xD800 {
      guard at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
        bytes[at + 1] == UInt8(ascii: "u")
      else { throw unpaired(at: start) }
      let low = UInt32(try hexadecimalUnit())
      guard low & 0xFC00 == 0xDC00 else { throw unpaired(at: start) }
      code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
    }
    guard let scalar = Unicode.Scalar(code) else { throw unpaired(at: start) }
    decoded.append(contentsOf: UTF8.encode(scalar)!)
  }

  /// The four digits after "\u".
  private mutating func hexadecimalUnit() throws(JSONSyntaxError) -> UInt16 {
    guard at + 6 <= bytes.count else { throw cutShort() }
    var unit: UInt16 = 0
    for byte in bytes[at + 2..<at + 6] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure(
          fr: "« \\u » veut quatre chiffres hexadécimaux", en: "“\\u” wants four hexadecimal digits"
        )
      }
      unit = unit << 4 | UInt16(digit)
    }
    at += 6
    return unit
  }

  // MARK: Errors

  private var column: Int { mark.at - mark.lineStart - mark.continuations + 1 }

  private var place: Place {
    var pointer = ""
    for step in path {
      switch step {
      case .key(let key): pointer += "/" + JSONPointer.escaped(key)
      case .index(let index): pointer += "/\(index)"
      }
    }
    return Place(
      file: file, line: mark.line + linesBefore, column: column,
      pointer: pointer.isEmpty ? nil : pointer)
  }

  private func failure(fr: String, en: String, isCutShort: Bool = false) -> JSONSyntaxError {
    JSONSyntaxError(place: place, reason: Text(fr: fr, en: en), isCutShort: isCutShort)
  }

  private mutating func cutShort() -> JSONSyntaxError {
    at = bytes.count
    return failure(
      fr: "le texte s'arrête au milieu d'une valeur ; le fichier est sans doute tronqué",
      en: "the text stops in the middle of a value; the file is probably cut short",
      isCutShort: true)
  }

  private mutating func trailingComma(at comma: Mark, before close: String) -> JSONSyntaxError {
    mark = comma
    return failure(
      fr: "virgule de trop avant « \(close) » ; la retirer",
      en: "one comma too many before “\(close)”; remove it")
  }

  private mutating func repeated(_ key: String, at start: Mark) -> JSONSyntaxError {
    mark = start
    return failure(
      fr: "la clé « \(shown(key)) » est écrite deux fois dans le même objet",
      en: "the key “\(shown(key))” is written twice in the same object")
  }

  private mutating func unpaired(at start: Mark) -> JSONSyntaxError {
    mark = start
    return failure(
      fr: "moitié de caractère (\\uD800–\\uDFFF) sans l'autre moitié",
      en: "half a character (\\uD800–\\uDFFF) without its other half")
  }

  private func shownByte(fr: Bool) -> String {
    let byte = bytes[at]
    guard byte > 0x20, byte < 0x7F else {
      return (fr ? "l'octet " : "byte ") + hexadecimalByte(byte)
    }
    let character = String(Unicode.Scalar(byte))
    return fr ? "« \(character) »" : "“\(character)”"
  }
}
