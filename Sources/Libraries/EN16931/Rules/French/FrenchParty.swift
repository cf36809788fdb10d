/// A party the French rules identify by SIREN, SIRET and electronic address.
struct FrenchParty: Sendable {
  /// The official name of its identifier: "BT-29", "EXT-FR-FE-06".
  let code: String
  /// That of its electronic address; nil where no rule looks at it.
  let endpointCode: String?
  let group: Group
  let id: Term
  let legal: Term
  let endpoint: Term
  let cii: String
  let ubl: String
  /// "du vendeur", "the seller".
  let frOf: String
  let en: String
  /// The party, its identifiers and its legal ones.
  private let ciiPaths: Paths
  private let ublPaths: Paths

  init(
    _ code: String, _ endpointCode: String?, _ group: Group, cii: String, ubl: String,
    _ frOf: String, _ en: String, id: Term = .partyGlobalID, legal: Term = .partyLegalID,
    endpoint: Term = .partyEndpoint
  ) {
    (self.code, self.endpointCode, self.group) = (code, endpointCode, group)
    (self.id, self.legal, self.endpoint) = (id, legal, endpoint)
    (self.cii, self.ubl, self.frOf, self.en) = (cii, ubl, frOf, en)
    ciiPaths = (
      ElementPath(stringLiteral: cii), "ram:GlobalID", "ram:SpecifiedLegalOrganization/ram:ID"
    )
    let isPlace = endpointCode == nil
    ublPaths = (
      ElementPath(stringLiteral: ubl),
      isPlace ? "cac:DeliveryLocation/cbc:ID" : "cac:PartyIdentification/cbc:ID",
      isPlace
        ? "cac:DeliveryParty/cac:PartyLegalEntity/cbc:CompanyID"
        : "cac:PartyLegalEntity/cbc:CompanyID"
    )
  }

  private typealias C = CIIPlace

  static let seller = FrenchParty(
    "BT-29", "BT-34", .bg4, cii: "\(C.agreement)/ram:SellerTradeParty",
    ubl: "cac:AccountingSupplierParty/cac:Party", "du vendeur", "the seller", id: .bt29,
    legal: .bt30, endpoint: .bt34)
  static let buyer = FrenchParty(
    "BT-46", "BT-49", .bg7, cii: "\(C.agreement)/ram:BuyerTradeParty",
    ubl: "cac:AccountingCustomerParty/cac:Party", "de l'acheteur", "the buyer", id: .bt46,
    legal: .bt47, endpoint: .bt49)

  static let all: [FrenchParty] = [
    seller, buyer,
    FrenchParty(
      "EXT-FR-FE-06", "EXT-FR-FE-12", .extBG01, cii: "\(C.agreement)/ram:BuyerAgentTradeParty",
      ubl: "cac:AccountingCustomerParty/cac:Party/cac:AgentParty", "de l'agent de l'acheteur",
      "the buyer's agent"),
    FrenchParty(
      "BT-60", "EXT-FR-FE-29", .bg10, cii: "\(C.settlement)/ram:PayeeTradeParty",
      ubl: "cac:PayeeParty", "du bénéficiaire", "the payee", id: .bt60, legal: .bt61),
    FrenchParty(
      "EXT-FR-FE-46", "EXT-FR-FE-52", .extBG02, cii: "\(C.settlement)/ram:PayerTradeParty",
      ubl: "cac:PaymentMeans/cac:PaymentMandate/cac:PayerParty", "du payeur", "the payer"),
    FrenchParty(
      "EXT-FR-FE-69", "EXT-FR-FE-75", .extBG03, cii: "\(C.agreement)/ram:SalesAgentTradeParty",
      ubl: "cac:AccountingSupplierParty/cac:Party/cac:AgentParty", "de l'agent du vendeur",
      "the seller's agent"),
    FrenchParty(
      "EXT-FR-FE-92", "EXT-FR-FE-98", .extBG04, cii: "\(C.settlement)/ram:InvoiceeTradeParty",
      ubl: "cac:AccountingCustomerParty/cac:Party/cac:ServiceProviderParty/cac:Party",
      "du destinataire de la facture", "the invoicee"),
    FrenchParty(
      "EXT-FR-FE-115", "EXT-FR-FE-121", .extBG05, cii: "\(C.settlement)/ram:InvoicerTradeParty",
      ubl: "cac:AccountingSupplierParty/cac:Party/cac:ServiceProviderParty/cac:Party",
      "de l'émetteur de la facture", "the invoicer"),
    FrenchParty(
      "BT-71", nil, .bg13, cii: "\(C.delivery)/ram:ShipToTradeParty", ubl: "cac:Delivery",
      "du lieu de livraison", "the delivery location", id: .bt71),
    FrenchParty(
      "EXT-FR-FE-146", nil, .extBG10, cii: "\(C.lineDelivery)/ram:ShipToTradeParty",
      ubl: "LINE/cac:Delivery", "du lieu de livraison de la ligne",
      "the delivery location of the line"),
  ]

