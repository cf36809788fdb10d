import Foundation
import Invoicing
import Kernel
import Seal
import Storage
import TestSupport
import Testing

/// A checkpoint that was kept elsewhere, held against the log of today.
@Suite(.ofSQLite) struct KeptCheckpointTests {
  private func note(_ shop: TestShop) throws -> String {
    try #require(
      try shop.database.readSync { try LogStore.lastCheckpoint(of: shop.company, in: $0) }?.note)
  }

  private func faults(_ shop: TestShop, against notes: String...) throws -> [LogFault.What] {
    let kept = notes.compactMap { KeptCheckpoint(in: Array($0.utf8)) }
    #expect(kept.count == notes.count)
    return try shop.database.readSync {
      try VerifyLog(company: shop.company, siren: shop.issuer.company.profile.siren)(
        against: kept, in: $0
      ).faults.map(\.what)
    }
  }

  @Test func `a log that grew goes on from every checkpoint of it`() throws {
    let shop = try TestShop()
    var notes: [String] = []
    for number in 1...4 {
      try shop.issue(Sample.order("\(number)"))
      notes.append(try note(shop))
    }
    #expect(try faults(shop, against: notes[0], notes[1], notes[3]) == [])
  }

  @Test func `a database put back is told by a checkpoint that is larger`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    try first.database.closeSync()
    let file = URL(filePath: folder.file("facturier.sqlite"))
    let copy = try Data(contentsOf: file)
    let second = try TestShop(folder)
    let before = try note(second)
    try second.issue(Sample.order("2"))
    let kept = try note(second)
    try second.database.closeSync()
    try copy.write(to: file)
    // The mark beside the key is put back too: nothing here knows of the second invoice.
    try FileManager.default.removeItem(atPath: folder.file("marks"))
    let restored = try TestShop(folder)
    #expect(try faults(restored, against: before) == [])
    #expect(
      try faults(restored, against: kept).contains {
        if case .keptBeyond = $0 { true } else { false }
      })

    _ = try restored.database.writeSync {
      try RecoverLog(company: restored.issuer.company).accept(reason: "disque perdu", in: $0)
    }
    for number in 3...5 { try restored.issue(Sample.order("\(number)")) }
    #expect(try faults(restored, against: before) == [])
    #expect(
      try faults(restored, against: kept) == [.keptDiffers],
      "a mark that was missing explains no loss")
  }

  @Test func `a restore that was sealed explains the checkpoint it lost`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    try first.database.closeSync()
    let file = URL(filePath: folder.file("facturier.sqlite"))
    let copy = try Data(contentsOf: file)
    let second = try TestShop(folder)
    try second.issue(Sample.order("2"))
    let kept = try note(second)
    try second.database.closeSync()
    try copy.write(to: file)
    let restored = try TestShop(folder)
    #expect(try faults(restored, against: kept).count == 1)
    _ = try restored.database.writeSync {
      try RecoverLog(company: restored.issuer.company).accept(reason: "disque perdu", in: $0)
    }
    try restored.issue(Sample.order("3"))
    #expect(try faults(restored, against: kept) == [])
  }

  @Test func `another company's note, and one nobody here signed, prove nothing`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    let own = try note(shop)
    let key = SealingKey.generate()
    let signed = try #require(SignedCheckpoint(note: own)).checkpoint
    let forged = signed.note(signature: try key.sign(Array(signed.text.utf8)), by: key.publicKey)
    #expect(try faults(shop, against: forged) == [.keptUnsigned])
    let other = Checkpoint(companySIREN: "404833048", size: signed.size, root: signed.root)
    let foreign = other.note(signature: try key.sign(Array(other.text.utf8)), by: key.publicKey)
    #expect(try faults(shop, against: foreign) == [.keptForeign])
  }

  @Test func `a note is found in what it was copied with`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    let own = try note(shop)
    let signed = SignedCheckpoint(note: own)
    let mail = "Bonjour,\n\nfacturier/ voir plus bas\n\n" + own + "\n--\nMarie"
    for text in [
      own, own.trimmingCharacters(in: .newlines), mail,
      mail.replacingOccurrences(of: "\n", with: "\r\n"),
      mail.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0) " }
        .joined(separator: "\n"),
    ] {
      #expect(KeptCheckpoint(in: Array(text.utf8))?.signed == signed)
    }
    for text in ["", "facturier/732829320", own.replacingOccurrences(of: "\n\n", with: "\n")] {
      #expect(KeptCheckpoint(in: Array(text.utf8)) == nil)
    }
  }
}
