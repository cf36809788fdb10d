import EN16931
import Kernel
import Money
import Storage
import Tax

/// Stops the sale that passes a limit of turnover with the VAT of before, and warns from 80 % of it on.
///
/// What counts is what was issued, in the order of issue, and what the company declares to have sold before:
/// 1. OSS (CGI 258 A, 259 D): while the company says "below", the sale that passes 10 000 € in its year, and any sale after a
///    year or a moment above it.
/// 2. Franchise (CGI 293 B): the sale that passes the majored limit, and any sale of a year whose predecessor ended above the
///    base limit. Between the two limits it only warns: the franchise ends on 1 January next.
struct ThresholdGuard {
  let seller: CompanyProfile

  /// The document, with its warnings; or all that stops it.
  ///
  /// - Parameter freed: what the invoice it replaces counted in each year: it is free again.
  func judge(
    _ document: PreparedDocument, at place: Place, freeing freed: [Int: TurnoverSums] = [:],
    _ book: inout TurnoverBook, in tx: borrowing Transaction
  ) throws -> Result<PreparedDocument, Refusal> {
    guard isWatched(document.turnover.sums) else { return .success(document) }
    let invoice = document.content.invoice
    let year = invoice.supplyYear
    let sums = document.turnover.sums - (freed[year] ?? TurnoverSums())
    let now = try book.year(year, in: tx).adding(seller.turnoverBefore[year] ?? .init())
    let last = try book.year(year - 1, in: tx).adding(seller.turnoverBefore[year - 1] ?? .init())
    var findings = Findings(place: place)
    let sale = Sale(year: year, sums: sums, now: now, last: last)
    if seller.tax.oss == .below, document.turnover.sums.distance > 0 { oss(sale, &findings) }
    if seller.vatRegime == .franchise, document.turnover.sums.national > 0 {
      franchise(sale, on: invoice.delivery?.date ?? invoice.issueDate, &findings)
    }
    if findings.stops { return .failure(Refusal(document.warnings + findings.all)) }
    return .success(findings.all.isEmpty ? document : document.warned(of: findings.all))
  }

  /// Most sales are not: nothing is read for them.
  private func isWatched(_ sums: TurnoverSums) -> Bool {
    seller.tax.oss == .below && sums.distance > 0
      || seller.vatRegime == .franchise && sums.national > 0
  }

  private struct Sale {
    let year: Int
    let sums: TurnoverSums
    let now: YearTurnover
    let last: YearTurnover
  }

  // MARK: OSS

  private func oss(_ sale: Sale, _ findings: inout Findings) {
    let before = sale.now.net.distance
    let after = before + sale.sums.distance
    let state = OSSThreshold.state(
      current: max(sale.now.peakDistance, after), previous: sale.last.peakDistance)
    switch state {
    case .below: break
    case .near:
      findings.warn(
        "tax.oss-threshold-near",
        fr:
          "Vos ventes à distance de \(sale.year) atteignent \(fr(after)) sur 10 000 € : préparez l'inscription au guichet unique (OSS).",
        en:
          "Your distance sales of \(sale.year) reach \(en(after)) of €10,000: prepare to register for the one-stop shop (OSS)."
      )
    case .crossed, .crossedMajored:
      let (french, english) = crossing(sale, before, after)
      findings.stop(
        "tax.oss-threshold-crossed",
        fr:
          "\(french) : la TVA du pays d'arrivée est due sur cette vente et les suivantes. Inscrivez-vous au guichet unique (OSS), choisissez « Inscrite, seuil dépassé » dans Réglages, page Entreprise, et mettez les taux du pays d'arrivée dans la boutique.",
        en:
          "\(english): VAT of the country of arrival is due on this sale and those after it. Register for the one-stop shop (OSS), choose “Registered, threshold passed” in Settings, Company page, and set the rates of the country of arrival in the shop."
      )
    }
  }

