import EN16931
import Kernel
import Money

/// Builds the credit note (avoir, BT-3 = 381) that takes parts of invoices back.
///
/// Amounts are positive and mirror the invoice to the cent: a full credit repeats lines, adjustments, VAT and
/// rounding exactly; a partial one repeats each line's price for its quantity. It names its invoices in BG-3
/// (BR-FR-CO-05; CGI ann. II, 242 nonies A).
struct PrepareCreditNote {
  let seller: CompanyProfile
  let today: LocalDate
  let place: Place
  /// Made out in the name of `seller`, a supplier.
  var isSelfBilled = false

  /// - Parameters:
  ///   - parts: what is taken back; each names a line of one of `invoices`.
  ///   - buyer: as on the invoice.
  ///   - terms: what becomes of the amount, instead of the usual words.
  ///   - mirrors: whether `parts` are all of one untouched invoice, whose adjustments and rounding come back too.
  func callAsFunction(
    _ parts: [CreditedPart], of invoices: [CreditableInvoice], buyer: SalesOrder.Buyer,
    orderNumber: String, cause: PreparedDocument.Cause, mirrors: Bool, alreadyPaidBack: Bool,
    terms: String? = nil
  ) throws(Refusal) -> PreparedDocument {
    let source = invoices.first { $0.id == parts.first?.invoice }
    var draft = Draft(parts: parts)
    for part in parts {
      let invoice = invoices.first { $0.id == part.invoice }!
      draft.lines.append(line(invoice.lines[part.position - 1].content, part))
    }
    if mirrors, let source {
      draft.adjustments = source.adjustments.map(\.content)
      draft.parts += source.adjustments.map { $0.credited($0.content.amount, of: source) }
      draft.rounding = source.totals.rounding
    }
    return try document(
      draft, of: invoices.filter { invoice in parts.contains { $0.invoice == invoice.id } },
      buyer: buyer, orderNumber: orderNumber, cause: cause, alreadyPaidBack: alreadyPaidBack,
      terms: terms)
  }

  /// A credit of an amount, VAT included, when the shop does not say which lines: it is spread over what is left of
  /// the invoice at each VAT rate, in proportion, one line for each.
  func amount(
    _ gross: Money, of invoice: CreditableInvoice, buyer: SalesOrder.Buyer, orderNumber: String,
    cause: PreparedDocument.Cause, reason: String?, alreadyPaidBack: Bool
  ) throws(Refusal) -> PreparedDocument {
    let draft: Draft
    do {
      draft = try self.draft(
        of: gross, from: invoice, name: CleanText.optionalLine(reason) ?? "Remboursement partiel")
    } catch {
      throw tooLarge
    }
    return try document(
      draft, of: [invoice], buyer: buyer, orderNumber: orderNumber, cause: cause,
      alreadyPaidBack: alreadyPaidBack)
  }

  func draft(of gross: Money, from invoice: CreditableInvoice, name: String)
    throws(MoneyError) -> Draft
  {
    let bases = invoice.basesLeft.filter { $0.base.minorUnits > 0 }
    var weights: [Int64] = []
    for (vat, base) in bases {
      weights.append(
        try (base + (vat.rate * base).rounded(.halfAwayFromZero, currency: invoice.currency))
          .minorUnits)
    }
    let isRest = gross == invoice.grossLeft
    var draft = Draft()
    for ((vat, base), share) in zip(bases, try gross.allocated(by: weights)) where !share.isZero {
      let net = isRest ? base : try vat.rate.base(ofGross: share)
      draft.lines.append(
        Invoice.Line(
          id: "", quantity: Quantity(1), unit: "C62",
          netPrice: try UnitPrice(net), net: net, vat: vat, name: name,
          description: "Sur la facture \(invoice.number)"))
      draft.parts.append(CreditedPart(invoice: invoice.id, net: net, vat: vat))
    }
    // A voucher whose line went back alone leaves less than nothing at its rate: the rest takes it off again.
    for (vat, base) in invoice.basesLeft where isRest && base.isNegative {
      draft.adjustments.append(
        Invoice.Adjustment(
          isCharge: false, amount: base.magnitude, reason: "Remise d'origine", reasonCode: "95",
          vat: vat))
      draft.parts.append(CreditedPart(invoice: invoice.id, net: base, vat: vat))
    }
    let (computed, _) = try Totals.computed(
      lines: draft.lines, adjustments: draft.adjustments, currency: invoice.currency)
    draft.rounding = try gross - computed.gross
    return draft
  }

  var tooLarge: Refusal { .amountTooLarge(at: place) }

