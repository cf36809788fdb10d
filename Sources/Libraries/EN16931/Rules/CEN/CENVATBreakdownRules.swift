import Money

/// The VAT breakdown (BG-23): BR-45 … BR-48, BR-CO-03, BR-CO-17, BR-CO-18, BR-DEC-19, BR-DEC-20.
enum CENVATBreakdownRules {
  static let all: [Rule] = breakdowns.flatMap { $0 } + document

  /// Who judges a breakdown of CII. The official files give each to the first pattern that matches it, and so
  /// hide some from these rules; UBL and Factur-X hide none.
  enum Visibility {
    case everywhere
    /// Categories S, Z, E, AE, G and K: hidden by the French extension.
    case notInExtension
    /// Categories L, M and O: hidden by CEN too.
    case inFacturX
  }

  /// Of each VAT breakdown; many rules ask.
  static func visibilities(_ j: Judgement) -> [(group: GroupView, visibility: Visibility)] {
    j.invoice.all(.bg23).map { ($0, visibility(j, $0)) }
  }

  private static func visibility(_ j: Judgement, _ group: GroupView) -> Visibility {
    guard j.isCII, let xml = j.xml, let node = group.node, let code = group[.bt118]?.text else {
      return .everywhere
    }
    let found: Visibility
    switch code {
    case "L", "M", "O": found = .inFacturX
    case "S", "Z", "E", "AE", "G", "K": found = .notInExtension
    default: return .everywhere
    }
    return VATScheme.isCII(xml, node) ? found : .everywhere
  }

  private static func books(_ books: Rule.Books, _ visibility: Visibility) -> Rule.Books {
    switch visibility {
    case .everywhere: books
    case .notInExtension: books.subtracting(.extendedCTC)
    case .inFacturX: books.intersection(.facturXAll)
    }
  }

  private static let visibilities: [Visibility] = [.everywhere, .notInExtension, .inFacturX]

  private static func each(
    _ id: String, _ term: Term, text: String, fr: Rule.Advice, en: Rule.Advice,
    books: Rule.Books = .everywhere, also: [Term] = [],
    _ holds: @escaping @Sendable (Judgement, GroupView) -> Bool
  ) -> [Rule] {
    visibilities.map { wanted in
      Rule(
        id, .fatal, Self.books(books, wanted), syntaxes: wanted == .everywhere ? nil : [.cii],
        reads: [term] + also, text: text, fr: fr, en: en
      ) { j in
        for (group, visibility) in j.breakdownVisibilities
        where visibility == wanted && !holds(j, group) {
          j.fail(term, in: group)
        }
      }
    }
  }

  private static let category = XMLName.of("cac:TaxCategory")

  private static func cents(_ id: String, _ term: Term, fr: String, en: String) -> [Rule] {
    each(
      id, term, text: "\(CENRule.capital(en)) (\(term.id)) has two decimals at most.",
      fr: .init(
        "\(CENRule.capital(fr)) (\(term.id)) a plus de deux décimales.",
        fix: "Arrondissez au centime, par exemple 12.34 au lieu de 12.345."),
      en: .init(
        "\(CENRule.capital(en)) (\(term.id)) has more than two decimals.",
        fix: "Round it to cents, for example 12.34 instead of 12.345.")
    ) { _, group in group[term].map(\.text.hasAtMostTwoDecimals) ?? true }
  }

  private static let breakdowns: [[Rule]] = [
    each(
      "BR-45", .bt116, text: "Each VAT breakdown has a taxable amount (BT-116).",
      fr: .init(
        "La base hors taxe (BT-116) manque pour un taux de TVA.",
        fix: "Indiquez la somme hors taxe des lignes, remises et frais à ce taux."),
      en: .init(
        "The taxable amount (BT-116) of a VAT rate is missing.",
        fix: "State the sum without VAT of the lines, allowances and charges at this rate.")
    ) { _, group in group.has(.bt116) },
    each(
      "BR-46", .bt117, text: "Each VAT breakdown has a tax amount (BT-117).",
      fr: .init(
        "Le montant de TVA (BT-117) manque pour un taux de TVA.",
        fix: "Indiquez la base (BT-116) × le taux (BT-119), ou 0.00 si rien n'est dû."),
      en: .init(
        "The tax amount (BT-117) of a VAT rate is missing.",
        fix: "State the base (BT-116) × the rate (BT-119), or 0.00 if nothing is due.")
    ) { _, group in group.has(.bt117) },
    each(
      "BR-47", .bt118, text: "Each VAT breakdown has a VAT category (BT-118).",
      fr: .init(
        "La catégorie de TVA (BT-118) manque dans la ventilation.",
        fix: "Indiquez la catégorie : S pour un taux normal ou réduit, Z pour le taux zéro, "
          + "E pour une exonération."),
      en: .init(
        "The VAT category (BT-118) of a breakdown is missing.",
        fix: "State the category: S for a standard or reduced rate, Z for zero, E for exempt.")
    ) { j, group in ofVAT(j, group) { $0.has(.bt118) } },
    each(
      "BR-48", .bt119,
      text: "Each VAT breakdown has a rate (BT-119), except outside the scope of VAT.",
      fr: .init(
        "Le taux de TVA (BT-119) manque dans la ventilation.",
        fix: "Indiquez le taux, par exemple 20 ou 5.5 ; mettez 0 pour une exonération."),
      en: .init(
        "The VAT rate (BT-119) of a breakdown is missing.",
        fix: "State the rate, for example 20 or 5.5; 0 if it is exempt.")
    ) { j, group in
      ofVAT(j, group) {
        $0.has(.bt119) || (j.isUBL ? $0.text(.bt118) == "O" : $0.isText(.bt118, "O"))
      }
    },
    each(
      "BR-CO-17", .bt117,
      text: "The tax (BT-117) is the base (BT-116) × the rate (BT-119), to less than one unit.",
      fr: .init(
        "La TVA (BT-117) n'est pas égale à la base (BT-116) × le taux (BT-119).",
        fix: "Recalculez la TVA de ce taux, arrondie au centime, "
          + "par exemple 100.00 × 20 % = 20.00."),
      en: .init(
        "The VAT (BT-117) is not the base (BT-116) × the rate (BT-119).",
        fix: "Recompute the VAT of this rate, rounded to cents, for example 100.00 × 20% = 20.00."),
      books: .coreOnly, also: [.bt116, .bt119]
    ) { j, group in isTaxOfBase(j, group) },
    cents(
      "BR-DEC-19", .bt116, fr: "la base hors taxe d'un taux de TVA",
      en: "the taxable amount of a VAT rate"),
    cents(
      "BR-DEC-20", .bt117, fr: "le montant de TVA d'un taux", en: "the tax amount of a VAT rate"),
  ]

