import Foundation
import TestSupport
import Testing

@testable import EN16931

/// From one syntax to the other and back: no term of EN 16931 is lost.
@Suite struct ConversionTests {
  @Test(arguments: [Syntax.ublInvoice, .ublCreditNote])
  func `every term of EN 16931 survives CII`(syntax: Syntax) throws {
    let map = UBLMap.document(syntax == .ublCreditNote ? "cn:CreditNote" : "ubl:Invoice")
    let full = ConversionSample(of: map, as: syntax, extensions: false).invoice
    let through = CII.read(
      try XMLDocument.parse(CII.write(full, withExtensions: false).bytes))
    #expect(through.unread.isEmpty)
    #expect(through.root.difference(to: full.root) == nil)
  }

  @Test func `every term of EN 16931 survives UBL`() throws {
    let full = ConversionSample(of: CIIMap.document, as: .cii, extensions: false).invoice
    for syntax in [Syntax.ublInvoice, .ublCreditNote] {
      let written = UBL.write(full, as: syntax, withExtensions: false)
      // Names of CII that EN 16931-1 does not have.
      #expect(written.omitted == [.bt11name, .bt149gross, .bt150gross])
      let through = UBL.read(try XMLDocument.parse(written.bytes))
      #expect(through.unread.isEmpty)
      let wanted = full.kept { !written.omitted.contains($0) }
      #expect(through.root.difference(to: wanted.root) == nil)
    }
  }

  // MARK: Corpus

  @Test func `collected UBL invoices survive CII`() throws {
    var count = 0
    for file in Self.files(of: Self.ubl) {
      guard let invoice = try Self.read(file), let syntax = invoice.syntax, syntax.isUBL else {
        continue
      }
      count += 1
      let cii = CII.read(try XMLDocument.parse(CII.write(invoice, withExtensions: true).bytes))
      #expect(cii.unread.isEmpty, "\(file)")
      let again = UBL.read(
        try XMLDocument.parse(UBL.write(cii, as: syntax, withExtensions: true).bytes))
      try Self.compare(invoice, again, file)
    }
    #expect(count >= 75 || !Shared.has("corpus/einvoice"))
  }

  @Test func `collected CII invoices survive UBL`() throws {
    var count = 0
    for file in Self.files(of: Self.cii) {
      guard let invoice = try Self.read(file), invoice.syntax == .cii else { continue }
      count += 1
      let isCredit = ["381", "396", "81", "83", "532"].contains(invoice.root.text(.bt3))
      let syntax = isCredit ? Syntax.ublCreditNote : .ublInvoice
      let ubl = UBL.read(
        try XMLDocument.parse(UBL.write(invoice, as: syntax, withExtensions: true).bytes))
      #expect(ubl.unread.isEmpty, "\(file)")
      let again = CII.read(try XMLDocument.parse(CII.write(ubl, withExtensions: true).bytes))
      try Self.compare(invoice, again, file)
    }
    #expect(count >= 60 || !Shared.has("corpus/einvoice"))
  }

  /// What one syntax cannot say, by file and first difference.
  private static let impossible: [String: String] = [
    // CII has a discount only with the gross price, which is computed.
    "ubl-tc434-example2.xml": "BG-25[1]/BG-29[1]/BT-148: [] ≠ [\"1498.00||\"]",
    "ubl-tc434-test-1.xml": "BG-25[1]/BG-29[1]/BT-148: [] ≠ [\"1498.00||\"]",
    "EN16931_1_Teilrechnung.ubl.xml": "BG-25[1]/BG-29[1]/BT-148: [] ≠ [\"4.0000||\"]",
    // UBL has a VAT breakdown only with its total.
    "CII_example7.xml": "BG-22[1]/BT-110: [] ≠ [\"0.00||\"]",
    "XRechnung-O.xml": "BG-22[1]/BT-110: [] ≠ [\"0.00||\"]",
    "01.05_minimal_test_uncefact.xml": "BG-22[1]/BT-110: [] ≠ [\"0.00||\"]",
    // CII says identifiers without a scheme before those with one.
    "CreditNote-Max_content.xml":
      "BG-4[1]/BT-29: [\"7350000001204|0088|\", \"BilateralID||\"] ≠ [\"BilateralID||\", \"7350000001204|0088|\"]",
  ]

  private static func compare(
    _ before: SemanticInvoice, _ after: SemanticInvoice, _ file: String
  ) throws {
    let names: Set<Term> = [.bt11name, .bt149gross, .bt150gross]
    let isKept = { (term: Term) in !term.isExtension && !names.contains(term) }
    let difference = before.kept(isKept).root.difference(to: after.kept(isKept).root)
    let name = String(file.split(separator: "/").last ?? "")
    #expect(difference == impossible[name], "\(file)")
  }

  private static let ubl = UBLCorpusTests.folders
  private static let cii = [
    "corpus/einvoice/en16931-official/cii/examples",
    "corpus/einvoice/xrechnung-testsuite/business-cases/standard",
    "corpus/einvoice/xrechnung-testsuite/technical-cases/cius",
    "corpus/einvoice/zugferd-2.4-2.5-samples/2.4/basicwl",
    "corpus/einvoice/zugferd-2.4-2.5-samples/2.4/en16931",
    "corpus/einvoice/zugferd-2.4-2.5-samples/2.4/extended",
    "corpus/einvoice/zugferd-2.4-2.5-samples/2.5.2/en16931",
    "corpus/einvoice/zugferd-2.4-2.5-samples/2.5.2/extended",
    "corpus/einvoice/zugferd-corpus/XML-Rechnung/CII",
    "corpus/einvoice/python-factur-x",
    "corpus/einvoice-fr/gobl/choruspro",
    "corpus/einvoice-fr/gobl/facturx",
    "corpus/einvoice-fr/gobl/peppol-france-cius",
    "corpus/einvoice-fr/gobl/peppol-france-facturx",
  ]

  private static func files(of folders: [String]) -> [String] {
    folders.flatMap { folder in
      names(in: Shared.path(folder), ending: ".xml").map { "\(folder)/\($0)" }
    }
  }

  private static func read(_ file: String) throws -> SemanticInvoice? {
    let xml = try XMLDocument.parse(try #require(bytes(of: Shared.path(file))))
    switch xml.qualifiedName(xml.root) {
    case "rsm:CrossIndustryInvoice": return CII.read(xml)
    case "ubl:Invoice", "cn:CreditNote": return UBL.read(xml)
    default: return nil
    }
  }
}

extension SemanticInvoice {
  /// The same without some terms, and without the groups of extensions.
  fileprivate func kept(_ isKept: (Term) -> Bool) -> SemanticInvoice {
    var builder = SemanticInvoiceBuilder()
    copy(root, into: SemanticInvoiceBuilder.root, of: &builder, isKept)
    return builder.finish()
  }

  private func copy(
    _ view: GroupView, into index: SemanticInvoiceBuilder.Index,
    of builder: inout SemanticInvoiceBuilder, _ isKept: (Term) -> Bool
  ) {
    for value in view.values where isKept(value.term) { builder.add(value, to: index) }
    for child in view.children where !child.kind.isExtension {
      copy(child, into: builder.open(child.kind, in: index), of: &builder, isKept)
    }
  }
}
