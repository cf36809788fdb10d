import EN16931
import Kernel
import Money
import Registers
import Seal
import Tax
import Storage

/// Formats an issued document for its page.
struct ShownInvoice {
  let stored: StoredInvoice
  let seller: CompanyProfile
  let language: Language
  let issuedBy: String?

  init(
    _ stored: StoredInvoice, seller: CompanyProfile, _ language: Language, issuedBy: String? = nil
  ) {
    self.issuedBy = issuedBy
    self.stored = stored
    self.seller = seller
    self.language = language
  }

  var page: InvoicePage {
    let summary = stored.summary
    var page = InvoicePage(
      kind: ShownKind(summary.kind), number: summary.number, status: ShownStatus(summary.status),
      amounts: .init(
        net: language.money(summary.net), vat: language.money(summary.vat),
        gross: language.money(summary.gross),
        alreadyPaid: stored.paid.isZero ? nil : language.money(stored.paid),
        due: language.money(summary.due)),
      lines: stored.lines.map { ShownParts(language).line($0) },
      vat: zip(stored.vat, stored.taxReasons).map { ShownParts(language).row($0, $1) },
      seller: ShownParts(language).party(seller),
      buyer: ShownParts(language).party(stored.order.buyer, name: summary.buyerName))
    if summary.left != summary.due {
      page.amounts.left = language.money(
        summary.left.isNegative ? .zero(summary.left.currency) : summary.left)
    }
    page.amounts.vatInEuros = stored.accounting.map { vat, rate in
      (
        language.money(vat),
        "1 EUR = \(language.decimal(rate.perEuro.description)) \(rate.currency), \(rate.source) \(language.date(rate.date))"
      )
    }
    page.buyer.lines += stored.proofs.map { $0.sentence(language) }
    page.issueDate = summary.issueDate.map(language.date)
    page.supplyDate = stored.supplyDate.map(language.date)
    page.dueDate = summary.dueDate.map(language.date)
    page.adjustments = stored.adjustments.map { ShownParts(language).fact($0) }
    page.delivery = stored.order.delivery.map { ShownParts(language).party($0) }
    page.links = links
    if let number = stored.bankNumber {
      let words = Words(BankStrings.table, language)
      page.payment.append(.init(words.printedAccount, words.accountNumber(String(number))))
    }
    page.history = history
    if !summary.kind.isCreditNote, summary.status != .credited, summary.status != .replaced {
      page.creditHref = CreditPage.path(of: summary.id)
      if summary.status != .partlyCredited, summary.kind != .deposit,
        !summary.kind.isSelfBilled, stored.deposits.isEmpty
      {
        page.correctionHref = CorrectionPage.path(of: summary.id)
      }
    }
    let path = "/invoices/\(summary.id)"
    if summary.kind.tellsOrder, stored.businessProcess.unpaid != .services {
      page.deliveryNoteHref = "\(path)/delivery-note.pdf"
    }
    if !summary.kind.isCreditNote, !stored.paid.isZero {
      page.receiptHref = "\(path)/receipt.pdf"
    }
    page.duplicateHref = "\(path)/duplicates"
    page.pdfHref = "/invoices/\(summary.id).pdf"
    page.xmlHref = "/invoices/\(summary.id).xml"
    return page
  }

  private var links: [InvoicePage.Link] {
    let isCredit = stored.summary.kind.isCreditNote
    return [.init(.order, number: stored.order.externalID, href: nil)]
      + stored.links.map {
        .init(
          isCredit ? .correctedInvoice : .creditNote, number: $0.number, href: "/invoices/\($0.id)")
      }
      + stored.deposits.map {
        .init(
          stored.summary.kind == .deposit ? .finalInvoice : .deposit, number: $0.number,
          href: "/invoices/\($0.id)")
      } + replacement
  }

  private var replacement: [InvoicePage.Link] {
    let (replaced, newer) = stored.replacement
    return [(InvoicePage.Link.Relation.replaced, replaced), (.replacing, newer)].compactMap {
      relation, link in
      link.map { .init(relation, number: $0.number, href: "/invoices/\($0.id)") }
    }
  }

