import EN16931
import Kernel
import Money
import Registers
import Tax

/// The VAT of each line of one sale: the order's facts put to `TaxEngine`, once for the whole order.
///
/// The shop's rate is checked, never believed. A shop that says nothing gets the seller's default rate in mainland
/// France and the standard rate elsewhere.
struct SaleTax {
  private let order: SalesOrder
  private let seller: TaxSeller
  private let defaultRate: Rate
  private let buyer: TaxBuyer
  private let from: TaxTerritory
  private let goodsTo: TaxTerritory
  private let servicesTo: TaxTerritory
  private let date: LocalDate
  private let today: LocalDate

  private let refused: VATNumberProof?

  /// Nil when a place is missing or unknown; the findings say so.
  init?(
    _ order: SalesOrder, seller: CompanyProfile, today: LocalDate, proofs: OutsideFacts,
    _ findings: inout Findings
  ) {
    let buyerPlace = Self.territory(order.buyer.address, "buyer/address", order, &findings)
    let deliveryPlace = order.delivery.map {
      Self.territory($0.address, "delivery/address", order, &findings)
    }
    guard let buyerPlace, deliveryPlace != .some(nil) else { return nil }
    self.order = order
    self.seller = TaxSeller(seller)
    self.today = today
    defaultRate = seller.defaultRate
    from = TaxTerritory(seller.address) ?? .franceMainland
    servicesTo = buyerPlace
    goodsTo = deliveryPlace.flatMap { $0 } ?? buyerPlace
    date = max(order.suppliedOn ?? order.orderedOn, Self.firstDay)
    let proof = proofs.vat(of: order.buyer)
    refused = proof.flatMap { $0.isValid || $0.isFrench ? nil : $0 }
    buyer = Self.buyer(order.buyer, at: buyerPlace, proof)
  }

  /// The tables begin in 2020; an order older than that (an import of old data) is judged by their first day.
  private static let firstDay = LocalDate(year: 2020, month: 1, day: 1)!

  private static func territory(
    _ address: SalesOrder.Address, _ pointer: String, _ order: SalesOrder,
    _ findings: inout Findings
  ) -> TaxTerritory? {
    let place = order.place.member("\(pointer)/country")
    if address.country.isEmpty {
      findings.stop(
        "order.country-missing", at: place,
        fr: "Le pays manque : la TVA ne peut pas être décidée.",
        en: "The country is missing: the VAT cannot be decided.")
      return nil
    }
    if Countries.codes.contains(address.country),
      let territory = TaxTerritory(country: address.country, postCode: address.postCode)
    {
      return territory
    }
    findings.stop(
      "order.country-unknown", at: place,
      fr: "« \(address.country.prefix(20)) » n'est pas un code de pays (ISO 3166, deux lettres).",
      en: "“\(address.country.prefix(20))” is not a country code (ISO 3166, two letters).")
    return nil
  }

  private static func buyer(
    _ buyer: SalesOrder.Buyer, at place: TaxTerritory, _ proof: VATNumberProof?
  ) -> TaxBuyer {
    guard buyer.kind == .company else { return .consumer }
    guard let number = buyer.vatIdentifier.flatMap(BuyerIdentifiers.vat(from:)),
      CheckDigits.isVATNumber(number)
    else { return .company(TaxCompany(establishedIn: place)) }
    return .company(
      TaxCompany(
        vatCountry: CountryCode(number.prefix(2)),
        proof: proof?.isValid == true ? .verified : .keyOnly, establishedIn: place))
  }

  // MARK: Decisions

  func decide(_ line: SalesOrder.Line, _ findings: inout Findings) -> VATDecision? {
    guard
      let product = product(
        line.nature, line.taxClass, line.scheme, line.tax, at: line.place, &findings)
    else { return nil }
    return decide(product, line.tax, at: line.place, &findings)
  }

  /// A charge or discount whose tax the shop states: goods where there are any, else services.
  func decide(_ adjustment: SalesOrder.Adjustment, _ findings: inout Findings) -> VATDecision? {
    guard
      let product = product(
        adjustmentNature, .unstated, .ordinary, adjustment.tax, at: adjustment.place, &findings)
    else { return nil }
    return decide(product, adjustment.tax, at: adjustment.place, &findings)
  }

  var adjustmentNature: SalesOrder.Line.Nature {
    order.lines.first { $0.nature == .goods }?.nature ?? order.lines.first?.nature ?? .goods
  }

