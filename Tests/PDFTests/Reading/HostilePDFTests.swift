import TestSupport
import Testing

@testable import PDF

@Suite struct HostilePDFTests {
  private let xml = Samples.xml

  @Test func `an attachment that grows past its limit is listed as too large`() throws {
    let bomb = TinyPDF.deflated([UInt8](repeating: 0x20, count: 3_000_000))
    var limits = PDFReadLimits()
    limits.attachmentBytes = 2_000_000
    let pdf = try ForeignPDF.read(
      TinyPDF.attaching(bomb, stream: "/Filter/FlateDecode").bytes, limits: limits)
    #expect(pdf.attachments.first?.fault == .tooLarge)
    #expect(pdf.attachments.first?.bytes == [])
    #expect(pdf.containerFindings.map(\.code).contains("FX-PDF-UNREADABLE"))
  }

  @Test func `a stream that grows past the limit refuses the file before qpdf sees it`() {
    let bomb = TinyPDF.deflated([UInt8](repeating: 0x20, count: 65_000_000))
    #expect(throws: PDFReadError.tooLarge(.stream, limit: 64_000_000)) {
      try ForeignPDF.read(TinyPDF.attaching(bomb, stream: "/Filter/FlateDecode").bytes)
    }
  }

  @Test func `a stream deflated twice is taken for a bomb`() {
    let twice = TinyPDF.deflated(TinyPDF.deflated(xml))
    let file = TinyPDF.attaching(twice, stream: "/Filter[/FlateDecode/FlateDecode]").bytes
    #expect(throws: PDFReadError.tooLarge(.stream, limit: 64_000_000)) {
      try ForeignPDF.read(file)
    }
  }

  @Test func `filters qpdf must undo are refused where they could outgrow the limit`() throws {
    let runs: [UInt8] = [129, 0x41, 128]  // 128 times A
    let file = TinyPDF.attaching(runs, stream: "/Filter/RunLengthDecode").bytes
    #expect(
      try ForeignPDF.read(file).attachments.first?.bytes == [UInt8](repeating: 0x41, count: 128))
    var limits = PDFReadLimits()
    limits.attachmentBytes = 128
    #expect(try ForeignPDF.read(file, limits: limits).attachments.first?.fault == .tooLarge)
  }

  @Test func `every ordinary encoding of an attachment is undone`() throws {
    let hexadecimal = xml.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + ">"
    let cases: [(String, [UInt8])] = [
      ("", xml), ("/Filter[]", xml), ("/Filter/FlateDecode", TinyPDF.deflated(xml)),
      ("/Filter/FlateDecode", Array(TinyPDF.deflated(xml).dropLast(4))),
      ("/Filter[/FlateDecode]/DecodeParms[null]", TinyPDF.deflated(xml)),
      ("/Filter/ASCIIHexDecode", Array(hexadecimal.utf8)),
      ("/Filter[/ASCII85Decode]", ascii85(xml)),
      ("/Filter[/ASCII85Decode/FlateDecode]", ascii85(TinyPDF.deflated(xml))),
    ]
    for (entries, data) in cases {
      let pdf = try ForeignPDF.read(TinyPDF.attaching(data, stream: entries).bytes)
      #expect(pdf.attachments.first?.bytes == xml, "\(entries)")
      #expect(pdf.attachments.first?.fault == nil)
    }
  }

  @Test func `an attachment cut short gives what there is and one of noise a fault`() throws {
    let whole = Array(String(repeating: "abcdefghij", count: 5_000).utf8)
    let cut = Array(TinyPDF.deflated(whole).prefix(60))
    let short = try ForeignPDF.read(TinyPDF.attaching(cut, stream: "/Filter/FlateDecode").bytes)
    let bytes = try #require(short.attachments.first?.bytes)
    #expect(short.attachments.first?.fault == .damaged || whole.starts(with: bytes))
    let unknown = try ForeignPDF.read(TinyPDF.attaching(xml, stream: "/Filter/JBIG2Decode").bytes)
    #expect(unknown.attachments.first?.fault == .damaged)
  }

  @Test func `a tree of names that bites its tail is walked once`() throws {
    var pdf = TinyPDF(
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>",
      "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>",
      "<</Kids[3 0 R 4 0 R 3 0 R]>>", "<</Kids[3 0 R]/Names[(a)5 0 R(b)5 0 R(c)]>>",
      "<</F(a.xml)/EF<</UF 6 0 R>>>>")
    pdf.addStream("", xml)
    let read = try ForeignPDF.read(pdf.bytes)
    #expect(read.attachments.map(\.name) == ["a.xml"])
    #expect(read.attachments.first?.isEmbeddedUnderF == false)
    #expect(read.pageCount == 0)
    #expect(read.invoiceAttachment?.name == nil)
    #expect(
      read.containerFindings.map(\.code) == [
        "FX-PDF-NAME", "FX-PDF-NAMES-DIFFER", "FX-PDF-EMBEDDED", "FX-PDF-MIME", "FX-PDF-MODDATE",
        "FX-PDF-AF", "FX-PDF-RELATIONSHIP", "FX-PDF-XMP-ABSENT",
      ])
  }

  @Test func `a page tree of thirty thousand levels does not exhaust the stack`() throws {
    let depth = 30_000
    var objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    for level in 0..<depth { objects.append("<</Type/Pages/Count 1/Kids[\(level + 3) 0 R]>>") }
    objects.append("<</Type/Page>>")
    #expect(try ForeignPDF.read(TinyPDF(objects: objects).bytes).pageCount == 1)
    var limits = PDFReadLimits()
    limits.nodes = 1_000
    #expect(throws: PDFReadError.tooLarge(.structure, limit: 1_000)) {
      try ForeignPDF.read(TinyPDF(objects: objects).bytes, limits: limits)
    }
  }

  @Test func `arrays nested by the ten thousand are survived`() {
    let nested = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let pdf = TinyPDF("<</Type/Catalog/Pages 2 0 R/Names 3 0 R>>", "<</Kids[]>>", nested)
    _ = try? ForeignPDF.read(pdf.bytes)
  }

  @Test func `a file that would take minutes to repair is not repaired`() throws {
    let noise = repeatElement(Array("trailer<</Root 1 0 R/A[[\n".utf8), count: 20_000).joined()
    let start = threadTime()
    let error = #expect(throws: PDFReadError.self) {
      try ForeignPDF.read(Array("%PDF-1.7\n".utf8) + noise)
    }
    #expect(error?.code == "pdf.damaged")
    #expect(threadTime() - start < .seconds(5))
    let lines = [UInt8](repeating: 10, count: 1_000_001)
    #expect(!lines.withUnsafeBytes { RepairCost.isBearable($0) })
    #expect(lines.dropLast().withUnsafeBytes { RepairCost.isBearable($0) })
  }

  @Test func `more attachments or bytes than the limits are refused`() throws {
    let file = TinyPDF.attaching(xml, stream: "").bytes
    var limits = PDFReadLimits()
    limits.attachments = 0
    #expect(throws: PDFReadError.tooLarge(.attachmentCount, limit: 0)) {
      try ForeignPDF.read(file, limits: limits)
    }
    limits = PDFReadLimits()
    limits.fileBytes = file.count - 1
    let error = #expect(throws: PDFReadError.self) { try ForeignPDF.read(file, limits: limits) }
    #expect(error?.code == "pdf.too-large")
    #expect(error?.french.contains("fichier") == true)
  }

  @Test func `a heavy file in front does not take the invoice's share of the limit`() throws {
    var pdf = TinyPDF(
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", "<</Kids[]>>",
      "<</Names[(a)4 0 R(b)5 0 R]>>", "<</F(a.dwg)/EF<</F 6 0 R>>>>",
      "<</F(factur-x.xml)/EF<</F 7 0 R>>>>")
    pdf.addStream("", [UInt8](repeating: 1, count: 1_000))
    pdf.addStream("", xml)
    var limits = PDFReadLimits()
    limits.allAttachmentBytes = 1_000
    let read = try ForeignPDF.read(pdf.bytes, limits: limits)
    #expect(read.attachments.map(\.fault) == [.tooLarge, nil])
    #expect(read.invoiceAttachment?.attachment.bytes == xml)
  }

  @Test func `a file clipped to a page or only associated is found too`() throws {
    var pdf = TinyPDF(
      "<</Type/Catalog/Pages 2 0 R/AF[<</F(in-place.xml)/EF<</F 5 0 R>>>>]>>",
      "<</Kids[3 0 R]>>", "<</Type/Page/Annots[<</Subtype/FileAttachment/FS 4 0 R>>]>>",
      "<</F(clip.txt)/UF<FEFF00E9002E007400780074>/EF<</F 6 0 R>>>>")
    pdf.addStream("", xml)
    pdf.addStream("", [1, 2])
    let read = try ForeignPDF.read(pdf.bytes)
    #expect(read.attachments.map(\.name) == ["in-place.xml", "é.txt"])
    #expect(read.attachments.map(\.origin) == [.associatedFiles, .annotation])
    #expect(read.attachments.map(\.isAssociated) == [true, false])
    #expect(read.invoiceAttachment?.attachment.name == "in-place.xml")
  }

  @Test(arguments: [
    ("Factur-X.XML", true, false), ("ZUGFeRD-invoice.xml", true, false),
    ("xrechnung.xml", true, true), ("other.xml", false, false),
  ])
  func `the invoice is known by its name in any case`(name: String, known: Bool, exact: Bool) throws
  {
    let pdf = try ForeignPDF.read(TinyPDF.attaching(xml, stream: "", name: name).bytes)
    let invoice = try #require(pdf.invoiceAttachment)
    #expect((invoice.name != nil) == known)
    #expect(invoice.hasExactName == exact)
  }

  @Test func `an order is not an invoice`() throws {
    let pdf = try ForeignPDF.read(TinyPDF.attaching(xml, stream: "", name: "order-x.xml").bytes)
    #expect(pdf.invoiceAttachment == nil)
    #expect(pdf.orderAttachment?.bytes == xml)
    #expect(pdf.containerFindings.map(\.code) == ["FX-PDF-ORDER"])
  }

  private func ascii85(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let part = bytes[start..<min(start + 4, bytes.count)]
      var group = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      group <<= UInt32(8 * (4 - part.count))
      var digits = [UInt8](repeating: 0, count: 5)
      for index in (0..<5).reversed() {
        digits[index] = UInt8(group % 85) + 0x21
        group /= 85
      }
      output += digits.prefix(part.count + 1)
    }
    return output + Array("~>".utf8)
  }
}
