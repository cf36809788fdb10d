import Archive
import Foundation
import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

/// From a file of SQLite to PostgreSQL: everything, sealed as it was, and never two that write. In both passes of the tests.
@Suite struct MoveTests {
  private let folder = TemporaryFolder()
  private var file: Database.Location { .file(folder.file("facturier.sqlite")) }

  /// A shop on SQLite with documents, payments owed and a credit note, closed.
  private func closedShop() async throws -> MovableClock {
    let shop = try TestShop(folder, at: file)
    try shop.issue((1...8).map { Sample.order("\($0)") })
    try shop.issue(Sample.order("firm", buyer: Sample.firm))
    shop.clock.advance(days: 40)
    try shop.issue(Sample.order("late"))
    // One that nobody invoiced, found by the walk.
    try shop.database.writeSync { tx in
      _ = try OrderIntake(issuer: shop.issuer).enter(
        Sample.reading(Sample.order("forgotten")), in: tx)
    }
    shop.clock.advance(days: 1)
    try await OrdersWithoutInvoice.follow(of: shop.company, shop.database, least: 1)
    try shop.database.closeSync()
    return shop.clock
  }

  private func move(to target: Database.Location, _ clock: MovableClock) throws
    -> MoveInstallation.Report
  {
    guard case .server(let url) = TestDatabase.asOwner(target) else { fatalError("no server") }
    return try MoveInstallation(migrations: TestShop.migrations, clock: clock.clock)(
      from: folder.file("facturier.sqlite"), to: url, granting: "facturier")
  }

  private func isEmpty(_ target: Database.Location) throws -> Bool {
    let database = try Database.open(
      at: target, migrations: TestShop.migrations, now: { Sample.noon })
    return try database.listingCompanies.readSync { try CompanyStore.first(in: $0) } == nil
  }

  /// The file is as it was: it opens, and the next number is the next.
  private func expectUntouched(_ clock: MovableClock) throws {
    let shop = try TestShop(folder, clock: clock, at: file)
    #expect(try shop.verify() == 10)
    #expect(try shop.faults().isEmpty)
    try shop.database.closeSync()
  }

  @Test func `a moved installation holds every row and goes on where it was`() async throws {
    let clock = try await closedShop()
    let target = TestDatabase.fresh()
    let report = try move(to: target, clock)
    #expect(report.documents == 10 && report.rows > 100 && !report.wasThere)
    #expect(report.roles == ["facturier"])
    let shop = try TestShop(folder, clock: clock, at: target)
    #expect(shop.database.engine == .postgreSQL)
    #expect(try shop.verify() == 10)
    #expect(try shop.issue(Sample.order("1")).state == .already, "nothing is issued twice")
    #expect(try shop.issue(Sample.order("next")).numbers == ["F-2027-00002"])
    #expect(try shop.verify() == 11)
    #expect(try shop.faults().isEmpty)
  }

