import Foundation
import Money
import Testing

@testable import Kernel

@Suite struct `JSON writer` {
  @Test(arguments: [
    ("quote \" backslash \\ slash /", #"quote \" backslash \\ slash /"#),
    ("\u{0}\u{1}\u{8}\t\n\u{B}\u{C}\r\u{1F}", #"\u0000\u0001\b\t\n\u000b\f\r\u001f"#),
    ("a\u{2028}b\u{2029}c", #"a\u2028b\u2029c"#),
    ("near: \u{2027}\u{202A} €", "near: \u{2027}\u{202A} €"),
    ("é 王 🧾 \u{7F}", "é 王 🧾 \u{7F}"),
  ])
  func `strings are escaped as RFC 8259 wants`(text: String, inside: String) throws {
    let json = JSONWriter()
    json.array { json.value(text) }
    #expect(json.string == "[\"\(inside)\"]")
    #expect(try JSONDecoder().decode([String].self, from: Data(json.bytes)) == [text])
  }

  @Test func `values nest, with commas where they belong`() throws {
    let json = JSONWriter()
    json.object {
      json.field("number", "F-2026-00001")
      json.field("total", Money(minorUnits: -12_050))
      json.field("lines", 2)
      json.field("paid", false)
      json.field("due", Optional<String>.none)
      json.field("huge", UInt64.max)
      json.field("on", text: LocalDate("2026-01-31"))
      json.object("empty") {}
      json.array("none") {}
      json.array("mixed") {
        json.value(1)
        json.object { json.field("a", "b") }
        json.null()
      }
    }
    #expect(
      json.string == """
        {"number":"F-2026-00001","total":{"amount":"-120.50","currency":"EUR"},"lines":2,\
        "paid":false,"due":null,"huge":18446744073709551615,"on":"2026-01-31","empty":{},\
        "none":[],"mixed":[1,{"a":"b"},null]}
        """)
  }

  @Test func `pretty printing indents by two`() {
    let json = JSONWriter(pretty: true)
    json.object {
      json.field("a", 1)
      json.array("b") { json.value("x") }
      json.object("c") {}
    }
    #expect(
      json.string == """
        {
          "a": 1,
          "b": [
            "x"
          ],
          "c": {}
        }
        """)
  }
}
