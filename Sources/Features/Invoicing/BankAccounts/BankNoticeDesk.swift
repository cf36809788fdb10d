import Kernel
import Money
import Storage

/// Sends the notices that are due. The code of an approval is made here, at the moment it leaves: the database only ever
/// holds its hash.
package struct BankNoticeDesk: Sendable {
  /// How a notice left.
  package enum Channel: String, Sendable {
    case mail
    /// No mail is configured: it was shown to the operator of this machine.
    case terminal
  }

  /// The notice could not be handed over; it is tried again.
  package struct NotSent: Error {
    package let reason: String
    package init(reason: String) { self.reason = reason }
  }

  let company: CompanyID
  let database: Database
  let ids: IDs
  let chance: Chance
  let send: @Sendable (BankMessage) async throws -> Channel

  /// - Parameter send: hands a notice over, or throws `NotSent`.
  package init(
    company: CompanyID, database: Database, ids: IDs, chance: Chance,
    send: @escaping @Sendable (BankMessage) async throws -> Channel
  ) {
    self.company = company
    self.database = database
    self.ids = ids
    self.chance = chance
    self.send = send
  }

  private var notices: BankNotices { BankNotices(company: company, ids: ids) }

  /// Sends all that is due, once.
  ///
  /// - Returns: how many left.
  @discardableResult
  package func work() async throws -> Int {
    let notices = notices
    var count = 0
    for notice in try await database.readBriefly({ try notices.due(at: $0.now, in: $0) }) {
      if Task.isCancelled { break }
      if try await send(notice) { count += 1 }
    }
    return count
  }

  private func send(_ notice: BankNotices.Due) async throws -> Bool {
    guard let message = try await prepared(notice) else { return false }
    let notices = notices
    do {
      let channel = try await send(message)
      try await database.write(.company(company)) {
        try notices.done(notice, by: channel.rawValue, in: $0)
      }
      return true
    } catch let failure as NotSent {
      try await database.write(.company(company)) {
        try notices.postpone(notice, after: failure.reason, in: $0)
      }
      return false
    }
  }

  /// Makes the text, and for an approver the code, whose hash is kept before the mail leaves: if it is lost, the next one
  /// carries another.
  private func prepared(_ notice: BankNotices.Due) async throws -> BankMessage? {
    let (company, chance, notices) = (company, chance, notices)
    return try await database.write(.company(company)) { tx in
      guard try notices.take(notice, in: tx) else { return nil }
      let history = try BankChangeStore.all(of: company, at: tx.now, in: tx)
      guard let change = history.first(where: { $0.id == notice.change }),
        let seller = try CompanyStore.current(in: tx)?.profile
      else { return nil }
      guard Self.isTrue(notice.kind, of: change, at: tx.now) else {
        try notices.done(notice, by: nil, in: tx)
        return nil
      }
      var code: ApprovalCode?
      if notice.kind == .code {
        let made = ApprovalCode(chance)
        code = made
        try BankChangeStore.add(
          .init(.codeMade, at: tx.now, codeHash: made.hash(of: change.id)), to: change.id,
          of: company, in: tx)
      }
      return BankMessage(
        notice.kind, to: notice.recipient, about: change, seller: seller.name,
        warnings: BankGuards.warnings(on: change, among: history, seller: seller), code: code)
    }
  }

  /// Whether there is still something to say: an approval may have come before its reminder.
  private static func isTrue(
    _ kind: BankNotices.Kind, of change: BankChange, at now: Instant
  ) -> Bool {
    let state = change.state(at: now)
    switch kind {
    case .code: return state == .awaitingApproval
    case .confirm: return state == .awaitingConfirmation
    case .proposed: return true
    case .approved, .inForce: return state != .refused
    case .refused: return state == .refused
    }
  }

  /// Until it is cancelled: a look every second, which costs one read of an index.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    await Recurring.run(every: .seconds(1), failed) { try await work() }
  }
}
