import Money
import Storage

/// Writes events, inside the transaction that is their cause: both are kept, or neither.
///
/// They are numbered without gap for each company, in the order of commits: whoever writes for a company does so alone
/// (`WriteScope.company`, or all of it), so the number after the last one seen is this transaction's until it ends. A
/// reader who has seen number 7 has seen all before it, whichever nodes wrote them.
///
/// The head is read once, when the log is opened; each event is one enqueued insert.
package struct EventLog {
  private let company: CompanyID
  private var last: Int64

  package init(of company: CompanyID, in tx: borrowing Transaction) throws {
    self.company = company
    last = try EventStore.head(of: company, in: tx)
  }

  /// - Parameter values: by the fields of the type, in their order.
  package mutating func append(
    _ type: EventType, about object: String, _ values: [EventValue], in tx: borrowing Transaction
  ) throws {
    assert(
      values.map(\.kind) == type.fields.map(\.kind), "\(type) has other fields than it declares")
    last += 1
    try EventStore.insert(
      sequence: last, type.description, about: object, Self.data(type, values), of: company, in: tx)
  }

  /// One event, where a transaction has no more.
  package static func append(
    _ type: EventType, about object: String, _ values: [EventValue], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    var log = try EventLog(of: company, in: tx)
    try log.append(type, about: object, values, in: tx)
  }

  private static func data(_ type: EventType, _ values: [EventValue]) -> [UInt8] {
    let json = JSONWriter(capacity: 256)
    json.object {
      for (field, value) in zip(type.fields, values) {
        json.key(field.name)
        switch value {
        case .text(let text): json.value(text)
        case .optional(let text): if let text { json.value(text) } else { json.null() }
        case .number(let number): json.value(number)
        case .money(let money): json.value(money)
        }
      }
    }
    return json.bytes
  }
}
