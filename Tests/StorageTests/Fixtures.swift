import Glibc
import Money
import Storage
import TestSupport
import Testing

let noon = Instant(LocalDate("2026-03-01")!, hour: 12)

/// A directory that is gone after the test, and what stands for it on PostgreSQL. A suite holds it, so that it outlives the
/// database.
final class Folder: Sendable {
  /// Not where TMPDIR says: faults of the disk are found by the file's real path.
  private let folder = TemporaryFolder(in: "/tmp")
  var path: String { folder.path }
  var file: String { folder.file("shop.db") }
  var database: Database.Location { .file(file) }

  /// The same each time it is asked for.
  func database(_ engine: Engine) -> Database.Location {
    TestDatabase.location(file, isEmpty: true, engine: engine)
  }
}

/// A database nobody else has; on PostgreSQL it goes with the cluster.
func fresh(_ engine: Engine) -> Database.Location {
  switch engine {
  case .sqlite: .memory
  case .postgreSQL: TestDatabase.fresh()
  }
}

let itemTable = Migration(
  id: "0001-items",
  sql: """
    CREATE TABLE item (
      id INTEGER PRIMARY KEY,
      name TEXT,
      amount INTEGER,
      data BLOB
    );
    CREATE TABLE parent (id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE CHECK (code <> 'bad'));
    CREATE TABLE child (
      id INTEGER PRIMARY KEY,
      parent_id INTEGER NOT NULL REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED
    );
    """, why: "the tests need somewhere to write")

func open(
  _ location: Database.Location, _ migrations: [Migration] = [itemTable],
  options: Database.Options = .init(), as role: Database.Role = .application
) throws -> Database {
  var options = options
  options.role = role
  return try TestDatabase.open(at: location, migrations, options: options) { noon }
}

extension Database {
  func count(_ table: SQL = "item") throws -> Int {
    try readSync { tx in try tx.row("SELECT count(*) FROM \(table)") { try $0.int(0) }! }
  }
}
