import Invoicing
import Kernel
import Money
import Storage

/// Puts into a database what an archive has more.
///
/// The rows of documents are only added, for entries the database has not. Of every other table the archive says how it
/// stood later: its rows are added, or take the place of those with their key; a frozen row that differs stops it. Rows that
/// only the database has are kept, except those of queues, from which things go when they are done.
struct ReplayRun {
  private let archive: DurableFolder
  private let index: ArchiveIndex
  private let missing: MissingEntries
  private let company: CompanyID
  private var tables: [String: TableShape] = [:]
  private var report = ReplayArchive.Report()

  /// Where a row goes when it is done, and since when it waits: what came after the archive was made stays.
  private static let queues: KeyValuePairs<String, String?> = [
    "draft": "created_at", "held_order": "held_at", "register_queue": "since",
    "bank_notice": "next_at", "archive_finding": "found_at", "matching_line": nil,
  ]

  init(
    archive: DurableFolder, index: CheckedIndex, missing: MissingEntries,
    _ company: IssuingCompany, in tx: borrowing Transaction
  ) throws {
    self.archive = archive
    self.index = index.index
    self.missing = missing
    self.company = company.id
    for shape in try TableShape.all(in: tx) { tables[shape.name] = shape }
  }

  mutating func finish(in tx: borrowing Transaction) throws -> ReplayArchive.Report {
    let events = try PendingEvents.taken(notedAfter: index.made, of: company, in: tx)
    for file in index.files where file.path.hasPrefix("rows/") && file.path.hasSuffix(".jsonl") {
      let table = String(file.path.dropFirst(5).dropLast(6))
      if ArchivedTables.isOfDocuments(table) { continue }
      try replay(file.path, into: table, in: tx)
    }
    var restore = try RestoreRun(archive: archive, only: missing.documents, in: tx)
    for pack in index.packs { try restore.fill(from: pack, in: tx) }
    report.documents = restore.report.documents
    report.rows += restore.report.rows
    for event in events { try PendingEvents.add(event, of: company, in: tx) }
    return report
  }

  // MARK: Tables that are not of documents

  private mutating func replay(
    _ path: String, into table: String, in tx: borrowing Transaction
  ) throws {
    let rows = try ArchivedRows(path, of: tables[table], in: archive)
    let isQueue = Self.queues.contains { $0.key == table }
    var keys: Set<[SQLValue]> = []
    while let row = try rows.next() {
      let values = Dictionary(row.map { ($0.column, $0.value) }) { $1 }
      let key = rows.shape.primaryKey.map { (column: $0, value: values[$0] ?? .null) }
      do {
        try put(row, key, into: rows.shape, in: tx)
      } catch StorageError.triggerRefusal, StorageError.uniqueViolation, StorageError.checkViolation
      {
        throw ArchiveProblem.rowDiffers(path: archive.path, table: table)
      }
      if isQueue { keys.insert(key.map(\.value)) }
    }
    if isQueue { try removeDone(except: keys, from: rows.shape, in: tx) }
  }

  private mutating func put(
    _ row: [(column: String, value: SQLValue)], _ key: [(column: String, value: SQLValue)],
    into shape: TableShape, in tx: borrowing Transaction
  ) throws {
    let stored = try tx.row(shape.select(where: key))
    guard let stored else {
      try tx.run(shape.insert(row.map(\.column), row.map(\.value)))
      return report.rows += 1
    }
    let changed = row.filter { one in
      shape.columns.firstIndex(of: one.column).map { stored.value(at: $0) != one.value } ?? true
    }
    guard !changed.isEmpty else { return }
    try tx.run(shape.update(changed, where: key))
    report.rows += 1
  }

  private func removeDone(
    except keys: Set<[SQLValue]>, from shape: TableShape, in tx: borrowing Transaction
  ) throws {
    let since = Self.queues.first { $0.key == shape.name }?.value
    let columns = shape.columns
    let places = shape.primaryKey.compactMap { columns.firstIndex(of: $0) }
    var done: [[SQLValue]] = []
    try tx.walk(shape.select(where: ArchivedTables.owner(shape, company))) { row in
      let key = places.map { row.value(at: $0) }
      if keys.contains(key) { return }
      if let since, let place = columns.firstIndex(of: since),
        case .integer(let instant) = row.value(at: place), instant > index.made.microseconds
      {
        return
      }
      done.append(key)
    }
    for key in done {
      try tx.run(
        shape.delete(where: zip(shape.primaryKey, key).map { (column: $0.0, value: $0.1) }))
    }
  }
}
