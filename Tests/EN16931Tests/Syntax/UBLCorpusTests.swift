import Foundation
import TestSupport
import Testing

@testable import EN16931

/// Other people's invoices in UBL.
@Suite struct UBLCorpusTests {
  static let folders = [
    "corpus/einvoice/en16931-official/ubl/examples",
    "corpus/einvoice/en16931-official/ubl/testfiles",
    "corpus/einvoice/xrechnung-testsuite/business-cases/standard",
    "corpus/einvoice/xrechnung-testsuite/business-cases/extension",
    "corpus/einvoice/xrechnung-testsuite/technical-cases/cius",
    "corpus/einvoice/xrechnung-testsuite/technical-cases/cvd",
    "corpus/einvoice/zugferd-corpus/XML-Rechnung/UBL",
    "corpus/einvoice-fr/oracles/brfr/fixtures",
    "corpus/einvoice-fr/oracles/brfr/mutants",
  ]

  /// What these invoices say and EN 16931 has no term for.
  private static let withoutTerm = [
    // XRechnung's own extension.
    "04.02a-INVOICE_ubl.xml /ubl:Invoice/cac:InvoiceLine/cac:SubInvoiceLine[1]",
    "04.02a-INVOICE_ubl.xml /ubl:Invoice/cac:InvoiceLine/cac:SubInvoiceLine[2]",
    "04.03a-INVOICE_ubl.xml /ubl:Invoice/cac:InvoiceLine/cac:SubInvoiceLine",
    // A reference of a line that is not typed 130, as BT-128 has to be.
    "ubl-tc434-example5.xml /ubl:Invoice/cac:InvoiceLine[1]/cac:DocumentReference",
    "ubl-tc434-example5.xml /ubl:Invoice/cac:InvoiceLine[2]/cac:DocumentReference",
    // The version of the schema says nothing of the invoice.
    "CreditNote-Max_content.xml /cn:CreditNote/cbc:UBLVersionID",
  ]

  private static func files() -> [String] {
    guard Shared.has("corpus/einvoice") else { return [] }
    return folders.flatMap { folder in
      names(in: Shared.path(folder), ending: ".xml").map { "\(folder)/\($0)" }
    }
  }

  private static func read(_ file: String) throws -> SemanticInvoice? {
    let xml = try XMLDocument.parse(try #require(bytes(of: Shared.path(file))))
    let root = xml.qualifiedName(xml.root)
    return root == "ubl:Invoice" || root == "cn:CreditNote" ? UBL.read(xml) : nil
  }

  @Test func `every term they say is read`() throws {
    let files = Self.files()
    var unread: [String] = []
    var count = 0
    for file in files {
      guard let invoice = try Self.read(file) else { continue }
      count += 1
      for place in invoice.unread {
        let path = try #require(invoice.xml).path(place.node)
        let attribute = place.attribute.map { "/@\($0)" } ?? ""
        unread.append("\(file.split(separator: "/").last ?? "") \(path)\(attribute)")
      }
    }
    #expect(unread.sorted() == (files.isEmpty ? [] : Self.withoutTerm.sorted()))
    #expect(count >= 75 || files.isEmpty)
  }

  @Test func `what is written of them is read back as it was`() throws {
    for file in Self.files() {
      guard let invoice = try Self.read(file), let syntax = invoice.syntax else { continue }
      let written = UBL.write(invoice, as: syntax, withExtensions: true)
      let again = UBL.read(try XMLDocument.parse(written.bytes))
      #expect(again.unread.isEmpty, "\(file)")
      #expect(again == invoice, "\(file): \(invoice.root.difference(to: again.root) ?? "")")
    }
  }

  @Test func `an invoice becomes a credit note and comes back`() throws {
    for file in Self.files() {
      guard let invoice = try Self.read(file), let syntax = invoice.syntax else { continue }
      // BG-34 and a due date without payment means are said otherwise, see UBLTests.
      guard invoice.all(.bg34).isEmpty, !invoice.has(.bt9) || !invoice.all(.bg16).isEmpty else {
        continue
      }
      let other = syntax == .ublInvoice ? Syntax.ublCreditNote : .ublInvoice
      let between = UBL.read(
        try XMLDocument.parse(UBL.write(invoice, as: other, withExtensions: true).bytes))
      let again = UBL.read(
        try XMLDocument.parse(UBL.write(between, as: syntax, withExtensions: true).bytes))
      #expect(between == invoice, "\(file): \(invoice.root.difference(to: between.root) ?? "")")
      #expect(again == invoice, "\(file): \(invoice.root.difference(to: again.root) ?? "")")
    }
  }
}
