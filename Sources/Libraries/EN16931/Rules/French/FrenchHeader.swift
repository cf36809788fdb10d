import Money

/// The billing mode (cadre de facturation, BT-23).
struct BillingMode {
  /// As written.
  let texts: [String]
  private let trimmed: String

  init(_ judgement: Judgement) {
    texts = FrenchHeader.mode.values(judgement).map(\.text)
    trimmed = texts.count == 1 ? XMLSpace.normalized(texts[0]) : ""
  }

  /// Several sellers in one invoice (S8, B8, M8).
  var isMultiVendor: Bool { ["S8", "B8", "M8"].contains(trimmed) }
  /// Invoice and counter-invoice in one (S9, B9, M9).
  var isTwoWay: Bool { ["S9", "B9", "M9"].contains(trimmed) }
  var isSpecial: Bool { isMultiVendor || isTwoWay }

  func isAny(of modes: Set<String>) -> Bool { texts.contains(where: modes.contains) }
}

/// Single fields of the header the French rules compare.
enum FrenchHeader {
  private typealias C = CIIPlace

  static let mode = FrenchField(
    "BT-23", [.bt23], cii: C.mode, ubl: "cbc:ProfileID", "Cadre de facturation", "Billing mode")
  static let type = FrenchFields.types[0]
  static let number = FrenchFields.numbers[0]
  static let issueDate = FrenchFields.dates[0]
  static let sellerSIREN = FrenchField(
    "BT-30", [.bt30], cii: "\(FrenchParty.seller.cii)/ram:SpecifiedLegalOrganization/ram:ID",
    ubl: "\(FrenchParty.seller.ubl)/cac:PartyLegalEntity/cbc:CompanyID", "SIREN du vendeur",
    "SIREN of the seller")
  static let buyerSIREN = FrenchField(
    "BT-47", [.bt47], cii: "\(FrenchParty.buyer.cii)/ram:SpecifiedLegalOrganization/ram:ID",
    ubl: "\(FrenchParty.buyer.ubl)/cac:PartyLegalEntity/cbc:CompanyID", "SIREN de l'acheteur",
    "SIREN of the buyer")
  static let sellerAddress = FrenchFields.endpoints[0]
  static let buyerAddress = FrenchFields.endpoints[1]

  static func isUBL(_ judgement: Judgement) -> Bool { judgement.invoice.syntax?.isUBL == true }
}

// MARK: - BR-FR-08, 10 to 13, 21, 22

extension FrenchRules {
  private typealias H = FrenchHeader

  static let header: [Rule] = [
    Rule(
      "BR-FR-08_BT-23", .fatal, .french, reads: [.bt23],
      text: "The billing mode is given and in the French list.",
      fr: Rule.Advice(
        "Le « Cadre de facturation » (BT-23) manque ou n'est pas dans la liste française.",
        fix:
          "Indiquez B1 (biens), S1 (services) ou M1 (les deux), B2, S2, M2 si la facture est déjà "
          + "payée, ou un autre cadre de la liste."),
      en: Rule.Advice(
        "The “Billing mode” (BT-23) is missing or not in the French list.",
        fix:
          "Give B1 (goods), S1 (services) or M1 (both), B2, S2, M2 when already paid, or another "
          + "mode of the list."), law: "CGI ann. II art. 242 nonies A, I-8° bis ; XP Z12-012"
    ) { judgement in
      if let xml = judgement.xml, !H.isUBL(judgement) {
        for context in xml.all("\(CIIPlace.context)") {
          let modes = context.all("ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID")
          if modes.count != 1 || !FrenchShapes.modes.contains(modes[0].raw) {
            judgement.fail(modes.first?.node ?? context.node)
          }
        }
        return
      }
      let values = H.mode.values(judgement)
      if values.count != 1 || !FrenchShapes.modes.contains(values[0].text) {
        judgement.fail(values.first, or: .bt23)
      }
    },
    Rule(
      "BR-FR-10_BT-30", .fatal, .french, reads: [.bt30],
      text: "The seller's legal identifier is a SIREN: scheme 0002, nine digits.",
      fr: Rule.Advice(
        "Le « SIREN du vendeur » (BT-30) manque ou n'a pas neuf chiffres.",
        fix: "Indiquez vos neuf chiffres de SIREN avec le code de répertoire 0002."),
      en: Rule.Advice(
        "The “SIREN of the seller” (BT-30) is missing or has not nine digits.",
        fix: "Give the nine digits of your SIREN with scheme 0002."),
      law: "CGI ann. II art. 242 nonies A, I-1° ; C. com. art. R123-237"
    ) { judgement in
      if let xml = judgement.xml, H.isUBL(judgement) {
        // One test for each legal entity, wherever a supplier stands.
        let entities = xml.all("//cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity")
        for entity in entities {
          let sirens = entity.all("cbc:CompanyID").filter { $0.scheme == "0002" }
          if sirens.count != 1 || !FrenchShapes.isDigits(sirens[0].trimmed, count: 9) {
            judgement.fail(sirens.first?.node ?? entity.node)
          }
        }
        return
      }
      let values = H.sellerSIREN.values(judgement, scheme: "0002")
      if values.count != 1 || !FrenchShapes.isDigits(values[0].trimmed, count: 9) {
        judgement.fail(values.first, or: .bt30)
      }
    },
    Rule(
      "BR-FR-11_BT-47", .fatal, .french, reads: [.bt47, .bt22],
      text:
        "Between French companies (BAR = B2B) the buyer's SIREN is given: scheme 0002, nine digits.",
      fr: Rule.Advice(
        "La facture va à une entreprise française (BAR = B2B) et le « SIREN de l'acheteur » (BT-47) "
          + "manque ou n'a pas neuf chiffres.",
        fix: "Demandez son SIREN à votre client et indiquez-le avec le code de répertoire 0002."),
      en: Rule.Advice(
        "The invoice goes to a French company (BAR = B2B) and the “SIREN of the buyer” (BT-47) is "
          + "missing or has not nine digits.",
        fix: "Ask your customer for it and give it with scheme 0002."),
      law: "CGI ann. II art. 242 nonies A, I-1°"
    ) { judgement in
      guard judgement.frenchNotes.texts("BAR").contains("B2B") else { return }
      let values = H.buyerSIREN.values(judgement, scheme: "0002")
      let text = values.count == 1 ? values[0].text : ""
      let siren = H.isUBL(judgement) ? XMLSpace.normalized(text) : text
      if !FrenchShapes.isDigits(siren, count: 9) { judgement.fail(values.first, or: .bt47) }
    },
    address(
      "BR-FR-12_BT-49", H.buyerAddress, .bt49,
      "Demandez à votre client son adresse de l'annuaire, ou cherchez-la avec son SIREN.",
      "Ask your customer for the address in the directory, or look it up by SIREN."),
    address(
      "BR-FR-13_BT-34", H.sellerAddress, .bt34,
      "Indiquez l'adresse que votre plateforme vous a donnée dans l'annuaire.",
      "Give the address your platform gave you in the directory."),
    routing(
      "BR-FR-21_BT-49", H.buyerAddress, H.buyerSIREN, whenSelfBilled: false,
      fr: "La facture va à une entreprise française (BAR = B2B)",
      en: "The invoice goes to a French company (BAR = B2B)"),
    routing(
      "BR-FR-22_BT-34", H.sellerAddress, H.sellerSIREN, whenSelfBilled: true,
      fr: "La facture est émise par l'acheteur pour une entreprise française (BAR = B2B)",
      en: "The invoice is self-billed for a French company (BAR = B2B)"),
  ]

