import Money

/// Decides the VAT of one line: a pure function, without clock, table of customers or guess.
///
/// The order of the questions:
/// 1. Who owes the tax at all: a marketplace deemed to sell, a voucher that is only money, a seller where VAT
///    does not exist.
/// 2. Special schemes: exemption stated, margin, domestic reverse charge.
/// 3. The place: goods by departure and arrival, services by who buys and where.
/// 4. The rate of that place, that day, for that class of product.
/// 5. The franchise replaces whatever would be French VAT.
/// 6. What the shop charged must agree; else the line is refused, never corrected in silence.
///
/// Readings chosen where the texts at hand leave a doubt, always the side that cannot leave tax unpaid:
/// - Daily totals: TNT1 for every sale to a consumer that bears no French VAT: distance sales taxed abroad, 259 B,
///   and also exports and sales under the franchise (G1.68 says "not taxed in France").
/// - Services of the general rule to consumers of the overseas departments, Guyane and Mayotte too, are taxed at
///   the seller's (259-2), hence 20 % from the mainland; electronic ones at the consumer's.
/// - A company of Monaco is reported (10.1), not e-invoiced, unless it is said to be established in France.
/// - A VAT number whose digits only are right exempts with a warning, but not if the shop charged VAT.
/// - Goods delivered abroad to a company with a French number bear French VAT: no identification elsewhere.
/// - Under the franchise, exports and sales to companies abroad carry the words of 293 B, not those of 262.
/// - Margin goods that leave the Union are exports (262 I); inside, 297 A, and 10.1 for foreign companies.
/// - Stock abroad: the 10 000 € threshold never applies, and a local sale to a company is refused.
/// - A marketplace's claim to owe the tax on goods already in the Union is refused for a French seller.
package enum TaxEngine {
  package static func decide(_ question: TaxQuestion) -> TaxAnswer {
    do {
      return .decided(try TaxCase(q: question).decision())
    } catch {
      return .refused(error)
    }
  }

  /// OSS, IOSS and the common threshold apply from this day (directive 2017/2455).
  static let firstDayOfOSS = LocalDate(year: 2021, month: 7, day: 1)!
  /// IOSS: at most 150 €, intrinsic value.
  static let largestIOSSConsignmentCents: Int64 = 150_00
}

/// One question on its way to an answer.
struct TaxCase {
  let q: TaxQuestion

  func decision() throws(TaxRefusal) -> VATDecision {
    let home = q.seller.establishedIn
    guard home.isFrenchVAT || home.isWithoutVAT else { throw .sellerNotInFrance(home) }
    if q.channel == .deemedSupplier { return try throughMarketplace() }
    return try ownSale(home)
  }

  func ownSale(_ home: TaxTerritory) throws(TaxRefusal) -> VATDecision {
    var decision = try located(home)
    try checkStated(against: decision)
    if let mention = decision.mention, !mention.isKnown(on: q.date) {
      throw .mentionUnknown(q.date)
    }
    if q.product.scheme == .singlePurposeVoucher {
      decision.reasons.insert(.singlePurposeVoucher, at: 0)
    }
    addTaxPoint(to: &decision)
    return decision
  }

  private func located(_ home: TaxTerritory) throws(TaxRefusal) -> VATDecision {
    switch q.product.scheme {
    case .multiPurposeVoucher:
      return none(.outOfScope, .outOfScope, .multiPurposeVoucher, [.multiPurposeVoucher], .none)
    case _ where home.isWithoutVAT:
      return none(.outOfScope, .outOfScope, .noVATTerritory, [.departureWithoutVAT(home)], .none)
    case .exempt(let code): return try exempt(code)
    case .margin(let goods): return try margin(goods)
    case .domesticReverseCharge(let goods): return try domesticReverseCharge(goods)
    case .ordinary, .singlePurposeVoucher:
      return q.product.nature.isGoods ? try goods() : try service()
    }
  }

  /// A line without VAT must not have borne any; a taxed line was checked when its rate was chosen.
  private func checkStated(against decision: VATDecision) throws(TaxRefusal) {
    guard let stated = q.statedRate, !stated.isZero, decision.rate.isZero else { return }
    if decision.category != .zeroRated { throw .vatNotDue(stated: stated, decision.category) }
  }

  /// Deposits on goods bear VAT when received from this day (LF 2022, art. 30).
  private static let depositsOfGoods = LocalDate(year: 2023, month: 1, day: 1)!

