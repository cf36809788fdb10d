import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// Who changed what is kept in the transaction of the change, chained, and sealed with the log.
struct AuditTrailTests {
  private static let marie = Author(
    .person, id: "usr_1", name: "Marie", address: "192.0.2.7",
    door: .init(route: "POST /v1/things/:id", path: "/v1/things/1"))

  private func entries(_ shop: TestShop) throws -> [AuditTrail.Entry] {
    try shop.database.readSync {
      try AuditStore.entries(of: shop.company, before: nil, limit: 100, in: $0)
    }
  }

  private func note(_ shop: TestShop, _ action: String, before: String? = nil, after: String? = nil)
    throws
  {
    try Author.$current.withValue(Self.marie) {
      try shop.database.writeSync(.company(shop.company)) {
        try AuditTrail.note(
          action, "thing 1", before: before, after: after, of: shop.company, in: $0)
      }
    }
  }

  @Test func `an entry says who, when, from where, and from what to what`() throws {
    let shop = try TestShop()
    try note(shop, "thing.changed", before: "a", after: "b")
    shop.clock.advance(days: 1)
    try note(shop, "thing.changed", before: "b", after: nil)
    let entries = try entries(shop)
    #expect(entries.map(\.position) == [2, 1])
    #expect(entries[1].author.name == "Marie" && entries[1].author.address == "192.0.2.7")
    #expect(entries[1].before == "a" && entries[1].after == "b" && entries[0].after == nil)
    #expect(entries[0].at > entries[1].at)
  }

  @Test func `what nobody noted is noted as its request, and what somebody noted once`() throws {
    let shop = try TestShop()
    func commit(_ isNoted: Bool) throws {
      try Author.$current.withValue(Self.marie) {
        try shop.database.writeSync(.company(shop.company)) { tx in
          if isNoted { try AuditTrail.note("thing.made", "thing 1", of: shop.company, in: tx) }
          try AuditTrail.atCommit(tx)
        }
      }
      shop.clock.advance(days: 1)
    }
    try commit(false)
    try commit(true)
    #expect(try entries(shop).map(\.action) == ["thing.made", "POST /v1/things/:id"])
    try shop.database.writeSync(.company(shop.company)) { try AuditTrail.atCommit($0) }
    #expect(try entries(shop).count == 2, "the program by itself is nobody's request")
  }

  @Test func `the end of the trail is sealed with the log`() throws {
    let shop = try TestShop()
    try note(shop, "thing.changed")
    try note(shop, "thing.changed")
    try shop.database.writeSync(.company(shop.company)) {
      try CompanyLog.tend(shop.issuer.company.sealer, in: $0)
    }
    let report = try shop.database.readSync { try AuditTrail.verify(of: shop.company, in: $0) }
    #expect(report.entries == 2 && report.broken == nil)
    let sealed = try shop.database.readSync { tx in
      try tx.rows(
        "SELECT fields FROM log_entry WHERE company_id = \(shop.company) AND kind = 'event'"
      ) { try $0.textOrNil(0) ?? "" }
    }
    let events = sealed.filter { $0.contains("event: audit\n") }
    #expect(events.count == 1, "one event for what came since the last seal")
    #expect(events.first?.contains("head: \(hexadecimal(report.head))\n") == true)
    #expect(try shop.verify() == 0)
  }

  @Test(arguments: [true, false])
  func `entries stay as they were written`(isEdit: Bool) throws {
    let shop = try TestShop()
    try note(shop, "thing.changed", after: "b")
    #expect(throws: (any Error).self) {
      try shop.database.writeSync(.company(shop.company)) { tx in
        if isEdit {
          try tx.run("UPDATE audit_entry SET after = 'c' WHERE company_id = \(shop.company)")
        } else {
          try tx.run("DELETE FROM audit_entry WHERE company_id = \(shop.company)")
        }
      }
    }
    #expect(try entries(shop).first?.after == "b")
  }

  @Test(.ofSQLite) func `an entry that was changed all the same is found`() throws {
    let shop = try TestShop()
    for _ in 0..<3 { try note(shop, "thing.changed", after: "b") }
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER audit_entry_no_update")
      try tx.run(
        "UPDATE audit_entry SET after = 'c' WHERE company_id = \(shop.company) AND position = 2")
    }
    let report = try shop.database.readSync { try AuditTrail.verify(of: shop.company, in: $0) }
    #expect(report.broken == 2 && report.entries == 1)
  }
}
