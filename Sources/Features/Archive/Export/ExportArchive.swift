import Glibc
import Invoicing
import Kernel
import Money
import Seal
import Storage

/// Writes the archive of a company into a folder that opens without this program (docs/specs/SPEC-archive.md).
///
/// It may be run again: finished packs are read, hashed and kept; one that is damaged is reported and written again
/// beside; the month that is under way is written anew. A stop at any moment leaves nothing that is believed whole,
/// since the index is written last (BOI-TVA-DECLA-30-10-30, 220 to 260).
package struct ExportArchive: Sendable {
  /// More files for the archive, from a feature that knows them: the books in FEC layout.
  package struct Extra: Sendable {
    package let path: String
    package let bytes: [UInt8]
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }
  package typealias Extras = @Sendable (borrowing Transaction) throws -> [Extra]

  package struct Report: Sendable {
    package var documents = 0
    package var packs = 0
    /// Of the log.
    package var entries: Int64 = 0
    /// Of all files the archive names; those of packs as their manifests say.
    package var bytes = 0
    package var made = Instant(microseconds: 0)
    package var written: [String] = []
    package var kept: [String] = []
    /// Packs found damaged and written again.
    package var findings: [Finding] = []
    /// SHA-256 of the index: what an `export` event names.
    package var index: [UInt8] = []
    /// Fingerprint of the key that signed the index; `nil` where no key was given.
    package var signedBy: String?
  }

  let company: CompanyID
  let profile: CompanyProfile
  let software: String
  let key: (any SealingSigner)?
  let extras: Extras

  /// - Parameters:
  ///   - software: "Facturier 0.1.0".
  ///   - key: signs the index; without one the archive is written all the same, and says that it is not signed.
  package init(
    company: CompanyID, profile: CompanyProfile, software: String, key: (any SealingSigner)? = nil,
    extras: @escaping Extras = { _ in [] }
  ) {
    self.company = company
    self.profile = profile
    self.software = software
    self.key = key
    self.extras = extras
  }

  /// - Parameter periods: months or years, "2026-11", "2026"; nil for everything.
  /// - Throws: `ArchiveProblem`, `.holdsMore` among them; `InvoicingError.documentDamaged` at a document that cannot be given back.
  package func callAsFunction(
    to path: String, periods: [String]? = nil, from database: Database
  ) throws -> Report {
    for period in periods ?? [] where !Self.isPeriod(period) {
      throw ArchiveProblem.periodInvalid(period)
    }
    let folder = DurableFolder(path)
    try folder.make()
    let lock = try FolderLock(folder)
    defer { lock.release() }
    let known = try known(in: folder)
    let report = try database.readSync { tx in
      if let known { try expectToHoldMore(than: known, in: folder, tx) }
      var run = try ArchiveRun(export: self, folder: folder, periods: periods, known: known, in: tx)
      return try run.finish(in: tx)
    }
    let export = ArchiveExport(
      at: report.made, folder: folder.path, periods: periods ?? [], entries: report.entries,
      documents: report.documents, bytes: report.bytes, damaged: report.findings.count,
      index: report.index, signedBy: report.signedBy)
    try database.writeSync { try ExportStore.note(export, of: company, in: $0) }
    return report
  }

  private func known(in folder: DurableFolder) throws -> ArchiveIndex? {
    guard folder.has(ArchiveIndex.fileName) else { return nil }
    let index = try ArchiveIndex.read(folder)
    guard index.siren == profile.siren else {
      throw ArchiveProblem.otherCompany(path: folder.path, siren: index.siren)
    }
    return index
  }

  /// An archive is never replaced by one of less, or of another history: it may be all there is of what an older copy of the
  /// database has lost.
  private func expectToHoldMore(
    than known: ArchiveIndex, in folder: DurableFolder, _ tx: borrowing Transaction
  ) throws {
    let size = try LogStore.lastCheckpoint(of: company, in: tx)?.checkpoint.size ?? 0
    let note = FileReader.bytes(
      of: folder.file("log/checkpoints/\(known.logSize).txt"), limit: 1 << 16)
    let kept = note.flatMap { SignedCheckpoint(note: String(decoding: $0, as: UTF8.self)) }
    let isSame =
      try size >= known.logSize
      && kept.map {
        try LogTree(company: company).root(size: known.logSize, in: tx) == $0.checkpoint.root
      } ?? true
    guard isSame else {
      throw ArchiveProblem.holdsMore(path: folder.path, theirs: known.logSize, ours: size)
    }
  }

  static func isPeriod(_ text: String) -> Bool {
    LocalDate(text.utf8.count == 4 ? text + "-01-01" : text + "-01") != nil
  }
}

