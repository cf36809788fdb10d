import Accounts
import Kernel
import Money
import Storage

/// Holds what takes two persons, and decides it: the one place where the rule stands, whatever the act.
///
/// The second person is another one who signed in and may decide the act. A program is never the second one, and a key counts
/// as the person who made it.
package struct Approvals: Sendable {
  package let issuer: OrderIssuer
  let queue: JobQueue

  package init(issuer: OrderIssuer, queue: JobQueue) {
    self.issuer = issuer
    self.queue = queue
  }

  package var company: CompanyID { issuer.company.id }

  // MARK: Asking

  /// - Parameters:
  ///   - person: who is behind it, `usr_…`; `nil` for whoever runs the machine.
  ///   - request: the body it is done with.
  /// - Throws: `ApprovalProblem.pending`: one act about one thing at a time.
  func hold(
    _ kind: HeldAct.Kind, about subject: String = "", _ amount: Money? = nil,
    request: String = "{}", by person: String?, in tx: borrowing Transaction
  ) throws -> HeldAct {
    if let open = try open(kind, about: subject, in: tx) { throw ApprovalProblem.pending(open.id) }
    let others = try Colleague.all(who: kind.permissions, but: person, of: company, in: tx)
    let isAlone = others.isEmpty
    let dueAt = tx.now.adding(seconds: isAlone ? HeldAct.delaySeconds : 0)
    let act = HeldAct(
      id: HeldAct.ID(raw: issuer.ids.next()), kind: kind, subject: subject, amount: amount,
      request: request, askedAt: tx.now, asker: .init(name: tx.author.name, person: person),
      isAlone: isAlone, dueAt: dueAt, expiresAt: dueAt.adding(seconds: HeldAct.decisionSeconds),
      decision: nil, result: nil)
    try HeldActStore.insert(act, of: company, in: tx)
    try note("asked", act, in: tx)
    try InvoicingEvents.requested(act, of: company, in: tx)
    try tell(.asked, act, others, in: tx)
    return act
  }

  func open(_ kind: HeldAct.Kind, about subject: String = "", in tx: borrowing Transaction) throws
    -> HeldAct?
  {
    let now = tx.now
    return try HeldActStore.acts(kind, about: subject, of: company, in: tx).first {
      $0.state(at: now).isOpen
    }
  }

  // MARK: Deciding

  /// Approves an act, or confirms one's own where there is nobody else, and does it. A rotation of the key is only granted: the
  /// terminal that holds the key does it.
  ///
  /// - Throws: `ApprovalProblem.notFound`, `.notOpen`, `.samePerson`, `.tooSoon`; `AccessProblem.personsOnly`, `.forbidden`;
  ///   what the act itself throws, and then nothing is decided.
  package func approve(_ id: HeldAct.ID, by caller: Caller, in tx: borrowing Transaction) throws
    -> HeldAct
  {
    let act = try undecided(id, in: tx)
    guard caller.isPerson, let person = caller.person else { throw AccessProblem.personsOnly }
    try check(caller, may: act.kind)
    try HeldActStore.decide(
      id, try decision(on: act, by: person, at: tx.now), by: person, of: company, in: tx)
    if let result = try perform(act, in: tx) {
      try HeldActStore.done(id, result, of: company, in: tx)
    }
    return try ended("approved", .approved, id, in: tx)
  }

  /// Anybody who may decide an act stops it, whoever asked for it.
  ///
  /// - Throws: `ApprovalProblem.notFound`, `.notOpen`; `AccessProblem.forbidden`.
  package func refuse(
    _ id: HeldAct.ID, reason: String?, by caller: Caller, in tx: borrowing Transaction
  ) throws -> HeldAct {
    _ = try undecided(id, in: tx)
    try HeldActStore.decide(
      id, .refused, by: caller.person, reason: CleanText.optionalLine(reason), of: company, in: tx)
    return try ended("refused", .refused, id, in: tx)
  }

  private func undecided(_ id: HeldAct.ID, in tx: borrowing Transaction) throws -> HeldAct {
    let act = try act(id, in: tx)
    let state = act.state(at: tx.now)
    guard state.isOpen, act.decision == nil else { throw ApprovalProblem.notOpen(id, state) }
    return act
  }

  func act(_ id: HeldAct.ID, in tx: borrowing Transaction) throws -> HeldAct {
    guard let act = try HeldActStore.act(id, of: company, in: tx) else {
      throw ApprovalProblem.notFound("\(id)")
    }
    return act
  }

  private func check(_ caller: Caller, may kind: HeldAct.Kind) throws {
    let missing = kind.permissions.subtracting(caller.permissions)
    if let first = missing.min(by: { $0.rawValue < $1.rawValue }) {
      throw AccessProblem.forbidden(first)
    }
  }

  private func decision(on act: HeldAct, by person: String, at now: Instant) throws
    -> HeldAct.Decision.Kind
  {
    guard act.asker.person == person else { return .approved }
    guard act.isAlone else { throw ApprovalProblem.samePerson }
    guard now >= act.dueAt else { throw ApprovalProblem.tooSoon(until: act.dueAt) }
    return .confirmed
  }

  private func perform(_ act: HeldAct, in tx: borrowing Transaction) throws -> String? {
    switch act.kind {
    case .refund:
      guard let payment = Payment.ID(act.subject) else {
        throw PaymentError.notFound(act.subject)
      }
      let request = try PaymentJSON.refund(Array(act.request.utf8))
      return "\(try RefundPayment(issuer: issuer)(request, of: payment, in: tx).id)"
    case .refundLimit:
      guard let limit = act.amount else { throw ApprovalProblem.notFound("\(act.id)") }
      let number = try RefundLimit.current(of: company, in: tx).number
      try HeldActStore.insert(limit, after: number, by: act.asker.name, of: company, in: tx)
      return limit.description
    case .keyRotation: return nil
    }
  }

  private func ended(
    _ word: String, _ notice: ApprovalNotices.Kind, _ id: HeldAct.ID, in tx: borrowing Transaction
  ) throws -> HeldAct {
    let act = try act(id, in: tx)
    try note(word, act, in: tx)
    try InvoicingEvents.decided(act, of: company, in: tx)
    let people = try Colleague.all(who: act.kind.permissions, but: nil, of: company, in: tx)
    try tell(notice, act, people, in: tx)
    return act
  }

  // MARK: Telling

  private func note(_ word: String, _ act: HeldAct, in tx: borrowing Transaction) throws {
    let what = [
      act.kind.rawValue, act.subject, act.amount.map { "\($0) \($0.currency.code)" } ?? "",
    ]
    try AuditTrail.note(
      "approval.\(word)", "\(act.id)",
      after: what.filter { !$0.isEmpty }.joined(separator: " "), of: company, in: tx)
  }

  /// The company hears of everything, and so does everybody who may decide.
  private func tell(
    _ notice: ApprovalNotices.Kind, _ act: HeldAct, _ people: [Colleague],
    in tx: borrowing Transaction
  ) throws {
    var mailboxes = people.map(\.email)
    if let own = issuer.company.profile.email, !mailboxes.contains(own) { mailboxes.append(own) }
    for mailbox in mailboxes {
      try queue.ask(ApprovalNotices.job(notice, act.id, to: mailbox), of: company, in: tx)
    }
  }
}
