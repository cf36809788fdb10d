/// The rules of the tables in words.
enum FacturXWords {
  static func rule(
    _ number: Int, _ check: FacturXCheck.Kind, in parent: XMLName?, _ books: Rule.Books,
    judge: @escaping @Sendable (Judgement) -> Void
  ) -> Rule {
    let digits = String(number)
    let id = "FX-SCH-A-" + String(repeating: "0", count: 6 - digits.count) + digits
    let words = words(check, parent.map { name($0) })
    return Rule(
      id, .fatal, books, syntaxes: [.cii], reads: [], text: words.text, fr: words.fr, en: words.en,
      judge: judge)
  }

  static func name(_ name: XMLName) -> String { XMLVocabulary.elements.qualified(name.raw) }

  private static func words(
    _ check: FacturXCheck.Kind, _ parent: String?
  ) -> (text: String, fr: Rule.Advice, en: Rule.Advice) {
    let (inside, dans) = (parent.map { " in \($0)" } ?? "", parent.map { " dans \($0)" } ?? "")
    switch check {
    case .count(let step, let range):
      return count(label(step), range, inside, dans, french: frenchLabel(step))
    case .required(let attribute):
      return (
        "@\(attribute) is required on \(parent ?? "the element").",
        Rule.Advice(
          "L'attribut \(attribute) manque sur l'élément \(parent ?? "").",
          fix: "Ajoutez l'attribut \(attribute)\(meaning(attribute).fr)."),
        Rule.Advice(
          "The attribute \(attribute) is missing on the element \(parent ?? "").",
          fix: "Add the attribute \(attribute)\(meaning(attribute).en).")
      )
    case .listed(let attribute, let list): return listed(attribute, list, parent)
    case .unused, .unusedAttribute: return ("", Rule.Advice("", fix: ""), Rule.Advice("", fix: ""))
    }
  }

  private static func count(
    _ label: String, _ range: ClosedRange<Int>, _ inside: String, _ dans: String, french: String
  ) -> (text: String, fr: Rule.Advice, en: Rule.Advice) {
    if range.lowerBound == 0 {
      let (times, fois) =
        range.upperBound == 1
        ? ("once", "une fois") : ("\(range.upperBound) times", "\(range.upperBound) fois")
      return (
        "At most \(range.upperBound) \(label)\(inside).",
        Rule.Advice(
          "L'élément \(french) figure plus de \(fois)\(dans).",
          fix: range.upperBound == 1 ? "N'en gardez qu'un." : "Gardez-en \(range.upperBound)."),
        Rule.Advice(
          "The element \(label) appears more than \(times)\(inside).",
          fix: "Keep \(range.upperBound) only.")
      )
    }
    if range.upperBound == Int.max {
      return (
        "At least \(range.lowerBound) \(label)\(inside).",
        Rule.Advice(
          "L'élément \(french) manque\(dans) : il en faut au moins \(range.lowerBound).",
          fix: "Ajoutez l'élément \(label) et ce qu'il contient."),
        Rule.Advice(
          "The element \(label) is missing\(inside): at least \(range.lowerBound) is needed.",
          fix: "Add the element \(label) and what belongs in it.")
      )
    }
    return (
      "Exactly \(range.lowerBound) \(label)\(inside).",
      Rule.Advice(
        "L'élément \(french) doit figurer exactement une fois\(dans).",
        fix: "Ajoutez-le s'il manque ; s'il est répété, n'en gardez qu'un."),
      Rule.Advice(
        "The element \(label) must appear exactly once\(inside).",
        fix: "Add it if it is missing; if it is repeated, keep one only.")
    )
  }