/// One export under way.
struct ArchiveRun {
  let export: ExportArchive
  let folder: DurableFolder
  let known: ArchiveIndex?
  let tables: [TableShape]
  private var index: ArchiveIndex
  private var report = ExportArchive.Report()
  /// Files that wait under their temporary names.
  private var waiting: [String] = []

  init(
    export: ExportArchive, folder: DurableFolder, periods: [String]?, known: ArchiveIndex?,
    in tx: borrowing Transaction
  ) throws {
    self.export = export
    self.folder = folder
    self.known = known
    tables = try TableShape.all(in: tx)
    index = ArchiveIndex(
      software: export.software, made: tx.now, siren: export.profile.siren,
      companyName: export.profile.name, periods: periods,
      schema: try tx.rows("SELECT id FROM migration ORDER BY applied_at, \(tx.insertionOrder)") {
        try $0.text(0)
      }, signedBy: export.key?.publicKey.fingerprint)
    report.signedBy = index.signedBy
  }

  mutating func finish(in tx: borrowing Transaction) throws -> ExportArchive.Report {
    index.destroyed = try RetentionStore.destroyed(of: export.company, in: tx).map {
      .init(year: $0.year, on: $0.day, documents: $0.documents)
    }
    try writePacks(in: tx)
    try writeTexts(in: tx)
    try writeLog(in: tx)
    try writeProofs(in: tx)
    try writeRows(in: tx)
    try writeRowsOfDestroyed(in: tx)
    for extra in try export.extras(tx) { try write(extra.bytes, as: extra.path) }
    try settle()
    report.documents = index.packs.reduce(0) { $0 + $1.documents }
    report.packs = index.packs.count
    report.entries = index.logSize
    report.made = index.made
    report.bytes = bytes
    return report
  }

  private var bytes: Int {
    index.files.reduce(0) { $0 + $1.facts.size }
      + index.packs.reduce(0) { sum, pack in
        var size = pack.manifest.facts.size
        _ = Manifest.forEach(folder.file(pack.manifest.path)) { line in
          switch line {
          case .document(let document): size += document.pdf.facts.size + document.xml.facts.size
          case .rows(let rows): size += rows.file.facts.size
          }
        }
        return sum + size
      }
  }

  // MARK: Packs

  private mutating func writePacks(in tx: borrowing Transaction) throws {
    let packs = folder.folder("packs")
    try packs.make()
    let writer = PackWriter(
      company: export.company, tables: tables, reader: DocumentReader(export.company),
      packs: packs)
    for (month, count) in try LogReader.months(of: export.company, in: tx) where isAsked(month) {
      for part in 0..<(count + PackName.documentsPerPack - 1) / PackName.documentsPerPack {
        let documents = try LogReader.documents(
          of: export.company, month: month, offset: part * PackName.documentsPerPack,
          limit: PackName.documentsPerPack, in: tx)
        let isOpen =
          documents.count < PackName.documentsPerPack
          && month >= String(tx.today.description.prefix(7))
        try write(
          documents, of: month, as: PackName.name(month: month, part: part), isOpen: isOpen,
          writer, in: tx)
      }
    }
  }

  private func isAsked(_ month: String) -> Bool {
    index.periods?.contains { month.hasPrefix($0) } ?? true
  }

