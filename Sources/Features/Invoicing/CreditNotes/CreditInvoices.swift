import EN16931
import Kernel
import Money
import Storage

/// Makes a credit note (avoir) somebody asked for. An issued invoice has no other way to change: whole, by line, its
/// shipping only, an amount, or several invoices of one customer at once (BOI-TVA-DECLA-30-20-20-30).
package struct CreditInvoices {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// A note ready to be issued, the sale it belongs to, and the id it will have.
  package struct Prepared {
    package let document: PreparedDocument
    let id: InvoiceID
    let order: SalesOrder
    let orderID: OrderID
    let revision: Int
  }

  /// Issues the note.
  ///
  /// - Throws: `InvoicingError.creditRefused` with all that stops it, `.invoiceNotFound`.
  package func callAsFunction(_ request: CreditRequest, in tx: borrowing Transaction) throws
    -> IssuedDocument
  {
    try issue(prepared(request, in: tx), in: tx)
  }

  /// Issues a note that was prepared in the same transaction.
  func issue(_ note: Prepared, in tx: borrowing Transaction) throws -> IssuedDocument {
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(
      note.document, order: note.order, id: note.orderID, revision: note.revision, draft: note.id,
      in: tx)
    do {
      let issued = try session.finish(in: tx)[0]
      // A deposit taken back is deducted no more.
      try OrderIntake(issuer: issuer).refreshDraft(of: note.orderID, in: tx)
      return issued
    } catch is UnprintableDocuments {
      throw InvoicingError.creditRefused([UnprintableOrders.finding(at: note.order.place)])
    }
  }

  /// What would be issued today.
  package func prepared(_ request: CreditRequest, in tx: borrowing Transaction) throws -> Prepared {
    precondition(!request.shares.isEmpty)
    let invoices = try request.shares.map { try invoice($0, in: tx) }
    var findings = Findings(place: Place())
    checkTogether(request, invoices, &findings)
    for (share, invoice) in zip(request.shares, invoices) {
      guard let newer = invoice.replacedBy else { continue }
      findings.stop(
        "credit.replaced", at: share.place,
        fr:
          "La facture \(invoice.number) est remplacée par \(newer) : faites l'avoir sur celle-ci.",
        en: "Invoice \(invoice.number) is replaced by \(newer): credit that one.")
    }
    guard !findings.stops else { throw InvoicingError.creditRefused(findings.all) }
    for (share, invoice) in zip(request.shares, invoices) where invoice.isDeposit {
      try checkDeposit(share, invoice, among: invoices, &findings, in: tx)
    }
    let supplier = try SelfBilling.supplier(of: invoices[0], company: company, in: tx)
    let seller = supplier ?? issuer.company.profile
    var drafts: [PrepareCreditNote.Draft] = []
    for (share, invoice) in zip(request.shares, invoices) {
      let note = PrepareCreditNote(
        seller: seller, today: tx.today, place: share.place, isSelfBilled: supplier != nil)
      do throws(Refusal) {
        drafts.append(try note.draft(of: share.what, from: invoice, reason: request.reason))
      } catch {
        findings.add(error.findings)
      }
    }
    guard !findings.stops else { throw InvoicingError.creditRefused(findings.all) }
    let id = InvoiceID(raw: issuer.ids.next())
    let order = try OrderStore.order(
      invoices[0].orderID, revision: invoices[0].orderRevision, of: company, in: tx)
    do throws(Refusal) {
      let note = PrepareCreditNote(
        seller: seller, today: tx.today, place: Place(), isSelfBilled: supplier != nil)
      return Prepared(
        document: try note.document(
          note.merged(drafts, of: invoices), of: invoices, buyer: order.buyer,
          orderNumber: invoices.count == 1 ? order.externalID : "", cause: .credit(id),
          reason: request.reason, alreadyPaidBack: request.isPaidBack),
        id: id, order: order, orderID: invoices[0].orderID,
        revision: invoices[0].orderRevision)
    } catch {
      throw InvoicingError.creditRefused(error.findings)
    }
  }

  private func invoice(_ share: CreditRequest.Share, in tx: borrowing Transaction) throws
    -> CreditableInvoice
  {
    if let found = try CreditableInvoices.one(share.invoice, company: company, in: tx) {
      return found
    }
    guard try InvoiceQueries.number(of: share.invoice, company: company, in: tx) == nil else {
      throw InvoicingError.creditRefused([
        Finding(
          "credit.not-an-invoice", at: share.place,
          fr: "Un avoir ne se crédite pas : émettez une nouvelle facture.",
          en: "A credit note cannot be credited: issue a new invoice.")
      ])
    }
    if try DraftStore.order(of: share.invoice, company: company, in: tx) != nil {
      throw InvoicingError.creditRefused([
        Finding(
          "credit.not-issued", at: share.place,
          fr:
            "Ce document n'est qu'un brouillon : corrigez la commande, il n'y a pas d'avoir à faire.",
          en: "This document is only a draft: correct the order, there is nothing to credit.")
      ])
    }
    throw InvoicingError.invoiceNotFound(share.invoice.description)
  }

  /// A deposit that a final invoice deducts goes back with it, or after it: else the sale is charged without it.
  private func checkDeposit(
    _ share: CreditRequest.Share, _ deposit: CreditableInvoice, among invoices: [CreditableInvoice],
    _ findings: inout Findings, in tx: borrowing Transaction
  ) throws {
    guard
      let final = try CreditableInvoices.of(order: deposit.orderID, company: company, in: tx),
      final.hasSomethingLeft, !invoices.contains(where: { $0.id == final.id })
    else { return }
    findings.stop(
      "credit.deposit-deducted", at: share.place,
      fr:
        "La facture définitive \(final.number) déduit cet acompte : faites d'abord un avoir sur elle, ou un avoir sur les deux.",
      en:
        "The final invoice \(final.number) deducts this deposit: credit it first, or both together."
    )
  }

  /// One note has one customer and one currency, and names each invoice once.
  private func checkTogether(
    _ request: CreditRequest, _ invoices: [CreditableInvoice], _ findings: inout Findings
  ) {
    for (index, invoice) in invoices.enumerated().dropFirst() {
      let place = request.shares[index].place
      if invoices[..<index].contains(where: { $0.id == invoice.id }) {
        findings.stop(
          "credit.invoice-twice", at: place,
          fr: "La facture \(invoice.number) est citée deux fois ; réunissez ses lignes.",
          en: "Invoice \(invoice.number) is named twice; put its lines together.")
      }
      if invoice.customer != invoices[0].customer || invoice.currency != invoices[0].currency
        || invoice.type.isSelfBilled != invoices[0].type.isSelfBilled
        || invoice.exchangeRate?.perEuro != invoices[0].exchangeRate?.perEuro
      {
        findings.stop(
          "credit.several-buyers", at: place,
          fr:
            "Les factures \(invoices[0].number) et \(invoice.number) n'ont pas le même client, la même devise ou le même cours : faites un avoir pour chacune.",
          en:
            "Invoices \(invoices[0].number) and \(invoice.number) differ in customer, currency or exchange rate: make a credit note for each."
        )
      }
    }
  }
}
