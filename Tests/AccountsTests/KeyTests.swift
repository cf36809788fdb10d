import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Accounts

struct KeyTests {
  @Test func `a key names its company and itself, and only its hash is kept`() throws {
    let shop = try TestShop()
    let ring = KeyRing(company: shop.company, ids: .system(shop.clock.clock))
    let token = try shop.database.writeSync(.company(shop.company)) {
      try ring.make(name: "shop", permissions: [.documentsRead], days: 30, maker: nil, in: $0)
    }
    let read = try #require(APIKey.Token(token.text))
    #expect(read.company == shop.company && read.id == token.id)
    #expect(read.secret.hash == token.secret.hash)
    for broken in [
      "", "fac_live_", String(token.text.dropLast()), token.text + "x", "x" + token.text,
      token.text.replacing("_live_", with: "_tests_"),
    ] {
      #expect(APIKey.Token(broken) == nil, "\(broken)")
    }
    try shop.database.readSync { tx in
      #expect(try ring.opens(token.text, in: tx))
      #expect(try !ring.opens(token.text.replacing("_live_", with: "_test_"), in: tx))
      let stored = try #require(try KeyStore.key(token.id, of: shop.company, in: tx))
      #expect(stored.secretHash == token.secret.hash && stored.secretHash.count == 32)
    }
    shop.clock.advance(days: 31)
    let isOpen = try shop.database.readSync { try ring.opens(token.text, in: $0) }
    #expect(!isOpen)
  }

  @Test func `a key cannot be given what its maker lacks`() throws {
    let shop = try TestShop()
    let ring = KeyRing(company: shop.company, ids: .system(shop.clock.clock))
    #expect(throws: AccountProblem.self) {
      try shop.database.writeSync(.company(shop.company)) {
        try ring.make(
          name: "x", permissions: [.bankWrite], days: nil,
          maker: Caller(author: nil, permissions: Role.accountant.permissions),
          in: $0)
      }
    }
    #expect(throws: AccountProblem.self) {
      try shop.database.writeSync(.company(shop.company)) {
        try ring.make(name: "", permissions: [], days: 0, maker: nil, in: $0)
      }
    }
  }

  @Test func `a session ends by itself, by what it was not used and by what it lasted`() throws {
    let session = UserSession(
      tokenHash: [1], user: User.ID(raw: RawID(high: 1, low: 1)),
      createdAt: Instant(microseconds: 0), seenAt: Instant(microseconds: 0),
      provenAt: Instant(microseconds: 0), hasSecondFactor: false, address: "", agent: "")
    #expect(session.isOpen(Instant(microseconds: 29 * 60_000_000)))
    #expect(!session.isOpen(Instant(microseconds: 30 * 60_000_000)))
  }
}
