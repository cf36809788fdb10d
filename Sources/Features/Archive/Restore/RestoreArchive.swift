import Glibc
import Invoicing
import Kernel
import Money
import Storage

/// Makes an installation of an archive alone: an empty machine and the packs give a database back whose seals hold,
/// whose files are the same bytes, and whose series go on.
///
/// It is made in a folder beside and gets its name when everything was checked, so that a stop in the middle leaves no
/// database that is believed whole.
package struct RestoreArchive: Sendable {
  package struct Report: Sendable {
    package var documents = 0
    package var rows = 0
    package var tables = 0
  }

  static let staging = ".restoring"
  static let databaseName = "facturier.sqlite"

  let migrations: [Migration]
  let clock: Clock

  package init(migrations: [Migration], clock: Clock) {
    self.migrations = migrations
    self.clock = clock
  }

  /// - Parameter data: a folder without data.
  /// - Throws: `ArchiveProblem`, with every damaged file at once.
  package func callAsFunction(from path: String, to data: String) throws -> Report {
    let archive = DurableFolder(path)
    let index = try checked(archive)
    let target = DurableFolder(data)
    try target.make()
    guard !target.has(Self.databaseName) else { throw ArchiveProblem.dataExists(path: data) }
    target.remove(Self.staging)
    let staging = target.folder(Self.staging)
    try staging.make()
    guard chmod(staging.path, 0o700) == 0, chmod(target.path, 0o700) == 0 else {
      throw DurableFolder.failure(target.path)
    }
    let report = try fill(staging, from: archive, index)
    try verify(staging, index, report)
    guard
      rename(staging.file(Self.databaseName), target.file(Self.databaseName)) == 0
    else { throw DurableFolder.failure(target.file(Self.databaseName)) }
    try target.syncAll()
    target.remove(Self.staging)
    return report
  }

  private func checked(_ archive: DurableFolder) throws -> ArchiveIndex {
    let index = try ArchiveIndex.read(archive)
    guard index.periods == nil else { throw ArchiveProblem.partial(path: archive.path) }
    let unknown = Set(index.schema).subtracting(migrations.map(\.id))
    guard unknown.isEmpty else {
      throw ArchiveProblem.newer(
        path: archive.path, detail: unknown.sorted().joined(separator: ", "))
    }
    let findings = CheckArchive.findings(index, in: archive)
    guard findings.isEmpty else { throw ArchiveProblem.damaged(findings) }
    return index
  }

  /// The rows go into the tables they came from; migrations made since are applied to them afterwards.
  private func fill(
    _ staging: DurableFolder, from archive: DurableFolder, _ index: ArchiveIndex
  ) throws -> Report {
    let schema = Set(index.schema)
    let database = try open(staging, migrations.filter { schema.contains($0.id) })
    defer { try? database.closeSync() }
    let report = try database.writeSync { tx in
      try tx.deferForeignKeys()
      var run = try RestoreRun(archive: archive, in: tx)
      try run.fill(from: index, in: tx)
      return run.report
    }
    try database.closeSync()
    return report
  }

  private func verify(_ staging: DurableFolder, _ index: ArchiveIndex, _ report: Report) throws {
    let database = try open(staging, migrations)
    defer { try? database.closeSync() }
    try database.readSync { tx in
      guard let company = try CompanyStore.current(in: tx) else { throw InvoicingError.noCompany }
      let reader = DocumentReader(company.id)
      for (month, count) in try LogReader.months(of: company.id, in: tx) {
        let documents = try LogReader.documents(
          of: company.id, month: month, offset: 0, limit: count, in: tx)
        for document in documents {
          _ = try reader.files(of: document.id, number: document.number, in: tx)
        }
      }
      let log = try VerifyLog(company: company.id, siren: company.profile.siren)(in: tx)
      guard log.isSound else { throw ArchiveProblem.damaged(ArchiveFinding.seals(log)) }
    }
    try database.closeSync()
  }

  private func open(_ folder: DurableFolder, _ migrations: [Migration]) throws -> Database {
    try Database.open(
      at: .file(folder.file(Self.databaseName)), migrations: migrations, now: { clock.now })
  }
}
