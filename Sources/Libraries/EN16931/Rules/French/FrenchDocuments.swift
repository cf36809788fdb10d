/// BR-FR-17, 18, 27 to 30: attachments, attributes of items, objects invoiced.
extension FrenchRules {
  private typealias H = FrenchHeader
  private typealias C = CIIPlace

  static let documents: [Rule] = [
    Rule(
      "BR-FR-17_BT-123", .fatal, .french, reads: [.bt123],
      text: "The description of an attachment is a code of the French list.",
      fr: Rule.Advice(
        "La « Description de la pièce jointe » (BT-123) n'est pas un code de la liste française.",
        fix: "Choisissez LISIBLE, RIB, BON_COMMANDE, BON_LIVRAISON, DOCUMENT_ANNEXE, PJA, "
          + "FEUILLE_DE_STYLE, BORDEREAU_SUIVI, BORDEREAU_SUIVI_VALIDATION, ETAT_ACOMPTE, "
          + "FACTURE_PAIEMENT_DIRECT ou RECAPITULATIF_COTRAITANCE."),
      en: Rule.Advice(
        "The “Description of the attachment” (BT-123) is not a code of the French list.",
        fix: "Choose LISIBLE, RIB, BON_COMMANDE, BON_LIVRAISON, DOCUMENT_ANNEXE, PJA, "
          + "FEUILLE_DE_STYLE, BORDEREAU_SUIVI, BORDEREAU_SUIVI_VALIDATION, ETAT_ACOMPTE, "
          + "FACTURE_PAIEMENT_DIRECT or RECAPITULATIF_COTRAITANCE."), law: "XP Z12-012"
    ) { judgement in
      guard let xml = judgement.xml else {
        for value in judgement.invoice.values(.bt123)
        where !FrenchShapes.attachments.contains(value.text) { judgement.fail(value) }
        return
      }
      let isUBL = H.isUBL(judgement)
      let path: ElementPath =
        isUBL
        ? "//cac:AdditionalDocumentReference" : "\(C.agreement)/ram:AdditionalReferencedDocument"
      for document in xml.all(path) {
        if !isUBL, !document.texts("ram:TypeCode").contains("916") { continue }
        let names = document.all(isUBL ? "cbc:DocumentDescription" : "ram:Name")
        guard let name = names.first else { continue }
        let code = isUBL ? name.raw : name.trimmed
        if !isUBL, code.isEmpty { continue }
        if names.count > 1 || !FrenchShapes.attachments.contains(code) { judgement.fail(name.node) }
      }
    },
    Rule(
      "BR-FR-18_BT-123", .fatal, .french, reads: [.bt123],
      text: "At most one attachment is the readable invoice.",
      fr: Rule.Advice(
        "Plusieurs pièces jointes sont décrites comme LISIBLE (BT-123).",
        fix: "Une seule pièce jointe est la version lisible de la facture : décrivez les autres "
          + "autrement, par exemple DOCUMENT_ANNEXE."),
      en: Rule.Advice(
        "Several attachments are described as LISIBLE (BT-123).",
        fix: "One attachment is the readable invoice: describe the others otherwise, for instance "
          + "DOCUMENT_ANNEXE."), law: "XP Z12-012"
    ) { judgement in
      guard let xml = judgement.xml else {
        let readable = judgement.invoice.values(.bt123).filter { $0.text == "LISIBLE" }
        if readable.count > 1 { judgement.fail(readable[1]) }
        return
      }
      let isUBL = H.isUBL(judgement)
      let path: ElementPath =
        isUBL
        ? "cac:AdditionalDocumentReference" : "\(C.agreement)/ram:AdditionalReferencedDocument"
      let readable = xml.all(path).filter {
        $0.texts(isUBL ? "cbc:DocumentDescription" : "ram:Name").contains("LISIBLE")
      }
      if readable.count > 1 { judgement.fail(readable[1].node) }
    },
  ]

  // MARK: Attributes of items

  private static let attribute =
    "\(C.line)/ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic"
  // The official rule looks for items outside lines, where none stand.
  private static let ublAttribute = "cac:Item/cac:AdditionalItemProperty"

