import TestSupport
import Testing

@testable import EN16931

@Suite struct UBLTests {

  @Test(arguments: [Syntax.ublInvoice, .ublCreditNote])
  func `every term of EN 16931 has a place`(syntax: Syntax) {
    let places = MapPlaces(of: UBLMap.document(root(of: syntax)), as: syntax)
    let missing = Term.allCases.filter {
      !$0.isExtension && places.terms[$0.home]?.contains($0) != true
    }
    // The name of the project and the base quantity of the gross price are words of CII.
    #expect(missing == [.bt11name, .bt149gross, .bt150gross])
  }

  @Test(arguments: [Syntax.ublInvoice, .ublCreditNote], [false, true])
  func `an invoice that says everything is read back as it was`(
    syntax: Syntax, extensions: Bool
  ) throws {
    let map = UBLMap.document(root(of: syntax))
    let full = ConversionSample(of: map, as: syntax, extensions: extensions).invoice
    let written = UBL.write(full, as: syntax, withExtensions: extensions)
    let again = UBL.read(try XMLDocument.parse(written.bytes))
    #expect(again.syntax == syntax)
    #expect(again.unread.isEmpty, "\(places(again))")
    #expect(again == full, "\(again.root.difference(to: full.root) ?? "")")
    #expect(written.omitted.isEmpty)
  }

