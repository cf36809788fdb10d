import Foundation
import Testing

@testable import PDF

/// The code at the foot of each page that says where a document is verified.
@Suite struct VerificationMarkTests {
  private static let address =
    "https://factures.example.fr/verification/0h3k9qv5x8c2m4n7r1t6w0y5za"

  private func marked(lines: Int, isPaid: Bool = false) -> PrintedDocument {
    var document = Samples.invoice(lines: lines)
    document.verification = .init(address: Self.address, label: "Vérifier ce document")
    document.footer = [
      "Maison Aurore SAS · 12 rue des Petits-Champs, 75002 Paris, France",
      "SAS au capital de 50 000,00 € · SIREN 732 829 320 · RCS Paris · TVA FR44732829320",
      "www.maison-aurore.example · bonjour@maison-aurore.example · 01 40 00 00 00",
      "Facturier · noyau fiscal 1.0 (0123456789abcdef)",
    ]
    if isPaid { document.payment?.qrPayload = nil }
    return document
  }

  private func file(_ document: PrintedDocument) throws -> (bytes: [UInt8], pages: Int) {
    let rendered = try DocumentRenderer(template: Samples.template)
      .render(document, embedding: Samples.xml)
    return (Array(rendered.file(prefix: Samples.template.prefix)), rendered.pageCount)
  }

  private func count(_ text: String, in bytes: [UInt8]) -> Int {
    bytes.ranges(of: Array(text.utf8)).count
  }

  @Test func `a document without an address has no trace of one`() throws {
    let bytes = try file(Samples.invoice(lines: 5)).bytes
    #expect(count("/Check ", in: bytes) == 0 && count("/Annot", in: bytes) == 0)
  }

  @Test(arguments: [1, 5, 40], [false, true])
  func `each page leads to the address, by its code and by a link`(lines: Int, isPaid: Bool) throws
  {
    let (bytes, pages) = try file(marked(lines: lines, isPaid: isPaid))
    var plain = marked(lines: lines, isPaid: isPaid)
    plain.verification = nil
    #expect(try pages == file(plain).pages, "the code makes no page more")
    #expect(count("/URI(\(Self.address))", in: bytes) == pages)
    #expect(count("/Check ", in: bytes) == 1)
    #expect(count("/QR ", in: bytes) == (isPaid ? 0 : 1))
    let matrix = try QREncoder().encode(Self.address)
    let mask = ByteBuffer(capacity: 256)
    matrix.writeMask(to: mask)
    #expect(bytes.firstRange(of: Array(mask.filled)) != nil)
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")), arguments: [1, 5, 40], [false, true])
  func `nothing is printed over the code`(lines: Int, isPaid: Bool) throws {
    let (bytes, pages) = try file(marked(lines: lines, isPaid: isPaid))
    let boxes = try Tool.run("pdftotext", ["-bbox", "@", "-"], on: bytes).output
    #expect(boxes.components(separatedBy: ">Vérifier<").count == pages + 1)
    // The square of the code: 16 mm from the left margin, in the foot.
    let (right, top) = (51.0 + 41.0, 841.89 - 31.2 - 46.0)
    for word in boxes.matches(
      of: #/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</#)
    {
      let isInside =
        try #require(Double(word.1)) < right && #require(Double(word.4)) > top
      #expect(!isInside, "\(word.5)")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf")))
  func `the file is sound`() throws {
    let checked = try Tool.run("qpdf", ["--check", "@"], on: file(marked(lines: 40)).bytes)
    #expect(checked.output.contains("No syntax or stream encoding errors"))
  }
}
