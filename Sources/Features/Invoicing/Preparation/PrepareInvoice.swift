import EN16931
import Kernel
import Money

/// Turns a sale into an invoice that only lacks its number, or says everything that is in the way.
///
/// A pure function of the order, the seller and the day. Order of the checks, which is the order of the findings:
/// the order itself, the buyer, the place of supply, the lines, the charges and discounts, the totals, the payment,
/// the rules of EN 16931 and BR-FR.
package struct PrepareInvoice {
  let seller: CompanyProfile
  let today: LocalDate

  package init(seller: CompanyProfile, today: LocalDate) {
    self.seller = seller
    self.today = today
  }

  package func callAsFunction(_ order: SalesOrder) throws(Refusal) -> PreparedDocument {
    var findings = Findings(place: order.place)
    checkOrder(order, &findings)
    let buyer = BuyerCheck(order.buyer, at: order.place).party(&findings)
    checkPlaceOfSupply(order, &findings)
    let pricing = OrderPricing(order: order, seller: seller).priced(&findings)
    guard let pricing, let buyer, !findings.stops else { throw Refusal(findings.all) }
    let invoice = assemble(order, buyer, pricing)
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try invoice.checked(), cause: .order, buyerKind: order.buyer.kind,
        warnings: findings.all)
    } catch {
      throw Refusal(error, at: order.place, after: findings.all)
    }
  }

  private func checkOrder(_ order: SalesOrder, _ findings: inout Findings) {
    if order.currency != .eur {
      findings.stop(
        "order.currency-unsupported", at: order.place.member("currency"),
        fr:
          "La commande est en \(order.currency) ; seules les ventes en euros sont facturées pour l'instant.",
        en: "The order is in \(order.currency); only sales in euros are invoiced so far.")
    }
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
    if let due = order.dueOn, due < order.orderedOn {
      findings.stop(
        "order.due-date-early", at: order.place.member("dueOn"),
        fr: "L'échéance (\(French.date(due))) précède la commande.",
        en: "The due date (\(due)) is before the order.")
    }
  }

  /// Sales outside mainland France have other VAT rules; they are refused rather than invoiced wrongly.
  private func checkPlaceOfSupply(_ order: SalesOrder, _ findings: inout Findings) {
    var places = [(order.buyer.address, "buyer/address")]
    if let delivery = order.delivery { places.append((delivery.address, "delivery/address")) }
    for (address, pointer) in places {
      let place = order.place.member("\(pointer)/country")
      if address.country.isEmpty {
        findings.stop(
          "order.country-missing", at: place,
          fr: "Le pays manque : la TVA ne peut pas être décidée.",
          en: "The country is missing: the VAT cannot be decided.")
      } else if address.country != "FR" {
        findings.stop(
          "order.foreign-vat", at: place,
          fr:
            "Vente hors de France (\(address.country)) : la TVA étrangère n'est pas encore prise en charge, rien n'est facturé.",
          en:
            "Sale outside France (\(address.country)): foreign VAT is not supported yet, nothing is invoiced."
        )
      } else if ["97", "98"].contains(address.postCode.prefix(2)) {
        findings.stop(
          "order.overseas-vat", at: order.place.member("\(pointer)/postCode"),
          fr:
            "Outre-mer (\(address.postCode)) : ses règles de TVA ne sont pas encore prises en charge, rien n'est facturé.",
          en:
            "Overseas France (\(address.postCode)): its VAT rules are not supported yet, nothing is invoiced."
        )
      }
    }
  }

  // MARK: Assembly

  private func assemble(_ order: SalesOrder, _ buyer: Party, _ pricing: OrderPricing.Priced)
    -> Invoice
  {
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
    invoice.delivery = delivery(of: order)
    invoice.notes = LegalNotes(seller: seller, buyer: order.buyer.kind).notes
    if settled {
      invoice.dueDate = isExactlyPaid ? order.payment?.receivedOn : nil
      invoice.payment = order.payment.flatMap(received)
    } else {
      invoice.dueDate = max(
        today,
        order.dueOn
          ?? (order.buyer.kind == .company ? today.adding(days: seller.terms.days) : today))
      invoice.payment = transfer(.sepaCreditTransfer)
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
    let hasGoods = order.lines.contains { $0.nature == .goods }
    let hasServices = order.lines.contains { $0.nature == .services }
    switch (hasGoods, hasServices) {
    case (true, true): return paid ? .mixedPaid : .mixed
    case (false, true): return paid ? .servicesPaid : .services
    default: return paid ? .goodsPaid : .goods
    }
  }

  private func delivery(of order: SalesOrder) -> Invoice.Delivery {
    var delivery = Invoice.Delivery(date: order.suppliedOn ?? order.orderedOn)
    if let place = order.delivery,
      place.address != order.buyer.address || place.name != order.buyer.name
    {
      delivery.name = CleanText.optionalLine(place.name)
      delivery.address = PostalAddress(place.address)
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

/// Collects findings in the order they are made.
package struct Findings {
  private let place: Place
  package private(set) var all: [Finding] = []
  package var stops: Bool { all.contains { $0.severity == .stop } }

  package init(place: Place) { self.place = place }

  package mutating func stop(_ code: String, at place: Place? = nil, fr: String, en: String) {
    all.append(Finding(code, at: place ?? self.place, fr: fr, en: en))
  }

  package mutating func warn(_ code: String, at place: Place? = nil, fr: String, en: String) {
    all.append(Finding(code, .warn, at: place ?? self.place, fr: fr, en: en))
  }
}
