import Money

// Lines that count, lines that group others, attributes, notes.

extension ExtendedRules {
  static let lines: [Rule] =
    needed(
      "22", .bt129, fr: "la quantité facturée", en: "the invoiced quantity",
      fix: ("Indiquez la quantité.", "State the quantity."))
    + needed(
      "23", .bt130, fr: "l'unité de la quantité facturée", en: "the unit of the invoiced quantity",
      fix: ("Indiquez l'unité, C62 pour une pièce.", "State the unit, C62 for a piece."))
    + needed(
      "24", .bt131, fr: "le montant net de la ligne", en: "the line net amount",
      fix: (
        "Indiquez quantité × prix, remises déduites.", "State quantity × price, less allowances."
      ))
    + needed(
      "26", .bt146, fr: "le prix net de l'article", en: "the item net price",
      fix: ("Indiquez le prix unitaire hors TVA.", "State the unit price without VAT."))
    + categorized

  /// BR-22 and its kin, for lines that count.
  private static func needed(
    _ number: String, _ term: Term, fr: String, en: String, fix: (fr: String, en: String)
  ) -> [Rule] {
    both(
      "BR-FREXT-BR-\(number)", "BR-FXEXT-BR-\(number)", ubl: "BR-FREXT-\(number)",
      reads: [term, .ext163],
      Words(
        "A line that counts has \(en) (\(term.id)).",
        fr: (
          "La ligne n'a pas \(fr) (\(term.id)).",
          fix: fix.fr + " Seules les lignes GROUP et INFORMATION (EXT-FR-FE-163) s'en passent."
        ),
        en: (
          "The line does not have \(en) (\(term.id)).",
          fix: fix.en + " Only lines GROUP and INFORMATION (EXT-FR-FE-163) go without."
        ))
    ) { j in
      for line in j.extendedFacts.lines where line.isCounted && isNumbered(line.group, j) {
        if !has(line.group, term) { j.fail(term, in: line.group) }
      }
    }
  }

  private static let lineDocument = XMLName.of("ram:AssociatedDocumentLineDocument")

  /// The official tests of CII hang on the element that numbers the line.
  private static func isNumbered(_ line: GroupView, _ j: Judgement) -> Bool {
    guard j.isCII, let xml = j.xml, let node = line.node else { return true }
    return xml.first(node, lineDocument) != nil
  }

  private static func has(_ line: GroupView, _ term: Term) -> Bool {
    term == .bt146 ? line.groups(.bg29).contains { $0.has(term) } : line.has(term)
  }

  private static let categoryWords = Words(
    "A line that counts has a VAT category (BT-151).",
    fr: (
      "La ligne n'a pas de catégorie de TVA (BT-151).",
      fix: "Indiquez la catégorie, S pour un taux de TVA français."
    ),
    en: (
      "The line has no VAT category (BT-151).",
      fix: "State the category, S for a French VAT rate."
    ))

  private static let categorized = [
    french("BR-FREXT-CO-04", reads: [.bt151, .ext163], categoryWords) { judgeCategory($0) },
    facturX("BR-FXEXT-CO-04", reads: [.bt151, .ext163], categoryWords) {
      judgeCategory($0, exact: true)
    },
  ]

  /// - Parameter exact: Factur-X wants "VAT" in capitals too.
  private static func judgeCategory(_ j: Judgement, exact: Bool = false) {
    for line in j.extendedFacts.lines where line.isCounted && isNumbered(line.group, j) {
      let taxes = line.group.groups(.bg30)
      let isCategorized = taxes.contains { $0.has(.bt151) && isVAT($0, j) }
      let isExact = !exact || taxes.contains { isVAT($0, j, exact: true) }
      if !isCategorized || !isExact { j.fail(.bt151, in: line.group.first(.bg30) ?? line.group) }
    }
  }

  private static let typeCode = XMLName.of("ram:TypeCode")

  static func isVAT(_ tax: GroupView, _ j: Judgement, exact: Bool = false) -> Bool {
    guard let xml = j.xml, let node = tax.node else { return true }
    if j.isUBL { return VATScheme.isUBL(xml, node) }
    return exact
      ? xml.children(node, named: typeCode).contains { xml.text($0) == "VAT" }
      : VATScheme.isCII(xml, node)
  }

  // MARK: Groups of lines

