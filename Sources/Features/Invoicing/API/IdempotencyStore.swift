import Crypto
import Kernel
import Storage

/// The answer to a creating request, kept with its effect in one transaction: a client that did not hear the answer
/// asks again with the same key and gets it, and nothing is done twice.
struct IdempotentAnswer: Sendable {
  let status: Int
  let location: String?
  let body: String
}

enum IdempotencyStore {
  /// Runs `effect`, or repeats its answer when `key` was used before.
  ///
  /// - Parameters:
  ///   - key: `nil` when the client sent none: then nothing is remembered.
  ///   - request: method, path and body; another request under the same key is refused.
  /// - Throws: `InvoicingError.idempotencyMismatch`. Errors of `effect` are not remembered: they had no effect.
  static func once(
    _ key: String?, request: [UInt8], of company: CompanyID, in tx: borrowing Transaction,
    _ effect: () throws -> IdempotentAnswer
  ) throws -> IdempotentAnswer {
    guard let key else { return try effect() }
    let hash = Array(SHA256.hash(data: request))
    let known = try tx.row(
      """
      SELECT request_hash, status, location, body FROM idempotency_key
      WHERE company_id = \(company) AND key = \(key)
      """
    ) { row in
      (
        hash: try row.blob(0),
        answer: IdempotentAnswer(
          status: try row.int(1), location: try row.textOrNil(2), body: try row.text(3))
      )
    }
    if let known {
      guard known.hash == hash else { throw InvoicingError.idempotencyMismatch }
      return known.answer
    }
    let answer = try effect()
    try tx.run(
      """
      INSERT INTO idempotency_key (company_id, key, request_hash, status, location, body, created_at)
      VALUES (\(company), \(key), \(hash), \(answer.status), \(answer.location), \(answer.body),
        \(tx.now))
      """)
    return answer
  }
}
