import Kernel
import Registers
import Storage

/// Takes orders in one at a time, makes drafts of them and issues the drafts: the steps the API and the pages offer
/// separately, which a run does in one.
package struct OrderIntake {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  var company: CompanyID { issuer.company.id }

  /// Enters an order, once: the same order again gives the same id. Until it is invoiced, an edited order takes the
  /// place of what it was.
  ///
  /// - Throws: `InvoicingError.orderRefused` when it cannot be read, `.orderChanged` when its number was used for
  ///   another content and is invoiced.
  package func enter(_ reading: OrderReading, in tx: borrowing Transaction) throws -> (
    id: OrderID, isNew: Bool
  ) {
    guard var order = reading.order else { throw InvoicingError.orderRefused(reading.refusal) }
    let lines = reading.refusedLines.flatMap(\.findings)
    guard lines.isEmpty else { throw InvoicingError.orderRefused(lines) }
    // The shop's latest words: what a file said before is not to come back with a correction.
    try MendStore.release(order.source, order.externalID, of: company, in: tx)
    // Also of an order that comes again: a refusal of yesterday may be mended, and a refused draft leaves no trace.
    for number in try proofs(of: order, in: tx).unanswered(order.buyer, on: tx.today) {
      try RegisterStore.ask(number, of: company, in: tx)
    }
    guard
      let known = try OrderStore.find(
        source: order.source, externalID: order.externalID, of: company, in: tx)
    else {
      let id = try OrderStore.insert(
        order, body: EncodedOrder(order), of: issuer.company, ids: issuer.ids, in: tx)
      try InvoicingEvents.entered(order, id, of: company, in: tx)
      return (id, true)
    }
    order = try MendStore.mended(order, as: known.id, of: company, in: tx) ?? order
    let body = EncodedOrder(order)
    if try OrderStore.isReplaceable(known, by: order, company: company, in: tx) {
      // A payment that came meanwhile changes what the draft will say, though not what was sold.
      if try !OrderStore.isSame(body, as: known.id, company: company, in: tx) {
        _ = try OrderStore.replace(known, with: order, body: body, of: company, in: tx)
        try refreshDraft(of: known.id, in: tx)
      }
    } else if known.bodyHash != body.hash {
      throw InvoicingError.orderChanged(externalID: order.externalID)
    }
    return (known.id, false)
  }

  private func proofs(of order: SalesOrder, in tx: borrowing Transaction) throws -> OutsideFacts {
    try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx)
  }

  /// The draft of a sale's invoice; asking again gives the same one.
  ///
  /// - Throws: `InvoicingError.orderRefused` with all that stops it, `.alreadyInvoiced`.
  package func draft(for id: OrderID, in tx: borrowing Transaction) throws -> InvoiceID {
    let order = try OrderStore.order(id, of: company, in: tx)
    if let known = try OrderStore.invoice(of: id, company: company, in: tx) {
      throw InvoicingError.alreadyInvoiced(externalID: order.externalID, number: known.number)
    }
    guard order.kind == .sale else {
      throw InvoicingError.orderRefused([Self.notASale(at: order.place)])
    }
    let document = try prepared(order, id, in: tx)
    return try DraftStore.create(
      document, for: id, number: order.externalID, of: company, ids: issuer.ids, in: tx)
  }

  /// Gives a draft the figures of today, after its order or its deposits changed. While the order cannot be invoiced it
  /// keeps the old ones, and its page says why.
  func refreshDraft(of id: OrderID, in tx: borrowing Transaction) throws {
    let order = try OrderStore.order(id, of: company, in: tx)
    let document: PreparedDocument
    do {
      document = try prepared(order, id, in: tx)
    } catch InvoicingError.orderRefused {
      return
    }
    try DraftStore.refresh(id, of: company, with: document, in: tx)
  }

  static func notASale(at place: Place) -> Finding {
    Finding(
      "order.not-a-sale", at: place,
      fr: "Une annulation ne se facture pas ; elle s'émet avec un fichier de commandes.",
      en: "A cancellation is not invoiced; it is issued from an orders file.")
  }

  /// What would be issued today, its deposits deducted.
  package func prepared(
    _ order: SalesOrder, _ id: OrderID, in tx: borrowing Transaction
  ) throws -> PreparedDocument {
    let deposits = try DepositInvoice.of(id, company: company, in: tx)
    let proofs = try proofs(of: order, in: tx)
    let seller = try issuer.refreshed(in: tx).profile
    let prepared: PreparedDocument
    do throws(Refusal) {
      prepared = try PrepareInvoice(seller: seller, today: tx.today, proofs: proofs)(
        order, after: deposits)
    } catch {
      let mends = OrderMends(today: tx.today, proofs: proofs)
      throw InvoicingError.orderRefused(mends.attached(to: error.findings, of: order))
    }
    var turnover = TurnoverBook(company)
    switch try ThresholdGuard(seller: issuer.company.profile).judge(
      prepared, at: order.place, &turnover, in: tx)
    {
    case .success(let document): return document
    case .failure(let refusal): throw InvoicingError.orderRefused(refusal.findings)
    }
  }

  /// Issues a draft: numbers it, freezes it, seals it. The number is the next of its series, without gap (CGI
  /// ann. II, art. 242 nonies A, I-7°); the effects share `tx`.
  ///
  /// - Throws: `InvoicingError.notADraft` once it is issued, `.invoiceNotFound`, `.orderRefused`.
  package func issue(_ draft: InvoiceID, in tx: borrowing Transaction) throws -> IssuedDocument {
    guard let orderID = try DraftStore.order(of: draft, company: company, in: tx) else {
      guard let issued = try StoredInvoice.load(draft, of: company, in: tx),
        let number = issued.summary.number
      else { throw InvoicingError.invoiceNotFound(draft.description) }
      throw InvoicingError.notADraft(number: number)
    }
    let order = try OrderStore.order(orderID, of: company, in: tx)
    let reading = OrderReading(
      order: order, externalID: order.externalID, place: order.place, lineCount: order.lines.count)
    let proofs = try proofs(of: order, in: tx)
    let outcome: OrderOutcome
    do {
      outcome = try issuer.issue(
        [issuer.prepare(reading, on: tx.today, knowing: proofs)], in: tx)[0]
    } catch is UnprintableOrders {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: order.place)])
    }
    guard let document = outcome.documents.first else {
      throw InvoicingError.orderRefused(outcome.findings)
    }
    return document
  }
}
