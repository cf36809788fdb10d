import Invoicing
import Kernel
import Storage

/// The rows of an archive on their way into a database.
struct RestoreRun {
  let archive: DurableFolder
  /// Ids of the documents whose rows are wanted; `nil`: all.
  private let wanted: Set<[UInt8]>?
  private(set) var report = RestoreArchive.Report()
  private let tables: [String: TableShape]
  private var prefixes: [[UInt8]: Int] = [:]
  private var packers: [CompanyID: DocumentPacking] = [:]

  init(
    archive: DurableFolder, only wanted: Set<[UInt8]>? = nil, in tx: borrowing Transaction
  ) throws {
    self.archive = archive
    self.wanted = wanted
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

  mutating func fill(
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
    let rows = try ArchivedRows(path, of: tables[table], in: archive)
    while let row = try rows.next() {
      guard isWanted(row, of: table) else { continue }
      try tx.run(rows.shape.insert(row.map(\.column), row.map(\.value)))
      report.rows += 1
    }
  }

  private func isWanted(_ row: [(column: String, value: SQLValue)], of table: String) -> Bool {
    guard let wanted, let column = ArchivedTables.ofDocuments.first(where: { $0.key == table })
    else { return true }
    guard case .blob(let id)? = row.first(where: { $0.column == column.value })?.value else {
      return false
    }
    return wanted.contains(id)
  }

  /// The tail of a document is its PDF after the beginning it shares with others.
  private mutating func insertDocuments(
    _ path: String, _ files: [[UInt8]: String], in tx: borrowing Transaction
  ) throws {
    let rows = try ArchivedRows(path, of: tables["document"], in: archive)
    while let row = try rows.next() {
      guard isWanted(row, of: "document") else { continue }
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
}
