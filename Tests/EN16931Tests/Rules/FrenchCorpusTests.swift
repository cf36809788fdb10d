import EN16931
import Foundation
import TestSupport
import Testing

/// Whole invoices with the verdict of the official French artefacts 1.4.0.03, kept in the corpus'
/// manifest.
struct FrenchCorpusTests {
  @Test func `every collected invoice breaks the French rules the official engine says`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    let rules = RuleBook.rules(of: .french)
    var differences: [String] = []
    var count = 0
    for (path, verdict) in try Self.verdicts() {
      guard let invoice = Self.invoice(path) else { continue }
      let findings = Judgement.findings(in: invoice, by: rules)
      let fatal = Set(findings.map(\.rule.id))
      for id in verdict.subtracting(fatal).sorted() { differences.append("\(path): missing \(id)") }
      for id in fatal.subtracting(verdict).sorted() { differences.append("\(path): extra \(id)") }
      count += 1
    }
    #expect(count >= 30)
    #expect(differences == [])
  }

  @Test func `what the official rules let pass is refused by the strict ones`() throws {
    guard Shared.has("corpus/MANIFEST.tsv") else { return }
    for (path, rule) in Self.gaps {
      let invoice = try #require(Self.invoice(path))
      let found = Judgement.findings(in: invoice, by: RuleBook.rules(of: [.strict, .reading]))
      #expect(found.contains { $0.rule.id == rule }, "\(path) should break \(rule)")
    }
  }

  /// The rule that names what is wrong in each; most break others beside.
  private static let gaps = [
    ("einvoice/oracles/gaps/CII_business_example_Z-bt30-X.xml", "FAC-ID-PLACEHOLDER"),
    ("einvoice/oracles/gaps/CII_business_example_Z-bt46-X.xml", "FAC-ID-PLACEHOLDER"),
    ("einvoice/oracles/gaps/CII_business_example_Z-date-20260431.xml", "FAC-DATE"),
    ("einvoice/oracles/gaps/CII_business_example_Z-dec-0.000.xml", "FAC-DECIMALS"),
    ("einvoice/oracles/gaps/CII_business_example_Z-dec-0.001.xml", "FAC-DECIMALS"),
    ("einvoice/oracles/gaps/CII_business_example_Z-dec-3frac.xml", "FAC-DECIMALS"),
    ("einvoice/oracles/gaps/CII_business_example_Z-iban-badcheck.xml", "FAC-IBAN"),
    ("einvoice/oracles/gaps/CII_example5-bt31-NL1.xml", "FAC-VAT-SHAPE"),
    ("einvoice/oracles/gaps/CII_example5-bt32-FC-XX.xml", "FAC-TAX-NUMBER"),
    ("einvoice/oracles/gaps/CII_example5-bt48-DK1.xml", "FAC-VAT-SHAPE"),
    ("einvoice/oracles/gaps/ubl-tc434-creditnote1-bt31-A.xml", "FAC-VAT-SHAPE"),
    ("einvoice/oracles/gaps/ubl-tc434-creditnote1-type-380.xml", "FAC-UBL-ROOT"),
    (
      "einvoice/oracles/gaps/engine-errors/CII_business_example_Z-dec-1E100.xml", "FAC-READ-NUMBER"
    ),
    ("einvoice-fr/oracles/brfr/gaps-fr/cii-date-suffix.xml", "FAC-DATE"),
    ("einvoice-fr/oracles/brfr/gaps-fr/cii-pmt-dot.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/cii-pmt-na.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/cii-pmt-vide.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/cii-siren-123456789.xml", "FAC-SIREN"),
    // These three carry SIRENs that do not exist; what their names announce is not wrong, or BR-FR
    // says it.
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-b4-acompte.xml", "FAC-SIREN"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-bt128-espace.xml", "FAC-SIREN"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-id-hyphen.xml", "FAC-SIREN"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-bt24-garbage.xml", "FAC-PROFILE"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-pmd-ws.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-pmt-dot.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-pmt-na.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-pmt-vide.xml", "FAC-NOTE-EMPTY"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-s1-type-381.xml", "FAC-UBL-ROOT"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-siren-123456789.xml", "FAC-SIREN"),
    ("einvoice-fr/oracles/brfr/gaps-fr/ubl-siren-meme.xml", "FAC-SAME-PARTY"),
    ("einvoice-fr/cas-limites/DATA-002/factur-x.xml", "FAC-DATE"),
    ("einvoice-fr/cas-limites/DATA-005/factur-x.xml", "FAC-READ-NUMBER"),
    ("einvoice-fr/cas-limites/CALC-004/factur-x.xml", "FAC-DECIMALS"),
    ("einvoice-fr/cas-limites/IDENT-002/factur-x.xml", "FAC-VAT-FR"),
    ("einvoice-fr/cas-limites/PRF-002/factur-x.xml", "FAC-PROFILE"),
  ]

  private static func invoice(_ path: String) -> SemanticInvoice? {
    bytes(of: Shared.path("corpus/\(path)")).flatMap { try? InvoiceXML.read($0) }
  }

  /// Path and fatal rules of each XML file the official engine judged to the end.
  private static func verdicts() throws -> [(String, Set<String>)] {
    let text = try String(contentsOfFile: Shared.path("corpus/MANIFEST.tsv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    let column = try #require(rows[0].firstIndex(of: "br_fr_1.4.0.03"))
    return rows.dropFirst().compactMap { row in
      guard row.count > column, row[0].hasSuffix(".xml") else { return nil }
      let verdict = row[column]
      if verdict.hasPrefix("ok") { return (String(row[0]), []) }
      guard verdict.hasPrefix("FAIL ") else { return nil }
      let ids = verdict.dropFirst(5).prefix { $0 != " " }.split(separator: ",")
      return (String(row[0]), Set(ids.map(String.init)))
    }
  }
}
