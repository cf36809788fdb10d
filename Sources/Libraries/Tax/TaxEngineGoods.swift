import Money

/// Goods: CGI 258, 258 A, 262, 262 ter, 294; directive art. 31 to 33, 138, 146.
extension TaxCase {
  func goods() throws(TaxRefusal) -> VATDecision {
    if let zone = q.from.frenchGoodsZone { return try goodsFromFrance(zone) }
    if q.from.isWithoutVAT { return goodsFromGuyaneOrMayotte() }
    return q.from.isEUGoods ? try goodsFromStockAbroad() : try goodsFromThirdCountry()
  }

  /// 1. Within one zone of France: domestic, at the rates of the arrival (CGI 297 I-2 for Corsica).
  /// 2. To another French territory: an export (CGI 294-2, 262 I).
  /// 3. From the mainland or Corsica to another member state: intra-Community or distance sale.
  /// 4. Elsewhere: an export.
  func goodsFromFrance(_ zone: TaxTerritory.FrenchGoodsZone) throws(TaxRefusal) -> VATDecision {
    if q.to.frenchGoodsZone == zone { return try taxed(in: q.to, [.deliveredIn(q.to)]) }
    if zone == .metropolitan, isUnionArrival { return try goodsToUnion() }
    return exported(zone)
  }

  /// Arrival in the Union's VAT territory, for which overseas departments count as third (directive art. 6).
  private var isUnionArrival: Bool { q.to.isEUGoods && !q.to.isOverseasVAT }

  private func exported(_ zone: TaxTerritory.FrenchGoodsZone) -> VATDecision {
    let toFrance = q.to.frenchGoodsZone != nil || q.to.isWithoutVAT
    let isOverseas = toFrance || (zone != .metropolitan && q.to.isEUGoods)
    let reason: TaxReason = isOverseas ? .exportedOverseas(q.to) : .exported(q.to)
    if q.seller.regime == .franchise { return franchise([reason]) }
    return none(.export, .export, isOverseas ? .overseasExport : .export, [reason], flow())
  }

  /// The rates of a sale taxed where it leaves: Corsica's own are for products delivered there (CGI 297 I-1-2°).
  private var departure: TaxTerritory { q.from == .corsica ? .franceMainland : q.from }

  private func goodsToUnion() throws(TaxRefusal) -> VATDecision {
    guard case .company(let company) = q.buyer, let number = provenNumber(company) else {
      return try distanceSale()
    }
    if number == .france {
      var decision = try taxed(in: departure, [.numberIsOfDeparture(number)])
      decision.warnings.append(.numberOfDeparture)
      return decision
    }
    let reason = TaxReason.intraCommunity(number: number, to: q.to)
    // A franchise never supplies intra-Community (CGI 262 ter I-1°, last paragraph; directive art. 139).
    if q.seller.regime == .franchise { return franchise([reason]) }
    guard q.seller.hasVATNumber else { throw .sellerNumberMissing }
    return none(
      .intraCommunity, .intraCommunity, .intraCommunity, [reason], flow(),
      warnings: supplyWarnings(company, number))
  }

  private func supplyWarnings(_ company: TaxCompany, _ number: CountryCode) -> [TaxWarning] {
    numberWarnings(company)
      + (number == q.to.country ? [] : [.numberOfAnotherCountry(number)])
  }

  /// To a consumer, or to a company without valid number, in another member state.
  private func distanceSale() throws(TaxRefusal) -> VATDecision {
    guard q.date >= TaxEngine.firstDayOfOSS else { throw .beforeOSS(q.date) }
    let unproven: [TaxReason] = q.buyer == .consumer ? [] : [.numberUnproven]
    switch q.seller.oss {
    case .belowThreshold:
      return try taxed(
        in: departure, unproven + [.distanceSaleBelowThreshold(q.to)], asConsumer: true)
    case .optedIn, .registered: break
    case .aboveUnregistered:
      guard q.seller.registrations.contains(q.to.country) else { throw .ossRequired(q.to) }
    }
    return try taxed(in: q.to, unproven + [.distanceSaleAtDestination(q.to)], asConsumer: true)
  }

  /// Stock in another member state: its VAT number comes first, then the same questions from there. The
  /// threshold does not protect: it asks that goods leave from the state of establishment (art. 59 quater).
  private func goodsFromStockAbroad() throws(TaxRefusal) -> VATDecision {
    let state = q.from.country
    guard q.seller.registrations.contains(state) else { throw .localRegistrationMissing(state) }
    guard isUnionArrival else {
      return none(
        .export, .export, .exportFromAbroad, [.exportedFromAbroad(from: state)], .none)
    }
    if q.to.country == state {
      guard q.buyer == .consumer else { throw .localSaleToCompany(state) }
      return try taxed(in: q.to, [.localSale(state)], isReported: false)
    }
    if case .company(let company) = q.buyer, let number = provenNumber(company), number != state {
      return none(
        .intraCommunity, .intraCommunity, .intraCommunityFromAbroad,
        [.intraCommunityFromAbroad(from: state, to: q.to)], .none,
        warnings: supplyWarnings(company, number))
    }
    return try distanceSaleFromStockAbroad(state)
  }

  private func distanceSaleFromStockAbroad(_ state: CountryCode) throws(TaxRefusal) -> VATDecision {
    guard q.date >= TaxEngine.firstDayOfOSS else { throw .beforeOSS(q.date) }
    let mayCharge =
      q.to.isFrenchVAT || q.seller.oss.isRegistered
      || q.seller.registrations.contains(q.to.country)
    guard mayCharge else { throw .ossRequired(q.to) }
    let unproven: [TaxReason] = q.buyer == .consumer ? [] : [.numberUnproven]
    return try taxed(
      in: q.to, unproven + [.distanceSaleFromStockAbroad(from: state, to: q.to)], asConsumer: true)
  }

  /// From outside the Union: IOSS up to 150 € to consumers, else the recipient imports.
  private func goodsFromThirdCountry() throws(TaxRefusal) -> VATDecision {
    guard q.to.isEUGoods else {
      return none(.outOfScope, .outOfScope, .outsideFrance, [.outsideUnion(q.to)], .none)
    }
    guard q.buyer == .consumer, isUnionArrival, q.seller.hasIOSS else {
      return importedByRecipient()
    }
    guard q.date >= TaxEngine.firstDayOfOSS else { throw .beforeOSS(q.date) }
    guard let value = q.consignmentCents else { throw .consignmentValueMissing }
    if value > TaxEngine.largestIOSSConsignmentCents { return importedByRecipient() }
    // The franchise does not cover imports (CGI 293 D), which IOSS replaces.
    return try taxed(in: q.to, [.importedWithIOSS(q.to)], underFranchise: false)
  }

  private func importedByRecipient() -> VATDecision {
    none(
      .outOfScope, .outOfScope, .importByRecipient, [.importedByRecipient(q.to)], .none,
      warnings: [.importCostsForBuyer])
  }

  private func goodsFromGuyaneOrMayotte() -> VATDecision {
    none(
      .outOfScope, .outOfScope, .noVATTerritory, [.departureWithoutVAT(q.from)], .none,
      warnings: q.to == q.from ? [] : [.importCostsForBuyer])
  }
}
