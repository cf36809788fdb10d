import Money

/// A workbook of Office Open XML (ECMA-376) with real numbers and days, whose head stays in view. What goes beyond a sheet
/// goes on in another.
struct XLSXSheet: SheetWriter {
  /// A sheet has 1,048,576 rows.
  private static let most = 1_000_000

  private let name: String
  private var zip = ZIPWriter()
  private var titles: [String] = []
  private var sheets = 0
  /// Of the sheet under way.
  private var row = 0

  /// - Parameter name: of the sheet; at most 25 letters of it are taken.
  init(name: String) {
    self.name = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(25))
  }

  mutating func begin(_ titles: [String]) -> [UInt8] {
    self.titles = titles
    return file("_rels/.rels", Self.relations) + file("xl/styles.xml", Self.styles) + beginSheet()
  }

  mutating func rows(_ rows: [[SheetValue]]) -> [UInt8] {
    var (output, xml) = ([UInt8](), "")
    for values in rows {
      if row > Self.most {
        output += zip.add(Array(xml.utf8))
        xml = ""
        output += endSheet() + beginSheet()
      }
      line(values, onto: &xml)
    }
    return output + zip.add(Array(xml.utf8))
  }

  mutating func finish() -> [UInt8] {
    let end = endSheet()
    return end + file("xl/workbook.xml", workbook)
      + file("xl/_rels/workbook.xml.rels", workbookRelations)
      + file("[Content_Types].xml", contentTypes) + zip.finish()
  }

  // MARK: Sheets

  private mutating func beginSheet() -> [UInt8] {
    sheets += 1
    row = 0
    let start = zip.begin("xl/worksheets/sheet\(sheets).xml")
    var xml =
      Self.head + """
        <worksheet xmlns="\(Self.main)"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" \
        topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
        <sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="\(max(1, titles.count))" width="18" \
        customWidth="1"/></cols><sheetData>
        """
    line(titles.map { .text($0) }, style: 3, onto: &xml)
    return start + zip.add(Array(xml.utf8))
  }

  private mutating func endSheet() -> [UInt8] {
    let rest = zip.add(Array("</sheetData></worksheet>".utf8))
    return rest + zip.end()
  }

  private mutating func line(_ values: [SheetValue], style: Int = 0, onto xml: inout String) {
    row += 1
    xml += "<row r=\"\(row)\">"
    for (index, value) in values.enumerated() { cell(value, index, style, onto: &xml) }
    xml += "</row>"
  }

  private func cell(_ value: SheetValue, _ column: Int, _ style: Int, onto xml: inout String) {
    let place = "\(Self.letters(column))\(row)"
    switch value {
    case .empty: break
    case .text(let text):
      xml += "<c r=\"\(place)\" s=\"\(style)\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
      xml += Self.escaped(text)
      xml += "</t></is></c>"
    case .day(let day): xml += "<c r=\"\(place)\" s=\"1\"><v>\(Self.serial(day))</v></c>"
    case .moment(let instant):
      xml += "<c r=\"\(place)\" s=\"4\"><v>\(Self.serial(instant))</v></c>"
    case .money(let money): xml += "<c r=\"\(place)\" s=\"2\"><v>\(money)</v></c>"
    case .number(let number): xml += "<c r=\"\(place)\"><v>\(number)</v></c>"
    }
  }

  /// "A" … "Z", "AA" …
  private static func letters(_ column: Int) -> String {
    var (text, rest) = ("", column + 1)
    while rest > 0 {
      text = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + text
      rest = (rest - 1) / 26
    }
    return text
  }

  /// Days since 1899-12-30.
  private static func serial(_ day: LocalDate) -> Int { Int(day.dayNumber - start.dayNumber) }
  /// The same with a part of a day, to the millionth: 0.08 s.
  private static func serial(_ instant: Instant) -> String {
    let (date, hour, minute, second) = instant.paris
    let part = String((hour * 3_600 + minute * 60 + second) * 1_000_000 / 86_400)
    return "\(serial(date)).\(String(repeating: "0", count: 6 - part.count))\(part)"
  }

  private static let start = LocalDate("1899-12-30")!

  /// Characters that no XML may have are left out.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: break
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  // MARK: What holds them together

  private mutating func file(_ name: String, _ xml: String) -> [UInt8] {
    let start = zip.begin(name)
    let content = zip.add(Array((Self.head + xml).utf8))
    return start + content + zip.end()
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static let relations = """
    <Relationships xmlns="\(package)/relationships"><Relationship Id="rId1" \
    Type="\(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>
    """

  /// 0 as it is, 1 a day, 2 an amount, 3 the head, 4 a moment.
  private static let styles = """
    <styleSheet xmlns="\(main)"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font>\
    <b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill \
    patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders \
    count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs \
    count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">\
    <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14" fontId="0" \
    fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="4" fontId="0" fillId="0" \
    borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" \
    xfId="0" applyFont="1"/><xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" \
    applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" \
    xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """

  private var workbook: String {
    let list = (1...max(1, sheets)).map { number in
      let title = Self.escaped(number == 1 ? name : "\(name) \(number)").replacing("\"", with: "")
      return "<sheet name=\"\(title)\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
    }
    return
      "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>\(list.joined())</sheets></workbook>"
  }

  private var workbookRelations: String {
    let list = (1...max(1, sheets)).map { number in
      "<Relationship Id=\"rId\(number)\" Type=\"\(Self.office)/worksheet\" Target=\"worksheets/sheet\(number).xml\"/>"
    }
    let styles =
      "<Relationship Id=\"rId\(sheets + 1)\" Type=\"\(Self.office)/styles\" Target=\"styles.xml\"/>"
    return
      "<Relationships xmlns=\"\(Self.package)/relationships\">\(list.joined())\(styles)</Relationships>"
  }

  private var contentTypes: String {
    let list = (1...max(1, sheets)).map { number in
      "<Override PartName=\"/xl/worksheets/sheet\(number).xml\" ContentType=\"\(Self.kinds).worksheet+xml\"/>"
    }
    return """
      <Types xmlns="\(Self.package)/content-types"><Default Extension="rels" \
      ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override \
      PartName="/xl/workbook.xml" ContentType="\(Self.kinds).sheet.main+xml"/>\(list.joined())<Override \
      PartName="/xl/styles.xml" ContentType="\(Self.kinds).styles+xml"/></Types>
      """
  }
}
