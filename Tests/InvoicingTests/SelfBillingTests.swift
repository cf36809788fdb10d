import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Invoices made out in a supplier's name (389), and their credit notes (261).
@Suite struct SelfBillingTests {
  private static func body(
    number: String = "ACHAT-1", siren: String = "404833048", vat: String = "FR83404833048",
    extra: String = ""
  ) -> String {
    """
    { "supplier": { "name": "Atelier Nord", "legalForm": "EI", "siren": "\(siren)", "vatIdentifier": "\(vat)",
        "address": { "line1": "2 rue du Port", "postCode": "59000", "city": "Lille", "country": "FR" },
        "email": "nord@exemple.fr",
        "bankAccount": { "iban": "FR7630006000011234567890189", "holder": "Atelier Nord" },
        "mandate": { "reference": "M-7", "agreedOn": "2026-01-15" } },
      "number": "\(number)", "orderedOn": "2026-11-20", "dueOn": "2026-12-20"\(extra),
      "lines": [ { "name": "Abat-jour", "quantity": "3", "unitPrice": "40", "vatRate": "20" } ] }
    """
  }

  private func make(_ body: String, _ shop: TestShop) throws -> IssuedDocument {
    try shop.database.writeSync { tx in
      try SelfBilling(issuer: shop.issuer)(
        JSONSelfBillingRequest.decode(
          Array(body.utf8), buyer: shop.issuer.company.profile, today: tx.today), in: tx)
    }
  }

  private func codes(_ body: String, _ shop: TestShop) -> [String] {
    do {
      _ = try make(body, shop)
      return []
    } catch let problem as any Problem {
      return problem.findings.isEmpty ? [problem.code] : problem.findings.map(\.code)
    } catch { return ["\(error)"] }
  }

  @Test func `the supplier sells, the company buys, each supplier has a series of its own`() throws
  {
    let shop = try TestShop()
    let issued = try make(Self.body(), shop)
    let invoice = issued.invoice
    #expect(invoice.type == .selfBilled && issued.number == "AF-404833048-2026-00001")
    #expect(invoice.seller.name == "Atelier Nord" && invoice.buyer.name == "Atelier Lumière")
    #expect(invoice.seller.electronicAddress?.value == "404833048")
    #expect(invoice.buyer.electronicAddress?.value == "732829320")
    #expect(invoice.totals.gross == Money(minorUnits: 144_00))
    #expect(
      invoice.notes.contains {
        $0.text
          == "Autofacturation : facture établie par Atelier Lumière au nom et pour le compte de Atelier Nord, mandat M-7 du 15/01/2026."
      })
    let other = try make(
      Self.body(siren: "552100554", vat: "FR96552100554"), shop)
    #expect(other.number == "AF-552100554-2026-00001")
    #expect(try make(Self.body(number: "ACHAT-2"), shop).number == "AF-404833048-2026-00002")
    let sale = try #require(try shop.issue(Sample.order()).documents.first)
    #expect(sale.number == "F-2026-00001", "the company's own series knows nothing of them")
    let stored = try #require(
      try shop.database.readSync { try StoredInvoice.load(issued.id, of: shop.company, in: $0) })
    #expect(stored.summary.buyerName == "Atelier Nord", "lists show whom the company deals with")
    #expect(try shop.verify() == 4)
  }

  @Test func `it is taken back by a credit note in the supplier's name`() throws {
    let shop = try TestShop()
    let issued = try make(Self.body(), shop)
    let note = try shop.database.writeSync {
      try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: issued.id, what: .amount(Money(minorUnits: 48_00)))]),
        in: $0)
    }
    #expect(note.type == .selfBilledCreditNote && note.number == "AFA-404833048-2026-00001")
    #expect(note.invoice.seller.name == "Atelier Nord")
    #expect(note.invoice.precedingInvoices.map(\.number) == [issued.number])
    let copy = try shop.database.writeSync {
      try CompanionDocuments(issuer: shop.issuer).duplicate(of: issued.id, in: $0)
    }
    #expect(copy.bytes.starts(with: Array("%PDF-".utf8)))
    #expect(try shop.faults().isEmpty)
    #expect(try shop.verify() == 2)
  }

  @Test func `no file of orders takes a purchase back in the company's own name`() throws {
    let shop = try TestShop()
    _ = try make(Self.body(), shop)
    var order = Sample.order("ACHAT-1")
    order.source = "self-billing:404833048"
    order.kind = .cancellation(of: "ACHAT-1")
    order.lines = []
    #expect(try shop.issue(order).documents.isEmpty)
    #expect(try shop.verify() == 1)
  }

  @Test func `what is wrong with the supplier, the mandate and the purchase is said at once`()
    throws
  {
    let shop = try TestShop()
    #expect(
      codes(Self.body(siren: "404833049").replacing("\"agreedOn\"", with: "\"on\""), shop)
        == [
          "order.key-unknown", "order.value-missing", "company.siren-invalid",
          "company.vat-invalid",
        ])
    #expect(
      codes(Self.body().replacing("2026-01-15", with: "2027-01-15"), shop)
        == ["supplier.mandate-future"])
    #expect(
      codes(Self.body(siren: "732829320", vat: "FR44732829320"), shop)
        == ["supplier.is-the-company"])
    #expect(codes(Self.body(extra: #", "buyer": {}"#), shop) == ["order.key-unknown"])
    #expect(codes(Self.body(extra: #", "source": "shop""#), shop) == ["order.key-unknown"])
    #expect(codes(Self.body(extra: #", "kind": "cancellation""#), shop) == ["order.not-a-sale"])
    #expect(
      codes(Self.body().replacing("\"20\"", with: "\"19\""), shop) == ["tax.rate-unlawful"])
    _ = try make(Self.body(), shop)
    #expect(codes(Self.body(), shop) == ["invoicing.already-invoiced"])
  }
}
