import Foundation
import Invoicing
import Kernel
import Seal
import TestSupport
import Testing

@Suite struct KeyRotationTests {
  private func rotated(_ shop: TestShop) throws -> SealingKey {
    let next = try SealingKeyFile.prepareNext(TestShop.key(shop.folder))
    try shop.database.writeSync { try RotateKey(company: shop.issuer.company)(to: next, in: $0) }
    return next
  }

  @Test func `both keys sign that one takes over, and all before stays good`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    try first.issue(Sample.order("1"))
    let old = first.issuer.company.sealer.publicKey
    let next = try rotated(first)
    try SealingKeyFile.adoptNext(TestShop.key(folder))
    try first.database.closeSync()

    let shop = try TestShop(folder, seed: nil)
    #expect(shop.issuer.company.sealer.keyFingerprint == next.publicKey.fingerprint)
    #expect(try shop.issue(Sample.order("2")).numbers == ["F-2026-00002"])
    #expect(try shop.verify() == 2)
    let fields = try shop.database.readSync { tx in
      try tx.row("SELECT fields FROM log_entry WHERE fields LIKE 'event: key-rotation%'") {
        try $0.text(0)
      }
    }
    let lines = try #require(fields).split(separator: "\n").map {
      String($0[$0.firstIndex(of: " ")!...].dropFirst())
    }
    let statement = KeyRotation.statement(
      companySIREN: shop.issuer.company.profile.siren, old: old.bytes, new: next.publicKey.bytes)
    #expect(lines[1] == hexadecimal(old.bytes))
    #expect(lines[2] == hexadecimal(next.publicKey.bytes))
    #expect(old.isValid(try #require(bytes(hexadecimal: lines[3])), for: statement))
    #expect(next.publicKey.isValid(try #require(bytes(hexadecimal: lines[4])), for: statement))
  }

  @Test
  func `a rotation interrupted before the file is put in place is finished by the next start`()
    throws
  {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    let next = try rotated(first)
    try first.database.closeSync()
    let shop = try TestShop(folder, seed: nil)
    #expect(shop.issuer.company.sealer.keyFingerprint == next.publicKey.fingerprint)
    #expect(try shop.issue(Sample.order("1")).numbers == ["F-2026-00001"])
    #expect(try shop.verify() == 1)
  }

  @Test func `a key that was prepared and never sealed changes nothing`() throws {
    let folder = TemporaryFolder()
    let first = try TestShop(folder)
    let fingerprint = first.issuer.company.sealer.keyFingerprint
    _ = try SealingKeyFile.prepareNext(TestShop.key(folder))
    try first.database.closeSync()
    let shop = try TestShop(folder, seed: nil)
    #expect(shop.issuer.company.sealer.keyFingerprint == fingerprint)
    #expect(try shop.issue(Sample.order("1")).numbers == ["F-2026-00001"])
  }
}
