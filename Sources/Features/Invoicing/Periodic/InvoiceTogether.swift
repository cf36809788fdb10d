import EN16931
import Kernel
import Money
import Storage

/// Invoices several orders of one customer on one document, the periodic invoice (facture récapitulative) of a calendar
/// month (CGI 289, I-3). Each order is priced and judged as if it stood alone.
package struct InvoiceTogether {
  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  package struct Prepared {
    package let document: PreparedDocument
    let combined: SalesOrder
    let members: [PeriodicMember]
  }

  /// - Throws: `InvoicingError.orderRefused` with all that stops it, `.orderNotFound`.
  package func callAsFunction(_ ids: [OrderID], in tx: borrowing Transaction) throws
    -> IssuedDocument
  {
    try issue(prepared(ids, in: tx), in: tx)
  }

  /// Issues what was prepared in the same transaction.
  func issue(_ periodic: Prepared, in tx: borrowing Transaction) throws -> IssuedDocument {
    let combined = periodic.combined
    let id = try OrderStore.insert(
      combined, body: EncodedOrder(combined), of: issuer.company, ids: issuer.ids, in: tx)
    for member in periodic.members {
      try member.insert(as: id, of: company, in: tx)
      _ = try DraftStore.take(of: member.order, company: company, in: tx)
    }
    var session = IssueSession(
      company: try issuer.refreshed(in: tx), ids: issuer.ids, renderers: issuer.renderers,
      isRehearsal: false)
    try session.record(periodic.document, order: combined, id: id, in: tx)
    do {
      return try session.finish(in: tx)[0]
    } catch is UnprintableDocuments {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: combined.place)])
    }
  }

  /// What would be issued today. The orders stand in the order of their supplies.
  package func prepared(_ ids: [OrderID], in tx: borrowing Transaction) throws -> Prepared {
    var findings = Findings(place: Place())
    var orders: [(id: OrderID, order: SalesOrder)] = []
    for (index, id) in ids.enumerated() {
      var order = try OrderStore.order(id, of: company, in: tx)
      order.place = Place(pointer: "/orders/\(index)")
      try check(id, order, among: ids, &findings, in: tx)
      orders.append((id, order))
    }
    checkTogether(orders.map(\.order), today: tx.today, &findings)
    guard !findings.stops else { throw InvoicingError.orderRefused(findings.all) }
    orders.sort {
      ($0.order.supplyDay, $0.order.externalID) < ($1.order.supplyDay, $1.order.externalID)
    }
    let seller = try issuer.refreshed(in: tx).profile
    let proofs = try OutsideFacts.load(for: orders.map(\.order), of: company, in: tx)
    let prepared: Prepared
    do throws(Refusal) {
      prepared = try PrepareInvoice(seller: seller, today: tx.today, proofs: proofs)
        .periodic(orders, warnings: findings.all)
    } catch {
      throw InvoicingError.orderRefused(error.findings)
    }
    var turnover = TurnoverBook(company)
    switch try ThresholdGuard(seller: seller).judge(
      prepared.document, at: Place(), &turnover, in: tx)
    {
    case .success(var document):
      document.customerSource = orders[orders.count - 1].order.source
      return Prepared(
        document: document, combined: prepared.combined, members: prepared.members)
    case .failure(let refusal): throw InvoicingError.orderRefused(refusal.findings)
    }
  }

  // MARK: What stands in the way

  private func check(
    _ id: OrderID, _ order: SalesOrder, among ids: [OrderID], _ findings: inout Findings,
    in tx: borrowing Transaction
  ) throws {
    if order.kind != .sale { findings.add([OrderIntake.notASale(at: order.place)]) }
    if ids.count(where: { $0 == id }) > 1 {
      findings.stop(
        "periodic.order-twice", at: order.place,
        fr: "La commande \(order.externalID) est citée deux fois.",
        en: "Order \(order.externalID) is named twice.")
    }
    if let known = try OrderStore.invoice(of: id, company: company, in: tx) {
      findings.stop(
        "periodic.already-invoiced", at: order.place,
        fr: "La commande \(order.externalID) est déjà facturée : \(known.number).",
        en: "Order \(order.externalID) is already invoiced: \(known.number).")
    }
    if !order.refunds.isEmpty {
      findings.stop(
        "periodic.refunded", at: order.place,
        fr:
          "La commande \(order.externalID) est déjà remboursée, en partie ou en entier : facturez-la seule, l'avoir suivra.",
        en:
          "Order \(order.externalID) is refunded, in part or whole: invoice it alone, the credit note will follow."
      )
    }
    if try !CreditableInvoices.deposits(of: id, company: company, in: tx).isEmpty {
      findings.stop(
        "periodic.deposits", at: order.place,
        fr:
          "La commande \(order.externalID) a des acomptes : facturez-la seule, ils en seront déduits.",
        en: "Order \(order.externalID) has deposits: invoice it alone, they will be deducted.")
    }
  }

  private func checkTogether(
    _ orders: [SalesOrder], today: LocalDate, _ findings: inout Findings
  ) {
    guard let first = orders.first, orders.count > 1 else {
      findings.stop(
        "periodic.too-few", fr: "Une facture récapitulative réunit au moins deux commandes.",
        en: "A periodic invoice takes two orders at least.")
      return
    }
    for order in orders.dropFirst() {
      if CustomerIdentity.of(order) != CustomerIdentity.of(first)
        || order.buyer.kind != first.buyer.kind
      {
        findings.stop(
          "periodic.several-buyers", at: order.place,
          fr: "Les commandes \(first.externalID) et \(order.externalID) n'ont pas le même client.",
          en: "Orders \(first.externalID) and \(order.externalID) differ in customer.")
      }
      if order.currency != first.currency || order.pricesIncludeTax != first.pricesIncludeTax {
        findings.stop(
          "periodic.several-currencies", at: order.place,
          fr:
            "Les commandes \(first.externalID) et \(order.externalID) n'ont pas la même devise, ou pas des prix de même nature (HT ou TTC).",
          en:
            "Orders \(first.externalID) and \(order.externalID) differ in currency or in whether prices include VAT."
        )
      }
      if order.exchangeRate != first.exchangeRate {
        findings.stop(
          "periodic.several-currencies", at: order.place,
          fr:
            "Les commandes \(first.externalID) et \(order.externalID) n'ont pas le même cours de change.",
          en: "Orders \(first.externalID) and \(order.externalID) differ in exchange rate.")
      }
      if order.supplyDay.month != first.supplyDay.month {
        findings.stop(
          "periodic.several-months", at: order.place,
          fr:
            "Les commandes \(first.externalID) et \(order.externalID) ne sont pas du même mois civil (art. 289, I-3 du CGI) : faites une facture par mois.",
          en:
            "Orders \(first.externalID) and \(order.externalID) are not of one calendar month (CGI 289, I-3): make an invoice a month."
        )
      }
    }
    if today.month != first.supplyDay.month {
      findings.warn(
        "periodic.late",
        fr:
          "La facture récapitulative devait être établie avant la fin du mois des livraisons (art. 289, I-3 du CGI).",
        en: "The periodic invoice was due before the end of the month of supply (CGI 289, I-3).")
    }
  }
}

extension SalesOrder {
  var supplyDay: LocalDate { suppliedOn ?? orderedOn }
}

extension LocalDate {
  fileprivate var month: [Int] { [civil.year, civil.month] }
}
