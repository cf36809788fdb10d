import Accounts
import Kernel
import Storage

/// Lets the terminal rotate the sealing key once somebody who signed in has approved it.
///
/// Whoever runs the machine holds the key's file; they are the first person, and the second is at the page. Where nobody can
/// sign in there is nobody to ask: the terminal goes on alone, as it must where a key was stolen.
package struct AskRotation: Sendable {
  let approvals: Approvals

  package init(approvals: Approvals) { self.approvals = approvals }

  /// Whether it must be asked for, or waited for.
  ///
  /// - Returns: the act that waits; `nil` when the rotation may go on.
  package func asked(in tx: borrowing Transaction) throws -> HeldAct? {
    if let open = try approvals.open(.keyRotation, in: tx) {
      return open.state(at: tx.now) == .approved ? nil : open
    }
    let people = try Colleague.all(
      who: HeldAct.Kind.keyRotation.permissions, but: nil, of: approvals.company, in: tx)
    return people.isEmpty ? nil : try approvals.hold(.keyRotation, by: nil, in: tx)
  }

  /// In the transaction that rotates: an approval is good once.
  ///
  /// - Parameter fingerprint: of the key that takes over.
  /// - Throws: `ApprovalProblem.awaited`.
  package func spend(on fingerprint: String, in tx: borrowing Transaction) throws {
    if let waiting = try asked(in: tx) { throw ApprovalProblem.awaited(waiting.id) }
    if let open = try approvals.open(.keyRotation, in: tx) {
      try HeldActStore.done(open.id, fingerprint, of: approvals.company, in: tx)
    }
    try AuditTrail.note("key.rotated", fingerprint, of: approvals.company, in: tx)
  }
}