  private mutating func write(
    _ documents: [ArchivedDocument], of month: String, as name: String, isOpen: Bool,
    _ writer: PackWriter, in tx: borrowing Transaction
  ) throws {
    guard let first = documents.first, let last = documents.last else { return }
    var pack = ArchiveIndex.Pack(
      name: name, folder: "packs/\(name)", month: month, isOpen: isOpen,
      documents: documents.count, first: first.number, last: last.number,
      manifest: .init(path: "", facts: .init(size: 0, sha256: [])))
    if let before = known?.packs.first(where: { $0.name == name }) {
      let damage = PackCheck(folder: folder.folder(before.folder), name: before.folder)
        .findings(manifest: before.manifest.facts)
      report.findings += damage
      if damage.isEmpty, before.documents == documents.count, before.last == last.number {
        (pack.folder, pack.manifest) = (before.folder, before.manifest)
        index.packs.append(pack)
        return report.kept.append(name)
      }
    }
    let free = freeFolder(name)
    pack.manifest = try writer.write(documents, as: free, in: tx)
    pack.folder = "packs/\(free)"
    index.packs.append(pack)
    report.written.append(name)
  }

  /// The pack's name, or `.2`, `.3` … after the folder the index names. Folders after that one are of exports that were
  /// stopped before their end: they go.
  private func freeFolder(_ name: String) -> String {
    let packs = folder.folder("packs")
    func folderName(_ number: Int) -> String { number == 1 ? name : "\(name).\(number)" }
    var number = 1
    if let before = known?.packs.first(where: { $0.name == name })?.folder {
      while "packs/\(folderName(number))" != before, number < 1_000 { number += 1 }
      number += 1
    }
    let free = folderName(number)
    while packs.has(folderName(number)) {
      packs.remove(folderName(number))
      number += 1
    }
    return free
  }

  // MARK: Files beside the packs

  private mutating func writeTexts(in tx: borrowing Transaction) throws {
    try write(Array(ArchiveNotice.text(index).utf8), as: "LISEZMOI.txt")
    for (name, text) in SpecificationTexts.all { try write(Array(text.utf8), as: name) }
    for key in try LogReader.keys(of: export.company, in: tx) {
      let text = """
        facturier/key/v1
        fingerprint: \(key.fingerprint)
        algorithm: ed25519
        public-key: \(hexadecimal(key.publicKey))
        since: \(key.since.microseconds)

        """
      try write(Array(text.utf8), as: "keys/\(key.fingerprint).txt")
    }
  }

  private mutating func writeLog(in tx: borrowing Transaction) throws {
    var size: Int64 = 0
    let (company, siren) = (export.company, export.profile.siren)
    try write(as: "log/entries.txt") { writer in
      try CanonicalLog.forEach(of: company, siren: siren, in: tx) { entry in
        if size > 0 { try writer.write([0x0A]) }
        try writer.write(entry)
        size += 1
      }
    }
    index.logSize = size
    try write(as: "log/heads.txt") { writer in
      try LogReader.forEachHead(of: company, in: tx) { series, sequence, key, signature in
        let name = series.replacing(" ", with: "%20")
        try writer.write("\(name) \(sequence) \(key) \(hexadecimal(signature))\n".utf8)
      }
    }
  }

  private mutating func writeProofs(in tx: borrowing Transaction) throws {
    for signed in try LogReader.checkpoints(of: export.company, in: tx) {
      try write(Array(signed.note.utf8), as: "log/checkpoints/\(signed.checkpoint.size).txt")
    }
    for stamp in try LogReader.timestamps(of: export.company, in: tx) {
      try write(stamp.token, as: "log/timestamps/\(stamp.size).tsr")
    }
  }

  private mutating func writeRows(in tx: borrowing Transaction) throws {
    for table in tables
    where !ArchivedTables.isOfDocuments(table.name) && !ArchivedTables.leftOut.contains(table.name)
    {
      let select = table.select(where: ArchivedTables.owner(table, export.company))
      try write(as: "rows/\(table.name).jsonl") { writer in
        try tx.walk(select) { row in
          try writer.write(RowText.line(row, columns: table.columns, hidden: []))
        }
      }
    }
  }

