/// The lines: BR-21 … BR-28, BR-54, BR-64, BR-65, BR-CO-04, BR-DEC-23.
enum CENLineRules {
  static let all: [Rule] = basics + prices + items

  private static let basics: [Rule] = [
    Rule(
      "BR-21", .fatal, .lines, reads: [.bt126],
      text: "Each line has an identifier (BT-126).",
      fr: .init(
        "Une ligne n'a pas de numéro (BT-126).",
        fix: "Numérotez chaque ligne, par exemple 1, 2, 3."),
      en: .init(
        "A line has no identifier (BT-126).", fix: "Number every line, for example 1, 2, 3.")
    ) { j in
      j.each(.bg25, .bt126) { $0.isFilled(.bt126) }
    },
    Rule(
      "BR-22", .fatal, .coreLines, reads: [.bt129],
      text: "Each line has a quantity (BT-129).",
      fr: .init(
        "La quantité facturée (BT-129) manque sur une ligne.",
        fix: "Indiquez la quantité, par exemple 1 ou 2.5."),
      en: .init(
        "The invoiced quantity (BT-129) of a line is missing.",
        fix: "State the quantity, for example 1 or 2.5.")
    ) { j in
      j.each(.bg25, .bt129) { $0.has(.bt129) }
    },
    Rule(
      "BR-23", .fatal, .coreLines, reads: [.bt130],
      text: "The quantity of each line has a unit (BT-130).",
      fr: .init(
        "L'unité de la quantité facturée (BT-130) manque sur une ligne.",
        fix: "Indiquez l'unité : C62 pour des pièces, HUR pour des heures, KGM pour des kilos."),
      en: .init(
        "The unit of the invoiced quantity (BT-130) of a line is missing.",
        fix: "State the unit: C62 for pieces, HUR for hours, KGM for kilograms.")
    ) { j in
      j.each(.bg25, .bt130) { $0.has(.bt130) }
    },
    Rule(
      "BR-24", .fatal, .coreLines, reads: [.bt131],
      text: "Each line has a net amount (BT-131).",
      fr: .init(
        "Le montant net (BT-131) manque sur une ligne.",
        fix: "Indiquez le total hors taxe de la ligne : quantité × prix unitaire, remises déduites."
      ),
      en: .init(
        "The net amount (BT-131) of a line is missing.",
        fix: "State the total of the line without VAT: quantity × unit price, less allowances.")
    ) { j in
      j.each(.bg25, .bt131) { $0.has(.bt131) }
    },
    CENRule.decimals(
      "BR-DEC-23", .lines, .bg25, .bt131, fr: "le montant net d'une ligne",
      en: "the net amount of a line"),
    Rule(
      "BR-CO-04", .fatal, .coreLines, reads: [.bt151],
      text: "Each line has a VAT category (BT-151).",
      fr: .init(
        "La catégorie de TVA (BT-151) manque sur une ligne.",
        fix: "Indiquez la catégorie : S pour un taux normal ou réduit, Z pour le taux zéro, "
          + "E pour une exonération."),
      en: .init(
        "The VAT category (BT-151) of a line is missing.",
        fix: "State the category: S for a standard or reduced rate, Z for zero, E for exempt.")
    ) { j in
      for line in j.invoice.all(.bg25) {
        let holds = line.groups(.bg30).contains { tax in
          guard tax.has(.bt151) else { return false }
          guard let xml = j.xml, let node = tax.node else { return true }
          return j.isUBL ? VATScheme.isUBL(xml, node) : VATScheme.isCII(xml, node)
        }
        if !holds { j.fail(.bt151, in: line.first(.bg30) ?? line) }
      }
    },
  ]

  private static let prices: [Rule] = [
    Rule(
      "BR-26", .fatal, .coreLines, reads: [.bt146],
      text: "Each line has a net unit price (BT-146).",
      fr: .init(
        "Le prix unitaire net (BT-146) manque sur une ligne.",
        fix: "Indiquez le prix hors taxe d'une unité, remise sur le prix déduite."),
      en: .init(
        "The net unit price (BT-146) of a line is missing.",
        fix: "State the price of one unit without VAT, price discount deducted.")
    ) { j in
      for line in j.invoice.all(.bg25) where !line.groups(.bg29).contains(where: { $0.has(.bt146) })
      {
        j.fail(.bt146, in: line.first(.bg29) ?? line)
      }
    },
    Rule(
      "BR-27", .fatal, .coreLines, reads: [.bt146],
      text: "The net unit price (BT-146) is there and not negative.",
      fr: .init(
        "Le prix unitaire net (BT-146) d'une ligne est négatif ou absent.",
        fix: "Mettez un prix positif ou nul ; pour un retour ou une remise, "
          + "rendez la quantité (BT-129) négative."),
      en: .init(
        "The net unit price (BT-146) of a line is negative or missing.",
        fix: "Give a price of zero or more; for a return or discount, "
          + "make the quantity (BT-129) negative.")
    ) { j in
      for line in j.invoice.all(.bg25) {
        let price = line.first(.bg29)
        let holds = price?[.bt146].map { XPathNumber.isNotNegative($0.text) ?? true } ?? false
        if !holds { j.fail(.bt146, in: price ?? line) }
      }
    },
    Rule(
      "BR-28", .fatal, .coreLines, reads: [.bt148],
      text: "The gross unit price (BT-148) is not negative.",
      fr: .init(
        "Le prix unitaire brut (BT-148) d'une ligne est négatif.",
        fix: "Mettez le prix catalogue avant remise, positif ou nul, ou retirez-le."),
      en: .init(
        "The gross unit price (BT-148) of a line is negative.",
        fix: "Give the list price before discount, zero or more, or remove it.")
    ) { j in
      if j.isUBL, j.xml != nil {
        grossPrices(j)
      } else {
        j.each(.bg29, .bt148) {
          $0[.bt148].map { XPathNumber.isNotNegative($0.text) ?? true } ?? true
        }
      }
    },
  ]