  @Test func `the file that was moved is opened by nobody, of whatever version`() async throws {
    let clock = try await closedShop()
    let target = TestDatabase.fresh()
    _ = try move(to: target, clock)
    let place = target.shown
    #expect(throws: StorageError.moved(to: place, isDone: true)) {
      try TestShop(folder, clock: clock, at: file)
    }
    #expect(throws: StorageError.moved(to: place, isDone: true)) {
      try move(to: TestDatabase.fresh(), clock)
    }
    #expect(!place.contains("user="))
    // What a version reads that knows nothing of moves: a migration it has not.
    var options = Database.Options()
    options.opensMoved = true
    let raw = try Database.open(
      at: file, migrations: TestShop.migrations, options: options, now: { Sample.noon })
    let ids = try raw.readSync { try $0.rows("SELECT id FROM migration") { try $0.text(0) } }
    #expect(Set(ids).subtracting(TestShop.migrations.map(\.id)) == ["moved to \(place)"])
  }

  @Test func `a target that holds an installation is refused`() async throws {
    let clock = try await closedShop()
    let target = TestDatabase.fresh()
    guard case .server(let url) = TestDatabase.asOwner(target) else { return }
    _ = try MigrateDatabase(TestShop.migrations, now: { Sample.noon })(
      .server(url), granting: "facturier")
    let other = try TestShop(at: target)
    try other.issue(Sample.order("theirs"))
    #expect(throws: MoveProblem.self) { try move(to: target, clock) }
    #expect(try other.verify() == 1)
    try expectUntouched(clock)
  }

  @Test func `a file that a process has open is refused, and one that is not there`() async throws {
    let clock = try await closedShop()
    let shop = try TestShop(folder, clock: clock, at: file)
    let target = TestDatabase.fresh()
    let error = #expect(throws: StorageError.self) { try move(to: target, clock) }
    guard case .inUse? = error else { return #expect(Bool(false), "\(error as Any)") }
    try shop.database.closeSync()
    try expectUntouched(clock)
    try FileManager.default.removeItem(atPath: folder.file("facturier.sqlite"))
    let missing = #expect(throws: MoveProblem.self) { try move(to: target, clock) }
    #expect(missing?.code == "move.no-source")
    #expect(!FileManager.default.fileExists(atPath: folder.file("facturier.sqlite")))
  }

  @Test func `data whose seals do not hold is not moved, and says what is wrong`() async throws {
    let clock = try await closedShop()
    let shop = try TestShop(folder, clock: clock, at: file)
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER invoice_no_update")
      try tx.run("UPDATE invoice SET issue_date = '2026-11-22' WHERE number = 'F-2026-00002'")
    }
    try shop.database.closeSync()
    let error = #expect(throws: MoveProblem.self) { try move(to: TestDatabase.fresh(), clock) }
    #expect(error?.code == "move.seals-broken")
    #expect(error?.findings.isEmpty == false)
  }

  /// Something on the server that writes other than it was told.
  @Test func `what did not arrive as it was is undone whole`() async throws {
    let clock = try await closedShop()
    let target = TestDatabase.fresh()
    guard case .server(let url) = TestDatabase.asOwner(target) else { return }
    _ = try MigrateDatabase(TestShop.migrations, now: { Sample.noon })(
      .server(url), granting: "facturier")
    TestServer.shared.execute(
      """
      CREATE FUNCTION meddle() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN NEW.name := NEW.name || ' '; RETURN NEW; END $$;
      CREATE TRIGGER meddle BEFORE INSERT ON invoice_line FOR EACH ROW EXECUTE FUNCTION meddle()
      """, in: String(url.dropFirst("postgresql:///".count).prefix { $0 != "?" }))
    let error = #expect(throws: MoveProblem.self) { try move(to: target, clock) }
    guard case .differs("invoice_line", let rows, let found)? = error else {
      return #expect(Bool(false), "\(error as Any)")
    }
    #expect(rows == found)
    #expect(try isEmpty(target))
    try expectUntouched(clock)
  }

  @Test func `a move that was killed on its way starts over, and one at its end is finished`()
    async throws
  {
    let clock = try await closedShop()
    let target = TestDatabase.fresh()
    let place = target.shown
    func mark(_ isDone: Bool) throws {
      var options = Database.Options()
      options.opensMoved = true
      let raw = try Database.open(
        at: file, migrations: TestShop.migrations, options: options, now: { Sample.noon })
      try raw.writeSync { try MoveMark(target: place, isDone: isDone).set(in: $0) }
      try raw.closeSync()
    }
    try mark(false)
    #expect(throws: StorageError.moved(to: place, isDone: false)) {
      try TestShop(folder, clock: clock, at: file)
    }
    #expect(throws: StorageError.moved(to: place, isDone: false)) {
      try move(to: TestDatabase.fresh(), clock)
    }
    let first = try move(to: target, clock)
    #expect(!first.wasThere)
    try mark(false)
    let second = try move(to: target, clock)
    #expect(second.wasThere && second.rows == first.rows && second.documents == 10)
    #expect(throws: StorageError.moved(to: place, isDone: true)) {
      try TestShop(folder, clock: clock, at: file)
    }
  }
}
