import Money

/// Special schemes, and the sales that are not the seller's.
extension TaxCase {
  /// A marketplace says that it collects the tax. For a seller established in the Union this is so in two cases:
  /// 1. Goods imported in parcels of at most 150 € for consumers: the marketplace is deemed to buy and sell
  ///    (CGI 256 V, directive art. 14 bis-1). The merchant owes no VAT and invoices no consumer.
  /// 2. Goods that leave the Union: what is collected is a foreign tax, and the French side is an export.
  ///
  /// Goods already in the Union stay the merchant's own sale (art. 14 bis-2 is for sellers outside the Union): the
  /// claim is refused. What the shop's file states as VAT is the marketplace's in both cases.
  func throughMarketplace() throws(TaxRefusal) -> VATDecision {
    guard q.product.nature.isGoods else { throw .deemedSupplierNotPossible }
    let arrivesInUnion = q.to.isEUGoods && !q.to.isOverseasVAT
    if q.from.isEUGoods, !arrivesInUnion {
      var own = q
      own.statedRate = nil
      return try TaxCase(q: own).ownSale(q.seller.establishedIn)
    }
    let isSmall = q.consignmentCents.map { $0 <= TaxEngine.largestIOSSConsignmentCents } ?? true
    guard !q.from.isEUGoods, arrivesInUnion, isSmall, q.buyer == .consumer else {
      throw .deemedSupplierNotPossible
    }
    return none(.outOfScope, .outOfScope, .marketplace, [.collectedByMarketplace], .none)
  }

  /// The merchant states why; 261 to 261 E is outside e-invoicing and e-reporting.
  func exempt(_ code: ExemptionCode) throws(TaxRefusal) -> VATDecision {
    guard code.mayBeStated else { throw .exemptionNotStatable(code) }
    if q.seller.regime == .franchise { return franchise() }
    return none(
      .exempt, code, .exemption(code), [.exemption(code)],
      code.isOutsideReporting ? .none : flow())
  }

  /// CGI 297 A: taxed at the seller's on the margin, in the whole Union; no intra-Community exemption and no
  /// distance-sale rule (258 A, 262 ter). Goods that leave the Union are exported like others.
  func margin(_ goods: TaxProduct.MarginGoods) throws(TaxRefusal) -> VATDecision {
    guard q.product.nature.isGoods, let zone = q.from.frenchGoodsZone else {
      throw .marginNotPossible
    }
    let staysInside =
      q.to.frenchGoodsZone == zone
      || (zone == .metropolitan && q.to.isEUGoods && !q.to.isOverseasVAT)
    guard staysInside else { return try goodsFromFrance(zone) }
    if q.seller.regime == .franchise { return franchise([.margin(goods)]) }
    var decision = none(.exempt, code(of: goods), .margin(goods), [.margin(goods)], flow())
    if decision.flow == .aggregateReport { decision.reporting = .margin }
    decision.territory = q.from
    return decision
  }

  private func code(of goods: TaxProduct.MarginGoods) -> ExemptionCode {
    switch goods {
    case .secondHand: .marginSecondHand
    case .art: .marginArt
    case .antiques: .marginAntiques
    }
  }

  /// CGI 283-2 bis ff.: the taxable customer in France pays the tax.
  func domesticReverseCharge(_ goods: TaxProduct.ReverseChargeGoods) throws(TaxRefusal)
    -> VATDecision
  {
    guard case .company(let company) = q.buyer, place(of: company).isFrenchVAT, q.to.isFrenchVAT
    else { throw .domesticReverseChargeNotPossible }
    if q.seller.regime == .franchise { return franchise() }
    return none(
      .reverseCharge, .domesticReverseCharge, .domesticReverseCharge(goods),
      [.domesticReverseCharge(goods)], flow(), warnings: numberWarnings(company))
  }
}
