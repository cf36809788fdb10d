import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Corrected invoices (384): what they say, what they replace, and what they refuse.
@Suite struct CorrectionTests {
  private struct Desk {
    let shop: TestShop

    init() throws { shop = try TestShop() }

    func correct(_ id: InvoiceID, _ changes: String, reason: String = "Erreur d'adresse") throws
      -> IssuedDocument
    {
      let body = #"{"reason": "\#(reason)", "changes": \#(changes)}"#
      return try shop.database.writeSync {
        try CorrectInvoice(issuer: shop.issuer)(
          JSONCorrectionRequest.decode(Array(body.utf8)), of: id, in: $0)
      }
    }

    func codes(_ id: InvoiceID, _ changes: String) -> [String] {
      do {
        _ = try correct(id, changes)
        return []
      } catch let problem as any Problem {
        return problem.findings.isEmpty ? [problem.code] : problem.findings.map(\.code)
      } catch { return ["\(error)"] }
    }

    func stored(_ id: InvoiceID) throws -> StoredInvoice {
      let found = try shop.database.readSync {
        try StoredInvoice.load(id, of: shop.company, in: $0)
      }
      return try #require(found)
    }

    func credit(_ id: InvoiceID, _ what: CreditRequest.What = .rest) throws -> IssuedDocument {
      try shop.database.writeSync {
        try CreditInvoices(issuer: shop.issuer)(
          CreditRequest(shares: [.init(invoice: id, what: what)]), in: $0)
      }
    }
  }

  @Test func `a corrected invoice tells the same sale right, and names the one it replaces`() throws
  {
    let desk = try Desk()
    let wrong = try #require(
      try desk.shop.issue(Sample.order(buyer: Sample.firm)).documents.first)
    desk.shop.clock.advance(days: 3)
    let right = try desk.correct(
      wrong.id, #"{"buyer": {"name": "Hôtel du Parc SAS", "address": {"line2": "Bâtiment B"}}}"#)
    let invoice = right.invoice
    #expect(invoice.type == .corrected && right.number == "F-2026-00002")
    #expect(
      invoice.precedingInvoices
        == [.init(number: wrong.number, issueDate: wrong.invoice.issueDate)])
    #expect(invoice.buyer.name == "Hôtel du Parc SAS")
    #expect(invoice.buyer.address.line1 == "1 allée du Parc", "what is not patched stays")
    #expect(invoice.buyer.address.line2 == "Bâtiment B")
    #expect(invoice.totals == wrong.invoice.totals)
    #expect(invoice.dueDate == wrong.invoice.dueDate, "the buyer's delay began with the first")
    #expect(invoice.notes.contains { $0.text == "Motif : Erreur d'adresse" })
    #expect(CheckedInvoice.sealed(right.content.cii())?.invoice.type == .corrected)

