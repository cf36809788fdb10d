import Money

/// Rules repeated over many fields: one description, one rule per field.
extension FrenchRules {
  /// A rule on each value of a field.
  static func each(
    _ id: String, _ field: FrenchField, syntaxes: [Syntax]? = nil, scheme: String? = nil,
    text: String, fr: (problem: String, fix: String), en: (problem: String, fix: String),
    law: String? = "XP Z12-012", holds: @escaping @Sendable (String, Judgement) -> Bool
  ) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: syntaxes, reads: field.terms, text: "\(field.en): \(text)",
      fr: .about(field.fr, fr.problem, fix: fr.fix), en: .about(field.en, en.problem, fix: en.fix),
      law: law
    ) { judgement in
      field.each(judgement, scheme: scheme) { holds($0, judgement) }
    }
  }

  // MARK: BR-FR-01, 02: numbers of invoices

  static let numbers: [Rule] = FrenchFields.numbers.flatMap { field in
    [
      length("BR-FR-01_\(field.code)", field), shape("BR-FR-02_\(field.code)", field),
      length("BR-FR-01_\(field.code)-1", field, .ubl),
      shape("BR-FR-01_\(field.code)-2", field, .ubl),
    ]
  }

  private static func length(
    _ id: String, _ field: FrenchField, _ syntaxes: [Syntax]? = nil
  ) -> Rule {
    each(
      id, syntaxes == nil ? field.withoutUBL : field, syntaxes: syntaxes,
      text: "at most 35 characters",
      fr: ("dépasse 35 caractères.", "Raccourcissez-le à 35 caractères ou moins."),
      en: ("is longer than 35 characters.", "Shorten it to 35 characters or fewer."),
      law: numberLaw
    ) { text, _ in FrenchShapes.isAtMost(35, text) }
  }

  private static func shape(
    _ id: String, _ field: FrenchField, _ syntaxes: [Syntax]? = nil
  ) -> Rule {
    each(
      id, field, syntaxes: syntaxes, text: "letters, digits and + - _ / only",
      fr: (
        "contient autre chose que des lettres sans accent, des chiffres et + - _ /, ou une espace.",
        "N'employez que A à Z, a à z, 0 à 9, +, -, _ et /, sans espace."
      ),
      en: (
        "holds something else than unaccented letters, digits and + - _ /, or a space.",
        "Use A to Z, a to z, 0 to 9, +, -, _ and / only, without spaces."
      ), law: numberLaw
    ) { text, _ in FrenchShapes.isNumber(text) }
  }

  private static let numberLaw = "CGI ann. II art. 242 nonies A, I-7° ; XP Z12-012"

  // MARK: BR-FR-03: dates

  static let dates: [Rule] = FrenchFields.dates.map { field in
    each(
      "BR-FR-03_\(field.code)", field, text: "a real day of the years 2000 to 2099",
      fr: (
        "n'est pas une date du calendrier entre 2000 et 2099, écrite comme il faut.",
        "Indiquez un jour qui existe, au format AAAAMMJJ en CII, AAAA-MM-JJ en UBL."
      ),
      en: (
        "is not a calendar date between 2000 and 2099 in the right format.",
        "Give a day that exists, as YYYYMMDD in CII, YYYY-MM-DD in UBL."
      )
    ) { text, judgement in FrenchShapes.isDay(text, in: judgement.invoice.syntax) }
  }

  // MARK: BR-FR-04: types

  static let types: [Rule] = FrenchFields.types.map { field in
    each(
      "BR-FR-04_\(field.code)", field, text: "one of the invoice types admitted in France",
      fr: (
        "n'est pas un type de facture admis en France.",
        "Choisissez 380 (facture), 381 (avoir), 384 (rectificative), 386 (acompte), ou un autre type "
          + "de la liste : 261, 262, 389, 393, 396, 471, 472, 473, 500, 501, 502, 503."
      ),
      en: (
        "is not an invoice type admitted in France.",
        "Choose 380 (invoice), 381 (credit note), 384 (corrected), 386 (deposit), or another type of "
          + "the list: 261, 262, 389, 393, 396, 471, 472, 473, 500, 501, 502, 503."
      )
    ) { text, _ in FrenchShapes.types.contains(text) }
  }

  // MARK: BR-FR-23 to 26: electronic addresses and private identifiers

  static let addresses: [Rule] =
    FrenchFields.endpoints.map { field in
      each(
        "BR-FR-23_\(field.code)", field, scheme: "0225",
        text: "an address of the French directory holds letters, digits and + - _ . only",
        fr: (
          "contient un caractère que l'annuaire (0225) n'admet pas.",
          "N'employez que des lettres sans accent, des chiffres et + - _ ."
        ),
        en: (
          "holds a character the French directory (0225) does not admit.",
          "Use unaccented letters, digits and + - _ . only."
        )
      ) { text, _ in FrenchShapes.isAddress(text) }
    }
    + FrenchFields.privateIDs.map { field in
      each(
        "BR-FR-24_\(field.code)", field, scheme: "0224",
        text: "a private identifier (0224) holds letters, digits and + - _ . only",
        fr: (
          "contient un caractère interdit dans un code routage (0224).",
          "N'employez que des lettres sans accent, des chiffres et + - _ ."
        ),
        en: (
          "holds a character not allowed in a routing code (0224).",
          "Use unaccented letters, digits and + - _ . only."
        )
      ) { text, _ in FrenchShapes.isAddress(text) }
    }
    + FrenchFields.endpoints.map { field in
      each(
        "BR-FR-25_\(field.code)", field, text: "at most 125 characters",
        fr: ("dépasse 125 caractères.", "Raccourcissez-la à 125 caractères ou moins."),
        en: ("is longer than 125 characters.", "Shorten it to 125 characters or fewer.")
      ) { text, _ in FrenchShapes.isAtMost(125, text) }
    }
    + FrenchFields.privateIDs.map { field in
      each(
        "BR-FR-26_\(field.code)", field, scheme: "0224", text: "at most 100 characters",
        fr: ("dépasse 100 caractères.", "Raccourcissez-le à 100 caractères ou moins."),
        en: ("is longer than 100 characters.", "Shorten it to 100 characters or fewer.")
      ) { text, _ in FrenchShapes.isAtMost(100, text) }
    }

  // MARK: BR-FR-32: SIREN

  static let sirens: [Rule] = FrenchFields.sirens.map { field in
    Rule(
      "BR-FR-32-\(field.code)", .fatal, .french, reads: field.terms,
      text: "An identifier with scheme 0002 or 0231 is a SIREN: nine digits.",
      fr: .about(
        field.fr, "porte le code 0002 ou 0231 sans être un SIREN à neuf chiffres.",
        fix: "Indiquez les neuf chiffres du SIREN, sans espace."),
      en: .about(
        field.en, "has scheme 0002 or 0231 and is not a SIREN of nine digits.",
        fix: "Give the nine digits of the SIREN, without spaces."),
      law: "CGI ann. II art. 242 nonies A, I-1° ; XP Z12-012"
    ) { judgement in
      let schemes: Set<String> = field.code == "LEGALID" ? ["0002"] : ["0002", "0231"]
      for value in field.values(judgement) {
        guard let scheme = value.scheme, schemes.contains(scheme) else { continue }
        if !FrenchShapes.isDigits(value.trimmed, count: 9) { judgement.fail(value) }
      }
    }
  }

  // MARK: BR-FR-DEC: decimals

  static let decimals: [Rule] =
    FrenchFields.amounts.map { field in
      decimal("BR-FR-DEC-01_\(field.code)", field, decimals: 2)
    }
    + [
      never(
        "BR-FR-DEC-01_BT-111", reads: [.bt111], like: "BR-FR-DEC-01_BT-110",
        fr: "« Total de TVA dans la devise de comptabilité » (BT-111)",
        en: "“VAT total in accounting currency” (BT-111)")
    ]
    + FrenchFields.quantities.map { field in
      decimal(
        "BR-FR-DEC-02_\(field.code)", field, decimals: 4, passesEmptyInUBL: field.code == "BT-149")
    }
    + FrenchFields.prices.map(price)
    + FrenchFields.percentages.map { field in
      each(
        "BR-FR-DEC-04_\(field.code)", field, text: "four digits, two of them decimals at most",
        fr: (
          "n'est pas un pourcentage positif d'au plus quatre chiffres dont deux décimales.",
          "Écrivez par exemple 20.00 ou 5.5, avec un point et sans le signe %."
        ),
        en: (
          "is not a positive percentage of four digits at most, two of them decimals.",
          "Write for instance 20.00 or 5.5, with a point and without the sign %."
        )
      ) { text, _ in
        FrenchShapes.isDecimal(
          XMLSpace.normalized(text), decimals: 2, total: 4, whole: 4, signed: false)
      }
    }

  private static func decimal(
    _ id: String, _ field: FrenchField, decimals: Int, passesEmptyInUBL: Bool = false
  ) -> Rule {
    each(
      id, field, text: "19 digits at most, \(decimals) decimals at most",
      fr: (
        "n'est pas un nombre d'au plus 19 chiffres dont \(decimals) décimales.",
        "Écrivez-le avec un point et au plus \(decimals) décimales, sans espace ni signe monétaire."
      ),
      en: (
        "is not a number of 19 digits at most with \(decimals) decimals at most.",
        "Write it with a point and \(decimals) decimals at most, without spaces or currency signs."
      )
    ) { text, judgement in
      let number = XMLSpace.normalized(text)
      if passesEmptyInUBL, number.isEmpty, judgement.invoice.syntax?.isUBL == true { return true }
      return FrenchShapes.isDecimal(number, decimals: decimals)
    }
  }

  private static func price(_ field: FrenchField) -> Rule {
    each(
      "BR-FR-DEC-03_\(field.code)", field,
      text: "six decimals at most, not negative but in two-way billing (S9, B9, M9)",
      fr: (
        "n'est pas un prix positif d'au plus 19 chiffres dont six décimales.",
        "Écrivez un prix positif ; pour un retour, c'est la quantité qui est négative."
      ),
      en: (
        "is not a positive price of 19 digits at most with six decimals at most.",
        "Write a positive price; for a return, the quantity is negative."
      )
    ) { text, judgement in
      let number = XMLSpace.normalized(text)
      if number.isEmpty, judgement.invoice.syntax?.isUBL == true { return true }
      return FrenchShapes.isDecimal(
        number, decimals: 6, signed: judgement.billingMode.isTwoWay)
    }
  }

  /// An official rule that a rule on the same element hides: it is known, and it never speaks.
  static func never(
    _ id: String, syntaxes: [Syntax]? = nil, reads: [Term], like other: String, fr: String,
    en: String
  ) -> Rule {
    Rule(
      id, .fatal, .french, syntaxes: syntaxes, reads: reads,
      text: "\(en): \(other) tests the same element and speaks for both.",
      fr: .about(fr, "n'est pas valable.", fix: "Corrigez ce que signale \(other)."),
      en: .about(en, "is not valid.", fix: "Mend what \(other) reports.")
    ) { _ in }
  }
}
