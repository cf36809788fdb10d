import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

@Suite struct TrainingTests {
  private static let company = Sample.companyJSON.replacing(
    "\"siren\"", with: "\"training\": true, \"siren\"", maxReplacements: 1)

  @Test func `a training company's documents say so, and count in no total`() throws {
    let shop = try TestShop(company: Self.company)
    let document = try #require(try shop.issue(Sample.order("1")).documents.first)
    #expect(document.number == "FACTICE-F-2026-00001")
    let path = try shop.folder.write("f.pdf", try shop.pdf(document))
    let ended = try Program.tool(["pdftotext", "-raw", "-enc", "UTF-8", path, "-"])
    #expect(ended.output.contains("noyau fiscal"))
    let marks = ended.output.split(whereSeparator: \.isWhitespace).filter { $0 == "FACTICE" }
    #expect(marks.count == 1, "across the page: \(ended.output)")
    shop.clock.advance(days: 1)
    try shop.issue(Sample.order("2"))
    let closure = try shop.database.readSync { tx in
      try tx.row("SELECT fields FROM log_entry WHERE series = 'closures-day'") { try $0.text(0) }
    }
    let lines = try #require(closure).split(separator: "\n")
    #expect(lines.contains { $0.hasPrefix("counts: 0 0 0 0 ") && $0.hasSuffix(" 1") })
    #expect(!lines.contains { $0.hasPrefix("total:") || $0.hasPrefix("perpetual:") })
    #expect(try shop.verify() == 2)
  }

  @Test func `a training company never becomes a real one, nor the other way round`() throws {
    for (before, after) in [
      (Self.company, Sample.companyJSON), (Sample.companyJSON, Self.company),
    ] {
      let folder = TemporaryFolder()
      try TestShop(folder, company: before).database.closeSync()
      #expect {
        try TestShop(folder, company: after)
      } throws: {
        ($0 as? InvoicingError)?.findings.map(\.code) == ["company.training-fixed"]
      }
    }
  }
}
