import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Accounts

struct SecondFactorTests {
  /// RFC 6238, appendix B, the last six digits of each.
  @Test(arguments: [
    (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"),
    (1_234_567_890, "005924"), (2_000_000_000, "279037"), (20_000_000_000, "353130"),
  ])
  func `codes are those of the standard`(seconds: Int64, code: String) {
    let seed = Array("12345678901234567890".utf8)
    let now = Instant(microseconds: seconds * 1_000_000)
    #expect(TOTP.code(seed, step: TOTP.step(now)) == code)
    #expect(TOTP.accepted(code, seed: seed, now: now, after: 0) == TOTP.step(now))
    #expect(TOTP.accepted(code, seed: seed, now: now, after: TOTP.step(now)) == nil)
  }

  @Test func `a code of half a minute ago is good, one of two minutes ago is not`() {
    let seed = Array("12345678901234567890".utf8)
    func at(_ seconds: Int64) -> Instant { Instant(microseconds: seconds * 1_000_000) }
    let code = TOTP.code(seed, step: TOTP.step(at(3_000)))
    #expect(TOTP.accepted(code, seed: seed, now: at(3_030), after: 0) != nil)
    #expect(TOTP.accepted(code, seed: seed, now: at(2_975), after: 0) != nil)
    #expect(TOTP.accepted(code, seed: seed, now: at(3_120), after: 0) == nil)
  }

  @Test func `the key is written as authenticators read it`() {
    // RFC 4648, § 10.
    #expect(TOTP.base32(Array("foobar".utf8)).hasPrefix("MZXW6YTBO"))
    #expect(TOTP.base32([UInt8](repeating: 0, count: 20)).count == 32)
  }

  @Test func `the seed is sealed, a code is good once, and so is a recovery code`() throws {
    let shop = try TestShop()
    let factor = SecondFactor(vault: Vault(key: [UInt8](repeating: 7, count: 32)), chance: .system)
    let user = User.ID(raw: RawID(high: 1, low: 2))
    let seed = try write(shop) { tx in
      try UserStore.insert(user, email: "a@b.fr", name: "", password: "$argon2id$", in: tx)
      try factor.begin(user, in: tx)
      return try #require(try factor.waiting(user, in: tx))
    }
    let stored = try write(shop) { try SecondFactorStore.seed(of: user, in: $0)?.sealed }
    #expect(stored?.count ?? 0 > seed.count && !(stored ?? []).starts(with: seed))
    #expect(throws: AccountProblem.self) {
      try write(shop) { try factor.confirm("000000x", of: user, in: $0) }
    }
    let first = TOTP.code(seed, step: TOTP.step(shop.clock.clock.now))
    let codes = try write(shop) { try factor.confirm(first, of: user, in: $0) }
    #expect(Set(codes).count == 10)
    #expect(try !write(shop) { try factor.accepts(first, of: user, in: $0) })
    #expect(try write(shop) { try factor.accepts(codes[3].uppercased(), of: user, in: $0) })
    #expect(try !write(shop) { try factor.accepts(codes[3], of: user, in: $0) })
    #expect(try write(shop) { try SecondFactorStore.codesLeft(of: user, in: $0) } == 9)
  }

  private func write<T>(_ shop: TestShop, _ body: (borrowing Transaction) throws -> T) throws -> T {
    try shop.database.writeSync(.company(shop.company), body)
  }
}
