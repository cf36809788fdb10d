import Money
import Testing

@testable import Kernel

@Suite struct `Fields, cursors and formats` {
  @Test func `a query is decoded and encoded again`() throws {
    let fields = try FormFields("q=deux+mots%26%C3%A9&status=&kind=invoice&q=second&flag")
    #expect(fields["q"] == "deux mots&é")
    #expect(fields["status"] == nil)
    #expect(fields["flag"] == nil)
    #expect(
      fields.with("q", "a/b").with("status", nil).path("/x") == "/x?kind=invoice&flag=&q=a%2Fb")
    #expect(try FormFields("").path("/x") == "/x")
  }

  @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%ff", "%c3=1", "a=%00"])
  func `a broken escape is refused`(query: String) {
    #expect(throws: HTTPProblem.self) { try FormFields(query) }
  }

  @Test func `cursors come back as they went`() throws {
    for length in 0..<40 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ 251) }
      #expect(try Cursor(text: Cursor(bytes: bytes).text).bytes == bytes)
    }
  }

  @Test(arguments: ["A", "AB", "=", "AA==", "a b", "é", "AAAAA", "\u{0}"])
  func `a forged cursor is refused`(text: String) {
    #expect(throws: HTTPProblem.self) { try Cursor(text: text) }
  }

  @Test func `numbers, amounts and days are shown as people write them`() {
    let money = Money(minorUnits: -123_456_789)
    #expect(Language.fr.money(money) == "-1\u{202F}234\u{202F}567,89\u{A0}€")
    #expect(Language.en.money(money) == "-€1,234,567.89")
    #expect(Language.fr.money(Money(minorUnits: 5)) == "0,05\u{A0}€")
    #expect(Language.fr.number(999) == "999" && Language.en.number(-1000) == "-1,000")
    #expect(Language.fr.percent(Rate(units: 550)) == "5,5\u{A0}%")
    #expect(Language.fr.date(LocalDate("2026-01-05")!) == "05/01/2026")
    #expect(Language.en.date(LocalDate("2026-01-05")!) == "5 Jan 2026")
    #expect(
      Language.fr.moment(Instant(LocalDate("2026-07-01")!, hour: 7, minute: 5))
        == "01/07/2026 à 09:05")
  }

  @Test(
    arguments: [
      ("en", Language.en), ("fr-FR,fr;q=0.9,en;q=0.8", .fr), ("en-US,en;q=0.9,fr;q=0.8", .en),
      ("de,en;q=0.5", .en), ("fr;q=0.1, en;q=0.2", .en), ("en;q=0", nil), ("de", nil), ("", nil),
      ("*", nil), ("en;q=x, fr", .fr),
    ] as [(String, Language?)])
  func `the browser's language is understood`(header: String, language: Language?) {
    #expect(Language(acceptLanguage: header) == language)
  }
}
