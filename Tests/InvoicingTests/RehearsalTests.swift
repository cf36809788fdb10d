import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct RehearsalTests {
  private var orders: [SalesOrder] {
    (1...9).map { number in
      Sample.order(
        "\(number)", lines: [Sample.line(price: "1\(number).37", quantity: Int64(number))]
      ) {
        $0.pricesIncludeTax = number.isMultiple(of: 2)
      }
    } + [
      Sample.order("bad", lines: [Sample.line(rate: "19.6")]),
      Sample.order("A1") {
        $0.kind = .cancellation(of: "4"); $0.lines = []
      },
      Sample.order("10"),
    ]
  }

  private static let counts: [SQL] = [
    "SELECT count(*) FROM sales_order", "SELECT count(*) FROM invoice",
    "SELECT count(*) FROM invoice_line", "SELECT count(*) FROM document",
    "SELECT count(*) FROM log_entry", "SELECT count(*) FROM customer",
    "SELECT count(*) FROM number_series", "SELECT count(*) FROM credit",
  ]

  private func trace(_ shop: TestShop) throws -> [Int] {
    try shop.database.readSync { tx in
      try Self.counts.map { try tx.row($0) { try $0.int(0) } ?? -1 }
    }
  }

  @Test func `a rehearsal leaves no trace and foretells the run to the number and the cent`() throws
  {
    let shop = try TestShop()
    try shop.issue(Sample.order("0"))
    let before = try trace(shop)
    let foretold = try shop.rehearse(orders, groupSize: 4)
    #expect(try trace(shop) == before)
    #expect(try shop.faults() == [])
    let issued = try shop.issue(orders, groupSize: 5)
    #expect(foretold.map(\.numbers) == issued.map(\.numbers))
    #expect(foretold.map(\.state) == issued.map(\.state))
    #expect(foretold.map(\.codes) == issued.map(\.codes))
    #expect(
      foretold.flatMap(\.documents).map(\.invoice) == issued.flatMap(\.documents).map(\.invoice))
    let reports = [foretold, issued].map { outcomes in
      var report = RunReport()
      for outcome in outcomes { report.add(outcome) }
      return report.json(.en, isRehearsal: false)
    }
    #expect(reports[0] == reports[1])
    #expect(try shop.verify() == 12)
  }

  @Test func `every order and line of a run is in exactly one count`() throws {
    let shop = try TestShop()
    var report = RunReport()
    for outcome in try shop.rehearse(orders + [orders[0]]) { report.add(outcome) }
    for counts in [report.orders, report.lines] {
      #expect(counts.read == counts.issued + counts.credited + counts.already + counts.refused)
    }
    #expect(report.orders.read == 13 && report.orders.issued == 10 && report.orders.credited == 1)
    #expect(report.orders.already == 1 && report.orders.refused == 1)
  }
}
