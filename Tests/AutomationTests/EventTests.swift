import Automation
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// The events of a company: their order, their feed, what is kept of them.
@Suite struct EventTests {
  /// Those after the first, which is of the account in the company's file.
  private func events(_ shop: TestShop, after: Int64 = 1) throws -> [Event] {
    try shop.database.readSync {
      try EventStore.list(after: after, limit: 10_000, of: shop.company, in: $0)
    }
  }

  private func changes(_ shop: TestShop, since id: Event.ID?, limit: Int = 100) throws -> [Event] {
    try shop.database.readSync { tx in
      let place = try id.map { try EventStore.place(of: $0, of: shop.company, in: tx) } ?? 1
      return try EventStore.changes(since: place, limit: limit, of: shop.company, in: tx)
    }
  }

  private func prune(_ shop: TestShop, before days: Int = 0) throws {
    try shop.database.writeSync(.company(shop.company)) { tx in
      _ = try EventStore.prune(
        before: tx.now.adding(seconds: Int64(-days) * 86_400), limit: 10_000, of: shop.company,
        in: tx)
    }
  }

  @Test func `a run tells of each document, in the order of their numbers`() throws {
    let shop = try TestShop()
    try shop.issue((1...30).map { Sample.order("E-\($0)") })
    let all = try events(shop)
    let invoices = all.filter { $0.type == "invoice.issued" }
    #expect(all.map(\.sequence) == (2...Int64(all.count) + 1).map { $0 })
    #expect(all.map(\.id) == all.map(\.id).sorted())
    let numbers = try invoices.map {
      try JSONParser.parse(Array($0.data.utf8)).root["number"]?.text ?? ""
    }
    #expect(numbers == (1...30).map { "F-2026-000\($0 < 10 ? "0" : "")\($0)" })
    #expect(invoices.allSatisfy { $0.object.hasPrefix("inv_") })
  }

