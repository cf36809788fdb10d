import EN16931
import Kernel
import Money
import Storage

/// An issued deposit invoice, as the final invoice deducts it: what credit notes left of it.
package struct DepositInvoice: Sendable {
  package let id: InvoiceID
  package let number: String
  package let issueDate: LocalDate
  /// With VAT.
  package let gross: Money
  /// Without VAT, by rate.
  package let bases: [(vat: Invoice.VAT, base: Money)]

  /// The deposits of an order, the oldest first.
  static func of(_ order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> [DepositInvoice]
  {
    try CreditableInvoices.deposits(of: order, company: company, in: tx)
      .filter(\.hasSomethingLeft).map { invoice in
        DepositInvoice(
          id: invoice.id, number: invoice.number, issueDate: invoice.issueDate,
          gross: invoice.grossLeft, bases: invoice.basesLeft.filter { !$0.base.isZero })
      }
  }

  /// What the final invoice takes off: one allowance a rate (BG-20), so that its VAT is that of the balance alone;
  /// VAT shown twice would be owed twice (CGI 283, 3).
  var allowances: [Invoice.Adjustment] {
    bases.map { vat, base in
      Invoice.Adjustment(
        isCharge: false, amount: base,
        reason: "Acompte, facture \(number) du \(French.date(issueDate))", vat: vat)
    }
  }
}

/// Issues the deposit invoices (factures d'acompte, 386) of an order. VAT on a deposit is due when it is paid, for
/// goods too since 2023 (CGI 269, 2-a), and each deposit between companies has its invoice (CGI 289, I-1-c).
package struct IssueDeposit {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// - Throws: `InvoicingError.orderNotFound`, `.alreadyInvoiced` once the final invoice is issued, `.orderRefused`
  ///   with all that stops it.
  package func callAsFunction(
    _ request: DepositRequest, on id: OrderID, in tx: borrowing Transaction
  ) throws -> IssuedDocument {
    try issue(prepared(request, on: id, in: tx), on: id, in: tx)
  }

  /// Issues a deposit invoice that was prepared in the same transaction.
  func issue(_ document: PreparedDocument, on id: OrderID, in tx: borrowing Transaction) throws
    -> IssuedDocument
  {
    guard case .deposit(let invoice) = document.cause else { preconditionFailure("a deposit") }
    let order = try OrderStore.order(id, of: company, in: tx)
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(
      document, order: order, id: id,
      revision: OrderStore.revision(of: id, company: company, in: tx), draft: invoice, in: tx)
    do {
      let issued = try session.finish(in: tx)[0]
      try OrderIntake(issuer: issuer).refreshDraft(of: id, in: tx)
      return issued
    } catch is UnprintableDocuments {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: order.place)])
    }
  }

  /// What would be issued today.
  package func prepared(
    _ request: DepositRequest, on id: OrderID, in tx: borrowing Transaction
  ) throws -> PreparedDocument {
    let order = try OrderStore.order(id, of: company, in: tx)
    if let known = try OrderStore.invoice(of: id, company: company, in: tx) {
      throw InvoicingError.alreadyInvoiced(externalID: order.externalID, number: known.number)
    }
    guard order.kind == .sale else {
      throw InvoicingError.orderRefused([OrderIntake.notASale(at: order.place)])
    }
    let earlier = try DepositInvoice.of(id, company: company, in: tx)
    let proofs = try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx)
    let seller = try issuer.refreshed(in: tx).profile
    do throws(Refusal) {
      return try PrepareInvoice(
        seller: seller, today: tx.today, proofs: proofs
      ).deposit(request, on: order, after: earlier, id: InvoiceID(raw: issuer.ids.next()))
    } catch {
      throw InvoicingError.orderRefused(error.findings)
    }
  }
}
