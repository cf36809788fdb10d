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
    let known = try NumberSeries.lastSequences(of: company.id, in: tx)
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

  /// How far the log of this database goes.
  package static func size(of company: IssuingCompany, in tx: borrowing Transaction) throws
    -> Extent
  {
    let state = try LogState.load(company.id, siren: company.profile.siren, in: tx)
    return Extent(
      size: state?.frontier.size ?? 0, root: state?.frontier.root ?? MerkleTree.emptyRoot)
  }

  /// A log as far as it goes.
  package struct Extent: Sendable {
    package let size: Int64
    package let root: [UInt8]
  }

  /// Entries that an archive gave back.
  package struct Replayed {
    let quarantine: Quarantine
    let reason: String
    let before: Extent
    let through: Int64
    let archive: [UInt8]

    /// - Parameters:
    ///   - before: the log as it was found.
    ///   - through: how many entries it has now.
    ///   - archive: SHA-256 of the index of the archive.
    package init(
      quarantine: Quarantine, reason: String, before: Extent, through: Int64, archive: [UInt8]
    ) {
      self.quarantine = quarantine
      self.reason = reason
      self.before = before
      self.through = through
      self.archive = archive
    }
  }

  /// Seals that entries were put back. Whether the database may seal again is for the caller to say, once this is durable.
  package func seal(_ replayed: Replayed, in tx: borrowing Transaction) throws {
    let level = company.sealer.mark.level
    var log = try CompanyLog.openAnyway(company.sealer, in: tx)
    try log.record(
      SealedEvent(
        "restore",
        [
          .init("cause", replayed.quarantine.reason), .init("reason", replayed.reason),
          .init("mark-size", level.map { String($0.size) } ?? "unknown"),
          .init("mark-root", level.map { hexadecimal($0.root) } ?? "unknown"),
          .init("size", String(replayed.before.size)),
          .init("root", hexadecimal(replayed.before.root)),
          .init("replayed", "\(replayed.before.size) \(replayed.through - 1)"),
          .init("archive", hexadecimal(replayed.archive)),
        ]), in: tx)
    try log.close(in: tx)
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

extension RecoverLog.LostNumbers {
  /// The first and the last as they were printed; `nil` where the series is none that this company numbers by now.
  package func printed(by profile: CompanyProfile) -> (first: String, last: String)? {
    let formats: [NumberFormat] = [
      profile.numbers(for: .invoice), profile.numbers(for: .creditNote), .payments, .refunds,
    ]
    for format in formats.flatMap({ format in [format] + (1...9).map { format.reopened($0) } }) {
      for year in 2_000...2_100 where format.series(year: year) == series {
        return (
          format.number(year: year, sequence: first), format.number(year: year, sequence: last)
        )
      }
    }
    return nil
  }

  /// "F-2026-* : F-2026-00003 à F-2026-00004 (2)".
  package func text(by profile: CompanyProfile) -> Text {
    let count = last - first + 1
    guard let (first, last) = printed(by: profile) else {
      return Text(
        fr: "\(series) : rangs \(self.first) à \(self.last) (\(count))",
        en: "\(series): \(self.first) to \(self.last) (\(count))")
    }
    return Text(
      fr: "\(series) : \(first) à \(last) (\(count))",
      en: "\(series): \(first) to \(last) (\(count))")
  }
}

/// The series that the log keeps by itself.
enum LogSeries {
  static func isOfLog(_ name: String) -> Bool {
    name == "events" || name.hasPrefix("closures-")
  }
}
