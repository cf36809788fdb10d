import EN16931
import Kernel
import Money
import Storage

/// A cancellation on its way to a credit note.
struct Cancellation {
  let order: SalesOrder
  /// The shop's number of the sale, when it says so.
  let of: String?
  let known: OrderStore.Known?
  let reading: OrderReading

  /// A shop that cancels or refunds an order sends the order itself again, in another state.
  var isOfItself: Bool { of == order.externalID }

  /// Whether all that is left of the sale goes back: the shop cancelled or refunded the order as such.
  var isWhole: Bool { isOfItself || order.lines.isEmpty }
}

extension OrderIssuer {
  // MARK: Cancellations

  func credit(
    _ cancellation: Cancellation, _ body: EncodedOrder, _ session: inout IssueSession,
    _ recorded: inout [Int], in tx: borrowing Transaction
  ) throws -> OrderOutcome {
    let cause: PreparedDocument.Cause = cancellation.isOfItself ? .refund("cancellation") : .order
    if let known = cancellation.known,
      let document = try OrderStore.document(for: cause, of: known.id, company: company.id, in: tx)
    {
      var outcome = OrderOutcome(.already, of: cancellation.reading)
      outcome.known.append(document)
      return outcome
    }
    let plan: CreditPlan
    do {
      plan = try self.plan(cancellation, cause, in: tx)
    } catch let refusal as Refusal {
      return .refused(cancellation.reading, refusal.findings)
    }
    var outcome = OrderOutcome(.credited, of: cancellation.reading)
    outcome.refusedLines += plan.refusedLines
    let id =
      try cancellation.known?.id
      ?? OrderStore.insert(cancellation.order, body: body, of: company, ids: ids, in: tx)
    // The order's own row may say something else by now than what was sold.
    let revision = cancellation.isOfItself ? try soldRevision(of: id, in: tx) ?? 0 : 0
    recorded.append(
      try session.record(
        plan.document, order: cancellation.order, id: id, revision: revision, in: tx))
    return outcome
  }

  private struct CreditPlan {
    var document: PreparedDocument
    var refusedLines: [OrderReading.RefusedLine] = []
  }

  private func plan(
    _ cancellation: Cancellation, _ cause: PreparedDocument.Cause, in tx: borrowing Transaction
  ) throws -> CreditPlan {
    let order = cancellation.order
    if let number = cancellation.of {
      return CreditPlan(
        document: try whole(cancellation, number: number, cause, in: tx))
    }
    let sold = try sales(toCustomerOf: order, in: tx).filter {
      $0.hasSomethingLeft && $0.currency == order.currency && !$0.type.isSelfBilled
    }
    var matching = CreditMatching(sold)
    var parts: [CreditedPart] = []
    var missing: [OrderReading.RefusedLine] = []
    for line in order.lines {
      if let found = matching.take(line) {
        parts += found
      } else {
        missing.append(.init(place: line.place, findings: [saleNotFound(line.place)]))
      }
    }
    guard !parts.isEmpty else { throw Refusal(missing.flatMap(\.findings)) }
    for invoice in sold {
      let taken = parts.filter { $0.invoice == invoice.id }
      guard invoice.allows(taken) else {
        let net = Money(
          minorUnits: taken.reduce(0) { $0 + $1.net.minorUnits }, currency: invoice.currency)
        throw Refusal([invoice.exceeded(by: net, at: order.place)])
      }
    }
    try checkRates(
      sold.filter { invoice in parts.contains { $0.invoice == invoice.id } }, at: order.place)
    let document = try PrepareCreditNote(
      seller: company.profile, today: tx.today, place: order.place)(
        parts, of: matching.invoices, buyer: order.buyer, orderNumber: order.externalID,
        cause: cause, mirrors: false, alreadyPaidBack: false)
    return CreditPlan(document: document, refusedLines: missing)
  }

  private func saleNotFound(_ place: Place) -> Finding {
    Finding(
      "credit.sale-not-found", at: place,
      fr:
        "La vente à créditer est introuvable : aucune facture de ce client n'a cet article à ce prix en quantité suffisante. Indiquez la commande d'origine.",
      en:
        "The sale to credit cannot be found: no invoice of this customer has this article at this price in this quantity. Name the original order."
    )
  }