  static let subtypes: [Rule] = [
    french(
      "BR-FREXT-05", reads: [.ext163],
      Words(
        "The subtype of a line (EXT-FR-FE-163) is DETAIL, GROUP or INFORMATION.",
        fr: (
          "Le sous-type de la ligne (EXT-FR-FE-163) n'est pas un code connu.",
          fix: "Écrivez DETAIL, GROUP ou INFORMATION, ou retirez-le d'une ligne ordinaire."
        ),
        en: (
          "The subtype of the line (EXT-FR-FE-163) is not a known code.",
          fix: "Write DETAIL, GROUP or INFORMATION, or remove it from an ordinary line."
        ))
    ) { j in
      for line in j.extendedFacts.lines {
        guard let value = line.group[.ext163] else { continue }
        let code = j.isUBL ? value.trimmed : value.text
        if !["DETAIL", "GROUP", "INFORMATION"].contains(code) { j.fail(.ext163, in: line.group) }
      }
    },
    french("BR-FREXT-06", reads: [.ext163, .ext162], subtypeWords) { j in
      for line in j.extendedFacts.lines {
        let holds =
          j.isUBL
          ? line.parents.isEmpty || line.subtype != nil
          : line.parent.isEmpty || !(line.subtype ?? "").isEmpty
        if !holds { j.fail(.ext163, in: line.group) }
      }
    },
    facturX("BR-FXEXT-06", reads: [.ext163, .ext162], subtypeWords) { j in
      for line in j.extendedFacts.lines where !line.parent.isEmpty && (line.subtype ?? "").isEmpty {
        j.fail(.ext163, in: line.group)
      }
    },
    french("BR-FREXT-08", reads: [.bt131, .ext163, .ext162], sumWords) { judgeSums($0) },
    facturX("BR-FXEXT-08", reads: [.bt131, .ext163, .ext162], sumWords) {
      judgeSums($0, normalized: true)
    },
    french("BR-FREXT-11", reads: [.ext162, .bt126], parentWords) { j in
      let lines = j.extendedFacts.lines
      for line in lines where j.isUBL ? !line.parents.isEmpty : !line.parent.isEmpty {
        let sought = j.isUBL ? line.parents : [line.parent]
        let isKnown = lines.contains { $0.id != line.id && sought.contains($0.id) }
        if line.id.isEmpty || !isKnown { j.fail(.ext162, in: line.group) }
      }
    },
    facturX("BR-FXEXT-11", reads: [.ext162, .bt126], parentWords) { j in
      let lines = j.extendedFacts.lines
      let known = Set(lines.map { XMLSpace.normalized($0.id) })
      for line in lines where !line.parent.isEmpty && !known.contains(line.parent) {
        j.fail(.ext162, in: line.group)
      }
    },
    french("BR-FREXT-12", reads: [.bt131, .ext163, .ext162], groupWords) { judgeGroups($0) },
    facturX("BR-FXEXT-12", reads: [.bt131, .ext163, .ext162], groupWords) { judgeGroups($0) },
  ]

  private static let subtypeWords = Words(
    "A line under another (EXT-FR-FE-162) states its subtype (EXT-FR-FE-163).",
    fr: (
      "La ligne est rattachée à une autre (EXT-FR-FE-162) sans dire son sous-type (EXT-FR-FE-163).",
      fix: "Écrivez DETAIL, GROUP ou INFORMATION."
    ),
    en: (
      "The line is under another (EXT-FR-FE-162) without stating its subtype (EXT-FR-FE-163).",
      fix: "Write DETAIL, GROUP or INFORMATION."
    ))

  private static let sumWords = Words(
    "The net amount of a group of lines is the sum of its lines DETAIL and GROUP.",
    fr: (
      "Le montant du groupe de lignes (BT-131) n'est pas la somme de ses lignes DETAIL et GROUP.",
      fix: "Corrigez le total du groupe, ou retirez-le : il est facultatif."
    ),
    en: (
      "The amount of the group of lines (BT-131) is not the sum of its lines DETAIL and GROUP.",
      fix: "Correct the total of the group, or remove it: it is optional."
    ))

  private static let parentWords = Words(
    "The parent line (EXT-FR-FE-162) is another line of the invoice.",
    fr: (
      "La ligne parente citée (EXT-FR-FE-162) n'existe pas, ou c'est la ligne elle-même.",
      fix: "Citez l'identifiant (BT-126) d'une autre ligne de la facture."
    ),
    en: (
      "The parent line named (EXT-FR-FE-162) does not exist, or is the line itself.",
      fix: "Name the identifier (BT-126) of another line of the invoice."
    ))

  private static let groupWords = Words(
    "Where a group of lines has a net amount, so have the groups under it.",
    fr: (
      "Ce groupe de lignes a un montant (BT-131), mais un groupe qu'il contient n'en a pas.",
      fix: "Donnez un montant à chaque groupe contenu, ou à aucun."
    ),
    en: (
      "This group of lines has an amount (BT-131), but a group inside it has none.",
      fix: "Give every group inside an amount, or none."
    ))

  /// - Parameter normalized: Factur-X ignores white space, and wants an amount on every line it adds.
  private static func judgeSums(_ j: Judgement, normalized: Bool = false) {
    let lines = j.extendedFacts.lines
    for line in lines where line.subtype == "GROUP" {
      guard let net = line.net, !(normalized && net.isBlank) else { continue }
      let children = lines.filter { child in
        (child.subtype == "DETAIL" || child.subtype == "GROUP")
          && (normalized
            ? child.parent == XMLSpace.normalized(line.id) : child.isChild(of: line))
      }
      let sum = ExactDecimal.sum(children.map { $0.net?.decimal }).inCents
      let isComplete = !normalized || children.allSatisfy { $0.net?.decimal != nil }
      if net.decimal.map({ $0 == sum }) != true || !isComplete { j.fail(.bt131, in: line.group) }
    }
  }

