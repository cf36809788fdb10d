import EN16931
import Kernel
import Money
import Storage

/// A credit note of no invoice issued here: of one that another system issued, which it names (BR-FR-CO-05), or a
/// rebate over a period, which follows from a contract (262, BR-FR-CO-03).
package struct CreditWithoutInvoice {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// - Throws: `InvoicingError.creditRefused` with all that stops it, `.alreadyInvoiced`.
  package func callAsFunction(_ request: UnlinkedCreditRequest, in tx: borrowing Transaction) throws
    -> IssuedDocument
  {
    let document = try prepared(request, in: tx)
    let order = request.order
    let id = try OrderStore.insert(
      order, body: EncodedOrder(order), of: issuer.company, ids: issuer.ids, in: tx)
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(document, order: order, id: id, in: tx)
    do {
      return try session.finish(in: tx)[0]
    } catch is UnprintableDocuments {
      throw InvoicingError.creditRefused([UnprintableOrders.finding(at: order.place)])
    }
  }

  /// What would be issued today.
  package func prepared(_ request: UnlinkedCreditRequest, in tx: borrowing Transaction) throws
    -> PreparedDocument
  {
    var sale = request.order
    if let known = try OrderStore.find(
      source: sale.source, externalID: sale.externalID, of: company, in: tx)
    {
      let note = try OrderStore.document(for: .order, of: known.id, company: company, in: tx)
      throw InvoicingError.alreadyInvoiced(externalID: sale.externalID, number: note?.number ?? "")
    }
    sale.kind = .sale
    var findings = Findings(place: Place())
    if case .invoice(let invoice) = request.origin {
      try check(invoice, today: tx.today, &findings, in: tx)
    }
    let proofs = try OutsideFacts.load(for: CollectionOfOne(sale), of: company, in: tx)
    let prepare = PrepareInvoice(
      seller: try issuer.refreshed(in: tx).profile, today: tx.today, proofs: proofs)
    let document: PreparedDocument
    do throws(Refusal) {
      document = try prepare.credit(sale, request)
    } catch {
      throw InvoicingError.creditRefused(findings.all + error.findings)
    }
    guard !findings.stops else { throw InvoicingError.creditRefused(findings.all) }
    return document
  }

  private func check(
    _ invoice: Invoice.PrecedingInvoice, today: LocalDate, _ findings: inout Findings,
    in tx: borrowing Transaction
  ) throws {
    let known = try tx.row(
      "SELECT id FROM invoice WHERE company_id = \(company) AND number = \(invoice.number)"
    ) { try $0.id(0, as: InvoiceID.self) }
    if let known {
      findings.stop(
        "credit.issued-here", at: Place(pointer: "/invoice/number"),
        fr:
          "La facture \(invoice.number) a été émise ici : créditez-la par son identifiant (\(known)), pour qu'elle ne le soit qu'une fois.",
        en:
          "Invoice \(invoice.number) was issued here: credit it by its id (\(known)), so that it is credited once only."
      )
    }
    if invoice.issueDate > today {
      findings.stop(
        "order.date-future", at: Place(pointer: "/invoice/issueDate"),
        fr: "La facture d'origine est datée du futur.",
        en: "The original invoice is dated in the future.")
    }
  }
}

extension PrepareInvoice {
  /// The sale taken back: priced like an invoice, nothing of it paid.
  func credit(_ sale: SalesOrder, _ request: UnlinkedCreditRequest) throws(Refusal)
    -> PreparedDocument
  {
    var sale = sale
    sale.payment = nil
    let parts = try parts(of: sale, after: [])
    guard parts.whole.minorUnits > 0 else {
      throw Refusal([
        Finding(
          "credit.nothing-chosen", at: Place(pointer: "/order/lines"),
          fr: "Un avoir de zéro ne reprend rien.", en: "A credit note of zero takes nothing back.")
      ])
    }
    var note = try assemble(sale, parts)
    note.businessProcess = note.businessProcess.unpaid
    (note.dueDate, note.payment) = (nil, nil)
    note.paymentTerms = "Montant à rembourser ou à déduire du prochain règlement."
    switch request.origin {
    case .invoice(let invoice):
      note.type = .creditNote
      note.precedingInvoices = [invoice]
    case .contract(let contract, let period):
      note.type = .globalRebate
      (note.contract, note.period) = (contract, period)
      if note.vatBreakdown.contains(where: { $0.vat.category == .intraCommunity }) == false {
        note.delivery = nil
      }
    }
    let turnover = try parts.turnover(at: Place(pointer: "/order"))
    if let reason = request.reason { note.notes.append(.init(.general, "Motif : \(reason)")) }
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try note.checked(), cause: .order, buyerKind: sale.buyer.kind,
        language: sale.buyer.language, exchangeRate: parts.exchangeRate,
        taxReasons: parts.pricing.reasons, warnings: parts.findings,
        turnover: turnover, taxedIn: parts.pricing.taxedIn)
    } catch {
      throw Refusal(error, at: Place(pointer: "/order"), after: parts.findings)
    }
  }
}