  private func sales(toCustomerOf order: SalesOrder, in tx: borrowing Transaction) throws
    -> [CreditableInvoice]
  {
    guard order.buyer.externalID != nil || order.buyer.siren != nil || order.buyer.email != nil,
      let customer = try CreditableInvoices.customer(of: order, company: company.id, in: tx)
    else { return [] }
    return try CreditableInvoices.ofCustomer(
      identity: customer, until: order.orderedOn, company: company.id, in: tx)
  }

  /// Takes back all that is left of a named order.
  private func whole(
    _ cancellation: Cancellation, number: String, _ cause: PreparedDocument.Cause,
    in tx: borrowing Transaction
  ) throws -> PreparedDocument {
    let order = cancellation.order
    var found: CreditableInvoice?
    var buyer = order.buyer
    if let sale = try OrderStore.find(
      source: order.source, externalID: number, of: company.id, in: tx)
    {
      found = try CreditableInvoices.of(order: sale.id, company: company.id, in: tx)
      let deposits = try CreditableInvoices.deposits(of: sale.id, company: company.id, in: tx)
        .filter(\.hasSomethingLeft)
      if found != nil || !deposits.isEmpty {
        let revision = try soldRevision(of: sale.id, in: tx) ?? deposits.first?.orderRevision
        buyer = try OrderStore.order(sale.id, revision: revision, of: company.id, in: tx).buyer
      }
      if !deposits.isEmpty, cancellation.isWhole || found.map({ takesAll(order, of: $0) }) ?? true {
        let invoices = deposits + [found].compactMap { $0 }.filter(\.hasSomethingLeft)
        return try rest(
          of: invoices, order, buyer, cause, alreadyPaidBack: false, on: tx.today)
      }
    }
    guard var invoice = found else {
      throw Refusal([
        Finding(
          "credit.sale-not-found", at: order.place,
          fr:
            "La commande \(number) est annulée et n'a jamais été facturée : il n'y a pas d'avoir à faire.",
          en: "Order \(number) is cancelled and was never invoiced: there is nothing to credit.")
      ])
    }
    guard invoice.hasSomethingLeft else {
      throw Refusal([invoice.nothingLeft(at: order.place)])
    }
    let note = PrepareCreditNote(seller: company.profile, today: tx.today, place: order.place)
    if let member = try memberOf(order, number, in: tx) {
      var sold = order
      sold.buyer = buyer
      var document =
        try cancellation.isWhole || order.lines.isEmpty
        ? note.rest(of: member, on: invoice, sold, cause)
        : note.lines(lines(of: sold, in: member, on: invoice), on: invoice, sold, cause)
      document.member = member.order
      return document
    }
    if !order.lines.isEmpty, !cancellation.isWhole {
      return try someLines(of: invoice, cancellation, note, buyer, cause)
    }
    guard invoice.isUntouched else {
      return try note.amount(
        invoice.grossLeft, of: invoice, buyer: buyer, orderNumber: order.externalID, cause: cause,
        reason: "Solde de la vente annulée", alreadyPaidBack: false)
    }
    return try note(
      invoice.takeAll(), of: [invoice], buyer: buyer, orderNumber: order.externalID, cause: cause,
      mirrors: true, alreadyPaidBack: false)
  }

  /// Its part of a periodic invoice, when the sale was invoiced together with others.
  private func memberOf(_ order: SalesOrder, _ number: String, in tx: borrowing Transaction) throws
    -> PeriodicMember?
  {
    guard
      let sale = try OrderStore.find(
        source: order.source, externalID: number, of: company.id, in: tx)
    else { return nil }
    return try PeriodicMember.of(sale.id, company: company.id, in: tx)
  }

