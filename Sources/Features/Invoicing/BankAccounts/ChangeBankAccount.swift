import Kernel
import Money
import Storage

/// Changes the account documents print: proposes, approves, confirms and refuses. Every door goes through these verbs, and
/// none of them makes another IBAN count at once (the "faux RIB": a single deceived or dishonest person must not be able
/// to turn the customers' payments).
package struct ChangeBankAccount: Sendable {
  let company: CompanyID
  let ids: IDs

  package init(company: CompanyID, ids: IDs) {
    self.company = company
    self.ids = ids
  }

  /// What somebody wants, and who they are.
  package struct Proposal: Sendable {
    package var account: CompanyProfile.BankAccount?
    /// Nil leaves the rule as it is.
    package var rule: BankRule?
    package var by: String?
    package var reason: String?
    package var door: Door

    package init(
      account: CompanyProfile.BankAccount?, rule: BankRule? = nil, by: String?,
      reason: String? = nil, door: Door
    ) {
      self.account = account
      self.rule = rule
      self.by = by
      self.reason = reason
      self.door = door
    }
  }

  package struct Proposed: Sendable {
    package let change: BankChange
    package let warnings: [Finding]
  }

  // MARK: Proposing

  /// Proposes another account, another approver or another delay. What protects nothing yet, a first account or a first
  /// approver, is in force at once; the rest is one change that waits.
  ///
  /// - Parameter seller: with the e-mail that hears of it.
  /// - Throws: `BankProblem.changePending`, `.unchanged`, `.nameMissing`.
  @discardableResult
  package func propose(
    _ proposal: Proposal, seller: CompanyProfile, in tx: borrowing Transaction
  ) throws -> Proposed {
    let by = CleanText.optionalLine(proposal.by)
    if proposal.door != .file, by == nil { throw BankProblem.nameMissing }
    let history = try BankChangeStore.all(of: company, at: tx.now, in: tx)
    if let open = history.first(where: { $0.state(at: tx.now).isOpen }) {
      throw BankProblem.changePending(number: open.number)
    }
    let current = try BankChangeStore.setting(of: company, at: tx.now, in: tx)
    let before = current?.setting ?? BankSetting(account: nil)
    let after = BankSetting(
      account: proposal.account ?? before.account, rule: proposal.rule ?? before.rule)
    guard after != before else { throw BankProblem.unchanged }
    var warnings: [Finding] = []
    if let account = after.account, account != before.account {
      warnings = BankGuards(seller: seller, before: before.account, after: history)
        .warnings(on: account)
    }
    var draft = Draft(
      number: (history.first?.number ?? 0) + 1, replacing: current?.number, before: before,
      after: granted(from: before, to: after))
    var change: BankChange?
    if draft.after != before {
      change = try insert(draft, proposal, by, seller, granted: true, in: tx)
      draft = Draft(
        number: draft.number + 1, replacing: draft.number, before: draft.after, after: after)
    }
    if draft.before != after {
      draft.after = after
      change = try insert(draft, proposal, by, seller, granted: false, in: tx)
    }
    guard let change else { throw BankProblem.unchanged }
    try record(change, warnings, in: tx)
    return Proposed(change: change, warnings: warnings)
  }

  private struct Draft {
    var number: Int
    var replacing: Int?
    var before: BankSetting
    var after: BankSetting
  }

  /// The part of a change that needs nobody's approval.
  private func granted(from before: BankSetting, to after: BankSetting) -> BankSetting {
    var granted = before
    if before.account == nil { granted.account = after.account }
    if before.rule.approver == nil { granted.rule.approver = after.rule.approver }
    if after.rule.delayHours > before.rule.delayHours || before.account == nil {
      granted.rule.delayHours = after.rule.delayHours
    }
    return granted
  }

  private func insert(
    _ draft: Draft, _ proposal: Proposal, _ by: String?, _ seller: CompanyProfile, granted: Bool,
    in tx: borrowing Transaction
  ) throws -> BankChange {
    let rule = draft.before.rule
    let delay = Int64(granted ? 0 : rule.effectiveDelayHours) * 3600
    let dueAt = tx.now.adding(seconds: delay)
    // With an approver the delay and the approval run side by side; alone, the confirmation comes after the delay.
    let opens = rule.approver == nil ? dueAt : tx.now
    let expiresAt = max(dueAt, opens.adding(seconds: BankChange.decisionSeconds))
    let change = BankChange(
      id: BankChangeID(raw: ids.next()), number: draft.number, proposedAt: tx.now,
      door: proposal.door, proposedBy: by, reason: CleanText.optionalLine(proposal.reason),
      before: draft.before, after: draft.after, approver: granted ? nil : rule.approver,
      companyEmail: CleanText.optionalLine(seller.email), dueAt: dueAt, expiresAt: expiresAt,
      isReplaced: false,
      events: granted
        ? [.init(.granted, at: tx.now, by: by, door: proposal.door, effectiveAt: tx.now)] : [])
    try BankChangeStore.insert(change, replacing: draft.replacing, of: company, in: tx)
    try InvoicingEvents.proposed(change, granted: granted, of: company, in: tx)
    if !granted { try notices.proposed(change, in: tx) }
    return change
  }

  /// Counted by the shield, a warning each; a first account that raises no doubt is none.
  private func record(
    _ change: BankChange, _ warnings: [Finding], in tx: borrowing Transaction
  ) throws {
    var findings = warnings
    if change.before.account != nil, change.before.account != change.after.account {
      findings.insert(Self.ibanChanged(change), at: 0)
    }
    for finding in findings {
      try ShieldStore.record(finding, ofBankChange: change.number, company: company, in: tx)
    }
  }

  /// Invoices with another's IBAN are how firms are robbed: a change is said out loud, with both ends of it.
  private static func ibanChanged(_ change: BankChange) -> Finding {
    let before = BankGuards.masked(change.before.account)
    let after = BankGuards.masked(change.after.account)
    return Finding(
      "company.iban-changed", .warn,
      fr:
        "Un autre compte est proposé : \(before) → \(after). Les documents portent l'ancien tant que le changement n'est pas en vigueur.",
      en:
        "Another account is proposed: \(before) → \(after). Documents carry the old one until the change is in force."
    )
  }

  // MARK: Deciding

  /// Approves with the code of the approver's mailbox. It comes into force when the delay has passed too.
  ///
  /// - Returns: the approved change, or `.codeWrong`, which is counted: the caller commits, and then reports it.
  /// - Throws: `BankProblem.changeNotFound`, `.stepNotPossible`, `.nameMissing`, `.samePerson`; nothing is written.
  package func approve(
    _ id: BankChangeID, code: String, by name: String?, door: Door,
    in tx: borrowing Transaction
  ) throws -> Result<BankChange, BankProblem> {
    var change = try BankChangeStore.change(id, of: company, at: tx.now, in: tx)
    let by = try named(name)
    try expect(change, [.awaitingApproval], at: tx.now)
    if let proposer = change.proposedBy,
      SearchText.normalised(proposer) == SearchText.normalised(by)
    {
      throw BankProblem.samePerson(by)
    }
    guard let code = CleanText.optionalLine(code) else {
      throw BankProblem.changeInvalid([
        Finding.valueMissing("code", at: Place(pointer: "/code"))
      ])
    }
    let made = change.events.last { $0.kind == .codeMade }?.codeHash
    guard let made, made == ApprovalCode.hash(code, of: id) else {
      let left = max(0, BankChange.attempts - change.wrongCodes - 1)
      try add(.init(.codeWrong, at: tx.now, by: by, door: door), to: &change, in: tx)
      if left == 0 {
        let reason = "\(BankChange.attempts) × code"
        try refuse(&change, .init(.refused, at: tx.now, reason: reason), in: tx)
      }
      return .failure(.codeWrong(attemptsLeft: left))
    }
    let effectiveAt = max(tx.now, change.dueAt)
    try add(
      .init(.approved, at: tx.now, by: by, door: door, effectiveAt: effectiveAt), to: &change,
      in: tx)
    try notices.decided(change, effectiveAt: effectiveAt, in: tx)
    return .success(change)
  }

  /// The second confirmation where there is no second person.
  ///
  /// - Throws: `BankProblem.changeTooSoon` while the delay runs, `.stepNotPossible`, `.nameMissing`.
  package func confirm(
    _ id: BankChangeID, by name: String?, door: Door, in tx: borrowing Transaction
  ) throws -> BankChange {
    var change = try BankChangeStore.change(id, of: company, at: tx.now, in: tx)
    let by = try named(name)
    if change.state(at: tx.now) == .coolingOff {
      throw BankProblem.changeTooSoon(until: change.dueAt)
    }
    try expect(change, [.awaitingConfirmation], at: tx.now)
    try add(
      .init(.confirmed, at: tx.now, by: by, door: door, effectiveAt: tx.now), to: &change, in: tx)
    try notices.decided(change, effectiveAt: tx.now, in: tx)
    return change
  }

  /// Anybody stops a change, at once, until it is in force.
  ///
  /// - Throws: `BankProblem.stepNotPossible`, `.nameMissing`.
  package func refuse(
    _ id: BankChangeID, by name: String?, reason: String?, door: Door,
    in tx: borrowing Transaction
  ) throws -> BankChange {
    var change = try BankChangeStore.change(id, of: company, at: tx.now, in: tx)
    let by = try named(name)
    guard change.state(at: tx.now).isOpen else {
      throw BankProblem.stepNotPossible(number: change.number, change.state(at: tx.now))
    }
    let reason = CleanText.optionalLine(reason)
    try refuse(
      &change, .init(.refused, at: tx.now, by: by, door: door, reason: reason), in: tx)
    return change
  }

  private func refuse(
    _ change: inout BankChange, _ refusal: BankChange.Event, in tx: borrowing Transaction
  ) throws {
    try add(refusal, to: &change, in: tx)
    try notices.refused(change, in: tx)
  }

  private func named(_ name: String?) throws -> String {
    guard let name = CleanText.optionalLine(name) else { throw BankProblem.nameMissing }
    return name
  }

  private func expect(
    _ change: BankChange, _ states: [BankChange.State], at now: Instant
  ) throws {
    let state = change.state(at: now)
    guard states.contains(state) else {
      throw BankProblem.stepNotPossible(number: change.number, state)
    }
  }

  private func add(
    _ event: BankChange.Event, to change: inout BankChange, in tx: borrowing Transaction
  ) throws {
    try BankChangeStore.add(event, to: change.id, of: company, in: tx)
    try InvoicingEvents.append(event, of: change, company: company, in: tx)
    change.events.append(event)
  }

  private var notices: BankNotices { BankNotices(company: company, ids: ids) }
}
