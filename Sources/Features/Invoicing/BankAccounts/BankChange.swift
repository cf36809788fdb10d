import Kernel
import Money
import Storage

package struct BankChangeID: Identifier {
  package static let prefix = "bac"
  package let raw: RawID
  package init(raw: RawID) { self.raw = raw }
}

/// Who approves a change of the account, and how long it rests before it counts.
///
/// In the company file: `"bankChange": { "approver": "compta@…", "delayHours": 48 }`.
package struct BankRule: Sendable, Hashable {
  /// The mailbox of the second person; nil while there is one person only.
  package var approver: String?
  /// Between the proposal and its effect.
  package var delayHours: Int

  package static let usualDelayHours = 48
  package static let delays = 24...336

  package init(approver: String? = nil, delayHours: Int = BankRule.usualDelayHours) {
    self.approver = approver
    self.delayHours = delayHours
  }

  /// One person who can be deceived, or robbed of their session, waits longer.
  package var effectiveDelayHours: Int { approver == nil ? max(delayHours, 72) : delayHours }
}

/// What is versioned: the account documents print, and the rule under which it changes.
package struct BankSetting: Sendable, Hashable {
  package var account: CompanyProfile.BankAccount?
  package var rule: BankRule

  package init(account: CompanyProfile.BankAccount?, rule: BankRule = BankRule()) {
    self.account = account
    self.rule = rule
  }
}

/// One version of the account, from its proposal on: who asked, from which door, what before, what after, and all that
/// happened to it since. Rows are added and never changed.
///
/// With an approver: pending → approved by the code of the approver's mailbox → in force once the delay has passed too.
/// Without: it rests for the delay → confirmed once more → in force. Anyone refuses it until it is in force.
package struct BankChange: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case awaitingApproval = "awaiting_approval"
    /// One person: the delay runs.
    case coolingOff = "cooling_off"
    /// One person: the delay has passed.
    case awaitingConfirmation = "awaiting_confirmation"
    /// Approved, and the delay still runs.
    case approved
    case inForce = "in_force"
    /// It was in force, until a later one.
    case replaced
    case refused
    /// Nobody approved or confirmed it in time.
    case lapsed

    /// Whether it may still come into force.
    package var isOpen: Bool {
      switch self {
      case .awaitingApproval, .coolingOff, .awaitingConfirmation, .approved: true
      case .inForce, .replaced, .refused, .lapsed: false
      }
    }
  }

  package struct Event: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
      /// A first account or approver: nothing was there to protect.
      case granted
      /// A code was made for the approver; the newest counts.
      case codeMade = "code-made"
      case codeWrong = "code-wrong"
      case approved, confirmed, refused
    }

    package let kind: Kind
    package let at: Instant
    package let by: String?
    package let door: Door?
    package let reason: String?
    /// When the account comes into force.
    package let effectiveAt: Instant?
    package let codeHash: [UInt8]?

    init(
      _ kind: Kind, at: Instant, by: String? = nil, door: Door? = nil, reason: String? = nil,
      effectiveAt: Instant? = nil, codeHash: [UInt8]? = nil
    ) {
      self.kind = kind
      self.at = at
      self.by = by
      self.door = door
      self.reason = reason
      self.effectiveAt = effectiveAt
      self.codeHash = codeHash
    }
  }

  package let id: BankChangeID
  /// From 1, in the order of the proposals: the version a document names.
  package let number: Int
  package let proposedAt: Instant
  package let door: Door
  /// As they called themselves; nil for the company file.
  package let proposedBy: String?
  package let reason: String?
  package let before: BankSetting
  package let after: BankSetting
  /// The approver who decides it: the one in force when it was proposed, not a proposed one.
  package let approver: String?
  /// The mailbox of the company when it was proposed, which hears of all that happens.
  package let companyEmail: String?
  /// The end of the delay.
  package let dueAt: Instant
  /// Unless it is approved or confirmed by then, it lapses.
  package let expiresAt: Instant
  package let isReplaced: Bool
  package var events: [Event]

  /// Wrong codes before the change is refused.
  package static let attempts = 5
  /// To approve it after it was proposed, or to confirm it after its delay.
  static let decisionSeconds: Int64 = 7 * 86_400

  package var refusal: Event? { events.first { $0.kind == .refused } }
  package var effectiveAt: Instant? { events.compactMap(\.effectiveAt).first }
  package var wrongCodes: Int { events.count { $0.kind == .codeWrong } }

  package func state(at now: Instant) -> State {
    if refusal != nil { return .refused }
    if let effectiveAt {
      if effectiveAt > now { return .approved }
      return isReplaced ? .replaced : .inForce
    }
    if now >= expiresAt { return .lapsed }
    if approver != nil { return .awaitingApproval }
    return now < dueAt ? .coolingOff : .awaitingConfirmation
  }
}