  /// The lines a cancellation names, found among those of its own order; all of them or none.
  private func lines(
    of order: SalesOrder, in member: PeriodicMember, on invoice: CreditableInvoice
  ) throws(Refusal) -> [CreditRequest.LinePart] {
    var own = invoice
    for index in own.lines.indices where !member.lines.contains(own.lines[index].position) {
      own.lines[index].quantityLeft = .zero
    }
    var matching = CreditMatching([own])
    var (parts, missing): ([CreditedPart], [Finding]) = ([], [])
    for line in order.lines {
      if member.creditedByAmount == 0, let found = matching.take(line) {
        parts += found
      } else {
        missing.append(saleNotFound(line.place))
      }
    }
    guard missing.isEmpty else { throw Refusal(missing) }
    return Dictionary(grouping: parts, by: \.position).sorted { $0.key < $1.key }.map {
      position, parts in
      .init(
        position: position,
        quantity: Quantity(units: parts.reduce(0) { $0 + $1.quantity.units }))
    }
  }

  /// Which revision of an order was invoiced: of one invoiced together with others, what it says now.
  private func soldRevision(of id: OrderID, in tx: borrowing Transaction) throws -> Int? {
    if try PeriodicMember.of(id, company: company.id, in: tx) != nil {
      return try OrderStore.revision(of: id, company: company.id, in: tx)
    }
    return try CreditableInvoices.of(order: id, company: company.id, in: tx)?.orderRevision
  }

  /// One note states its VAT in euros at one rate.
  private func checkRates(_ invoices: [CreditableInvoice], at place: Place) throws(Refusal) {
    guard Set(invoices.map { $0.exchangeRate?.perEuro }).count > 1 else { return }
    let numbers = invoices.map(\.number).joined(separator: ", ")
    throw Refusal([
      Finding(
        "credit.several-buyers", at: place,
        fr:
          "Les factures \(numbers) n'ont pas le même cours de change : faites un avoir pour chacune.",
        en: "Invoices \(numbers) differ in exchange rate: make a credit note for each.")
    ])
  }

  /// All that is left of a sale's deposits and of its final invoice.
  private func rest(
    of invoices: [CreditableInvoice], _ order: SalesOrder, _ buyer: SalesOrder.Buyer,
    _ cause: PreparedDocument.Cause, alreadyPaidBack: Bool, on day: LocalDate
  ) throws(Refusal) -> PreparedDocument {
    try checkRates(invoices, at: order.place)
    let note = PrepareCreditNote(seller: company.profile, today: day, place: order.place)
    var drafts: [PrepareCreditNote.Draft] = []
    for invoice in invoices {
      drafts.append(try note.draft(of: .rest, from: invoice, reason: nil))
    }
    return try note.document(
      note.merged(drafts, of: invoices), of: invoices, buyer: buyer,
      orderNumber: order.externalID, cause: cause, alreadyPaidBack: alreadyPaidBack)
  }

  /// Whether the lines a cancellation names are all of the invoice.
  private func takesAll(_ order: SalesOrder, of invoice: CreditableInvoice) -> Bool {
    var matching = CreditMatching([invoice])
    return order.lines.allSatisfy { matching.take($0) != nil }
      && matching.invoices[0].lines.allSatisfy(\.quantityLeft.isZero)
  }

  /// The lines a cancellation names, all of them or none.
  private func someLines(
    of invoice: CreditableInvoice, _ cancellation: Cancellation, _ note: PrepareCreditNote,
    _ buyer: SalesOrder.Buyer, _ cause: PreparedDocument.Cause
  ) throws -> PreparedDocument {
    let order = cancellation.order
    var matching = CreditMatching([invoice])
    var parts: [CreditedPart] = []
    var missing: [Finding] = []
    for line in order.lines {
      if let found = matching.take(line) {
        parts += found
      } else {
        missing.append(saleNotFound(line.place))
      }
    }
    guard missing.isEmpty else { throw Refusal(missing) }
    let takesAll = matching.invoices[0].lines.allSatisfy { $0.quantityLeft.isZero }
    let document = try note(
      parts, of: matching.invoices, buyer: buyer, orderNumber: order.externalID, cause: cause,
      mirrors: invoice.isUntouched && takesAll, alreadyPaidBack: false)
    let totals = document.content.invoice.totals
    guard totals.gross.minorUnits <= invoice.grossLeft.minorUnits + 1 else {
      throw Refusal([invoice.exceeded(by: totals.gross, at: order.place)])
    }
    return document
  }

  // MARK: Refunds

