import Foundation
import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

/// kill -9 at any moment of `issue`: no gap, no double, and running again completes the work.
@Suite(.serialized) struct KillTests {
  private static let count = 520

  /// After a kill the data is whole, whatever was under way.
  private func expectWhole(_ merchant: Merchant, _ comment: Comment) throws -> Int {
    guard TestDatabase.exists(merchant.data + "/facturier.sqlite") else {
      return 0
    }
    let verified = try merchant.verify()
    let isBlank = verified.status == 3 && verified.errors.contains("invoicing.no-company")
    #expect(verified.status == 0 || isBlank, "\(comment): \(verified.errors)")
    return try merchant.withDatabase { database in
      #expect(try TestShop.faults(in: database) == [], comment)
      let doubles = try database.readSync {
        try $0.rows(
          "SELECT order_id FROM invoice GROUP BY order_id, cause HAVING count(*) > 1"
        ) { _ in 1 }
      }
      #expect(doubles.isEmpty, comment)
      return try TestShop.numbered(in: database).count
    }
  }

  /// The next run of the same file completes it: every order once, every file as it is sealed.
  private func expectComplete(_ merchant: Merchant, _ orders: String, _ comment: Comment) throws {
    let ended = try merchant.issue(orders)
    #expect(ended.status == 0, "\(comment): \(ended.errors)")
    let report = try merchant.report()
    report.expectAddsUp(comment)
    #expect(report.orders.read == Self.count, comment)
    #expect(report.orders.issued + report.orders.already == Self.count, comment)
    #expect(try expectWhole(merchant, comment) == Self.count, comment)
    #expect(names(in: merchant.out, ending: ".pdf").count == Self.count, comment)
    try merchant.withDatabase { database in
      try database.readSync { tx in
        let company = try #require(try CompanyStore.current(in: tx)).id
        let documents = try tx.rows("SELECT id, number FROM invoice") {
          (id: try $0.id(0, as: InvoiceID.self), number: try $0.text(1))
        }
        let differing = try documents.filter { document in
          let sealed = try DocumentStore.pdf(
            of: document.id, number: document.number, company: company, in: tx)
          let file = FileManager.default.contents(atPath: "\(merchant.out)/\(document.number).pdf")
          return file != Data(sealed)
        }
        #expect(differing.map(\.number) == [], comment)
      }
    }
  }

  private func orders(_ merchant: Merchant) throws -> String {
    try merchant.file(Merchant.orders(1...Self.count))
  }

  private func start(_ merchant: Merchant, _ orders: String) throws -> Running {
    try Running(Program.path, merchant.arguments(orders), [:])
  }

  /// Microseconds a program has worked, on all its threads: what a busy machine gives to others meanwhile is not counted.
  /// `nil` once it has ended.
  private static func work(of running: Running) -> Int? {
    var (clock, time) = (clockid_t(), timespec())
    guard running.isRunning, clock_getcpuclockid(running.processID, &clock) == 0,
      clock_gettime(clock, &time) == 0
    else { return nil }
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1_000
  }

  @Test func `killed at thirty moments of its run, it loses nothing and issues nothing twice`()
    throws
  {
    let measured = Merchant()
    let file = try orders(measured)
    let whole = try start(measured, file)
    var microseconds = 0
    _ = waiting(seconds: 600) {
      guard let worked = Self.work(of: whole) else { return true }
      microseconds = worked
      return false
    }
    #expect(try whole.end().status == 0)
    try expectComplete(measured, file, "undisturbed")

    var random = Seed(20_261_123)
    var (kills, partial) = (0, 0)
    var merchant = Merchant()
    var orders = try orders(merchant)
    for moment in 0..<30 {
      // Spread over the run, a little shifted each time.
      let share = microseconds * moment / 30 + random.int(0...max(1, microseconds / 30))
      let running = try start(merchant, orders)
      _ = waiting(seconds: 600) { Self.work(of: running).map { $0 >= share } ?? true }
      running.kill()
      if try running.end().wasKilled { kills += 1 }
      let issued = try expectWhole(merchant, "moment \(moment), killed after \(share) µs of work")
      if (1..<Self.count).contains(issued) { partial += 1 }
      // Most data is killed more than once before it is completed.
      if moment % 3 == 2 || issued == Self.count {
        try expectComplete(merchant, orders, "after moment \(moment)")
        merchant = Merchant()
        orders = try self.orders(merchant)
      }
    }
    print("kill -9: \(kills) of 30 runs killed, \(partial) left part of the orders issued")
    #expect(kills >= 10, "the kills come while the program runs")
  }

  @Test(arguments: 1...2)
  func `killed as soon as the first file is there, it completes`(attempt: Int) throws {
    let merchant = Merchant()
    let orders = try orders(merchant)
    let running = try start(merchant, orders)
    _ = waiting(seconds: 600) {
      !names(in: merchant.out, ending: attempt % 2 == 0 ? ".part" : ".pdf").isEmpty
        || !running.isRunning
    }
    running.kill()
    try running.end()
    let issued = try expectWhole(merchant, "first file")
    #expect(issued > 0)
    try expectComplete(merchant, orders, "first file")
  }

  @Test(.ofSQLite, arguments: 1...5)
  func `killed while the write-ahead log grows, it completes`(attempt: Int) throws {
    let merchant = Merchant()
    let orders = try orders(merchant)
    let running = try start(merchant, orders)
    let log = merchant.data + "/facturier.sqlite-wal"
    func size() -> Int {
      var status = stat()
      return stat(log, &status) == 0 ? Int(status.st_size) : 0
    }
    // Each attempt waits for a longer log: while the schema is made, in the first group, in the next ones.
    _ = waiting(seconds: 600) { size() > attempt * attempt * 60_000 || !running.isRunning }
    running.kill()
    try running.end()
    _ = try expectWhole(merchant, "log \(attempt)")
    try expectComplete(merchant, orders, "log \(attempt)")
  }
}
