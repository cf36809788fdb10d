import EN16931
import Kernel
import Money
import Storage

/// Orders the shop edited after they were invoiced.
extension OrderIssuer {
  /// Credits the invoice and invoices the order anew, where that is the order's policy; else refuses the edit.
  ///
  /// Both documents are made or none. After a refund or another credit note nobody but a person can tell what the
  /// edit means, so it is refused and shown.
  func edited(
    _ candidate: Candidate, _ order: SalesOrder, _ body: EncodedOrder, _ known: OrderStore.Known,
    _ session: inout IssueSession, _ recorded: inout [Int], in tx: borrowing Transaction
  ) throws -> OrderOutcome {
    guard try known.edits == .reissue || isOverridden(changed(order), order, known, in: tx),
      try PeriodicMember.of(known.id, company: company.id, in: tx) == nil,
      var invoice = try CreditableInvoices.of(order: known.id, company: company.id, in: tx)
    else { return .refused(candidate.reading, [changed(order)]) }
    if try OrderStore.hasSaid(body.hash, known.id, company: company.id, in: tx),
      try !isOverridden(changedBack(order), order, known, in: tx)
    {
      return .refused(candidate.reading, [changedBack(order)])
    }
    guard invoice.isUntouched else {
      return .refused(candidate.reading, [changedAfterCredit(order, invoice)])
    }
    let revision = known.revision + 1
    let before = try OrderStore.order(
      known.id, revision: invoice.orderRevision, of: company.id, in: tx)
    let note: PreparedDocument
    do throws(Refusal) {
      note = try PrepareCreditNote(seller: company.profile, today: tx.today, place: order.place)(
        invoice.takeAll(), of: [invoice], buyer: before.buyer, orderNumber: order.externalID,
        cause: .replaced(revision), mirrors: true, alreadyPaidBack: !invoice.paid.isZero,
        terms: "Montant imputé sur la facture qui la remplace.")
    } catch {
      return .refused(candidate.reading, error.findings)
    }
    let prepared: PreparedDocument
    switch try judged(
      self.prepared(candidate, order, known, by: session.company.profile, in: tx), order,
      freeing: session.turnover.credited(by: note, in: tx), &session, in: tx)
    {
    case .success(let document): prepared = document
    case .failure(let refusal): return .refused(candidate.reading, refusal.findings)
    case nil: return .refused(candidate.reading, candidate.reading.refusal)
    }
    var outcome = OrderOutcome(.issued, of: candidate.reading)
    recorded.append(
      try session.record(
        note, order: before, id: known.id, revision: invoice.orderRevision, in: tx))
    _ = try OrderStore.replace(known, with: order, body: body, of: company.id, in: tx)
    recorded.append(
      try session.record(
        prepared.caused(by: .revision(revision)), order: order, id: known.id, revision: revision,
        in: tx))
    for refund in order.refunds {
      try credit(refund, of: order, known.id, &outcome, &session, &recorded, in: tx)
    }
    return outcome
  }

  /// Whether somebody answered for it by name and with a reason.
  private func isOverridden(
    _ finding: Finding, _ order: SalesOrder, _ known: OrderStore.Known, in tx: borrowing Transaction
  ) throws -> Bool {
    try MendStore.isOverridden(
      finding.code, source: order.source, number: order.externalID, revision: known.revision,
      of: company.id, in: tx)
  }

  func changed(_ order: SalesOrder) -> Finding {
    let problem = InvoicingError.orderChanged(externalID: order.externalID)
    return Finding(problem.code, at: order.place, fr: problem.text.fr, en: problem.text.en)
  }

  /// An old export read again must not undo an edit, and the next one do it again.
  private func changedBack(_ order: SalesOrder) -> Finding {
    Finding(
      "order.changed-back", at: order.place,
      fr:
        "La commande \(order.externalID) redit ce qu'elle disait avant d'être modifiée : sans doute un ancien fichier. Si c'est voulu, faites un avoir et envoyez-la sous un nouveau numéro.",
      en:
        "Order \(order.externalID) says again what it said before it was edited: an old file, no doubt. If it is meant, make a credit note and send it under a new number."
    )
  }

  private func changedAfterCredit(_ order: SalesOrder, _ invoice: CreditableInvoice) -> Finding {
    Finding(
      "order.changed-after-credit", at: order.place,
      fr:
        "La commande \(order.externalID) a changé alors que sa facture \(invoice.number) est déjà créditée en partie : faites l'avoir du reste, puis envoyez la correction sous un nouveau numéro.",
      en:
        "Order \(order.externalID) changed while its invoice \(invoice.number) is credited in part: credit the rest, then send the correction under a new number."
    )
  }
}
