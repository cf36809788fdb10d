import CSQLite
import Glibc
import Synchronization

/// Whether a statement names the company whose rows it reaches, by SQLite's own plan: each table with a `company_id` must be
/// reached by an index at `company_id = ?`, and `company` at `id = ?`. A plan that walks such a table, or enters it by anything
/// else, would answer with whatever company's rows.
///
/// PostgreSQL walls rows by itself; SQLite cannot, so the tests look at every statement that the program prepares in them
/// (`watch`). Nobody watches in a program that serves, which then pays one look at a lock for each statement prepared.
package enum CompanyPlan {
  package struct Finding: Hashable, Sendable {
    /// The file that asked, as "Invoicing/InvoiceStore.swift"; empty for a `Statement`.
    package let caller: String
    package let sql: String
    package let table: String
    /// SQLite's words: "SCAN i".
    package let step: String

    init(caller: String, sql: String, table: String, step: String) {
      self.caller = caller
      self.sql = sql.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      self.table = table
      self.step = step
    }

    /// As `watch(into:)` writes it.
    package init?(line: some StringProtocol) {
      let fields: [String] = String(line).split(omittingEmptySubsequences: false) { $0 == "\t" }
        .map { String($0) }
      guard fields.count == 4 else { return nil }
      self.init(caller: fields[0], sql: fields[3], table: fields[1], step: fields[2])
    }

    fileprivate var line: String { "\(caller)\t\(table)\t\(step)\t\(sql)\n" }
  }

  private struct Watch {
    var report: (@Sendable (Finding) -> Void)?
    var seen: Set<String> = []
  }
  private static let state = Mutex(Watch())

  /// Has every statement prepared from now on looked at, once.
  package static func watch(_ report: @escaping @Sendable (Finding) -> Void) {
    state.withLock { $0.report = report }
  }

  /// The same for a program that tests start: a line for each finding at the end of a file.
  package static func watch(into path: String) {
    watch { finding in
      let file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard file >= 0 else { return }
      defer { close(file) }
      let line = finding.line
      _ = write(file, line, line.utf8.count)
    }
  }

  static func look(at sql: String, _ connection: SQLiteConnection) {
    let report = state.withLock { watch -> (@Sendable (Finding) -> Void)? in
      guard let report = watch.report else { return nil }
      return watch.seen.insert("\(connection.caller) \(sql)").inserted ? report : nil
    }
    guard let report else { return }
    let steps = column(3, of: "EXPLAIN QUERY PLAN \(sql)", connection).filter(isUnwalled)
    if steps.isEmpty { return }
    let tables = column(0, of: walled, connection)
    let open = Set(column(0, of: all, connection)).subtracting(tables)
    let words = sql.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    for step in steps {
      let name = Self.name(in: step)
      guard !open.contains(name), let table = table(named: name, words, tables) else { continue }
      report(
        Finding(caller: "\(connection.caller)", sql: sql, table: table, step: step))
    }
  }

  /// A step that reaches a table by something else than its company.
  private static func isUnwalled(_ step: String) -> Bool {
    guard step.hasPrefix("SCAN ") || step.hasPrefix("SEARCH ") else { return false }
    if step.contains("(company_id=?") { return false }
    return !(step.contains("sqlite_autoindex_company_1 (id=?"))
  }

  /// "SEARCH i USING INDEX …": the table, or what the statement calls it.
  private static func name(in step: String) -> String {
    step.split(separator: " ").dropFirst().first.map(String.init) ?? ""
  }

  /// The walled table of a name: its own, or one that follows it in the statement, as in `invoice i` and `invoice AS i`. A
  /// subquery's name is no table's.
  private static func table(named name: String, _ words: [String], _ tables: [String]) -> String? {
    if tables.contains(name) { return name }
    for (index, word) in words.enumerated() where word == name && index > 0 {
      let before = words[index - 1].uppercased() == "AS" ? index - 2 : index - 1
      if before >= 0, tables.contains(words[before]) { return words[before] }
    }
    return nil
  }

  private static let all = "SELECT name FROM sqlite_schema WHERE type = 'table'"

  private static let walled = """
    SELECT t.name FROM sqlite_schema t
    WHERE t.type = 'table' AND (t.name = 'company'
      OR EXISTS (SELECT 1 FROM pragma_table_info(t.name) c WHERE c.name = 'company_id'))
    """

  private static func column(
    _ index: Int32, of sql: String, _ connection: SQLiteConnection
  ) -> [String] {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v2(connection.handle, sql, -1, &prepared, nil) == SQLITE_OK,
      let prepared
    else { return [] }
    defer { sqlite3_finalize(prepared) }
    var found: [String] = []
    while sqlite3_step(prepared) == SQLITE_ROW {
      found.append(SQLiteStatement.text(prepared, index))
    }
    return found
  }
}
