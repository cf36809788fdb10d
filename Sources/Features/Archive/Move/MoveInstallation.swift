import Glibc
import Invoicing
import Kernel
import Money
import Storage

/// Moves a whole installation from a file of SQLite to a PostgreSQL database: every row of every company, the seals verified
/// on both sides, and the file given up, so that there are never two that write.
///
/// What is copied becomes visible in one transaction, or not at all. The file is marked before the first row is read
/// (`MoveMark`): from then on nothing but this move opens it. If the move fails the mark is taken away; if it is killed, the
/// mark stays, and running it again finds an empty target and starts over, or a whole one and gives the file up.
package struct MoveInstallation {
  package struct Report: Equatable, Sendable {
    package var tables = 0
    package var rows = 0
    /// Whose seals were verified, on both sides.
    package var documents = 0
    /// It was all there, from a move that was stopped at its end.
    package var wasThere = false
    package var roles: [String] = []
  }

  let migrations: [Migration]
  let options: Database.Options
  let clock: Clock

  package init(migrations: [Migration], options: Database.Options = .init(), clock: Clock) {
    (self.migrations, self.options, self.clock) = (migrations, options, clock)
  }

  /// - Parameters:
  ///   - path: of the file, which no other process has open.
  ///   - url: of the database, as the owner of its tables.
  ///   - role: who is to read and write there.
  /// - Throws: `MoveProblem`; `StorageError.inUse`, `.moved`, and what the server refuses.
  package func callAsFunction(from path: String, to url: String, granting role: String?) throws
    -> Report
  {
    guard access(path, F_OK) == 0 else { throw MoveProblem.noSource(path: path) }
    let source = try open(.file(path), \.opensMoved, true)
    defer { try? source.closeSync() }
    let place = Database.Location.server(url).shown
    let mark = try source.readSync { try MoveMark.read(in: $0) }
    if let mark, mark.isDone || mark.target != place {
      throw StorageError.moved(to: mark.target, isDone: mark.isDone)
    }
    try source.readSync { _ = try InstallationSeals.verified(in: $0, onTarget: false) }
    let rights = try MigrateDatabase(migrations, options: options, now: { [clock] in clock.now })(
      .server(url), granting: role)
    let target = try open(.server(url), \.role, .owner).ofEveryCompany
    defer { try? target.closeSync() }
    var report = try moved(source, target, place, isAgain: mark != nil)
    report.roles = rights.roles
    return report
  }

  private func open<T>(
    _ location: Database.Location, _ option: WritableKeyPath<Database.Options, T>, _ value: T
  ) throws -> Database {
    var options = options
    options[keyPath: option] = value
    return try Database.open(
      at: location, migrations: migrations, options: options, now: { [clock] in clock.now })
  }

  private func moved(
    _ source: Database, _ target: Database, _ place: String, isAgain: Bool
  ) throws -> Report {
    let isEmpty = try target.readSync { try CopyTables(in: $0).areEmpty(in: $0) }
    if !isEmpty, !isAgain { throw MoveProblem.targetNotEmpty(place) }
    try source.writeSync { try MoveMark(target: place, isDone: false).set(in: $0) }
    var report: Report
    do {
      report = try isEmpty ? copy(source, target, place) : compare(source, target, place)
    } catch let error as StorageError where error.isOfDoubt {
      // It may all be there: the mark stays, and the same command finds out.
      throw error
    } catch {
      // Where even that fails, the mark says what to do: the same command again.
      try? source.writeSync { try MoveMark.clear(in: $0) }
      throw error
    }
    try source.writeSync { try MoveMark(target: place, isDone: true).set(in: $0) }
    report.wasThere = !isEmpty
    return report
  }

  private func copy(_ source: Database, _ target: Database, _ place: String) throws -> Report {
    try source.readSync { from in
      try target.writeSync { to in
        try to.withoutTimeLimits()
        try to.deferForeignKeys()
        let tables = try CopyTables(in: to)
        guard try tables.areEmpty(in: to) else { throw MoveProblem.targetNotEmpty(place) }
        let sums = try tables.copy(from: from, to: to)
        try tables.expect(sums, in: to)
        return report(sums, try InstallationSeals.verified(in: to, onTarget: true))
      }
    }
  }

  /// What a move that was killed may have left: everything, or something else.
  private func compare(_ source: Database, _ target: Database, _ place: String) throws -> Report {
    try source.readSync { from in
      try target.readSync { to in
        let tables = try CopyTables(in: to)
        let sums = try tables.sums(in: from)
        do { try tables.expect(sums, in: to) } catch is MoveProblem {
          throw MoveProblem.targetNotEmpty(place)
        }
        return report(sums, try InstallationSeals.verified(in: to, onTarget: true))
      }
    }
  }

  private func report(_ sums: [TableSum], _ documents: Int) -> Report {
    Report(
      tables: sums.count, rows: sums.reduce(0) { $0 + $1.digest.count }, documents: documents)
  }
}

extension StorageError {
  /// It cannot be known whether the transaction stands.
  fileprivate var isOfDoubt: Bool {
    if case .commitUnknown = self { true } else { false }
  }
}

/// The seals of every company of an installation.
private enum InstallationSeals {
  /// - Returns: how many documents hold.
  static func verified(in tx: borrowing Transaction, onTarget: Bool) throws -> Int {
    let companies = try CompanyStore.all(in: tx)
    return try companies.reduce(0) { count, company in
      let report = try tx.entering(company.id) {
        try VerifyLog(company: company.id, siren: company.siren)(in: $0)
      }
      guard report.isSound else {
        throw MoveProblem.seals(onTarget: onTarget, report.faults.map(MoveProblem.seal))
      }
      return count + report.documents
    }
  }
}
