import Crypto
import Foundation
import Seal
import TestSupport
import Testing
import Verification

@Suite struct VerifyArchiveTests {
  static let sample = SampleArchive()

  static func verify(_ files: [String: [UInt8]], _ anchors: [String] = []) throws
    -> VerificationReport
  {
    let folder = TemporaryFolder()
    try folder.write(files)
    return try VerifyArchive(
      folder.path,
      anchors: anchors.map { KnownCheckpoint(anchor: "reçu.txt", Array($0.utf8))! })()
  }

  static func codes(_ report: VerificationReport) -> [String] { report.findings.map(\.code) }

  @Test func `an archive nobody touched is sound`() throws {
    let report = try Self.verify(Self.sample.files())
    #expect(report.findings == [])
    #expect(report.isSound)
    #expect(report.entries == Int64(Self.sample.entries.count))
    #expect(report.documents == 17 && report.documentsFound == 17)
    #expect(report.checkpoints == 5)
    #expect(
      report.keys
        == [SampleArchive.first, SampleArchive.second].map { $0.publicKey.fingerprint })
    #expect(report.text(isFrench: true).hasPrefix("✓ Archive intacte"))
    #expect(report.json.contains("\"sound\":true"))
  }

  @Test func `an index without a signature is told as a note`() throws {
    let report = try Self.verify(Self.sample.files(signed: false))
    #expect(Self.codes(report) == ["verify.index-unsigned"] && report.isSound)
  }

  /// The whole archive made again without its last day, with the right key: only who kept something sees it.
  @Test func `a log that was cut is seen with a checkpoint kept elsewhere`() throws {
    let kept = Self.sample.checkpoints.last!.note
    let shorter = SampleArchive(daily: 2).files()
    #expect(try Self.verify(shorter).isSound)
    #expect(Self.codes(try Self.verify(shorter, [kept])) == ["verify.log-cut"])
    let earlier = Self.sample.checkpoints.first!.note
    #expect(Self.codes(try Self.verify(shorter, [earlier])).contains("verify.root-differs"))
    #expect(try Self.verify(Self.sample.files(), [kept, earlier]).isSound)
  }

  @Test func `a mail it came in is read as the checkpoint is, and the report says what it proves`()
    throws
  {
    let kept = Self.sample.checkpoints.first!
    let mail = ("Bonjour,\n\n> facturier/…\n\n" + kept.note + "\n-- \nMarie")
      .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    let report = try Self.verify(Self.sample.files(), [mail])
    #expect(report.isSound)
    let more = report.entries - kept.size
    #expect(
      report.text(isFrench: true).contains(
        "✓ reçu.txt : le journal est la suite de ce point de contrôle de \(kept.size) écritures, avec \(more) de plus."
      ))
    #expect(report.json.contains("\"anchors\":[{\"file\":\"reçu.txt\",\"size\":\(kept.size)}]"))
    #expect(KnownCheckpoint(anchor: "x", Array("Bonjour".utf8)) == nil)
    let late = Self.sample.checkpoints.last!.note
    #expect(try Self.verify(SampleArchive(daily: 2).files(), [late]).anchors.isEmpty)
  }

  @Test func `a key that never signed is no key of this log`() throws {
    let folder = TemporaryFolder()
    try folder.write(Self.sample.files())
    let right = SampleArchive.second.publicKey.fingerprint
    #expect(try VerifyArchive(folder.path, keys: [right])().isSound)
    let report = try VerifyArchive(folder.path, keys: ["0011223344556677"])()
    #expect(Self.codes(report) == ["verify.key-not-expected"])
  }

  @Test func `time-stamps are verified, and who made them can be pinned`() throws {
    let authority = try TimestampAuthority()
    let one = Self.sample.checkpoints[2]
    let text = one.note.components(separatedBy: "\n").prefix(3).map { $0 + "\n" }.joined()
    let hash = Array(SHA256.hash(data: Array(text.utf8)))
    let token = try TimestampToken.bytes(
      in: authority.reply(to: TimestampRequest(hash: hash, nonce: [1, 2, 3]).der))
    let folder = TemporaryFolder()
    try folder.write(Self.sample.files(adding: ["log/timestamps/\(one.size).tsr": token]))
    let trusted = try authority.fingerprint(ofAuthority: true)
    let report = try VerifyArchive(folder.path, authorities: [trusted])()
    #expect(report.timestamps == 1 && report.isSound)
    let other = try VerifyArchive(folder.path, authorities: [String(trusted.reversed())])()
    #expect(Self.codes(other) == ["verify.timestamp-wrong"])
    let wrong = Self.sample.checkpoints[1].size
    let moved = try Self.verify(
      Self.sample.files(adding: ["log/timestamps/\(wrong).tsr": token]))
    #expect(Self.codes(moved) == ["verify.timestamp-wrong"])
  }

  @Test func `what is missing is told by number and line`() throws {
    var files = Self.sample.files()
    files["packs/2026-11/pdf/F-2026-00009.pdf"] = nil
    let report = try Self.verify(files)
    #expect(
      report.findings.map(\.place).contains("packs/2026-11/pdf/F-2026-00009.pdf"))
    #expect(Self.codes(report) == ["verify.file-missing"])
  }

  @Test func `a folder that is no archive cannot be read`() throws {
    let folder = TemporaryFolder()
    #expect(throws: ArchiveFolder.Unreadable.self) { try VerifyArchive(folder.path)() }
    try folder.write("facturier-archive.json", "{\"format\":\"facturier/archive/v2\"}")
    #expect(throws: ArchiveFolder.Unreadable.self) { try VerifyArchive(folder.path)() }
  }
}
