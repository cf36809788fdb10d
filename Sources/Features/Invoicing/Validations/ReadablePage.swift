import EN16931
import Kernel
import Money
import PDF

/// Any invoice as a page people can read, in French or English: what its XML says, nothing more.
///
/// Amounts are printed as they were written; nothing is computed.
package struct ReadablePage {
  let invoice: SemanticInvoice
  let language: Language
  private var root: GroupView { invoice.root }

  package init(_ invoice: SemanticInvoice, language: Language) {
    self.invoice = invoice
    self.language = language
  }

  private func word(_ fr: String, _ en: String) -> String { language == .fr ? fr : en }

  package var document: PrintedDocument {
    PrintedDocument(
      language: language.rawValue, title: title, number: orNil(root.text(.bt1)), watermark: nil,
      facts: facts, seller: sellerBlock, buyer: buyerBlock, delivery: deliveryBlock,
      subject: subject,
      columns: .init(
        name: word("Désignation", "Item"), quantity: word("Qté", "Qty"),
        unitPrice: word("Prix unit. HT", "Unit price"), taxRate: word("TVA", "VAT"),
        amount: word("Total HT", "Net")),
      lines: lines, adjustments: adjustments, taxes: taxes,
      taxHeadings: .init(
        rate: word("Taux", "Rate"), base: word("Base HT", "Base"), tax: word("TVA", "VAT")),
      totals: totals, payment: payment, notes: notes,
      footer: [footer], carriedForward: word("À reporter", "Carried forward"),
      broughtForward: word("Report", "Brought forward"), pageLabel: "Page", metadata: metadata)
  }

  private func orNil(_ text: String) -> String? { text.isEmpty ? nil : text }

  // MARK: Head

  package var title: String {
    switch root.text(.bt3) {
    case "381", "261", "262", "296", "308", "396", "420", "458", "532", "502", "503":
      word("Avoir", "Credit note")
    case "384", "471", "472", "473": word("Facture rectificative", "Corrected invoice")
    case "386", "500": word("Facture d'acompte", "Prepayment invoice")
    case "389", "501": word("Autofacture", "Self-billed invoice")
    case "326": word("Facture partielle", "Partial invoice")
    default: word("Facture", "Invoice")
    }
  }

  private var facts: [PrintedDocument.Fact] {
    let delivery = invoice.all(.bg13).first
    let period = invoice.all(.bg14).first
    let rows: [(String, String)] = [
      (word("Date d'émission", "Issue date"), day(root[.bt2])),
      (word("Échéance", "Due date"), day(root[.bt9])),
      (word("Date de livraison", "Delivery date"), day(delivery?[.bt72])),
      (
        word("Période", "Period"),
        [day(period?[.bt73]), day(period?[.bt74])].filter { !$0.isEmpty }.joined(separator: " – ")
      ),
      (word("Commande", "Purchase order"), root.text(.bt13)),
      (word("Commande du vendeur", "Sales order"), root.text(.bt14)),
      (word("Contrat", "Contract"), root.text(.bt12)),
      (word("Référence acheteur", "Buyer reference"), root.text(.bt10)),
      (word("Projet", "Project"), root.text(.bt11)),
    ]
    return rows.filter { !$0.1.isEmpty }.map { .init(label: $0.0, value: $0.1) }
  }

  private func day(_ value: TermValue?) -> String {
    guard let value else { return "" }
    guard let date = value.date else { return value.trimmed }
    return language == .fr ? French.date(date) : "\(date)"
  }

  private var sellerBlock: PrintedDocument.Block {
    let seller = invoice.all(.bg4).first
    var lines = [seller?.text(.bt27) ?? ""]
    lines += address(seller?.first(.bg5), [.bt35, .bt36, .bt162], .bt38, .bt37, .bt40)
    if let vat = seller.flatMap({ orNil($0.text(.bt31)) }) {
      lines.append(word("TVA ", "VAT ") + vat)
    }
    if let id = seller?[.bt30] { lines.append(registration(id)) }
    return .init(heading: word("Vendeur", "Seller"), lines: lines.filter { !$0.isEmpty })
  }

  private var buyerBlock: PrintedDocument.Block {
    let buyer = invoice.all(.bg7).first
    var lines = [buyer?.text(.bt44) ?? ""]
    lines += address(buyer?.first(.bg8), [.bt50, .bt51, .bt163], .bt53, .bt52, .bt55)
    if let vat = buyer.flatMap({ orNil($0.text(.bt48)) }) {
      lines.append(word("TVA ", "VAT ") + vat)
    }
    if let id = buyer?[.bt47] { lines.append(registration(id)) }
    return .init(heading: word("Acheteur", "Buyer"), lines: lines.filter { !$0.isEmpty })
  }

  private func registration(_ id: TermValue) -> String {
    id.scheme == "0002" ? "SIREN \(id.trimmed)" : id.trimmed
  }

  private var deliveryBlock: PrintedDocument.Block? {
    guard let delivery = invoice.all(.bg13).first else { return nil }
    let lines =
      [delivery.text(.bt70)]
      + address(delivery.first(.bg15), [.bt75, .bt76, .bt165], .bt78, .bt77, .bt80)
    let shown = lines.filter { !$0.isEmpty }
    return shown.isEmpty ? nil : .init(heading: word("Livré à", "Delivered to"), lines: shown)
  }

  private func address(
    _ group: GroupView?, _ street: [Term], _ postCode: Term, _ city: Term, _ country: Term
  ) -> [String] {
    guard let group else { return [] }
    let town = [group.text(postCode), group.text(city)].filter { !$0.isEmpty }
    return street.map { group.text($0) } + [town.joined(separator: " "), group.text(country)]
  }

  private var subject: String? {
    let preceding = invoice.all(.bg3).map { group in
      let day = day(group[.bt26])
      return group.text(.bt25) + (day.isEmpty ? "" : word(" du ", " of ") + day)
    }
    guard !preceding.isEmpty else { return nil }
    return word("Facture d'origine : ", "Original invoice: ") + preceding.joined(separator: ", ")
  }

  // MARK: Lines

  private var lines: [PrintedDocument.Line] {
    var running = ExactDecimal.zero
    return invoice.all(.bg25).map { line in
      let item = line.first(.bg31)
      let price = line.first(.bg29)
      let tax = line.first(.bg30)
      running += line.decimal(.bt131) ?? .zero
      return PrintedDocument.Line(
        reference: item.flatMap { orNil($0.text(.bt155)) }, name: item?.text(.bt153) ?? "",
        detail: detail(line, item), quantity: quantity(line), unitPrice: unitPrice(price),
        taxRate: rate(tax?.text(.bt151) ?? "", tax?[.bt152]), amount: amount(line[.bt131]),
        runningTotal: number(running))
    }
  }

  private func detail(_ line: GroupView, _ item: GroupView?) -> String? {
    var parts = [item?.text(.bt154) ?? "", line.text(.bt127)]
    for allowance in line.groups(.bg27) {
      parts.append("\(allowance.text(.bt139)) −\(amount(allowance[.bt136]))")
    }
    for charge in line.groups(.bg28) {
      parts.append("\(charge.text(.bt144)) +\(amount(charge[.bt141]))")
    }
    let shown = parts.filter { !$0.isEmpty }
    return shown.isEmpty ? nil : shown.joined(separator: " · ")
  }

  private func quantity(_ line: GroupView) -> String {
    let unit = French.unit(line.text(.bt130))
    return amount(line[.bt129]) + (unit.isEmpty ? "" : "\u{A0}" + unit)
  }

  private func unitPrice(_ price: GroupView?) -> String {
    guard let price else { return "" }
    let basis = price.decimal(.bt149)
    let text = amount(price[.bt146])
    return basis == nil || basis == ExactDecimal(1) ? text : "\(text) / \(amount(price[.bt149]))"
  }

  private func rate(_ category: String, _ percent: TermValue?) -> String {
    switch category {
    case "S", "": percent.map { number($0) + "\u{A0}%" } ?? ""
    default: percent.map { "\(category) \(number($0))\u{A0}%" } ?? category
    }
  }

  private var adjustments: [PrintedDocument.AmountRow] {
    let allowances = invoice.all(.bg20).map { group in
      PrintedDocument.AmountRow(
        label: orNil(group.text(.bt97)) ?? word("Remise", "Allowance"),
        detail: rate(group.text(.bt95), group[.bt96]), amount: "−" + amount(group[.bt92]),
        emphasis: .plain)
    }
    let charges = invoice.all(.bg21).map { group in
      PrintedDocument.AmountRow(
        label: orNil(group.text(.bt104)) ?? word("Frais", "Charge"),
        detail: rate(group.text(.bt102), group[.bt103]), amount: amount(group[.bt99]),
        emphasis: .plain)
    }
    return allowances + charges
  }

  // MARK: Totals

  private var taxes: [PrintedDocument.TaxRow] {
    invoice.all(.bg23).map { group in
      .init(
        rate: rate(group.text(.bt118), group[.bt119]), base: amount(group[.bt116]),
        tax: amount(group[.bt117]), reason: orNil(group.text(.bt120)) ?? orNil(group.text(.bt121)))
    }
  }

  private var totals: [PrintedDocument.AmountRow] {
    guard let sums = invoice.all(.bg22).first else { return [] }
    let currency = root.text(.bt5)
    let rows: [(String, Term, PrintedDocument.Emphasis)] = [
      (word("Total des lignes", "Sum of lines"), .bt106, .plain),
      (word("Total HT", "Total without VAT"), .bt109, .plain),
      (word("Total TVA", "Total VAT"), .bt110, .plain),
      (word("Total TTC", "Total with VAT"), .bt112, .strong),
      (word("Déjà réglé", "Paid"), .bt113, .plain), (word("Arrondi", "Rounding"), .bt114, .plain),
      (word("Net à payer", "Amount due"), .bt115, .due),
    ]
    return rows.compactMap { label, term, emphasis in
      guard let value = sums[term] else { return nil }
      let sign = currency == "EUR" ? "€" : currency
      return .init(
        label: label, detail: nil, amount: "\(amount(value))\u{A0}\(sign)", emphasis: emphasis)
    }
  }

  private var payment: PrintedDocument.PaymentBox? {
    var facts: [PrintedDocument.Fact] = []
    func add(_ label: String, _ text: String?) {
      if let text, !text.isEmpty { facts.append(.init(label: label, value: text)) }
    }
    for means in invoice.all(.bg16) {
      for transfer in means.groups(.bg17) {
        add(word("Titulaire", "Account holder"), transfer.text(.bt85))
        add("IBAN", transfer.text(.bt84))
        add("BIC", transfer.text(.bt86))
      }
      add(word("Moyen", "Means"), means.text(.bt82))
    }
    add(word("Mandat", "Mandate"), invoice.values(.bt89).first?.trimmed)
    add(word("Référence", "Reference"), root.text(.bt83))
    guard !facts.isEmpty else { return nil }
    return .init(heading: word("Paiement", "Payment"), facts: Array(facts.prefix(8)))
  }

  // MARK: Foot

  private var notes: [String] {
    [root.text(.bt20)].filter { !$0.isEmpty } + invoice.all(.bg1).map { $0.text(.bt22) }
  }

  private var footer: String {
    let seller = invoice.all(.bg4).first
    return [seller?.text(.bt27) ?? "", seller?.text(.bt33) ?? ""].filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  private var metadata: PrintedDocument.Metadata {
    let name = "\(title) \(root.text(.bt1))"
    let issued = root[.bt2]?.date ?? LocalDate(dayNumber: 0)
    return .init(
      title: name, author: invoice.all(.bg4).first?.text(.bt27) ?? "", subject: name,
      created: "\(issued)T00:00:00+00:00", pdfDate: "D:\(issued.compact)000000+00'00'")
  }

  // MARK: Figures

  private func amount(_ value: TermValue?) -> String { value.map(number) ?? "" }

  private func number(_ value: TermValue) -> String {
    value.decimal.map(number) ?? value.trimmed
  }

  /// As written, with the thousands apart and the language's decimal mark.
  private func number(_ value: ExactDecimal) -> String {
    let text = value.description
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    let digits = parts[0].drop { $0 == "-" }
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 {
        whole += language == .fr ? "\u{202F}" : ","
      }
      whole.append(digit)
    }
    let sign = text.hasPrefix("-") ? "−" : ""
    guard parts.count > 1 else { return sign + whole }
    return sign + whole + (language == .fr ? "," : ".") + parts[1]
  }
}