  private static func listed(
    _ attribute: String?, _ list: String, _ parent: String?
  ) -> (text: String, fr: Rule.Advice, en: Rule.Advice) {
    let codes = FacturXCodes.set(list).sorted()
    let some =
      codes.count <= 12
      ? codes.joined(separator: ", ") : codes.prefix(8).joined(separator: ", ") + "…"
    let (code, le) = (
      attribute.map { "@\($0) of \(parent ?? "the element")" } ?? parent ?? "the element",
      attribute.map { "L'attribut \($0) de \(parent ?? "l'élément")" }
        ?? "L'élément \(parent ?? "")"
    )
    return (
      "\(code) is one of the \(codes.count) codes of the profile.",
      Rule.Advice(
        "\(le) porte un code que le profil n'a pas.",
        fix: "Prenez un code de la liste, sans espace ni autre casse : \(some)"),
      Rule.Advice(
        "\(code) has a code that the profile does not have.",
        fix: "Take a code of the list, without spaces and in its own case: \(some)")
    )
  }

  static func unused(
    _ level: String, _ name: String, _ book: Rule.Books,
    judge: @escaping @Sendable (Judgement) -> Void
  ) -> Rule {
    Rule(
      "FX-\(level)-NOT-USED", .fatal, book, syntaxes: [.cii], reads: [],
      text: "Only elements and attributes that the profile \(name) uses.",
      fr: Rule.Advice(
        "Le profil \(name) n'emploie pas cet élément ou cet attribut à cet endroit.",
        fix: "Retirez-le, ou annoncez dans BT-24 un profil plus riche qui l'emploie."),
      en: Rule.Advice(
        "The profile \(name) does not use this element or attribute in this place.",
        fix: "Remove it, or state in BT-24 a richer profile that uses it."), judge: judge)
  }

  static let emptyElement = Rule(
    "PEPPOL-EN16931-R008", .warning, [.facturXBasic, .facturXEN16931, .facturXExtended],
    syntaxes: [.cii], reads: [], text: "No empty elements.",
    fr: Rule.Advice(
      "Cet élément est vide : ni texte, ni élément à l'intérieur.",
      fix: "Retirez-le, ou donnez-lui sa valeur."),
    en: Rule.Advice(
      "This element is empty: no text, no element inside.", fix: "Remove it, or give it its value.")
  ) { judgement in
    guard let xml = judgement.xml else { return }
    for node in FacturXRules.emptyElements(in: xml) { judgement.fail(node) }
  }

  // MARK: Names

  private static func label(_ step: FacturXStep) -> String {
    name(step.name) + (step.variant.map { " (\(variant($0).en))" } ?? "")
  }

  private static func frenchLabel(_ step: FacturXStep) -> String {
    name(step.name) + (step.variant.map { " (\(variant($0).fr))" } ?? "")
  }

  private static func variant(_ variant: FacturXVariant) -> (fr: String, en: String) {
    switch variant {
    case .VA: ("le numéro de TVA, schemeID VA", "the VAT number, schemeID VA")
    case .FC: ("le numéro fiscal, schemeID FC", "the tax number, schemeID FC")
    case .noVAorFC: ("ni VA, ni FC", "neither VA nor FC")
    case .allowance: ("une remise", "an allowance")
    case .charge: ("un frais", "a charge")
    case .neitherTrueNorFalse: ("ni remise, ni frais", "neither allowance nor charge")
    case .ofNoList: ("sans listID", "without listID")
    case .of5153: ("listID 5153", "listID 5153")
    case .ofOtherList: ("autre listID", "another listID")
    case .typed916: ("pièce jointe, type 916", "supporting document, type 916")
    case .typed50: ("appel d'offres, type 50", "tender, type 50")
    case .typed130: ("objet facturé, type 130", "invoiced object, type 130")
    case .typedOther: ("autre type", "another type")
    case .inInvoiceCurrency: ("en devise de facturation, BT-5", "in the invoice currency, BT-5")
    case .inTaxCurrency: ("en devise de comptabilisation, BT-6", "in the VAT currency, BT-6")
    case .inOtherCurrency: ("en une autre devise", "in another currency")
    }
  }

  private static func meaning(_ attribute: String) -> (fr: String, en: String) {
    switch attribute {
    case "schemeID":
      (" : le registre d'où vient l'identifiant", ": the register the identifier comes from")
    case "format": (" : 102 pour une date AAAAMMJJ", ": 102 for a date YYYYMMDD")
    case "currencyID": (" : la devise, EUR par exemple", ": the currency, EUR for example")
    case "unitCode": (" : l'unité de mesure, C62 par exemple", ": the unit, C62 for example")
    case "mimeCode":
      (
        " : le type du fichier, application/pdf par exemple",
        ": the type of the file, application/pdf for example"
      )
    case "filename": (" : le nom du fichier", ": the name of the file")
    case "listID": (" : la liste d'où vient le code", ": the list the code comes from")
    default: ("", "")
    }
  }
}
