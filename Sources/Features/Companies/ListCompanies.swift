import Accounts
import Invoicing
import Kernel
import Storage

/// One company of the installation, as whoever may enter it sees it.
package struct KnownCompany: Sendable {
  package let id: CompanyID
  package let name: String
  package let siren: String
  /// Whose documents are worth nothing, by their own words.
  package let isTraining: Bool
  /// The company it is a sandbox of.
  package let sandboxOf: CompanyID?
  /// What whoever asked may do in it, where a person asked.
  package var permissions: Set<Permission> = []
}

/// The companies of an installation that somebody may enter.
package struct ListCompanies: Sendable {
  let database: Database

  package init(database: Database) { self.database = database.listingCompanies }

  /// All of them, in the order they were declared: for whoever runs the machine.
  package func all() async throws -> [KnownCompany] {
    try await database.read { try Self.all(in: $0) { _, _ in true } }
  }

  package func allSync() throws -> [KnownCompany] {
    try database.readSync { try Self.all(in: $0) { _, _ in true } }
  }

  /// The company somebody means by its id, or by its SIREN where one real company has it.
  ///
  /// - Throws: `CompanyProblem.unknown`.
  package func find(_ name: String) throws -> CompanyID {
    let all = try allSync()
    let digits = name.filter { $0 != " " }
    let byID = all.filter { "\($0.id)" == name }
    let bySIREN = all.filter { $0.siren == digits }
    let real = bySIREN.filter { !$0.isTraining }
    for found in [byID, real, bySIREN] where found.count == 1 { return found[0].id }
    throw CompanyProblem.unknown(name, known: all.map { "\($0.id) (\($0.siren))" })
  }

  /// Those whoever asks may enter. A key is of one company, and enters no other.
  ///
  /// - Parameter company: the one of the request.
  func mine(in company: CompanyID) async throws -> [KnownCompany] {
    if Caller.current.isPerson, let user = Caller.current.author.flatMap({ User.ID($0.id) }) {
      return try await all(of: user)
    }
    return [try await database.of(company).read { try Self.one(company, in: $0) }].compactMap { $0 }
  }

  /// Those of which a person is a member.
  package func all(of user: User.ID) async throws -> [KnownCompany] {
    try await database.read { tx in
      let found = try Self.all(in: tx) { company, tx in
        try Membership.isMember(user, of: company, in: tx)
      }
      return try found.map { known in
        var known = known
        known.permissions = try tx.entering(known.id) { tx in
          try Membership.permissions(of: user, in: known.id, tx)
        }
        return known
      }
    }
  }

  private static func all(
    in tx: borrowing Transaction, where mayEnter: (CompanyID, borrowing Transaction) throws -> Bool
  ) throws -> [KnownCompany] {
    var found: [KnownCompany] = []
    for company in try CompanyStore.all(in: tx) {
      let known = try tx.entering(company.id) { tx -> KnownCompany? in
        guard try mayEnter(company.id, tx) else { return nil }
        return try one(company.id, in: tx)
      }
      if let known { found.append(known) }
    }
    return found
  }

  /// - Parameter tx: of the company.
  static func one(_ id: CompanyID, in tx: borrowing Transaction) throws -> KnownCompany? {
    guard let profile = try CompanyStore.current(in: tx)?.profile else { return nil }
    return KnownCompany(
      id: id, name: profile.name, siren: profile.siren, isTraining: profile.isTraining,
      sandboxOf: try SandboxStore.original(of: id, in: tx))
  }
}
