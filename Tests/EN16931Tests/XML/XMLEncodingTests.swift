import EN16931
import Testing

@Suite struct XMLEncodingTests {
  private let text = "<a>Hôtel “Œuvre” – 5 €</a>"

  private func declared(_ encoding: String) -> String {
    "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>"
  }

  private func read(_ bytes: [UInt8]) throws(XMLError) -> String {
    let document = try XMLDocument.parse(bytes)
    return document.text(document.root)
  }

  private func code(_ bytes: [UInt8]) -> String {
    do throws(XMLError) { return try read(bytes) } catch { return error.code }
  }

  @Test func `UTF-8 is read with and without a byte order mark`() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    for head in ["", declared("UTF-8"), declared("utf-8")] {
      #expect(try read(Array((head + text).utf8)) == "Hôtel “Œuvre” – 5 €")
      #expect(try read(mark + Array((head + text).utf8)) == "Hôtel “Œuvre” – 5 €")
    }
  }

  @Test func `UTF-16 is read in both orders, with its lines`() throws {
    for head in ["", declared("UTF-16")] {
      let units = Array((head + "\n\n<a>\n<b>é€</b></a>").utf16)
      let little: [UInt8] =
        [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
      let big: [UInt8] =
        [0xFE, 0xFF] + units.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
      for bytes in [little, big] {
        let document = try XMLDocument.parse(bytes)
        let child = try #require(document.firstChild(document.root))
        #expect(document.text(child) == "é€")
        #expect(document.line(child) == 4)
        #expect(code(Array(bytes.dropLast())) == "xml.truncated")
        #expect(code(Array(bytes.dropLast(2))) == "xml.truncated")
      }
    }
    #expect(code([0xFF, 0xFE]) == "xml.empty")
    #expect(code([0xFF, 0xFE, 0x20, 0x00]) == "xml.empty")
  }

  @Test func `the single-byte encodings of accounting programs are read`() throws {
    func bytes(_ encoding: String, _ content: [UInt8]) -> [UInt8] {
      Array((declared(encoding) + "<a>").utf8) + content + Array("</a>".utf8)
    }
    #expect(try read(bytes("ISO-8859-1", [0xE9, 0xA4])) == "é¤")
    #expect(try read(bytes("ISO-8859-15", [0xE9, 0xA4, 0xBC, 0xBD, 0xBE])) == "é€ŒœŸ")
    #expect(try read(bytes("iso-8859-15", [0xA6, 0xA8, 0xB4, 0xB8, 0xA5])) == "ŠšŽž¥")
    #expect(try read(bytes("windows-1252", [0xE9, 0x80, 0x93, 0x9C, 0x96])) == "é€“œ–")
    #expect(try read(bytes("Windows-1252", [0x92])) == "’")
    #expect(try read(bytes("US-ASCII", [0x41])) == "A")
    #expect(code(bytes("windows-1252", [0x81])) == "xml.encoding")
    #expect(code(bytes("US-ASCII", [0xE9])) == "xml.encoding")
  }

  @Test func `other encodings are refused by name`() {
    for name in ["Shift_JIS", "EBCDIC-CP-FR", "UTF-7", "UTF-32", "macintosh"] {
      let error = #expect(throws: XMLError.self) { try read(Array((declared(name) + text).utf8)) }
      #expect(error?.code == "xml.encoding")
      #expect(error?.en.contains("“\(name)”") == true)
      #expect(error?.line == 1)
    }
  }

  @Test func `a declaration that the bytes contradict is refused`() {
    #expect(code(Array((declared("UTF-16") + "<a/>").utf8)) == "xml.encoding")
    #expect(
      code([0xEF, 0xBB, 0xBF] + Array((declared("ISO-8859-1") + "<a/>").utf8)) == "xml.encoding")
  }

  @Test func `bytes that are not UTF-8 are refused where they stand`() {
    for bad: [UInt8] in [
      [0xE9], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
    ] {
      let error = #expect(throws: XMLError.self) {
        try read(Array("<a>\né".utf8) + bad + Array("</a>".utf8))
      }
      #expect(error?.code == "xml.encoding", "\(bad)")
      #expect(error?.line == 2)
      #expect(error?.column == 2)
    }
  }
}
