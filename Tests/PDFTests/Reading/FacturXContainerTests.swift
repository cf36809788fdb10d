import Crypto
import Testing

@testable import PDF

/// Each rule of the envelope, broken alone in a PDF of ours.
@Suite struct FacturXContainerTests {
  private static let whole: [UInt8] = {
    do { return try Samples.file(Samples.invoice(lines: 1)) } catch { fatalError("\(error)") }
  }()

  /// Replaces all that reads `old` by a `new` of the same length, so that every offset stays true.
  private func judge(_ old: String, _ new: String) throws -> FacturXContainer {
    let (search, replacement) = (Array(old.utf8), Array(new.utf8))
    try #require(search.count == replacement.count)
    var file = Self.whole
    var replaced = 0
    for start in 0...(file.count - search.count)
    where file[start] == search[0] && file[start..<(start + search.count)].elementsEqual(search) {
      file.replaceSubrange(start..<(start + search.count), with: replacement)
      replaced += 1
    }
    #expect(replaced > 0, "\(old) is not in the file")
    return FacturXContainer(try ForeignPDF.read(file))
  }

  @Test(arguments: [
    ("/AF[", "/AX[", "AF"), ("/Alternative", "/Unspecified", "RELATIONSHIP"),
    ("/AFRelationship", "/AFRelationshap", "RELATIONSHIP"), ("text#2Fxml", "text#2Fpdf", "MIME"),
    ("/UF(factur-x.xml)", "/Uf(factur-x.xml)", "NAMES-DIFFER"),
    ("/Metadata ", "/Metadate ", "XMP-ABSENT"), ("</x:xmpmeta>", "</x:xmpmeat>", "XMP-MALFORMED"),
    ("<pdfaid:part>3", "<pdfaid:part>2", "XMP-PDFA"),
    (">INVOICE</fx", ">INVOICES/fx", "XMP-MALFORMED"),
    (">INVOICE</fx", ">invoice</fx", "XMP-DOCUMENTTYPE"),
    (">factur-x.xml</fx", ">factur-y.xml</fx", "XMP-DOCUMENTFILENAME"),
    (">1.0</fx", ">1.1</fx", "XMP-VERSION"),
    (">EN 16931</fx", ">EN_16931</fx", "XMP-CONFORMANCELEVEL"),
    ("<pdfaProperty:name>Version", "<pdfaProperty:name>version", "XMP-SCHEMA"),
    ("fx=\"urn:factur-x:pdfa", "fx=\"urn:factur-y:pdfa", "XMP-NAMESPACE"),
    ("fx=\"urn:factur-x:pdfa", "fx=\"urn:factur-x:pdfb", "XMP-PROPERTIES"),
  ])
  func `a fault makes its own finding and no other`(old: String, new: String, code: String) throws {
    let container = try judge(old, new)
    #expect(container.findings.map(\.code) == ["FX-PDF-" + code])
    #expect(!container.isConformant)
    #expect(container.findings.allSatisfy { !$0.french.isEmpty && $0.french != $0.english })
  }

  @Test(arguments: [
    ("/ModDate", "/ModData", "MODDATE"), (">1.0</fx", ">2.0</fx", "XMP-VERSION"),
  ])
  func `what many programs do and harms nobody is a warning`(
    old: String, new: String, code: String
  ) throws {
    let container = try judge(old, new)
    #expect(container.findings.map(\.code) == ["FX-PDF-" + code])
    #expect(container.isConformant)
  }

  @Test func `a wrong size and a wrong checksum are told`() throws {
    let size = Samples.xml.count
    let sizes = try judge("/Params<</Size \(size)", "/Params<</Size \(size - 1)")
    #expect(sizes.findings.map(\.code) == ["FX-PDF-SIZE"])
    let digest = Insecure.MD5.hash(data: Samples.xml).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
    let upper = Self.whole.contains(Array("<\(digest)>".utf8)) ? digest : digest.uppercased()
    let other = (upper.first == "0" ? "1" : "0") + upper.dropFirst()
    #expect(try judge(upper, other).findings.map(\.code) == ["FX-PDF-CHECKSUM"])
  }

  @Test func `a level below an invoice's wants the relationship Data`() throws {
    let level = try judge(">EN 16931</fx", ">BASIC WL</fx")
    #expect(level.findings.map(\.code) == ["FX-PDF-RELATIONSHIP"])
    #expect(level.conformanceLevel == "BASIC WL")
    #expect(level.findings.first?.english.contains("BASIC WL") == true)
  }

  @Test func `several invoices in one PDF are told and factur-x is taken`() throws {
    var pdf = TinyPDF(
      "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 3 0 R>>>>", "<</Kids[]>>",
      "<</Names[(a)4 0 R(b)5 0 R]>>", "<</F(ZUGFeRD-invoice.xml)/EF<</F 6 0 R>>>>",
      "<</F(factur-x.xml)/EF<</F 7 0 R>>>>")
    pdf.addStream("", [1])
    pdf.addStream("", [2])
    let container = FacturXContainer(try ForeignPDF.read(pdf.bytes))
    #expect(container.invoice?.attachment.bytes == [2])
    #expect(container.findings.first?.code == "FX-PDF-SEVERAL")
  }
}
