import Kernel
import Storage

/// Goes past a guard that asks, by name and with a reason, kept for good. What the law stops has no way past it.
package struct OverrideGuard {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  /// Guards that stop an order because only a person can tell what is meant: a credit note and a new invoice are lawful
  /// whenever somebody wants them.
  package static let asking: Set<String> = ["order.changed", "order.changed-back"]

  package struct Overridden: Sendable {
    /// Issued because nothing stopped them any longer, in the order of their numbers.
    package let documents: [IssuedDocument]
    /// What still stops the order.
    package let findings: [Finding]
  }

  private var company: CompanyID { issuer.company.id }

  /// A warning is answered for; an order that a guard asked about is issued as its shop sent it last.
  ///
  /// - Throws: `MendProblem.nameMissing`, `.reasonMissing`, `.notOverridable`.
  package func callAsFunction(_ request: GuardRequest, in tx: borrowing Transaction) throws
    -> Overridden
  {
    let name = try request.name()
    guard let reason = CleanText.optionalLine(request.reason) else {
      throw MendProblem.reasonMissing
    }
    let (source, number, code) = (request.source, request.number, request.code)
    let isWarning = try ShieldStore.isWarning(code, source, number, company, in: tx)
    guard isWarning == true || isWarning != nil && Self.asking.contains(code) else {
      throw MendProblem.notOverridable(code: code)
    }
    let known = try OrderStore.find(source: source, externalID: number, of: company, in: tx)
    try MendStore.add(
      code, source: source, number: number, revision: known?.revision ?? 0, by: name,
      reason: reason, door: request.door,
      of: company, in: tx)
    guard isWarning == false, let held = try MendStore.held(source, number, of: company, in: tx)
    else { return Overridden(documents: [], findings: []) }
    let reading = OrderReading(
      order: held, externalID: held.externalID, place: held.place, lineCount: held.lines.count)
    let proofs = try OutsideFacts.load(for: CollectionOfOne(held), of: company, in: tx)
    do {
      let outcome = try issuer.issue(
        [issuer.prepare(reading, on: tx.today, knowing: proofs)], in: tx)[0]
      return Overridden(documents: outcome.documents, findings: outcome.findings)
    } catch is UnprintableOrders {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: held.place)])
    }
  }
}
