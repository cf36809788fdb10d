import EN16931
import Kernel
import Money

extension PrepareInvoice {
  /// The deposit invoice: one line for each VAT of the order, in proportion.
  ///
  /// - Parameter earlier: the deposits the order already has; together they never exceed its total.
  func deposit(
    _ request: DepositRequest, on order: SalesOrder, after earlier: [DepositInvoice],
    id: InvoiceID
  ) throws(Refusal) -> PreparedDocument {
    var order = order
    order.payment = nil
    let sale = try parts(of: order, after: earlier)
    var findings = Findings(place: request.place)
    checkCategories(sale.pricing, &findings)
    let amount = amount(request, of: sale.whole, left: sale.pricing.totals.due, &findings)
    checkPayment(request, &findings)
    guard let amount, !findings.stops else { throw Refusal(findings.all) }
    order.payment = request.payment
    do {
      var parts = sale
      parts.pricing = try depositPricing(amount, of: sale.pricing, order)
      var invoice = try assemble(order, parts)
      invoice.type = .deposit
      invoice.precedingInvoices = []
      if invoice.businessProcess.afterDeposit == invoice.businessProcess {
        invoice.businessProcess = invoice.businessProcess.unpaid
      }
      // BT-72 is when the deposit was paid (CGI ann. II, 242 nonies A, I-10°); the supply is to come.
      invoice.delivery?.date = request.payment?.receivedOn
      return PreparedDocument(
        content: try invoice.checked(), cause: .deposit(id), buyerKind: order.buyer.kind,
        language: order.buyer.language, exchangeRate: sale.exchangeRate,
        taxReasons: parts.pricing.reasons, taxedIn: parts.pricing.taxedIn)
    } catch let broken as RulesBroken {
      throw Refusal(broken, at: request.place)
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw .amountTooLarge(at: request.place)
    }
  }

  private func amount(
    _ request: DepositRequest, of whole: Money, left: Money, _ findings: inout Findings
  ) -> Money? {
    let amount: Money
    let place: Place
    switch request.part {
    case .amount(let stated):
      place = request.place.member("amount")
      amount = stated.read(as: whole.currency) ?? .zero(whole.currency)
    case .percent(let rate):
      place = request.place.member("percent")
      guard let share = try? (rate * whole).rounded(.halfAwayFromZero, currency: whole.currency)
      else {
        findings.stop(
          "order.amount-too-large", at: place, fr: "Le pourcentage est trop grand.",
          en: "The percentage is too large.")
        return nil
      }
      amount = share
    }
    guard amount.minorUnits > 0, amount.minorUnits <= left.minorUnits else {
      findings.stop(
        "deposit.exceeds-order", at: place,
        fr:
          "L'acompte (\(amount)) doit être positif et ne pas dépasser ce qui reste de la commande (\(left)).",
        en:
          "The deposit (\(amount)) must be positive and not exceed what is left of the order (\(left))."
      )
      return nil
    }
    return amount
  }

  /// A supply to another member state exempt there and then has no deposit invoice (directive 2006/112, art. 220, 1).
  private func checkCategories(_ sale: OrderPricing.Priced, _ findings: inout Findings) {
    guard sale.breakdown.contains(where: { $0.vat.category == .intraCommunity }) else { return }
    findings.stop(
      "deposit.intra-community",
      fr:
        "Une livraison intracommunautaire n'a pas de facture d'acompte : encaissez l'acompte et facturez le tout à la livraison.",
      en:
        "An intra-Community supply has no deposit invoice: take the deposit and invoice the whole on supply."
    )
  }

  private func checkPayment(_ request: DepositRequest, _ findings: inout Findings) {
    guard let payment = request.payment else { return }
    if payment.receivedOn > today {
      findings.stop(
        "order.date-future", at: request.place.member("payment/receivedOn"),
        fr: "La date de paiement (\(French.date(payment.receivedOn))) est dans le futur.",
        en: "The payment date (\(payment.receivedOn)) is in the future.")
    }
    if payment.amount != nil {
      findings.stop(
        "deposit.part-paid", at: request.place.member("payment/amount"),
        fr: "Un acompte est payé en entier : retirez le montant du paiement.",
        en: "A deposit is paid in full: leave the amount of the payment out.")
    }
  }

  private func depositPricing(
    _ amount: Money, of sale: OrderPricing.Priced, _ order: SalesOrder
  ) throws(MoneyError) -> OrderPricing.Priced {
    var pricing = sale
    pricing.adjustments = []
    pricing.lines = []
    let rates = sale.breakdown.filter { $0.base.minorUnits > 0 }
    var weights: [Int64] = []
    // The last deposit takes what is left at each rate, and no deposit takes more: their cents are BT-114.
    let isRest = amount == sale.totals.due
    for rate in rates { weights.append(try (rate.base + rate.tax).minorUnits) }
    for (rate, share) in zip(rates, try amount.allocated(by: weights)) where !share.isZero {
      var net = try rate.vat.rate.base(ofGross: share)
      if isRest || net.minorUnits > rate.base.minorUnits { net = rate.base }
      pricing.lines.append(
        Invoice.Line(
          id: String(pricing.lines.count + 1), quantity: Quantity(1), unit: "C62",
          netPrice: try UnitPrice(net), net: net, vat: rate.vat,
          name: "Acompte sur la commande \(CleanText.line(order.externalID))"))
    }
    (pricing.totals, pricing.breakdown) = try Totals.computed(
      lines: pricing.lines, adjustments: [], currency: order.currency,
      paid: order.payment == nil ? nil : amount, charged: amount)
    return pricing
  }
}
