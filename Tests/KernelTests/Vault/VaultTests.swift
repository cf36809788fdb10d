import Foundation
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Secrets that whoever has the database alone cannot read.
@Suite struct VaultTests {
  private let folder = TemporaryFolder()
  private let company = CompanyID(raw: IDs.system().next())
  private let row = IDs.system().next()
  private let secret = Array("whsec_très secret".utf8)

  private func database() throws -> Database {
    try TestDatabase.open(
      at: TestDatabase.engine == .sqlite
        ? .file(folder.file("facturier.sqlite")) : TestDatabase.fresh(),
      VaultStore.migrations, now: { Clock.system.now }
    ).of(company)
  }

  private func open(_ database: Database) throws -> Vault {
    try Vault.open(folder.file("keys/vault.key"), of: company, in: database)
  }

  private func problem(_ vault: Vault) -> String? {
    do {
      _ = try vault.seal(secret, at: .init("table", "column", row, of: company))
      return nil
    } catch { return (error as? any Problem)?.code }
  }

  @Test func `what was sealed opens in its place, and in no other`() throws {
    let vault = try open(try database())
    let sealed = try vault.seal(secret, at: .init("totp", "seed", row, of: company))
    #expect(try vault.open(sealed, at: .init("totp", "seed", row, of: company)) == secret)
    #expect(!sealed.contains(subsequence: secret))
    let other = CompanyID(raw: IDs.system().next())
    let elsewhere: [Vault.Place] = [
      .init("user", "seed", row, of: company), .init("totp", "other", row, of: company),
      .init("totp", "seed", IDs.system().next(), of: company),
      .init("totp", "seed", row, of: other),
    ]
    for place in elsewhere {
      #expect(throws: VaultProblem.damaged) { try vault.open(sealed, at: place) }
    }
    for index in sealed.indices {
      var changed = sealed
      changed[index] ^= 1
      #expect(throws: VaultProblem.damaged) {
        try vault.open(changed, at: .init("totp", "seed", row, of: company))
      }
    }
    #expect(throws: VaultProblem.damaged) {
      try vault.open([], at: .init("totp", "seed", row, of: company))
    }
  }

  @Test func `the same secret sealed twice looks different`() throws {
    let vault = Vault(key: [UInt8](repeating: 7, count: 32))
    let place = Vault.Place("totp", "seed", row, of: company)
    #expect(try vault.seal(secret, at: place) != vault.seal(secret, at: place))
  }

  @Test func `the key is made once, for its owner only, and found again`() throws {
    let database = try database()
    let place = Vault.Place("totp", "seed", row, of: company)
    let sealed = try open(database).seal(secret, at: place)
    let path = folder.file("keys/vault.key")
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try open(database).open(sealed, at: place) == secret)
  }

  @Test
  func
    `a key that is lost, open to others or another's is not used, and none is made in its place`()
    throws
  {
    let database = try database()
    _ = try open(database)
    let path = folder.file("keys/vault.key")
    let key = try #require(bytes(of: path))
    chmod(path, 0o644)
    #expect(problem(try open(database)) == "vault.key-unusable")
    try FileManager.default.removeItem(atPath: path)
    #expect(problem(try open(database)) == "vault.key-unusable")
    #expect(bytes(of: path) == nil)
    try folder.write("keys/vault.key", String(repeating: "5", count: 64) + "\n")
    chmod(path, 0o600)
    #expect(problem(try open(database)) == "vault.other-key")
    try folder.write("keys/vault.key", key)
    chmod(path, 0o600)
    #expect(problem(try open(database)) == nil)
  }

  @Test func `a vault without its key opens nothing`() throws {
    let database = try database()
    let place = Vault.Place("totp", "seed", row, of: company)
    let sealed = try open(database).seal(secret, at: place)
    try FileManager.default.removeItem(atPath: folder.file("keys/vault.key"))
    let locked = try open(database)
    #expect(locked.problem?.code == "vault.key-unusable")
    #expect(throws: VaultProblem.self) { try locked.open(sealed, at: place) }
  }
}

extension [UInt8] {
  fileprivate func contains(subsequence: [UInt8]) -> Bool { firstRange(of: subsequence) != nil }
}
