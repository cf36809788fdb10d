import EN16931
import Kernel
import Money
import Tax

/// Turns a sale into an invoice that only lacks its number, or says everything that is in the way.
///
/// A pure function of the order, the seller, the day and what registers said of the buyer. Order of the checks, which is the order of the findings:
/// the order itself, the buyer, the place of supply, the lines, the charges and discounts, the totals, the payment,
/// the rules of EN 16931 and BR-FR.
package struct PrepareInvoice {
  let seller: CompanyProfile
  let today: LocalDate
  let proofs: OutsideFacts

  package init(seller: CompanyProfile, today: LocalDate, proofs: OutsideFacts = .none) {
    self.seller = seller
    self.today = today
    self.proofs = proofs
  }

  /// - Parameter deposits: what was invoiced in advance and is deducted.
  package func callAsFunction(_ order: SalesOrder, after deposits: [DepositInvoice] = [])
    throws(Refusal) -> PreparedDocument
  {
    let parts = try parts(of: order, after: deposits)
    var invoice = try assemble(order, parts)
    if !deposits.isEmpty {
      invoice.precedingInvoices = deposits.map {
        Invoice.PrecedingInvoice(number: $0.number, issueDate: $0.issueDate)
      }
      invoice.businessProcess = invoice.businessProcess.afterDeposit
      // Only an invoice "already paid" may be due before it is issued (BR-FR-CO-07).
      if invoice.totals.due.isZero { invoice.dueDate = nil }
    }
    let turnover = try parts.turnover(at: order.place)
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try invoice.checked(), cause: .order, buyerKind: order.buyer.kind,
        language: order.buyer.language, exchangeRate: parts.exchangeRate,
        taxReasons: parts.pricing.reasons, warnings: parts.findings,
        turnover: turnover, taxedIn: parts.pricing.taxedIn)
    } catch {
      throw Refusal(error, at: order.place, after: parts.findings)
    }
  }

  /// What a document of this order is made of.
  struct Parts {
    let buyer: Party
    var pricing: OrderPricing.Priced
    /// Of an order in another currency than the euro.
    let exchangeRate: ExchangeRate?
    /// The order's total with VAT, deposits included.
    let whole: Money
    let findings: [Finding]
  }

  func parts(of order: SalesOrder, after deposits: [DepositInvoice]) throws(Refusal) -> Parts {
    var findings = Findings(place: order.place)
    checkOrder(order, &findings)
    let exchangeRate = SaleCurrency(order: order, today: today, rates: proofs.rates)
      .rate(&findings)
    let buyer = BuyerCheck(order.buyer, at: order.place, known: proofs.company(of: order.buyer))
      .party(&findings)
    proofs.remarks(on: order, &findings)
    let tax = SaleTax(order, seller: seller, today: today, proofs: proofs, &findings)
    let pricing = tax.flatMap {
      OrderPricing(order: order, tax: $0, deposits: deposits).priced(&findings)
    }
    guard let pricing, let buyer, !findings.stops else { throw Refusal(findings.all) }
    var whole = pricing.totals.gross
    whole.minorUnits +=
      pricing.totals.rounding.minorUnits + deposits.reduce(0) { $0 + $1.gross.minorUnits }
    return Parts(
      buyer: buyer, pricing: pricing, exchangeRate: exchangeRate, whole: whole,
      findings: findings.all)
  }

  private func checkOrder(_ order: SalesOrder, _ findings: inout Findings) {
    if order.lines.isEmpty {
      findings.stop(
        "order.no-sellable-line",
        fr: "La commande n'a aucune ligne à facturer.", en: "The order has no line to invoice.")
    }
    for (date, name, fr, en) in [
      (order.orderedOn, "orderedOn", "date de commande", "order date"),
      (order.suppliedOn, "suppliedOn", "date de livraison", "supply date"),
      (order.payment?.receivedOn, "payment/receivedOn", "date de paiement", "payment date"),
    ] {
      guard let date, date > today else { continue }
      findings.stop(
        "order.date-future", at: order.place.member(name),
        fr: "La \(fr) (\(French.date(date))) est dans le futur ; corrigez-la dans la boutique.",
        en: "The \(en) (\(date)) is in the future; correct it in the shop.")
    }
    checkDelay(order, &findings)
    if let due = order.dueOn, due < order.orderedOn {
      findings.stop(
        "order.due-date-early", at: order.place.member("dueOn"),
        fr: "L'échéance (\(French.date(due))) précède la commande.",
        en: "The due date (\(due)) is before the order.")
    }
  }

  /// Between companies at most sixty days from the issue of the invoice, or forty-five to the end of a month where the
  /// company's terms say so (C. com. L441-10, I; fine up to two million euros, L441-16).
  private func checkDelay(_ order: SalesOrder, _ findings: inout Findings) {
    guard order.buyer.kind == .company, let due = order.dueOn,
      due > seller.terms.latestDue(from: today)
    else { return }
    findings.stop(
      "order.payment-delay-unlawful", at: order.place.member("dueOn"),
      fr:
        "L'échéance (\(French.date(due))) est à plus de 60 jours : c'est interdit entre professionnels (art. L441-10 du Code de commerce). Avancez-la.",
      en:
        "The due date (\(due)) is more than 60 days away, which is unlawful between companies (C. com. L441-10). Bring it forward."
    )
  }

  // MARK: Assembly

  func assemble(_ order: SalesOrder, _ parts: Parts) throws(Refusal) -> Invoice {
    let (buyer, pricing) = (parts.buyer, parts.pricing)
    let paid = pricing.totals.paid
    let settled = !paid.isZero && pricing.totals.due.isZero
    let isExactlyPaid = settled && pricing.totals.paid == pricing.totals.gross
    var invoice = Invoice(
      issueDate: today, type: .invoice, currency: order.currency,
      businessProcess: process(of: order, paid: isExactlyPaid), seller: seller.party,
      buyer: buyer, lines: pricing.lines, totals: pricing.totals)
    invoice.adjustments = pricing.adjustments
    invoice.vatBreakdown = pricing.breakdown
    invoice.salesOrder = CleanText.optionalLine(order.externalID)
    invoice.purchaseOrder = CleanText.optionalLine(order.purchaseOrder)
    let categories = Set(pricing.breakdown.map(\.vat.category))
    invoice.delivery = delivery(of: order, isPlaceNeeded: categories.contains(.intraCommunity))
    invoice.taxPointOnDebits = seller.tax.onDebits && categories.contains(.standard)
    invoice.notes =
      LegalNotes(
        seller: seller, buyer: order.buyer.kind, flow: flow(pricing.flows, order), date: today,
        sellsGoods: invoice.sellsGoods
      ).notes
    if categories.contains(.outOfScope) {
      // BR-O-02: no VAT number there. The seller's is printed with the registration.
      invoice.seller.vatIdentifier = nil
      invoice.buyer.vatIdentifier = nil
    }
    if settled {
      invoice.dueDate = isExactlyPaid ? order.payment?.receivedOn : nil
      invoice.payment = order.payment.flatMap(received)
    } else {
      invoice.dueDate = max(
        today,
        order.dueOn
          ?? (order.buyer.kind == .company ? seller.terms.due(from: today) : today))
      invoice.payment = transfer(order.currency == .eur ? .sepaCreditTransfer : .creditTransfer)
    }
    if let rate = parts.exchangeRate {
      do {
        try invoice.account(at: rate)
      } catch {
        throw .amountTooLarge(at: order.place)
      }
    }
    return invoice
  }

  /// How a settled invoice was paid. A transfer names the account it went to (BR-61).
  private func received(_ payment: SalesOrder.PaymentReceived) -> Invoice.PaymentInstructions? {
    let reference = CleanText.optionalLine(payment.reference)
    if payment.means == .transfer { return transfer(.creditTransfer, reference: reference) }
    return Invoice.PaymentInstructions(means: payment.means.code, reference: reference)
  }

  private func transfer(_ means: PaymentMeansCode, reference: String? = nil)
    -> Invoice.PaymentInstructions?
  {
    seller.bankAccount.map { account in
      Invoice.PaymentInstructions(
        means: means, reference: reference, iban: account.iban, accountName: account.holder,
        bic: account.bic)
    }
  }

  private func process(of order: SalesOrder, paid: Bool) -> BusinessProcess {
    let hasGoods = order.lines.contains { $0.nature.isGoods }
    let hasServices = order.lines.contains { !$0.nature.isGoods }
    switch (hasGoods, hasServices) {
    case (true, true): return paid ? .mixedPaid : .mixed
    case (false, true): return paid ? .servicesPaid : .services
    default: return paid ? .goodsPaid : .goods
    }
  }

  /// BAR: which flow of the reform the document belongs to (BR-FR-20).
  private func flow(_ flows: Set<SaleFlow>, _ order: SalesOrder) -> String {
    if flows.contains(.eInvoice) { return "B2B" }
    if flows.contains(.unitaryReport) { return "B2BINT" }
    if flows.contains(.aggregateReport) { return "B2C" }
    return order.buyer.kind == .consumer ? "B2C" : "OUTOFSCOPE"
  }

  /// - Parameter isPlaceNeeded: an intra-Community supply says where the goods arrived (BR-IC-12).
  private func delivery(of order: SalesOrder, isPlaceNeeded: Bool) -> Invoice.Delivery {
    var delivery = Invoice.Delivery(date: order.suppliedOn ?? order.orderedOn)
    if let place = order.delivery,
      place.address != order.buyer.address || place.name != order.buyer.name
    {
      delivery.name = CleanText.optionalLine(place.name)
      delivery.address = PostalAddress(place.address)
    } else if isPlaceNeeded {
      delivery.name = CleanText.optionalLine(order.buyer.name)
      delivery.address = PostalAddress(order.buyer.address)
    }
    return delivery
  }
}

extension PostalAddress {
  /// The address as it will be printed and written.
  init(_ address: SalesOrder.Address) {
    self.init(
      line1: CleanText.line(address.line1), line2: CleanText.line(address.line2),
      postCode: CleanText.line(address.postCode), city: CleanText.line(address.city),
      country: address.country)
  }
}

extension SalesOrder.PaymentReceived.Means {
  var code: PaymentMeansCode {
    switch self {
    case .card: .bankCard
    case .transfer: .creditTransfer
    case .directDebit: .sepaDirectDebit
    case .cash: .cash
    case .cheque: .cheque
    case .online: .onlinePaymentService
    }
  }
}
