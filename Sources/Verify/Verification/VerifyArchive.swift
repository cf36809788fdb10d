import Seal

/// Verifies an exported archive (SPEC-archive, SPEC-sealing), with nothing but the folder and what the reader brings.
package struct VerifyArchive: Sendable {
  let folder: ArchiveFolder
  private let anchors: [KnownCheckpoint]
  private let keys: [String]
  private let authorities: Set<String>

  /// - Parameters:
  ///   - anchors: checkpoints that were kept elsewhere: mailed, printed, of an older archive.
  ///   - keys: fingerprints of sealing keys that must have signed the log.
  ///   - authorities: fingerprints of the time-stamping authorities that are trusted; none trusts any.
  package init(
    _ path: String, anchors: [KnownCheckpoint] = [], keys: [String] = [],
    authorities: Set<String> = []
  ) {
    folder = ArchiveFolder(path)
    self.anchors = anchors
    self.keys = keys
    self.authorities = authorities
  }

  /// - Throws: what makes the whole folder unreadable: no folder, no index, an index of another version.
  package func callAsFunction() throws(ArchiveFolder.Unreadable) -> VerificationReport {
    let indexBytes = try folder.read(ArchiveIndex.name)
    guard let index = ArchiveIndex(indexBytes) else {
      throw ArchiveFolder.Unreadable(
        file: ArchiveIndex.name, reason: "facturier/archive/v1 ?")
    }
    let contents = try folder.list()
    var report = VerificationReport(index)
    let files = index.files.map(\.path).sorted()
    var proofs = ProofReading(folder: folder, index: index, files: files, anchors: anchors)
    report.findings += checkFiles(index, contents)
    let signatures =
      index.files.contains { $0.path == Self.signatures }
      ? ProofReading.headSignatures((try? folder.read(Self.signatures)) ?? []) : []
    let log = try LogReading(
      folder, index, keys: proofs.keys, checkpoints: proofs.checkpoints,
      wantedHeads: Set(signatures.compactMap { $0?.head }))
    report.findings += log.findings
    report.findings += checkHeads(signatures, log, proofs.keys)
    report.findings += checkKeys(log, proofs, index, indexBytes)
    report.timestamps = proofs.checkTimestamps(files, log.check, trusting: authorities)
    report.findings += proofs.findings
    report.findings += checkPacks(index, contents, log, &report)
    report.findings += checkLedger(files, log)
    report.add(log.check)
    return report
  }

  private static let signatures = "log/heads.txt"

  // MARK: Files

  private func checkFiles(
    _ index: ArchiveIndex, _ contents: ArchiveFolder.Contents
  ) -> [Finding] {
    var findings: [Finding] = contents.others.map(Finding.extra)
    var seen: Set<String> = []
    for file in index.files + index.packs.map(\.manifest) {
      if !seen.insert(file.path).inserted {
        findings.append(.namedTwice(file.path, in: ArchiveIndex.name))
      }
      guard let size = contents.files[file.path] else {
        findings.append(.missing(file.path))
        continue
      }
      do throws(ArchiveFolder.Unreadable) {
        let sha256 = try folder.hash(file.path).sha256
        if size != file.size || sha256 != file.sha256 {
          findings.append(.altered(file.path))
        }
      } catch {
        findings.append(.unreadableFile(error))
      }
    }
    if !seen.contains(index.logFile) { findings.append(.missing(index.logFile)) }
    for pack in index.packs where !pack.manifest.path.hasPrefix(pack.folder + "/") {
      findings.append(.packDiffers("manifest", pack.name))
    }
    return findings
  }

  // MARK: Keys

  private func checkHeads(
    _ signatures: [(line: Int, head: String, signature: [UInt8], key: String)?],
    _ log: LogReading, _ keys: [SealingPublicKey]
  ) -> [Finding] {
    var findings: [Finding] = []
    for (index, signed) in signatures.enumerated() {
      let isSound =
        signed.flatMap { signed in
          log.heads[signed.head].map { head in
            keys.contains {
              $0.fingerprint == signed.key && $0.isValid(signed.signature, for: head)
            }
          }
        } ?? false
      if !isSound { findings.append(.headSignature(signed?.head ?? "", line: index + 1)) }
    }
    return findings
  }

  private func checkKeys(
    _ log: LogReading, _ proofs: ProofReading, _ index: ArchiveIndex, _ indexBytes: [UInt8]
  ) -> [Finding] {
    var findings: [Finding] = []
    let held = Set(proofs.keys.map(\.fingerprint))
    for key in log.check.fingerprints where !held.contains(key) {
      findings.append(.keyMissing(key))
    }
    let signers = log.check.signers.map(\.fingerprint)
    for key in keys where !signers.contains(key.lowercased()) { findings.append(.keyStranger(key)) }
    guard let signer = index.signedBy else { return findings + [.indexUnsigned()] }
    let statement = archiveIndexStatement(siren: index.siren, sha256: sha256(indexBytes))
    let signature = (try? folder.read(ArchiveIndex.signatureName, limit: 1 << 10)) ?? []
    let isSigned =
      signature.count == 129 && signature.last == 0x0A
      && EntryLines.bytes(signature[..<128]).map { bytes in
        log.check.signers.contains {
          $0.fingerprint == signer && $0.isValid(bytes, for: statement)
        } && hexadecimal(bytes).utf8.elementsEqual(signature[..<128])
      } ?? false
    if !isSigned { findings.append(.indexSignature()) }
    return findings
  }

  // MARK: Packs

  private func checkPacks(
    _ index: ArchiveIndex, _ contents: ArchiveFolder.Contents, _ log: LogReading,
    _ report: inout VerificationReport
  ) -> [Finding] {
    var packs = PackCheck(folder: folder, index: index, places: log.places)
    for pack in index.packs { packs.check(pack, present: contents.files) }
    report.documentsFound = packs.found.count
    var findings = packs.findings
    for place in log.documents.subtracting(packs.found).sorted() {
      let number = log.places.bytes(place).flatMap { try? EntryDecoder.decode($0).document?.number }
      findings.append(.documentMissing(line: log.places.line(place), number ?? ""))
    }
    let named = packs.named.union(index.files.map(\.path))
      .union([ArchiveIndex.name]).union(index.signedBy == nil ? [] : [ArchiveIndex.signatureName])
    let folders = Set(index.packs.map { $0.folder + "/" })
    for file in contents.files.keys.filter({ !named.contains($0) }).sorted() {
      // A pack that was stopped, found damaged or replaced is no part of the archive (SPEC-archive § 7).
      let isLeftOver =
        file.hasSuffix(".part")
        || file.hasPrefix("packs/") && !folders.contains { file.hasPrefix($0) }
      findings.append(isLeftOver ? .leftOver(file) : .extra(file))
    }
    return findings
  }

  // MARK: Books

  private func checkLedger(_ files: [String], _ log: LogReading) -> [Finding] {
    let books = files.filter { $0.hasPrefix("ledger/") && $0.hasSuffix(".txt") }
    guard !books.isEmpty else { return [] }
    var check = LedgerCheck()
    for file in books { check.check(file, in: folder) }
    var findings = check.findings
    for place in log.documents.sorted() {
      guard let entry = log.places.bytes(place).flatMap({ try? EntryDecoder.decode($0) }),
        case .fact(.document(let document)) = entry.content, !document.isTraining,
        !check.isBooked(document.number)
      else { continue }
      findings.append(.notBooked(line: log.places.line(place), document.number))
    }
    return findings
  }
}