  @Test func `what is rolled back did not happen`() throws {
    let shop = try TestShop()
    _ = try shop.rehearse([Sample.order("E-1")])
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try shop.database.writeSync { tx in
        _ = try shop.issuer.issue(
          [shop.issuer.prepare(Sample.reading(Sample.order("E-2")), on: tx.today)], in: tx)
        throw Stop()
      }
    }
    #expect(try events(shop).isEmpty)
  }

  @Test(.timeLimit(.minutes(5)))
  func `nodes that issue at once number without gap, and a reader misses none`() async throws {
    let folder = TemporaryFolder()
    let first = try TestShop(
      folder, at: TestDatabase.location(folder.file("facturier.sqlite"), engine: .postgreSQL))
    let second = try TestShop(clock: first.clock, sharing: first)
    // The second node's ids are of another moment: their order is not that of the commits.
    async let reading: [Int64] = {
      var (seen, place): ([Int64], Int64) = ([], 1)
      while seen.count < 40 {
        try Task.checkCancellation()
        for event in try self.events(first, after: place) {
          seen.append(event.sequence)
          place = event.sequence
        }
        await Task.yield()
      }
      return seen
    }()
    // Where a writer fails, nobody waits for what it would have written.
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (name, shop) in [("A", first), ("B", second)] {
        group.addTask {
          for number in 1...20 { try shop.issue(Sample.order("\(name)-\(number)")) }
        }
      }
      try await group.waitForAll()
    }
    let seen = try await reading
    #expect(seen == (2...41).map { Int64($0) })
  }

  @Test func `the feed gives each object once, by its last event, page after page`() throws {
    let shop = try TestShop()
    func tell(_ object: String) throws {
      try shop.database.writeSync(.company(shop.company)) { tx in
        try EventLog.append(
          AutomationTestType.type, about: object, [.text("x")], of: shop.company, in: tx)
      }
    }
    for object in ["a", "b", "a", "c", "b", "d"] { try tell(object) }
    #expect(try changes(shop, since: nil).map(\.object) == ["a", "c", "b", "d"])
    let page = try changes(shop, since: nil, limit: 2)
    #expect(page.map(\.object) == ["a", "c"])
    // Meanwhile what was read changes again, and something new comes.
    for object in ["a", "e"] { try tell(object) }
    #expect(try changes(shop, since: page.last?.id).map(\.object) == ["b", "d", "a", "e"])
  }

  @Test func `events are forgotten after their time; the newest stays and numbers go on`() throws {
    let shop = try TestShop()
    try shop.issue((1...3).map { Sample.order("E-\($0)") })
    let known = try events(shop)
    shop.clock.advance(days: 36)
    try prune(shop, before: 35)
    let kept = try events(shop)
    #expect(kept.map(\.sequence) == [known[known.count - 1].sequence])
    try shop.issue(Sample.order("E-4"))
    #expect(try events(shop).map(\.sequence) == [known.last!.sequence, known.last!.sequence + 1])
    // Whoever had read up to the oldest that is kept misses nothing; whoever had not is told.
    #expect(try changes(shop, since: known[known.count - 2].id).count == 2)
    #expect(throws: EventProblem.self) { try changes(shop, since: known[0].id) }
  }

  @Test func `a place of another history is noticed`() throws {
    let (shop, other) = (try TestShop(), try TestShop())
    try shop.issue(Sample.order("E-1"))
    other.clock.advance(seconds: 1)
    try other.issue(Sample.order("E-1"))
    let foreign = try events(other)[0].id
    #expect(throws: EventProblem.self) { try changes(shop, since: foreign) }
    #expect(throws: EventProblem.self) {
      try shop.database.readSync { try EventStore.event(foreign, of: shop.company, in: $0) }
    }
  }

  @Test func `an event does not change`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("E-1"))
    #expect(throws: (any Error).self) {
      try shop.database.writeSync { tx in
        try tx.run("UPDATE event SET data = '{}' WHERE company_id = \(shop.company)")
      }
    }
  }

  @Test func `every type of event is on the page of the API, with its data`() throws {
    let page = String(
      decoding: try #require(bytes(of: Repository.path("docs/api/webhooks.md"))), as: UTF8.self)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| `") && $0.contains(".") }
    for type in Hooked.catalogue.types {
      let row = rows.first { $0.hasPrefix("| `\(type)`") }
      #expect(row != nil, "\(type) is not on the page")
      guard let row, !row.contains("the same") else { continue }
      for field in type.fields {
        #expect(row.contains("`\(field.name)`"), "\(type): \(field.name)")
      }
    }
  }

  @Test func `payments and credit notes are told of, with what they are about`() throws {
    let shop = try TestShop()
    let issued = try shop.issue(Sample.order("E-1")).documents[0]
    try shop.database.writeSync { tx in
      let payment = try RecordPayment(issuer: shop.issuer)(
        .init(invoices: [(issued.id, nil)], means: .transfer), in: tx)
      _ = try RefundPayment(issuer: shop.issuer)(.init(), of: payment.id, in: tx)
    }
    let told = try events(shop).map(\.type)
    #expect(
      told == [
        "invoice.issued", "payment.received", "invoice.payment_changed", "payment.refunded",
        "invoice.payment_changed",
      ])
    let refund = try JSONParser.parse(Array(try events(shop)[3].data.utf8)).root
    #expect(refund["refunds"]?.text == (try events(shop)[1].object))
    // The invoice is in the feed again, by what happened to it.
    #expect(try changes(shop, since: nil).map(\.type).last == "invoice.payment_changed")
    #expect(try events(shop)[4].object == issued.id.description)
    #expect(try events(shop)[4].data.contains(#""amount":"-120.00""#))
  }

  @Test func `an invoice that is credited or replaced is told of, by what did it`() throws {
    let shop = try TestShop()
    let first = try shop.issue(Sample.order("E-1")).documents[0]
    let note = try shop.database.writeSync(.company(shop.company)) { tx in
      try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: first.id, what: .rest)]), in: tx)
    }
    let told = try events(shop)
    #expect(told.map(\.type) == ["invoice.issued", "credit_note.issued", "invoice.credited"])
    #expect(told[2].object == first.id.description)
    #expect(told[2].data.contains(note.number))
  }
}

enum AutomationTestType {
  static let type = EventType("thing", "changed", Text("x"), [.init("what", .text, "x")])
}
