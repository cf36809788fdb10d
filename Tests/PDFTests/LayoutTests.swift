import Foundation
import Testing

@testable import PDF

struct LayoutTests {
  private func render(_ document: PrintedDocument) throws -> RenderedDocument {
    try DocumentRenderer(template: Samples.template).render(document, embedding: nil)
  }

  @Test func `a short invoice is one page`() throws {
    #expect(try render(Samples.invoice(lines: 1)).pageCount == 1)
    #expect(try render(Samples.invoice(lines: 5)).pageCount == 1)
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")))
  func `what one page carries forward the next brings forward`() throws {
    let rendered = try render(Samples.invoice(lines: 60))
    let pages = try Tool.text(of: rendered.file(prefix: Samples.template.prefix)).split(
      separator: "\u{C}")
    #expect(pages.count == rendered.pageCount)
    #expect(rendered.pageCount > 2)
    var lines = 0
    for (index, page) in pages.enumerated() {
      #expect(page.contains("Page \(index + 1)/\(pages.count)"))
      #expect(page.contains("F-2026-00042"))
      if index > 0 { #expect(amount(after: "Report ", in: page) == "\(lines * 10),00") }
      lines += page.components(separatedBy: "Article n°").count - 1
      if index < pages.count - 1 {
        #expect(amount(after: "À reporter", in: page) == "\(lines * 10),00")
      }
    }
    #expect(lines == 60)
    #expect(pages.last!.contains("Net à payer"))
  }

  private func amount(after label: String, in page: Substring) -> String? {
    page.range(of: label).map {
      page[$0.upperBound...].drop { $0 == " " }.prefix { $0 != "\u{A0}" && $0 != " " }
    }.map(String.init)
  }

  @Test func `a thousand lines are laid out`() throws {
    #expect((30...60).contains(try render(Samples.invoice(lines: 1_000)).pageCount))
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext")))
  func `a name longer than a page goes on with the next and nothing leaves the sheet`() throws {
    var document = Samples.invoice(
      lines: 2, name: { "Mot\($0) " + String(repeating: "abcdefghij", count: 1_200) })
    document.buyer.lines += (0..<30).map {
      "Ligne \($0) " + String(repeating: "très longue ", count: 12)
    }
    document.facts += (0..<9).map {
      .init(label: "Fait \($0)", value: String(repeating: "valeur", count: 30))
    }
    document.totals[0].label = String(repeating: "Total ", count: 60)
    document.footer += [String(repeating: "Mention légale ", count: 200)]
    let rendered = try render(document)
    let file = rendered.file(prefix: Samples.template.prefix)
    #expect(rendered.pageCount > 2)
    let boxes = try Tool.run("pdftotext", ["-bbox", "@", "-"], on: file).output
    for edges in boxes.matches(
      of: #/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)"/#)
    {
      #expect(try #require(Double(edges.1)) >= 40 && #require(Double(edges.3)) <= 595.28 - 40)
      #expect(try #require(Double(edges.2)) >= 20 && #require(Double(edges.4)) <= 841.89 - 15)
    }
  }

  @Test func `empty parts leave no trace and do no harm`() throws {
    var document = Samples.invoice(lines: 0)
    document.number = nil
    document.watermark = "BROUILLON"
    document.facts = []
    document.seller.lines = []
    document.buyer = .init(heading: "", lines: ["", ""])
    document.taxes = []
    document.totals = []
    document.payment = nil
    document.notes = [""]
    document.footer = []
    #expect(try render(document).pageCount == 1)
  }

  @Test
  func `a QR payload beyond the code's capacity is refused, and the next document is untouched`()
    throws
  {
    let renderer = DocumentRenderer(template: Samples.template)
    let good = Samples.invoice(lines: 2)
    let before = try renderer.render(good, embedding: nil)
    var bad = good
    bad.payment?.qrPayload = String(repeating: "x", count: 1_200)
    #expect(throws: RenderingError.qrPayloadTooLong(bytes: 1_200)) {
      try renderer.render(bad, embedding: nil)
    }
    #expect(try renderer.render(good, embedding: nil).tail == before.tail)
  }
}
