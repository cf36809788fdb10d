import Kernel
import Ledger
import Money
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// Sums that are kept beside what they are the sums of: they are the same, wherever they were last brought up to date.
@Suite struct KeptSumsTests {
  private struct Balance: Equatable {
    var opening: Int64 = 0
    var debit: Int64 = 0
    var credit: Int64 = 0
  }

  /// By account, of a trial balance.
  private func balances(
    _ shop: TestShop, _ days: ClosedRange<LocalDate>? = nil, detailed: Bool
  ) throws -> [String: Balance] {
    try shop.database.readSync { tx in
      var filter = LedgerFilter(try FiscalYearStore.year(nil, of: shop.company, in: tx))
      if let days { filter.days = days }
      var balances: [String: Balance] = [:]
      for row in try TrialBalance.load(filter, detailed: detailed, of: shop.company, in: tx).rows {
        balances[row.account.number.text, default: Balance()].opening += row.opening
        balances[row.account.number.text, default: Balance()].debit += row.debit
        balances[row.account.number.text, default: Balance()].credit += row.credit
      }
      return balances
    }
  }

  /// A balance by auxiliary accounts is always added up from the entries.
  private func expectSame(_ shop: TestShop) throws {
    #expect(try balances(shop, detailed: false) == balances(shop, detailed: true))
    let (year, month, _) = Sample.today.civil
    let first = LocalDate(year: year, month: month, day: 1)!
    for days in [
      first...first.endOfMonth, first...first.adding(days: 40).endOfMonth,
      first.adding(days: 3)...first.endOfMonth,
    ] where days.upperBound.year == year {
      #expect(try balances(shop, days, detailed: false) == balances(shop, days, detailed: true))
    }
  }

  private func turnover(_ shop: TestShop) throws -> [String: Int64] {
    try shop.database.readSync { tx in
      let first = LocalDate(year: Sample.today.year, month: 1, day: 1)!
      return try MonthlyTurnover.since(first, of: shop.company, in: tx)
    }
  }

