import Foundation
import Invoicing
import Kernel
import Money
import Storage
import Synchronization
import Testing

/// Where the data of tests is: on the engine of this pass, `FACTURIER_TEST_ENGINE=postgresql` for the second
/// (`bin/test` makes both). Tests name a file, as a merchant's data folder has one; on PostgreSQL a database stands for it.
package enum TestDatabase {
  package static let engine: Engine = {
    let name = ProcessInfo.processInfo.environment["FACTURIER_TEST_ENGINE"] ?? ""
    if name.isEmpty { return .sqlite }
    guard let engine = Engine(rawValue: name) else {
      fatalError("FACTURIER_TEST_ENGINE is sqlite or postgresql, not \(name)")
    }
    return engine
  }()

  /// - Parameter isEmpty: without the shop's tables, for tests that bring their own.
  package static func location(
    _ path: String, isEmpty: Bool = false, engine: Engine = engine
  ) -> Database.Location {
    precondition(PlanWatch.isOn)
    return switch engine {
    case .sqlite: .file(path)
    case .postgreSQL: .server(url(path, isEmpty: isEmpty))
    }
  }

  package static func url(_ path: String, isEmpty: Bool = false) -> String {
    TestServer.wasStarted.store(true, ordering: .relaxed)
    return TestServer.shared.url(
      standingFor: path,
      template: isEmpty ? nil : { migrated })
  }

  /// An empty database of PostgreSQL nobody else has.
  package static func fresh() -> Database.Location {
    .server(url("/fresh/\(freshCount.add(1, ordering: .relaxed).newValue)", isEmpty: true))
  }
  private static let freshCount = Atomic(0)

  /// Of the database that stands for a file.
  package static func name(of path: String) -> String {
    String(url(path).dropFirst("postgresql:///".count).prefix { $0 != "?" })
  }

  /// Whether there is data where a data folder would have it.
  package static func exists(_ path: String) -> Bool {
    switch engine {
    case .sqlite: FileManager.default.fileExists(atPath: path)
    case .postgreSQL: TestServer.shared.knows(path)
    }
  }

  /// - Returns: the data of the company it has, as whoever works for it is given it; where it has none, of nobody.
  package static func open(
    _ path: String, migrations: [Migration] = TestShop.migrations, isEmpty: Bool = false,
    options: Database.Options = .init(), now: @escaping @Sendable () -> Instant
  ) throws -> Database {
    let location = location(path, isEmpty: isEmpty)
    if isEmpty { return try open(at: location, migrations, options: options, now: now) }
    let whole = try Database.open(
      at: location, migrations: migrations, options: options, now: now)
    let company = try whole.listingCompanies.readSync { try CompanyStore.first(in: $0) }
    return company.map(whole.of) ?? whole
  }

  /// With migrations of the test's own: on a server its owner applies them first, as `facturier migrate` does, and the
  /// application's role opens what is there.
  package static func open(
    at location: Database.Location, _ migrations: [Migration],
    options: Database.Options = .init(), now: @escaping @Sendable () -> Instant
  ) throws -> Database {
    let owner = asOwner(location)
    if owner != location {
      _ = try MigrateDatabase(migrations, options: options, now: now)(owner, granting: "facturier")
    }
    return try Database.open(
      at: options.role == .owner ? owner : location, migrations: migrations, options: options,
      now: now)
  }

  /// The same database, as the role that owns its tables.
  package static func asOwner(_ location: Database.Location) -> Database.Location {
    guard case .server(let url) = location, url.hasSuffix("&user=facturier") else {
      return location
    }
    return .server(url + "_owner")
  }

  /// A database with the shop's tables, which those of tests are copies of: the migrations run once.
  private static let migrated: String = {
    let name = "template_shop"
    do {
      try TestServer.shared.create(name)
      _ = try MigrateDatabase(TestShop.migrations, now: { .init(microseconds: 0) })(
        asOwner(.server(TestServer.shared.url(name))), granting: "facturier")
      // SQLite's, for tests that damage rows.
      TestServer.shared.execute(
        "CREATE FUNCTION zeroblob(bigint) RETURNS bytea LANGUAGE sql AS $$ SELECT decode(repeat('00', $1::int), 'hex') $$",
        in: name)
    } catch {
      fatalError("the migrations do not run on PostgreSQL: \(error)")
    }
    return name
  }()
}

/// A copy of a closed database, to be put back as a restored backup would be.
package struct DatabaseCopy {
  private let path: String
  private let file: Data?
  private let name: String?

  package init(of path: String) throws {
    self.path = path
    switch TestDatabase.engine {
    case .sqlite: (file, name) = (try Data(contentsOf: URL(filePath: path)), nil)
    case .postgreSQL: (file, name) = (nil, try TestServer.shared.copy(standingFor: path))
    }
  }

  package func putBack() throws {
    try file?.write(to: URL(filePath: path))
    if let name { try TestServer.shared.replace(standingFor: path, by: name) }
  }
}

extension Database {
  /// Writes as somebody who got hold of the tables themselves, past what keeps the application's role from it.
  @discardableResult
  package func tamperSync<T>(_ body: (borrowing Transaction) throws -> T) throws -> T {
    if engine == .sqlite { return try writeSync(.everything, body) }
    let name = try readSync { tx in
      try tx.row("SELECT current_database()") { try $0.text(0) } ?? ""
    }
    var options = Database.Options()
    options.role = .owner
    let owner = try Database.open(
      at: .server(TestServer.shared.url(name, user: "facturier_owner")),
      migrations: TestShop.migrations, options: options, now: { Clock.system.now })
    defer { try? owner.closeSync() }
    return try owner.ofEveryCompany.writeSync(.everything, body)
  }
}

extension Trait where Self == ConditionTrait {
  /// For tests of what SQLite alone has: its file, its log, its lock. They are not of the second pass.
  package static var ofSQLite: Self {
    .enabled(if: TestDatabase.engine == .sqlite, "is about SQLite's file")
  }
}

extension Engine {
  /// For `@Test(arguments: Engine.all)`.
  package static let all: [Engine] = allCases
}
