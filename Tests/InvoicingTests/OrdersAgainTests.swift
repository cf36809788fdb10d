import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// What happens when an order comes a second time.
@Suite struct OrdersAgainTests {
  @Test func `the same order again is already issued and makes nothing`() throws {
    let shop = try TestShop()
    let first = try shop.issue(Sample.order())
    let again = try shop.issue(Sample.order())
    #expect(again.state == .already)
    #expect(again.numbers == [])
    #expect(again.known.map(\.number) == first.numbers)
    #expect(try shop.numbered().count == 1)
  }

  @Test func `the same order twice in one group is issued once`() throws {
    let shop = try TestShop()
    let outcomes = try shop.issue([Sample.order(), Sample.order()])
    #expect(outcomes.map(\.state) == [.issued, .already])
    #expect(outcomes[1].known.map(\.number) == ["F-2026-00001"])
  }

  @Test func `an order sent again after its payment is the same order`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    let paid = Sample.order { $0.payment = .init(receivedOn: Sample.today, means: .card) }
    #expect(try shop.issue(paid).state == .already)
  }

  @Test func `an order whose content changed is refused`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    let changed = try shop.issue(Sample.order(lines: [Sample.line(price: "99.00")]))
    #expect(changed.state == .refused)
    #expect(changed.codes == ["order.changed"])
    #expect(try shop.numbered().count == 1)
  }

  private static let reissuing = Sample.companyJSON.replacingOccurrences(
    of: "\"legalForm\"", with: "\"orderEdits\": \"reissue\", \"legalForm\"")

  @Test func `where that is the policy an edit credits the invoice and makes another`() throws {
    let shop = try TestShop(company: Self.reissuing)
    let first = try #require(
      try shop.issue(Sample.order(lines: [Sample.line("Bol", price: "10.00")])).documents.first)
    let edit = Sample.order(lines: [Sample.line("Vase", price: "30.00")]) {
      $0.buyer.name = "Anne Dupont"
    }
    let outcome = try shop.issue(edit)
    #expect(outcome.numbers == ["A-2026-00001", "F-2026-00002"])
    let (note, second) = (outcome.documents[0], outcome.documents[1])
    #expect(note.invoice.precedingInvoices.map(\.number) == [first.number])
    #expect(note.charged == first.charged)
    #expect(note.invoice.buyer == first.invoice.buyer, "the note goes to whom the invoice went")
    #expect(second.invoice.buyer.name == "Anne Dupont")
    #expect(try shop.issue(edit).state == .already)
    #expect(try shop.issue(edit).known.map(\.number) == ["F-2026-00002"])

    let again = try shop.issue(Sample.order(lines: [Sample.line("Plat", price: "7.00")]))
    #expect(again.numbers == ["A-2026-00002", "F-2026-00003"])
    #expect(again.documents[0].invoice.precedingInvoices.map(\.number) == ["F-2026-00002"])
    try shop.database.readSync { tx in
      let stored = try #require(try StoredInvoice.load(first.id, of: shop.company, in: tx))
      #expect(stored.order.lines.map(\.name) == ["Bol"], "its page shows the order it was made of")
      #expect(stored.summary.status == .credited)
      let later = try #require(try StoredInvoice.load(second.id, of: shop.company, in: tx))
      #expect(later.order.lines.map(\.name) == ["Vase"])
    }
    #expect(
      try shop.issue(edit).codes == ["order.changed-back"], "an old file does not undo an edit")
    #expect(try shop.faults().isEmpty)
    #expect(try shop.verify() == 5)
  }

  @Test func `an edit after a refund is refused, and the policy is that of the order's first day`()
    throws
  {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder, company: Self.reissuing)
    var order = Sample.order(lines: [Sample.line("Bol", price: "10.00", quantity: 2)])
    try shop.issue(order)
    try shop.issue(Sample.order("other"))
    order.refunds = [
      .init(externalID: "R", place: order.place, reason: nil, amount: Money(minorUnits: 5_00))
    ]
    try shop.issue(order)
    order.lines = [Sample.line("Vase", price: "30.00")]
    #expect(try shop.issue(order).codes == ["order.changed-after-credit"])
    try shop.database.closeSync()

    let later = try TestShop(folder, company: Sample.companyJSON)
    let edit = try later.issue(Sample.order("other", lines: [Sample.line("Vase", price: "3.00")]))
    #expect(edit.documents.count == 2, "entered when edits were reissued")
    try later.issue(Sample.order("new"))
    let refused = try later.issue(
      Sample.order("new", lines: [Sample.line("Vase", price: "3.00")]))
    #expect(refused.codes == ["order.changed"])
  }

  @Test func `an order that is not invoiced yet takes the place of what it was`() throws {
    let shop = try TestShop()
    let intake = OrderIntake(issuer: shop.issuer)
    let edit = Sample.order(lines: [Sample.line("Vase", price: "30.00")])
    let draft = try shop.database.writeSync { tx in
      let first = try intake.enter(Sample.reading(Sample.order()), in: tx).id
      let draft = try intake.draft(for: first, in: tx)
      let paid = Sample.order { $0.payment = .init(receivedOn: Sample.today, means: .card) }
      _ = try intake.enter(Sample.reading(paid), in: tx)
      let due = try InvoiceQueries.draft(draft, of: shop.company, in: tx)?.due
      #expect(due?.isZero == true, "a payment that came meanwhile counts")
      let second = try intake.enter(Sample.reading(edit), in: tx)
      #expect(second.id == first && !second.isNew)
      let shown = try #require(try InvoiceQueries.draft(draft, of: shop.company, in: tx))
      #expect(shown.net == Money(minorUnits: 30_00))
      return draft
    }
    let issued = try shop.database.writeSync { try intake.issue(draft, in: $0) }
    #expect(issued.invoice.lines.map(\.name) == ["Vase"])
    #expect(
      #expect(throws: InvoicingError.self) {
        try shop.database.writeSync { _ = try intake.enter(Sample.reading(Sample.order()), in: $0) }
      }?.code == "order.changed")
  }

  @Test func `the same number in another shop is another order`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    #expect(try shop.issue(Sample.order { $0.source = "other" }).numbers == ["F-2026-00002"])
  }

  @Test
  func
    `an order entered by the API and then read from a file is issued once, under its draft's id`()
    throws
  {
    let shop = try TestShop()
    let intake = OrderIntake(issuer: shop.issuer)
    let draft = try shop.database.writeSync { tx in
      try intake.draft(for: try intake.enter(Sample.reading(Sample.order()), in: tx).id, in: tx)
    }
    let issued = try shop.issue(Sample.order())
    #expect(issued.documents.map(\.id) == [draft])
    #expect {
      try shop.database.writeSync { _ = try intake.issue(draft, in: $0) }
    } throws: {
      ($0 as? InvoicingError)?.code == "invoicing.not-a-draft"
    }
  }
}
