import Money

/// The arithmetic and presence rules that issuing in France needs. Each check names its rule; the complete set
/// of EN 16931 and BR-FR comes with the validator.
enum InvoiceRules {
  static func violations(in invoice: Invoice) -> [RuleViolation] {
    var check = Check()
    presence(invoice, &check)
    lines(invoice, &check)
    arithmetic(invoice, &check)
    categories(invoice, &check)
    french(invoice, &check)
    return check.violations
  }

  struct Check {
    var violations: [RuleViolation] = []

    mutating func require(
      _ holds: Bool, _ rule: String, _ path: @autoclosure () -> String,
      fr: @autoclosure () -> String, en: @autoclosure () -> String
    ) {
      guard !holds else { return }
      violations.append(RuleViolation(rule: rule, path: path(), fr: fr(), en: en()))
    }
  }

  // MARK: Presence

  private static func presence(_ invoice: Invoice, _ check: inout Check) {
    check.require(
      !invoice.seller.name.isEmpty, "BR-06", "/seller/name",
      fr: "Le nom du vendeur manque.", en: "The seller's name is missing.")
    check.require(
      !invoice.buyer.name.isEmpty, "BR-07", "/buyer/name",
      fr: "Le nom de l'acheteur manque.", en: "The buyer's name is missing.")
    for (party, path, rule) in [
      (invoice.seller, "/seller", "BR-09"), (invoice.buyer, "/buyer", "BR-11"),
    ] {
      check.require(
        isCountry(party.address.country), rule, "\(path)/address/country",
        fr: "Le pays manque ou n'est pas un code ISO à deux lettres.",
        en: "The country is missing or is not a two-letter ISO code.")
    }
    if let place = invoice.delivery?.address {
      check.require(
        isCountry(place.country), "BR-57", "/delivery/address/country",
        fr: "Le pays de livraison manque.", en: "The delivery country is missing.")
    }
    check.require(
      !invoice.lines.isEmpty, "BR-16", "/lines",
      fr: "Une facture a au moins une ligne.", en: "An invoice has at least one line.")
    check.require(
      invoice.totals.due.minorUnits <= 0 || invoice.dueDate != nil || invoice.paymentTerms != nil,
      "BR-CO-25", "/dueDate",
      fr: "Il reste à payer : il faut une échéance ou des conditions de paiement.",
      en: "Something is due: a due date or payment terms are needed.")
    for (index, preceding) in invoice.precedingInvoices.enumerated() {
      check.require(
        !preceding.number.isEmpty, "BR-55", "/precedingInvoices/\(index)/number",
        fr: "La facture d'origine n'a pas de numéro.", en: "The preceding invoice has no number.")
    }
    if let payment = invoice.payment,
      payment.means == .creditTransfer || payment.means == .sepaCreditTransfer
    {
      check.require(
        payment.iban.map { CheckDigits.isIBAN($0) } ?? false, "BR-61", "/payment/iban",
        fr: "Un virement demande un IBAN valable.", en: "A credit transfer needs a valid IBAN.")
    }
  }

