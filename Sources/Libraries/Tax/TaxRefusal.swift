import Money

/// Why a line cannot be invoiced as it stands, and what would let it through. Codes are never renamed.
package enum TaxRefusal: Error, Hashable, Sendable {
  /// The seller is not established where French VAT or its absence is decided here.
  case sellerNotInFrance(TaxTerritory)
  /// The shop charged a rate that does not exist there that day.
  case rateUnlawful(stated: Rate, TaxTerritory)
  /// The shop charged another rate than the product's class has.
  case rateNotOfClass(stated: Rate, lawful: Rate, TaxTerritory)
  /// The shop charged no VAT on a taxed sale.
  case vatMissing(lawful: Rate, TaxTerritory)
  /// The shop charged VAT on a sale that bears none.
  case vatNotDue(stated: Rate, TaxCategory)
  /// Several rates are possible there for the class, and none was stated.
  case rateToBeStated(TaxTerritory)
  /// The table has no rate for that place and day.
  case rateUnknown(TaxTerritory, LocalDate)
  /// Above the threshold of distance sales without OSS registration (CGI 258 A, 259 D).
  case ossRequired(TaxTerritory)
  /// Distance-sale rules before 2021-07-01 are not in this program.
  case beforeOSS(LocalDate)
  /// Goods leave from a country where the seller has no VAT number.
  case localRegistrationMissing(CountryCode)
  /// Sold to a company in the country of the stock: often reverse charge by local law.
  case localSaleToCompany(CountryCode)
  /// Intra-Community sales need the seller's own VAT number (CGI 286 ter).
  case sellerNumberMissing
  /// The value of the parcel decides between IOSS and import, and was not given.
  case consignmentValueMissing
  /// An event, a meal or a transport abroad is taxed there.
  case serviceTaxedAbroad(TaxTerritory)
  /// The code is not one a merchant may state.
  case exemptionNotStatable(ExemptionCode)
  /// Margin scheme: movable goods, from France.
  case marginNotPossible
  /// Domestic reverse charge: a company in France.
  case domesticReverseChargeNotPossible
  /// Deemed supply by a marketplace: imported parcels of at most 150 € to consumers.
  case deemedSupplierNotPossible
  /// The wording of the mention after 2028-06-30 (CIBS) is not known.
  case mentionUnknown(LocalDate)

  package var code: String {
    switch self {
    case .sellerNotInFrance: "tax.seller-not-in-france"
    case .rateUnlawful: "tax.rate-unlawful"
    case .rateNotOfClass: "tax.rate-not-of-class"
    case .vatMissing: "tax.vat-missing"
    case .vatNotDue: "tax.vat-not-due"
    case .rateToBeStated: "tax.rate-to-be-stated"
    case .rateUnknown: "tax.rate-unknown"
    case .ossRequired: "tax.oss-required"
    case .beforeOSS: "tax.before-oss"
    case .localRegistrationMissing: "tax.local-registration-missing"
    case .localSaleToCompany: "tax.local-sale-to-company"
    case .sellerNumberMissing: "tax.seller-number-missing"
    case .consignmentValueMissing: "tax.consignment-value-missing"
    case .serviceTaxedAbroad: "tax.service-taxed-abroad"
    case .exemptionNotStatable: "tax.exemption-not-statable"
    case .marginNotPossible: "tax.margin-not-possible"
    case .domesticReverseChargeNotPossible: "tax.domestic-reverse-charge-not-possible"
    case .deemedSupplierNotPossible: "tax.deemed-supplier-not-possible"
    case .mentionUnknown: "tax.mention-unknown"
    }
  }

  /// What happened and what to do, in one or two sentences.
  package func text(_ language: TaxLanguage) -> String {
    language == .french ? french : english
  }
}

/// "5,5 %" in French, "5.5%" otherwise.
func percent(_ rate: Rate, _ language: TaxLanguage) -> String {
  guard language == .french else { return "\(rate)%" }
  return String(rate.description.map { $0 == "." ? "," : $0 }) + " %"
}

