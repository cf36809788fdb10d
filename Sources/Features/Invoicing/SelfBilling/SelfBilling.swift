import EN16931
import Kernel
import Money
import Storage

/// Makes out the invoice of a purchase in the supplier's name and for its account (autofacturation, 389; CGI 289, I-2 and
/// ann. II, 242 nonies A). It takes a written mandate given before, a series of numbers for each supplier, and the
/// mention "Autofacturation".
package struct SelfBilling {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// - Throws: `InvoicingError.orderRefused` with all that stops it, `.orderChanged`, `.alreadyInvoiced`.
  package func callAsFunction(_ request: SelfBillingRequest, in tx: borrowing Transaction) throws
    -> IssuedDocument
  {
    let document = try prepared(request, in: tx)
    let (order, body) = (request.order, EncodedOrder(request.order))
    let id = try OrderStore.insert(
      order, body: body, of: issuer.company, ids: issuer.ids, in: tx)
    try tx.run(
      Self.insertion, company, id, request.supplierJSON,
      "\(request.mandate.reference) · \(request.mandate.agreedOn)")
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(document, order: order, id: id, in: tx)
    do {
      return try session.finish(in: tx)[0]
    } catch is UnprintableDocuments {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: order.place)])
    }
  }

  /// What would be issued today.
  package func prepared(_ request: SelfBillingRequest, in tx: borrowing Transaction) throws
    -> PreparedDocument
  {
    let order = request.order
    if let known = try OrderStore.find(
      source: order.source, externalID: order.externalID, of: company, in: tx)
    {
      let number = try OrderStore.invoice(of: known.id, company: company, in: tx)?.number
      throw InvoicingError.alreadyInvoiced(externalID: order.externalID, number: number ?? "")
    }
    var findings = Findings(place: Place())
    if request.mandate.agreedOn > tx.today {
      findings.stop(
        "supplier.mandate-future", at: Place(pointer: "/supplier/mandate/agreedOn"),
        fr: "Le mandat est daté du futur ; il se donne avant la première facture.",
        en: "The mandate is dated in the future; it is given before the first invoice.")
    }
    if request.supplier.siren == issuer.company.profile.siren {
      findings.stop(
        "supplier.is-the-company", at: Place(pointer: "/supplier/siren"),
        fr: "Le fournisseur est votre propre entreprise.",
        en: "The supplier is your own company.")
    }
    if order.kind != .sale || !order.refunds.isEmpty {
      findings.add([OrderIntake.notASale(at: order.place)])
    }
    guard !findings.stops else { throw InvoicingError.orderRefused(findings.all) }
    let proofs = try OutsideFacts.load(for: CollectionOfOne(order), of: company, in: tx)
    do throws(Refusal) {
      return try PrepareInvoice(seller: request.supplier, today: tx.today, proofs: proofs)
        .selfBilled(order, by: issuer.company.profile.name, request.mandate)
    } catch {
      throw InvoicingError.orderRefused(error.findings)
    }
  }

  // MARK: The supplier of an issued one

  static func supplier(
    of invoice: CreditableInvoice, company: CompanyID, in tx: borrowing Transaction
  ) throws -> CompanyProfile? {
    guard invoice.type.isSelfBilled else { return nil }
    return try supplier(of: invoice.orderID, company: company, in: tx)
  }

  static func supplier(of order: OrderID, company: CompanyID, in tx: borrowing Transaction) throws
    -> CompanyProfile?
  {
    let json = try tx.row(find, company, order) { try $0.text(0) }
    return try json.map { try CompanyFile.read(Array($0.utf8), fileName: nil) }
  }

  private static let insertion = Statement(
    "INSERT INTO self_billing (company_id, order_id, supplier, mandate) VALUES ($1, $2, $3, $4)")
  private static let find = Statement(
    "SELECT supplier FROM self_billing WHERE company_id = $1 AND order_id = $2")
}

extension PrepareInvoice {
  /// - Parameter buyer: who makes it out.
  func selfBilled(_ order: SalesOrder, by buyer: String, _ mandate: SelfBillingRequest.Mandate)
    throws(Refusal) -> PreparedDocument
  {
    let parts = try parts(of: order, after: [])
    var invoice = try assemble(order, parts)
    invoice.type = .selfBilled
    invoice.notes.append(
      .init(
        .general,
        "Autofacturation : facture établie par \(buyer) au nom et pour le compte de \(seller.name), mandat \(mandate.reference) du \(French.date(mandate.agreedOn))."
      ))
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try invoice.checked(), cause: .order, buyerKind: .company,
        exchangeRate: parts.exchangeRate, supplier: seller, taxReasons: parts.pricing.reasons,
        warnings: parts.findings)
    } catch {
      throw Refusal(error, at: order.place, after: parts.findings)
    }
  }
}

extension SalesOrder.Buyer {
  /// The supplier as somebody the company deals with.
  init(supplier: CompanyProfile) {
    self.init(
      kind: .company, name: supplier.name, email: supplier.email, phone: supplier.phone,
      siren: supplier.siren, vatIdentifier: supplier.vatIdentifier,
      address: Self.address(supplier.address))
  }

  /// The company itself, as the buyer of what it invoices in a supplier's name.
  init(company: CompanyProfile) { self.init(supplier: company) }

  private static func address(_ address: PostalAddress) -> SalesOrder.Address {
    .init(
      line1: address.line1, line2: address.line2, postCode: address.postCode, city: address.city,
      country: address.country)
  }
}
