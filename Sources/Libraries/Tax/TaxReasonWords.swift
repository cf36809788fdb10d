import Money

extension TaxProduct.Class {
  func name(_ language: TaxLanguage) -> String {
    let french = language == .french
    return switch self {
    case .unstated: french ? "taux de la boutique" : "the shop's rate"
    case .standard: french ? "taux normal" : "standard rate"
    case .intermediate: french ? "taux intermédiaire" : "intermediate rate"
    case .reduced: french ? "taux réduit" : "reduced rate"
    case .superReduced: french ? "taux particulier" : "super-reduced rate"
    case .zero: french ? "taux zéro" : "zero rate"
    case .book: french ? "livre" : "book"
    case .food: french ? "produit alimentaire" : "food"
    case .medicine: french ? "médicament remboursable" : "reimbursed medicine"
    case .press: french ? "presse" : "press"
    }
  }
}

extension TaxReason {
  var french: String {
    func at(_ place: TaxTerritory) -> String { place.name(.french) }
    return switch self {
    case .deliveredIn(let place): "Livraison intérieure (\(at(place)))"
    case .rate(let rate, let kind, let place):
      "\(percent(rate, .french)) : \(kind.name(.french)) (\(at(place)))"
    case .exported(let place): "Exportation (\(at(place)))"
    case .exportedFromAbroad(let code): "Exportation depuis un autre État (\(code.name(.french)))"
    case .exportedOverseas(let place):
      "Envoi assimilé à une exportation, outre-mer (\(at(place)))"
    case .departureWithoutVAT(let place): "La TVA ne s'applique pas au départ (\(at(place)))"
    case .intraCommunity(let number, let place):
      "Livraison intracommunautaire à un assujetti identifié (\(number.vatPrefix)), arrivée : \(at(place))"
    case .intraCommunityFromAbroad(let from, let place):
      "Livraison intracommunautaire depuis un stock à l'étranger (\(from.name(.french))), arrivée : \(at(place))"
    case .numberIsOfDeparture(let code):
      "Le numéro de TVA (\(code.vatPrefix)) est celui de l'État de départ"
    case .numberUnproven: "Pas de numéro de TVA valide : l'entreprise est traitée en particulier"
    case .distanceSaleBelowThreshold(let place):
      "Vente à distance (\(at(place))) sous 10 000 € par an, sans option : TVA française"
    case .distanceSaleAtDestination(let place):
      "Vente à distance : TVA du pays d'arrivée (\(at(place))), guichet OSS"
    case .distanceSaleFromStockAbroad(let from, let place):
      "Vente à distance depuis un stock à l'étranger (\(from.name(.french))) : TVA du pays d'arrivée (\(at(place))), sans seuil"
    case .localSale(let code):
      "Vente dans le pays du stock (\(code.name(.french))) : TVA de ce pays"
    case .importedWithIOSS(let place):
      "Envoi importé de 150 € au plus : TVA du pays d'arrivée (\(at(place))), guichet IOSS"
    case .importedByRecipient(let place):
      "Envoi depuis un pays tiers : le destinataire importe et paie la TVA (\(at(place)))"
    case .outsideUnion(let place): "Ni départ ni arrivée dans l'Union (\(at(place)))"
    case .servedAtSeller(let place):
      "Prestation à un particulier : imposée chez le prestataire (\(at(place)))"
    case .servedToBusinessInFrance(let place):
      "Prestation à une entreprise établie en France (\(at(place))) : jamais d'autoliquidation"
    case .servedToBusinessInUnion(let code):
      "Prestation à un assujetti d'un autre État membre (\(code.vatPrefix)) : il doit la taxe"
    case .servedToBusinessOutsideUnion(let place):
      "Prestation à une entreprise hors de l'Union (\(at(place)))"
    case .servedWithoutVAT(let place):
      "Prestation située là où la TVA ne s'applique pas (\(at(place)))"
    case .electronicBelowThreshold(let place):
      "Service électronique (\(at(place))) sous 10 000 € par an, sans option : TVA française"
    case .electronicAtDestination(let place):
      "Service électronique : imposé chez le client (\(at(place)))"
    case .intangibleOutsideUnion(let place):
      "Prestation immatérielle à un particulier hors de l'Union (\(at(place)))"
    case .heldIn(let place): "Manifestation tenue sur place (\(at(place)))"
    case .eatenIn(let place): "Consommation sur place (\(at(place)))"
    case .departsFrom(let place): "Transport de biens au départ de : \(at(place))"
    case .franchise: "Franchise en base : le vendeur ne facture pas la TVA"
    case .margin: "Régime de la marge : la taxe est comprise dans le prix et ne se montre pas"
    case .exemption: "Exonération indiquée par le vendeur"
    case .domesticReverseCharge: "La taxe est acquittée par le client assujetti"
    case .multiPurposeVoucher: "Bon à usages multiples : un moyen de paiement, taxé à l'utilisation"
    case .singlePurposeVoucher: "Bon à usage unique : taxé à la vente comme ce qu'il procure"
    case .collectedByMarketplace: "La place de marché est réputée vendeuse et doit la taxe"
    case .deposit: "Acompte : TVA exigible à l'encaissement"
    case .dueOnReceipt: "TVA exigible à l'encaissement"
    case .dueOnDebits: "TVA exigible d'après les débits, sur option"
    }
  }

