import Foundation
import TestSupport
import Testing

@testable import EN16931

/// The rules on syntax and VAT against what the official rules said about other people's invoices.
@Suite struct SyntaxCorpusTests {
  struct Verdict {
    let path: String
    let fatal: Set<String>
    let warnings: Set<String>
    /// The list goes on ("…"); of warnings, only five are written.
    let hasMoreFatal: Bool
    var hasMoreWarnings: Bool { warnings.count == 5 }
  }

  /// The column `cen_1.3.16` of the corpus: "ok", "FAIL ids", either with "(warn ids)".
  static func verdicts() throws -> [Verdict] {
    guard Shared.has("corpus/MANIFEST.tsv") else { return [] }
    let table = try String(contentsOfFile: Shared.path("corpus/MANIFEST.tsv"), encoding: .utf8)
    let rows = table.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let column = try #require(rows.first?.firstIndex(of: "cen_1.3.16"))
    return rows.dropFirst().compactMap { row in
      guard row.count > column, row[0].hasSuffix(".xml") else { return nil }
      return verdict(String(row[0]), String(row[column]))
    }
  }

  private static func verdict(_ path: String, _ text: String) -> Verdict? {
    guard text.hasPrefix("ok") || text.hasPrefix("FAIL") else { return nil }
    let halves = text.components(separatedBy: " (warn ")
    let ids = { (list: String) in
      Set(list.split { ", )".contains($0) }.map(String.init).filter { $0.contains("-") })
    }
    return Verdict(
      path: path, fatal: ids(halves[0]), warnings: halves.count > 1 ? ids(halves[1]) : [],
      hasMoreFatal: halves[0].contains("…"))
  }

  static func isOurs(_ id: String) -> Bool {
    let families = ["CII-", "UBL-"] + VATFamily.all.map { "BR-\($0.prefix)-" } + ["BR-B-"]
    return families.contains { id.hasPrefix($0) }
  }

  @Test func `they fire exactly where the official ones do`() throws {
    let verdicts = try Self.verdicts()
    let rules = SyntaxRules.all + VATRules.all
    var count = 0
    for verdict in verdicts {
      let file = try #require(bytes(of: Shared.path("corpus/" + verdict.path)))
      guard let xml = try? XMLDocument.parse(file), let syntax = Self.syntax(xml) else { continue }
      let invoice = SemanticInvoiceBuilder(node: xml.root).finish(syntax: syntax, xml: xml)
      let findings = Judgement.findings(in: invoice, by: rules.filter { $0.books.contains(.cen) })
      let ids = { (severity: Rule.Severity) in
        Set(findings.filter { $0.rule.severity == severity }.map(\.rule.id))
      }
      expect(ids(.fatal), verdict.fatal, verdict.hasMoreFatal, verdict.path)
      expect(ids(.warning), verdict.warnings, verdict.hasMoreWarnings, verdict.path)
      count += 1
    }
    #expect(verdicts.isEmpty || count > 200, "only \(count) files of the corpus were judged")
  }

  private func expect(_ found: Set<String>, _ said: Set<String>, _ isOpen: Bool, _ path: String) {
    let expected = said.filter(Self.isOurs)
    #expect(expected.subtracting(found).isEmpty, "\(path)")
    if !isOpen { #expect(found.subtracting(expected).isEmpty, "\(path)") }
  }

  private static func syntax(_ xml: XMLDocument) -> Syntax? {
    switch xml.qualifiedName(xml.root) {
    case "rsm:CrossIndustryInvoice": .cii
    case "ubl:Invoice": .ublInvoice
    case "cn:CreditNote": .ublCreditNote
    default: nil
    }
  }
}
