import EN16931
import Kernel
import Money

extension PrepareCreditNote {
  /// What of one invoice comes back, not yet a document.
  func draft(of what: CreditRequest.What, from invoice: CreditableInvoice, reason: String?)
    throws(Refusal) -> Draft
  {
    guard invoice.hasSomethingLeft else { throw Refusal([invoice.nothingLeft(at: place)]) }
    do {
      switch what {
      case .rest:
        if invoice.isUntouched { return mirror(of: invoice) }
        return try draft(of: invoice.grossLeft, from: invoice, name: "Solde de la facture")
      case .amount(let stated):
        guard let amount = stated.read(as: invoice.currency), amount.minorUnits > 0,
          amount.minorUnits <= invoice.grossLeft.minorUnits
        else { throw Refusal([invoice.exceeded(by: stated, at: place.member("amount"))]) }
        if amount == invoice.grossLeft, invoice.isUntouched { return mirror(of: invoice) }
        return try draft(
          of: amount, from: invoice,
          name: CleanText.optionalLine(reason) ?? "Remboursement partiel")
      case .parts(let lines, let charges):
        return try draft(of: lines, charges, from: invoice)
      }
    } catch let refusal as Refusal {
      throw refusal
    } catch {
      throw tooLarge
    }
  }

  /// All of an untouched invoice: lines, charges, discounts and rounding, to the cent.
  private func mirror(of invoice: CreditableInvoice) -> Draft {
    var invoice = invoice
    return Draft(
      lines: invoice.lines.map(\.content), adjustments: invoice.adjustments.map(\.content),
      rounding: invoice.totals.rounding,
      parts: invoice.takeAll()
        + invoice.adjustments.map { $0.credited($0.content.amount, of: invoice) })
  }

  private func draft(
    of lines: [CreditRequest.LinePart], _ charges: [CreditRequest.ChargePart],
    from invoice: CreditableInvoice
  ) throws -> Draft {
    var (left, draft, findings) = (invoice, Draft(), Findings(place: place))
    for part in lines { take(part, from: &left, to: &draft, &findings) }
    for part in charges { take(part, from: &left, to: &draft, &findings) }
    if draft.parts.isEmpty, !findings.stops {
      findings.stop(
        "credit.nothing-chosen", fr: "Aucune ligne et aucun frais n'est choisi.",
        en: "No line and no charge is chosen.")
    }
    guard !findings.stops else { throw Refusal(findings.all) }
    try giveBackDiscounts(from: &left, to: &draft)
    return try closed(draft, from: invoice)
  }

  private func take(
    _ part: CreditRequest.LinePart, from invoice: inout CreditableInvoice, to draft: inout Draft,
    _ findings: inout Findings
  ) {
    guard let line = invoice.lines.first(where: { $0.position == part.position }) else {
      findings.stop(
        "credit.line-unknown", at: part.place,
        fr: "La facture \(invoice.number) n'a pas de ligne \(part.position).",
        en: "Invoice \(invoice.number) has no line \(part.position).")
      return
    }
    let quantity = part.quantity ?? line.quantityLeft
    guard quantity.units > 0, quantity.units <= line.quantityLeft.units else {
      findings.stop(
        "credit.quantity-exceeded", at: part.place,
        fr:
          "Ligne \(part.position), « \(line.content.name) » : il reste \(line.quantityLeft) à créditer, pas \(quantity).",
        en:
          "Line \(part.position), “\(line.content.name)”: \(line.quantityLeft) is left to credit, not \(quantity)."
      )
      return
    }
    let taken = invoice.take(units: quantity.units, ofLine: part.position - 1)
    draft.lines.append(self.line(line.content, taken))
    draft.parts.append(taken)
  }

  /// A charge comes back as a line: a note of the shipping alone has no other (BR-16).
  private func take(
    _ part: CreditRequest.ChargePart, from invoice: inout CreditableInvoice, to draft: inout Draft,
    _ findings: inout Findings
  ) {
    guard
      let index = invoice.adjustments.firstIndex(where: {
        $0.position == part.position && $0.content.isCharge
      })
    else {
      findings.stop(
        "credit.charge-unknown", at: part.place,
        fr: "La facture \(invoice.number) n'a pas de frais \(part.position).",
        en: "Invoice \(invoice.number) has no charge \(part.position).")
      return
    }
    let charge = invoice.adjustments[index]
    guard charge.left.minorUnits > 0, let price = try? UnitPrice(charge.left) else {
      findings.stop(
        "credit.quantity-exceeded", at: part.place,
        fr: "« \(charge.content.reason) » est déjà crédité.",
        en: "“\(charge.content.reason)” is already credited.")
      return
    }
    draft.lines.append(
      Invoice.Line(
        id: "", quantity: Quantity(1), unit: "C62", netPrice: price, net: charge.left,
        vat: charge.content.vat, name: charge.content.reason))
    draft.parts.append(charge.credited(charge.left, of: invoice))
    invoice.adjustments[index].left = .zero(invoice.currency)
  }

