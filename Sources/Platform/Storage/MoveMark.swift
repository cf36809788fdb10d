import Money

/// Says in a file of SQLite that its data is on a server now, or on its way there.
///
/// It stands among the migrations, as one that no program knows: whatever version opens the file refuses it, those made
/// before there were moves included.
package struct MoveMark: Equatable, Sendable {
  /// Where to, as `Database.Location.shown` writes it.
  package let target: String
  /// The target holds everything. Until then only the same move may go on.
  package let isDone: Bool

  package init(target: String, isDone: Bool) {
    self.target = target
    self.isDone = isDone
  }

  private static let prefix = "moved to "

  /// `nil` for what is a migration.
  init?(id: String, checksum: String) {
    guard id.hasPrefix(Self.prefix) else { return nil }
    self.init(target: String(id.dropFirst(Self.prefix.count)), isDone: checksum == "done")
  }

  package static func read(in tx: borrowing Transaction) throws -> MoveMark? {
    try tx.rows("SELECT id, checksum FROM migration") {
      MoveMark(id: try $0.text(0), checksum: try $0.text(1))
    }.compactMap { $0 }.first
  }

  /// The only mark of the file from now on.
  package func set(in tx: borrowing Transaction) throws {
    try Self.clear(in: tx)
    try tx.run(
      """
      INSERT INTO migration (id, checksum, applied_at)
      VALUES (\(Self.prefix + target), \(isDone ? "done" : "under way"), \(tx.now))
      """)
  }

  package static func clear(in tx: borrowing Transaction) throws {
    try tx.run(
      "DELETE FROM migration WHERE substr(id, 1, \(prefix.count)) = \(prefix)")
  }
}

extension Database.Location {
  /// For people: a server without what its URL holds beside its name, such as a password.
  package var shown: String {
    switch self {
    case .file(let path): path
    case .memory: ":memory:"
    case .server(let url): (try? PostgreSQLSettings(url, .init()))?.shown ?? "postgresql"
    }
  }
}
