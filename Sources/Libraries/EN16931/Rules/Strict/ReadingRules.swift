/// Whether a file can be read at all: what no term has room for, numbers that are none, values
/// given twice.
enum ReadingRules {
  static let all: [Rule] = [unknown, order, stray, number, repeated, repeatedGroup]

  private static func unread(
    _ id: String, _ reason: SemanticInvoice.Unread.Reason, _ text: String,
    fr: (problem: String, fix: String), en: (problem: String, fix: String)
  ) -> Rule {
    Rule(
      id, .warning, .reading, reads: [], text: text, fr: Rule.Advice(fr.problem, fix: fr.fix),
      en: Rule.Advice(en.problem, fix: en.fix)
    ) { judgement in
      for place in judgement.invoice.unread where place.reason == reason {
        judgement.fail(place.node, attribute: place.attribute)
      }
    }
  }

  private static let unknown = unread(
    "FAC-READ-UNKNOWN", .unknown,
    "Each element and attribute has a meaning in EN 16931 or its extensions.",
    fr: (
      "Cet élément ou cet attribut n'est pas connu ici ; son contenu n'a pas été lu.",
      "Vérifiez qu'il ne dit rien d'important, ou demandez à l'émetteur d'employer un champ de la norme."
    ),
    en: (
      "This element or attribute is not known here; its content was not read.",
      "Check that it says nothing important, or ask the sender to use a field of the standard."
    ))

  private static let order = unread(
    "FAC-READ-ORDER", .misplaced, "Elements stand in the order of the schema.",
    fr: (
      "Cet élément n'est pas à sa place dans l'ordre du schéma ; il a été lu.",
      "Demandez à l'émetteur de corriger son logiciel : d'autres lecteurs peuvent refuser le fichier."
    ),
    en: (
      "This element does not stand where the schema wants it; it was read.",
      "Ask the sender to mend the software: other readers may refuse the file."
    ))

  private static let stray = unread(
    "FAC-READ-STRAY", .stray, "Text stands where the syntax has room for it.",
    fr: (
      "Il y a ici un texte que la syntaxe n'attend pas ; il n'a pas été lu.",
      "Retirez ce texte ou mettez-le dans le champ voulu."
    ),
    en: (
      "There is text here that the syntax does not expect; it was not read.",
      "Remove the text or put it into the field it belongs to."
    ))

  private static func isNumeric(_ type: DataType) -> Bool {
    switch type {
    case .amount, .unitPrice, .quantity, .percentage, .rate: true
    default: false
    }
  }

  static let numericTerms = Term.allCases.filter { isNumeric($0.info.type) }

  private static let number = Rule(
    "FAC-READ-NUMBER", .fatal, [.reading, .cen], reads: numericTerms,
    text: "Amounts, prices, quantities and percentages are decimal numbers.",
    fr: Rule.Advice(
      "Ce montant, ce prix, cette quantité ou ce taux n'est pas un nombre.",
      fix:
        "Écrivez des chiffres avec un point pour les décimales, sans virgule, espace ni exposant."),
    en: Rule.Advice(
      "This amount, price, quantity or rate is not a number.",
      fix: "Write digits with a point for decimals, without comma, space or exponent.")
  ) { judgement in
    for term in numericTerms { judgement.each(term) { $0.decimal != nil } }
  }

  private static let repeated = Rule(
    "FAC-READ-REPEATED", .fatal, .reading, reads: [],
    text: "A term that may stand once is not given twice.",
    fr: Rule.Advice(
      "Ce champ figure plusieurs fois, alors qu'il ne peut figurer qu'une fois à cet endroit.",
      fix: "Ne gardez que la bonne valeur."),
    en: Rule.Advice(
      "This field is given several times and may stand once only in this place.",
      fix: "Keep the right value only.")
  ) { judgement in
    let extended =
      Profile.of(judgement.invoice).hasExtensions ? repeatedInExtensions : Set<Term>()
    for group in judgement.invoice.groups {
      // Instalments (extension profiles) each have their terms and date, kept for the document too.
      let instalments: Set<Term> = group.first(.paymentTerms) == nil ? [] : [.bt9, .bt20]
      let values = group.values
      for (index, value) in values.enumerated() {
        let term = value.term
        // A party may be known to several registers: BR-FR-CO-10 counts per register.
        var isTold = false
        for other in 0..<index where values[other].term == term {
          isTold = !parties.contains(term) || values[other].scheme == value.scheme
          if isTold { break }
        }
        if !isTold || term.info.max != 1 { continue }
        if instalments.contains(value.term) || extended.contains(value.term) { continue }
        judgement.fail(value, in: group)
      }
    }
  }

  private static let parties: Set<Term> = [.bt46, .bt60, .bt71]
  /// Terms the extension profiles allow several times where EN 16931 allows one.
  private static let repeatedInExtensions: Set<Term> = [.bt18, .bt127, .bt128, .bt147]

  private static let repeatedGroup = Rule(
    "FAC-READ-REPEATED-GROUP", .fatal, .reading, reads: [],
    text: "A group that may stand once is not given twice.",
    fr: Rule.Advice(
      "Ce groupe de la facture figure plusieurs fois, alors qu'elle ne peut figurer qu'une fois.",
      fix: "Ne gardez que la bonne."),
    en: Rule.Advice(
      "This group of the invoice is given several times and may stand once only.",
      fix: "Keep the right one only.")
  ) { judgement in
    for group in judgement.invoice.groups where group.childCount > 1 {
      // A bit per kind.
      var seen: UInt128 = 0
      for child in group.children {
        let bit = UInt128(1) << UInt128(child.kind.rawValue)
        if seen & bit != 0, child.kind.info.max == 1, child.kind != .bg16 { judgement.fail(child) }
        seen |= bit
      }
    }
  }
}
