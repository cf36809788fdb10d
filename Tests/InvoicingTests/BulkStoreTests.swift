import Kernel
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// What pages say is under way is what somebody does.
@Suite struct BulkStoreTests {
  @Test func `a bulk goes on for its author, while its job does`() throws {
    let shop = try TestShop()
    let queue = JobQueue(ids: shop.issuer.ids)
    let marie = Author(.person, id: "usr_1", name: "Marie")
    func ask(as author: Author) throws -> Bulk.ID {
      let id = Bulk.ID(raw: shop.issuer.ids.next())
      try Author.$current.withValue(author) {
        try shop.database.writeSync(.company(shop.company)) { tx in
          try BulkStore.insert(id, "emails", lines: ["{}", "{}"], of: shop.company, in: tx)
          try queue.ask(
            JobRequest(RunBulk.kind, key: "\(id)", input: "\(id)"), of: shop.company, in: tx)
        }
      }
      return id
    }
    func running() throws -> [Bulk.ID] {
      try shop.database.readSync {
        try BulkStore.running(of: marie, company: shop.company, in: $0).map(\.id)
      }
    }
    let mine = try ask(as: marie)
    for number in 2...30 { _ = try ask(as: Author(.person, id: "usr_\(number)", name: "Paul")) }
    #expect(try running() == [mine], "however many others began")
    try shop.database.writeSync(.company(shop.company)) { tx in
      let job = try tx.row("SELECT id FROM job WHERE key = \("\(mine)")") {
        try $0.id(0, as: Job.ID.self)
      }
      #expect(try JobStore.cancel(try #require(job), of: shop.company, in: tx))
    }
    #expect(try running() == [])
  }
}
