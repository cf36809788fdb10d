import Glibc
import Money
import Storage
import Synchronization

/// Finds what holds rare words among a million texts: every three letters that follow one another in a text, with the places of
/// the texts they are in (SQLite's FTS5, `trigram`), in a file of its own beside the data of this node, whatever engine the data
/// is on.
///
/// It holds nothing that is not in the database, may lag behind it, and is thrown away and made again at any doubt. So it only
/// narrows: what it names is looked at in the database, and what it does not know yet is looked at too.
/// See docs/decisions/2026-11-27-a-search-narrows-by-an-index-of-its-own.md.
package final class TextIndex: Sendable {
  /// Where a search is worth narrowing; below, all texts are read in a few milliseconds.
  package static let usualLeast = 20_000
  /// Of so many texts one is looked at for how often each three letters come.
  private static let sampling = 50
  /// Three letters that more than one text in so many holds narrow little, and walking their lists takes long.
  private static let common: Int64 = 10
  private static let group = 1_000

  /// A text of the database, at its place.
  package struct Entry: Sendable {
    let position: Int64
    let mark: [UInt8]
    let words: String?

    /// - Parameters:
    ///   - mark: what stands at that place in no other database.
    ///   - words: normalised; `nil` where nothing is to be found.
    package init(position: Int64, mark: [UInt8], words: String?) {
      self.position = position
      self.mark = mark
      self.words = words
    }
  }

  /// The texts of a company, in an order that only grows.
  package struct Source: Sendable {
    let extent: @Sendable (borrowing Transaction) throws -> (size: Int64, removed: Int64)
    let mark: @Sendable (Int64, borrowing Transaction) throws -> [UInt8]?
    let entries: @Sendable (Int64, Int, borrowing Transaction) throws -> [Entry]

    /// - Parameters:
    ///   - extent: how many places there are, and a number that another one follows when texts are taken away.
    ///   - mark: of the entry at a place.
    ///   - entries: those from a place on, at most so many.
    package init(
      extent: @escaping @Sendable (borrowing Transaction) throws -> (size: Int64, removed: Int64),
      mark: @escaping @Sendable (Int64, borrowing Transaction) throws -> [UInt8]?,
      entries: @escaping @Sendable (Int64, Int, borrowing Transaction) throws -> [Entry]
    ) {
      self.extent = extent
      self.mark = mark
      self.entries = entries
    }
  }

  private struct State {
    var file: Database?
    /// Entries at places below this one are in it.
    var end: Int64 = 0
  }

  private let path: String
  private let database: Database
  private let source: Source
  private let least: Int
  private let mostFound: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - path: of the file, which is made once there are `least` texts.
  ///   - database: of the company.
  ///   - mostFound: found more often than that, words narrow nothing: reading the newest texts fills a page at once.
  package init(
    at path: String, of source: Source, in database: Database, least: Int, mostFound: Int
  ) {
    (self.path, self.source, self.database) = (path, source, database)
    (self.least, self.mostFound) = (least, mostFound)
  }

  // MARK: Asking

  /// Where all `parts` may be, as far as it knows: up to `end`, behind which everything is to be looked at. `nil` where it
  /// narrows nothing.
  package func places(of parts: [String]) -> (found: [Int64], end: Int64)? {
    let (file, end) = state.withLock { ($0.file, $0.end) }
    // A file that fails is one more reason to read everything, not to find nothing.
    guard let file, !parts.isEmpty,
      let found = try? file.readSync({ try positions(parts, in: $0) }), found.count <= mostFound
    else { return nil }
    return (found, end)
  }

  /// The places of what holds all of `parts`, as far as the rare ones among them tell.
  private func positions(_ parts: [String], in tx: borrowing Transaction) throws -> [Int64] {
    var held: [String: Int64] = [:]
    try tx.forEach(
      "SELECT term, documents FROM term_sample WHERE term IN (\(SQL.list(parts)))"
    ) { held[try $0.text(0)] = try $0.int64(1) }
    let looked = try tx.row("SELECT sampled FROM index_mark") { try $0.int64(0) } ?? 0
    // What no sample holds is rare.
    let byRarity = parts.sorted { (held[$0] ?? 0, $0) < (held[$1] ?? 0, $1) }
    let rare = byRarity.filter { (held[$0] ?? 0) * Self.common <= looked }.prefix(8)
    let asked = rare.count >= 2 ? Array(rare) : Array(byRarity.prefix(3))
    return try tx.rows(
      """
      SELECT rowid FROM document_words WHERE document_words MATCH \(Self.expression(asked))
      ORDER BY rowid DESC LIMIT \(mostFound + 1)
      """
    ) { try $0.int64(0) }
  }

  /// Each three letters that follow one another in a word; none of a word of two, which is in every text.
  package static func parts(of words: [String]) -> [String] {
    var parts: Set<String> = []
    for word in words {
      let letters = Array(word.unicodeScalars)
      guard letters.count >= 3 else { continue }
      for start in 0...(letters.count - 3) {
        var part = ""
        part.unicodeScalars.append(contentsOf: letters[start..<start + 3])
        parts.insert(part)
      }
    }
    return parts.sorted()
  }

  /// All of them, each as FTS5 wants a text.
  package static func expression(_ parts: [String]) -> String {
    parts.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " AND ")
  }

  // MARK: Keeping it

  /// Follows the database until it is cancelled.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    await Recurring.run(every: .seconds(30), failed) { try await follow() }
    close()
  }

  package func close() {
    let file = state.withLock { state in
      defer { state = State() }
      return state.file
    }
    try? file?.closeSync()
  }

  /// Takes in what came since the last time; begins anew where the database is not the one it was made of.
  package func follow() async throws {
    let (size, removed) = try await database.read { [source] tx in try source.extent(tx) }
    guard size >= least else { return close() }
    do {
      if try await !isOf(size, removed) { try await beginAnew(size, removed) }
      while try await takeIn() { try Task.checkCancellation() }
    } catch let error as StorageError where error.isOfDamage {
      // Whether it is the file's or the database's, a new file shows.
      try await beginAnew(size, removed)
      while try await takeIn() { try Task.checkCancellation() }
    }
  }

  private func beginAnew(_ size: Int64, _ removed: Int64) async throws {
    close()
    for part in ["", "-wal", "-shm"] { unlink(path + part) }
    _ = try await isOf(size, removed)
  }

  private struct Mark: Sendable {
    var position: Int64 = 0
    var hash: [UInt8] = []
    var removed: Int64 = 0
  }

  /// Opens the file.
  ///
  /// - Returns: whether what it holds came from this database as it is.
  private func isOf(_ size: Int64, _ removed: Int64) async throws -> Bool {
    let file = try opened()
    let mark = try await file.read { tx in
      try tx.row("SELECT position, hash, destroyed FROM index_mark WHERE one = 1") {
        Mark(position: try $0.int64(0), hash: try $0.blob(1), removed: try $0.int64(2))
      }
    }
    guard let mark else {
      try await file.write { tx in
        try tx.run(
          """
          INSERT INTO index_mark (one, position, hash, destroyed, sampled)
          VALUES (1, 0, \([UInt8]()), \(removed), 0)
          """)
      }
      return true
    }
    guard mark.removed == removed, mark.position <= size else { return false }
    if mark.position > 0 {
      let hash = try await database.read { [source] in try source.mark(mark.position - 1, $0) }
      guard hash == mark.hash else { return false }
    }
    state.withLock { $0.end = mark.position }
    return true
  }

  private func opened() throws -> Database {
    if let file = state.withLock({ $0.file }) { return file }
    let now = Instant(microseconds: 0)
    let file = try Database.open(at: .file(path), migrations: Self.migrations, now: { now })
    state.withLock { $0 = State(file: file) }
    return file
  }

  /// - Returns: whether there is more.
  private func takeIn() async throws -> Bool {
    let (file, end) = state.withLock { ($0.file, $0.end) }
    guard let file else { return false }
    let entries = try await database.read { [source] tx in
      try source.entries(end, Self.group, tx)
    }
    guard let last = entries.last else { return false }
    try await file.write { tx in
      var (held, looked): ([String: Int64], Int64) = ([:], 0)
      for entry in entries {
        guard let words = entry.words, !words.isEmpty else { continue }
        try tx.run(
          "INSERT INTO document_words (rowid, words) VALUES (\(entry.position), \(words))")
        if entry.position % Int64(Self.sampling) == 0 {
          for part in Self.parts(of: [words]) { held[part, default: 0] += 1 }
          looked += 1
        }
      }
      for (part, count) in held {
        try tx.run(
          """
          INSERT INTO term_sample (term, documents) VALUES (\(part), \(count))
          ON CONFLICT (term) DO UPDATE SET documents = documents + \(count)
          """)
      }
      try tx.run(
        """
        UPDATE index_mark SET position = \(last.position + 1), hash = \(last.mark),
          sampled = sampled + \(looked)
        """)
    }
    state.withLock { $0.end = last.position + 1 }
    return entries.count == Self.group
  }

  /// Without content: texts stay in the database alone.
  private static let migrations = [
    Migration(
      id: "search-0001",
      sql: """
        CREATE VIRTUAL TABLE document_words
          USING fts5(words, content='', tokenize='trigram', detail=none);
        CREATE TABLE index_mark (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          position INTEGER NOT NULL,
          hash BLOB NOT NULL,
          destroyed INTEGER NOT NULL,
          sampled INTEGER NOT NULL
        );
        CREATE TABLE term_sample (term TEXT PRIMARY KEY, documents INTEGER NOT NULL) WITHOUT ROWID;
        """,
      why: "which documents each three letters are in")
  ]
}
