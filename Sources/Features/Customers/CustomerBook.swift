import Kernel
import Storage

/// The customers of one transaction: those it is about to deal with are read together, each is entered once.
///
/// Nobody else enters customers of the company meanwhile: it is of the scope that the transaction writes alone.
package struct CustomerBook {
  private let company: CompanyID
  private var known: [String: Customer.ID] = [:]
  /// Looked for and not found.
  private var absent: Set<String> = []

  package init(_ company: CompanyID) { self.company = company }

  /// Reads in one statement who of `identities` is known.
  ///
  /// - Returns: those who are.
  @discardableResult
  package mutating func look(
    for identities: some Sequence<String>, in tx: borrowing Transaction
  ) throws -> [Customer.ID] {
    let unknown = Set(identities).filter { known[$0] == nil }
    if unknown.isEmpty { return [] }
    let found = try CustomerStore.find(unknown.sorted(), of: company, in: tx)
    known.merge(found) { $1 }
    absent.formUnion(unknown.filter { found[$0] == nil })
    return Array(found.values)
  }

  /// The customer known under `identity`, entered if new.
  ///
  /// - Parameter identity: what makes it the same customer next time: "siren:732829320", "woocommerce:42".
  package mutating func enter(
    _ customer: Customer, identity: String, ids: IDs, in tx: borrowing Transaction
  ) throws -> (id: Customer.ID, isNew: Bool) {
    if known[identity] == nil, !absent.contains(identity) { try look(for: [identity], in: tx) }
    let (id, isNew) = known[identity].map { ($0, false) } ?? (Customer.ID(raw: ids.next()), true)
    if isNew {
      try CustomerStore.insert(customer, id, identity: identity, of: company, in: tx)
      known[identity] = id
      absent.remove(identity)
    }
    if let email = customer.email, let address = try? EmailAddress(email) {
      try CustomerStore.insert(address, of: id, company: company, in: tx)
    }
    return (id, isNew)
  }
}