  private func product(
    _ nature: SalesOrder.Line.Nature, _ taxClass: TaxProduct.Class, _ scheme: TaxProduct.Scheme,
    _ tax: SalesOrder.LineTax, at place: Place, _ findings: inout Findings
  ) -> TaxProduct? {
    var product = TaxProduct(nature.taxNature, taxClass, scheme: scheme)
    if case .exempt(let code) = tax {
      // Under the franchise nothing else is said, whatever the shop believes.
      if seller.regime == .franchise { return product }
      guard let known = ExemptionCode(rawValue: code), known.mayBeStated else {
        findings.stop(
          "line.exemption-unknown", at: place.member("exemption"),
          fr:
            "Le motif d'exonération « \(code.prefix(40)) » n'est pas un code VATEX applicable ici.",
          en: "The exemption reason “\(code.prefix(40))” is not a VATEX code that applies here.")
        return nil
      }
      product.scheme = .exempt(known)
    }
    return product
  }

  private func decide(
    _ product: TaxProduct, _ tax: SalesOrder.LineTax, at place: Place, _ findings: inout Findings
  ) -> VATDecision? {
    let to = product.nature.isGoods ? goodsTo : servicesTo
    let question = TaxQuestion(
      seller: seller, product: product, buyer: buyer, from: from, to: to, date: date,
      statedRate: statedRate(tax, product, to))
    switch TaxEngine.decide(question) {
    case .decided(let decision):
      if let refused, decision.category.standsOnNumber {
        findings.stopOnce(refused.exemptionRefused(at: order.place.member("buyer/vatIdentifier")))
        return nil
      }
      // The engine asked for the day of supply; words are printed on the day of issue.
      if let mention = decision.mention, !mention.isKnown(on: today) {
        return refuse(.mentionUnknown(today), at: place, &findings)
      }
      for warning in decision.warnings { findings.warn(warning, at: order.place) }
      return decision
    case .refused(let refusal): return refuse(refusal, at: place, &findings)
    }
  }

  private func refuse(_ refusal: TaxRefusal, at place: Place, _ findings: inout Findings)
    -> VATDecision?
  {
    findings.stop(
      refusal.code, at: place.member("vatRate"), fr: refusal.text(.french),
      en: refusal.text(.english))
    return nil
  }

  private func statedRate(
    _ tax: SalesOrder.LineTax, _ product: TaxProduct, _ to: TaxTerritory
  ) -> Rate? {
    switch tax {
    case .rate(let rate): return rate
    case .none: return .zero
    case .exempt: return nil
    case .unstated:
      let isOurs =
        from == .franceMainland && to == .franceMainland && seller.regime == .normal
        && product.taxClass == .unstated
      return isOurs && product.scheme == .ordinary ? defaultRate : nil
    }
  }

  /// The decision as the document writes it.
  func vat(_ decision: VATDecision) -> Invoice.VAT {
    Invoice.VAT(
      VATCategory(rawValue: decision.category.rawValue) ?? .standard, decision.rate,
      exemption: decision.exemption?.rawValue,
      reason: decision.mention?.wording(on: today)?.text(.french))
  }
}

extension VATDecision {
  /// One reason a line, in the order they were decisive.
  var explanation: Text {
    Text(
      fr: reasons.map { "\($0.text(.french)) (\($0.law))" }.joined(separator: "\n"),
      en: reasons.map { "\($0.text(.english)) (\($0.law))" }.joined(separator: "\n"))
  }
}

extension TaxTerritory {
  init?(_ address: PostalAddress) {
    self.init(country: address.country, postCode: address.postCode)
  }
}

extension TaxSeller {
  init(_ profile: CompanyProfile) {
    self.init(
      regime: profile.vatRegime == .franchise ? .franchise : .normal, oss: profile.tax.oss.status,
      hasIOSS: profile.tax.hasIOSS, registrations: profile.tax.registrations,
      vatOnDebits: profile.tax.onDebits, hasVATNumber: profile.vatIdentifier != nil,
      establishedIn: TaxTerritory(profile.address) ?? .franceMainland)
  }
}

extension Findings {
  /// Once per sale, however many lines raise it.
  fileprivate mutating func warn(_ warning: TaxWarning, at place: Place) {
    if all.contains(where: { $0.code == warning.code }) { return }
    warn(warning.code, at: place, fr: warning.text(.french), en: warning.text(.english))
  }
}

extension TaxCategory {
  /// No VAT, because the buyer accounts for it under a number of his own.
  fileprivate var standsOnNumber: Bool { self == .intraCommunity || self == .reverseCharge }
}

extension TaxWarning {
  var code: String {
    switch self {
    case .numberNotVerified: "tax.number-not-verified"
    case .treatedAsConsumer: "tax.treated-as-consumer"
    case .numberOfAnotherCountry: "tax.number-of-another-country"
    case .numberOfDeparture: "tax.number-of-departure"
    case .standardRateAssumed: "tax.standard-rate-assumed"
    case .keepProofOfBusiness: "tax.keep-proof-of-business"
    case .importCostsForBuyer: "tax.import-costs-for-buyer"
    }
  }
}
