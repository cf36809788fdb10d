import Kernel
import Money
import Storage

/// Every SQL statement on exchange rates. A rate stays as it was first known: documents were made by it.
package enum ExchangeRateStore {
  static let migration = Migration(
    id: "registers-0002-exchange-rates",
    sql: """
      CREATE TABLE exchange_rate (
        company_id BLOB NOT NULL,
        currency TEXT NOT NULL,
        day TEXT NOT NULL,
        per_euro_e6 INTEGER NOT NULL CHECK (per_euro_e6 > 0),
        source TEXT NOT NULL,
        entered_at INTEGER NOT NULL,
        PRIMARY KEY (company_id, currency, day)
      );
      CREATE TRIGGER exchange_rate_no_update BEFORE UPDATE ON exchange_rate
      BEGIN SELECT RAISE(ABORT, 'exchange_rate is frozen: documents were made by it'); END;
      CREATE TRIGGER exchange_rate_no_delete BEFORE DELETE ON exchange_rate
      BEGIN SELECT RAISE(ABORT, 'exchange_rate is frozen: documents were made by it'); END;
      """,
    why: "what the euro was worth on a day, for the VAT of invoices in other currencies")

  /// - Returns: how many were not known yet.
  @discardableResult
  package static func keep(
    _ rates: [ExchangeRate], of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int {
    try rates.reduce(0) { count, rate in
      count
        + (try tx.run(
          insert, company, rate.currency.code, rate.date, rate.perEuro.units, rate.source, tx.now))
    }
  }

  /// The latest of a currency on or before `day`, and not before `since`.
  package static func latest(
    _ currency: Currency, on day: LocalDate, since: LocalDate, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> ExchangeRate? {
    try tx.row(find, company, currency.code, day, since) { row in
      ExchangeRate(
        currency: currency, perEuro: UnitPrice(units: try row.int64(0)), date: try row.date(1),
        source: try row.text(2))
    } ?? nil
  }

  /// The latest of each currency on or before `day`, by code.
  package static func all(
    on day: LocalDate, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [ExchangeRate] {
    try tx.rows(
      """
      SELECT r.currency, r.per_euro_e6, r.day, r.source FROM exchange_rate r
      WHERE r.company_id = \(company) AND r.day = (
        SELECT max(l.day) FROM exchange_rate l
        WHERE l.company_id = r.company_id AND l.currency = r.currency AND l.day <= \(day))
      ORDER BY r.currency
      """
    ) { row in
      Currency(code: try row.text(0)).flatMap { currency in
        (try? row.date(2)).flatMap { date in
          ExchangeRate(
            currency: currency, perEuro: UnitPrice(units: (try? row.int64(1)) ?? 0), date: date,
            source: (try? row.text(3)) ?? "")
        }
      }
    }.compactMap { $0 }
  }

  private static let insert = Statement(
    """
    INSERT INTO exchange_rate (company_id, currency, day, per_euro_e6, source, entered_at)
    VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (company_id, currency, day) DO NOTHING
    """)
  private static let find = Statement(
    """
    SELECT per_euro_e6, day, source FROM exchange_rate
    WHERE company_id = $1 AND currency = $2 AND day <= $3 AND day >= $4
    ORDER BY day DESC LIMIT 1
    """)
}
