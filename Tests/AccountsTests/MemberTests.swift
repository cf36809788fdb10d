import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Accounts

struct MemberTests {
  /// A company with an owner.
  private func company() throws -> (shop: TestShop, manage: ManageMembers, owner: User.ID) {
    let shop = try TestShop()
    let manage = ManageMembers(company: shop.company, ids: .system(shop.clock.clock))
    let owner = try join(shop, manage, "owner@atelier.fr", .owner)
    return (shop, manage, owner)
  }

  private func join(_ shop: TestShop, _ manage: ManageMembers, _ email: String, _ role: Role) throws
    -> User.ID
  {
    try shop.database.writeSync(.company(shop.company)) { tx in
      let (_, path) = try manage.invite(email: email, role: role, manager: .owner, in: tx)
      let token = try #require(SecretToken(path.dropFirst("/join/".count)))
      try manage.join(token, name: "", passwordHash: "$argon2id$", in: tx)
      return try #require(try UserStore.user(email: email, in: tx)).id
    }
  }

  private func write(_ shop: TestShop, _ body: (borrowing Transaction) throws -> Void) throws {
    try shop.database.writeSync(.company(shop.company), body)
  }

  @Test func `an invitation is good once`() throws {
    let (shop, manage, _) = try company()
    let token = try shop.database.writeSync(.company(shop.company)) { tx in
      let (_, path) = try manage.invite(
        email: "Paul@Cabinet.fr ", role: .accountant, manager: .admin, in: tx)
      let token = try #require(SecretToken(path.dropFirst("/join/".count)))
      try manage.join(token, name: "Paul", passwordHash: "$argon2id$", in: tx)
      let user = try #require(try UserStore.user(email: "paul@cabinet.fr", in: tx))
      #expect(try MemberStore.role(of: user.id, in: shop.company, tx) == .accountant)
      return token
    }
    #expect(throws: AccountProblem.self) {
      try write(shop) { try manage.join(token, name: "Eve", passwordHash: "$argon2id$", in: $0) }
    }
  }

  @Test func `an invitation ends after a week`() throws {
    let (shop, manage, _) = try company()
    let path = try shop.database.writeSync(.company(shop.company)) {
      try manage.invite(email: "late@cabinet.fr", role: .seller, manager: .owner, in: $0).path
    }
    let token = try #require(SecretToken(path.dropFirst("/join/".count)))
    shop.clock.advance(days: 8)
    #expect(throws: AccountProblem.self) {
      try shop.database.writeSync(.company(shop.company)) {
        try manage.join(token, name: "", passwordHash: "$argon2id$", in: $0)
      }
    }
  }

  @Test func `a company keeps an owner`() throws {
    let (shop, manage, owner) = try company()
    #expect(throws: AccountProblem.self) {
      try write(shop) { try manage.appoint(owner, .reader, manager: .owner, in: $0) }
    }
    #expect(throws: AccountProblem.self) {
      try write(shop) { try manage.remove(owner, manager: .owner, in: $0) }
    }
    let second = try join(shop, manage, "second@atelier.fr", .owner)
    try write(shop) { try manage.appoint(owner, .reader, manager: .owner, in: $0) }
    #expect(throws: AccountProblem.self) {
      try write(shop) { try manage.remove(second, manager: .owner, in: $0) }
    }
  }

  @Test func `an administrator does not touch owners, nor make one`() throws {
    let (shop, manage, owner) = try company()
    let seller = try join(shop, manage, "seller@atelier.fr", .seller)
    let attempts: [@Sendable (borrowing Transaction) throws -> Void] = [
      { try manage.remove(owner, manager: .admin, in: $0) },
      { try manage.appoint(owner, .reader, manager: .admin, in: $0) },
      { try manage.appoint(seller, .owner, manager: .admin, in: $0) },
      { _ = try manage.invite(email: "a@b.fr", role: .owner, manager: .admin, in: $0) },
      { try manage.remove(seller, manager: .accountant, in: $0) },
    ]
    for attempt in attempts {
      #expect(throws: AccountProblem.self) {
        try shop.database.writeSync(.company(shop.company), attempt)
      }
    }
    try shop.database.writeSync(.company(shop.company)) {
      try manage.appoint(seller, .accountant, manager: .admin, in: $0)
    }
  }

  @Test func `roles are sets of permissions, and none but owner and admin manages people`() {
    for role in Role.named {
      let manages = role.permissions.contains(.usersWrite)
      #expect(manages == (role == .owner || role == .admin), "\(role.name)")
    }
    #expect(!Role.accountant.permissions.contains(.bankWrite))
    #expect(!Role.accountant.permissions.contains(.refundsWrite))
    #expect(!Role.seller.permissions.contains(.documentsIssue))
    #expect(!Role.reader.permissions.contains { !$0.isReading })
    #expect(Role("custom", permissions: [.jobsRead])?.permissions == [.jobsRead])
    #expect(Role("chief") == nil)
  }
}