extension TaxRefusal {
  private var french: String {
    func at(_ place: TaxTerritory) -> String { place.name(.french) }
    func rate(_ rate: Rate) -> String { percent(rate, .french) }
    return switch self {
    case .sellerNotInFrance(let place):
      "Le vendeur est établi hors de France (\(at(place))) : indiquez un établissement français."
    case .rateUnlawful(let stated, let place):
      "La boutique a compté \(rate(stated)), qui n'est pas un taux de ce territoire à cette date (\(at(place))). Corrigez les taxes de la boutique."
    case .rateNotOfClass(let stated, let lawful, let place):
      "La boutique a compté \(rate(stated)) ; cette catégorie de produit relève de \(rate(lawful)) (\(at(place))). Corrigez le taux ou la catégorie."
    case .vatMissing(let lawful, let place):
      "La boutique n'a pas compté de TVA ; la vente relève de \(rate(lawful)) (\(at(place))). Corrigez les taxes de la boutique ou indiquez un motif d'exonération."
    case .vatNotDue(let stated, let category):
      "La boutique a compté \(rate(stated)) sur une vente sans TVA (catégorie \(category.rawValue)). Remboursez la taxe et corrigez la boutique : la TVA facturée est due (art. 283-3 du CGI)."
    case .rateToBeStated(let place):
      "Plusieurs taux sont possibles pour cette catégorie (\(at(place))) : indiquez celui que la boutique a appliqué."
    case .rateUnknown(let place, let date):
      "Aucun taux connu au \(date) (\(at(place))). Complétez la table des taux."
    case .ossRequired(let place):
      "Le seuil de 10 000 € est dépassé : la TVA de destination est due (\(at(place))). Inscrivez-vous au guichet unique (OSS)."
    case .beforeOSS(let date):
      "Les ventes à distance d'avant le 1er juillet 2021 (\(date)) suivent d'anciens seuils par pays : traitez-les avec votre expert-comptable."
    case .localRegistrationMissing(let code):
      "Les biens partent d'un pays où le vendeur n'a pas de numéro de TVA (\(code.name(.french))). Immatriculez-vous ou expédiez depuis la France."
    case .localSaleToCompany(let code):
      "Vente à une entreprise dans le pays du stock (\(code.name(.french))) : l'autoliquidation y dépend de la loi locale. Demandez à votre conseil."
    case .sellerNumberMissing:
      "Cette vente exige que le vendeur ait son propre numéro de TVA (art. 286 ter du CGI). Demandez-le au service des impôts des entreprises."
    case .consignmentValueMissing:
      "Envoi depuis un pays tiers : indiquez sa valeur (150 € au plus pour l'IOSS)."
    case .serviceTaxedAbroad(let place):
      "Cette prestation est imposée là où elle a lieu (\(at(place))). Immatriculez-vous dans ce pays ou demandez à votre conseil."
    case .exemptionNotStatable(let code):
      "\(code.rawValue) découle de la vente et ne s'indique pas sur un produit. Retirez-le."
    case .marginNotPossible:
      "Le régime de la marge vaut pour des biens d'occasion, d'art ou d'antiquité expédiés de France. Corrigez le produit."
    case .domesticReverseChargeNotPossible:
      "L'autoliquidation intérieure suppose un client assujetti en France. Corrigez le client ou le produit."
    case .deemedSupplierNotPossible:
      "La place de marché ne doit la TVA à la place d'un vendeur français que pour des envois importés de 150 € au plus à des particuliers. Facturez la TVA vous-même ou corrigez le canal."
    case .mentionUnknown(let date):
      "La mention légale applicable au \(date) (CIBS) n'est pas connue de cette version. Mettez le logiciel à jour."
    }
  }

  private var english: String {
    func at(_ place: TaxTerritory) -> String { place.name(.english) }
    func rate(_ rate: Rate) -> String { percent(rate, .english) }
    return switch self {
    case .sellerNotInFrance(let place):
      "The seller is established outside France (\(at(place))): give a French establishment."
    case .rateUnlawful(let stated, let place):
      "The shop charged \(rate(stated)), which is not a rate of this territory on that day (\(at(place))). Correct the shop's taxes."
    case .rateNotOfClass(let stated, let lawful, let place):
      "The shop charged \(rate(stated)); this class of product bears \(rate(lawful)) (\(at(place))). Correct the rate or the class."
    case .vatMissing(let lawful, let place):
      "The shop charged no VAT; the sale bears \(rate(lawful)) (\(at(place))). Correct the shop's taxes or state an exemption."
    case .vatNotDue(let stated, let category):
      "The shop charged \(rate(stated)) on a sale without VAT (category \(category.rawValue)). Refund it and correct the shop: VAT that is invoiced is due (CGI art. 283-3)."
    case .rateToBeStated(let place):
      "Several rates are possible for this class (\(at(place))): state the one the shop charged."
    case .rateUnknown(let place, let date):
      "No rate is known on \(date) (\(at(place))). Complete the table of rates."
    case .ossRequired(let place):
      "The threshold of €10,000 is passed: VAT of the destination is due (\(at(place))). Register for the one-stop shop (OSS)."
    case .beforeOSS(let date):
      "Distance sales before 1 July 2021 (\(date)) follow older thresholds by country: treat them with your accountant."
    case .localRegistrationMissing(let code):
      "The goods leave from a country where the seller has no VAT number (\(code.name(.english))). Register there or ship from France."
    case .localSaleToCompany(let code):
      "Sold to a company in the country of the stock (\(code.name(.english))): reverse charge depends on local law. Ask your adviser."
    case .sellerNumberMissing:
      "This sale needs the seller's own VAT number (CGI art. 286 ter). Ask the tax office for it."
    case .consignmentValueMissing:
      "Shipped from a third country: give the value of the parcel (at most €150 for IOSS)."
    case .serviceTaxedAbroad(let place):
      "This service is taxed where it takes place (\(at(place))). Register there or ask your adviser."
    case .exemptionNotStatable(let code):
      "\(code.rawValue) follows from the sale and is not stated on a product. Remove it."
    case .marginNotPossible:
      "The margin scheme is for second-hand goods, art or antiques shipped from France. Correct the product."
    case .domesticReverseChargeNotPossible:
      "Domestic reverse charge needs a taxable customer in France. Correct the customer or the product."
    case .deemedSupplierNotPossible:
      "A marketplace owes the VAT in a French seller's place only for imported parcels of at most €150 to consumers. Charge the VAT yourself or correct the channel."
    case .mentionUnknown(let date):
      "The legal mention that applies on \(date) (CIBS) is not known to this version. Update the program."
    }
  }
}
