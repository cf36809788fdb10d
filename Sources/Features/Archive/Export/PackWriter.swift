import Invoicing
import Kernel
import Storage

/// Writes the documents of a pack: their files, their rows, the manifest.
struct PackWriter {
  let company: CompanyID
  let tables: [TableShape]
  let reader: DocumentReader
  let packs: DurableFolder

  /// Writes into a folder of another name, waits for the disk, gives it its name, reads everything back.
  ///
  /// - Returns: the manifest, its path below the archive's folder.
  func write(
    _ documents: [ArchivedDocument], as folder: String, in tx: borrowing Transaction
  ) throws -> ArchiveIndex.File {
    let temporary = ".\(folder).part"
    packs.remove(temporary)
    let inside = packs.folder(temporary)
    for name in ["", "pdf", "xml", "rows"] {
      try (name.isEmpty ? inside : inside.folder(name)).make()
    }
    let manifest = try FileWriter(inside.file(Manifest.fileName))
    for document in documents { try manifest.write(files(of: document, in: inside, tx)) }
    for (table, column) in ArchivedTables.ofDocuments {
      guard let shape = tables.first(where: { $0.name == table }) else { continue }
      let rows = try rows(of: shape, by: column, documents, in: inside, tx)
      if rows.count > 0 { try manifest.write(Manifest.line(rows)) }
    }
    let facts = try manifest.finish()
    try inside.syncAll()
    try packs.rename(temporary, to: folder)
    let file = ArchiveIndex.File(path: "packs/\(folder)/\(Manifest.fileName)", facts: facts)
    let damage = PackCheck(folder: packs.folder(folder), name: "packs/\(folder)")
      .findings(manifest: facts)
    guard damage.isEmpty else {
      throw ArchiveProblem.cannotWrite(
        path: packs.file(folder), reason: "read back: \(damage[0].text(.en))")
    }
    return file
  }

  private func files(
    of document: ArchivedDocument, in folder: DurableFolder, _ tx: borrowing Transaction
  ) throws -> [UInt8] {
    let files = try reader.files(of: document.id, number: document.number, in: tx)
    let name = PackName.file(document.number)
    let pdf = ArchiveIndex.File(
      path: "pdf/\(name).pdf",
      facts: try FileWriter.write(files.pdf, to: folder.file("pdf/\(name).pdf")))
    let xml = ArchiveIndex.File(
      path: "xml/\(name).xml",
      facts: try FileWriter.write(files.xml, to: folder.file("xml/\(name).xml")))
    return Manifest.line(document, pdf: pdf, xml: xml)
  }

  private func rows(
    of table: TableShape, by column: String, _ documents: [ArchivedDocument],
    in folder: DurableFolder, _ tx: borrowing Transaction
  ) throws -> Manifest.Rows {
    let path = "rows/\(table.name).jsonl"
    let writer = try FileWriter(folder.file(path))
    let hidden = table.name == "document" ? ArchivedTables.hidden : []
    var count = 0
    for document in documents {
      let select = table.select(
        where: [("company_id", company.sqlValue), (column, document.id.sqlValue)])
      try tx.forEach(select) { row in
        try writer.write(RowText.line(row, columns: table.columns, hidden: hidden))
        count += 1
      }
    }
    let facts = try writer.finish()
    if count == 0 { folder.remove(path) }
    return Manifest.Rows(table: table.name, count: count, file: .init(path: path, facts: facts))
  }
}

/// Reads a pack again and says of every file that is not the one that was written.
struct PackCheck {
  let folder: DurableFolder
  /// As people read it: "packs/2026-11".
  let name: String

  func findings(manifest: FileFacts) -> [Finding] {
    let path = "\(name)/\(Manifest.fileName)"
    guard let read = FileFacts(reading: folder.file(Manifest.fileName)) else {
      return [ArchiveFinding.missing(path)]
    }
    guard read == manifest else { return [ArchiveFinding.damaged(path)] }
    var findings: [Finding] = []
    let isWhole = Manifest.forEach(folder.file(Manifest.fileName)) { line in
      switch line {
      case .document(let document):
        for file in [document.pdf, document.xml] {
          if let finding = check(file, of: document.number) { findings.append(finding) }
        }
      case .rows(let rows):
        if let finding = check(rows.file, of: nil) { findings.append(finding) }
      }
    }
    if !isWhole { findings.append(ArchiveFinding.damaged(path)) }
    return findings
  }

  private func check(_ file: ArchiveIndex.File, of number: String?) -> Finding? {
    let path = "\(name)/\(file.path)"
    guard let read = FileFacts(reading: folder.file(file.path)) else {
      return ArchiveFinding.missing(path, of: number)
    }
    return read == file.facts ? nil : ArchiveFinding.damaged(path, of: number)
  }
}
