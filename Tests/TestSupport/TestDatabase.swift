import Foundation
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
    switch engine {
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

  package static func open(
    _ path: String, migrations: [Migration] = TestShop.migrations, isEmpty: Bool = false,
    options: Database.Options = .init(), now: @escaping @Sendable () -> Instant
  ) throws -> Database {
    try Database.open(
      at: location(path, isEmpty: isEmpty), migrations: migrations, options: options, now: now)
  }

  /// A database with the shop's tables, which those of tests are copies of: the migrations run once.
  private static let migrated: String = {
    let name = "template_shop"
    TestServer.shared.create(name)
    do {
      try Database.open(
        at: .server(TestServer.shared.url(name)), migrations: TestShop.migrations,
        now: { .init(microseconds: 0) }
      ).closeSync()
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
    case .postgreSQL: (file, name) = (nil, TestServer.shared.copy(standingFor: path))
    }
  }

  package func putBack() throws {
    try file?.write(to: URL(filePath: path))
    if let name { TestServer.shared.replace(standingFor: path, by: name) }
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