  /// What is left of destroyed documents belongs to no pack.
  private mutating func writeRowsOfDestroyed(in tx: borrowing Transaction) throws {
    let company = export.company
    let documents = try LogReader.destroyed(of: company, in: tx)
    guard !documents.isEmpty else { return }
    for (name, column) in ArchivedTables.ofDocuments {
      guard let table = tables.first(where: { $0.name == name }) else { continue }
      try write(as: "rows/\(name).jsonl") { writer in
        for document in documents {
          let select = table.select(
            where: [("company_id", company.sqlValue), (column, document.sqlValue)])
          try tx.forEach(select) { row in
            try writer.write(RowText.line(row, columns: table.columns, hidden: []))
          }
        }
      }
    }
  }

  private mutating func write(_ bytes: [UInt8], as path: String) throws {
    try write(as: path) { try $0.write(bytes) }
  }

  private mutating func write(as path: String, _ body: (FileWriter) throws -> Void) throws {
    if let slash = path.lastIndex(of: "/") { try folder.folder(String(path[..<slash])).make() }
    let writer = try FileWriter(folder.file(path + ".part"))
    try body(writer)
    index.files.append(.init(path: path, facts: try writer.finish()))
    waiting.append(path)
  }

  // MARK: The end

  /// Gives every file its name, reads all back, and only then says in the index what the archive is.
  private mutating func settle() throws {
    index.files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let facts = try FileWriter(folder.file(ArchiveIndex.fileName + ".part"))
    try facts.write(index.bytes)
    report.index = try facts.finish().sha256
    try sign()
    for path in waiting {
      guard rename(folder.file(path + ".part"), folder.file(path)) == 0 else {
        throw DurableFolder.failure(folder.file(path))
      }
    }
    for name in ["keys", "log", "ledger", "rows"] where folder.has(name) {
      try folder.folder(name).syncAll()
    }
    try folder.sync()
    let damage = CheckArchive.files(index.files, in: folder)
    guard damage.isEmpty else {
      throw ArchiveProblem.cannotWrite(
        path: folder.path, reason: "read back: \(damage[0].text(.en))")
    }
    try folder.rename(ArchiveIndex.fileName + ".part", to: ArchiveIndex.fileName)
    removeWhatIsNotOfIt()
  }

  private mutating func sign() throws {
    guard let key = export.key else { return }
    let file = try IndexSignature.file(siren: index.siren, index: report.index, by: key)
    _ = try FileWriter.write(file, to: folder.file(IndexSignature.fileName + ".part"))
    waiting.append(IndexSignature.fileName)
  }

  /// Folders of packs the new index does not name: replaced, destroyed or unfinished ones. One that was found damaged stays
  /// as it is, for whoever wants to know why; files that left the archive go.
  private func removeWhatIsNotOfIt() {
    let packs = folder.folder("packs")
    let ours = Set(index.packs.map(\.folder))
    let damaged = report.findings.compactMap { $0.place?.file }
    let isPartial = index.periods != nil
    for name in packs.names() where !ours.contains("packs/\(name)") {
      let isKept =
        damaged.contains { $0.hasPrefix("packs/\(name)/") }
        || (isPartial && !name.hasPrefix(".") && !isDestroyed(name))
        || (!name.hasPrefix(".") && !isReplaced(name) && !isDestroyed(name))
      if !isKept { packs.remove(name) }
    }
    let named = Set(index.files.map(\.path))
    for file in known?.files ?? [] where !named.contains(file.path) { folder.remove(file.path) }
    if index.signedBy == nil { folder.remove(IndexSignature.fileName) }
  }

  private func isReplaced(_ name: String) -> Bool {
    known?.packs.contains { $0.folder == "packs/\(name)" } ?? false
  }

  private func isDestroyed(_ name: String) -> Bool {
    index.destroyed.contains { name.hasPrefix("\($0.year)-") }
  }
}

/// One export at a time into a folder.
final class FolderLock {
  private let descriptor: Int32

  init(_ folder: DurableFolder) throws {
    descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DurableFolder.failure(folder.path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw ArchiveProblem.busy(path: folder.path)
    }
  }

  func release() { close(descriptor) }
}
