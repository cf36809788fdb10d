import Money

/// Whose rows a transaction may read and write: the wall between companies.
///
/// PostgreSQL holds it by row-level security (`Walls`), whatever a statement says: the reach is told to the server in the
/// trip that begins the transaction, as a setting of that transaction alone. SQLite has no such wall; there each statement
/// names its company, which the tests see to for every statement they come by (`CompanyPlan`).
package enum Reach: Hashable, Sendable {
  /// No company was named: no row of any. What is of no company, such as the migrations, is read all the same.
  case nobody
  /// The list of the companies, to read: how an installation learns whose data it has.
  case listOfCompanies
  /// One company, by its id.
  case company([UInt8])
  /// All rows of all companies: for migrations and moves. PostgreSQL grants it to the owner of the tables alone.
  case everything
}

extension Database {
  /// The same database for one company: every transaction of it reaches that company's rows and no other's.
  ///
  /// - Parameter now: of a company that has a clock of its own; `nil` for that of the database.
  package func of(_ company: [UInt8], now: (@Sendable () -> Instant)? = nil) -> Database {
    reaching(.company(company), now: now)
  }

  /// The company it is of, if it is of one.
  package var companyID: [UInt8]? {
    guard case .company(let id) = reach else { return nil }
    return id
  }

  /// The door of what has no company yet: reads which there are, and enters one of them, known or new
  /// (`Transaction.entering`).
  package var listingCompanies: Database { reaching(.listOfCompanies) }

  /// The door of what copies or checks the whole installation, as the owner of the tables.
  package var ofEveryCompany: Database { reaching(.everything) }
}

extension Transaction {
  /// The company it is of, if it is of one.
  package var companyID: [UInt8]? {
    guard case .company(let id) = reach else { return nil }
    return id
  }

  /// The same transaction, for one company: for what finds or makes the company that it then writes.
  ///
  /// A transaction of one company never becomes another's.
  package func entering<T>(
    _ company: [UInt8], _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    if reach == .company(company) { return try body(self) }
    precondition(companyID == nil, "a transaction of one company does not enter another")
    let inside = Reach.company(company)
    try connection.reach(inside)
    let value: T
    do {
      value = try body(Transaction(connection: connection, now: now, reach: inside))
    } catch {
      // A transaction that can only be rolled back takes no setting, and its reach ends with it.
      try? connection.reach(reach)
      throw error
    }
    try connection.reach(reach)
    return value
  }
}
