/// The rules of one VAT category, with their texts.
struct VATRuleTexts {
  private typealias Words = (text: String, fr: Rule.Advice, en: Rule.Advice)
  private let family: VATFamily
  private let judge: VATJudge

  init(_ family: VATFamily) {
    self.family = family
    judge = VATJudge(family: family)
  }

  var rules: [Rule] {
    stated
      + VATSeat.all.flatMap { seat in
        rule(seat.numbersRule, [seat.code] + numberTerms, numbers(seat)) { $0.numbers($1, seat) }
      }
      + VATSeat.all.flatMap { seat in
        rule(seat.rateRule, [seat.rate, seat.code], rate(seat)) { $0.rate($1, seat) }
      }
      + sums + (family.code == "K" ? intraCommunity : []) + (family.code == "O" ? alone : [])
  }

  /// One rule; two where EXTENDED-CTC-FR has it for UBL only.
  private func rule(
    _ number: String, _ reads: [Term], _ words: Words,
    _ decide: @escaping @Sendable (VATJudge, Judgement) -> Void
  ) -> [Rule] {
    let judge = judge
    let make = { (books: Rule.Books, syntaxes: [Syntax]?) in
      Rule(
        "BR-\(family.prefix)-\(number)", books, syntaxes: syntaxes, reads: reads,
        text: words.text, fr: words.fr, en: words.en, law: family.law
      ) { if judge.isAsked($0) { decide(judge, $0) } }
    }
    let rule = make(VATRules.books(family, number), nil)
    guard VATRules.isOnlyInUBLExtension(family, number) else { return [rule] }
    return [rule, make(.extendedCTC, [.ublInvoice, .ublCreditNote])]
  }

  // MARK: 01

  private var stated: [Rule] {
    let (fr, en) = (family.labelFR, family.labelEN)
    let words: Words =
      family.isTaxed
      ? (
        "Category \(en) on a line, allowance or charge has a VAT breakdown (BG-23), at least one.",
        .init(
          "La catégorie de TVA \(fr) est employée dans les lignes, remises ou frais "
            + "sans ventilation de TVA (BG-23) à son nom, ou l'inverse.",
          fix: "Ajoutez une ventilation par taux avec le code \(family.code) (BT-118), "
            + "ou retirez celle qui ne répond à aucune ligne."),
        .init(
          "The VAT category \(en) is used on lines, allowances or charges "
            + "without a VAT breakdown (BG-23) of its own, or the reverse.",
          fix: "Add a breakdown per rate with code \(family.code) (BT-118), "
            + "or remove the one that answers to no line.")
      )
      : (
        "Category \(en) on a line, allowance or charge has exactly one VAT breakdown (BG-23).",
        .init(
          "La catégorie de TVA \(fr) doit avoir une ventilation de TVA (BG-23), "
            + "et une seule, si les lignes, remises ou frais l'emploient, et aucune sinon.",
          fix: "Réunissez les montants de cette catégorie dans une seule ventilation "
            + "avec le code \(family.code) (BT-118)."),
        .init(
          "The VAT category \(en) needs one VAT breakdown (BG-23), and only one, "
            + "when lines, allowances or charges use it, and none otherwise.",
          fix: "Bring the amounts of this category together in a single breakdown "
            + "with code \(family.code) (BT-118).")
      )
    return rule("01", [.bt118, .bt151, .bt95, .bt102], words) { $0.stated($1) }
  }

  // MARK: 02, 03, 04

  private var numberTerms: [Term] {
    switch family.numbers {
    case .seller: [.bt31, .bt32, .bt63]
    case .sellerVAT: [.bt31, .bt63]
    case .bothVAT, .none: [.bt31, .bt63, .bt48]
    case .reverseCharge: [.bt31, .bt32, .bt63, .bt48, .bt47]
    }
  }

