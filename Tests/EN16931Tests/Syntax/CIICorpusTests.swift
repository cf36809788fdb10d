import Foundation
import TestSupport
import Testing

@testable import EN16931

/// Other people's invoices in CII.
@Suite struct CIICorpusTests {
  private static let folders = ["corpus/einvoice", "corpus/einvoice-fr"]

  /// Made to be broken, to the point of not being XML.
  private static let broken = ["cas-limites/RBT-002", "cas-limites/XML-001", "/fail/"]

  /// What they say and no business term names, by the end of the path.
  private static let withoutTerm: [(end: String, why: String)] = [
    ("ApplicableHeaderTradeAgreement/AdditionalReferencedDocument", "without 50, 130 or 916"),
    ("PayeeSpecifiedCreditorFinancialInstitution/Name", "the bank's name"),
    ("PayeeSpecifiedCreditorFinancialInstitution/GermanBankleitzahlID", "a German bank code"),
    ("AppliedTradeAllowanceCharge/BasisQuantity", "a discount per quantity has no term"),
    ("}DateTimeString", "in a namespace that does not exist"),
    ("SpecifiedLineTradeSettlement/AdditionalReferencedDocument", "50 belongs to the document"),
    ("PaymentMeans/PayeePartyCreditorFinancialAccount", "misplaced, and read"),
    ("ExchangedDocument/IssueDateTime", "misplaced, and read"),
  ]

  static func files(_ ending: String = ".xml") -> [String] {
    guard Shared.has("corpus/einvoice"), Shared.has("corpus/einvoice-fr") else { return [] }
    return folders.flatMap { folder in
      let paths = FileManager.default.enumerator(atPath: Shared.path(folder))
      return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }
        .map { Shared.path(folder) + "/" + $0 }
    }.filter { path in !broken.contains { path.contains($0) } }.sorted()
  }

  /// Nil for what is no CII.
  static func read(_ path: String) throws -> SemanticInvoice? {
    let xml = try XMLDocument.parse(try #require(bytes(of: path)))
    return xml.qualifiedName(xml.root) == "rsm:CrossIndustryInvoice" ? CII.read(xml) : nil
  }

  private func plain(_ path: String) -> String {
    path.split(separator: "/").map { step in
      step.prefix { $0 != "[" }.replacingOccurrences(of: "ram:", with: "")
        .replacingOccurrences(of: "rsm:", with: "")
    }.joined(separator: "/")
  }

  @Test func `every term they say is read`() throws {
    let files = Self.files()
    var count = 0
    var seen: Set<String> = []
    for file in files {
      guard let invoice = try Self.read(file), let xml = invoice.xml else { continue }
      count += 1
      for place in invoice.unread {
        let path = plain(xml.path(place.node))
        let known = Self.withoutTerm.first { path.hasSuffix($0.end) }
        if let known { seen.insert(known.end) }
        #expect(known != nil && place.attribute == nil, "\(file) \(path) \(place)")
      }
    }
    #expect(count >= 195 || files.isEmpty)
    // An exception nobody needs any more is to be struck off.
    #expect(seen.count == Self.withoutTerm.count || files.isEmpty, "\(seen.sorted())")
  }

  @Test func `what is written of them is read back as it was`() throws {
    for file in Self.files() {
      guard let invoice = try Self.read(file) else { continue }
      let written = CII.write(invoice, withExtensions: true)
      #expect(written.omitted.isEmpty)
      let again = CII.read(try XMLDocument.parse(written.bytes))
      #expect(again.unread.isEmpty, "\(file)")
      let difference = invoice.root.difference(to: again.root)
      // The seller's contact of this one is an empty element, and empty elements are not written.
      let expected =
        file.hasSuffix("mutants/CII_business_example_02.xml")
        ? "BG-4[1]/BG-6: 1 ≠ 0 groups" : nil
      #expect(difference == expected, "\(file)")
    }
  }

  /// The schema and the official rules, applied by the workplace's validator.
  @Test func `what is written of accepted invoices is accepted`() throws {
    guard Shared.has("tools/einvoice-check/check") else { return }
    let folder = TemporaryFolder()
    let names = [
      "einvoice/en16931-official/cii/examples/CII_example9.xml",
      "einvoice/en16931-official/cii/examples/CII_business_example_01.xml",
      "einvoice/zugferd-2.4-2.5-samples/2.4/en16931",
      "einvoice/zugferd-2.4-2.5-samples/2.5.2/en16931",
      "einvoice/zugferd-2.4-2.5-samples/2.5.2/extended",
      "einvoice-fr/gobl/facturx",
    ]
    let files = names.compactMap { name in Self.files().first { $0.contains(name) } }
    var count = 0
    for (index, file) in files.enumerated() {
      guard let invoice = try Self.read(file) else { continue }
      let written = InvoiceXML.write(invoice, as: .cii, profile: .of(invoice))
      try folder.write("\(index).xml", written.bytes)
      count += 1
    }
    guard count > 0 else { return }
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--fr", "off", folder.path], [:]
    ).end()
    let last = ended.output.split(separator: "\n").last.map(String.init) ?? ended.errors
    #expect(last == "\(count) passed, 0 failed", "\(ended.output.prefix(2000))")
  }
}
