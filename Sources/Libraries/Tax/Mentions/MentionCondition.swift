/// When a mention is due. What holds for a document is a set of these.
package enum MentionCondition: Hashable, Sendable {
  case always
  case buyerIsCompany
  case buyerIsConsumer
  case dueLater
  case sellerHasForm
  case sellerIsSoleTrader
  case sellerHasCapital
  case sellerIsRegistered
  case sellerHasVATNumber
  case sellerIsGroupMember
  case sellerOnDebits
  /// Goods of the list of C. conso. D211-6, as the seller declares, sold to a consumer.
  case guaranteedGoods
  case buyerHasSIREN
  case buyerHasVATNumber
  case hasSupplyDate
  case deliveredElsewhere
  case otherCurrency
  case isCreditNote
  case replacesInvoice
  case isDeposit
  case deductsDeposits
  case isSelfBilled
  case isCopy
  case vat(TaxMention)

  /// A clause that follows "if".
  package func text(_ language: TaxLanguage) -> String {
    if case .vat(let mention) = self { return mention.condition(language) }
    return language == .french ? french : english
  }

  private var french: String {
    switch self {
    case .always: "la pièce est une facture ou un avoir"
    case .buyerIsCompany: "le client est une entreprise"
    case .buyerIsConsumer: "le client est un particulier"
    case .dueLater: "la facture n'est pas encore payée"
    case .sellerHasForm: "le vendeur a une forme juridique"
    case .sellerIsSoleTrader: "le vendeur est un entrepreneur individuel"
    case .sellerHasCapital: "le vendeur est une société à capital"
    case .sellerIsRegistered: "le vendeur est inscrit au registre du commerce"
    case .sellerHasVATNumber: "le vendeur a un numéro de TVA"
    case .sellerIsGroupMember: "le vendeur est membre d'un assujetti unique"
    case .sellerOnDebits: "le vendeur a opté pour la TVA d'après les débits"
    case .guaranteedGoods:
      "le vendeur déclare des biens à garantie légale affichée et le client est un particulier"
    case .buyerHasSIREN: "le client a un SIREN"
    case .buyerHasVATNumber: "le client a donné son numéro de TVA"
    case .hasSupplyDate: "la date de livraison, d'exécution ou d'acompte est connue"
    case .deliveredElsewhere: "les biens vont à une autre adresse que celle du client"
    case .otherCurrency: "la pièce est dans une autre devise que l'euro"
    case .isCreditNote: "la pièce est un avoir"
    case .replacesInvoice: "la facture annule et remplace une autre"
    case .isDeposit: "la pièce est une facture d'acompte"
    case .deductsDeposits: "la facture déduit des acomptes"
    case .isSelfBilled: "le client établit la facture lui-même"
    case .isCopy: "la pièce est éditée une nouvelle fois"
    case .vat: ""
    }
  }

  private var english: String {
    switch self {
    case .always: "the document is an invoice or a credit note"
    case .buyerIsCompany: "the buyer is a company"
    case .buyerIsConsumer: "the buyer is a consumer"
    case .dueLater: "the invoice is not paid yet"
    case .sellerHasForm: "the seller has a legal form"
    case .sellerIsSoleTrader: "the seller is a sole trader"
    case .sellerHasCapital: "the seller is a company with a share capital"
    case .sellerIsRegistered: "the seller is in the trade register"
    case .sellerHasVATNumber: "the seller has a VAT number"
    case .sellerIsGroupMember: "the seller is a member of a VAT group"
    case .sellerOnDebits: "the seller opted for VAT when invoiced (débits)"
    case .guaranteedGoods:
      "the seller declares goods whose legal guarantee is stated and the buyer is a consumer"
    case .buyerHasSIREN: "the buyer has a SIREN"
    case .buyerHasVATNumber: "the buyer gave a VAT number"
    case .hasSupplyDate: "the day of supply or deposit is known"
    case .deliveredElsewhere: "the goods go to another address than the buyer's"
    case .otherCurrency: "the document is in another currency than the euro"
    case .isCreditNote: "the document is a credit note"
    case .replacesInvoice: "the invoice cancels and replaces another"
    case .isDeposit: "the document is a deposit invoice"
    case .deductsDeposits: "the invoice deducts deposits"
    case .isSelfBilled: "the buyer makes out the invoice himself"
    case .isCopy: "the document is drawn again"
    case .vat: ""
    }
  }
}

extension TaxMention {
  /// When its words are due, as a clause that follows "if".
  func condition(_ language: TaxLanguage) -> String {
    let (french, english) = conditions
    return language == .french ? french : english
  }

  private var conditions: (french: String, english: String) {
    switch self {
    case .franchise: ("le vendeur est en franchise en base", "the seller is under the franchise")
    case .intraCommunity:
      (
        "des biens partent de France vers une entreprise identifiée d'un autre État membre",
        "goods leave France for an identified company of another member state"
      )
    case .intraCommunityFromAbroad:
      (
        "des biens partent d'un autre État membre vers une entreprise identifiée d'un troisième",
        "goods leave another member state for an identified company of a third"
      )
    case .export: ("des biens quittent l'Union", "goods leave the Union")
    case .exportFromAbroad:
      (
        "des biens quittent l'Union depuis un autre État membre",
        "goods leave the Union from another member state"
      )
    case .overseasExport:
      (
        "des biens vont de la métropole outre-mer, ou d'un département à un autre",
        "goods go from the mainland overseas, or from one department to another"
      )
    case .noVATTerritory:
      ("l'opération a lieu en Guyane ou à Mayotte", "the supply is in Guyane or Mayotte")
    case .reverseCharge:
      (
        "un service est fourni à une entreprise identifiée d'un autre État membre",
        "a service is supplied to an identified company of another member state"
      )
    case .domesticReverseCharge:
      (
        "la loi fait payer la taxe par le client assujetti (travaux sous-traités, déchets, énergie)",
        "the law makes the taxable customer pay (subcontracted works, scrap, energy)"
      )
    case .serviceOutsideEU:
      (
        "un service est fourni à une entreprise hors de l'Union",
        "a service is supplied to a company outside the Union"
      )
    case .intangibleOutsideEU:
      (
        "un service immatériel est fourni à un particulier hors de l'Union",
        "an immaterial service is supplied to a consumer outside the Union"
      )
    case .outsideFrance:
      (
        "des biens ne partent pas de France et n'y arrivent pas",
        "goods neither leave from France nor arrive there"
      )
    case .importByRecipient:
      ("le destinataire importe les biens", "the recipient imports the goods")
    case .multiPurposeVoucher:
      ("un bon à usages multiples est vendu", "a multi-purpose voucher is sold")
    case .marketplace:
      (
        "la place de marché est réputée vendre les biens importés",
        "the marketplace is deemed to sell the imported goods"
      )
    case .margin: ("la marge seule est taxée", "only the margin is taxed")
    case .exemption: ("le vendeur déclare une exonération", "the seller states an exemption")
    }
  }
}
