import Crypto
import Hummingbird
import Storage

/// The answer to a creating request, kept with its effect in one transaction: a client that did not hear the answer
/// asks again with the same key and gets it, and nothing is done twice.
package struct IdempotentAnswer: Sendable {
  package let status: Int
  package let location: String?
  package let body: String

  package init(status: Int, location: String?, body: String) {
    self.status = status
    self.location = location
    self.body = body
  }
}

/// Every SQL statement on the table `idempotency_key`, which the migrations of Invoicing made when it alone created things.
package enum IdempotencyStore {
  /// Answers a creating request of the API, once under its `Idempotency-Key`.
  package static func answer(
    _ request: Request, _ body: [UInt8], of company: CompanyID, _ database: Database,
    _ effect: @escaping @Sendable (borrowing Transaction) throws -> IdempotentAnswer
  ) async throws -> Response {
    let request = try IdempotentRequest(request, body)
    if let known = try await known(request, of: company, database) { return known.response }
    return try await database.write(.company(company)) { tx in
      try request.once(of: company, in: tx) { try effect(tx) }
    }.response
  }

  /// The answer that a request had already: repeating it writes nothing, waits for nobody and leaves no trace.
  ///
  /// - Throws: `IdempotencyMismatch`.
  package static func known(
    _ request: IdempotentRequest, of company: CompanyID, _ database: Database
  ) async throws -> IdempotentAnswer? {
    guard let key = request.key else { return nil }
    return try await database.read {
      try known(key, request.signature, of: company, in: $0)
    }
  }

  private static func known(
    _ key: String, _ request: [UInt8], of company: CompanyID, in tx: borrowing Transaction
  ) throws -> IdempotentAnswer? {
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
    guard let known else { return nil }
    guard known.hash == Array(SHA256.hash(data: request)) else { throw IdempotencyMismatch() }
    return known.answer
  }

  /// The same, of an effect whose answer holds a secret: it is told this once, and what is kept is without it.
  package static func answerOnce(
    _ request: Request, _ body: [UInt8], of company: CompanyID, _ database: Database,
    _ effect:
      @escaping @Sendable (borrowing Transaction) throws -> (kept: IdempotentAnswer, told: String)
  ) async throws -> Response {
    let request = try IdempotentRequest(request, body)
    if let known = try await known(request, of: company, database) { return known.response }
    return try await database.write(.company(company)) { tx in
      var told: String?
      let kept = try request.once(of: company, in: tx) {
        let made = try effect(tx)
        told = made.told
        return made.kept
      }
      return try told.map {
        try request.named(IdempotentAnswer(status: kept.status, location: kept.location, body: $0))
      } ?? kept
    }.response
  }

  /// What a page confirmed, once under the `key` of its form.
  ///
  /// - Returns: where its effect is shown.
  package static func pageOnce(
    _ fields: FormFields, from path: String, of company: CompanyID, in tx: borrowing Transaction,
    _ effect: () throws -> String
  ) throws -> String {
    let answer = try once(
      fields["key"].map { "page:\($0)" }, request: Array("\(path)\n\(fields.encoded)".utf8),
      of: company, in: tx
    ) {
      IdempotentAnswer(status: 303, location: try effect(), body: "")
    }
    return answer.location ?? path
  }

  /// For so long an answer is kept at least; then a schedule forgets it.
  package static let keptDays: Int64 = 31

  package static let migrations = [
    Migration(
      id: "idempotency-0001-age",
      sql: "CREATE INDEX idempotency_key_by_age ON idempotency_key (company_id, created_at);",
      why: "answers are forgotten, the oldest first")
  ]

  /// Forgets answers that are older.
  ///
  /// - Returns: how many were.
  package static func prune(limit: Int, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Int
  {
    let old = try tx.rows(
      """
      SELECT key FROM idempotency_key WHERE company_id = \(company)
        AND created_at < \(tx.now.adding(seconds: -keptDays * 86_400))
      ORDER BY created_at LIMIT \(limit)
      """
    ) { try $0.text(0) }
    for key in old {
      try tx.run("DELETE FROM idempotency_key WHERE company_id = \(company) AND key = \(key)")
    }
    return old.count
  }

  /// Runs `effect`, or repeats its answer when `key` was used before.
  ///
  /// - Parameters:
  ///   - key: `nil` when the client sent none: then nothing is remembered.
  ///   - request: method, path and body; another request under the same key is refused.
  /// - Throws: `IdempotencyMismatch`. Errors of `effect` are not remembered: they had no effect.
  package static func once(
    _ key: String?, request: [UInt8], of company: CompanyID, in tx: borrowing Transaction,
    _ effect: () throws -> IdempotentAnswer
  ) throws -> IdempotentAnswer {
    guard let key else { return try effect() }
    if let known = try known(key, request, of: company, in: tx) { return known }
    let answer = try effect()
    try keep(answer, key, request, of: company, in: tx)
    return answer
  }

  private static func keep(
    _ answer: IdempotentAnswer, _ key: String, _ request: [UInt8], of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let hash = Array(SHA256.hash(data: request))
    try tx.run(
      """
      INSERT INTO idempotency_key (company_id, key, request_hash, status, location, body, created_at)
      VALUES (\(company), \(key), \(hash), \(answer.status), \(answer.location), \(answer.body),
        \(tx.now))
      """)
  }

  /// Runs an effect that is not the company's alone, once under a key of the company: it makes another one, say.
  ///
  /// - Parameter tx: of no company; its effect enters the one it is about.
  package static func onceBeyond(
    _ request: IdempotentRequest, of company: CompanyID, in tx: borrowing Transaction,
    _ effect: (borrowing Transaction) throws -> IdempotentAnswer
  ) throws -> IdempotentAnswer {
    guard let key = request.key else { return try effect(tx) }
    let earlier = try tx.entering(company) {
      try known(key, request.signature, of: company, in: $0)
    }
    if let earlier { return earlier }
    let answer = try effect(tx)
    try tx.entering(company) {
      try keep(answer, key, request.signature, of: company, in: $0)
    }
    return answer
  }
}

/// Another request came under a key that was used.
package struct IdempotencyMismatch: Problem {
  package init() {}

  /// As it was when Invoicing alone created things: codes stay.
  package var code: String { "invoicing.idempotency-mismatch" }
  package var kind: ProblemKind { .invalid }
  package var text: Text {
    Text(
      fr: "Cette clé d'idempotence a déjà servi pour une autre demande.",
      en: "This idempotency key was already used for another request.")
  }
}
