import EN16931
import Kernel
import Money
import Storage
import Tax

/// A calendar year's turnover: what it is, and the highest it ever was in the order of issue.
package struct YearTurnover: Sendable, Equatable {
  package var net = TurnoverSums()
  package var peakNational: Int64 = 0
  package var peakServices: Int64 = 0
  package var peakDistance: Int64 = 0

  /// Limits are passed by a sale and stay passed: a credit note lowers the turnover, not its peak.
  mutating func add(_ sums: TurnoverSums) {
    net = net + sums
    peakNational = max(peakNational, net.national)
    peakServices = max(peakServices, net.services)
    peakDistance = max(peakDistance, net.distance)
  }

  /// With what was sold before or elsewhere.
  func adding(_ before: TurnoverSums) -> YearTurnover {
    var sum = self
    sum.net = net + before
    sum.peakNational += before.national
    sum.peakServices += before.services
    sum.peakDistance += before.distance
    return sum
  }
}

/// Every SQL statement on `turnover`, and what of it stands in the rows of invoices.
enum TurnoverStore {
  /// One row a company and year: reading it costs the same after one invoice and after a million.
  static func year(_ year: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> YearTurnover
  {
    try tx.row(find, company, year) { row in
      YearTurnover(
        net: TurnoverSums(
          goods: try row.int64(0), services: try row.int64(1), distance: try row.int64(2)),
        peakNational: try row.int64(3), peakServices: try row.int64(4),
        peakDistance: try row.int64(5))
    } ?? YearTurnover()
  }

  static func save(
    _ turnover: YearTurnover, year: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let net = turnover.net
    try tx.run(
      upsert, company, year, net.goods, net.services, net.distance, turnover.peakNational,
      turnover.peakServices, turnover.peakDistance)
  }

  private static let find = Statement(
    """
    SELECT goods_minor, services_minor, distance_minor, peak_national_minor, peak_services_minor,
      peak_distance_minor
    FROM turnover WHERE company_id = $1 AND year = $2
    """)
  private static let upsert = Statement(
    """
    INSERT INTO turnover (company_id, year, goods_minor, services_minor, distance_minor,
      peak_national_minor, peak_services_minor, peak_distance_minor)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    ON CONFLICT (company_id, year) DO UPDATE SET goods_minor = excluded.goods_minor,
      services_minor = excluded.services_minor, distance_minor = excluded.distance_minor,
      peak_national_minor = excluded.peak_national_minor,
      peak_services_minor = excluded.peak_services_minor,
      peak_distance_minor = excluded.peak_distance_minor
    """)

  // MARK: What was sold

  /// An issued invoice, as far as it counts.
  struct Sold {
    struct Part {
      let position: Int
      let turnover: Turnover
      /// Negative for a discount.
      let net: Int64
      /// Category, rate and exemption.
      let vat: [String]
    }
    let year: Int
    /// Of an invoice in another currency.
    let rate: ExchangeRate?
    let lines: [Part]
    let adjustments: [Part]
  }

  static func sold(_ id: InvoiceID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Sold?
  {
    let head = try tx.row(supplied, company, id) { row in
      (date: try row.date("supplied"), rate: try rate(row))
    }
    guard let head else { return nil }
    return Sold(
      year: head.date.year, rate: head.rate,
      lines: try tx.rows(lines, company, id) { try part($0) },
      adjustments: try tx.rows(adjustments, company, id) { try part($0) })
  }

  private static func rate(_ row: Row) throws -> ExchangeRate? {
    guard let units = try row.int64OrNil(2), let currency = Currency(code: try row.text(1)) else {
      return nil
    }
    return ExchangeRate(
      currency: currency, perEuro: UnitPrice(units: units), date: try row.date("supplied"),
      source: "")
  }

  private static func part(_ row: Row) throws -> Sold.Part {
    Sold.Part(
      position: try row.int(0), turnover: Turnover(rawValue: UInt8(clamping: try row.int(1))),
      net: try row.int64(2),
      vat: [try row.text(3), String(try row.int64(4)), try row.textOrNil(5) ?? ""])
  }

  private static let supplied = Statement(
    """
    SELECT coalesce(supply_date, issue_date) AS supplied, currency, exchange_rate_e6 FROM invoice
    WHERE company_id = $1 AND id = $2
    """)
  private static let lines = Statement(
    """
    SELECT position, coalesce(turnover, 0), net_minor, vat_category, vat_rate_e2, vat_exemption
    FROM invoice_line WHERE company_id = $1 AND invoice_id = $2 ORDER BY position
    """)
  private static let adjustments = Statement(
    """
    SELECT position, coalesce(turnover, 0),
      CASE WHEN is_charge = 1 THEN amount_minor ELSE -amount_minor END, vat_category, vat_rate_e2,
      vat_exemption
    FROM invoice_adjustment WHERE company_id = $1 AND invoice_id = $2 ORDER BY position
    """)
}

extension TurnoverStore.Sold {
  /// All of it, in euros.
  var whole: TurnoverSums {
    var sums = TurnoverSums()
    for part in lines + adjustments { sums.add(part.net, to: part.turnover) }
    return euros(sums)
  }

  /// What credits of parts take off, in euros.
  func credited(_ parts: [CreditedPart]) -> TurnoverSums {
    euros(parts.reduce(TurnoverSums()) { $0 + credited($1) })
  }

  /// At its own rate, so that a whole credit takes off what was counted. Sums that were counted once fit again.
  private func euros(_ sums: TurnoverSums) -> TurnoverSums { (try? sums.euros(at: rate)) ?? sums }

  /// An amount without line is spread over what bore its VAT, in proportion.
  private func credited(_ part: CreditedPart) -> TurnoverSums {
    var sums = TurnoverSums()
    if part.position > 0 {
      let line = lines.first { $0.position == part.position }
      sums.add(part.net.minorUnits, to: line?.turnover ?? [])
    } else if part.adjustment > 0 {
      let adjustment = adjustments.first { $0.position == part.adjustment }
      sums.add(part.net.minorUnits, to: adjustment?.turnover ?? [])
    } else {
      for (turnover, share) in spread(part) { sums.add(share, to: turnover) }
    }
    return sums
  }

  private func spread(_ part: CreditedPart) -> [(Turnover, Int64)] {
    let vat = [
      part.vat.category.rawValue, String(part.vat.rate.units), part.vat.exemption ?? "",
    ]
    var weights: [(turnover: Turnover, weight: Int64)] = []
    for sold in lines + adjustments where sold.vat == vat {
      if let known = weights.firstIndex(where: { $0.turnover == sold.turnover }) {
        weights[known].weight += sold.net
      } else {
        weights.append((sold.turnover, sold.net))
      }
    }
    weights = weights.filter { $0.weight > 0 }
    guard let shares = try? part.net.magnitude.allocated(by: weights.map(\.weight)) else {
      return []
    }
    let sign: Int64 = part.net.isNegative ? -1 : 1
    return zip(weights, shares).map { ($0.turnover, sign * $1.minorUnits) }
  }
}
