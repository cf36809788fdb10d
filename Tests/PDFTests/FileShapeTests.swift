import CDeflate
import Crypto
import Foundation
import Testing

@testable import PDF

struct FileShapeTests {
  @Test func `the same document gives the same bytes, whatever was rendered before`() throws {
    let document = Samples.invoice(lines: 7, name: { "Lampe « \($0) » Ελλάδα" })
    let fresh = try DocumentRenderer(template: Samples.template).render(
      document, embedding: Samples.xml)
    let used = DocumentRenderer(template: Samples.template)
    _ = try used.render(Samples.invoice(lines: 90, name: { "北京 \($0) فاتورة" }), embedding: nil)
    let again = try used.render(document, embedding: Samples.xml)
    #expect(fresh.tail == again.tail)
    #expect(fresh.sha256 == again.sha256)
    let otherTemplate = DocumentTemplate(brand: Samples.template.brand, fonts: try DocumentFonts())
    #expect(otherTemplate.id == Samples.template.id)
  }

  @Test func `a text from memory is drawn with the same bytes as one set anew`() throws {
    let long = String(repeating: "AVATAR (Yo-Yo) \\ Théière à l’œuvre, ", count: 12)
    let document = Samples.invoice(lines: 5, name: { "\(long) \($0 % 2)\n«\u{A0}fin\u{A0}»" })
    let renderer = DocumentRenderer(template: Samples.template)
    let first = try renderer.render(document, embedding: nil)
    for _ in 0..<3 { #expect(try renderer.render(document, embedding: nil).tail == first.tail) }
  }

  @Test func `the hash is that of the whole file and the template's that of the prefix`() throws {
    let rendered = try DocumentRenderer(template: Samples.template)
      .render(Samples.invoice(lines: 3), embedding: Samples.xml)
    let file = rendered.file(prefix: Samples.template.prefix)
    #expect(rendered.sha256 == Array(SHA256.hash(data: file)))
    #expect(rendered.templateID == Array(SHA256.hash(data: Samples.template.prefix)))
  }

  @Test func `the attached XML can be read back from the tail`() throws {
    let rendered = try DocumentRenderer(template: Samples.template)
      .render(Samples.invoice(lines: 3), embedding: Samples.xml)
    let range = try #require(rendered.xmlRange)
    #expect(try inflate(Array(rendered.tail[range])) == Samples.xml)
    let bare = try DocumentRenderer(template: Samples.template).render(
      Samples.invoice(lines: 3), embedding: nil)
    #expect(bare.xmlRange == nil)
    #expect(!String(decoding: bare.tail, as: UTF8.self).contains("factur-x"))
  }

  @Test(arguments: [1, 60]) func `every cross-reference points at its object`(lines: Int) throws {
    let file = try Samples.file(Samples.invoice(lines: lines, name: { "Ω \($0) 北" }))
    let text = String(decoding: file, as: Unicode.ASCII.self)  // one character per byte
    let start = try #require(
      text.components(separatedBy: "startxref\n").last.flatMap { Int($0.prefix { $0 != "\n" }) })
    let rows = String(decoding: file[start...], as: UTF8.self).split(separator: "\n")
    #expect(rows[0] == "xref")
    let count = try #require(Int(rows[1].split(separator: " ")[1]))
    for number in 1..<count {
      let offset = try #require(Int(rows[2 + number].prefix(10)))
      let expected = Array("\(number) 0 obj\n".utf8)
      #expect(Array(file[offset..<(offset + expected.count)]) == expected)
    }
  }

  @Test(.enabled(if: Tool.isInstalled("qpdf"))) func `qpdf finds nothing to say`() throws {
    for lines in [0, 1, 60, 300] {
      let result = try Tool.run(
        "qpdf", ["--check", "@"], on: try Samples.file(Samples.invoice(lines: lines)))
      #expect(result.status == 0, "\(result.output)")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdftotext"))) func `a logo replaces the wordmark`() throws {
    let logo = try #require(
      LogoBitmap(width: 4, height: 2, rgb: [UInt8](repeating: 120, count: 24)))
    let brand = Brand(wordmark: "ENSEIGNE", accent: Colour(red: 0, green: 0, blue: 0), logo: logo)
    let template = DocumentTemplate(brand: brand, fonts: Samples.fonts)
    let rendered = try DocumentRenderer(template: template).render(
      Samples.invoice(lines: 1), embedding: nil)
    let text = try Tool.text(of: rendered.file(prefix: template.prefix))
    #expect(!text.contains("ENSEIGNE"))
    #expect(text.contains("Net à payer"))
    #expect(LogoBitmap(width: 4, height: 2, rgb: [1, 2, 3]) == nil)
  }

  private func inflate(_ bytes: [UInt8]) throws -> [UInt8] {
    let decompressor = libdeflate_alloc_decompressor()
    defer { libdeflate_free_decompressor(decompressor) }
    var output = [UInt8](repeating: 0, count: 65_536)
    var length = 0
    let result = libdeflate_zlib_decompress(
      decompressor, bytes, bytes.count, &output, output.count, &length)
    try #require(result == LIBDEFLATE_SUCCESS)
    return Array(output.prefix(length))
  }
}