  /// Order discounts were given on the lines: a line that comes back takes its share of them along, and the last one
  /// what is left of them.
  private func giveBackDiscounts(from invoice: inout CreditableInvoice, to draft: inout Draft)
    throws(MoneyError)
  {
    for index in invoice.adjustments.indices where invoice.adjustments[index].isDiscount {
      let discount = invoice.adjustments[index]
      let lines = invoice.lines.filter {
        $0.content.vat == discount.content.vat && invoice.gives(discount, on: $0.position)
      }
      let whole = lines.reduce(0) { $0 + $1.content.net.minorUnits }
      let taken = draft.parts.filter { part in lines.contains { $0.position == part.position } }
        .reduce(0) { $0 + $1.net.minorUnits }
      guard taken > 0, whole > 0, discount.left.minorUnits > 0 else { continue }
      let share =
        lines.allSatisfy { $0.quantityLeft.isZero }
        ? discount.left.minorUnits
        : min(
          discount.left.minorUnits,
          Int64(
            (Int128(discount.content.amount.minorUnits) * Int128(taken)).divided(
              by: Int128(whole), rounded: .halfAwayFromZero)))
      guard share > 0 else { continue }
      let amount = Money(minorUnits: share, currency: invoice.currency)
      var adjustment = discount.content
      adjustment.amount = amount
      draft.adjustments.append(adjustment)
      draft.parts.append(discount.credited(amount, of: invoice))
      invoice.adjustments[index].left.minorUnits -= share
    }
  }

  /// Never more than is left at any rate; the last of an invoice takes its last cent.
  private func closed(_ draft: Draft, from invoice: CreditableInvoice) throws -> Draft {
    var (draft, left) = (draft, invoice.basesLeft)
    for part in draft.parts {
      guard let index = left.firstIndex(where: { $0.vat == part.vat }) else { continue }
      left[index].base.minorUnits -= part.net.minorUnits
    }
    let (computed, _) = try Totals.computed(
      lines: draft.lines, adjustments: draft.adjustments, currency: invoice.currency)
    if left.allSatisfy(\.base.isZero) {
      draft.rounding = try invoice.grossLeft - computed.gross
      return draft
    }
    // Each rate rounds its VAT once a note: a cent of difference is no excess.
    guard computed.gross.minorUnits <= invoice.grossLeft.minorUnits + Int64(left.count),
      !zip(left, invoice.basesLeft).contains(where: { after, before in
        after.base.isNegative && !before.base.isNegative
      })
    else { throw Refusal([invoice.exceeded(by: computed.gross, at: place)]) }
    return draft
  }
}

extension CreditableInvoice.Adjustment {
  fileprivate var isDiscount: Bool { !content.isCharge && !content.isDeposit }
}

extension CreditableInvoice {
  func exceeded(by amount: Money, at place: Place) -> Finding {
    Finding(
      "credit.exceeds-invoice", at: place,
      fr:
        "Le montant à créditer (\(amount)) dépasse ce qui reste de la facture \(number) (\(grossLeft)).",
      en:
        "The amount to credit (\(amount)) exceeds what is left of invoice \(number) (\(grossLeft))."
    )
  }

  func nothingLeft(at place: Place) -> Finding {
    Finding(
      "credit.nothing-left", at: place,
      fr: "La facture \(number) est déjà annulée en totalité par avoir.",
      en: "Invoice \(number) is already credited in full.")
  }
}

extension PrepareCreditNote {
  /// The parts of several invoices, each line saying whose it is. What each gives back stays what it is alone, to the
  /// cent; the VAT of them all is rounded once.
  func merged(_ drafts: [Draft], of invoices: [CreditableInvoice]) throws(Refusal) -> Draft {
    if drafts.count == 1 { return drafts[0] }
    var whole = Draft()
    do throws(MoneyError) {
      var charged = Money.zero(invoices[0].currency)
      for (draft, invoice) in zip(drafts, invoices) {
        whole.lines += draft.lines.map { $0.saying("Sur la facture \(invoice.number)") }
        whole.adjustments += draft.adjustments
        whole.parts += draft.parts
        charged = try charged + gross(of: draft, invoice.currency)
        if let cents = draft.rounding { charged = try charged + cents }
      }
      whole.rounding = try charged - gross(of: whole, charged.currency)
    } catch {
      throw tooLarge
    }
    return whole
  }

  private func gross(of draft: Draft, _ currency: Currency) throws(MoneyError) -> Money {
    try Totals.computed(lines: draft.lines, adjustments: draft.adjustments, currency: currency)
      .totals.gross
  }
}

extension Invoice.Line {
  fileprivate func saying(_ source: String) -> Invoice.Line {
    guard description != source else { return self }
    var line = self
    line.description = [description, source].compactMap { $0 }.joined(separator: "\n")
    return line
  }
}