  private func crossing(_ sale: Sale, _ before: Int64, _ after: Int64) -> (String, String) {
    if sale.last.peakDistance > OSSThreshold.cents {
      return (
        "Vos ventes à distance de \(sale.year - 1) ont passé 10 000 € (\(fr(sale.last.peakDistance)))",
        "Your distance sales of \(sale.year - 1) passed €10,000 (\(en(sale.last.peakDistance)))"
      )
    }
    if sale.now.peakDistance > OSSThreshold.cents {
      return (
        "Vos ventes à distance de \(sale.year) ont déjà passé 10 000 € (\(fr(sale.now.peakDistance)))",
        "Your distance sales of \(sale.year) have passed €10,000 already (\(en(sale.now.peakDistance)))"
      )
    }
    return (
      "Avec cette vente, vos ventes à distance de \(sale.year) passent 10 000 € (\(fr(before)) avant, \(fr(after)) avec)",
      "With this sale your distance sales of \(sale.year) pass €10,000 (\(en(before)) before, \(en(after)) with it)"
    )
  }

  // MARK: Franchise

  /// Goods are measured with services, services alone too; the worse of the two speaks.
  private func franchise(_ sale: Sale, on day: LocalDate, _ findings: inout Findings) {
    let measured: [FranchiseMeasure] = FranchiseThreshold.Activity.allCases.compactMap {
      FranchiseMeasure($0, now: sale.now, adding: sale.sums, last: sale.last, on: day)
    }
    guard let worst = measured.max(by: { $0.rank < $1.rank }) else { return }
    let (fr, en) = (worst.words(sale.year, .fr), worst.words(sale.year, .en))
    switch worst.state {
    case .below: break
    case .near: findings.warn("tax.franchise-threshold-near", fr: fr, en: en)
    case .crossed: findings.warn("tax.franchise-base-crossed", fr: fr, en: en)
    case .crossedMajored: findings.stop("tax.franchise-threshold-crossed", fr: fr, en: en)
    }
  }

  private func fr(_ cents: Int64) -> String { Language.fr.money(Money(minorUnits: cents)) }
  private func en(_ cents: Int64) -> String { Language.en.money(Money(minorUnits: cents)) }
}

/// A turnover against the limits of the franchise.
struct FranchiseMeasure {
  let limits: FranchiseThreshold
  let state: ThresholdState
  let current: Int64
  let previous: Int64

  /// - Parameter sale: not counted in `now` yet.
  init?(
    _ activity: FranchiseThreshold.Activity, now: YearTurnover, adding sale: TurnoverSums = .init(),
    last: YearTurnover, on day: LocalDate
  ) {
    func amount(_ sums: TurnoverSums) -> Int64 {
      activity == .goods ? sums.national : sums.services
    }
    guard let limits = FranchiseThreshold.of(activity, on: day) else { return nil }
    current = amount(now.net) + amount(sale)
    previous = amount(last.net)
    let peak = max(activity == .goods ? now.peakNational : now.peakServices, current)
    guard
      let state = FranchiseThreshold.state(
        activity, current: current, peak: peak, previous: previous, on: day)
    else { return nil }
    self.limits = limits
    self.state = state
  }

  var rank: Int { ThresholdState.allCases.firstIndex(of: state) ?? 0 }

  func words(_ year: Int, _ language: Language) -> String {
    func money(_ cents: Int64) -> String { language.money(Money(minorUnits: cents)) }
    let words = Words(ThresholdStrings.table, language)
    let what = limits.activity == .goods ? words.wholeTurnover : words.servicesTurnover
    switch state {
    case .below: return ""
    case .near: return words.franchiseNear(what, String(year), money(current), money(limits.base))
    case .crossed:
      return words.franchiseBase(
        what, String(year), money(current), money(limits.base), String(year + 1))
    case .crossedMajored where previous > limits.base:
      return words.franchiseEnded(
        what, String(year - 1), money(previous), money(limits.base), String(year))
    case .crossedMajored:
      return words.franchiseCrossed(what, String(year), money(limits.majored), money(current))
    }
  }
}