  private static func judgeGroups(_ j: Judgement) {
    let lines = j.extendedFacts.lines
    for line in lines where line.subtype == "GROUP" && line.net != nil {
      let isIncomplete = lines.contains {
        $0.subtype == "GROUP" && $0.isChild(of: line) && $0.net == nil
      }
      if isIncomplete { j.fail(line.group) }
    }
  }

  // MARK: Attributes, charges, notes

  static let attributes: [Rule] =
    reasons
    + both(
      "BR-FREXT-54-1", "BR-FXEXT-BR-54-1", reads: [.bt160, .ext159],
      Words(
        "An item attribute has a name (BT-160) or a code (EXT-FR-FE-159).",
        fr: (
          "Un attribut d'article n'a ni nom (BT-160), ni code (EXT-FR-FE-159).",
          fix: "Nommez l'attribut, « Couleur » par exemple."
        ),
        en: (
          "An item attribute has neither a name (BT-160) nor a code (EXT-FR-FE-159).",
          fix: "Name the attribute, “Colour” for example."
        ))
    ) { j in
      j.each(.bg32, .bt160) { $0.has(.bt160) || $0.has(.ext159) }
    }
    + both(
      "BR-FREXT-54-2", "BR-FXEXT-BR-54-2", reads: [.bt161, .ext160, .ext161],
      Words(
        "An item attribute has a value (BT-161), or a measure (EXT-FR-FE-160) with its unit, not both.",
        fr: (
          "Un attribut d'article n'a pas exactement une valeur : BT-161, ou une mesure (EXT-FR-FE-160) "
            + "avec son unité.",
          fix: "Gardez le texte, ou la mesure avec son unité."
        ),
        en: (
          "An item attribute does not have exactly one value: BT-161, or a measure (EXT-FR-FE-160) "
            + "with its unit.",
          fix: "Keep the text, or the measure with its unit."
        ))
    ) { j in
      j.each(.bg32, .bt161) {
        $0.has(.bt161)
          ? !$0.has(.ext160) : $0.has(.ext160) && !($0[.ext161]?.text ?? "").isEmpty
      }
    } + notes

  private static let reasons: [Rule] =
    reason(
      "38", .bg21, [.bt104, .bt105, .bt177], fr: "Le frais du document", en: "The document charge")
    + reason(
      "44", .bg28, [.bt144, .bt145, .bt193], fr: "Le frais de la ligne", en: "The line charge")

  /// BR-38 and BR-44, where the code of another tax is a reason too.
  private static func reason(
    _ number: String, _ group: Group, _ terms: [Term], fr: String, en: String
  ) -> [Rule] {
    let names = terms.map(\.id).joined(separator: ", ")
    let words = Words(
      "\(en) has a reason, its code, or the code of a tax (\(names)).",
      fr: (
        "\(fr) n'a pas de motif (\(names)).",
        fix: "Indiquez le motif en texte, « Frais de port » par exemple, ou par son code."
      ),
      en: (
        "\(en) has no reason (\(names)).",
        fix: "State the reason as text, “Shipping” for example, or by its code."
      ))
    let judge: @Sendable (Judgement) -> Void = { j in
      j.each(group, terms[0]) { charge in terms.contains { charge.has($0) } }
    }
    return [
      french("BR-FREXT-BR-\(number)", .fatal, [.cii], reads: terms, words, judge: judge),
      facturX("BR-FXEXT-BR-\(number)", reads: terms, words, judge: judge),
    ]
  }

  private static let notes: [Rule] = [
    facturX(
      "BR-FXEXT-01", reads: [.bt22, .btx5, .bt21],
      Words(
        "A note with a subject (BT-21) has a text (BT-22) or a coded text (BT-X-5).",
        fr: (
          "La note a un sujet (BT-21) mais pas de texte (BT-22).",
          fix: "Écrivez le texte de la note."
        ),
        en: (
          "The note has a subject (BT-21) but no text (BT-22).", fix: "Write the text of the note."
        ))
    ) { j in
      j.each(.bg1, .bt22) { !$0.has(.bt21) || $0.has(.bt22) || $0.has(.btx5) }
    },
    facturX(
      "BR-FXEXT-02", reads: [.bt127, .btx9, .ext183],
      Words(
        "A line note with a subject (BT-X-10) has a text (BT-127) or a coded text (BT-X-9).",
        fr: (
          "La note de ligne a un sujet (BT-X-10) mais pas de texte (BT-127).",
          fix: "Écrivez le texte de la note."
        ),
        en: (
          "The line note has a subject (BT-X-10) but no text (BT-127).",
          fix: "Write the text of the note."
        ))
    ) { j in
      j.each(.lineNote, .bt127) { !$0.has(.ext183) || $0.has(.bt127) || $0.has(.btx9) }
    },
  ]
}
