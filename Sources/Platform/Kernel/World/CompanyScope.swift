import Storage

extension WriteScope {
  /// What writes for one company: its numbers, its log and its books move in one transaction at a time, on whichever node;
  /// those of other companies move beside it.
  package static func company(_ id: CompanyID) -> WriteScope { .one(id.raw.bytes) }
}

extension Database {
  /// The data of one company and no other's: what everything that works for a company is given.
  package func of(_ company: CompanyID) -> Database { of(company.raw.bytes) }

  /// The company it is of; `nil` where none was named.
  package var company: CompanyID? { companyID.flatMap(RawID.init(bytes:)).map(CompanyID.init) }

  /// The same, for a company with a clock of its own.
  package func of(_ company: CompanyID, _ clock: Clock) -> Database {
    of(company.raw.bytes, now: { clock.now })
  }
}

extension Transaction {
  /// The company it is of; `nil` where none was named.
  package var company: CompanyID? { companyID.flatMap(RawID.init(bytes:)).map(CompanyID.init) }

  package func entering<T>(
    _ company: CompanyID, _ body: (borrowing Transaction) throws -> T
  ) throws -> T {
    try entering(company.raw.bytes, body)
  }
}