  private var history: [InvoicePage.Event] {
    var events = [
      event(.orderReceived(number: stored.order.externalID), at: stored.orderReceivedAt)
    ]
    events.append(
      event(
        .issued(fingerprint: String(hexadecimal(stored.seal.hash).prefix(16))),
        at: stored.issuedAt, by: issuedBy))
    if !stored.summary.kind.isCreditNote {
      events += stored.links.map { link in
        InvoicePage.Event(
          .creditNoteIssued(number: link.number), when: language.date(link.issueDate),
          instant: link.issueDate.description, href: "/invoices/\(link.id)")
      }
    }
    return events
  }

  private func event(
    _ what: InvoicePage.Event.What, at instant: Instant, by who: String? = nil
  ) -> InvoicePage.Event {
    InvoicePage.Event(what, at: instant, language, who: who)
  }
}

extension InvoicePage.Event {
  package init(
    _ what: What, at instant: Instant, _ language: Language, who: String? = nil,
    href: String? = nil, note: String? = nil
  ) {
    self.init(
      what, when: language.moment(instant), instant: instant.description, who: who, href: href,
      note: note)
  }
}

/// Formats a draft: what would be issued today, and what stands in the way.
struct ShownDraft {
  let summary: InvoiceSummary
  let order: SalesOrder
  let orderID: OrderID
  let intake: OrderIntake
  let seller: CompanyProfile
  let language: Language

  init(
    _ summary: InvoiceSummary, _ order: SalesOrder, _ orderID: OrderID, _ intake: OrderIntake,
    seller: CompanyProfile, _ language: Language
  ) {
    self.summary = summary
    self.order = order
    self.orderID = orderID
    self.intake = intake
    self.seller = seller
    self.language = language
  }

  func page(in tx: borrowing Transaction) throws -> InvoicePage {
    var findings: [Finding] = []
    var content: Invoice?
    do {
      let prepared = try intake.prepared(order, orderID, in: tx)
      content = prepared.content.invoice
      findings = prepared.warnings
    } catch let InvoicingError.orderRefused(refused) {
      findings = refused
    }
    findings += try BankNotes.current(of: intake.issuer.company.id, in: tx)
    let parts = ShownParts(language)
    let paid = content?.totals.paid ?? .zero()
    var page = InvoicePage(
      kind: .invoice, number: nil, status: .draft,
      amounts: .init(
        net: language.money(summary.net), vat: language.money(summary.vat),
        gross: language.money(summary.gross),
        alreadyPaid: paid.isZero ? nil : language.money(paid), due: language.money(summary.due)),
      lines: content?.lines.map { parts.line($0) } ?? [],
      vat: content?.vatBreakdown.map { parts.row($0) } ?? [], seller: parts.party(seller),
      buyer: parts.party(order.buyer, name: summary.buyerName))
    page.supplyDate = (order.suppliedOn ?? order.orderedOn).map(language.date)
    page.dueDate = content?.dueDate.map(language.date)
    page.adjustments = content?.adjustments.map { parts.fact($0) } ?? []
    page.delivery = order.delivery.map { parts.party($0) }
    page.links = [.init(.order, number: order.externalID, href: nil)]
    if let content {
      page.mentions = DocumentMentions(of: content, seller: seller, buyer: order.buyer.kind)
        .shown(language, on: tx.today)
      page.proFormaHref = "/orders/\(orderID)/pro-forma.pdf"
      page.depositHref = DepositPage.path(of: summary.id)
      let others = try DraftStore.ofBuyer(
        named: order.buyer.name, company: intake.company, in: tx)
      if others.count > 1 { page.togetherHref = PeriodicPage.path(of: summary.id) }
    }
    page.history = try history(in: tx)
    page.draft = .init(findings: findings, issueHref: "/invoices/\(summary.id)/issuance")
    return page
  }
}

