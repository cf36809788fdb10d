import Invoicing
import Kernel
import Money
import Seal
import Storage

/// The way out of quarantine without a loss: a database that an older copy was put in the place of gets back, from an archive
/// made after that copy, what it lacks: entries, documents with their files, payments, books, customers.
///
/// The archive must be the same history: signed by this company's key, the same entries as far as the database goes, and
/// through the mark. All is put back in one transaction, the log and every file are verified in it from the first entry on, and
/// what happened is sealed in it; if anything does not hold, nothing was written.
package struct ReplayArchive {
  let company: IssuingCompany
  let database: Database

  package init(company: IssuingCompany, database: Database) {
    self.company = company
    self.database = database
  }

  package struct Report: Sendable {
    /// How many entries the log had before, and had in the archive.
    package var from: Int64 = 0
    package var through: Int64 = 0
    package var documents = 0
    package var rows = 0
    package var isLossAccepted = false
    /// Given numbers that the archive does not hold either; their loss was accepted.
    package var lost: [RecoverLog.LostNumbers] = []
  }

  /// - Parameters:
  ///   - path: the archive's folder.
  ///   - reason: what happened, in the words of whoever recovers; it is sealed.
  ///   - acceptsLoss: of what was sealed after the archive was made.
  /// - Throws: `SealingError.notQuarantined`; `ArchiveProblem`, in the order of its cases here: `.notAnArchive`, `.newer`,
  ///   `.otherCompany`, `.partial`, `.otherVersion`, `.unsigned`, `.damaged`, `.forked`, `.otherMark`, `.reachesNoFurther`,
  ///   `.rowDiffers`, `.behindMark`, `.markUnknown`.
  package func callAsFunction(from path: String, reason: String, acceptsLoss: Bool) throws
    -> Report
  {
    guard let quarantine = company.sealer.mark.quarantine else {
      throw SealingError.notQuarantined
    }
    let archive = DurableFolder(path)
    let index = try checked(archive)
    return try database.writeSync { tx in
      try expectSameVersion(index, archive, in: tx)
      let missing = try MissingEntries(index, in: archive, company, tx)
      let before = try RecoverLog.size(of: company, in: tx)
      try tx.deferForeignKeys()
      var run = try ReplayRun(archive: archive, index: index, missing: missing, company, in: tx)
      var report = try run.finish(in: tx)
      (report.from, report.through) = (before.size, missing.size)
      try verify(in: tx)
      let recovery = RecoverLog(company: company)
      if (company.sealer.mark.level?.size ?? .max) > missing.size {
        guard acceptsLoss else { throw try behindMark(archive, missing.size, recovery, in: tx) }
        report.lost = try recovery.accept(reason: reason, in: tx)
        report.isLossAccepted = true
      }
      try recovery.seal(
        .init(
          quarantine: quarantine, reason: reason, before: before, through: missing.size,
          archive: index.sha256), in: tx)
      let mark = company.sealer.mark
      tx.afterCommit { mark.quarantine(nil) }
      return report
    }
  }

  // MARK: What the archive is

  private func checked(_ archive: DurableFolder) throws -> CheckedIndex {
    let index = try ArchiveIndex.read(archive)
    guard index.siren == company.profile.siren else {
      throw ArchiveProblem.otherCompany(path: archive.path, siren: index.siren)
    }
    guard index.periods == nil else { throw ArchiveProblem.partial(path: archive.path) }
    guard let facts = FileFacts(reading: archive.file(ArchiveIndex.fileName)),
      try isSigned(index, facts.sha256, in: archive)
    else { throw ArchiveProblem.unsigned(path: archive.path) }
    let findings = CheckArchive.findings(index, in: archive)
    guard findings.isEmpty else { throw ArchiveProblem.damaged(findings) }
    return CheckedIndex(index: index, sha256: facts.sha256)
  }

  /// By the key on this machine, or by one that this database knows as the company's.
  private func isSigned(_ index: ArchiveIndex, _ sha256: [UInt8], in archive: DurableFolder) throws
    -> Bool
  {
    guard let signer = index.signedBy else { return false }
    var keys = try database.readSync { tx in
      try LogReader.keys(of: company.id, in: tx).compactMap {
        SealingPublicKey(bytes: $0.publicKey)
      }
    }
    keys.append(company.sealer.publicKey)
    return keys.contains {
      $0.fingerprint == signer
        && IndexSignature.holds(in: archive, siren: index.siren, index: sha256, by: $0)
    }
  }

  private func expectSameVersion(
    _ index: CheckedIndex, _ archive: DurableFolder, in tx: borrowing Transaction
  ) throws {
    let here = Set(try tx.rows("SELECT id FROM migration") { try $0.text(0) })
    let there = Set(index.index.schema)
    let unknown = there.subtracting(here)
    guard unknown.isEmpty else {
      throw ArchiveProblem.newer(
        path: archive.path, detail: unknown.sorted().joined(separator: ", "))
    }
    guard there == here else {
      throw ArchiveProblem.otherVersion(path: archive.path, software: index.index.software)
    }
  }

  // MARK: What came of it

  private func verify(in tx: borrowing Transaction) throws {
    let log = try VerifyLog(company: company.id, siren: company.profile.siren)(in: tx)
    guard log.isSound else { throw ArchiveProblem.damaged(ArchiveFinding.seals(log)) }
    let inForce = try CompanyStore.keys(of: company.id, in: tx).last?.fingerprint
    let last = try LogStore.lastCheckpoint(of: company.id, in: tx)
    guard inForce == company.sealer.keyFingerprint,
      last?.isSigned(by: company.sealer.publicKey) ?? false
    else {
      throw InvoicingError.otherSealingKey(company.sealer.keyFingerprint)
    }
  }

  private func behindMark(
    _ archive: DurableFolder, _ size: Int64, _ recovery: RecoverLog, in tx: borrowing Transaction
  ) throws -> ArchiveProblem {
    guard let level = company.sealer.mark.level else {
      return .markUnknown(path: archive.path, size: size)
    }
    return .behindMark(
      path: archive.path, size: size, mark: level.size,
      try recovery.lost(in: tx).map { ArchiveFinding.lost($0, of: company.profile) })
  }
}