  var english: String {
    func at(_ place: TaxTerritory) -> String { place.name(.english) }
    return switch self {
    case .deliveredIn(let place): "Domestic delivery (\(at(place)))"
    case .rate(let rate, let kind, let place):
      "\(percent(rate, .english)): \(kind.name(.english)) (\(at(place)))"
    case .exported(let place): "Export (\(at(place)))"
    case .exportedFromAbroad(let code): "Export from another state (\(code.name(.english)))"
    case .exportedOverseas(let place):
      "Counts as an export, overseas departments (\(at(place)))"
    case .departureWithoutVAT(let place): "VAT does not apply at departure (\(at(place)))"
    case .intraCommunity(let number, let place):
      "Intra-Community supply to an identified taxable person (\(number.vatPrefix)), arrival: \(at(place))"
    case .intraCommunityFromAbroad(let from, let place):
      "Intra-Community supply from stock abroad (\(from.name(.english))), arrival: \(at(place))"
    case .numberIsOfDeparture(let code):
      "The VAT number (\(code.vatPrefix)) is of the state of departure"
    case .numberUnproven: "No valid VAT number: the company is treated as a consumer"
    case .distanceSaleBelowThreshold(let place):
      "Distance sale (\(at(place))) below €10,000 a year, no option: French VAT"
    case .distanceSaleAtDestination(let place):
      "Distance sale: VAT of the country of arrival (\(at(place))), through OSS"
    case .distanceSaleFromStockAbroad(let from, let place):
      "Distance sale from stock abroad (\(from.name(.english))): VAT of the country of arrival (\(at(place))), no threshold"
    case .localSale(let code):
      "Sold in the country of the stock (\(code.name(.english))): VAT of that country"
    case .importedWithIOSS(let place):
      "Imported parcel of at most €150: VAT of the country of arrival (\(at(place))), through IOSS"
    case .importedByRecipient(let place):
      "Sent from a third country: the recipient imports and pays the VAT (\(at(place)))"
    case .outsideUnion(let place): "Neither departure nor arrival in the Union (\(at(place)))"
    case .servedAtSeller(let place): "Service to a consumer: taxed at the seller's (\(at(place)))"
    case .servedToBusinessInFrance(let place):
      "Service to a business established in France (\(at(place))): never reverse charge"
    case .servedToBusinessInUnion(let code):
      "Service to a taxable person of another member state (\(code.vatPrefix)): he owes the tax"
    case .servedToBusinessOutsideUnion(let place):
      "Service to a business outside the Union (\(at(place)))"
    case .servedWithoutVAT(let place): "Service located where VAT does not apply (\(at(place)))"
    case .electronicBelowThreshold(let place):
      "Electronic service (\(at(place))) below €10,000 a year, no option: French VAT"
    case .electronicAtDestination(let place):
      "Electronic service: taxed at the customer's (\(at(place)))"
    case .intangibleOutsideUnion(let place):
      "Immaterial service to a consumer outside the Union (\(at(place)))"
    case .heldIn(let place): "Event held there (\(at(place)))"
    case .eatenIn(let place): "Served on the spot (\(at(place)))"
    case .departsFrom(let place): "Transport of goods from: \(at(place))"
    case .franchise: "Small business scheme: the seller charges no VAT"
    case .margin: "Margin scheme: the tax is inside the price and is not shown"
    case .exemption: "Exemption stated by the seller"
    case .domesticReverseCharge: "The tax is paid by the taxable customer"
    case .multiPurposeVoucher: "Multi-purpose voucher: a means of payment, taxed when used"
    case .singlePurposeVoucher: "Single-purpose voucher: taxed when sold, like what it gives"
    case .collectedByMarketplace: "The marketplace is deemed to sell and owes the tax"
    case .deposit: "Deposit: VAT due on receipt"
    case .dueOnReceipt: "VAT due on receipt"
    case .dueOnDebits: "VAT due when invoiced, by option"
    }
  }
}
