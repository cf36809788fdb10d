import Money

/// BR-FR-CO: fields that must agree with each other.
extension FrenchRules {
  private typealias H = FrenchHeader
  private typealias C = CIIPlace

  static let coherence: [Rule] =
    [
      rebate, oneReference("BR-FR-CO-04_BT-4", isUBL: false),
      oneReference("BR-FR-CO-04_BT-3", isUBL: true),
      creditNote, dueDate, deposit,
    ]
    + paid + [euros, groupNote, groupRepresentative]

  private static func types(_ judgement: Judgement) -> [String] {
    H.type.values(judgement).map(\.text)
  }

  // MARK: Types of invoice

  private static let contract = FrenchField(
    "BT-12", [.bt12], cii: "\(C.agreement)/ram:ContractReferencedDocument/ram:IssuerAssignedID",
    ubl: "cac:ContractDocumentReference/cbc:ID", "Contrat", "Contract")

  private static let rebate = Rule(
    "BR-FR-CO-03_BT-3", .fatal, .french, reads: [.bt3, .bt12, .bt73, .bt74],
    text: "A global rebate (262) names its contract and its period.",
    fr: Rule.Advice(
      "Une remise globale (BT-3 = 262) doit citer le contrat (BT-12) et la période (BT-73, BT-74).",
      fix: "Ajoutez la référence du contrat et les deux dates de la période."),
    en: Rule.Advice(
      "A global rebate (BT-3 = 262) must name the contract (BT-12) and the period (BT-73, BT-74).",
      fix: "Add the reference of the contract and both dates of the period."), law: "XP Z12-012"
  ) { judgement in
    if judgement.invoice.syntax == .ublInvoice { return }
    guard types(judgement).contains("262") else { return }
    for field in [contract, FrenchFields.dates[5], FrenchFields.dates[6]] {
      let values = field.values(judgement)
      if values.count != 1 || values[0].text.isEmpty {
        judgement.fail(values.first, or: field.terms[0])
        return
      }
    }
  }

  /// How many invoices the document refers to.
  private static func references(_ judgement: Judgement) -> Int {
    guard let xml = judgement.xml else { return judgement.root.groups(.bg3).count }
    let path: ElementPath =
      H.isUBL(judgement) ? "cac:BillingReference" : "\(C.settlement)/ram:InvoiceReferencedDocument"
    return xml.all(path).count
  }

