import Crypto
import Money
import Seal
import Storage

/// Who changed what, when and from where: one row for each change a person or a program asked for, in the transaction of the
/// change.
///
/// Rows are chained, and the end of the chain goes into the sealed log as event `audit`, so that whoever edits, deletes or
/// inserts one afterwards is found out. What nobody noted in words is noted as the request it came with (`atCommit`): no change
/// is without a row.
package enum AuditTrail {
  package struct Entry: Sendable {
    package let position: Int64
    package let at: Instant
    package let author: Author
    /// "member.appointed", or the request: "POST /v1/invoices/:id/issuance".
    package let action: String
    /// What was changed: an id, a number, the path of the request.
    package let object: String
    package let before: String?
    package let after: String?

    /// SHA-256 over the entry before it and every field, in the canonical form of the seal.
    func hash(after previous: [UInt8]) -> [UInt8] {
      var text = CanonicalText(capacity: 512)
      text.heading("facturier/audit/v1")
      text.line("previous", hash: previous)
      text.line("position", position)
      text.line("at", at.microseconds)
      text.line("author", "\(author.kind.rawValue) \(author.id)")
      text.line("name", author.name)
      text.line("address", author.address ?? "")
      text.line("action", action)
      text.line("object", object)
      // What was not there differs from what was empty.
      text.line("before", before.map { "=\($0)" } ?? "")
      text.line("after", after.map { "=\($0)" } ?? "")
      return Array(SHA256.hash(data: text.bytes))
    }
  }

  static let eventName = "audit"
  /// Before the first entry.
  static let start = [UInt8](repeating: 0, count: 32)

  /// Notes a change in words.
  ///
  /// - Precondition: `tx` writes for the whole company (`WriteScope.company`): entries have no gap.
  package static func note(
    _ action: String, _ object: String, before: String? = nil, after: String? = nil,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let head = try AuditStore.head(of: company, in: tx)
    try append(action, object, before, after, after: head, of: company, in: tx)
  }

  /// Notes the request a transaction came with, unless the change was noted in words. Before each commit of somebody's request
  /// that may change something.
  package static func atCommit(_ tx: borrowing Transaction) throws {
    let author = tx.author
    guard let door = author.door, let company = tx.company,
      author.kind != .program
    else { return }
    let head = try AuditStore.head(of: company, in: tx)
    if let head, head.at == tx.now, head.authorID == author.id { return }
    try append(door.route, door.path, nil, nil, after: head, of: company, in: tx)
  }

  /// Who made what a transaction left, by its moment; `nil` where the program did it by itself.
  package static func author(
    at moment: Instant, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> String? {
    try AuditStore.author(at: moment, of: company, in: tx)
  }

  private static func append(
    _ action: String, _ object: String, _ before: String?, _ after: String?,
    after head: AuditStore.Head?, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let entry = Entry(
      position: (head?.position ?? 0) + 1, at: tx.now, author: tx.author, action: action,
      object: object, before: before, after: after)
    let hash = entry.hash(after: head?.hash ?? start)
    try AuditStore.insert(entry, hash: hash, of: company, in: tx)
    try PendingEvents.replace(
      SealedEvent(
        eventName, [.init("entries", String(entry.position)), .init("head", hexadecimal(hash))]),
      of: company, in: tx)
  }

  /// Reads the chain through.
  ///
  /// - Returns: how many entries hold, and the position of the first that does not.
  package static func verify(of company: CompanyID, in tx: borrowing Transaction) throws -> (
    entries: Int64, head: [UInt8], broken: Int64?
  ) {
    var (count, head, broken) = (Int64(0), start, nil as Int64?)
    try AuditStore.walk(of: company, in: tx) { entry, hash in
      guard broken == nil else { return }
      let expected = entry.hash(after: head)
      guard entry.position == count + 1, hash == expected else {
        broken = entry.position
        return
      }
      (count, head) = (entry.position, expected)
    }
    return (count, head, broken)
  }
}
