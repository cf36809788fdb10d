import Money

/// Where a yearly turnover stands against a limit that changes the VAT of the next sales.
package enum ThresholdState: Hashable, Sendable, CaseIterable {
  case below
  /// 80 % or more of the limit.
  case near
  /// Above the limit (for the franchise: the base limit).
  case crossed
  /// Above the majored limit of the franchise.
  case crossedMajored

  /// - Parameter peak: the highest the turnover ever was this year, for limits that are passed once and for all.
  static func of(
    _ turnover: Int64, peak: Int64? = nil, base: Int64, majored: Int64? = nil
  ) -> ThresholdState {
    if let majored, max(turnover, peak ?? turnover) > majored { return .crossedMajored }
    if turnover > base { return .crossed }
    return Int128(turnover) * 10 >= Int128(base) * 8 ? .near : .below
  }
}

/// 10 000 € without VAT of distance sales within the Union and electronic services to its consumers, together,
/// in the calendar year or the one before (CGI 258 A I-1°, 259 D II; directive art. 59 quater).
package enum OSSThreshold {
  package static let cents: Int64 = 10_000_00

  /// A limit that was passed stays passed, whatever is credited later ("as of that time", directive art. 59 quater, 2): give the
  /// highest the turnover ever was.
  ///
  /// - Parameters:
  ///   - current: euro cents without VAT since 1 January.
  ///   - previous: the same for the whole year before.
  package static func state(current: Int64, previous: Int64) -> ThresholdState {
    if previous > cents { return .crossed }
    return ThresholdState.of(current, base: cents)
  }

  package static func text(_ state: ThresholdState, _ language: TaxLanguage) -> String {
    let french = language == .french
    return switch state {
    case .below:
      french
        ? "Sous 10 000 € : la TVA française s'applique aux ventes à distance, sauf option pour l'OSS."
        : "Below €10,000: French VAT applies to distance sales, unless you opt for OSS."
    case .near:
      french
        ? "Près de 10 000 € : inscrivez-vous à l'OSS ; dès la vente qui franchit le seuil, la TVA du pays d'arrivée est due."
        : "Near €10,000: register for OSS; from the sale that passes the threshold, VAT of the country of arrival is due."
    case .crossed, .crossedMajored:
      french
        ? "Plus de 10 000 € cette année ou la précédente : la TVA du pays d'arrivée est due. Déclarez-la à l'OSS."
        : "More than €10,000 this year or the one before: VAT of the country of arrival is due. Declare it through OSS."
    }
  }
}

/// Limits of the franchise en base (CGI 293 B), dated.
///
/// The consequences are those in force since 2025: above the base limit the franchise ends on the next 1 January,
/// above the majored one the same day. Before, a first year between the two was tolerated; the limits of those
/// years are kept to read old turnovers, not to judge them again.
package struct FranchiseThreshold: Hashable, Sendable {
  package enum Activity: Hashable, Sendable, CaseIterable {
    /// Sales of goods, meals on the spot, lodging; who sells services too measures all of it by this limit.
    case goods
    case services
  }

  package let activity: Activity
  /// Euro cents.
  package let base: Int64
  package let majored: Int64
  package let validFrom: LocalDate
  package let validTo: LocalDate?
  package let source: String

  package static let all: [FranchiseThreshold] = [
    row(.goods, 85_800, 94_300, 2020, 2022, "CGI 293 B, revalued 2020: verify"),
    row(.services, 34_400, 36_500, 2020, 2022, "CGI 293 B, revalued 2020: verify"),
    row(.goods, 91_900, 101_000, 2023, 2024, "CGI 293 B, revalued 2023: verify"),
    row(.services, 36_800, 39_100, 2023, 2024, "CGI 293 B, revalued 2023: verify"),
    row(.goods, 85_000, 93_500, 2025, nil, "FRENCH-LAW b.3 for 2026 (loi 2025-1044); 2025: verify"),
    row(
      .services, 37_500, 41_250, 2025, nil, "FRENCH-LAW b.3 for 2026 (loi 2025-1044); 2025: verify"),
  ]

  private static func row(
    _ activity: Activity, _ base: Int64, _ majored: Int64, _ from: Int, _ to: Int?,
    _ source: String
  ) -> FranchiseThreshold {
    FranchiseThreshold(
      activity: activity, base: base * 100, majored: majored * 100,
      validFrom: LocalDate(year: from, month: 1, day: 1)!,
      validTo: to.map { LocalDate(year: $0, month: 12, day: 31)! }, source: source)
  }

  /// The limits in force; `nil` before 2020.
  package static func of(_ activity: Activity, on date: LocalDate) -> FranchiseThreshold? {
    all.first {
      $0.activity == activity && $0.validFrom <= date && ($0.validTo.map { date <= $0 } ?? true)
    }
  }

  /// - Parameters:
  ///   - current: euro cents of turnover since 1 January.
  ///   - peak: the highest it ever was: the franchise ends on the day the majored limit is passed, for good (CGI 293 B).
  ///   - previous: the whole year before, judged by the base limit: above it the franchise ended on 1 January.
  /// - Returns: `nil` where no limit is known for the day.
  package static func state(
    _ activity: Activity, current: Int64, peak: Int64? = nil, previous: Int64, on date: LocalDate
  ) -> ThresholdState? {
    guard let limits = of(activity, on: date) else { return nil }
    if previous > limits.base { return .crossedMajored }
    return ThresholdState.of(current, peak: peak, base: limits.base, majored: limits.majored)
  }

  package static func text(_ state: ThresholdState, _ language: TaxLanguage) -> String {
    let french = language == .french
    return switch state {
    case .below:
      french ? "Franchise en base : sous le seuil." : "Small business scheme: below the limit."
    case .near:
      french
        ? "Franchise en base : 80 % du seuil atteints. Préparez le passage à la TVA."
        : "Small business scheme: 80% of the limit. Prepare to charge VAT."
    case .crossed:
      french
        ? "Seuil de base franchi : la franchise cesse au 1er janvier prochain."
        : "Base limit passed: the scheme ends on 1 January next."
    case .crossedMajored:
      french
        ? "La franchise a cessé (seuil majoré franchi cette année, ou seuil de base l'an dernier) : facturez la TVA dès le jour du dépassement et changez le régime du vendeur."
        : "The scheme has ended (majored limit passed this year, or base limit last year): charge VAT from the day it was passed and change the seller's regime."
    }
  }
}
