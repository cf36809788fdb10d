import Kernel
import Money
import Storage

/// Mails the newest checkpoint once a day to those the company file names, if the log grew: kept in a mailbox elsewhere, it
/// proves any later rollback.
///
/// A mail is taken in one transaction, sent outside of any, and ended in another; one that a program died over may have left
/// and is not sent again. Of several nodes one takes it, and what another sends is not called lost before its lease ended.
package struct CheckpointMailDesk: Sendable {
  /// In Paris: the day before is closed by then, and its closure is under the checkpoint.
  private static let hour = 6

  let company: CompanyID
  let recipients: [String]
  let database: Database
  let ids: IDs
  let mailer: any Mailer
  let sender: EmailAddress

  /// - Returns: nil when nobody is to be told.
  package init?(
    company: CompanyID, profile: CompanyProfile, database: Database, ids: IDs,
    mailer: any Mailer, sender: EmailAddress
  ) {
    guard !profile.checkpointRecipients.isEmpty else { return nil }
    self.company = company
    recipients = profile.checkpointRecipients
    self.database = database
    self.ids = ids
    self.mailer = mailer
    self.sender = sender
  }

  /// Queues what is due and sends all that waits, once.
  ///
  /// - Returns: how many left.
  @discardableResult
  package func work() async throws -> Int {
    let (company, desk) = (company, self)
    if try await database.read({
      try CheckpointMailStore.hasInterrupted(of: company, in: $0)
    }) {
      _ = try await database.write(.company(company)) {
        try CheckpointMailStore.endInterrupted(of: company, in: $0)
      }
    }
    if try await database.read({ try desk.dueSize(in: $0) }) != nil {
      try await database.write(.company(company)) { try desk.queue(in: $0) }
    }
    var count = 0
    for row in try await database.read({ try CheckpointMailStore.due(of: company, in: $0) }) {
      if Task.isCancelled { break }
      if try await send(row) { count += 1 }
    }
    return count
  }

  /// The size of the checkpoint to be mailed; nil when none is due.
  private func dueSize(in tx: borrowing Transaction) throws -> Int64? {
    guard tx.now.paris.hour >= Self.hour,
      let last = try LogStore.lastCheckpoint(of: company, in: tx),
      try CheckpointMailStore.isDue(
        company, size: last.checkpoint.size, on: tx.today, in: tx)
    else { return nil }
    return last.checkpoint.size
  }

  private func queue(in tx: borrowing Transaction) throws {
    guard let size = try dueSize(in: tx) else { return }
    try CheckpointMailStore.queue(recipients, size: size, of: company, ids: ids, in: tx)
  }

  /// For an operator who set up no mail though the company file names recipients.
  package static func noWayOut(_ language: Language) -> String {
    CheckpointMailStrings.table.noWayOut(language)
  }

  // MARK: One mail

  private func send(_ row: CheckpointMailStore.Row) async throws -> Bool {
    let desk = self
    guard
      let (row, mail) = try await database.write(.company(company), { try desk.taken(row, in: $0) })
    else { return false }
    let outcome = await outcome(of: mail)
    outcome.measure("checkpoint")
    try await database.write(.company(company)) { try desk.end(row, outcome, in: $0) }
    if case .success = outcome { return true }
    return false
  }

  /// A program that stops lets the mail it is saying come to its end.
  private func outcome(of mail: Mail) async -> Result<String, MailFailure> {
    let mailer = mailer
    return await Task { () -> Result<String, MailFailure> in
      do throws(MailFailure) {
        return .success(try await mailer.send(mail))
      } catch {
        return .failure(error)
      }
    }.value
  }

  private func taken(
    _ row: CheckpointMailStore.Row, in tx: borrowing Transaction
  ) throws -> (CheckpointMailStore.Row, Mail)? {
    guard let row = try CheckpointMailStore.take(row, of: company, in: tx) else { return nil }
    guard let address = try? EmailAddress(row.recipient),
      let message = try CheckpointMessage(size: row.size, of: company, in: tx)
    else {
      try CheckpointMailStore.end(row, .failed, words: "no message", of: company, in: tx)
      return nil
    }
    let mail = Mail(
      id: row.id, date: tx.now, from: .init(message.seller, sender), to: .init(nil, address),
      subject: message.subject, text: message.text,
      attachments: [
        .init(name: message.fileName, type: .text, bytes: Array(message.note.utf8))
      ])
    return (row, mail)
  }

  private func end(
    _ row: CheckpointMailStore.Row, _ outcome: Result<String, MailFailure>,
    in tx: borrowing Transaction
  ) throws {
    switch outcome {
    case .success(let words):
      try CheckpointMailStore.end(row, .sent, words: words, of: company, in: tx)
    case .failure(.outcomeUnknown(let words)):
      try CheckpointMailStore.end(row, .uncertain, words: words, of: company, in: tx)
    case .failure(let failure) where failure.isTemporary:
      let next = tx.now.adding(seconds: Self.wait(after: row.tries - 1))
      try CheckpointMailStore.postpone(row, to: next, words: failure.reason, of: company, in: tx)
    case .failure(let failure):
      try CheckpointMailStore.end(row, .failed, words: failure.reason, of: company, in: tx)
    }
  }

  /// 1 min, 5 min, 30 min, then every two hours, until the next day's takes its place.
  private static func wait(after tries: Int) -> Int64 {
    let steps: [Int64] = [60, 300, 1_800]
    return tries < steps.count ? steps[tries] : 7_200
  }

  /// Until it is cancelled: a look every minute.
  package func run(_ failed: @Sendable (any Error) -> Void) async {
    while !Task.isCancelled {
      do {
        try await work()
      } catch {
        if !Task.isCancelled { failed(error) }
      }
      try? await Task.sleep(for: .seconds(60))
    }
  }
}
