import Foundation
import Money
import TestSupport
import Testing

@testable import Kernel

/// Files for spreadsheets, as others read them.
@Suite struct `Files for spreadsheets` {
  private static let titles = ["Numéro", "Jour", "Total", "Rang"]

  private static func rows(_ range: Range<Int>) throws -> [[SheetValue]] {
    try range.map { number in
      [
        .text("F-\(number) <&\u{1}> \u{1F9FE}"), .day(try #require(LocalDate("2026-01-31"))),
        .money(Money(minorUnits: Int64(number * 100 + 5))), .number(number),
      ]
    }
  }

  private static func workbook(_ pages: [[[SheetValue]]]) -> [UInt8] {
    var sheet = XLSXSheet(name: "Factures [2026]")
    var bytes = sheet.begin(titles)
    for page in pages { bytes += sheet.rows(page) }
    return bytes + sheet.finish()
  }

  @Test func `a workbook written in pieces is a ZIP whose parts are XML with numbers and days`()
    throws
  {
    let folder = TemporaryFolder()
    try folder.write("a.xlsx", Self.workbook([Self.rows(0..<300), Self.rows(300..<301)]))
    let script = """
      import sys, zipfile, xml.etree.ElementTree as E
      z = zipfile.ZipFile(sys.argv[1])
      assert z.testzip() is None
      for n in z.namelist(): E.fromstring(z.read(n))
      s = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
      rows = E.fromstring(z.read("xl/worksheets/sheet1.xml")).find(s + "sheetData").findall(s + "row")
      print(len(rows), len(z.namelist()))
      print([("".join(c.itertext()), c.get("t"), c.get("s")) for c in rows[300]])
      print(E.fromstring(z.read("xl/workbook.xml")).find(s + "sheets")[0].get("name"))
      """
    let told = try Program.tool(["python3", "-c", script, folder.file("a.xlsx")])
    #expect(told.status == 0, "\(told.errors)")
    let lines = told.output.split(separator: "\n")
    #expect(lines.first == "302 6")
    #expect(lines[1].contains("'F-299 <&> 🧾', 'inlineStr'"), "\(lines[1])")
    #expect(lines[1].contains("('46053', None, '1'), ('299.05', None, '2'), ('299', None, None)"))
    #expect(lines[2] == "Factures 2026")
  }

  @Test func `what is compressed in pieces is what zlib reads`() throws {
    var random = SystemRandomNumberGenerator()
    let text = Array(String(repeating: "<c r=\"A1\"><v>12.50</v></c>", count: 4_000).utf8)
    let noise = (0..<70_000).map { _ in UInt8.random(in: .min ... .max, using: &random) }
    for pieces in [
      [], [[]], [[7]], [text], [noise], [text, noise, text], [[1, 2, 3], [1, 2, 3]],
    ] {
      let deflate = StreamingDeflate()
      let packed = pieces.flatMap { deflate.add($0) } + deflate.finish()
      let folder = TemporaryFolder()
      try folder.write("packed", packed)
      try folder.write("plain", pieces.flatMap { $0 })
      let script = """
        import sys, zlib
        a, b = (open(p, "rb").read() for p in sys.argv[1:])
        d = zlib.decompressobj(-15)
        assert d.decompress(a) + d.flush() == b and d.eof and not d.unused_data
        """
      let told = try Program.tool(
        ["python3", "-c", script, folder.file("packed"), folder.file("plain")])
      #expect(told.status == 0, "\(told.errors)")
    }
  }

  @Test func `a text that looks like a formula is text, and amounts are numbers of the language`()
    throws
  {
    let rows: [[SheetValue]] = [
      [.text("=1+1"), .text("a;b,\"c\"\nd"), .money(Money(minorUnits: -1_250)), .empty]
    ]
    let french = String(decoding: CSVSheet(language: .fr).rows(rows), as: UTF8.self)
    #expect(french == "'=1+1;\"a;b,\"\"c\"\"\nd\";-12,50;\r\n")
    let english = String(decoding: CSVSheet(language: .en).rows(rows), as: UTF8.self)
    #expect(english == "'=1+1,\"a;b,\"\"c\"\"\nd\",-12.50,\r\n")
    for line in ["a\nb", "a\r\nb", "a\rb", "a\u{2028}b"] {
      let cell = String(decoding: CSVSheet(language: .fr).rows([[.text(line)]]), as: UTF8.self)
      #expect(cell == "\"\(line)\"\r\n", "one row stays one")
    }
    #expect(Array(CSVSheet(language: .fr).begin(["a"]).prefix(3)) == [0xEF, 0xBB, 0xBF])
  }
}
