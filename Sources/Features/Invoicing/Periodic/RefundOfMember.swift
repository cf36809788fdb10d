import EN16931
import Kernel
import Money

extension PrepareCreditNote {
  /// The refund of one order of a periodic invoice, at that order's own rates: its lines where the shop names them, the
  /// whole of it, or an amount where it has one rate only.
  func refund(
    _ refund: SalesOrder.Refund, of member: PeriodicMember, on invoice: CreditableInvoice,
    _ order: SalesOrder, _ cause: PreparedDocument.Cause
  ) throws(Refusal) -> PreparedDocument {
    guard refund.amount.minorUnits > 0 else {
      throw Refusal([invoice.exceeded(by: refund.amount, at: place)])
    }
    for what in candidates(refund, of: member, on: invoice, order) {
      guard let draft = try? draft(of: what, from: invoice, reason: refund.reason) else { continue }
      let note = try document(draft, invoice, order, cause, alreadyPaidBack: true)
      let totals = note.content.invoice.totals
      let charged = totals.gross.minorUnits + totals.rounding.minorUnits
      if abs(charged - refund.amount.minorUnits) <= 1 { return note }
    }
    guard let vat = invoice.onlyRate(of: member),
      refund.amount.minorUnits <= invoice.left(of: member, at: vat).minorUnits
    else { throw Refusal([unclear(refund.amount, order, invoice)]) }
    return try document(
      amount(refund.amount, refund.reason, at: vat, of: invoice), invoice, order, cause,
      alreadyPaidBack: true)
  }

  /// Lines of one order of a periodic invoice, its discounts in proportion.
  func lines(
    _ parts: [CreditRequest.LinePart], on invoice: CreditableInvoice, _ order: SalesOrder,
    _ cause: PreparedDocument.Cause
  ) throws(Refusal) -> PreparedDocument {
    try document(
      draft(of: .parts(lines: parts, charges: []), from: invoice, reason: nil), invoice, order,
      cause, alreadyPaidBack: false)
  }

  /// All that is left of one order of a periodic invoice.
  func rest(
    of member: PeriodicMember, on invoice: CreditableInvoice, _ order: SalesOrder,
    _ cause: PreparedDocument.Cause
  ) throws(Refusal) -> PreparedDocument {
    if member.creditedByAmount == 0 {
      return try document(
        draft(of: invoice.rest(of: member), from: invoice, reason: nil), invoice, order, cause,
        alreadyPaidBack: false)
    }
    guard let vat = invoice.onlyRate(of: member) else {
      throw Refusal([unclear(nil, order, invoice)])
    }
    let left = invoice.left(of: member, at: vat)
    guard left.minorUnits > 0 else { throw Refusal([invoice.nothingLeft(at: place)]) }
    return try document(
      amount(left, "Solde de la commande \(order.externalID)", at: vat, of: invoice), invoice,
      order,
      cause, alreadyPaidBack: false)
  }

  /// What the amount may stand for, the most precise first.
  private func candidates(
    _ refund: SalesOrder.Refund, of member: PeriodicMember, on invoice: CreditableInvoice,
    _ order: SalesOrder
  ) -> [CreditRequest.What] {
    // Of what an amount took back nobody knows the lines.
    guard member.creditedByAmount == 0 else { return [] }
    let named = refund.lines.compactMap { refunded in
      invoice.lines.first {
        member.lines.contains($0.position)
          && $0.externalID == "\(order.externalID)/\(refunded.line)"
          && refunded.quantity.units <= $0.quantityLeft.units
      }.map { CreditRequest.LinePart(position: $0.position, quantity: refunded.quantity) }
    }
    let rest = invoice.rest(of: member)
    let hasNamed = !named.isEmpty && named.count == refund.lines.count
    return (hasNamed ? [.parts(lines: named, charges: [])] : []) + (rest.isEmpty ? [] : [rest])
  }

  private func document(
    _ draft: Draft, _ invoice: CreditableInvoice, _ order: SalesOrder,
    _ cause: PreparedDocument.Cause, alreadyPaidBack: Bool
  ) throws(Refusal) -> PreparedDocument {
    try document(
      draft, of: [invoice], buyer: order.buyer, orderNumber: order.externalID, cause: cause,
      alreadyPaidBack: alreadyPaidBack)
  }

  private func amount(
    _ gross: Money, _ reason: String?, at vat: Invoice.VAT, of invoice: CreditableInvoice
  ) throws(Refusal) -> Draft {
    do {
      let net = try vat.rate.base(ofGross: gross)
      let line = Invoice.Line(
        id: "", quantity: Quantity(1), unit: "C62", netPrice: try UnitPrice(net), net: net,
        vat: vat, name: CleanText.optionalLine(reason) ?? "Remboursement partiel",
        description: "Sur la facture \(invoice.number)")
      let (computed, _) = try Totals.computed(
        lines: [line], adjustments: [], currency: invoice.currency)
      return Draft(
        lines: [line], rounding: try gross - computed.gross,
        parts: [CreditedPart(invoice: invoice.id, net: net, vat: vat)])
    } catch {
      throw tooLarge
    }
  }

  private func unclear(
    _ amount: Money?, _ order: SalesOrder, _ invoice: CreditableInvoice
  ) -> Finding {
    let (fr, en) = amount.map { (" de \($0)", " of \($0)") } ?? ("", "")
    return Finding(
      "credit.periodic-unclear", at: place,
      fr:
        "Le remboursement\(fr) sur la commande \(order.externalID) ne dit pas de quels articles, et la facture \(invoice.number) réunit plusieurs commandes : faites l'avoir sur la page de la facture.",
      en:
        "The refund\(en) on order \(order.externalID) does not say of which items, and invoice \(invoice.number) is of several orders: make the credit note on the invoice's page."
    )
  }
}

extension CreditRequest.What {
  fileprivate var isEmpty: Bool {
    if case .parts(let lines, let charges) = self {
      lines.isEmpty && charges.isEmpty
    } else {
      false
    }
  }
}

extension CreditableInvoice {
  /// The one VAT of what is left of an order's part; nil when there are several.
  fileprivate func onlyRate(of member: PeriodicMember) -> Invoice.VAT? {
    let rates = Set(
      lines.filter { member.lines.contains($0.position) && !$0.netLeft.isZero }.map(\.content.vat)
        + adjustments.filter { member.adjustments.contains($0.position) && !$0.left.isZero }
        .map(\.content.vat))
    return rates.count == 1 ? rates.first : nil
  }

  /// What one order's part may still give back at its rate, with VAT: no more than the invoice has left.
  fileprivate func left(of member: PeriodicMember, at vat: Invoice.VAT) -> Money {
    let own = lines.filter { member.lines.contains($0.position) }
      .reduce(0) { $0 + $1.netLeft.minorUnits }
    let charges = adjustments.filter { member.adjustments.contains($0.position) }
      .reduce(0) { $0 + ($1.content.isCharge ? 1 : -1) * $1.left.minorUnits }
    let rateLeft = basesLeft.first { $0.vat == vat }?.base.minorUnits ?? 0
    let base = Money(
      minorUnits: min(own + charges - member.creditedByAmount, rateLeft), currency: currency)
    let tax = try? (vat.rate * base).rounded(.halfAwayFromZero, currency: currency)
    return (try? base + (tax ?? .zero(currency))) ?? base
  }
}