  @Test func `without extensions their terms are left out and named`() throws {
    let map = UBLMap.document("ubl:Invoice")
    let full = ConversionSample(of: map, as: .ublInvoice, extensions: true).invoice
    let plain = ConversionSample(of: map, as: .ublInvoice, extensions: false).invoice
    let written = UBL.write(full, as: .ublInvoice, withExtensions: false)
    let again = UBL.read(try XMLDocument.parse(written.bytes))
    #expect(again.groups.allSatisfy { !$0.kind.isExtension })
    #expect(again.groups.flatMap(\.values).allSatisfy { !$0.term.isExtension })
    #expect(
      Set(again.groups.flatMap(\.values).map(\.term))
        == Set(plain.groups.flatMap(\.values).map(\.term)))
    // And the second of two due dates, which only detailed payment terms have.
    let said = Set(full.groups.flatMap(\.values).map(\.term).filter(\.isExtension)).union([.bt9])
    #expect(written.omitted == said, "\(written.omitted.symmetricDifference(said))")
  }

  // MARK: Places where UBL is odd

  @Test func `a sales order without a purchase order keeps the schema happy`() throws {
    let invoice = build { $0.add(TermValue(.bt14, "SO-1"), to: 0) }
    let text = try xml(invoice)
    #expect(text.contains("<cac:OrderReference>\n<cbc:ID>NA</cbc:ID>\n<cbc:SalesOrderID>SO-1<"))
    #expect(try read(text) == invoice)
  }

  @Test func `an order that is called NA is not a purchase order`() throws {
    let again = try read(
      document("<cac:OrderReference><cbc:ID>NA</cbc:ID></cac:OrderReference>"))
    #expect(!again.has(.bt13))
  }

  @Test func `the subject of a note stands in its text`() throws {
    let again = try read(
      document("<cbc:Note>#AAI#Hello</cbc:Note><cbc:Note>#1 in town</cbc:Note>"))
    let notes = again.root.groups(.bg1)
    #expect(notes.map { $0.text(.bt21) } == ["AAI", ""])
    #expect(notes.map { $0.text(.bt22) } == ["Hello", "#1 in town"])
  }

  @Test func `notes of a line keep their subjects`() throws {
    let again = try read(
      document(
        """
        <cac:InvoiceLine><cbc:Note>#AAI#A</cbc:Note><cbc:Note>B</cbc:Note></cac:InvoiceLine>
        <cac:InvoiceLine><cbc:Note>C</cbc:Note></cac:InvoiceLine>
        """))
    let lines = again.all(.bg25)
    #expect(lines.map { $0.all(.bt127).map(\.text) } == [["A", "B"], ["C"]])
    #expect(again.all(.lineNote).map { $0.text(.ext183) } == ["AAI", ""])
    let full = UBL.write(again, as: .ublInvoice, withExtensions: true)
    let text = String(decoding: full.bytes, as: UTF8.self)
    #expect(text.contains("<cbc:Note>#AAI#A</cbc:Note>\n<cbc:Note>B</cbc:Note>"))
    let plain = UBL.write(again, as: .ublInvoice, withExtensions: false)
    #expect(plain.omitted == [.ext183])
    #expect(String(decoding: plain.bytes, as: UTF8.self).contains("<cbc:Note>A</cbc:Note>"))
  }

  @Test func `the creditor of a direct debit is not one of the seller's identifiers`() throws {
    let again = try read(
      document(
        """
        <cac:AccountingSupplierParty><cac:Party>
        <cac:PartyIdentification><cbc:ID>A</cbc:ID></cac:PartyIdentification>
        <cac:PartyIdentification><cbc:ID schemeID="SEPA">FR1</cbc:ID></cac:PartyIdentification>
        </cac:Party></cac:AccountingSupplierParty>
        <cac:PayeeParty>
        <cac:PartyIdentification><cbc:ID schemeID="SEPA">FR1</cbc:ID></cac:PartyIdentification>
        </cac:PayeeParty>
        """))
    #expect(again.values(.bt29).map(\.text) == ["A"])
    #expect(again.values(.bt90).map(\.text) == ["FR1"])
    #expect(again.root.first(.bg19) != nil)
    #expect(again.values(.bt60).isEmpty)
  }

  @Test func `totals of VAT in two currencies are told apart`() throws {
    let again = try read(
      document(
        """
        <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
        <cbc:TaxCurrencyCode>SEK</cbc:TaxCurrencyCode>
        <cac:TaxTotal><cbc:TaxAmount currencyID="SEK">200</cbc:TaxAmount></cac:TaxTotal>
        <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">20</cbc:TaxAmount></cac:TaxTotal>
        <cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="USD">120</cbc:PayableAmount>
        </cac:LegalMonetaryTotal>
        """))
    let totals = try #require(again.root.first(.bg22))
    #expect(again.all(.bg22).count == 1)
    #expect((totals.text(.bt110), totals.text(.bt111)) == ("20", "200"))
    #expect(totals[.bt110]?.scheme == nil)
    #expect(totals[.bt115]?.scheme == "USD")
    #expect(again.xml?.path(try #require(totals.node)).hasSuffix("cac:LegalMonetaryTotal") == true)
  }

  @Test func `a due date of a credit note stands with its payment means`() throws {
    let note = build { $0.add(TermValue(.bt9, "2026-03-01"), to: 0) }
    let text = String(
      decoding: UBL.write(note, as: .ublCreditNote, withExtensions: false).bytes, as: UTF8.self)
    #expect(text.contains("<cbc:PaymentMeansCode>1<"))
    let again = try read(text)
    #expect(again.root.text(.bt9) == "2026-03-01")
    // What UBL cannot do without stays: "1", the payment means is not defined.
    #expect(again.values(.bt81).map(\.text) == ["1"])
  }

  @Test func `a period that only says when VAT falls due is no invoicing period`() throws {
    let invoice = build { $0.add(TermValue(.bt8, "35"), to: 0) }
    let again = try read(try xml(invoice))
    #expect(again == invoice)
    #expect(again.all(.bg14).isEmpty)
  }

  @Test func `each identifier of a party has its own element`() throws {
    let invoice = build { builder in
      let seller = builder.open(.bg4, in: 0)
      builder.add(TermValue(.bt29, "1", scheme: "0088"), to: seller)
      builder.add(TermValue(.bt29, "2"), to: seller)
    }
    let text = try xml(invoice)
    #expect(text.split(separator: "<cac:PartyIdentification>").count == 3)
    #expect(try read(text) == invoice)
  }

  @Test func `a truth value may be a digit`() throws {
    let again = try read(
      document(
        """
        <cac:AllowanceCharge><cbc:ChargeIndicator>1</cbc:ChargeIndicator>
        <cbc:Amount currencyID="EUR">5</cbc:Amount></cac:AllowanceCharge>
        """))
    #expect(again.values(.bt99).map(\.text) == ["5"])
    #expect(again.unread.isEmpty)
  }

  @Test func `what has no term is listed with its place`() throws {
    let again = try read(
      document(
        """
        <cbc:UBLVersionID>2.1</cbc:UBLVersionID><cbc:ID>1</cbc:ID>
        <cbc:ProfileID schemeName="x">late</cbc:ProfileID>
        """))
    #expect(
      places(again) == [
        "/ubl:Invoice/cbc:UBLVersionID unknown", "/ubl:Invoice/cbc:ProfileID misplaced",
        "/ubl:Invoice/cbc:ProfileID@schemeName unknown",
      ])
    #expect(again.root.first(.bg2)?.text(.bt23) == "late")
  }

  // MARK: Helpers

  private func root(of syntax: Syntax) -> String {
    syntax == .ublCreditNote ? "cn:CreditNote" : "ubl:Invoice"
  }

  private func build(_ fill: (inout SemanticInvoiceBuilder) -> Void) -> SemanticInvoice {
    var builder = SemanticInvoiceBuilder()
    fill(&builder)
    return builder.finish()
  }

  private func xml(_ invoice: SemanticInvoice) throws -> String {
    String(
      decoding: UBL.write(invoice, as: .ublInvoice, withExtensions: false).bytes, as: UTF8.self)
  }

  private func read(_ text: String) throws -> SemanticInvoice {
    UBL.read(try XMLDocument.parse(Array(text.utf8)))
  }

  private func document(_ inside: String) -> String {
    let urn = "urn:oasis:names:specification:ubl:schema:xsd:"
    return """
      <Invoice xmlns="\(urn)Invoice-2" xmlns:cac="\(urn)CommonAggregateComponents-2" \
      xmlns:cbc="\(urn)CommonBasicComponents-2">\(inside)</Invoice>
      """
  }

  private func places(_ invoice: SemanticInvoice) -> [String] {
    invoice.unread.map { place in
      let path = invoice.xml?.path(place.node) ?? ""
      return "\(path)\(place.attribute.map { "@\($0)" } ?? "") \(place.reason)"
    }
  }
}
