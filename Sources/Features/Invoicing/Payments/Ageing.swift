import Kernel
import Money
import Storage

/// What customers owe, by how late it is (balance âgée).
package struct Ageing: Sendable {
  /// Days past the due date.
  package enum Bucket: Int, CaseIterable, Sendable {
    case notDue, upTo30, upTo60, upTo90, over90

    init(daysLate days: Int) {
      self =
        switch days {
        case ...0: .notDue
        case ...30: .upTo30
        case ...60: .upTo60
        case ...90: .upTo90
        default: .over90
        }
    }
  }

  package struct Sum: Sendable {
    package let bucket: Bucket
    package let count: Int
    package let left: Money
  }

  /// By bucket and currency; none is empty.
  package let sums: [Sum]

  /// How many documents are late, whatever their currency.
  package var lateCount: Int { sums.reduce(0) { $0 + ($1.bucket == .notDue ? 0 : $1.count) } }

  /// What is left to pay, or only what of it is late: a sum for each currency, by its code.
  package func left(late: Bool) -> [Money] {
    var left: [Currency: Int64] = [:]
    for sum in sums where !late || sum.bucket != .notDue {
      left[sum.left.currency, default: 0] += sum.left.minorUnits
    }
    return left.map { Money(minorUnits: $0.value, currency: $0.key) }
      .sorted { $0.currency.code < $1.currency.code }
  }

  /// - Parameter lateOnly: reads only what is late, which an index finds: most of what is owed is not.
  package init(
    of company: CompanyID, lateOnly: Bool = false, in tx: borrowing Transaction
  ) throws {
    let today = tx.today
    var sums: [Key: (count: Int, left: Int64)] = [:]
    for day in try InvoiceQueries.owed(
      before: lateOnly ? today : nil, of: company, in: tx)
    {
      let late = day.dueDate.map { Int(today.dayNumber - $0.dayNumber) } ?? 0
      let key = Key(bucket: Bucket(daysLate: late), currency: day.currency)
      sums[key, default: (0, 0)].count += day.count
      sums[key, default: (0, 0)].left += day.left
    }
    self.sums = sums.map { key, sum in
      Sum(
        bucket: key.bucket, count: sum.count,
        left: Money(minorUnits: sum.left, currency: key.currency))
    }.sorted {
      ($0.bucket.rawValue, $0.left.currency.code) < ($1.bucket.rawValue, $1.left.currency.code)
    }
  }

  private struct Key: Hashable {
    let bucket: Bucket
    let currency: Currency
  }
}
