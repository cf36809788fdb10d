import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Credit notes of no invoice issued here (PEERS T18).
@Suite struct CreditWithoutInvoiceTests {
  private static let order = #"""
    "order": { "number": "AV-1", "orderedOn": "2026-11-20",
      "buyer": { "kind": "company", "name": "Hôtel du Parc", "siren": "404833048", "email": "c@hotel.exemple.fr",
        "address": { "line1": "1 allée du Parc", "postCode": "44000", "city": "Nantes", "country": "FR" } },
      "lines": [ { "name": "Remise de fin d'année", "quantity": "1", "unitPrice": "250", "vatRate": "20" } ] }
    """#

  private static func body(_ origin: String, _ order: String = order) -> String {
    "{ \(origin), \(order), \"reason\": \"Objectif atteint\" }"
  }

  private static let elsewhere =
    #""invoice": { "number": "2025-0042", "issueDate": "2025-06-03" }"#
  private static let contract =
    #""contract": "CR-2026-7", "period": { "from": "2026-01-01", "to": "2026-11-30" }"#

  private func make(_ body: String, _ shop: TestShop) throws -> IssuedDocument {
    try shop.database.writeSync { tx in
      try CreditWithoutInvoice(issuer: shop.issuer)(
        JSONUnlinkedCreditRequest.decode(Array(body.utf8), today: tx.today), in: tx)
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

  @Test func `of an invoice another system issued, it names that invoice`() throws {
    let shop = try TestShop()
    let note = try make(Self.body(Self.elsewhere), shop)
    #expect(note.type == .creditNote && note.number == "A-2026-00001")
    #expect(
      note.invoice.precedingInvoices
        == [.init(number: "2025-0042", issueDate: LocalDate("2025-06-03")!)])
    #expect(note.invoice.totals.gross == Money(minorUnits: 300_00))
    #expect(note.invoice.dueDate == nil && note.invoice.totals.paid.isZero)
    #expect(CheckedInvoice.sealed(note.content.cii())?.invoice.totals == note.invoice.totals)
  }

  @Test func `a rebate names its contract and its period`() throws {
    let shop = try TestShop()
    let note = try make(Self.body(Self.contract), shop)
    #expect(note.type == .globalRebate && note.number == "A-2026-00001")
    #expect(note.invoice.contract == "CR-2026-7")
    #expect(note.invoice.period == LocalDate("2026-01-01")!...LocalDate("2026-11-30")!)
    #expect(note.invoice.precedingInvoices.isEmpty)
    #expect(CheckedInvoice.sealed(note.content.cii())?.invoice.contract == "CR-2026-7")
    #expect(try shop.verify() == 1)
  }

  @Test func `without an origin, with two, or of zero, it is refused`() throws {
    let shop = try TestShop()
    #expect(codes("{ \(Self.order) }", shop) == ["credit.origin-unclear"])
    #expect(
      codes(Self.body("\(Self.elsewhere), \(Self.contract)"), shop) == ["credit.origin-unclear"])
    #expect(
      codes(Self.body(Self.contract.replacing("2026-11-30", with: "2025-11-30")), shop)
        == ["order.value-unreadable"])
    let zero = codes(
      Self.body(Self.elsewhere, Self.order.replacing("\"250\"", with: "\"0\"")), shop)
    #expect(zero == ["line.price-zero"])
    let discounted = Self.order.replacing(
      #""unitPrice": "250""#, with: #""unitPrice": "250", "discount": "250""#)
    #expect(codes(Self.body(Self.elsewhere, discounted), shop) == ["credit.nothing-chosen"])
    #expect(
      codes(Self.body(Self.elsewhere.replacing("2025-06-03", with: "2027-06-03")), shop)
        == ["order.date-future"])
  }

  @Test func `the number of a credit note is no sale's any more, and stops no other order`() throws
  {
    let shop = try TestShop()
    _ = try make(
      Self.body(
        Self.elsewhere,
        Self.order.replacing(
          "\"number\": \"AV-1\"", with: "\"source\": \"test\", \"number\": \"1001\"")), shop)
    let outcomes = try shop.issue([Sample.order("1001"), Sample.order("1002")])
    #expect(outcomes[0].codes == ["order.changed"])
    #expect(outcomes[1].documents.count == 1)
  }

  @Test func `an invoice issued here is credited by its id, and once`() throws {
    let shop = try TestShop()
    let invoice = try #require(try shop.issue(Sample.order()).documents.first)
    let here = #""invoice": { "number": "\#(invoice.number)", "issueDate": "2026-11-23" }"#
    #expect(codes(Self.body(here), shop) == ["credit.issued-here"])
    _ = try make(Self.body(Self.elsewhere), shop)
    #expect(codes(Self.body(Self.elsewhere), shop) == ["invoicing.already-invoiced"])
  }
}
