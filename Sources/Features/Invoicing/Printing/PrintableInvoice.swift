import EN16931
import Kernel
import Money
import PDF
import Seal
import Tax

/// Puts an invoice into the words and figures of its page. Everything printed comes from the checked content, so
/// the page says what the XML says, in the language of the buyer.
package struct PrintableInvoice {
  let invoice: Invoice
  let seller: CompanyProfile
  let language: DocumentLanguage
  let watermark: String?
  /// Of the page where it is verified.
  let verificationAddress: String?
  let words: DocumentWords
  let figures: DocumentFigures

  /// - Parameters:
  ///   - language: nil takes the one of the buyer's country.
  ///   - watermark: drawn across a document that is not legal, such as a draft.
  ///   - verificationAddress: printed as a code at the foot.
  package init(
    _ content: CheckedInvoice, seller: CompanyProfile, language: DocumentLanguage? = nil,
    watermark: String? = nil, verificationAddress: String? = nil
  ) {
    self.invoice = content.invoice
    self.seller = seller
    self.language = language ?? DocumentLanguage(country: content.invoice.buyer.address.country)
    self.watermark = watermark ?? (seller.isTraining ? CompanyProfile.trainingMark : nil)
    self.verificationAddress = verificationAddress
    words = .of(self.language)
    figures = .of(self.language)
  }

  package var document: PrintedDocument {
    var document = page
    document.introduction = paragraphs(seller.texts.introduction)
    document.closing = paragraphs(seller.texts.closing)
    document.notes += paragraphs(seller.texts.conditions)
    document.verification = verificationAddress.map { .init(address: $0, label: words.verify) }
    return document
  }

  /// The seller's own words in the language of the page.
  private func paragraphs(_ texts: [DocumentLanguage: String]) -> [String] {
    CompanyProfile.Texts.text(of: texts, in: language)
      .map { $0.split(separator: "\n").map(String.init) } ?? []
  }

  private var page: PrintedDocument {
    PrintedDocument(
      language: language.rawValue, title: title,
      number: invoice.number.isEmpty ? nil : invoice.number,
      watermark: watermark, facts: facts, seller: sellerBlock, buyer: buyerBlock,
      delivery: deliveryBlock, subject: subject,
      columns: .init(
        number: seller.brand.numbersLines ? words.lineNumber : nil,
        reference: seller.brand.reference == .column ? words.articleReference : nil,
        name: words.item, quantity: words.quantity,
        unit: extra == .unit ? words.unitHeading : nil, unitPrice: words.unitPrice,
        discount: extra == .discount ? words.discountHeading : nil, taxRate: words.vat,
        amount: words.netAmount),
      lines: lines, adjustments: adjustments, taxes: taxes,
      taxHeadings: .init(rate: words.rate, base: words.base, tax: words.vat), totals: totals,
      payment: payment, notes: notes, footer: footer, carriedForward: words.carriedForward,
      broughtForward: words.broughtForward, pageLabel: words.page, metadata: metadata)
  }

  private var extra: CompanyProfile.ExtraColumn { seller.brand.extraColumn }
  private var isCreditNote: Bool { invoice.type.isCreditNote }
  private var title: String {
    switch invoice.type {
    case .invoice: words.invoice
    case .creditNote: words.creditNote
    case .deposit: words.depositInvoice
    case .corrected: words.correctedInvoice
    case .selfBilled: words.selfBilledInvoice
    case .selfBilledCreditNote: words.selfBilledCreditNote
    case .globalRebate: words.globalRebate
    }
  }

  // MARK: Head

  private var facts: [PrintedDocument.Fact] {
    var facts = [
      PrintedDocument.Fact(label: words.issueDate, value: figures.date(invoice.issueDate))
    ]
    if let period = invoice.period {
      facts.append(
        .init(
          label: words.period,
          value: "\(figures.date(period.lowerBound)) – \(figures.date(period.upperBound))"))
    } else if let supply = invoice.delivery?.date {
      facts.append(.init(label: supplyLabel, value: figures.date(supply)))
    }
    if let due = invoice.dueDate, !invoice.businessProcess.isPaid {
      facts.append(.init(label: words.dueDate, value: figures.date(due)))
    }
    if let contract = invoice.contract {
      facts.append(.init(label: words.contract, value: contract))
    }
    if let order = invoice.salesOrder { facts.append(.init(label: words.order, value: order)) }
    if let order = invoice.purchaseOrder {
      facts.append(.init(label: words.yourReference, value: order))
    }
    if let customer = invoice.buyer.customerNumber {
      facts.append(.init(label: words.customerNumber, value: customer))
    }
    facts.append(.init(label: words.nature, value: nature))
    return facts
  }

  private var supplyLabel: String {
    if invoice.type == .deposit { return words.depositPaidOn }
    return invoice.businessProcess.unpaid == .services ? words.completionDate : words.deliveryDate
  }

  /// Nature of the operations (CGI ann. II, 242 nonies A, I-8° bis).
  private var nature: String {
    switch invoice.businessProcess.unpaid {
    case .services: words.services
    case .mixed: words.mixed
    default: words.goods
    }
  }

  private var sellerBlock: PrintedDocument.Block {
    var lines = [invoice.seller.name] + addressLines(invoice.seller.address)
    if let vat = invoice.seller.vatIdentifier { lines.append("\(words.vatNumber) \(vat)") }
    if let phone = seller.phone { lines.append(phone) }
    if let email = seller.email { lines.append(email) }
    return .init(heading: words.seller, lines: lines)
  }

  private var buyerBlock: PrintedDocument.Block {
    let buyer = invoice.buyer
    var lines = [buyer.name]
    if let contact = buyer.contact?.name { lines.append(contact) }
    lines += addressLines(buyer.address)
    if let siren = buyer.legalID { lines.append("SIREN \(French.siren(siren.value))") }
    if let vat = buyer.vatIdentifier { lines.append("\(words.vatNumber) \(vat)") }
    return .init(heading: isCreditNote ? words.customer : words.billedTo, lines: lines)
  }

  private var deliveryBlock: PrintedDocument.Block? {
    guard let delivery = invoice.delivery, let address = delivery.address else { return nil }
    return .init(
      heading: words.deliveredTo, lines: [delivery.name].compactMap { $0 } + addressLines(address))
  }

  private func addressLines(_ address: PostalAddress) -> [String] {
    let town = [address.postCode, address.city].filter { !$0.isEmpty }.joined(separator: " ")
    // The post office that sends reads French, the one that receives reads English (Universal Postal Union).
    let country =
      address.country == "FR"
      ? words.france
      : CountryCode(address.country)?.name(language == .french ? .french : .english)
        ?? address.country
    return [address.line1, address.line2, town, country].filter { !$0.isEmpty }
  }

  private var subject: String? {
    guard isCreditNote || invoice.type == .corrected, !invoice.precedingInvoices.isEmpty
    else { return nil }
    let references = invoice.precedingInvoices.map {
      "\($0.number) \(words.dated) \(figures.date($0.issueDate))"
    }
    if invoice.type == .corrected { return "\(words.replaces) \(references[0])" }
    return references.count == 1
      ? "\(words.creditOfOne) \(references[0])"
      : "\(words.creditOfMany) \(references.joined(separator: ", "))"
  }

  // MARK: Lines

  private var lines: [PrintedDocument.Line] {
    var running = Money.zero(invoice.currency)
    let brand = seller.brand
    return invoice.lines.enumerated().map { index, line in
      running.minorUnits += line.net.minorUnits
      return PrintedDocument.Line(
        number: brand.numbersLines ? String(index + 1) : nil,
        reference: brand.reference == .hidden ? nil : line.sku, name: own(line.name),
        detail: detail(of: line),
        quantity: quantity(of: line), unit: words.unit(line.unit), unitPrice: price(of: line),
        discount: line.allowance.map { "−" + figures.bare($0.amount) } ?? "",
        taxRate: rate(of: line.vat), amount: figures.bare(line.net),
        runningTotal: figures.bare(running))
    }
  }

  private func detail(of line: Invoice.Line) -> String? {
    var parts: [String] = []
    if let description = line.description { parts.append(own(description)) }
    if let allowance = line.allowance {
      let amount = figures.amount(allowance.amount)
      parts.append(
        extra == .discount
          ? own(allowance.reason)
          : "\(own(allowance.reason))\(words.colon)−\(amount) \(words.withoutVAT)")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func quantity(of line: Invoice.Line) -> String {
    let unit = extra == .unit ? "" : words.unit(line.unit)
    return figures.quantity(line.quantity) + (unit.isEmpty ? "" : "\u{A0}\(unit)")
  }

  private func price(of line: Invoice.Line) -> String {
    line.basis == Quantity(1)
      ? figures.price(line.netPrice)
      : "\(figures.price(line.netPrice)) / \(figures.quantity(line.basis))"
  }

  private func rate(of vat: Invoice.VAT) -> String {
    switch vat.category {
    case .standard, .zeroRated: figures.rate(vat.rate)
    case .exempt: words.exemptShort
    case .reverseCharge: words.reverseChargeShort
    case .intraCommunity: words.intraCommunityShort
    case .export: words.exportShort
    case .outOfScope: "—"
    }
  }

  private var adjustments: [PrintedDocument.AmountRow] {
    invoice.adjustments.map {
      .init(
        label: own($0.reason), detail: "\(words.vat) \(rate(of: $0.vat))",
        amount: ($0.isCharge ? "" : "−") + figures.bare($0.amount), emphasis: .plain)
    }
  }

  // MARK: Totals

  private func taxName(_ vat: Invoice.VAT) -> String {
    switch vat.category {
    case .standard, .zeroRated: figures.rate(vat.rate)
    case .exempt: words.exempt
    case .reverseCharge: words.reverseCharge
    case .intraCommunity: words.intraCommunity
    case .export: words.export
    case .outOfScope: words.outOfScope
    }
  }

  private var taxes: [PrintedDocument.TaxRow] {
    invoice.vatBreakdown.map {
      .init(
        rate: taxName($0.vat),
        base: figures.bare($0.base), tax: figures.bare($0.tax),
        reason: $0.exemptionReason.map(translated))
    }
  }

  /// The French words the law asks for, with their translation behind.
  private func translated(_ reason: String) -> String {
    guard language != .french, let words = TranslatedMention.words(for: reason, in: language)
    else { return reason }
    return "\(reason) / \(words)"
  }

  private var totals: [PrintedDocument.AmountRow] {
    let totals = invoice.totals
    func row(
      _ label: String, _ money: Money, _ emphasis: PrintedDocument.Emphasis = .plain
    ) -> PrintedDocument.AmountRow {
      .init(
        label: label, detail: nil,
        amount: (money.isNegative ? "−" : "") + figures.amount(money.magnitude), emphasis: emphasis)
    }
    var rows = [row(words.totalNet, totals.net), row(words.totalVAT, totals.vat)]
    if let euros = invoice.accountingVAT { rows.append(row(words.vatInEuros, euros)) }
    rows.append(row(words.totalGross, totals.gross, .strong))
    if !totals.rounding.isZero { rows.append(row(words.rounding, totals.rounding)) }
    if !totals.paid.isZero {
      rows.append(row(isCreditNote ? words.alreadyRefunded : words.alreadyPaid, -totals.paid))
    }
    rows.append(row(isCreditNote ? words.toRefund : words.toPay, totals.due, .due))
    return rows
  }

  private var payment: PrintedDocument.PaymentBox? {
    if isCreditNote {
      guard let terms = invoice.paymentTerms else { return nil }
      return .init(
        heading: words.refund, facts: [.init(label: words.refundTerms, value: own(terms))])
    }
    if invoice.totals.due.isZero, !invoice.totals.paid.isZero { return received }
    guard let payment = invoice.payment, let iban = payment.iban, let due = invoice.dueDate else {
      return nil
    }
    var facts = [
      PrintedDocument.Fact(label: words.payBefore, value: figures.date(due)),
      PrintedDocument.Fact(label: words.accountHolder, value: payment.accountName ?? seller.name),
      PrintedDocument.Fact(label: "IBAN", value: French.iban(iban)),
    ]
    if let bic = payment.bic { facts.append(.init(label: "BIC", value: bic)) }
    if let reference = payment.reference {
      facts.append(.init(label: words.referenceToQuote, value: reference))
    }
    return .init(
      heading: words.bankTransfer, facts: facts,
      qrPayload: SEPAPaymentCode(
        holder: payment.accountName ?? seller.name, iban: iban, bic: payment.bic,
        amount: invoice.totals.due, remittance: payment.reference ?? invoice.number
      ).payload,
      qrCaption: words.scanToPay, stamp: nil)
  }

  private var received: PrintedDocument.PaymentBox {
    var facts: [PrintedDocument.Fact] = []
    if let payment = invoice.payment {
      facts.append(.init(label: words.means, value: words.means(payment.means)))
      if let reference = payment.reference, reference != invoice.number {
        facts.append(.init(label: words.reference, value: reference))
      }
    }
    let stamp = invoice.dueDate.map { "\(words.paidOn) \(figures.date($0))" } ?? words.paid
    return .init(
      heading: words.payment, facts: facts, qrPayload: nil, qrCaption: nil, stamp: stamp)
  }

  private func own(_ text: String) -> String { language == .french ? text : words.own(text) }

  // MARK: Foot

  /// Every note of the XML but the flow code, which is for machines, and the seller's registration, which the
  /// footer prints.
  private var notes: [String] {
    var notes = invoice.notes.filter { $0.subject != .flow && $0.subject != .legalInformation }
      .map(\.text)
    if let terms = invoice.paymentTerms, !isCreditNote { notes.insert(terms, at: 0) }
    return notes
  }

  private var footer: [String] {
    let address = addressLines(invoice.seller.address).joined(separator: ", ")
    let contacts = [seller.website, seller.email, seller.phone].compactMap { $0 }
    return ["\(invoice.seller.name) · \(address)", seller.legalLine]
      + (contacts.isEmpty ? [] : [contacts.joined(separator: " · ")])
      + ["Facturier · \(language == .french ? "noyau fiscal" : "fiscal core") \(FiscalCore.label)"]
  }

  private var metadata: PrintedDocument.Metadata {
    let name = "\(title) \(invoice.number)"
    return .init(
      title: name, author: invoice.seller.name, subject: "\(name) – \(invoice.buyer.name)",
      created: "\(invoice.issueDate)T00:00:00\(offset)",
      pdfDate:
        "D:\(invoice.issueDate.compact)000000\(offset.prefix(3))'\(offset.suffix(2))'")
  }

  /// Paris time at the start of the issue date: the page is dated by its day, so that the same document made
  /// twice on one day has the same bytes.
  private var offset: String {
    let midnight = Instant(invoice.issueDate)
    return midnight.paris.hour == 2 ? "+02:00" : "+01:00"
  }
}

/// The text of an EPC069-12 QR code ("SEPA credit transfer initiation"), version 002.
package struct SEPAPaymentCode {
  let holder: String
  let iban: String
  let bic: String?
  let amount: Money
  let remittance: String

  /// `nil` when the code cannot say it: another currency, or an amount outside 0.01 … 999,999,999.99.
  package var payload: String? {
    guard amount.currency == .eur, (1...99_999_999_999).contains(amount.minorUnits) else {
      return nil
    }
    return [
      "BCD", "002", "1", "SCT", bic ?? "", String(holder.prefix(70)), iban,
      "EUR\(amount)", "", "", String(remittance.prefix(140)),
    ].joined(separator: "\n")
  }
}