  /// The parties of the invoice: all their identifiers, and the legal ones under scheme 0002.
  func found(_ judgement: Judgement) -> [(ids: [TermValue], sirens: [String])] {
    guard let xml = judgement.xml else {
      return judgement.invoice.all(group).map { party in
        (party.all(id), party.all(legal).filter { $0.scheme == "0002" }.map(\.text))
      }
    }
    let isUBL = judgement.invoice.syntax?.isUBL == true
    let paths = isUBL ? ublPaths : ciiPaths
    return xml.all(paths.party).map { party in
      let ids = party.all(paths.ids).map {
        TermValue(id, $0.raw, scheme: $0.scheme, node: $0.node)
      }
      return (ids, party.all(paths.legal).filter { $0.scheme == "0002" }.map(\.raw))
    }
  }

  private typealias Paths = (party: ElementPath, ids: ElementPath, legal: ElementPath)
}

// MARK: - BR-FR-09, BR-FR-CO-10

extension FrenchRules {
  static let parties: [Rule] =
    FrenchParty.all.map(siret) + FrenchParty.all.flatMap { [named($0), distinct($0)] }

  /// In UBL the official rule looks for the place inside itself, where the schema has none.
  private static let nested = FrenchParty(
    "EXT-FR-FE-146", nil, .extBG10, cii: "\(CIIPlace.lineDelivery)/ram:ShipToTradeParty",
    ubl: "LINE/cac:Delivery/cac:DeliveryLocation", "", "")

  private static func siret(_ party: FrenchParty) -> Rule {
    let label = "« SIRET \(party.frOf) » (\(party.code))"
    return Rule(
      "BR-FR-09_\(party.code)", .fatal, .french,
      reads: [party.id, party.legal],
      text: "The SIRET (scheme 0009) of \(party.en) has 14 digits and begins with its SIREN.",
      fr: .about(
        label, "n'a pas 14 chiffres ou ne commence pas par le SIREN de la même entreprise.",
        fix: "Indiquez les 14 chiffres du SIRET de l'établissement et le SIREN qui lui correspond."),
      en: .about(
        "“SIRET of \(party.en)” (\(party.code))",
        "has not 14 digits or does not begin with the SIREN of the same company.",
        fix: "Give the 14 digits of the establishment's SIRET and the SIREN that goes with it."),
      law: "CGI ann. II art. 242 nonies A, I-1° ; XP Z12-012"
    ) { judgement in
      for found in (party.code == "EXT-FR-FE-146" ? nested : party).found(judgement) {
        guard let siret = found.ids.first(where: { $0.scheme == "0009" }) else { continue }
        let start = String(siret.text.unicodeScalars.prefix(9))
        var sirens = found.sirens
        // Seller and buyer must state their SIREN; the others only may.
        if party.group != .bg4, party.group != .bg7, sirens.allSatisfy(\.isEmpty) {
          sirens = [start]
        }
        if !FrenchShapes.isDigits(siret.text, count: 14) || !sirens.contains(start) {
          judgement.fail(siret)
        }
      }
    }
  }

  private static func named(_ party: FrenchParty) -> Rule {
    Rule(
      "BR-FR-CO-10_\(party.code)-1", .fatal, .french, reads: [party.id],
      text: "Each identifier of \(party.en) names its scheme.",
      fr: .about(
        "« Identifiant \(party.frOf) » (\(party.code))",
        "ne dit pas à quel répertoire il appartient.",
        fix: "Ajoutez son code de répertoire : 0009 pour un SIRET, 0224 pour un code routage…"),
      en: .about(
        "“Identifier of \(party.en)” (\(party.code))", "does not say which register it belongs to.",
        fix: "Add the code of its scheme: 0009 for a SIRET, 0224 for a routing code…"),
      law: "XP Z12-012"
    ) { judgement in
      for found in party.found(judgement) where judgement.xml != nil {
        for id in found.ids where id.scheme == nil { judgement.fail(id) }
      }
    }
  }

  private static func distinct(_ party: FrenchParty) -> Rule {
    Rule(
      "BR-FR-CO-10_\(party.code)-2", .fatal, .french, reads: [party.id],
      text: "No two identifiers of \(party.en) have the same scheme.",
      fr: .about(
        "« Identifiant \(party.frOf) » (\(party.code))",
        "figure deux fois pour le même répertoire.",
        fix: "Ne gardez qu'un identifiant par code de répertoire."),
      en: .about(
        "“Identifier of \(party.en)” (\(party.code))", "is given twice for the same register.",
        fix: "Keep one identifier per scheme."),
      law: "XP Z12-012"
    ) { judgement in
      for found in party.found(judgement) {
        var seen: Set<String> = []
        for id in found.ids {
          if let scheme = id.scheme, !seen.insert(scheme).inserted { judgement.fail(id) }
        }
      }
    }
  }
}