  private func numbers(_ seat: VATSeat) -> Words {
    let whereFR = "\(seat.fr) est en catégorie \(family.labelFR)"
    let whereEN = "\(seat.en) has VAT category \(family.labelEN)"
    let (startFR, startEN) = (whereFR.capitalizedFirst, whereEN.capitalizedFirst)
    let asked = askedNumbers
    if family.numbers == .none {
      return (
        "When \(whereEN), the invoice has no VAT number of seller, representative or buyer.",
        .init(
          "\(startFR), mais la facture porte un numéro de TVA (BT-31, BT-63 ou BT-48).",
          fix: "Retirez les numéros de TVA, ou choisissez la catégorie qui convient : "
            + "E pour une exonération (franchise en base comprise), AE pour une autoliquidation."),
        .init(
          "\(startEN), but the invoice has a VAT number (BT-31, BT-63 or BT-48).",
          fix: "Remove the VAT numbers, or choose the category that fits: "
            + "E for an exemption, AE for a reverse charge.")
      )
    }
    return (
      "When \(whereEN), the invoice gives \(asked.en).",
      .init("\(startFR), mais il manque \(asked.fr).", fix: asked.frFix),
      .init("\(startEN), but the invoice lacks \(asked.en).", fix: asked.enFix)
    )
  }

  private var askedNumbers: (fr: String, en: String, frFix: String, enFix: String) {
    switch family.numbers {
    case .seller, .none:
      (
        "le numéro de TVA du vendeur (BT-31), son identifiant fiscal (BT-32) "
          + "ou le numéro de TVA de son représentant (BT-63)",
        "the seller's VAT number (BT-31), its tax registration (BT-32) "
          + "or its representative's VAT number (BT-63)",
        "Ajoutez le numéro de TVA du vendeur, par exemple FR32123456789.",
        "Add the seller's VAT number, for example FR32123456789."
      )
    case .sellerVAT:
      (
        "le numéro de TVA du vendeur (BT-31) ou de son représentant (BT-63)",
        "the VAT number of the seller (BT-31) or of its representative (BT-63)",
        "Ajoutez le numéro de TVA du vendeur, par exemple FR32123456789.",
        "Add the seller's VAT number, for example FR32123456789."
      )
    case .bothVAT:
      (
        "le numéro de TVA du vendeur (BT-31) ou de son représentant (BT-63), "
          + "ou celui de l'acheteur (BT-48)",
        "the VAT number of the seller (BT-31) or of its representative (BT-63), "
          + "and that of the buyer (BT-48)",
        "Ajoutez les deux numéros de TVA ; vérifiez celui de l'acheteur dans VIES.",
        "Add both VAT numbers; check the buyer's in VIES."
      )
    case .reverseCharge:
      (
        "un numéro du vendeur (BT-31, BT-32 ou BT-63) ou de l'acheteur "
          + "(TVA, BT-48, ou immatriculation, BT-47)",
        "a number of the seller (BT-31, BT-32 or BT-63) and one of the buyer "
          + "(VAT, BT-48, or registration, BT-47)",
        "Ajoutez le numéro de TVA du vendeur et celui de l'acheteur, qui doit la taxe.",
        "Add the VAT number of the seller and that of the buyer, who owes the tax."
      )
    }
  }

  // MARK: 05, 06, 07

  private func rate(_ seat: VATSeat) -> Words {
    let asked: (fr: String, en: String, frFix: String, enFix: String) =
      switch family.rate {
      case .positive where family.code == "L":
        (
          "un taux supérieur à zéro", "a rate above zero",
          "Indiquez le taux de l'IGIC, par exemple 7.", "State the IGIC rate, for example 7."
        )
      case .positive:
        (
          "un taux supérieur à zéro", "a rate above zero",
          "Indiquez le taux de TVA, par exemple 20, ou choisissez la catégorie qui explique "
            + "l'absence de TVA (E, AE, K, G, O).",
          "State the VAT rate, for example 20, or choose the category that explains "
            + "why there is no VAT (E, AE, K, G, O)."
        )
      case .zero:
        (
          "le taux zéro", "rate zero", "Mettez 0 comme taux, ou la catégorie S si la TVA est due.",
          "Put 0 as rate, or category S if VAT is due."
        )
      case .zeroOrMore:
        (
          "un taux de zéro ou plus", "a rate of zero or more",
          "Indiquez le taux, 0 s'il n'y en a pas.", "State the rate, 0 if there is none."
        )
      case .absent:
        (
          "aucun taux, pas même zéro", "no rate, not even zero",
          "Retirez le taux : hors du champ de la TVA, il n'y en a pas.",
          "Remove the rate: outside VAT there is none."
        )
      }
    return (
      "In \(seat.en), category \(family.labelEN) has \(asked.en) (\(seat.rate.id)).",
      .init(
        "Dans \(seat.fr), la catégorie de TVA \(family.labelFR) demande "
          + "\(asked.fr) (\(seat.rate.id)).", fix: asked.frFix),
      .init(
        "In \(seat.en), the VAT category \(family.labelEN) needs \(asked.en) (\(seat.rate.id)).",
        fix: asked.enFix)
    )
  }

