import Kernel
import Seal
import Storage

/// What becomes of somebody's rights in a company, kept twice: in words in the audit trail, and as the event `permission` of
/// the sealed log, where the person is a commitment (SPEC-sealing § 7).
enum PermissionNote {
  enum Action: String { case granted, changed, withdrawn }

  /// - Parameter name: the address the person signs in with.
  static func write(
    _ action: Action, _ name: String, from before: Role?, to after: Role?, of company: CompanyID,
    chance: Chance, in tx: borrowing Transaction
  ) throws {
    try AuditTrail.note(
      "member.\(action.rawValue)", name, before: before?.inWords, after: after?.inWords,
      of: company, in: tx)
    let person = try PendingEvents.commitment(to: name, of: company, chance: chance, in: tx)
    try PendingEvents.add(
      SealedEvent(
        "permission",
        [
          .init("action", action.rawValue), .init("person", person),
          .init("role", (after ?? before)?.inWords ?? ""),
        ]), of: company, in: tx)
  }
}

extension Role {
  /// "seller", "custom documents:read jobs:read".
  var inWords: String {
    if case .custom(let permissions) = self { return "custom \(permissions.scopes)" }
    return name
  }
}
