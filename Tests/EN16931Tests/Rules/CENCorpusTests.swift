import EN16931
import Foundation
import TestSupport
import Testing

/// Whole invoices with the verdict of the official CEN artefacts 1.3.16, kept in the corpus'
/// manifest.
struct CENCorpusTests {
  @Test func `every collected invoice breaks the rules the official engine says`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    let rules = RuleBook.set(of: .cen)
    var differences: [String] = []
    var count = 0
    for (path, verdict, isWhole) in try Self.verdicts() {
      let content = try #require(bytes(of: Shared.path("corpus/\(path)")))
      let xml = try XMLDocument.parse(content)
      // One has the namespace of another CII, which no mapping reads.
      guard let invoice = Self.read(xml) else { continue }
      let findings = Judgement.findings(in: invoice, by: rules)
      let fatal = Set(findings.filter { $0.rule.severity == .fatal }.map(\.rule.id))
      let missing = verdict.subtracting(fatal).sorted()
      let extra = fatal.subtracting(verdict).sorted()
      if !missing.isEmpty {
        differences.append("\(path): missing \(missing.joined(separator: " "))")
      }
      if isWhole, !extra.isEmpty {
        differences.append("\(path): extra \(extra.joined(separator: " "))")
      }
      count += 1
    }
    #expect(count > 290)
    #expect(differences == [])
  }

  private static func read(_ xml: XMLDocument) -> SemanticInvoice? {
    switch xml.qualifiedName(xml.root) {
    case "rsm:CrossIndustryInvoice": CII.read(xml)
    case "ubl:Invoice", "cn:CreditNote": UBL.read(xml)
    default: nil
    }
  }

  /// Path and fatal rules of each XML file the official engine judged to the end, and whether these
  /// are all: the manifest names twelve at most.
  private static func verdicts() throws -> [(path: String, rules: Set<String>, isWhole: Bool)] {
    let text = try String(contentsOfFile: Shared.path("corpus/MANIFEST.tsv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let column = try #require(rows[0].firstIndex(of: "cen_1.3.16"))
    return rows.dropFirst().compactMap { row in
      guard row.count > column, row[0].hasSuffix(".xml") else { return nil }
      let verdict = row[column]
      if verdict.hasPrefix("ok") { return (String(row[0]), [], true) }
      guard verdict.hasPrefix("FAIL ") else { return nil }
      let ids = verdict.dropFirst(5).prefix { $0 != " " }.split(separator: ",")
      return (String(row[0]), Set(ids.map(String.init)), !verdict.contains("…"))
    }
  }
}
