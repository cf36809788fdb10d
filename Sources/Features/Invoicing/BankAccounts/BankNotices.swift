import Kernel
import Money
import Storage

/// What people are told of a change of the account, and when: rows of an outbox that `BankNoticeDesk` drains. They hold no
/// text and no code; both are made when they leave.
struct BankNotices {
  /// What a notice is about.
  enum Kind: String, Sendable, CaseIterable {
    /// To the approver alone, with the code.
    case code
    case proposed
    /// One person: the delay has passed.
    case confirm
    case approved
    case inForce = "in-force"
    case refused
  }

  let company: CompanyID
  let ids: IDs

  /// How long a mailbox still hears of proposals after the company has another.
  private static let earlierSeconds: Int64 = 30 * 86_400

  /// A proposal that waits: the company hears of it, the approver gets the code. So does the mailbox it had a moment ago: whoever
  /// changes the account must not choose who hears of it.
  func proposed(_ change: BankChange, in tx: borrowing Transaction) throws {
    try add(.proposed, to: change.companyEmail, about: change, at: tx.now, in: tx)
    let since = tx.now.adding(seconds: -Self.earlierSeconds)
    for mailbox in try CompanyStore.earlierMailboxes(since: since, of: company, in: tx)
    where mailbox != change.companyEmail {
      try add(.proposed, to: mailbox, about: change, at: tx.now, in: tx)
    }
    if let approver = change.approver {
      try add(.code, to: approver, about: change, at: tx.now, in: tx)
    } else {
      try add(.confirm, to: change.companyEmail, about: change, at: change.dueAt, in: tx)
    }
  }

  /// Approved or confirmed: said at once, and again when it takes effect.
  func decided(_ change: BankChange, effectiveAt: Instant, in tx: borrowing Transaction) throws {
    for recipient in recipients(of: change) {
      if effectiveAt > tx.now {
        try add(.approved, to: recipient, about: change, at: tx.now, in: tx)
      }
      try add(.inForce, to: recipient, about: change, at: effectiveAt, in: tx)
    }
  }

  /// What was to be said of it is no longer true.
  func refused(_ change: BankChange, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      DELETE FROM bank_notice
      WHERE company_id = \(company) AND change_id = \(change.id) AND done_at IS NULL
      """)
    for recipient in recipients(of: change) {
      try add(.refused, to: recipient, about: change, at: tx.now, in: tx)
    }
  }

  /// The mailbox of the company, the old approver and a proposed one; where none is known, the operator's terminal.
  private func recipients(of change: BankChange) -> [String?] {
    var known: [String] = []
    for mailbox in [change.companyEmail, change.approver, change.after.rule.approver] {
      if let mailbox, !known.contains(mailbox) { known.append(mailbox) }
    }
    return known.isEmpty ? [nil] : known
  }

  private func add(
    _ kind: Kind, to recipient: String?, about change: BankChange, at instant: Instant,
    in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO bank_notice (company_id, id, change_id, kind, recipient, next_at)
      VALUES (\(company), \(SQLValue.blob(ids.next().bytes)), \(change.id), \(kind.rawValue),
        \(recipient), \(instant))
      """)
  }

  // MARK: Draining

  struct Due: Sendable {
    let id: [UInt8]
    let change: BankChangeID
    let kind: Kind
    let recipient: String?
    let tries: Int
  }

  func due(at now: Instant, in tx: borrowing Transaction) throws -> [Due] {
    try tx.rows(
      """
      SELECT id, change_id, kind, recipient, tries FROM bank_notice
      WHERE company_id = \(company) AND done_at IS NULL AND next_at <= \(now)
      ORDER BY next_at, id LIMIT 50
      """
    ) { row in
      Due(
        id: try row.blob(0), change: try row.id(1),
        kind: Kind(rawValue: try row.text(2)) ?? .proposed, recipient: try row.textOrNil(3),
        tries: try row.int(4))
    }
  }

  /// Longer than a mail takes: another node takes up what this one dies over.
  private static let turnSeconds: Int64 = 600

  /// Takes a due notice, so that no other node sends it meanwhile.
  ///
  /// - Returns: `false` when another has it, or had it.
  func take(_ notice: Due, in tx: borrowing Transaction) throws -> Bool {
    try tx.run(
      """
      UPDATE bank_notice SET next_at = \(tx.now.adding(seconds: Self.turnSeconds))
      WHERE company_id = \(company) AND id = \(notice.id) AND done_at IS NULL
        AND next_at <= \(tx.now)
      """) == 1
  }

  /// - Parameter channel: how it left; nil for one that had become pointless.
  func done(_ notice: Due, by channel: String?, in tx: borrowing Transaction) throws {
    try tx.run(
      """
      UPDATE bank_notice SET done_at = \(tx.now), channel = \(channel), tries = tries + 1,
        last_error = NULL
      WHERE company_id = \(company) AND id = \(notice.id)
      """)
  }

  func postpone(_ notice: Due, after error: String, in tx: borrowing Transaction) throws {
    let next = tx.now.adding(seconds: Self.backoff(notice.tries))
    try tx.run(
      """
      UPDATE bank_notice SET tries = tries + 1, next_at = \(next), last_error = \(error)
      WHERE company_id = \(company) AND id = \(notice.id)
      """)
  }

  /// 1 min, 5 min, 30 min, then every two hours: a code is worth nothing after a week.
  private static func backoff(_ tries: Int) -> Int64 {
    let steps: [Int64] = [60, 300, 1_800]
    return tries < steps.count ? steps[tries] : 7_200
  }
}