  @Test func `accounts of months are those of the entries, before and after they are taken in`()
    async throws
  {
    let shop = try TestShop()
    let sold = try shop.issue((1...12).map { Sample.order("\($0)") }).flatMap(\.documents)
    try expectSame(shop)
    let fresh = try turnover(shop)
    #expect(fresh.values.reduce(0, +) == 12 * 100_00)
    try await AccountMonths.follow(of: shop.company, shop.database, least: 1)
    try expectSame(shop)
    #expect(try turnover(shop) == fresh, "taken in, none twice")

    // The next month, with money that moves and a note that takes back.
    shop.clock.advance(days: 31)
    try shop.pay([sold[0]])
    try shop.database.writeSync { tx in
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: sold[1].id, what: .rest)]), in: tx)
    }
    try expectSame(shop)
    let later = try turnover(shop)
    #expect(later.count == 2 && later.values.min() == -100_00, "\(later)")
    try await AccountMonths.follow(of: shop.company, shop.database, least: 1_000)
    try expectSame(shop)
    for _ in 1...2 {
      try await AccountMonths.follow(of: shop.company, shop.database, least: 1)
      try expectSame(shop)
    }
    #expect(try turnover(shop) == later)
  }

  @Test func `a year opens with the same balances`() async throws {
    let shop = try TestShop()
    let sold = try shop.issue((1...3).map { Sample.order("\($0)") }).flatMap(\.documents)
    try await AccountMonths.follow(of: shop.company, shop.database, least: 1)
    shop.clock.advance(days: 60)
    try shop.issue(Sample.order("4") { $0.orderedOn = Sample.today.adding(days: 59) })
    try shop.pay([sold[0]])
    let opened = try balances(shop, detailed: true)
    #expect(opened["411000"]?.opening == 360_00, "\(opened)")
    #expect(try balances(shop, detailed: false) == opened)
    try await AccountMonths.follow(of: shop.company, shop.database, least: 1)
    #expect(try balances(shop, detailed: false) == opened)
  }

  // MARK: What is owed

  /// What the list of each document, which adds up its payments, says is left.
  private func listed(_ shop: TestShop) throws -> [String: Int64] {
    try shop.database.readSync { tx in
      var left: [String: Int64] = [:]
      for status in [ShownStatus.due, .overdue] {
        var wanted = InvoiceListing()
        wanted.status = status
        for row in try wanted.page(after: nil, limit: 500, of: shop.company, in: tx).rows {
          let key = "\(status == .overdue) \(row.summary.left.currency.code)"
          left[key, default: 0] += row.summary.left.minorUnits
        }
      }
      return left
    }
  }

  private func aged(_ shop: TestShop) throws -> [String: Int64] {
    try shop.database.readSync { tx in
      var left: [String: Int64] = [:]
      let all = try Ageing(of: shop.company, in: tx)
      for sum in all.sums {
        left["\(sum.bucket != .notDue) \(sum.left.currency.code)", default: 0] +=
          sum.left.minorUnits
      }
      let late = try Ageing(of: shop.company, lateOnly: true, in: tx)
      #expect(late.left(late: true) == all.left(late: true) && late.lateCount == all.lateCount)
      return left
    }
  }

  @Test func `what is owed by age is what the documents leave to pay`() throws {
    let shop = try TestShop()
    var orders = (1...6).map { number in
      Sample.order("\(number)", buyer: Sample.firm, lines: [Sample.line(price: "\(number)00.00")])
    }
    let usd = Currency(code: "USD")!
    orders.append(
      Sample.order("7", buyer: Sample.firm) {
        $0.currency = usd
        $0.exchangeRate = ExchangeRate(
          currency: usd, perEuro: try! UnitPrice("1.0832"), date: Sample.today, source: "BCE")
      })
    let sold = try shop.issue(orders).flatMap(\.documents)
    #expect(sold.count == 7)
    #expect(try aged(shop) == listed(shop))
    #expect(try aged(shop)["false USD"] == 120_00)
    try shop.pay([sold[0]])
    try shop.pay([sold[1]], "50.00")
    let payment = try shop.pay([sold[2], sold[3]], "400.00")
    #expect(try aged(shop) == listed(shop))
    try shop.database.writeSync { tx in
      _ = try RefundPayment(issuer: shop.issuer)(
        .init(amount: try Money("30.00")), of: payment.id, in: tx)
      _ = try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: sold[4].id, what: .rest)]), in: tx)
    }
    #expect(try aged(shop) == listed(shop))
    shop.clock.advance(days: 100)
    let late = try aged(shop)
    #expect(late == (try listed(shop)) && late.keys.allSatisfy { $0.hasPrefix("true") }, "\(late)")
  }

  // MARK: Orders nobody invoiced

  @Test func `orders without invoice are the same wherever the walk stands`() async throws {
    let shop = try TestShop()
    func enter(_ numbers: ClosedRange<Int>) throws -> [OrderID] {
      try shop.database.writeSync { tx in
        try numbers.map { number in
          let order = Sample.order("\(number)") {
            $0.orderedOn = Sample.today.adding(days: -number)
          }
          return try OrderIntake(issuer: shop.issuer).enter(Sample.reading(order), in: tx).id
        }
      }
    }
    func missing() throws -> [String] {
      try shop.database.readSync {
        try OrdersWithoutInvoice.list(of: shop.company, limit: 100, in: $0).map(\.number)
      }
    }
    func walk() async throws {
      try await OrdersWithoutInvoice.follow(of: shop.company, shop.database, least: 1)
    }
    func kept() throws -> Int {
      try shop.database.readSync { tx in
        try tx.row(
          "SELECT count(*) FROM order_without_invoice WHERE company_id = \(shop.company)"
        ) { try $0.int(0) } ?? 0
      }
    }
    try shop.issue((11...14).map { Sample.order("\($0)") })
    let first = try enter(1...4)
    #expect(try missing() == ["4", "3", "2", "1"], "the oldest first")
    try await walk()
    #expect(try kept() == 0 && missing() == ["4", "3", "2", "1"], "too young to be passed")
    shop.clock.advance(seconds: 7_200)
    try await walk()
    #expect(try kept() == 4 && missing() == ["4", "3", "2", "1"])
    // One of them and a later one are invoiced; another comes in.
    try shop.database.writeSync { tx in
      _ = try InvoiceTogether(issuer: shop.issuer)(Array(first.prefix(2)), in: tx)
    }
    _ = try enter(5...5)
    #expect(try missing() == ["5", "4", "3"])
    shop.clock.advance(seconds: 7_200)
    try await walk()
    #expect(try kept() == 3 && missing() == ["5", "4", "3"])
    try shop.issue([Sample.order("6")])
    #expect(try missing() == ["5", "4", "3"])
    // Another node's clock was ahead when it walked: what comes here has earlier ids.
    try shop.database.writeSync { tx in
      try tx.run(
        """
        UPDATE order_walk_mark SET order_id = \([UInt8](repeating: 0xFE, count: 16))
        WHERE company_id = \(shop.company)
        """)
    }
    _ = try enter(7...7)
    try shop.issue([Sample.order("8")])
    #expect(try missing() == ["7", "5", "4", "3"])
  }
}
