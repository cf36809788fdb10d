import Glibc
import Kernel
import Money
import Storage
import Synchronization

/// Finds the documents that hold rare words among a million: every three letters that follow one another in a text, with the
/// documents they are in (SQLite's FTS5, `trigram`), in a file of its own beside the data of this node, whatever engine the
/// data is on.
///
/// It holds nothing that is not in the database, may lag behind it, and is thrown away and made again at any doubt. So it only
/// narrows: what it names is looked at in the database, and what it does not know yet is looked at too.
/// See docs/decisions/2026-11-27-a-search-narrows-by-an-index-of-its-own.md.
package final class DocumentIndex: Sendable {
  /// Where a search is worth narrowing; below, all texts are read in a few milliseconds.
  package static let usualLeast = 20_000
  /// Found more often than that a word is in each page of the newest documents, and reading those is faster.
  private static let mostFound = 1_000
  /// Of so many documents one is looked at for how often each three letters come.
  private static let sampling = 50
  /// Three letters that more than one document in so many holds narrow little, and walking their lists takes long.
  private static let common: Int64 = 10
  /// Documents it does not know yet, read one by one.
  private static let mostLate = 2_000
  private static let group = 1_000

  private struct State {
    var file: Database?
    /// Positions of the company's log below this one are in it.
    var mark: Int64 = 0
  }

  private let path: String
  private let company: CompanyID
  private let database: Database
  private let least: Int
  private let state = Mutex(State())

  /// - Parameters:
  ///   - folder: of this node; the file is made there once there are `least` documents.
  ///   - database: of the company.
  package init(
    folder: String, company: CompanyID, database: Database, least: Int = DocumentIndex.usualLeast
  ) {
    path = "\(folder)/search-\(company).sqlite"
    (self.company, self.database, self.least) = (company, database, least)
  }

  // MARK: Asking

  /// The documents that may hold all words of a search; `nil` where all are to be looked at.
  package func candidates(_ search: String?, in tx: borrowing Transaction) throws -> [InvoiceID]? {
    let (file, mark) = state.withLock { ($0.file, $0.mark) }
    let parts = Self.parts(of: InvoiceText.wanted(search ?? ""))
    guard let file, !parts.isEmpty, let search,
      // A whole number has an index in the database.
      try InvoiceQueries.id(of: CleanText.line(search).uppercased(), company: company, in: tx)
        == nil
    else { return nil }
    let late = try tx.rows(
      """
      SELECT subject_id FROM log_entry WHERE company_id = \(company) AND position >= \(mark)
      ORDER BY position LIMIT \(Self.mostLate + 1)
      """
    ) { try $0.idOrNil(0, as: InvoiceID.self) }
    guard late.count <= Self.mostLate else { return nil }
    // A file that fails is one more reason to read everything, not to find nothing.
    guard
      let positions = try? file.readSync({ try Self.positions(parts, in: $0) }),
      positions.count <= Self.mostFound
    else { return nil }
    // By position alone: told that there is a subject, SQLite would walk the index of all subjects.
    let found = try tx.rows(
      """
      SELECT subject_id FROM log_entry
      WHERE company_id = \(company) AND position IN (\(SQL.list(positions)))
      """
    ) { try $0.idOrNil(0, as: InvoiceID.self) }
    return (late + found).compactMap { $0 }
  }

  /// The places of what holds all of `parts`, as far as the rare ones among them tell.
  private static func positions(_ parts: [String], in tx: borrowing Transaction) throws -> [Int64] {
    var held: [String: Int64] = [:]
    try tx.forEach(
      "SELECT term, documents FROM term_sample WHERE term IN (\(SQL.list(parts)))"
    ) { held[try $0.text(0)] = try $0.int64(1) }
    let looked = try tx.row("SELECT sampled FROM index_mark") { try $0.int64(0) } ?? 0
    // What no sample holds is rare.
    let byRarity = parts.sorted { (held[$0] ?? 0, $0) < (held[$1] ?? 0, $1) }
    let rare = byRarity.filter { (held[$0] ?? 0) * common <= looked }.prefix(8)
    let asked = rare.count >= 2 ? Array(rare) : Array(byRarity.prefix(3))
    return try tx.rows(
      """
      SELECT rowid FROM document_words WHERE document_words MATCH \(expression(asked))
      ORDER BY rowid DESC LIMIT \(mostFound + 1)
      """
    ) { try $0.int64(0) }
  }

  /// Each three letters that follow one another in a word; none of a word of two, which is in every text.
  static func parts(of words: [String]) -> [String] {
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
  static func expression(_ parts: [String]) -> String {
    parts.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: " AND ")
  }

  // MARK: Keeping it

  /// Follows the database until it is cancelled.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    while !Task.isCancelled {
      do { try await follow() } catch { if !Task.isCancelled { failed(error) } }
      try? await Task.sleep(for: .seconds(30))
    }
    close()
  }

  package func close() {
    let file = state.withLock { state in
      defer { state = State() }
      return state.file
    }
    try? file?.closeSync()
  }

  /// Takes in what was issued since the last time; begins anew where the database is not the one it was made of.
  package func follow() async throws {
    let known = try await database.read { [company] tx in try Source(of: company, in: tx) }
    guard known.size >= least else { return close() }
    if try await !isOf(known) {
      close()
      for part in ["", "-wal", "-shm"] { unlink(path + part) }
      _ = try await isOf(known)
    }
    while try await takeIn() { try Task.checkCancellation() }
  }

  /// What tells a database from another: a restored copy, one where documents were destroyed.
  private struct Source: Sendable {
    let size: Int64
    let destroyed: Int64

    init(of company: CompanyID, in tx: borrowing Transaction) throws {
      size = try LogStore.size(of: company, in: tx)
      destroyed =
        try tx.row(
          """
          SELECT CAST(coalesce(sum(documents), 0) AS BIGINT) FROM destruction
          WHERE company_id = \(company)
          """
        ) { try $0.int64(0) } ?? 0
    }
  }

  private static func hash(
    at position: Int64, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [UInt8]? {
    try tx.row(
      "SELECT hash FROM log_entry WHERE company_id = \(company) AND position = \(position)"
    ) { try $0.blob(0) }
  }

  private struct Mark: Sendable {
    var position: Int64 = 0
    var hash: [UInt8] = []
    var destroyed: Int64 = 0
  }

  /// Opens the file.
  ///
  /// - Returns: whether what it holds came from this database as it is.
  private func isOf(_ source: Source) async throws -> Bool {
    let file = try opened()
    let mark = try await file.read { tx in
      try tx.row("SELECT position, hash, destroyed FROM index_mark WHERE one = 1") {
        Mark(position: try $0.int64(0), hash: try $0.blob(1), destroyed: try $0.int64(2))
      }
    }
    guard let mark else {
      try await file.write { tx in
        try tx.run(
          """
          INSERT INTO index_mark (one, position, hash, destroyed, sampled)
          VALUES (1, 0, \([UInt8]()), \(source.destroyed), 0)
          """)
      }
      return true
    }
    guard mark.destroyed == source.destroyed, mark.position <= source.size else { return false }
    if mark.position > 0 {
      let hash = try await database.read { [company] in
        try Self.hash(at: mark.position - 1, of: company, in: $0)
      }
      guard hash == mark.hash else { return false }
    }
    state.withLock { $0.mark = mark.position }
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
    let (file, mark) = state.withLock { ($0.file, $0.mark) }
    guard let file else { return false }
    let (texts, last) = try await database.read { [company] tx in
      var last: (position: Int64, hash: [UInt8])?
      let texts = try tx.rows(
        """
        SELECT e.position, e.hash, t.words FROM log_entry e
        LEFT JOIN invoice_text t ON t.company_id = e.company_id AND t.invoice_id = e.subject_id
        WHERE e.company_id = \(company) AND e.position >= \(mark)
        ORDER BY e.position LIMIT \(Self.group)
        """
      ) { row in
        let position = try row.int64(0)
        last = (position, try row.blob(1))
        return (position, try row.textOrNil(2))
      }
      return (texts, last)
    }
    guard let last else { return false }
    try await file.write { tx in
      var (held, looked): ([String: Int64], Int64) = ([:], 0)
      for (position, words) in texts {
        guard let words, !words.isEmpty else { continue }
        try tx.run("INSERT INTO document_words (rowid, words) VALUES (\(position), \(words))")
        if position % Int64(Self.sampling) == 0 {
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
        UPDATE index_mark SET position = \(last.position + 1), hash = \(last.hash),
          sampled = sampled + \(looked)
        """)
    }
    state.withLock { $0.mark = last.position + 1 }
    return texts.count == Self.group
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