  private static func isCountry(_ code: String) -> Bool {
    code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  // MARK: Lines

  private static func lines(_ invoice: Invoice, _ check: inout Check) {
    for (index, line) in invoice.lines.enumerated() {
      check.require(
        !line.id.isEmpty, "BR-21", "/lines/\(index)/id",
        fr: "La ligne n'a pas d'identifiant.", en: "The line has no identifier.")
      check.require(
        !line.name.isEmpty, "BR-25", "/lines/\(index)/name",
        fr: "La ligne n'a pas de désignation.", en: "The line has no item name.")
      check.require(
        !line.netPrice.isNegative, "BR-27", "/lines/\(index)/netPrice",
        fr: "Le prix unitaire est négatif.", en: "The unit price is negative.")
      check.require(
        line.basis.units > 0, "BR-FR-DEC-02", "/lines/\(index)/basis",
        fr: "La quantité de base du prix n'est pas positive.",
        en: "The price base quantity is not positive.")
      let expected = try? line.amountBeforeAllowance()
      check.require(
        expected.map { $0.minorUnits - (line.allowance?.amount.minorUnits ?? 0) }
          == line.net.minorUnits,
        "BT-131", "/lines/\(index)/net",
        fr: "\(line.quantity) × \(line.netPrice) ne fait pas \(line.net).",
        en: "\(line.quantity) × \(line.netPrice) is not \(line.net).")
      if let allowance = line.allowance {
        check.require(
          !allowance.amount.isNegative && !allowance.reason.isEmpty, "BR-42",
          "/lines/\(index)/allowance",
          fr: "La remise de ligne est négative ou sans motif.",
          en: "The line allowance is negative or has no reason.")
      }
    }
    for (index, adjustment) in invoice.adjustments.enumerated() {
      check.require(
        !adjustment.amount.isNegative && !adjustment.reason.isEmpty,
        adjustment.isCharge ? "BR-38" : "BR-33", "/adjustments/\(index)",
        fr: "La remise ou le frais est négatif ou sans libellé.",
        en: "The allowance or charge is negative or has no reason.")
    }
  }

  // MARK: Arithmetic

  private static func arithmetic(_ invoice: Invoice, _ check: inout Check) {
    let totals = invoice.totals
    guard
      let computed = try? Totals.computed(
        lines: invoice.lines, adjustments: invoice.adjustments, currency: invoice.currency,
        paid: totals.paid, charged: try totals.gross + totals.rounding)
    else {
      check.require(
        false, "BR-CO-15", "/totals",
        fr: "Les montants dépassent ce qui peut être compté.",
        en: "The amounts exceed what can be counted.")
      return
    }
    let expected = computed.totals
    func equal(_ rule: String, _ path: String, _ found: Money, _ right: Money) {
      check.require(
        found == right, rule, "/totals/\(path)",
        fr: "\(found) au lieu de \(right).", en: "\(found) instead of \(right).")
    }
    equal("BR-CO-10", "lines", totals.lines, expected.lines)
    equal("BR-CO-11", "allowances", totals.allowances, expected.allowances)
    equal("BR-CO-12", "charges", totals.charges, expected.charges)
    equal("BR-CO-13", "net", totals.net, expected.net)
    equal("BR-CO-14", "vat", totals.vat, expected.vat)
    equal("BR-CO-15", "gross", totals.gross, expected.gross)
    equal("BR-CO-16", "due", totals.due, expected.due)
    check.require(
      invoice.vatBreakdown == computed.breakdown, "BR-CO-17", "/vatBreakdown",
      fr: "La ventilation de la TVA ne suit pas des lignes.",
      en: "The VAT breakdown does not follow from the lines.")
    check.require(
      !invoice.vatBreakdown.isEmpty, "BR-CO-18", "/vatBreakdown",
      fr: "La ventilation de la TVA manque.", en: "The VAT breakdown is missing.")
  }

  // MARK: VAT categories

  private static func categories(_ invoice: Invoice, _ check: inout Check) {
    for (index, breakdown) in invoice.vatBreakdown.enumerated() {
      let path = "/vatBreakdown/\(index)"
      switch breakdown.vat.category {
      case .standard:
        check.require(
          breakdown.vat.rate.units > 0, "BR-S-05", "\(path)/rate",
          fr: "La catégorie S demande un taux supérieur à zéro.",
          en: "Category S needs a rate above zero.")
        check.require(
          invoice.seller.vatIdentifier != nil, "BR-S-02", "/seller/vatIdentifier",
          fr: "Le vendeur facture la TVA sans numéro de TVA.",
          en: "The seller charges VAT without a VAT number.")
      case .zeroRated:
        check.require(
          breakdown.vat.rate.isZero && breakdown.vat.exemption == nil, "BR-Z-05", "\(path)/rate",
          fr: "La catégorie Z demande le taux zéro, sans motif d'exonération.",
          en: "Category Z needs rate zero and no exemption reason.")
        check.require(
          invoice.seller.vatIdentifier != nil, "BR-Z-02", "/seller/vatIdentifier",
          fr: "La catégorie Z demande le numéro de TVA du vendeur.",
          en: "Category Z needs the seller's VAT number.")
      case .exempt, .reverseCharge, .intraCommunity, .export, .outOfScope:
        untaxed(breakdown, invoice, path, &check)
      }
    }
  }

  /// What each category calls the rules on being told once, on its rate and on its reason.
  private static func untaxedRules(_ category: VATCategory) -> (
    once: String, rate: String, reason: String
  ) {
    switch category {
    case .reverseCharge: ("BR-AE-01", "BR-AE-05", "BR-AE-10")
    case .intraCommunity: ("BR-IC-01", "BR-IC-05", "BR-IC-10")
    case .export: ("BR-G-01", "BR-G-05", "BR-G-10")
    case .outOfScope: ("BR-O-01", "BR-O-05", "BR-O-10")
    case .exempt, .standard, .zeroRated: ("BR-E-01", "BR-E-05", "BR-E-10")
    }
  }

  private static func untaxed(
    _ breakdown: VATBreakdown, _ invoice: Invoice, _ path: String, _ check: inout Check
  ) {
    let category = breakdown.vat.category
    let rules = untaxedRules(category)
    check.require(
      breakdown.vat.rate.isZero, rules.rate, "\(path)/rate",
      fr: "La catégorie \(category.rawValue) est au taux zéro.",
      en: "Category \(category.rawValue) has rate zero.")
    check.require(
      breakdown.exemptionReason != nil, rules.reason, "\(path)/exemptionReason",
      fr: "Le motif pour lequel aucune TVA n'est due manque.",
      en: "The reason why no VAT is due is missing.")
    let seller = invoice.seller.vatIdentifier
    let buyer = invoice.buyer.vatIdentifier
    check.require(
      invoice.vatBreakdown.count { $0.vat.category == category } == 1, rules.once,
      "/vatBreakdown",
      fr: "La catégorie \(category.rawValue) a plus d'une ventilation : un seul motif par facture.",
      en: "Category \(category.rawValue) has more than one breakdown: one reason per invoice.")
    switch category {
    case .exempt:
      check.require(
        seller != nil || invoice.seller.taxRegistration != nil, "BR-E-02",
        "/seller/vatIdentifier",
        fr: "Une vente exonérée porte le numéro de TVA du vendeur, ou son numéro fiscal.",
        en: "An exempt sale bears the seller's VAT number, or its tax registration.")
    case .outOfScope:
      check.require(
        seller == nil && buyer == nil, "BR-O-02", "/seller/vatIdentifier",
        fr: "Hors du champ de la TVA, le document ne porte aucun numéro de TVA.",
        en: "Outside the scope of VAT the document bears no VAT number.")
      check.require(
        invoice.vatBreakdown.count == 1, "BR-O-11", "/vatBreakdown",
        fr: "Ce qui est hors du champ de la TVA est seul sur son document.",
        en: "What is outside the scope of VAT stands alone on its document.")
    case .intraCommunity:
      check.require(
        seller != nil && buyer != nil, "BR-IC-02", "/buyer/vatIdentifier",
        fr: "Une livraison intracommunautaire porte les deux numéros de TVA.",
        en: "An intra-Community supply bears both VAT numbers.")
      check.require(
        invoice.delivery?.date != nil, "BR-IC-11", "/delivery/date",
        fr: "La date de la livraison intracommunautaire manque.",
        en: "The date of the intra-Community supply is missing.")
      check.require(
        invoice.delivery?.address != nil, "BR-IC-12", "/delivery/address",
        fr: "Le pays d'arrivée de la livraison intracommunautaire manque.",
        en: "The country of arrival of the intra-Community supply is missing.")
    case .reverseCharge:
      check.require(
        seller != nil && (buyer != nil || invoice.buyer.legalID != nil), "BR-AE-02",
        "/buyer/vatIdentifier",
        fr: "L'autoliquidation demande le numéro de TVA du vendeur et celui de l'acheteur.",
        en: "A reverse charge needs the VAT numbers of the seller and of the buyer.")
    case .export:
      check.require(
        seller != nil, "BR-G-02", "/seller/vatIdentifier",
        fr: "Une exportation porte le numéro de TVA du vendeur.",
        en: "An export bears the seller's VAT number.")
    default: break
    }
  }

  // MARK: French rules

  static func number(_ number: String) -> [RuleViolation] {
    var check = Check()
    check.require(
      (1...35).contains(number.utf8.count), "BR-FR-01", "/number",
      fr: "Le numéro a de 1 à 35 caractères.", en: "The number has 1 to 35 characters.")
    check.require(
      number.utf8.allSatisfy(isNumberCharacter), "BR-FR-02", "/number",
      fr: "Le numéro n'accepte que des lettres, des chiffres et + - _ /.",
      en: "The number takes letters, digits and + - _ / only.")
    return check.violations
  }

  private static func isNumberCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "_"), UInt8(ascii: "/"):
      true
    default: false
    }
  }

  private static let frenchRates: Set<Int64> = [
    0, 90, 105, 175, 210, 550, 700, 800, 850, 920, 960, 1000, 1300, 1960, 2000, 2060,
  ]

  private static func french(_ invoice: Invoice, _ check: inout Check) {
    dates(invoice, &check)
    notes(invoice, &check)
    parties(invoice, &check)
    // A rate of another member state (OSS) stands on sales to consumers only, which no platform carries.
    let isCarried = !invoice.notes.contains { $0.subject == .flow && $0.text == "B2C" }
    for (index, breakdown) in invoice.vatBreakdown.enumerated() where isCarried {
      check.require(
        frenchRates.contains(breakdown.vat.rate.units), "BR-FR-16", "/vatBreakdown/\(index)/rate",
        fr: "\(breakdown.vat.rate) % n'est pas un taux français.",
        en: "\(breakdown.vat.rate) % is not a French rate.")
    }
    check.require(
      invoice.currency == .eur
        ? invoice.accountingVAT == nil
        : invoice.accountingVAT?.currency == .eur,
      "BR-FR-CO-12", "/accountingVAT",
      fr: "Dans une autre devise, le total de TVA est aussi donné en euros (BT-6, BT-111).",
      en: "In another currency the VAT total is stated in euros too (BT-6, BT-111).")
    if invoice.type == .corrected {
      check.require(
        invoice.precedingInvoices.count == 1, "BR-FR-CO-04", "/precedingInvoices",
        fr: "Une facture rectificative cite la facture qu'elle remplace, et elle seule.",
        en: "A corrected invoice names the invoice it replaces, and no other.")
    }
    if invoice.type == .creditNote {
      check.require(
        !invoice.precedingInvoices.isEmpty, "BR-FR-CO-05", "/precedingInvoices",
        fr: "Un avoir cite la facture qu'il corrige.",
        en: "A credit note names the invoice it corrects.")
    }
    if invoice.businessProcess.isPaid {
      check.require(
        invoice.totals.paid == invoice.totals.gross && invoice.totals.due.isZero
          && invoice.dueDate != nil,
        "BR-FR-CO-09", "/totals/paid",
        fr: "Une facture déjà payée (B2, S2, M2) est réglée en entier et datée de son paiement.",
        en: "A paid invoice (B2, S2, M2) is settled in full and dated by its payment.")
    }
  }

  private static func dates(_ invoice: Invoice, _ check: inout Check) {
    for (date, path) in [
      (invoice.issueDate, "/issueDate"), (invoice.dueDate, "/dueDate"),
      (invoice.delivery?.date, "/delivery/date"),
    ] {
      guard let date else { continue }
      check.require(
        (2000...2099).contains(date.year), "BR-FR-03", path,
        fr: "L'année n'est pas entre 2000 et 2099.", en: "The year is not between 2000 and 2099.")
    }
    if let due = invoice.dueDate, !invoice.businessProcess.isPaid {
      check.require(
        due >= invoice.issueDate, "BR-FR-CO-07", "/dueDate",
        fr: "L'échéance précède l'émission.", en: "The due date is before the issue date.")
    }
  }

  private static func notes(_ invoice: Invoice, _ check: inout Check) {
    for subject in [NoteSubject.recoveryFee, .latePenalty, .earlyPaymentDiscount] {
      let found = invoice.notes.filter { $0.subject == subject }
      check.require(
        found.count == 1 && found.allSatisfy { $0.text.utf8.count > 3 }, "BR-FR-05", "/notes",
        fr: "La mention \(subject.rawValue) doit figurer une fois.",
        en: "The note \(subject.rawValue) must appear once.")
    }
  }

  private static func parties(_ invoice: Invoice, _ check: inout Check) {
    check.require(
      invoice.seller.legalID.map { CheckDigits.isSIREN($0.value) } ?? false, "BR-FR-10",
      "/seller/siren",
      fr: "Le SIREN du vendeur manque ou sa clé est fausse.",
      en: "The seller's SIREN is missing or its check digit is wrong.")
    if let vat = invoice.seller.vatIdentifier {
      check.require(
        CheckDigits.isFrenchVAT(vat), "BR-CO-09", "/seller/vatIdentifier",
        fr: "Le numéro de TVA du vendeur est faux : \(vat).",
        en: "The seller's VAT number is wrong: \(vat).")
    }
    check.require(
      invoice.seller.electronicAddress != nil, "BR-FR-13", "/seller/electronicAddress",
      fr: "L'adresse électronique du vendeur manque.",
      en: "The seller's electronic address is missing.")
    let isToCompany = invoice.notes.contains { $0.subject == .flow && $0.text == "B2B" }
    guard isToCompany else { return }
    check.require(
      invoice.buyer.legalID.map { CheckDigits.isSIREN($0.value) } ?? false, "BR-FR-11",
      "/buyer/siren",
      fr: "Le SIREN de l'entreprise cliente manque ou sa clé est fausse.",
      en: "The buying company's SIREN is missing or its check digit is wrong.")
    check.require(
      invoice.buyer.electronicAddress?.scheme == .frenchAddress, "BR-FR-21",
      "/buyer/electronicAddress",
      fr: "L'adresse électronique de l'entreprise cliente manque.",
      en: "The buying company's electronic address is missing.")
  }
}