  /// Issues the credit note of a refund, once. What is wrong with it is added to the outcome of its order.
  func credit(
    _ refund: SalesOrder.Refund, of order: SalesOrder, _ orderID: OrderID,
    _ outcome: inout OrderOutcome, _ session: inout IssueSession, _ recorded: inout [Int],
    in tx: borrowing Transaction
  ) throws {
    let cause = PreparedDocument.Cause.refund(refund.externalID)
    if let known = try OrderStore.document(for: cause, of: orderID, company: company.id, in: tx) {
      outcome.known.append(known)
      return
    }
    guard let invoice = try CreditableInvoices.of(order: orderID, company: company.id, in: tx)
    else {
      return
    }
    // The shop does not know what was corrected here.
    var order = order
    if invoice.type == .corrected {
      order.buyer = try OrderStore.order(
        orderID, revision: invoice.orderRevision, of: company.id, in: tx
      ).buyer
    }
    let deposits = try CreditableInvoices.deposits(of: orderID, company: company.id, in: tx)
      .filter(\.hasSomethingLeft)
    let whole = deposits.reduce(invoice.grossLeft.minorUnits) { $0 + $1.grossLeft.minorUnits }
    let member = try PeriodicMember.of(orderID, company: company.id, in: tx)
    var document: PreparedDocument
    do throws(Refusal) {
      if let member {
        document = try PrepareCreditNote(
          seller: company.profile, today: tx.today, place: refund.place
        ).refund(refund, of: member, on: invoice, order, cause)
      } else if !deposits.isEmpty, refund.amount.minorUnits == whole {
        document = try rest(
          of: deposits + [invoice].filter(\.hasSomethingLeft), order, order.buyer, cause,
          alreadyPaidBack: true, on: tx.today)
      } else {
        document = try prepare(refund, of: invoice, order, cause, on: tx.today)
      }
    } catch {
      outcome.findings += error.findings
      return
    }
    document.member = member?.order
    let revision = try soldRevision(of: orderID, in: tx) ?? invoice.orderRevision
    recorded.append(
      try session.record(document, order: order, id: orderID, revision: revision, in: tx))
  }

  private func prepare(
    _ refund: SalesOrder.Refund, of invoice: CreditableInvoice, _ order: SalesOrder,
    _ cause: PreparedDocument.Cause, on day: LocalDate
  ) throws(Refusal) -> PreparedDocument {
    var invoice = invoice
    let note = PrepareCreditNote(seller: company.profile, today: day, place: refund.place)
    if refund.amount == invoice.grossLeft, invoice.isUntouched {
      return try note(
        invoice.takeAll(), of: [invoice], buyer: order.buyer, orderNumber: order.externalID,
        cause: cause, mirrors: true, alreadyPaidBack: true)
    }
    guard refund.amount.minorUnits > 0, refund.amount.minorUnits <= invoice.grossLeft.minorUnits
    else { throw Refusal([invoice.exceeded(by: refund.amount, at: refund.place)]) }
    if let lines = try refundedLines(refund, of: invoice, order, note, cause) { return lines }
    return try note.amount(
      refund.amount, of: invoice, buyer: order.buyer, orderNumber: order.externalID, cause: cause,
      reason: refund.reason, alreadyPaidBack: true)
  }

  /// The refund by its lines, when it names them and they come to its amount.
  private func refundedLines(
    _ refund: SalesOrder.Refund, of invoice: CreditableInvoice, _ order: SalesOrder,
    _ note: PrepareCreditNote, _ cause: PreparedDocument.Cause
  ) throws(Refusal) -> PreparedDocument? {
    guard !refund.lines.isEmpty else { return nil }
    var invoice = invoice
    var parts: [CreditedPart] = []
    for refunded in refund.lines {
      guard let index = invoice.lines.firstIndex(where: { $0.externalID == refunded.line }),
        refunded.quantity.units > 0,
        refunded.quantity.units <= invoice.lines[index].quantityLeft.units
      else { return nil }
      parts.append(invoice.take(units: refunded.quantity.units, ofLine: index))
    }
    let document = try note(
      parts, of: [invoice], buyer: order.buyer, orderNumber: order.externalID, cause: cause,
      mirrors: false, alreadyPaidBack: true)
    let gross = document.content.invoice.totals.gross.minorUnits
    return abs(gross - refund.amount.minorUnits) <= 1 ? document : nil
  }
}