    let (old, new) = (try desk.stored(wrong.id), try desk.stored(right.id))
    #expect(old.summary.status == .replaced && old.replacement.by?.number == right.number)
    #expect(new.summary.status == .due && new.replacement.of?.number == wrong.number)
    #expect(old.order.buyer.name == "Hôtel du Parc", "each page shows the order it was made of")
    #expect(new.order.buyer.name == "Hôtel du Parc SAS")
    #expect(try desk.shop.verify() == 2)
  }

  @Test func `only the newest can be corrected, credited, refunded`() throws {
    let desk = try Desk()
    var order = Sample.order()
    order.payment = .init(receivedOn: order.orderedOn, means: .card)
    let first = try #require(try desk.shop.issue(order).documents.first)
    let second = try desk.correct(first.id, #"{"buyer": {"name": "Zoé Le Fèvre"}}"#)
    #expect(desk.codes(first.id, #"{"buyer": {"name": "Z"}}"#) == ["correction.already-replaced"])
    #expect(throws: InvoicingError.self) { try desk.credit(first.id) }
    let third = try desk.correct(second.id, #"{"purchaseOrder": "PO-7"}"#)
    #expect(third.invoice.precedingInvoices.map(\.number) == [second.number])
    #expect(third.invoice.buyer.name == "Zoé Le Fèvre", "corrections add up")

    var refunded = order
    refunded.refunds = [
      .init(
        externalID: "R1", place: Place(), reason: nil, amount: Money(minorUnits: 120_00))
    ]
    let again = try desk.shop.issue(refunded)
    #expect(again.state == .already, "the shop does not know of the corrections: \(again.codes)")
    let note = try #require(again.documents.first).invoice
    #expect(note.precedingInvoices.map(\.number) == [third.number])
    #expect(note.buyer.name == "Zoé Le Fèvre" && note.totals.gross == Money(minorUnits: 120_00))
    #expect(desk.codes(third.id, #"{"purchaseOrder": null}"#) == ["correction.after-credit"])
  }

  @Test func `amounts and rates can be corrected too, and both series stay whole`() throws {
    let desk = try Desk()
    let wrong = try #require(try desk.shop.issue(Sample.order()).documents.first)
    let right = try desk.correct(
      wrong.id,
      #"{"lines": [{"name": "Livre", "quantity": "1", "unitPrice": "100", "vatRate": "5.5", "taxClass": "book"}]}"#
    )
    #expect(right.invoice.totals.gross == Money(minorUnits: 105_50))
    #expect(try desk.shop.faults().isEmpty)
  }

  @Test func `what a corrected invoice is not for is refused, with the remedy`() throws {
    let desk = try Desk()
    let invoice = try #require(try desk.shop.issue(Sample.order()).documents.first)
    #expect(desk.codes(invoice.id, "{}") == ["correction.nothing-changed"])
    #expect(
      desk.codes(invoice.id, #"{"buyer": {"name": "Zoé Lefèvre"}}"#)
        == ["correction.nothing-changed"])
    #expect(
      desk.codes(invoice.id, #"{"number": "2", "source": "x"}"#)
        == ["correction.another-sale", "correction.another-sale"])
    #expect(desk.codes(invoice.id, #"{"buyer": {"nom": "Z"}}"#) == ["order.key-unknown"])
    #expect(desk.codes(invoice.id, #"{"buyer": {"kind": "company"}}"#) == ["buyer.siren-missing"])
    #expect(desk.codes(invoice.id, "[]") == ["order.value-unreadable"])
    let note = try desk.credit(invoice.id, .amount(Money(minorUnits: 10_00)))
    #expect(
      desk.codes(invoice.id, #"{"buyer": {"name": "Z"}}"#) == ["correction.after-credit"])
    #expect(desk.codes(note.id, "{}") == ["correction.not-an-invoice"])
    #expect(
      desk.codes(InvoiceID(raw: invoice.order.raw), "{}")
        == ["invoicing.invoice-not-found"])
  }

  @Test func `the pointer of a finding is that of the body`() throws {
    let desk = try Desk()
    let invoice = try #require(try desk.shop.issue(Sample.order()).documents.first)
    do {
      _ = try desk.correct(invoice.id, #"{"buyer": {"address": {"country": "Gaule"}}}"#)
      Issue.record("refused")
    } catch InvoicingError.correctionRefused(let findings) {
      #expect(findings.map(\.place?.pointer) == ["/changes/buyer/address/country"])
    }
  }

  @Test func `deposits and their final invoice are credited, not corrected`() throws {
    let desk = try Desk()
    let order = Sample.order()
    let deposit = try desk.shop.database.writeSync { tx in
      let id = try OrderIntake(issuer: desk.shop.issuer).enter(Sample.reading(order), in: tx).id
      return try IssueDeposit(issuer: desk.shop.issuer)(
        DepositRequest(part: .amount(Money(minorUnits: 36_00))), on: id, in: tx)
    }
    let final = try #require(try desk.shop.issue(order).documents.first)
    for id in [deposit.id, final.id] {
      #expect(desk.codes(id, #"{"buyer": {"name": "Z"}}"#) == ["correction.deposits"])
    }
  }
}