  // MARK: 08, 09, 10

  private var sums: [Rule] {
    let (fr, en) = (family.labelFR, family.labelEN)
    let perRate = family.isTaxed
    let taxable: Words = (
      "The taxable amount (BT-116) of category \(en) is lines minus allowances plus charges"
        + (perRate ? ", per rate." : "."),
      .init(
        "La base de la catégorie de TVA \(fr) (BT-116) n'est pas la somme de ses lignes, "
          + "moins ses remises, plus ses frais\(perRate ? ", au même taux" : "").",
        fix: "Additionnez les montants nets (BT-131) de cette catégorie, ôtez les remises (BT-92), "
          + "ajoutez les frais (BT-99), et mettez ce total en BT-116."),
      .init(
        "The taxable amount of the VAT category \(en) (BT-116) is not the sum of its lines, "
          + "minus its allowances, plus its charges\(perRate ? ", at the same rate" : "").",
        fix: "Add up the net amounts (BT-131) of this category, subtract allowances (BT-92), "
          + "add charges (BT-99), and put the total into BT-116.")
    )
    return rule("08", [.bt116, .bt131, .bt92, .bt99], taxable) { $0.taxable($1) }
      + rule("09", perRate ? [.bt117, .bt116, .bt119] : [.bt117], amount) { $0.amount($1) }
      + rule("10", [.bt120, .bt121], reason) { $0.reason($1) }
  }

  private var amount: Words {
    let (fr, en) = (family.labelFR, family.labelEN)
    if family.isTaxed {
      return (
        "The tax (BT-117) of category \(en) is the taxable amount (BT-116) times the rate (BT-119).",
        .init(
          "La taxe de la catégorie \(fr) (BT-117) ne correspond pas à la base (BT-116) "
            + "multipliée par le taux (BT-119).",
          fix: "Recalculez BT-116 × BT-119 ÷ 100, arrondi au centime."),
        .init(
          "The tax of category \(en) (BT-117) is not the taxable amount (BT-116) "
            + "times the rate (BT-119).",
          fix: "Recompute BT-116 × BT-119 ÷ 100, rounded to cents.")
      )
    }
    return (
      "The tax (BT-117) of category \(en) is zero.",
      .init(
        "La taxe de la catégorie \(fr) (BT-117) n'est pas zéro.",
        fix: "Mettez 0.00, ou la catégorie S si la TVA est due."),
      .init(
        "The tax of category \(en) (BT-117) is not zero.",
        fix: "Put 0.00, or category S if VAT is due.")
    )
  }

  private var reason: Words {
    let (fr, en) = (family.labelFR, family.labelEN)
    guard family.needsReason else {
      return (
        "A breakdown of category \(en) gives no exemption reason (BT-120, BT-121).",
        .init(
          "La ventilation de la catégorie de TVA \(fr) donne un motif d'exonération "
            + "(BT-120 ou BT-121).",
          fix: "Retirez le motif, ou choisissez la catégorie qui convient si la TVA n'est pas due."),
        .init(
          "The breakdown of VAT category \(en) gives an exemption reason (BT-120 or BT-121).",
          fix: "Remove the reason, or choose the category that fits if no VAT is due.")
      )
    }
    let example = Self.examples[family.code] ?? ("", "")
    return (
      "A breakdown of category \(en) gives an exemption reason, text (BT-120) or code (BT-121).",
      .init(
        "La ventilation de la catégorie de TVA \(fr) ne dit pas pourquoi la TVA n'est pas facturée "
          + "(motif, BT-120, ou code, BT-121).", fix: example.0),
      .init(
        "The breakdown of VAT category \(en) does not say why no VAT is charged "
          + "(reason, BT-120, or code, BT-121).", fix: example.1)
    )
  }

