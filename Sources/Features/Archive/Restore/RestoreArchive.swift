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
      guard log.isSound else {
        throw ArchiveProblem.damaged(
          log.faults.map { fault in
            Finding(
              "archive.seal-broken", at: Place(file: "log/entries.txt"),
              fr:
                "Les scellements ne tiennent pas : \(fault.text.fr) Prenez une autre copie de l’archive.",
              en: "The seals do not hold: \(fault.text.en) Take another copy of the archive.")
          })
      }
    }
    try database.closeSync()
  }

  private func open(_ folder: DurableFolder, _ migrations: [Migration]) throws -> Database {
    try Database.open(
      at: .file(folder.file(Self.databaseName)), migrations: migrations, now: { clock.now })
  }
}

/// The rows of an archive on their way into a database.
struct RestoreRun {
  let archive: DurableFolder
  private(set) var report = RestoreArchive.Report()
  private let tables: [String: TableShape]
  private var prefixes: [[UInt8]: Int] = [:]
  private var packers: [CompanyID: DocumentPacking] = [:]

  init(archive: DurableFolder, in tx: borrowing Transaction) throws {
    self.archive = archive
    tables = Dictionary(
      uniqueKeysWithValues: try TableShape.all(in: tx).map { ($0.name, $0) })
  }

  mutating func fill(from index: ArchiveIndex, in tx: borrowing Transaction) throws {
    for file in index.files where file.path.hasPrefix("rows/") && file.path.hasSuffix(".jsonl") {
      let table = String(file.path.dropFirst(5).dropLast(6))
      try insert(file.path, into: table, in: tx)
      report.tables += 1
    }
    for pack in index.packs { try fill(from: pack, in: tx) }
  }

  private mutating func fill(
    from pack: ArchiveIndex.Pack, in tx: borrowing Transaction
  ) throws {
    var files: [[UInt8]: String] = [:]
    var rows: [Manifest.Rows] = []
    _ = Manifest.forEach(archive.file(pack.manifest.path)) { line in
      switch line {
      case .document(let document):
        files[document.pdf.facts.sha256] = "\(pack.folder)/\(document.pdf.path)"
      case .rows(let found): rows.append(found)
      }
    }
    for found in rows {
      let path = "\(pack.folder)/\(found.file.path)"
      if found.table == "document" {
        try insertDocuments(path, files, in: tx)
      } else {
        try insert(path, into: found.table, in: tx)
      }
    }
  }

  private mutating func insert(
    _ path: String, into table: String, in tx: borrowing Transaction
  ) throws {
    let rows = try Rows(path, of: tables[table], in: archive)
    while let row = try rows.next() {
      try tx.run(rows.shape.insert(row.map(\.column), row.map(\.value)))
      report.rows += 1
    }
  }

  /// The tail of a document is its PDF after the beginning it shares with others.
  private mutating func insertDocuments(
    _ path: String, _ files: [[UInt8]: String], in tx: borrowing Transaction
  ) throws {
    let rows = try Rows(path, of: tables["document"], in: archive)
    while let row = try rows.next() {
      guard case .blob(let hash)? = row.first(where: { $0.column == "pdf_sha256" })?.value,
        case .blob(let template)? = row.first(where: { $0.column == "template_id" })?.value,
        case .blob(let owner)? = row.first(where: { $0.column == "company_id" })?.value,
        let company = RawID(bytes: owner).map(CompanyID.init(raw:)), let file = files[hash],
        let pdf = FileReader.bytes(of: archive.file(file)),
        let start = try prefixLength(template, company, in: tx), start <= pdf.count
      else { throw ArchiveProblem.damaged([ArchiveFinding.damaged(path)]) }
      let packed = try packing(of: company, in: tx).pack(Array(pdf[start...]))
      var kept = row.filter { !ArchivedTables.hidden.contains($0.column) }
      kept.append(("tail", .blob(packed.bytes)))
      if rows.shape.columns.contains("packing") {
        kept.append(("packing", packed.packing.sqlValue))
      }
      try tx.run(rows.shape.insert(kept.map(\.column), kept.map(\.value)))
      report.documents += 1
      report.rows += 1
    }
  }

  private mutating func prefixLength(
    _ template: [UInt8], _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> Int? {
    if let known = prefixes[template] { return known }
    let length = try tx.row(
      "SELECT length(prefix) FROM document_template WHERE company_id = \(company) AND id = \(template)"
    ) { try $0.int(0) }
    prefixes[template] = length
    return length
  }

  private mutating func packing(of company: CompanyID, in tx: borrowing Transaction) throws
    -> DocumentPacking
  {
    if let known = packers[company] { return known }
    let packing =
      tables["document_segment"] == nil
      ? DocumentPacking.plain : try DocumentPacking(of: company, in: tx)
    packers[company] = packing
    return packing
  }

  /// The rows of a file, one at a time.
  private struct Rows {
    let shape: TableShape
    private let path: String
    private let reader: FileReader

    init(_ path: String, of shape: TableShape?, in archive: DurableFolder) throws {
      guard let shape else { throw ArchiveProblem.newer(path: archive.path, detail: path) }
      guard let reader = FileReader(archive.file(path)) else {
        throw ArchiveProblem.damaged([ArchiveFinding.missing(path)])
      }
      (self.shape, self.path, self.reader) = (shape, path, reader)
    }

    func next() throws -> [(column: String, value: SQLValue)]? {
      guard let line = reader.line() else { return nil }
      guard let row = RowText.read(line), row.allSatisfy({ shape.columns.contains($0.column) })
      else { throw ArchiveProblem.damaged([ArchiveFinding.damaged(path)]) }
      return row
    }
  }
}
