import Kernel
import Money
import Seal
import Storage

/// The row of a payment against what was sealed of it.
enum PaymentRows {
  static func faults(
    of entry: StoredEntry, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> [LogFault.What] {
    guard let subject = entry.subject else { return [.paymentMissing] }
    let row = try tx.row(payment, company, subject.bytes) { row in
      let means = Payment.Means(rawValue: try row.text(4)) ?? .transfer
      return [
        ("series", try row.text(0)), ("sequence", String(try row.int64(1))),
        ("number", try row.text(2)), ("received", try row.text(3)), ("means", means.sealed),
        ("currency", try row.text(5)), ("amount", String(try row.int64(6))),
        ("direction", try row.text(7)),
      ]
    }
    guard let row else { return [.paymentMissing] }
    let lines = (entry.fields ?? "").split(separator: "\n").map { line in
      line.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
    }
    var sealed = [
      "series": entry.series, "sequence": String(entry.sequence),
      "direction": entry.kind == "refund" ? "refunded" : "received",
    ]
    for line in lines where line.count == 2 {
      sealed[String(line[0])] = CanonicalText.unescaped(line[1])
    }
    let shares = lines.filter { $0.first == "for" && $0.count == 2 }.map { String($0[1]) }
    return row.filter { sealed[$0.0] != $0.1 }.map { .paymentChanged($0.0) }
      + (try isAllocated(as: shares, subject, company, in: tx) ? [] : [.paymentChanged("for")])
  }

  /// What was sealed are the first allocations; what moves to another document later is added behind them. A refund takes
  /// back from an invoice what it gives: the seal holds the amount without its sign.
  private static func isAllocated(
    as shares: [String], _ subject: RawID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool {
    let allocated = try tx.rows(allocations, company, subject.bytes) { row in
      "\(try row.text(0).replacing(" ", with: "%20")) \(try row.int64(1).magnitude)"
    }
    return allocated.starts(with: shares.filter { !$0.hasSuffix(" 0") })
  }

  private static let payment = Statement(
    """
    SELECT series, sequence, number, day, means, currency, amount_minor, direction FROM payment
    WHERE company_id = $1 AND id = $2
    """)
  private static let allocations = Statement(
    """
    SELECT i.number, a.amount_minor FROM payment_allocation a
    JOIN invoice i ON i.company_id = a.company_id AND i.id = a.invoice_id
    WHERE a.company_id = $1 AND a.payment_id = $2 ORDER BY a.position
    """)
}

extension Payment.Means {
  /// The word the seal has for it.
  var sealed: String { self == .directDebit ? "direct-debit" : rawValue }
}