  private static let examples: [String: (String, String)] = [
    "E": (
      "Ajoutez le motif, par exemple « TVA non applicable, art. 293 B du CGI » "
        + "avec le code VATEX-FR-FRANCHISE.",
      "Add the reason, for example \"TVA non applicable, art. 293 B du CGI\" "
        + "with code VATEX-FR-FRANCHISE."
    ),
    "AE": (
      "Ajoutez « Autoliquidation » en BT-120 ou le code VATEX-EU-AE en BT-121.",
      "Add \"Reverse charge\" in BT-120 or code VATEX-EU-AE in BT-121."
    ),
    "K": (
      "Ajoutez « Exonération de TVA, art. 262 ter, I du CGI » ou le code VATEX-EU-IC.",
      "Add \"Intra-community supply\" in BT-120 or code VATEX-EU-IC in BT-121."
    ),
    "G": (
      "Ajoutez « Exonération de TVA, art. 262, I du CGI » ou le code VATEX-EU-G.",
      "Add \"Export outside the EU\" in BT-120 or code VATEX-EU-G in BT-121."
    ),
    "O": (
      "Ajoutez « Hors du champ de la TVA » ou le code VATEX-EU-O.",
      "Add \"Not subject to VAT\" in BT-120 or code VATEX-EU-O in BT-121."
    ),
  ]

  // MARK: Intra-community supply

  private var intraCommunity: [Rule] {
    let date: Words = (
      "An intra-community supply states a delivery date (BT-72) or an invoicing period (BG-14).",
      .init(
        "La facture porte une livraison intracommunautaire (K) sans date de livraison (BT-72) "
          + "ni période de facturation (BT-73, BT-74).",
        fix: "Indiquez la date de livraison, ou le début et la fin de la période facturée."),
      .init(
        "The invoice has an intra-community supply (K) but neither delivery date (BT-72) "
          + "nor invoicing period (BT-73, BT-74).",
        fix: "State the delivery date, or the start and end of the period invoiced.")
    )
    let country: Words = (
      "An intra-community supply states the country of delivery (BT-80).",
      .init(
        "La facture porte une livraison intracommunautaire (K) sans pays de livraison (BT-80).",
        fix: "Indiquez le pays où les biens sont livrés, par exemple DE."),
      .init(
        "The invoice has an intra-community supply (K) but no country of delivery (BT-80).",
        fix: "State the country the goods are delivered to, for example DE.")
    )
    return rule("11", [.bt72, .bt73, .bt74], date) { $0.supplyDate($1) }
      + rule("12", [.bt80], country) { $0.deliveryCountry($1) }
  }

  // MARK: Not subject to VAT

  private var alone: [Rule] {
    let words = { (fr: String, en: String, term: Term) -> Words in
      (
        "With a breakdown of category \(family.labelEN), \(en) has no other category (\(term.id)).",
        .init(
          "La facture a une ventilation \(family.labelFR), mais \(fr) est dans une autre "
            + "catégorie de TVA (\(term.id)).",
          fix: "Faites deux factures, ou mettez E avec son motif "
            + "à la place de O si l'opération est exonérée."),
        .init(
          "The invoice has a breakdown \(family.labelEN), but \(en) "
            + "is in another VAT category (\(term.id)).",
          fix: "Make two invoices, or use E with its reason instead of O "
            + "if the supply is exempt.")
      )
    }
    let taxes: [TaxFacts.Tax.Seat] = [.line, .breakdown, .stray]
    let adjustments: [TaxFacts.Tax.Seat] = [.allowance, .charge, .unmarked]
    return rule("11", [.bt118], words("une autre ventilation", "another breakdown", .bt118)) {
      $0.alone($1, ubl: [.breakdown], cii: taxes, .bt118)
    }
      + rule("12", [.bt151], words("une ligne", "a line", .bt151)) {
        $0.alone($1, ubl: [.line, .stray], cii: taxes, .bt151)
      }
      + rule("13", [.bt95], words("une remise", "an allowance", .bt95)) {
        $0.alone($1, ubl: [.allowance], cii: adjustments, .bt95)
      }
      + rule("14", [.bt102], words("un frais", "a charge", .bt102)) {
        $0.alone($1, ubl: [.charge], cii: adjustments, .bt102)
      }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
