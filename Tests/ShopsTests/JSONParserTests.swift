import Kernel
import Testing

@testable import Shops

@Suite struct JSONParserTests {
  private func failure(_ text: String) -> String {
    failure(Array(text.utf8))
  }

  private func failure(_ bytes: [UInt8]) -> String {
    do throws(JSONSyntaxError) {
      _ = try JSONParser.parse(bytes)
      return "no error"
    } catch {
      return
        "\(error.place.line!):\(error.place.column!) \(error.place.pointer ?? "-") \(error.reason.en)"
    }
  }

  @Test func `a number stays the text of its token`() throws {
    let document = try JSONParser.parse(#"{"a": 10.799999999999999, "b": -0.10, "c": 1e400}"#.utf8)
    #expect(document.root["a"]?.text == "10.799999999999999")
    #expect(document.root["b"]?.text == "-0.10")
    #expect(document.root["c"]?.text == "1e400")
  }

  @Test func `every value knows its line, column and pointer`() throws {
    let document = try JSONParser.parse(
      "{\"é\": 1,\r\n \"a/b\": [true,\n  {\"~\": null}]}".utf8, file: "x.json")
    let deep = document.root["a/b"]!.elements[1]["~"]!
    #expect(document.place(of: deep).description == "x.json:3:9 (/a~1b/1/~0)")
    #expect(document.place(of: document.root["é"]!).description == "x.json:1:7 (/é)")
    #expect(document.place(of: document.root).description == "x.json:1:1")
  }

  @Test func `escapes are decoded`() throws {
    let document = try JSONParser.parse(#"["\u00e9\n\"\\\/","\ud83d\ude00"]"#.utf8)
    #expect(document.root.elements.map(\.text) == ["é\n\"\\/", "😀"])
  }

  @Test(arguments: [
    ("{\"a\": 1,\n}", "1:8 - one comma too many before “}”; remove it"),
    ("[1,2,]", "1:5 - one comma too many before “]”; remove it"),
    (
      "{\"a\": [1, {\"b\": tru}]}", "1:17 /a/1/b unknown word; JSON knows only true, false and null"
    ),
    ("{\"a\": 1, \"a\": 2}", "1:10 - the key “a” is written twice in the same object"),
    ("[1 2]", "1:4 - “,” or “]” is expected here, and “2” is found"),
    ("{a: 1}", "1:2 - a key in quotes is expected here, and “a” is found"),
    ("[01]", "1:2 /0 a number does not begin with 0"),
    ("[1.]", "1:4 /0 a digit is expected here, and “]” is found"),
    ("[\"\\ud83d\"]", "1:3 /0 half a character (\\uD800–\\uDFFF) without its other half"),
    ("[\"\\udc00x\"]", "1:3 /0 half a character (\\uD800–\\uDFFF) without its other half"),
    ("[\"a\nb\"]", "1:4 /0 control character (byte 0x0A) inside a string; write it \\u00XX"),
    ("[\"\\x\"]", "1:3 /0 unknown escape after “\\”"),
    ("{} {}", "1:4 - text follows the end of the document; a JSON file holds one value"),
    (
      "{\"a\": \"b",
      "1:9 /a the text stops in the middle of a value; the file is probably cut short"
    ),
    ("", "1:1 - the text stops in the middle of a value; the file is probably cut short"),
    ("// x", "1:1 - a value is expected here, and “/” is found"),
    ("[NaN]", "1:2 /0 a value is expected here, and “N” is found"),
  ])
  func `what is not JSON is refused where it stands`(text: String, expected: String) {
    let found = failure(text)
    #expect(found == expected)
  }

  @Test func `bytes that are not UTF-8 are refused`() {
    #expect(
      failure([0x5B, 0x22, 0xC3, 0xA9, 0xE9, 0x22, 0x5D]).hasPrefix("1:4 /0 byte 0xE9 is not UTF-8")
    )
    #expect(failure([0x5B, 0x22, 0xC0, 0x80, 0x22, 0x5D]).contains("not UTF-8"))
    #expect(failure([0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D]).contains("not UTF-8"))
  }

  @Test func `nesting is limited`() {
    let text = { (depth: Int) in
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(failure(text(64)) == "no error")
    #expect(failure(text(65)).contains("more than 64 nested levels"))
    #expect(
      failure(String(repeating: "[", count: 1_000_000)).contains("more than 64 nested levels"))
  }

  @Test func `any prefix of a document is an error and never a crash`() throws {
    let text = Array(#"{"a":[1.5e-3,"é\u00e9\ud83d\ude00",{"b":null,"c":true}],"d":"x"}"#.utf8)
    _ = try JSONParser.parse(text)
    for length in 0..<text.count {
      #expect(throws: JSONSyntaxError.self) { _ = try JSONParser.parse(text[..<length]) }
    }
  }
}
