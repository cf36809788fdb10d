import Kernel
import Money
import Storage

/// What the doors ask of the account: each verb in one transaction, with what it needs to know read in it.
package struct BankRequests: Sendable {
  let company: CompanyID
  let ids: IDs
  let database: Database

  package init(company: CompanyID, ids: IDs, database: Database) {
    self.company = company
    self.ids = ids
    self.database = database
  }

  private var change: ChangeBankAccount { ChangeBankAccount(company: company, ids: ids) }

  /// The newest first, each with what was suspicious about it.
  package struct History: Sendable {
    package let changes: [(change: BankChange, warnings: [Finding])]
    package let seller: CompanyProfile
    package let now: Instant

    package var open: (change: BankChange, warnings: [Finding])? {
      changes.first { $0.change.state(at: now).isOpen }
    }
    package var inForce: BankChange? {
      changes.first { $0.change.state(at: now) == .inForce }?.change
    }
  }

  package func history() async throws -> History {
    let company = company
    return try await database.read { try Self.history(of: company, in: $0) }
  }

  static func history(of company: CompanyID, in tx: borrowing Transaction) throws -> History {
    guard let seller = try CompanyStore.current(in: tx)?.profile else {
      throw InvoicingError.noCompany
    }
    let changes = try BankChangeStore.all(of: company, at: tx.now, in: tx)
    return History(
      changes: changes.map { ($0, BankGuards.warnings(on: $0, among: changes, seller: seller)) },
      seller: seller, now: tx.now)
  }

  /// - Parameter read: the proposal, from the seller and the rule in force.
  func propose(
    in tx: borrowing Transaction,
    _ read: (CompanyProfile, BankRule) throws -> ChangeBankAccount.Proposal
  ) throws -> ChangeBankAccount.Proposed {
    let history = try Self.history(of: company, in: tx)
    let proposal = try read(history.seller, history.inForce?.after.rule ?? BankRule())
    return try change.propose(proposal, seller: history.seller, in: tx)
  }

  /// - Throws: `BankProblem.changeInvalid` with all that is wrong with the form, and what `ChangeBankAccount` throws.
  package func propose(_ form: BankForm, door: Door) async throws -> BankChange {
    try await database.write { tx in
      try propose(in: tx) { seller, rule in
        let (proposal, findings) = form.proposal(door: door, seller: seller, rule: rule)
        guard findings.isEmpty else { throw BankProblem.changeInvalid(findings) }
        return proposal
      }.change
    }
  }

  /// A wrong code is counted, so it is no error of the transaction; it is one of the request.
  package func approve(_ id: BankChangeID, code: String, by name: String?, door: Door)
    async throws -> BankChange
  {
    let change = change
    return try await database.write {
      try change.approve(id, code: code, by: name, door: door, in: $0)
    }.get()
  }

  package func confirm(_ id: BankChangeID, by name: String?, door: Door) async throws
    -> BankChange
  {
    let change = change
    return try await database.write { try change.confirm(id, by: name, door: door, in: $0) }
  }

  package func refuse(
    _ id: BankChangeID, by name: String?, reason: String?, door: Door
  ) async throws -> BankChange {
    let change = change
    return try await database.write {
      try change.refuse(id, by: name, reason: reason, door: door, in: $0)
    }
  }
}
