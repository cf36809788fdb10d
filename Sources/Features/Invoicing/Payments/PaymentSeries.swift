import Kernel
import Money
import Storage

/// The numbers of payments and refunds inside the transaction that records them: E-2026-00042, R-2026-00007. Without gap,
/// as those of documents are, and for the same reason: what is missing would show.
struct PaymentSeries {
  private struct Series {
    var last: Int64
    let stored: Int64
  }

  private let company: CompanyID
  private var all: [String: Series] = [:]

  init(_ company: CompanyID) { self.company = company }

  /// - Returns: the series, the sequence in it and the number.
  mutating func take(
    _ direction: Payment.Direction, in tx: borrowing Transaction
  ) throws -> (series: String, sequence: Int64, number: String) {
    let prefix = "\(direction.letter)-\(tx.today.year)-"
    let name = prefix + "*"
    if all[name] == nil {
      let last = try tx.row(Self.find, company, name) { try $0.int64(0) } ?? 0
      all[name] = Series(last: last, stored: last)
    }
    all[name]!.last += 1
    let digits = String(all[name]!.last)
    let padding = String(repeating: "0", count: max(0, 5 - digits.utf8.count))
    return (name, all[name]!.last, prefix + padding + digits)
  }

  func save(in tx: borrowing Transaction) throws {
    for (name, series) in all where series.last != series.stored {
      try tx.run(Self.upsert, company, name, series.last)
    }
  }

  private static let find = Statement(
    "SELECT last_sequence FROM payment_series WHERE company_id = $1 AND series = $2")
  private static let upsert = Statement(
    """
    INSERT INTO payment_series (company_id, series, last_sequence) VALUES ($1, $2, $3)
    ON CONFLICT (company_id, series) DO UPDATE SET last_sequence = excluded.last_sequence
    """)
}