/// The index of an archive whose files were all read and are those it names.
struct CheckedIndex {
  let index: ArchiveIndex
  let sha256: [UInt8]
}

/// The entries an archive has and a database has not, after both were found to be the same history.
struct MissingEntries {
  /// Of the archive's log.
  private(set) var size: Int64 = 0
  /// Documents they seal.
  private(set) var documents: Set<[UInt8]> = []
  /// Index of the first of them.
  let first: Int64

  static let rows = "rows/log_entry.jsonl"

  /// - Throws: `ArchiveProblem.forked` at the first entry that differs, `.otherMark`, `.reachesNoFurther`.
  init(
    _ checked: CheckedIndex, in archive: DurableFolder, _ company: IssuingCompany,
    _ tx: borrowing Transaction
  ) throws {
    first = try RecoverLog.size(of: company, in: tx).size
    let level = company.sealer.mark.level
    var tree = MerkleFrontier()
    var rootAtMark = level?.size == 0 ? tree.root : nil
    guard let reader = FileReader(archive.file(Self.rows)) else {
      throw ArchiveProblem.damaged([ArchiveFinding.missing(Self.rows)])
    }
    while let line = reader.line() {
      guard let entry = ArchivedEntry(line), entry.position == size else {
        throw ArchiveProblem.damaged([ArchiveFinding.damaged(Self.rows)])
      }
      if size < first {
        let ours = try Self.hash(at: size, company.id, tx)
        guard ours == entry.hash else {
          throw ArchiveProblem.forked(
            path: archive.path, index: size, ours: hexadecimal(ours),
            theirs: hexadecimal(entry.hash))
        }
      } else if let subject = entry.subject {
        documents.insert(subject)
      }
      tree.append(entryHash: entry.hash)
      size += 1
      if size == level?.size { rootAtMark = tree.root }
    }
    guard size > first else {
      throw ArchiveProblem.reachesNoFurther(path: archive.path, size: size)
    }
    if let level, let rootAtMark, rootAtMark != level.root {
      throw ArchiveProblem.otherMark(path: archive.path, size: level.size)
    }
  }

  private static func hash(
    at position: Int64, _ company: CompanyID, _ tx: borrowing Transaction
  ) throws -> [UInt8] {
    try tx.row(find, company, position) { try $0.blob(0) } ?? []
  }

  private static let find = Statement(
    "SELECT hash FROM log_entry WHERE company_id = $1 AND position = $2")
}

/// A line of `rows/log_entry.jsonl`.
private struct ArchivedEntry {
  let position: Int64
  let hash: [UInt8]
  /// The document or payment it seals.
  let subject: [UInt8]?

  init?(_ line: ArraySlice<UInt8>) {
    guard let row = RowText.read(line) else { return nil }
    func value(_ column: String) -> SQLValue? { row.first { $0.column == column }?.value }
    guard case .integer(let position)? = value("position"), case .blob(let hash)? = value("hash")
    else { return nil }
    self.position = position
    self.hash = hash
    if case .blob(let bytes)? = value("subject_id") { subject = bytes } else { subject = nil }
  }
}