extension ShownDraft {
  private func history(in tx: borrowing Transaction) throws -> [InvoicePage.Event] {
    let company = intake.company
    let moments = try tx.row(
      """
      SELECT o.received_at, d.created_at FROM draft d
      JOIN sales_order o ON o.company_id = d.company_id AND o.id = d.order_id
      WHERE d.company_id = \(company) AND d.id = \(summary.id)
      """
    ) { (received: try $0.instant(0), drafted: try $0.instant(1)) }
    guard let moments else { return [] }
    func event(_ what: InvoicePage.Event.What, _ at: Instant) throws -> InvoicePage.Event {
      InvoicePage.Event(
        what, at: at, language, who: try AuditTrail.author(at: at, of: company, in: tx))
    }
    return [
      try event(.orderReceived(number: order.externalID), moments.received),
      try event(.draftPrepared, moments.drafted),
    ]
  }
}

extension LocalDate {
  fileprivate func map<T>(_ transform: (LocalDate) -> T) -> T { transform(self) }
}

/// The parts drafts and issued documents share.
struct ShownParts {
  let language: Language

  init(_ language: Language) { self.language = language }

  func line(_ line: Invoice.Line) -> InvoicePage.Line {
    let discount = line.allowance.map { "\($0.reason) −\(language.money($0.amount))" }
    let detail = [line.sku, line.description, discount].compactMap { $0 }
    let unit = French.unit(line.unit)
    return InvoicePage.Line(
      name: line.name, detail: detail.isEmpty ? nil : detail.joined(separator: " · "),
      quantity: language.decimal(line.quantity.description) + (unit.isEmpty ? "" : " \(unit)"),
      unitPrice: line.basis == Quantity(1)
        ? language.price(line.netPrice)
        : "\(language.price(line.netPrice)) / \(language.decimal(line.basis.description))",
      vatRate: rate(line.vat), net: language.money(line.net))
  }

  func row(_ breakdown: VATBreakdown, _ reasons: Text? = nil) -> InvoicePage.VATRow {
    var row = InvoicePage.VATRow(
      rate: rate(breakdown.vat), base: language.money(breakdown.base),
      amount: language.money(breakdown.tax), reason: breakdown.exemptionReason)
    row.explanation = reasons?(language).split(separator: "\n").map(String.init) ?? []
    return row
  }

  func fact(_ adjustment: Invoice.Adjustment) -> InvoicePage.Fact {
    .init(
      adjustment.reason, (adjustment.isCharge ? "" : "−") + language.money(adjustment.amount))
  }

  func party(_ seller: CompanyProfile) -> InvoicePage.Party {
    .init(
      name: seller.name,
      lines: address(seller.address) + ["SIREN \(French.siren(seller.siren))"]
        + [seller.vatIdentifier.map(vatNumber)].compactMap { $0 })
  }

  func party(_ buyer: SalesOrder.Buyer, name: String) -> InvoicePage.Party {
    let identifiers = [
      buyer.siren.map { "SIREN \(French.siren($0))" }, buyer.vatIdentifier.map(vatNumber),
      buyer.email,
    ]
    return .init(
      name: name, lines: address(PostalAddress(buyer.address)) + identifiers.compactMap { $0 })
  }

  func party(_ delivery: SalesOrder.Delivery) -> InvoicePage.Party {
    .init(name: CleanText.line(delivery.name), lines: address(PostalAddress(delivery.address)))
  }

  private func address(_ address: PostalAddress) -> [String] {
    let town = [address.postCode, address.city].filter { !$0.isEmpty }.joined(separator: " ")
    let country =
      CountryCode(address.country)?.name(language == .fr ? .french : .english) ?? address.country
    return [address.line1, address.line2, town, country].filter { !$0.isEmpty }
  }

  private func vatNumber(_ identifier: String) -> String {
    Words(InvoicingStrings.table, language).vatNumber(identifier)
  }

  private func rate(_ vat: Invoice.VAT) -> String {
    vat.category.needsReason ? "0" : language.percent(vat.rate)
  }
}
