import Money

extension Database {
  package enum Location: Hashable, Sendable {
    case file(String)
    /// For tests: one connection, gone when the database is.
    case memory
    /// The URL of a PostgreSQL database: `postgresql://…`.
    case server(String)
  }

  /// Memory stays flat: the caches are bounded, whatever the size of the database.
  package struct Options: Sendable {
    package var readers = 2
    package var writerCacheKilobytes = 32_000
    package var readerCacheKilobytes = 8_000
    /// 4,000 pages are 16 MB of log, a few thousand invoices.
    package var checkpointPages = 4_000

    /// Connections to a server, made when they are needed. A node's two numbers, times the nodes, stay below the server's
    /// `max_connections`.
    package var serverWriters = 4
    package var serverReaders = 4
    package var statementSeconds = 60
    package var lockSeconds = 30
    /// A node that stopped in the middle of a transaction holds its locks no longer than this.
    package var idleSeconds = 30
    /// How often a closure is run again after a deadlock or a lost connection.
    package var attempts = 4
    /// What the role on the server is there for.
    package var role = Role.application
    /// Opens a file whose data is moving to a server, for the move itself.
    package var opensMoved = false
    /// Lets a superuser in, which no installation should: for tests of what only one may do.
    package var allowsStrongRole = false
    /// Where a server's warnings go.
    package var notice: @Sendable (String) -> Void = { _ in }
    /// Told, where it is asked for, of each transaction; what it returns is told, on a thread of the database, how it went.
    package var watch: (@Sendable (TransactionReport.Kind) -> TransactionEar)?
    /// Run before the commit of a transaction that somebody's request writes (`Author.door`), in it.
    package var beforeCommit: (@Sendable (borrowing Transaction) throws -> Void)?

    package init() {}
  }

  /// Who a role of a server is. A file has one user, who is both.
  package enum Role: Sendable {
    /// Reads and writes rows. It owns nothing, or it could take down what keeps documents and companies safe from it.
    case application
    /// Owns the tables: makes and changes them, and copies them whole.
    case owner
  }
}
