import Money

/// Services: CGI 259 to 259 D, 283-2; directive art. 44, 45, 53 to 55, 58, 59, 196.
extension TaxCase {
  func service() throws(TaxRefusal) -> VATDecision {
    switch q.product.nature {
    case .eventAdmission: return try performed(in: q.to, .heldIn(q.to))
    case .restaurant: return try performed(in: q.to, .eatenIn(q.to))
    case .transport where q.buyer == .consumer:
      return try performed(in: q.from, .departsFrom(q.from))
    case .goods, .service, .electronicService, .intangibleService, .transport:
      guard case .company(let company) = q.buyer else { return try consumerService(at: q.to, []) }
      return try businessService(company)
    }
  }

  /// Taxed where it happens, whoever buys.
  private func performed(in place: TaxTerritory, _ reason: TaxReason) throws(TaxRefusal)
    -> VATDecision
  {
    if place.isFrenchVAT { return try taxed(in: place, [reason]) }
    if place.isWithoutVAT { return withoutVAT(place) }
    guard q.seller.registrations.contains(place.country) else { throw .serviceTaxedAbroad(place) }
    guard q.buyer == .consumer else { throw .localSaleToCompany(place.country) }
    return try taxed(in: place, [reason], isReported: false)
  }

  private func withoutVAT(_ place: TaxTerritory) -> VATDecision {
    none(.outOfScope, .outOfScope, .noVATTerritory, [.servedWithoutVAT(place)], flow())
  }

  /// Taxed where the business is established (CGI 259-1).
  private func businessService(_ company: TaxCompany) throws(TaxRefusal) -> VATDecision {
    let place = place(of: company)
    if place.isFrenchVAT { return try taxed(in: place, [.servedToBusinessInFrance(place)]) }
    if place.isWithoutVAT { return withoutVAT(place) }
    guard place.isEUServices else {
      return none(
        .outOfScope, .outOfScope, .serviceOutsideEU, [.servedToBusinessOutsideUnion(place)],
        flow(), warnings: [.keepProofOfBusiness])
    }
    guard let number = provenNumber(company), number.isEUMember, number != .france else {
      return try consumerService(at: place, [.numberUnproven])
    }
    // A franchise too: the service is located abroad, and 286 ter 4° gives it a number.
    guard q.seller.hasVATNumber else { throw .sellerNumberMissing }
    return none(
      .reverseCharge, .reverseCharge, .reverseCharge, [.servedToBusinessInUnion(number)], flow(),
      warnings: numberWarnings(company))
  }

  /// Taxed at the seller's (CGI 259-2), except electronic services, taxed at the customer's (259 D), and
  /// immaterial ones to consumers outside the Union (259 B).
  private func consumerService(at place: TaxTerritory, _ unproven: [TaxReason])
    throws(TaxRefusal) -> VATDecision
  {
    switch q.product.nature {
    case .electronicService: return try electronic(at: place, unproven)
    case .intangibleService where place.isWithoutVAT: return withoutVAT(place)
    case .intangibleService where !place.isEUServices: return intangibleOutsideUnion(place)
    default:
      let home = q.seller.establishedIn
      return try taxed(in: home, unproven + [.servedAtSeller(home)], asConsumer: true)
    }
  }

  private func electronic(at place: TaxTerritory, _ unproven: [TaxReason]) throws(TaxRefusal)
    -> VATDecision
  {
    let atCustomer = unproven + [.electronicAtDestination(place)]
    if place.isFrenchVAT { return try taxed(in: place, atCustomer, asConsumer: true) }
    if place.isWithoutVAT { return withoutVAT(place) }
    guard place.isEUServices else { return intangibleOutsideUnion(place) }
    guard q.date >= TaxEngine.firstDayOfOSS else { throw .beforeOSS(q.date) }
    switch q.seller.oss {
    case .belowThreshold:
      return try taxed(
        in: q.seller.establishedIn, unproven + [.electronicBelowThreshold(place)],
        asConsumer: true)
    case .aboveUnregistered where !q.seller.registrations.contains(place.country):
      throw .ossRequired(place)
    case .optedIn, .registered, .aboveUnregistered:
      return try taxed(in: place, atCustomer, asConsumer: true)
    }
  }

  private func intangibleOutsideUnion(_ place: TaxTerritory) -> VATDecision {
    none(
      .outOfScope, .outOfScope, .intangibleOutsideEU, [.intangibleOutsideUnion(place)], flow())
  }
}