  /// Whether the breakdown is about VAT and satisfies it.
  private static func ofVAT(
    _ j: Judgement, _ group: GroupView, _ holds: (GroupView) -> Bool
  ) -> Bool {
    guard let xml = j.xml, let node = group.node else { return holds(group) }
    let isVAT =
      j.isUBL
      ? j.elements(in: group, category).contains { VATScheme.isUBL(xml, $0) }
      : VATScheme.isCII(xml, node)
    return isVAT && holds(group)
  }

  private static func isTaxOfBase(_ j: Judgement, _ group: GroupView) -> Bool {
    var rate: TermValue?
    if let xml = j.xml, let node = group.node, !j.isUBL {
      rate = VATScheme.isCII(xml, node, normalized: true) ? group[.bt119] : nil
    } else {
      rate = ofVAT(j, group) { _ in true } ? group[.bt119] : nil
    }
    guard let tax = group[.bt117] else { return false }
    // Not a number: the official engine stops.
    guard let vat = tax.decimal else { return true }
    let isNothing = vat.rounded(0, .halfTowardPositive).isZero
    guard let rate else { return isNothing }
    guard let percent = rate.decimal else { return true }
    if percent.rounded(0, .halfTowardPositive).isZero { return isNothing }
    guard let base = group[.bt116] else { return false }
    guard let amount = base.decimal else { return true }
    let hundredth = ExactDecimal(1, scale: 2)
    let expected = (amount.magnitude * percent * hundredth).inCents
    let (low, high) = (vat.magnitude - ExactDecimal(1), vat.magnitude + ExactDecimal(1))
    return j.isUBL ? low < expected && expected < high : low <= expected && expected <= high
  }

  private static let taxPoint = XMLName.of("ram:TaxPointDate")
  private static let dueCode = XMLName.of("ram:DueDateTypeCode")

  private static let document: [Rule] =
    visibilities.map(taxPointRule) + [
      withoutBreakdown(.everywhere) { j in !j.isCII || !j.invoice.all(.bg25).isEmpty },
      withoutBreakdown(.facturXAll, syntaxes: [.cii]) { j in j.invoice.all(.bg25).isEmpty },
    ]

  /// CII asks once per breakdown it does not hide.
  private static func taxPointRule(_ wanted: Visibility) -> Rule {
    Rule(
      "BR-CO-03", .fatal, books(.everywhere, wanted),
      syntaxes: wanted == .everywhere ? nil : [.cii], reads: [.bt8, .bt7],
      text: "The VAT point is stated as a date (BT-7) or as a code (BT-8), not as both.",
      fr: .init(
        "La facture donne à la fois une date d'exigibilité de la TVA (BT-7) et un code (BT-8).",
        fix: "Gardez l'une des deux : la date si vous la connaissez, sinon le code."),
      en: .init(
        "The invoice states both a VAT point date (BT-7) and a code for it (BT-8).",
        fix: "Keep one of them: the date if you know it, otherwise the code.")
    ) { j in
      guard j.isCII, let xml = j.xml else {
        if j.root.has(.bt7) && j.root.has(.bt8) { j.fail(.bt8, in: j.root) }
        return
      }
      if xml.elements(named: taxPoint).isEmpty || xml.elements(named: dueCode).isEmpty { return }
      let found = j.invoice.all(.bg23).map { visibility(j, $0) }
      // The same breach once, by the rule of the widest books.
      if visibilities.first(where: found.contains) == wanted { j.fail(.bt8, in: j.root) }
    }
  }

  /// CII asks once per line, so never of an invoice without lines; Factur-X asks always.
  private static func withoutBreakdown(
    _ books: Rule.Books, syntaxes: [Syntax]? = nil,
    _ isAsked: @escaping @Sendable (Judgement) -> Bool
  ) -> Rule {
    Rule(
      "BR-CO-18", .fatal, books, syntaxes: syntaxes, reads: [.bt118],
      text: "The invoice has a VAT breakdown (BG-23).",
      fr: .init(
        "La ventilation de la TVA (BG-23) manque.",
        fix: "Ajoutez pour chaque taux : base hors taxe, catégorie, taux et montant de TVA."),
      en: .init(
        "The VAT breakdown (BG-23) is missing.",
        fix: "Add for each rate: taxable amount, category, rate and VAT amount.")
    ) { j in
      if isAsked(j) && j.invoice.all(.bg23).isEmpty { j.fail(.bt118, in: j.root) }
    }
  }
}
