import TestSupport
import Testing

@testable import PDF

/// Other people's invoices: `../shared/corpus`.
@Suite struct ForeignCorpusTests {
  private struct Row {
    let path: String
    /// As the corpus was catalogued, by another reader; nil where nothing is said.
    let attachments: [String]?
    var file: [UInt8]? { bytes(of: Shared.path("corpus/" + path)) }
  }

  private static let rows: [Row] = {
    guard let manifest = bytes(of: Shared.path("corpus/MANIFEST.tsv")) else { return [] }
    return String(decoding: manifest, as: UTF8.self).split(separator: "\n").compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells[0].hasSuffix(".pdf") else { return nil }
      return Row(path: cells[0], attachments: attachments(cells.last ?? ""))
    }
  }()

  /// "attachments: a.xml, b.xml; XML not well-formed …"
  private static func attachments(_ cell: String) -> [String]? {
    if cell.hasPrefix("no attachment") { return [] }
    let quoted = cell.hasPrefix("\"") ? cell.dropFirst() : cell[...]
    guard quoted.hasPrefix("attachments: ") else { return nil }
    let list = quoted.dropFirst(13).prefix { $0 != ";" }
    return list.split(separator: ", ").map(String.init)
  }

  private static var invoices: [Row] { rows.filter { $0.path.hasPrefix("einvoice") } }

  @Test func `every invoice PDF has the attachments another reader found`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    #expect(Self.invoices.count == 89)
    for row in Self.invoices {
      let pdf = try ForeignPDF.read(try #require(row.file))
      var expected = try #require(row.attachments, "\(row.path)")
      if row.path.hasSuffix("validator/corruptedV2PDF.pdf") {
        // Its cross-references are wrong; the other reader gave up, qpdf rebuilds them.
        expected = ["ZUGFeRD-invoice.xml", "factur-x.xml"]
        #expect(pdf.wasRepaired)
      }
      #expect(pdf.attachments.map(\.name).sorted() == expected.sorted(), "\(row.path)")
      #expect(pdf.attachments.allSatisfy { $0.fault == nil && !$0.bytes.isEmpty })
      #expect(pdf.pageCount > 0, "\(row.path)")
    }
  }

  @Test(.enabled(if: Tool.isInstalled("pdfdetach")))
  func `the bytes of an attachment are those poppler saves`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    var compared = 0
    for row in Self.invoices where row.attachments?.isEmpty == false {
      let file = try #require(row.file)
      let folder = TemporaryFolder()
      let result = try Tool.run("pdfdetach", ["-saveall", "-o", folder.path, "@"], on: file)
      #expect(result.status == 0, "\(row.path) \(result.output)")
      let pdf = try ForeignPDF.read(file)
      for attachment in pdf.attachments {
        var saved = try #require(bytes(of: folder.file(attachment.name)), "\(row.path)")
        // Repairing a file, poppler counts the line end before `endstream` in; /Length does not.
        if pdf.wasRepaired, attachment.declaredSize == attachment.bytes.count {
          while saved.count > attachment.bytes.count, saved.last == 10 || saved.last == 13 {
            saved.removeLast()
          }
        }
        #expect(saved == attachment.bytes, "\(row.path)")
        compared += 1
      }
    }
    #expect(compared > 80)
  }

  @Test func `the envelope of every invoice PDF is judged right`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    for row in Self.invoices {
      let pdf = try ForeignPDF.read(try #require(row.file))
      let fatal = pdf.containerFindings.filter { $0.severity == .fatal }.map(\.code)
      #expect(fatal == Self.faults(of: row.path), "\(row.path)")
    }
  }

  /// The faults of an envelope, by the end of its path. The others have none.
  private static func faults(of path: String) -> [String] {
    faulty.first { path.hasSuffix($0.end) }?.codes.map { "FX-PDF-" + $0 }
      ?? (path.contains("/intarsys/") ? ["FX-PDF-XMP-NAMESPACE"] : [])
  }

  private static let faulty: [(end: String, codes: [String])] = [
    ("EXTENDED_Fremdwaehrung_wdis_fx-pdfa4.pdf", ["XMP-PDFA"]),
    ("BeispielRE-20170509_505.pdf", ["XMP-NAMESPACE"]),
    ("BeispielRE-20170509_505PDF14.pdf", ["NONE"]),
    ("BeispielRE-20170509_505PDFA3.pdf", ["NONE"]),
    ("veraPDFtestsuite6-7-11-t01-fail-a.pdf", ["NONE"]),
    ("library/zugferd_invoice.pdf", ["XMP-NAMESPACE"]),
    ("103767-Invoice-2026-03-24-1.pdf", ["MIME", "RELATIONSHIP"]),
    ("validator/corruptedV2PDF.pdf", ["SEVERAL"]),
    ("validator/invalidXMP-ParseError.pdf", ["SEVERAL", "XMP-MALFORMED"]),
    ("validator/invalidXMP.pdf", ["SEVERAL", "XMP-CONFORMANCELEVEL"]),
    ("validator/validV1WithAdditionalData.pdf", ["XMP-NAMESPACE"]),
    ("validator/validV2PDF.pdf", ["SEVERAL"]),
    ("BeispielRE-20140519_499.pdf", ["XMP-NAMESPACE"]),
    ("BeispielRE-20140522_501.pdf", ["XMP-NAMESPACE"]),
    ("BeispielRE-20140703_502.pdf", ["XMP-NAMESPACE"]),
    ("ZUGFeRDv1/fail/Mustangproject/fail2.pdf", ["XMP-NAMESPACE"]),
    ("MINIMUM/zugferd_2p0_MINIMUM.pdf", ["RELATIONSHIP", "XMP-NAMESPACE"]),
    ("MustangRE-20171118_506_ZUGFeRD1and2.pdf", ["SEVERAL"]),
    ("BeispielRE-20190610_507b.pdf", ["XMP-NAMESPACE"]),
    ("cas-limites/PDF-001/facture.pdf", ["NONE"]),
    ("cas-limites/PDF-002/facture.pdf", ["NAME"]),
    ("cas-limites/PDF-008/facture.pdf", ["AF"]),
    ("XP_Z12-012_Annexe_B_EXEMPLES_V1.4.pdf", ["NONE"]),
    ("XP_Z12-014_CAS_USAGE_Annexe_B_V1.4.pdf", ["NONE"]),
  ]

  @Test func `every file of the PDF-A corpus is read`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    let rows = Self.rows.filter { $0.path.hasPrefix("pdfa/") }
    #expect(rows.count == 62)
    for row in rows {
      let pdf = try ForeignPDF.read(try #require(row.file))
      #expect(pdf.pageCount > 0, "\(row.path)")
      if row.path.contains("PDF_A-3b/6-8") {
        #expect(pdf.attachments.count == 1, "\(row.path)")
        #expect(pdf.attachments.allSatisfy { $0.fault == nil })
      }
    }
  }
}