  /// What the note will hold; lines are numbered last.
  struct Draft {
    var lines: [Invoice.Line] = []
    var adjustments: [Invoice.Adjustment] = []
    /// Nil: none.
    var rounding: Money?
    var parts: [CreditedPart] = []
  }

  func line(_ sold: Invoice.Line, _ part: CreditedPart) -> Invoice.Line {
    var line = sold
    if part.quantity == sold.quantity, part.net == sold.net { return line }
    line.quantity = part.quantity
    line.net = part.net
    line.allowance = nil
    if (try? line.amountBeforeAllowance()) == part.net { return line }
    // A line sold with a discount, or the last cents of one taken back in pieces: the price is what was paid.
    line.setPrice(before: part.net)
    return line
  }

  func document(
    _ draft: Draft, of invoices: [CreditableInvoice], buyer: SalesOrder.Buyer, orderNumber: String,
    cause: PreparedDocument.Cause, reason: String? = nil, alreadyPaidBack: Bool,
    terms: String? = nil
  ) throws(Refusal) -> PreparedDocument {
    var findings = Findings(place: place)
    guard let party = BuyerCheck(buyer, at: place).party(&findings), !findings.stops else {
      throw Refusal(findings.all)
    }
    var note: Invoice
    do {
      note = try self.note(draft, of: invoices, party, buyer.kind, orderNumber, alreadyPaidBack)
    } catch {
      throw tooLarge
    }
    if let terms { note.paymentTerms = terms }
    if let reason = CleanText.optionalLine(reason) {
      note.notes.append(.init(.general, "Motif : \(reason)"))
    }
    do throws(RulesBroken) {
      return PreparedDocument(
        content: try note.checked(), cause: cause, buyerKind: buyer.kind,
        language: buyer.language, exchangeRate: invoices[0].exchangeRate,
        supplier: isSelfBilled ? seller : nil, credits: draft.parts)
    } catch {
      throw Refusal(error, at: place)
    }
  }

  private func note(
    _ draft: Draft, of invoices: [CreditableInvoice], _ party: Party,
    _ buyer: SalesOrder.Buyer.Kind, _ orderNumber: String, _ alreadyPaidBack: Bool
  ) throws(MoneyError) -> Invoice {
    let currency = invoices[0].currency
    let lines = draft.lines.enumerated().map { index, line in
      var line = line
      line.id = String(index + 1)
      return line
    }
    let computed = try Totals.computed(
      lines: lines, adjustments: draft.adjustments, currency: currency)
    let charged = try computed.totals.gross + (draft.rounding ?? .zero(currency))
    let (totals, breakdown) = try Totals.computed(
      lines: lines, adjustments: draft.adjustments, currency: currency,
      paid: alreadyPaidBack ? charged : nil, charged: charged)
    var note = Invoice(
      issueDate: today, type: isSelfBilled ? .selfBilledCreditNote : .creditNote,
      currency: currency,
      businessProcess: process(of: invoices), seller: seller.party, buyer: party,
      lines: lines, totals: totals)
    note.adjustments = draft.adjustments
    note.vatBreakdown = breakdown
    note.salesOrder = CleanText.optionalLine(orderNumber)
    note.dropExpiredReferences()
    note.notes =
      LegalNotes(seller: seller, buyer: buyer, flow: flow(buyer, party), date: today).notes
    note.taxPointOnDebits =
      seller.tax.onDebits && breakdown.contains { $0.vat.category == .standard }
    let categories = Set(breakdown.map(\.vat.category))
    if categories.contains(.outOfScope) {
      note.seller.vatIdentifier = nil
      note.buyer.vatIdentifier = nil
    }
    if categories.contains(.intraCommunity) {
      note.delivery = Invoice.Delivery(name: party.name, address: party.address, date: today)
    }
    note.precedingInvoices = invoices.map {
      Invoice.PrecedingInvoice(number: $0.number, issueDate: $0.issueDate)
    }
    // What is taken back is worth what it was.
    if let rate = invoices[0].exchangeRate { try note.account(at: rate) }
    note.paymentTerms =
      alreadyPaidBack
      ? "Montant déjà remboursé." : "Montant à rembourser ou à déduire du prochain règlement."
    return note
  }

  /// The flow of what is taken back: a credit note goes the way of its invoice.
  private func flow(_ kind: SalesOrder.Buyer.Kind, _ party: Party) -> String {
    guard kind == .company else { return "B2C" }
    return party.legalID?.scheme == .siren ? "B2B" : "B2BINT"
  }

  /// The nature of what is taken back, never "already paid".
  private func process(of invoices: [CreditableInvoice]) -> BusinessProcess {
    let natures = Set(invoices.map(\.businessProcess.unpaid))
    return natures.count == 1 ? natures.first! : .mixed
  }
}