  /// UBL looks at the discount of a price whatever its indicator, and at none but the base amounts.
  private static func grossPrices(_ j: Judgement) {
    guard let xml = j.xml else { return }
    for line in j.invoice.all(.bg25) {
      var isThere = false
      var holds = false
      for price in j.elements(in: line, price) {
        for discount in xml.children(price, named: allowance) {
          for base in xml.children(discount, named: baseAmount) {
            isThere = true
            if XPathNumber.isNotNegative(xml.text(base)) ?? true { holds = true }
          }
        }
      }
      if isThere && !holds { j.fail(.bt148, in: line.first(.bg29) ?? line) }
    }
  }

  private static let property = XMLName.of("cac:AdditionalItemProperty")
  private static let propertyName = XMLName.of("cbc:Name")
  private static let propertyValue = XMLName.of("cbc:Value")
  private static let price = XMLName.of("cac:Price")
  private static let allowance = XMLName.of("cac:AllowanceCharge")
  private static let baseAmount = XMLName.of("cbc:BaseAmount")

  private static let items: [Rule] = [
    Rule(
      "BR-25", .fatal, .lines, reads: [.bt153],
      text: "Each line names its item (BT-153).",
      fr: .init(
        "La désignation de l'article (BT-153) manque sur une ligne.",
        fix: "Indiquez le nom du produit ou du service, par exemple « Chaise pliante »."),
      en: .init(
        "The item name (BT-153) of a line is missing.",
        fix: "State the name of the product or service, for example \"Folding chair\".")
    ) { j in
      for line in j.invoice.all(.bg25) {
        let item = line.first(.bg31)
        if !(item?.isFilled(.bt153) ?? false) { j.fail(.bt153, in: item ?? line) }
      }
    },
    Rule(
      "BR-54", .fatal, .coreLines, reads: [.bt160, .bt161],
      text: "Each item attribute (BG-32) has a name (BT-160) and a value (BT-161).",
      fr: .init(
        "Une caractéristique d'article n'a pas de nom (BT-160) ou pas de valeur (BT-161).",
        fix: "Indiquez les deux, par exemple « Couleur » et « Bleu », "
          + "ou retirez la caractéristique."),
      en: .init(
        "An item attribute lacks its name (BT-160) or its value (BT-161).",
        fix: "State both, for example \"Colour\" and \"Blue\", or remove the attribute.")
    ) { j in
      if j.isUBL, let xml = j.xml {
        for node in xml.elements(named: property) {
          if xml.first(node, propertyName) == nil {
            j.blame(node, missing: .bt160)
          } else if xml.first(node, propertyValue) == nil {
            j.blame(node, missing: .bt161)
          }
        }
        return
      }
      for group in j.invoice.all(.bg32) {
        if !group.has(.bt160) {
          j.fail(.bt160, in: group)
        } else if !group.has(.bt161) {
          j.fail(.bt161, in: group)
        }
      }
    },
    Rule(
      "BR-64", .fatal, .lines, reads: [.bt157],
      text: "The standard identifier of an item (BT-157) has a scheme.",
      fr: .init(
        "L'identifiant standard de l'article (BT-157) n'a pas de schéma (BT-157-1).",
        fix: "Ajoutez l'attribut schemeID, par exemple 0160 pour un GTIN (code-barres EAN)."),
      en: .init(
        "The standard identifier of the item (BT-157) has no scheme (BT-157-1).",
        fix: "Add the schemeID attribute, for example 0160 for a GTIN (EAN bar code).")
    ) { j in
      j.each(.bt157) { hasList(j, $0) }
    },
    Rule(
      "BR-65", .fatal, .lines, reads: [.bt158],
      text: "The classification of an item (BT-158) names its list.",
      fr: .init(
        "Le code de classification de l'article (BT-158) ne nomme pas sa liste (BT-158-1).",
        fix: "Ajoutez l'attribut listID, par exemple TST pour UNSPSC ou STI pour CPV."),
      en: .init(
        "The classification of the item (BT-158) does not name its list (BT-158-1).",
        fix: "Add the listID attribute, for example TST for UNSPSC or STI for CPV.")
    ) { j in
      j.each(.bt158) { hasList(j, $0) }
    },
  ]

  /// UBL asks for the attribute, CII for something in it.
  private static func hasList(_ j: Judgement, _ value: TermValue) -> Bool {
    guard let scheme = value.scheme else { return false }
    return j.isUBL || !scheme.isBlankText
  }
}
