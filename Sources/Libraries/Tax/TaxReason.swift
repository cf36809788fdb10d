import Money

/// One step of a decision: a fact of the sale and the text that gives it its effect.
///
/// A few bytes each; sentences and references are made when someone reads them.
package enum TaxReason: Hashable, Sendable {
  case deliveredIn(TaxTerritory)
  case rate(Rate, TaxProduct.Class, TaxTerritory)
  case exported(TaxTerritory)
  case exportedFromAbroad(from: CountryCode)
  case exportedOverseas(TaxTerritory)
  case departureWithoutVAT(TaxTerritory)
  case intraCommunity(number: CountryCode, to: TaxTerritory)
  case intraCommunityFromAbroad(from: CountryCode, to: TaxTerritory)
  case numberIsOfDeparture(CountryCode)
  case numberUnproven
  case distanceSaleBelowThreshold(TaxTerritory)
  case distanceSaleAtDestination(TaxTerritory)
  case distanceSaleFromStockAbroad(from: CountryCode, to: TaxTerritory)
  case localSale(CountryCode)
  case importedWithIOSS(TaxTerritory)
  case importedByRecipient(TaxTerritory)
  case outsideUnion(TaxTerritory)
  case servedAtSeller(TaxTerritory)
  case servedToBusinessInFrance(TaxTerritory)
  case servedToBusinessInUnion(CountryCode)
  case servedToBusinessOutsideUnion(TaxTerritory)
  case servedWithoutVAT(TaxTerritory)
  case electronicBelowThreshold(TaxTerritory)
  case electronicAtDestination(TaxTerritory)
  case intangibleOutsideUnion(TaxTerritory)
  case heldIn(TaxTerritory)
  case eatenIn(TaxTerritory)
  case departsFrom(TaxTerritory)
  case franchise
  case margin(TaxProduct.MarginGoods)
  case exemption(ExemptionCode)
  case domesticReverseCharge(TaxProduct.ReverseChargeGoods)
  case multiPurposeVoucher
  case singlePurposeVoucher
  case collectedByMarketplace
  case deposit
  case dueOnReceipt
  case dueOnDebits

  package func text(_ language: TaxLanguage) -> String { language == .french ? french : english }
}

extension TaxReason {
  /// The article or the standard.
  package var law: String {
    switch self {
    case .deliveredIn(.monaco): "CGI 258 I ; convention franco-monégasque du 18 mai 1963"
    case .deliveredIn(.corsica): "CGI 258 I, 297 I-2"
    case .deliveredIn: "CGI 258 I"
    case .rate(_, let kind, let place): Self.lawOfRate(kind, place)
    case .exported: "CGI 262 I"
    case .exportedFromAbroad: "dir. 2006/112 art. 146"
    case .exportedOverseas: "CGI 294-2, 262 I"
    case .departureWithoutVAT, .servedWithoutVAT: "CGI 294-1"
    case .intraCommunity: "CGI 262 ter I"
    case .intraCommunityFromAbroad: "dir. 2006/112 art. 138"
    case .numberIsOfDeparture: "CGI 262 ter I-1° ; dir. 2006/112 art. 138-1 b"
    case .numberUnproven: "CGI 262 ter I, 283-2 ; règl. 282/2011 art. 18"
    case .distanceSaleBelowThreshold: "CGI 258 A I-1°, 259 D ; dir. 2006/112 art. 59 quater"
    case .distanceSaleAtDestination: "CGI 258 A I-1°, 298 sexdecies G ; dir. 2006/112 art. 33 a"
    case .distanceSaleFromStockAbroad: "CGI 258 A II ; dir. 2006/112 art. 33 a, 59 quater"
    case .localSale: "dir. 2006/112 art. 31, 32"
    case .importedWithIOSS: "CGI 258 IV, 298 sexdecies H ; dir. 2006/112 art. 33 c, 369 terdecies"
    case .importedByRecipient: "CGI 258 I, 291, 293 A"
    case .outsideUnion: "CGI 258 I"
    case .servedAtSeller: "CGI 259-2"
    case .servedToBusinessInFrance: "CGI 259-1"
    case .servedToBusinessInUnion: "CGI 259-1, 283-2 ; dir. 2006/112 art. 44, 196"
    case .servedToBusinessOutsideUnion: "CGI 259-1"
    case .electronicBelowThreshold: "CGI 259 D II ; dir. 2006/112 art. 59 quater"
    case .electronicAtDestination: "CGI 259 D I ; dir. 2006/112 art. 58"
    case .intangibleOutsideUnion: "CGI 259 B, 259 D"
    case .heldIn: "CGI 259 A 5°, 5° bis"
    case .eatenIn: "CGI 259 A 5° b"
    case .departsFrom: "CGI 259 A 3°"
    case .franchise: "CGI 293 B"
    case .margin: "CGI 297 A"
    case .exemption(let code): code.article(.french)
    case .domesticReverseCharge(let goods): TaxMention.domesticReverseCharge(goods).law
    case .multiPurposeVoucher, .singlePurposeVoucher: "CGI 256 ter"
    case .collectedByMarketplace: "CGI 256 V ; dir. 2006/112 art. 14 bis"
    case .deposit: "CGI 269-2 a"
    case .dueOnReceipt, .dueOnDebits: "CGI 269-2 c"
    }
  }

  private static func lawOfRate(_ kind: TaxProduct.Class, _ place: TaxTerritory) -> String {
    switch place {
    case .franceMainland, .monaco:
      switch kind {
      case .standard: "CGI 278"
      case .intermediate: "CGI 278 bis, 279"
      case .reduced: "CGI 278-0 bis"
      case .superReduced: "CGI 281 quater ff."
      case .book: "CGI 278-0 bis A 3°"
      case .food: "CGI 278-0 bis A 1°"
      case .medicine: "CGI 281 octies"
      case .press: "CGI 298 septies"
      case .unstated, .zero: "CGI 278 ff."
      }
    case .corsica:
      switch kind {
      case .standard, .unstated, .zero: "CGI 278, 297"
      case .intermediate: "CGI 297 I-1-5°"
      case .medicine: "CGI 281 octies"
      case .press: "CGI 298 septies"
      case .reduced: "CGI 278-0 bis, 297"
      case .book, .food, .superReduced: "CGI 297 I-1-2°"
      }
    case .guadeloupe, .martinique, .reunion:
      switch kind {
      case .standard, .unstated, .zero: "CGI 296 1° b"
      case .press: "CGI 298 septies"
      case .superReduced: "CGI 296 bis"
      default: "CGI 296 1° a"
      }
    default: "dir. 2006/112 art. 96 à 105"
    }
  }
}
