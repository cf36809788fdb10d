import Kernel
import Money
import Seal
import Storage

/// The way out of quarantine when what is missing cannot be put back: the loss is sealed, the series that lost numbers are
/// closed and others opened, so that no number is given twice (RELIABILITY F08).
package struct RecoverLog {
  let company: IssuingCompany

  package init(company: IssuingCompany) { self.company = company }

  /// Numbers that were given and are not in this database.
  package struct LostNumbers: Sendable, Equatable {
    package let series: String
    package let first: Int64
    package let last: Int64

    package init(series: String, first: Int64, last: Int64) {
      self.series = series
      self.first = first
      self.last = last
    }
  }

  package func lost(in tx: borrowing Transaction) throws -> [LostNumbers] {
    guard let level = company.sealer.mark.level else { return [] }
    var known: [String: Int64] = [:]
    try tx.forEach(
      "SELECT series, last_sequence FROM number_series WHERE company_id = \(company.id)"
    ) { known[try $0.text(0)] = try $0.int64(1) }
    return level.series.compactMap { series, last in
      let here = known[series] ?? 0
      return last > here ? LostNumbers(series: series, first: here + 1, last: last) : nil
    }.sorted { $0.series < $1.series }
  }

  /// Accepts the loss.
  ///
  /// - Parameter reason: what happened, in the words of whoever accepts it; a copy is sealed.
  /// - Returns: the series that were closed.
  /// - Throws: `SealingError.notQuarantined`.
  @discardableResult
  package func accept(reason: String, in tx: borrowing Transaction) throws -> [LostNumbers] {
    let mark = company.sealer.mark
    guard let quarantine = mark.quarantine else { throw SealingError.notQuarantined }
    let lost = try lost(in: tx)
    var log = try CompanyLog.openAnyway(company.sealer, in: tx)
    let known = Set(try names(in: tx)).union(mark.level?.series.keys.map { $0 } ?? [])
    for series in Set(lost.map { first(of: $0.series, among: known) }) {
      if LogSeries.isOfLog(series) { continue }
      let opening = (1...).first { !known.contains(NumberFormat.reopened(series, $0)) }!
      try NumberSeries.reopen(series, as: opening, of: company, in: tx)
    }
    try log.record(event(quarantine, mark.level, lost, size: log.size, reason, in: tx), in: tx)
    try log.close(in: tx)
    tx.afterCommit { mark.quarantine(nil) }
    return lost
  }

  private func names(in tx: borrowing Transaction) throws -> [String] {
    try tx.rows("SELECT series FROM number_series WHERE company_id = \(company.id)") {
      try $0.text(0)
    }
  }

  /// The name a series had before it was ever reopened.
  private func first(of name: String, among known: Set<String>) -> String {
    known.first { other in
      (1...99).contains { NumberFormat.reopened(other, $0) == name }
    } ?? name
  }

  private func event(
    _ quarantine: Quarantine, _ level: HighWaterMark.Level?, _ lost: [LostNumbers], size: Int64,
    _ reason: String, in tx: borrowing Transaction
  ) throws -> SealedEvent {
    SealedEvent(
      "restore",
      [
        .init("cause", quarantine.reason), .init("reason", reason),
        .init("mark-size", level.map { String($0.size) } ?? "unknown"),
        .init("mark-root", level.map { hexadecimal($0.root) } ?? "unknown"),
        .init("size", String(size)),
        .init("root", hexadecimal(try LogTree(company: company.id).root(size: size, in: tx))),
      ]
        + lost.map { .init("series-lost", "\($0.series) \($0.first) \($0.last)") })
  }
}

/// The series that the log keeps by itself.
enum LogSeries {
  static func isOfLog(_ name: String) -> Bool {
    name == "events" || name.hasPrefix("closures-")
  }
}
