import EN16931
import Kernel
import Money
import PDF

/// Puts an invoice into the words and figures of its page. Everything printed comes from the checked content, so
/// the page says what the XML says.
package struct PrintableInvoice {
  let invoice: Invoice
  let seller: CompanyProfile
  let watermark: String?

  /// - Parameter watermark: drawn across a document that is not legal, such as a draft.
  package init(_ content: CheckedInvoice, seller: CompanyProfile, watermark: String? = nil) {
    self.invoice = content.invoice
    self.seller = seller
    self.watermark = watermark
  }

  package var document: PrintedDocument {
    PrintedDocument(
      language: "fr", title: title, number: invoice.number.isEmpty ? nil : invoice.number,
      watermark: watermark, facts: facts, seller: sellerBlock, buyer: buyerBlock,
      delivery: deliveryBlock, subject: subject,
      columns: .init(
        name: "Désignation", quantity: "Qté", unitPrice: "Prix unit. HT", taxRate: "TVA",
        amount: "Total HT"),
      lines: lines, adjustments: adjustments, taxes: taxes,
      taxHeadings: .init(rate: "Taux", base: "Base HT", tax: "TVA"), totals: totals,
      payment: payment, notes: notes, footer: footer, carriedForward: "À reporter",
      broughtForward: "Report", pageLabel: "Page", metadata: metadata)
  }

  private var isCreditNote: Bool { invoice.type == .creditNote }
  private var title: String { isCreditNote ? "Avoir" : "Facture" }

  // MARK: Head

  private var facts: [PrintedDocument.Fact] {
    var facts = [
      PrintedDocument.Fact(label: "Date d'émission", value: French.date(invoice.issueDate))
    ]
    if let supply = invoice.delivery?.date {
      facts.append(.init(label: supplyLabel, value: French.date(supply)))
    }
    if let due = invoice.dueDate, !invoice.businessProcess.isPaid {
      facts.append(.init(label: "Échéance", value: French.date(due)))
    }
    if let order = invoice.salesOrder { facts.append(.init(label: "Commande", value: order)) }
    if let order = invoice.purchaseOrder {
      facts.append(.init(label: "Votre référence", value: order))
    }
    if let customer = invoice.buyer.customerNumber {
      facts.append(.init(label: "N° client", value: customer))
    }
    facts.append(.init(label: "Nature", value: nature))
    return facts
  }

  private var supplyLabel: String {
    switch invoice.businessProcess {
    case .services, .servicesPaid: "Date de réalisation"
    default: "Date de livraison"
    }
  }

  /// Nature of the operations (CGI ann. II, 242 nonies A, I-8° bis).
  private var nature: String {
    switch invoice.businessProcess {
    case .goods, .goodsPaid: "Livraison de biens"
    case .services, .servicesPaid: "Prestation de services"
    case .mixed, .mixedPaid: "Biens et services"
    }
  }

  private var sellerBlock: PrintedDocument.Block {
    var lines = [invoice.seller.name] + Self.lines(of: invoice.seller.address)
    if let vat = invoice.seller.vatIdentifier { lines.append("TVA \(vat)") }
    if let phone = seller.phone { lines.append(phone) }
    if let email = seller.email { lines.append(email) }
    return .init(heading: "Vendeur", lines: lines)
  }

  private var buyerBlock: PrintedDocument.Block {
    let buyer = invoice.buyer
    var lines = [buyer.name]
    if let contact = buyer.contact?.name { lines.append(contact) }
    lines += Self.lines(of: buyer.address)
    if let siren = buyer.legalID { lines.append("SIREN \(French.siren(siren.value))") }
    if let vat = buyer.vatIdentifier { lines.append("TVA \(vat)") }
    return .init(heading: isCreditNote ? "Client" : "Facturé à", lines: lines)
  }

  private var deliveryBlock: PrintedDocument.Block? {
    guard let delivery = invoice.delivery, let address = delivery.address else { return nil }
    return .init(
      heading: "Livré à", lines: [delivery.name].compactMap { $0 } + Self.lines(of: address))
  }

  private static func lines(of address: PostalAddress) -> [String] {
    let town = [address.postCode, address.city].filter { !$0.isEmpty }.joined(separator: " ")
    let country = address.country == "FR" ? "France" : address.country
    return [address.line1, address.line2, town, country].filter { !$0.isEmpty }
  }

  private var subject: String? {
    guard isCreditNote, !invoice.precedingInvoices.isEmpty else { return nil }
    let references = invoice.precedingInvoices.map {
      "\($0.number) du \(French.date($0.issueDate))"
    }
    return references.count == 1
      ? "Avoir sur la facture \(references[0])"
      : "Avoir sur les factures \(references.joined(separator: ", "))"
  }

  // MARK: Lines

  private var lines: [PrintedDocument.Line] {
    var running = Money.zero(invoice.currency)
    return invoice.lines.map { line in
      running.minorUnits += line.net.minorUnits
      return PrintedDocument.Line(
        reference: line.sku, name: line.name, detail: detail(of: line),
        quantity: quantity(of: line), unitPrice: price(of: line),
        taxRate: rate(of: line.vat), amount: French.bare(line.net),
        runningTotal: French.bare(running))
    }
  }

  private func detail(of line: Invoice.Line) -> String? {
    var parts: [String] = []
    if let description = line.description { parts.append(description) }
    if let allowance = line.allowance {
      parts.append("\(allowance.reason) : −\(French.amount(allowance.amount)) HT")
    }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }

  private func quantity(of line: Invoice.Line) -> String {
    let unit = French.unit(line.unit)
    return French.quantity(line.quantity) + (unit.isEmpty ? "" : "\u{A0}\(unit)")
  }

  private func price(of line: Invoice.Line) -> String {
    line.basis == Quantity(1)
      ? French.price(line.netPrice)
      : "\(French.price(line.netPrice)) / \(French.quantity(line.basis))"
  }

  private func rate(of vat: Invoice.VAT) -> String {
    switch vat.category {
    case .standard, .zeroRated: French.rate(vat.rate)
    case .exempt: "Exo."
    case .reverseCharge: "Autoliq."
    case .intraCommunity: "Intracom."
    case .export: "Export"
    case .outOfScope: "—"
    }
  }

  private var adjustments: [PrintedDocument.AmountRow] {
    invoice.adjustments.map {
      .init(
        label: $0.reason, detail: "TVA \(rate(of: $0.vat))",
        amount: ($0.isCharge ? "" : "−") + French.bare($0.amount), emphasis: .plain)
    }
  }

  // MARK: Totals

  private func taxName(_ vat: Invoice.VAT) -> String {
    switch vat.category {
    case .standard, .zeroRated: French.rate(vat.rate)
    case .exempt: "Exonéré"
    case .reverseCharge: "Autoliquidation"
    case .intraCommunity: "Intracommunautaire"
    case .export: "Exportation"
    case .outOfScope: "Hors champ"
    }
  }

  private var taxes: [PrintedDocument.TaxRow] {
    invoice.vatBreakdown.map {
      .init(
        rate: taxName($0.vat),
        base: French.bare($0.base), tax: French.bare($0.tax), reason: $0.exemptionReason)
    }
  }

  private var totals: [PrintedDocument.AmountRow] {
    let totals = invoice.totals
    func row(
      _ label: String, _ money: Money, _ emphasis: PrintedDocument.Emphasis = .plain
    ) -> PrintedDocument.AmountRow {
      .init(
        label: label, detail: nil,
        amount: (money.isNegative ? "−" : "") + French.amount(money.magnitude), emphasis: emphasis)
    }
    var rows = [row("Total HT", totals.net), row("Total TVA", totals.vat)]
    rows.append(row("Total TTC", totals.gross, .strong))
    if !totals.rounding.isZero { rows.append(row("Arrondi", totals.rounding)) }
    if !totals.paid.isZero {
      rows.append(row(isCreditNote ? "Déjà remboursé" : "Déjà réglé", -totals.paid))
    }
    rows.append(row(isCreditNote ? "À vous rembourser" : "Net à payer", totals.due, .due))
    return rows
  }

  private var payment: PrintedDocument.PaymentBox? {
    if isCreditNote {
      guard let terms = invoice.paymentTerms else { return nil }
      return .init(heading: "Remboursement", facts: [.init(label: "Modalité", value: terms)])
    }
    if invoice.totals.due.isZero, !invoice.totals.paid.isZero { return received }
    guard let payment = invoice.payment, let iban = payment.iban, let due = invoice.dueDate else {
      return nil
    }
    var facts = [
      PrintedDocument.Fact(label: "À régler avant le", value: French.date(due)),
      PrintedDocument.Fact(label: "Titulaire", value: payment.accountName ?? seller.name),
      PrintedDocument.Fact(label: "IBAN", value: French.iban(iban)),
    ]
    if let bic = payment.bic { facts.append(.init(label: "BIC", value: bic)) }
    if let reference = payment.reference {
      facts.append(.init(label: "Référence à rappeler", value: reference))
    }
    return .init(
      heading: "Paiement par virement", facts: facts,
      qrPayload: SEPAPaymentCode(
        holder: payment.accountName ?? seller.name, iban: iban, bic: payment.bic,
        amount: invoice.totals.due, remittance: payment.reference ?? invoice.number
      ).payload,
      qrCaption: "Payez avec votre application bancaire", stamp: nil)
  }

  private var received: PrintedDocument.PaymentBox {
    var facts: [PrintedDocument.Fact] = []
    if let payment = invoice.payment {
      facts.append(.init(label: "Moyen", value: French.means(payment.means)))
      if let reference = payment.reference, reference != invoice.number {
        facts.append(.init(label: "Référence", value: reference))
      }
    }
    let day = invoice.dueDate.map { " le \(French.date($0))" } ?? ""
    return .init(
      heading: "Paiement", facts: facts, qrPayload: nil, qrCaption: nil, stamp: "Payée\(day)")
  }

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
    let address = Self.lines(of: invoice.seller.address).joined(separator: ", ")
    let contacts = [seller.website, seller.email, seller.phone].compactMap { $0 }
    return ["\(invoice.seller.name) · \(address)", seller.legalLine]
      + (contacts.isEmpty ? [] : [contacts.joined(separator: " · ")])
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

extension French {
  /// Short name of a Rec 20 unit; none for pieces.
  static func unit(_ code: String) -> String {
    switch code {
    case "KGM": "kg"
    case "GRM": "g"
    case "LTR": "l"
    case "MTR": "m"
    case "MTK": "m²"
    case "HUR": "h"
    case "DAY": "j"
    case "MON": "mois"
    default: ""
    }
  }

  static func means(_ code: PaymentMeansCode) -> String {
    switch code {
    case .cash: "Espèces"
    case .cheque: "Chèque"
    case .creditTransfer, .sepaCreditTransfer: "Virement"
    case .bankCard: "Carte bancaire"
    case .sepaDirectDebit: "Prélèvement SEPA"
    case .onlinePaymentService: "Paiement en ligne"
    }
  }
}
