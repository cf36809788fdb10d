import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct NumberingTests {
  private struct Stop: Error {}

  private func orders(_ range: ClosedRange<Int>) -> [SalesOrder] {
    range.map { Sample.order("\($0)") }
  }

  @Test func `numbers are dense and their dates never go back`() throws {
    let shop = try TestShop()
    try shop.issue(orders(1...3))
    shop.clock.advance(days: 1)
    try shop.issue(orders(4...5), groupSize: 1)
    let documents = try shop.numbered()
    #expect(documents.map(\.number) == (1...5).map { "F-2026-0000\($0)" })
    #expect(
      documents.map(\.issueDate)
        == ["2026-11-23", "2026-11-23", "2026-11-23", "2026-11-24", "2026-11-24"])
    #expect(try shop.verify() == 5)
  }

  @Test func `a transaction that fails gives its numbers back`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    #expect(throws: Stop.self) {
      try shop.database.writeSync { tx in
        let candidate = shop.issuer.prepare(Sample.reading(Sample.order("2")), on: tx.today)
        let outcome = try shop.issuer.issue([candidate], in: tx)
        #expect(outcome[0].numbers == ["F-2026-00002"])
        throw Stop()
      }
    }
    #expect(try shop.issue(Sample.order("3")).numbers == ["F-2026-00002"])
    #expect(try shop.faults() == [])
    #expect(try shop.verify() == 2)
  }

  @Test func `a refused order takes no number`() throws {
    let shop = try TestShop()
    let outcomes = try shop.issue([
      Sample.order("1"), Sample.order("2", lines: [Sample.line(price: "-1.00")]), Sample.order("3"),
    ])
    #expect(outcomes.map(\.numbers) == [["F-2026-00001"], [], ["F-2026-00002"]])
    #expect(outcomes[1].codes == ["line.price-negative"])
  }

  @Test func `invoices and credit notes each have their series`() throws {
    let shop = try TestShop()
    try shop.issue([
      Sample.order("1"), Sample.order("2"),
      Sample.order("A1") {
        $0.kind = .cancellation(of: "1"); $0.lines = []
      },
      Sample.order("3"),
    ])
    #expect(
      try shop.numbered().map(\.number)
        == ["A-2026-00001", "F-2026-00001", "F-2026-00002", "F-2026-00003"])
  }

  @Test func `a series starts again at midnight in Paris, for orders prepared before it too`()
    throws
  {
    let lastMoment = Instant(
      LocalDate(year: 2026, month: 12, day: 31)!, hour: 22, minute: 59, second: 59)
    let shop = try TestShop(clock: MovableClock(lastMoment))
    let before = try shop.issue(Sample.order("1"))
    let prepared = shop.issuer.prepare(
      Sample.reading(Sample.order("2")), on: shop.clock.clock.today)
    #expect(prepared.day.description == "2026-12-31")
    shop.clock.advance(seconds: 2)
    let after = try shop.database.writeSync { try shop.issuer.issue([prepared], in: $0)[0] }
    #expect(before.numbers == ["F-2026-00001"])
    #expect(after.numbers == ["F-2027-00001"])
    #expect(after.documents[0].invoice.issueDate.description == "2027-01-01")
    #expect(try shop.faults() == [])
    #expect(try shop.verify() == 2)
  }

  @Test func `a clock that was set back stops issuing until it is right again`() throws {
    let shop = try TestShop()
    try shop.issue(Sample.order("1"))
    shop.clock.advance(days: -1)
    #expect {
      try shop.issue(Sample.order("2") { $0.orderedOn = Sample.today.adding(days: -5) })
    } throws: {
      ($0 as? InvoicingError)?.code == "invoicing.clock-behind-series"
    }
    #expect(try shop.numbered().count == 1)
    shop.clock.advance(days: 1)
    #expect(try shop.issue(Sample.order("2")).numbers == ["F-2026-00002"])
    #expect(try shop.faults() == [])
  }

  @Test func `sixteen issuers at once leave no gap and no double`() throws {
    let shop = try TestShop()
    nonisolated(unsafe) var failures: [String] = []
    let lock = NSLock()
    DispatchQueue.concurrentPerform(iterations: 16) { issuer in
      do {
        let orders = (1...3).map { Sample.order("\(issuer)-\($0)") }
        if issuer.isMultiple(of: 2) {
          try shop.issue(orders, groupSize: 2)
        } else {
          try oneByOne(orders, shop)
        }
      } catch {
        lock.withLock { failures.append("\(error)") }
      }
    }
    #expect(failures == [])
    let numbers = try shop.numbered().map(\.number)
    #expect(numbers == (1...48).map { "F-2026-000" + ($0 < 10 ? "0\($0)" : "\($0)") })
    #expect(try shop.verify() == 48)
  }

  /// As the API does: enter, draft, issue, each in a transaction of its own.
  private func oneByOne(_ orders: [SalesOrder], _ shop: TestShop) throws {
    let intake = OrderIntake(issuer: shop.issuer)
    for order in orders {
      let entered = try shop.database.writeSync { try intake.enter(Sample.reading(order), in: $0) }
      let draft = try shop.database.writeSync { try intake.draft(for: entered.id, in: $0) }
      try shop.database.writeSync { _ = try intake.issue(draft, in: $0) }
    }
  }
}
