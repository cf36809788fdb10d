import EN16931
import Kernel
import Money
import Storage

/// Makes the corrected invoice (facture rectificative, 384) that cancels and replaces an issued one: the same sale, told
/// right (CGI 289, I-5; BOI-TVA-DECLA-30-20-20-30). It names exactly one invoice (BR-FR-CO-04), which from then on is
/// neither due nor creditable.
package struct CorrectInvoice {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// A corrected invoice ready to be issued, and the revision of the order it is made of.
  package struct Prepared {
    package let document: PreparedDocument
    let order: SalesOrder
    let known: OrderStore.Known
  }

  /// - Throws: `InvoicingError.correctionRefused` with all that stops it, `.invoiceNotFound`.
  package func callAsFunction(
    _ request: CorrectionRequest, of id: InvoiceID, in tx: borrowing Transaction
  ) throws -> IssuedDocument {
    try issue(prepared(request, of: id, in: tx), in: tx)
  }

  /// Issues what was prepared in the same transaction. What the order said before is kept.
  func issue(_ correction: Prepared, in tx: borrowing Transaction) throws -> IssuedDocument {
    let (order, known) = (correction.order, correction.known)
    let revision = try OrderStore.replace(
      known, with: order, body: EncodedOrder(order), isCorrection: true, of: company, in: tx)
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(
      correction.document, order: order, id: known.id, revision: revision, in: tx)
    do {
      return try session.finish(in: tx)[0]
    } catch is UnprintableDocuments {
      throw InvoicingError.correctionRefused([UnprintableOrders.finding(at: order.place)])
    }
  }

  /// What would be issued today.
  package func prepared(
    _ request: CorrectionRequest, of id: InvoiceID, in tx: borrowing Transaction
  ) throws -> Prepared {
    let invoice = try correctable(id, in: tx)
    let before = try OrderStore.order(
      invoice.orderID, revision: invoice.orderRevision, of: company, in: tx)
    let order = try request.corrected(before, today: tx.today)
    guard
      let known = try OrderStore.find(
        source: before.source, externalID: before.externalID, of: company, in: tx)
    else { throw InvoicingError.orderNotFound(invoice.orderID.description) }
    guard JSONOrder.encode(order) != JSONOrder.encode(before) else {
      throw InvoicingError.correctionRefused([Self.nothingChanged])
    }
    let seller = try issuer.refreshed(in: tx).profile
    let proofs = try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx)
    let document: PreparedDocument
    do throws(Refusal) {
      document = try PrepareInvoice(
        seller: seller, today: tx.today, proofs: proofs
      ).corrected(
        order, replacing: invoice, reason: request.reason, revision: known.revision + 1)
    } catch {
      throw InvoicingError.correctionRefused(error.findings)
    }
    var turnover = TurnoverBook(company)
    switch try ThresholdGuard(seller: issuer.company.profile).judge(
      document, at: order.place, freeing: turnover.replaced(by: document, in: tx), &turnover, in: tx
    )
    {
    case .success(let judged): return Prepared(document: judged, order: order, known: known)
    case .failure(let refusal): throw InvoicingError.correctionRefused(refusal.findings)
    }
  }

  // MARK: What stands in the way

  /// The invoice, when a corrected one may replace it.
  func correctable(_ id: InvoiceID, in tx: borrowing Transaction) throws -> CreditableInvoice {
    guard let invoice = try CreditableInvoices.one(id, company: company, in: tx) else {
      if try InvoiceQueries.number(of: id, company: company, in: tx) != nil {
        throw InvoicingError.correctionRefused([Self.notAnInvoice])
      }
      throw InvoicingError.invoiceNotFound(id.description)
    }
    var findings = Findings(place: Place())
    if let newer = invoice.replacedBy {
      findings.stop(
        "correction.already-replaced",
        fr: "La facture \(invoice.number) est déjà remplacée par \(newer) : rectifiez celle-ci.",
        en: "Invoice \(invoice.number) is already replaced by \(newer): correct that one.")
    } else if !invoice.creditedGross.isZero {
      findings.stop(
        "correction.after-credit",
        fr:
          "La facture \(invoice.number) a déjà fait l'objet d'un avoir, partiel ou total : faites l'avoir du reste et facturez de nouveau.",
        en:
          "Invoice \(invoice.number) is credited, in part or whole: credit the rest and invoice again."
      )
    }
    let hasDeposits = try !CreditableInvoices.deposits(
      of: invoice.orderID, company: company, in: tx
    ).isEmpty
    if invoice.isDeposit || hasDeposits {
      findings.stop(
        "correction.deposits",
        fr:
          "Une facture d'acompte, ou définitive après acompte, se corrige par un avoir et une nouvelle facture.",
        en:
          "A deposit invoice, or a final one after deposits, is corrected by a credit note and a new invoice."
      )
    }
    if invoice.type.isSelfBilled {
      findings.stop(
        "correction.self-billed",
        fr:
          "Une autofacture se corrige par un avoir et une nouvelle autofacture : le fournisseur doit accepter l'un et l'autre.",
        en:
          "A self-billed invoice is corrected by a credit note and a new one: the supplier accepts both."
      )
    }
    if !invoice.members.isEmpty {
      findings.stop(
        "correction.periodic",
        fr:
          "La facture \(invoice.number) réunit plusieurs commandes : faites un avoir, puis facturez sous de nouveaux numéros de commande.",
        en:
          "Invoice \(invoice.number) is of several orders: make a credit note, then invoice under new order numbers."
      )
    }
    guard !findings.stops else { throw InvoicingError.correctionRefused(findings.all) }
    return invoice
  }

  private static let notAnInvoice = Finding(
    "correction.not-an-invoice",
    fr: "Un avoir ne se rectifie pas : émettez une nouvelle facture.",
    en: "A credit note is not corrected: issue a new invoice.")

  private static let nothingChanged = Finding(
    "correction.nothing-changed",
    fr: "Rien ne change : dites ce qui était faux sur la facture.",
    en: "Nothing changes: say what was wrong on the invoice.")
}

extension PrepareInvoice {
  /// The invoice of the corrected order, in the place of `invoice`.
  func corrected(
    _ order: SalesOrder, replacing invoice: CreditableInvoice, reason: String, revision: Int
  ) throws(Refusal) -> PreparedDocument {
    let parts = try parts(of: order, after: [])
    var content = try assemble(order, parts)
    content.type = .corrected
    content.precedingInvoices = [
      .init(number: invoice.number, issueDate: invoice.issueDate)
    ]
    if let due = content.dueDate, !content.businessProcess.isPaid {
      // The buyer's delay began with the invoice that is replaced.
      content.dueDate = max(today, min(due, invoice.dueDate ?? due))
    }
    content.notes.append(.init(.general, "Motif : \(reason)"))
    let turnover = try parts.turnover(at: order.place)
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try content.checked(), cause: .revision(revision), buyerKind: order.buyer.kind,
        language: order.buyer.language, exchangeRate: parts.exchangeRate, replaces: invoice.id,
        taxReasons: parts.pricing.reasons, warnings: parts.findings, turnover: turnover,
        taxedIn: parts.pricing.taxedIn)
    } catch {
      throw Refusal(error, at: order.place, after: parts.findings)
    }
  }
}