  static let attributes: [Rule] = [
    Rule(
      "BR-FR-27_BG-32", .fatal, .french, reads: [.bt160, .ext159],
      text: "An item attribute has a name or a type code.",
      fr: Rule.Advice(
        "Un attribut d'article (BG-32) n'a ni nom (BT-160) ni code de type.",
        fix: "Nommez l'attribut, par exemple « Couleur »."),
      en: Rule.Advice(
        "An item attribute (BG-32) has neither a name (BT-160) nor a type code.",
        fix: "Name the attribute, for instance “Colour”."), law: "XP Z12-012"
    ) { judgement in
      guard let xml = judgement.xml else {
        judgement.each(.bg32, .bt160) { $0.has(.bt160) || $0.has(.ext159) }
        return
      }
      let isUBL = H.isUBL(judgement)
      for found in xml.all(ElementPath(stringLiteral: isUBL ? ublAttribute : attribute)) {
        let isNamed =
          isUBL
          ? found.has("cbc:Name") || found.has("cbc:NameCode")
          : found.has("ram:Description") || found.has("ram:TypeCode")
        if !isNamed { judgement.fail(found.node) }
      }
    },
    blank(
      "BR-FR-27_BT-160", .bt160, "\(attribute)/ram:Description", "\(ublAttribute)/cbc:Name",
      "Nom de l'attribut d'article", "Item attribute name"),
    blank(
      "BR-FR-27_EXT-FR-FE-159", .ext159, "\(attribute)/ram:TypeCode",
      "\(ublAttribute)/cbc:NameCode", "Code de type de l'attribut d'article",
      "Item attribute type code"),
    Rule(
      "BR-FR-28-Value", .fatal, .french, reads: [.bt161, .ext160],
      text: "An item attribute has either a value or a measure with its unit.",
      fr: Rule.Advice(
        "Un attribut d'article (BG-32) n'a pas de valeur (BT-161), en a deux, ou a une mesure sans "
          + "unité.", fix: "Donnez soit une valeur, soit une mesure avec son unité."),
      en: Rule.Advice(
        "An item attribute (BG-32) has no value (BT-161), has two, or a measure without its unit.",
        fix: "Give either a value or a measure with its unit."), law: "XP Z12-012"
    ) { judgement in
      guard let xml = judgement.xml else {
        judgement.each(.bg32, .bt161) {
          $0.has(.bt161) != ($0.has(.ext160) && !$0.text(.ext161).isEmpty)
        }
        return
      }
      let isUBL = H.isUBL(judgement)
      let path = isUBL ? "LINE/cac:Item/cac:AdditionalItemProperty" : attribute
      for found in xml.all(ElementPath(stringLiteral: path)) {
        let hasValue = found.has(isUBL ? "cbc:Value" : "ram:Value")
        let measures = found.all(isUBL ? "cbc:ValueQuantity" : "ram:ValueMeasure")
        let hasUnit = measures.contains {
          !(xml.attribute($0.node, .of("unitCode")) ?? "").isEmpty
        }
        if hasValue ? !measures.isEmpty : !hasUnit { judgement.fail(found.node) }
      }
    },
  ]

  private static func blank(
    _ id: String, _ term: Term, _ cii: String, _ ubl: String, _ fr: String, _ en: String
  ) -> Rule {
    let field = FrenchField(term.id, [term], cii: cii, ubl: ubl, fr, en)
    return each(
      id, field, text: "not blank", fr: ("est vide.", "Complétez-le ou retirez l'attribut."),
      en: ("is empty.", "Fill it in or remove the attribute.")
    ) { text, _ in !XMLSpace.normalized(text).isEmpty }
  }

  // MARK: Objects invoiced: AFL (sub-invoice number) and AVV (mode of a sub-invoice)

  static let objects: [Rule] =
    [
      objects(
        "BR-FR-29_BT-18", .bt18, cii: C.agreement, ubl: "cac:AdditionalDocumentReference",
        "de la facture", "of the invoice"),
      objects(
        "BR-FR-30_BT-128", .bt128, cii: C.line, ubl: "LINE/cac:DocumentReference", "de la ligne",
        "of the line"),
    ]
    + [
      ("29", Term.bt18, C.agreement, "cac:AdditionalDocumentReference"),
      ("30", .bt128, C.line, "LINE/cac:DocumentReference"),
    ].flatMap { number, term, cii, ubl in
      ["AFL", "AVV"].map { code in
        Rule(
          "BR-FR-\(number)_\(code)", .fatal, .french, reads: [term],
          text: "An object identifier of type \(code) is not blank.",
          fr: Rule.Advice(
            "L'« Identifiant d'objet » (\(term.id)) de type \(code) est vide.",
            fix: "Indiquez l'identifiant ou retirez-le."),
          en: Rule.Advice(
            "The “Object identifier” (\(term.id)) of type \(code) is empty.",
            fix: "Give the identifier or remove it."), law: "XP Z12-012"
        ) { judgement in
          guard let xml = judgement.xml else { return }
          for id in ids(code, in: xml, cii, ubl, H.isUBL(judgement)) where id.trimmed.isEmpty {
            judgement.fail(id.node)
          }
        }
      }
    }

  private static func ids(
    _ code: String, in xml: XMLDocument, _ cii: String, _ ubl: String, _ isUBL: Bool
  ) -> [Element] {
    if isUBL {
      return xml.all(ElementPath(stringLiteral: "\(ubl)/cbc:ID")).filter { $0.scheme == code }
    }
    return xml.all(ElementPath(stringLiteral: "\(cii)/ram:AdditionalReferencedDocument"))
      .filter { $0.texts("ram:ReferenceTypeCode").contains(code) }
      .flatMap { $0.all("ram:IssuerAssignedID") }
  }

  private static func objects(
    _ id: String, _ term: Term, cii: String, ubl: String, _ fr: String, _ en: String
  ) -> Rule {
    let (ciiPath, ublPath) = (ElementPath(stringLiteral: cii), ElementPath(stringLiteral: ubl))
    return Rule(
      id, .fatal, .french, reads: [term],
      text: "At most one object identifier \(en) of type AFL, one AVV.",
      fr: Rule.Advice(
        "L'« Identifiant d'objet \(fr) » (\(term.id)) figure deux fois avec le type AFL ou AVV.",
        fix: "Ne gardez qu'un identifiant de chaque type."),
      en: Rule.Advice(
        "The “Object identifier \(en)” (\(term.id)) is given twice with type AFL or AVV.",
        fix: "Keep one identifier of each type."), law: "XP Z12-012"
    ) { judgement in
      guard let xml = judgement.xml else { return }
      let isUBL = H.isUBL(judgement)
      for place in xml.all(isUBL ? ublPath : ciiPath) {
        let isRepeated = ["AFL", "AVV"].contains { code in
          let found =
            isUBL
            ? place.all("cbc:ID").filter { $0.scheme == code }
            : place.all("ram:AdditionalReferencedDocument").filter {
              $0.texts("ram:ReferenceTypeCode").contains(code)
            }
          return found.count > 1
        }
        if isRepeated { judgement.fail(place.node) }
      }
    }
  }
}