  /// When the tax falls due, where it is French: deposits and services on receipt, or on the debits option.
  private func addTaxPoint(to decision: inout VATDecision) {
    guard decision.category == .standard, decision.territory?.isFrenchVAT == true else { return }
    if q.product.isDeposit, !q.product.nature.isGoods || q.date >= Self.depositsOfGoods {
      decision.reasons.append(.deposit)
    } else if !q.product.nature.isGoods {
      decision.reasons.append(q.seller.vatOnDebits ? .dueOnDebits : .dueOnReceipt)
    }
  }
}

extension TaxCase {
  /// A sale that bears VAT somewhere.
  ///
  /// - Parameters:
  ///   - isReported: no for sales the French administration is not told of.
  ///   - underFranchise: whether French VAT gives way to the franchise.
  func taxed(
    in place: TaxTerritory, _ reasons: [TaxReason], isReported: Bool = true,
    underFranchise: Bool = true, asConsumer: Bool = false
  ) throws(TaxRefusal) -> VATDecision {
    if underFranchise, q.seller.regime == .franchise, place.isFrenchVAT {
      return franchise(reasons, asConsumer: asConsumer)
    }
    let choice = try RateChoice(q, in: place)
    var decision = VATDecision(
      category: choice.rate.isZero ? .zeroRated : .standard, rate: choice.rate, exemption: nil,
      mention: nil, territory: place, reporting: nil,
      flow: isReported ? flow(asConsumer: asConsumer) : .none, warnings: [], reasons: reasons)
    if choice.isAssumed { decision.warnings.append(.standardRateAssumed) }
    if asConsumer, case .company = q.buyer { decision.warnings.append(.treatedAsConsumer) }
    decision.reasons.append(.rate(choice.rate, q.product.taxClass, place))
    if decision.flow == .aggregateReport {
      decision.reporting = place.isFrenchVAT ? inFrance : .notTaxed
    }
    return decision
  }

  /// A sale that bears none. Consumers' sales are reported as not taxed in France.
  func none(
    _ category: TaxCategory, _ exemption: ExemptionCode, _ mention: TaxMention,
    _ reasons: [TaxReason], _ flow: SaleFlow, warnings: [TaxWarning] = []
  ) -> VATDecision {
    VATDecision(
      category: category, rate: .zero, exemption: exemption, mention: mention, territory: nil,
      reporting: flow == .aggregateReport ? .notTaxed : nil, flow: flow, warnings: warnings,
      reasons: reasons)
  }

  /// Franchise en base (CGI 293 B): no VAT on what is located in France, exports included.
  func franchise(_ reasons: [TaxReason] = [], asConsumer: Bool = false) -> VATDecision {
    none(
      .exempt, .franchise, .franchise, reasons + [.franchise], flow(asConsumer: asConsumer),
      warnings: asConsumer && q.buyer != .consumer ? [.treatedAsConsumer] : [])
  }

  private var inFrance: ReportingCategory { q.product.nature.isGoods ? .goods : .services }

  /// E-invoice between two businesses established where it applies, 10.1 for other businesses, 10.3 for consumers.
  func flow(asConsumer: Bool = false) -> SaleFlow {
    guard !asConsumer, case .company(let company) = q.buyer else { return .aggregateReport }
    let both = q.seller.establishedIn.isEInvoicing && place(of: company).isEInvoicing
    return both ? .eInvoice : .unitaryReport
  }

  /// Where a company is established: what is said, else where the goods go, unless its VAT number says otherwise.
  /// Companies of Monaco have French numbers, hence the place of delivery wins within France.
  func place(of company: TaxCompany) -> TaxTerritory {
    if let place = company.establishedIn { return place }
    guard let code = company.vatCountry, code != q.to.country else { return q.to }
    switch code {
    case .france: return .franceMainland
    case .northernIreland: return .northernIreland
    case .unitedKingdom: return q.to == .northernIreland ? q.to : .unitedKingdom
    default: return code.isEUMember ? .member(code) : .third(code)
    }
  }

  /// The country of a VAT number that may be relied on. One whose digits only are right counts, with a warning,
  /// unless the shop charged VAT: then the sale stays taxed, which is the safe side without a proof.
  func provenNumber(_ company: TaxCompany) -> CountryCode? {
    guard let code = company.vatCountry, code.isEUNumberPrefix else { return nil }
    switch company.proof {
    case .verified: return code
    case .keyOnly: return q.statedRate?.isZero ?? true ? code : nil
    case .none: return nil
    }
  }

  func numberWarnings(_ company: TaxCompany) -> [TaxWarning] {
    company.proof == .keyOnly ? [.numberNotVerified] : []
  }
}
