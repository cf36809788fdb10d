import Accounts
import Kernel
import Money
import Storage

/// An act that one person may not do alone: it is asked for, waits for another person, and is then done or refused.
///
/// With somebody else who may decide: awaiting approval → done. Alone: it rests for 72 h → confirmed once more → done. Anyone
/// who may decide refuses it meanwhile. Rows are added and never changed.
package struct HeldAct: Sendable {
  package struct ID: Identifier {
    package static let prefix = "apr"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum Kind: String, Sendable, CaseIterable {
    /// Gives back more than the company lets one person give back.
    case refund
    /// Lets one person give back more than before.
    case refundLimit = "refund_limit"
    /// Another key signs from then on; the terminal does it once it is approved.
    case keyRotation = "key_rotation"

    /// What whoever decides it must be allowed to do.
    package var permissions: Set<Permission> {
      switch self {
      case .refund: [.refundsWrite]
      case .refundLimit, .keyRotation: [.refundsWrite, .usersWrite]
      }
    }
  }

  package enum State: String, Sendable, CaseIterable {
    case awaitingApproval = "awaiting_approval"
    /// One person: the delay runs.
    case coolingOff = "cooling_off"
    /// One person: the delay has passed.
    case awaitingConfirmation = "awaiting_confirmation"
    /// Decided, and not done yet: a rotation waits for the terminal.
    case approved
    case done
    case refused
    /// Nobody decided it in time, or nobody did what was decided.
    case lapsed

    package var isOpen: Bool {
      switch self {
      case .awaitingApproval, .coolingOff, .awaitingConfirmation, .approved: true
      case .done, .refused, .lapsed: false
      }
    }
  }

  /// Who asked, as they were known.
  package struct Asker: Sendable {
    package let name: String
    /// `usr_…`: who signed in, or who made the key; `nil` at the terminal.
    package let person: String?
  }

  package struct Decision: Sendable {
    package enum Kind: String, Sendable { case approved, confirmed, refused }

    package let kind: Kind
    package let at: Instant
    package let name: String
    package let reason: String?
  }

  package let id: ID
  package let kind: Kind
  /// What it is about: the id of a payment; nothing of others.
  package let subject: String
  package let amount: Money?
  /// The body it was asked with, whole: what is approved is what was asked.
  let request: String
  package let askedAt: Instant
  package let asker: Asker
  /// Nobody else could decide it when it was asked for.
  package let isAlone: Bool
  /// The end of the delay of one person.
  package let dueAt: Instant
  package let expiresAt: Instant
  package let decision: Decision?
  /// What came of it: the id of the refund, the fingerprint of the key.
  package let result: String?

  /// Of one person, as for another bank account.
  static let delaySeconds: Int64 = 72 * 3600
  /// To decide it, from when it may be decided.
  static let decisionSeconds: Int64 = 7 * 86_400

  package func state(at now: Instant) -> State {
    if decision?.kind == .refused { return .refused }
    if result != nil { return .done }
    if now >= expiresAt { return .lapsed }
    if decision != nil { return .approved }
    if !isAlone { return .awaitingApproval }
    return now < dueAt ? .coolingOff : .awaitingConfirmation
  }
}