  private static func address(
    _ id: String, _ field: FrenchField, _ term: Term, _ frFix: String, _ enFix: String
  ) -> Rule {
    Rule(
      id, .fatal, .french, reads: [term], text: "\(field.en) is given.",
      fr: .about(field.fr, "manque.", fix: frFix), en: .about(field.en, "is missing.", fix: enFix),
      law: "CGI art. 289 bis ; XP Z12-012"
    ) { judgement in
      let values = field.values(judgement)
      let isGiven =
        values.count == 1
        && !(H.isUBL(judgement) ? values[0].trimmed.isEmpty : values[0].text.isEmpty)
      if !isGiven { judgement.fail(values.first, or: term) }
    }
  }

  private static func routing(
    _ id: String, _ address: FrenchField, _ siren: FrenchField, whenSelfBilled: Bool, fr: String,
    en: String
  ) -> Rule {
    Rule(
      id, .fatal, .french, reads: address.terms + siren.terms,
      text: "\(address.en) is under scheme 0225 and begins with the SIREN.",
      fr: Rule.Advice(
        "\(fr) et \(address.fr) ne commence pas par son SIREN, ou n'a pas le code de répertoire 0225.",
        fix: "Indiquez l'adresse de l'annuaire, qui commence par le SIREN, avec le code 0225."),
      en: Rule.Advice(
        "\(en) and \(address.en) does not begin with its SIREN or is not under scheme 0225.",
        fix: "Give the address in the directory, which begins with the SIREN, with scheme 0225."),
      law: "XP Z12-012"
    ) { judgement in
      guard judgement.frenchNotes.texts("BAR").contains("B2B") else { return }
      let isSelfBilled = H.type.values(judgement).contains {
        FrenchShapes.selfBilled.contains($0.text)
      }
      guard isSelfBilled == whenSelfBilled else { return }
      let isUBL = H.isUBL(judgement)
      let sirens = siren.values(judgement, scheme: isUBL ? "0002" : nil)
      let addresses = address.values(judgement)
      let text = addresses.first?.text ?? ""
      let holds =
        addresses.count <= 1 && sirens.count <= 1 && addresses.first?.scheme == "0225"
        && text.unicodeScalars.starts(with: (sirens.first?.text ?? "").unicodeScalars)
      if !holds { judgement.fail(addresses.first, or: address.terms[0]) }
    }
  }
}

extension Judgement {
  /// That value is wrong, or the term is missing.
  func fail(_ value: TermValue?, or term: Term) {
    if let value { fail(value) } else { fail(term, in: root) }
  }
}
