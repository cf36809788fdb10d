import Kernel
import Storage

/// Names an order and what was found wrong with it, and who answers for what is done.
package struct GuardRequest: Sendable {
  package var source: String
  package var number: String
  /// Of the finding.
  package var code: String
  package var by: String?
  /// Mandatory for an override.
  package var reason: String?
  package var door: Door

  package init(
    source: String, number: String, code: String, by: String?, reason: String? = nil, door: Door
  ) {
    self.source = source
    self.number = number
    self.code = code
    self.by = by
    self.reason = reason
    self.door = door
  }

  /// - Throws: `MendProblem.nameMissing`.
  func name() throws -> String {
    guard let name = CleanText.optionalLine(by) else { throw MendProblem.nameMissing }
    return name
  }
}

/// Applies the safe correction of a finding: the order gets a new revision, what the shop said stays as the one before,
/// and the draft of its invoice is tried again. When the shop sends the same order once more, it is the corrected one.
package struct MendOrder {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  package struct Mended: Sendable {
    package let order: OrderID
    package let mend: Finding.Mend
    /// The draft, once nothing stops it.
    package let draft: InvoiceID?
    /// What still stops it.
    package let findings: [Finding]
  }

  private var company: CompanyID { issuer.company.id }

  /// - Throws: `MendProblem.orderUnknown`, `.noMend`, `.nameMissing`; `InvoicingError.alreadyInvoiced`.
  package func callAsFunction(_ request: GuardRequest, in tx: borrowing Transaction) throws
    -> Mended
  {
    let name = try request.name()
    let (source, number) = (request.source, request.number)
    let held = try MendStore.held(source, number, of: company, in: tx)
    var known = try OrderStore.find(source: source, externalID: number, of: company, in: tx)
    if let known, let issued = try OrderStore.invoice(of: known.id, company: company, in: tx) {
      throw InvoicingError.alreadyInvoiced(externalID: number, number: issued.number)
    }
    guard let order = try held ?? known.map({ try OrderStore.order($0.id, of: company, in: tx) })
    else { throw MendProblem.orderUnknown(number) }
    guard let mend = try mends(for: order, in: tx).mend(request.code, of: order) else {
      throw MendProblem.noMend(code: request.code)
    }
    known = try entered(order, known, isHeld: held != nil, in: tx)
    guard let known else { throw MendProblem.orderUnknown(number) }
    let mended = mend.applied(to: order)
    _ = try OrderStore.replace(
      known, with: mended, body: EncodedOrder(mended), of: company, in: tx)
    try MendStore.add(
      mend, request.code, to: known.id, by: name, door: request.door, of: company, in: tx)
    try MendStore.release(source, number, of: company, in: tx)
    try ShieldStore.mended(request.code, source, number, company, in: tx)
    return try retried(mended, known.id, mend, in: tx)
  }

  /// The correction each of the order's findings has.
  func mends(for order: SalesOrder, in tx: borrowing Transaction) throws -> OrderMends {
    OrderMends(
      today: tx.today,
      proofs: try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx))
  }

  /// The order in the store, in the shop's latest words.
  private func entered(
    _ order: SalesOrder, _ known: OrderStore.Known?, isHeld: Bool, in tx: borrowing Transaction
  ) throws -> OrderStore.Known? {
    let body = EncodedOrder(order)
    if let known {
      guard isHeld, known.bodyHash != body.hash else { return known }
      _ = try OrderStore.replace(known, with: order, body: body, of: company, in: tx)
    } else {
      _ = try OrderStore.insert(order, body: body, of: issuer.company, ids: issuer.ids, in: tx)
    }
    return try OrderStore.find(
      source: order.source, externalID: order.externalID, of: company, in: tx)
  }

  private func retried(
    _ order: SalesOrder, _ id: OrderID, _ mend: Finding.Mend, in tx: borrowing Transaction
  ) throws -> Mended {
    do {
      let intake = OrderIntake(issuer: issuer)
      let draft = try intake.draft(for: id, in: tx)
      try intake.refreshDraft(of: id, in: tx)
      try ShieldStore.settled(order, except: [], company, in: tx)
      return Mended(order: id, mend: mend, draft: draft, findings: [])
    } catch InvoicingError.orderRefused(let findings) {
      try ShieldStore.settled(order, except: findings.map(\.code), company, in: tx)
      try ShieldStore.record(refused: findings, of: order, company: company, in: tx)
      return Mended(order: id, mend: mend, draft: nil, findings: findings)
    }
  }
}
