import Glibc
import Money
import Storage
import Testing

let noon = Instant(LocalDate("2026-03-01")!, hour: 12)

/// A directory that is gone after the test. A suite holds it, so that it outlives the database.
final class Folder: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/storage-tests-XXXXXX".utf8CString)
    precondition(mkdtemp(&template) != nil)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  var database: Database.Location { .file(file) }
  var file: String { path + "/shop.db" }

  deinit {
    for name in ["shop.db", "shop.db-wal", "shop.db-shm", "shop.db.lock", "link.db"] {
      unlink(path + "/" + name)
    }
    rmdir(path)
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
  options: Database.Options = .init()
) throws -> Database {
  try Database.open(at: location, migrations: migrations, options: options) { noon }
}

extension Database {
  func count(_ table: SQL = "item") throws -> Int {
    try readSync { tx in try tx.row("SELECT count(*) FROM \(table)") { try $0.int(0) }! }
  }
}