  private static func oneReference(_ id: String, isUBL: Bool) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: isUBL ? .ubl : nil, reads: [.bt25, .bt3],
      text: "A corrected invoice (384, 471, 472, 473) refers to exactly one invoice.",
      fr: Rule.Advice(
        "Une facture rectificative (BT-3 = 384, 471, 472 ou 473) doit citer une facture antérieure "
          + "(BT-25) et une seule.",
        fix: "Indiquez le numéro et la date de la facture que celle-ci remplace."),
      en: Rule.Advice(
        "A corrected invoice (BT-3 = 384, 471, 472 or 473) must refer to one preceding invoice "
          + "(BT-25) and no more.", fix: "Give number and date of the invoice this one replaces."),
      law: "CGI ann. II art. 242 nonies A ; art. 289, I-5"
    ) { judgement in
      guard isUBL == H.isUBL(judgement), judgement.invoice.syntax != .ublCreditNote else { return }
      let isCorrected = types(judgement).contains { ["384", "471", "472", "473"].contains($0) }
      if isCorrected, references(judgement) != 1 { judgement.fail(.bt25, in: judgement.root) }
    }
  }

  private static let creditNote = Rule(
    "BR-FR-CO-05_BT-3", .fatal, .french, reads: [.bt25, .bt26, .bt3],
    text: "A credit note refers to an invoice with its date, in the header or on every line.",
    fr: Rule.Advice(
      "Un avoir (BT-3 = 261, 381, 396, 502 ou 503) doit citer la facture qu'il corrige (BT-25) et sa "
        + "date (BT-26).", fix: "Indiquez le numéro et la date de la facture corrigée."),
    en: Rule.Advice(
      "A credit note (BT-3 = 261, 381, 396, 502 or 503) must refer to the invoice it corrects "
        + "(BT-25) and its date (BT-26).", fix: "Give number and date of the corrected invoice."),
    law: "CGI art. 289, I-5 ; CGI ann. II art. 242 nonies A"
  ) { judgement in
    if judgement.invoice.syntax == .ublInvoice { return }
    let isCredit = types(judgement).contains { ["261", "381", "396", "502", "503"].contains($0) }
    if isCredit, !refersToInvoices(judgement) { judgement.fail(.bt25, in: judgement.root) }
  }

  private static func refersToInvoices(_ judgement: Judgement) -> Bool {
    guard let xml = judgement.xml else {
      return judgement.root.groups(.bg3).contains { $0.has(.bt25) && $0.has(.bt26) }
    }
    if H.isUBL(judgement) { return creditNoteRefers(xml) }
    func isWhole(_ reference: Element) -> Bool {
      reference.has("ram:IssuerAssignedID")
        && reference.has("ram:FormattedIssueDateTime/qdt:DateTimeString")
    }
    if xml.all("\(C.settlement)/ram:InvoiceReferencedDocument").contains(where: isWhole) {
      return true
    }
    let trades = xml.all("\(C.line)")
    let detail = trades.filter { line in
      let status = line.texts("ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode")
      return status.isEmpty || status.contains("DETAIL")
    }
    return detail.allSatisfy { line in
      line.all("ram:SpecifiedLineTradeSettlement/ram:InvoiceReferencedDocument")
        .contains(where: isWhole)
    }
  }

  /// UBL says a line's rank by a reference to the very document, beside those to other invoices.
  private static func creditNoteRefers(_ xml: XMLDocument) -> Bool {
    let header = xml.all("cac:BillingReference/cac:InvoiceDocumentReference")
    if header.contains(where: { $0.has("cbc:ID") && $0.has("cbc:IssueDate") }) { return true }
    let numbers = Set(xml.top.texts("cbc:ID"))
    let lines = xml.all("cac:CreditNoteLine").filter { line in
      let own = line.all("cac:BillingReference").filter { reference in
        reference.texts("cac:InvoiceDocumentReference/cbc:ID").contains(where: numbers.contains)
      }
      return own.isEmpty
        || own.contains {
          $0.texts("cac:InvoiceDocumentReference/cbc:DocumentStatusCode").contains("DETAIL")
        }
    }
    return lines.allSatisfy { line in
      line.all("cac:BillingReference").contains { reference in
        let ids = reference.texts("cac:InvoiceDocumentReference/cbc:ID")
        let isOther = !numbers.isEmpty && ids.contains { id in numbers.contains { $0 != id } }
        return isOther
          && reference.all("cac:InvoiceDocumentReference").contains {
            $0.has("cbc:ID") && $0.has("cbc:IssueDate")
          }
      }
    }
  }

  private static let deposit = Rule(
    "BR-FR-CO-08_BT-23", .fatal, .french, reads: [.bt23, .bt3],
    text: "A final invoice after a deposit (B4, S4, M4) is not itself a deposit invoice.",
    fr: Rule.Advice(
      "Le « Cadre de facturation » (BT-23) B4, S4 ou M4, facture définitive après acompte, ne va pas "
        + "avec un type de facture d'acompte (BT-3 = 386, 500 ou 503).",
      fix: "Pour l'acompte, choisissez B1, S1 ou M1 ; pour la facture définitive, le type 380."),
    en: Rule.Advice(
      "The “Billing mode” (BT-23) B4, S4 or M4, final invoice after a deposit, does not go with a "
        + "deposit type (BT-3 = 386, 500 or 503).",
      fix: "For the deposit choose B1, S1 or M1; for the final invoice type 380."),
    law: "XP Z12-012"
  ) { judgement in
    let mode = judgement.billingMode
    if mode.isAny(of: ["B4", "S4", "M4"]),
      types(judgement).contains(where: FrenchShapes.deposits.contains)
    {
      judgement.fail(H.mode.values(judgement).first, or: .bt23)
    }
  }

  // MARK: Payment

  private static let ublDue: [ElementPath] = [
    "cbc:DueDate", "cac:PaymentMeans/cbc:PaymentDueDate",
  ]

  private static func dueDates(_ judgement: Judgement) -> [TermValue] {
    guard let xml = judgement.xml, H.isUBL(judgement) else {
      return FrenchFields.dates[2].values(judgement)
    }
    return ublDue.flatMap { path in
      xml.all(path).map { TermValue(.bt9, $0.raw, node: $0.node) }
    }
  }

  private static let dueDate = Rule(
    "BR-FR-CO-07_BT-9", .fatal, .french, reads: [.bt9, .bt2],
    text: "The due date is not before the issue date, but for deposits and invoices already paid.",
    fr: Rule.Advice(
      "La « Date d'échéance » (BT-9) précède la « Date d'émission » (BT-2).",
      fix: "Indiquez une échéance le jour de l'émission ou après."),
    en: Rule.Advice(
      "The “Due date” (BT-9) is before the “Issue date” (BT-2).",
      fix: "Give a due date on the issue date or later."), law: "C. com. art. L441-9, L441-10"
  ) { judgement in
    let due = dueDates(judgement)
    let isUBL = H.isUBL(judgement)
    guard isUBL ? !due.isEmpty : due.contains(where: { !$0.isBlank }) else { return }
    if types(judgement).contains(where: FrenchShapes.deposits.contains) { return }
    if judgement.billingMode.isAny(of: FrenchShapes.paidModes) { return }
    let issued = H.issueDate.values(judgement).map(\.text)
    for value in due {
      // Texts, as the official rules compare them: any earlier pair in UBL, the one date in CII.
      let text = value.text.unicodeScalars
      let isLate =
        isUBL
        ? !issued.contains { text.lexicographicallyPrecedes($0.unicodeScalars) }
        : issued.count == 1 && !text.lexicographicallyPrecedes(issued[0].unicodeScalars)
      if !isLate { judgement.fail(value) }
    }
  }

  private static let paidFields = (
    paid: FrenchFields.amounts.first { $0.code == "BT-113" },
    gross: FrenchFields.amounts.first { $0.code == "BT-112" },
    due: FrenchFields.amounts.first { $0.code == "BT-115" }
  )

  private static func amount(_ field: FrenchField?, _ judgement: Judgement) -> ExactDecimal? {
    let values = field?.values(judgement) ?? []
    return values.count == 1 ? values[0].decimal : nil
  }

  private static let paid: [Rule] = [
    paidRule(
      "BR-FR-CO-09_BT-23-1", [.bt113, .bt112, .bt23], "the paid amount is the total with VAT",
      fr: "le « Montant déjà payé » (BT-113) n'est pas le « Total TTC » (BT-112)",
      en: "the “Paid amount” (BT-113) is not the “Total with VAT” (BT-112)"
    ) { judgement in
      guard let paid = amount(paidFields.paid, judgement),
        let gross = amount(paidFields.gross, judgement)
      else { return false }
      return paid == gross
    },
    paidRule(
      "BR-FR-CO-09_BT-23-2", [.bt115, .bt23], "nothing is due",
      fr: "le « Net à payer » (BT-115) n'est pas nul", en: "the “Amount due” (BT-115) is not zero"
    ) { judgement in amount(paidFields.due, judgement)?.isZero ?? false },
    paidRule(
      "BR-FR-CO-09_BT-23-3", [.bt9, .bt23], "the due date is the day of payment",
      fr: "la « Date d'échéance » (BT-9), qui est alors celle du paiement, manque",
      en: "the “Due date” (BT-9), then the day of payment, is missing"
    ) { judgement in
      let due = dueDates(judgement)
      if H.isUBL(judgement) { return due.count == 1 && !due[0].text.isEmpty }
      return due.contains { !$0.isBlank }
    },
  ]

  private static func paidRule(
    _ id: String, _ terms: [Term], _ text: String, fr: String, en: String,
    holds: @escaping @Sendable (Judgement) -> Bool
  ) -> Rule {
    Rule(
      id, .fatal, .french, reads: terms, text: "In an invoice already paid (B2, S2, M2) \(text).",
      fr: Rule.Advice(
        "La facture est dite déjà payée (BT-23 = B2, S2 ou M2) et \(fr).",
        fix:
          "Si elle n'est pas payée, choisissez B1, S1 ou M1. Sinon, mettez le TTC en montant payé, "
          + "0 en net à payer et la date du paiement en échéance."),
      en: Rule.Advice(
        "The invoice is said to be paid (BT-23 = B2, S2 or M2) and \(en).",
        fix:
          "If it is not paid choose B1, S1 or M1. Else give the total with VAT as paid amount, 0 as "
          + "amount due and the day of payment as due date."), law: "XP Z12-012"
    ) { judgement in
      guard judgement.billingMode.isAny(of: FrenchShapes.paidModes) else { return }
      if !holds(judgement) { judgement.fail(terms[0], in: judgement.home(of: terms[0])) }
    }
  }

  // MARK: Currency, VAT groups

  private static let euros = Rule(
    "BR-FR-CO-12_BT-5", .fatal, .french, reads: [.bt6, .bt111, .bt5],
    text: "An invoice in another currency states its VAT total in euros.",
    fr: Rule.Advice(
      "La facture n'est pas en euros : la « Devise de comptabilité » (BT-6) doit être EUR et le total "
        + "de TVA en euros (BT-111) doit figurer.",
      fix: "Indiquez EUR en BT-6 et le total de TVA converti en euros en BT-111."),
    en: Rule.Advice(
      "The invoice is not in euros: the “Accounting currency” (BT-6) must be EUR and the VAT total in "
        + "euros (BT-111) be given.", fix: "Give EUR as BT-6 and the VAT total in euros as BT-111."),
    law: "CGI art. 289 ; CGI ann. II art. 242 nonies A"
  ) { judgement in
    guard let xml = judgement.xml else {
      let root = judgement.root
      guard root.has(.bt5), root.text(.bt5) != "EUR" else { return }
      let isGiven = root.text(.bt6) == "EUR" && judgement.invoice.has(.bt111)
      if !isGiven { judgement.fail(.bt6, in: root) }
      return
    }
    let isUBL = H.isUBL(judgement)
    let settlement: ElementPath = "\(C.settlement)"
    let parent = isUBL ? [xml.top] : xml.all(settlement)
    func texts(_ cii: ElementPath, _ ubl: ElementPath) -> [String] {
      parent.flatMap { $0.texts(isUBL ? ubl : cii) }
    }
    guard
      texts("ram:InvoiceCurrencyCode", "cbc:DocumentCurrencyCode").contains(where: { $0 != "EUR" })
    else { return }
    let total: ElementPath =
      isUBL
      ? "cac:TaxTotal/cbc:TaxAmount"
      : "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount"
    let inEuros = parent.flatMap { $0.all(total) }.filter { $0.currency == "EUR" }
    let isGiven =
      texts("ram:TaxCurrencyCode", "cbc:TaxCurrencyCode").contains("EUR") && inEuros.count == 1
      && !inEuros[0].raw.isEmpty
    if !isGiven { judgement.fail(.bt6, in: judgement.root) }
  }

  /// Whether the seller belongs to a VAT group (assujetti unique): an identifier with scheme 0231.
  private static func isGroupMember(_ judgement: Judgement) -> Bool {
    FrenchParty.seller.found(judgement).contains { $0.ids.contains { $0.scheme == "0231" } }
  }

  private static let groupNote = Rule(
    "BR-FR-CO-14_BT-29-1", .fatal, .french, reads: [.bt22, .bt29],
    text: "A seller of a VAT group (scheme 0231) says so in a note TXD.",
    fr: Rule.Advice(
      "Le vendeur est membre d'un assujetti unique (BT-29, code 0231) et aucune note TXD (BT-22) ne "
        + "le dit.", fix: "Ajoutez une note TXD avec le texte MEMBRE_ASSUJETTI_UNIQUE."),
    en: Rule.Advice(
      "The seller belongs to a VAT group (BT-29, scheme 0231) and no note TXD (BT-22) says so.",
      fix: "Add a note TXD with the text MEMBRE_ASSUJETTI_UNIQUE."),
    law: "CGI art. 256 C ; CGI ann. II art. 242 nonies A"
  ) { judgement in
    if isGroupMember(judgement),
      !judgement.frenchNotes.texts("TXD").contains("MEMBRE_ASSUJETTI_UNIQUE")
    {
      judgement.fail(.bt22, missingIn: judgement.root)
    }
  }

  private static let groupRepresentative = Rule(
    "BR-FR-CO-15_BT-29-1", .fatal, .french, reads: [.bt63, .bt29],
    text: "A seller of a VAT group (scheme 0231) gives the group's VAT number as representative.",
    fr: Rule.Advice(
      "Le vendeur est membre d'un assujetti unique (BT-29, code 0231) et le numéro de TVA de "
        + "l'assujetti unique (BT-63) manque.",
      fix: "Indiquez l'assujetti unique comme représentant fiscal (BG-11), avec son numéro de TVA."),
    en: Rule.Advice(
      "The seller belongs to a VAT group (BT-29, scheme 0231) and the group's VAT number (BT-63) is "
        + "missing.",
      fix: "Give the group as tax representative (BG-11), with its VAT number."),
    law: "CGI art. 256 C"
  ) { judgement in
    guard isGroupMember(judgement) else { return }
    var numbers = judgement.invoice.values(.bt63).map(\.text)
    if let xml = judgement.xml {
      let representative: ElementPath = "\(C.agreement)/ram:SellerTaxRepresentativeTradeParty"
      numbers =
        H.isUBL(judgement)
        ? xml.top.texts("cac:TaxRepresentativeParty/cac:PartyTaxScheme/cbc:CompanyID")
        : xml.all(representative).flatMap { $0.all("ram:SpecifiedTaxRegistration/ram:ID") }
          .filter { $0.scheme == "VA" }.map(\.raw)
    }
    if numbers.count != 1 || numbers[0].isEmpty {
      judgement.fail(.bt63, in: judgement.home(of: .bt63))
    }
  }
}

extension Judgement {
  /// The group that holds the term, or the document when there is none.
  func home(of term: Term) -> GroupView { invoice.all(term.info.group).first ?? root }
}
