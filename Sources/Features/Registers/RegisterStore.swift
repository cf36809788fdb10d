import Kernel
import Money
import Storage

/// Every SQL statement on the registers' answers and on what waits for one.
package enum RegisterStore {
  package static let migrations = [
    Migration(
      id: "registers-0001-answers",
      sql: """
        CREATE TABLE register_answer (
          company_id BLOB NOT NULL,
          number TEXT NOT NULL,
          checked_at INTEGER NOT NULL,
          register TEXT NOT NULL CHECK (register IN ('vies', 'sirene')),
          verdict TEXT NOT NULL CHECK (verdict IN ('valid', 'invalid', 'active', 'ceased', 'unknown')),
          consultation TEXT,
          requester TEXT,
          register_date TEXT,
          name TEXT,
          address TEXT,
          post_code TEXT,
          city TEXT,
          body TEXT,
          PRIMARY KEY (company_id, number, checked_at)
        );
        CREATE TRIGGER register_answer_no_update BEFORE UPDATE ON register_answer
        BEGIN SELECT RAISE(ABORT, 'register_answer is a proof: a newer answer is a new row'); END;
        CREATE TRIGGER register_answer_no_delete BEFORE DELETE ON register_answer
        BEGIN SELECT RAISE(ABORT, 'register_answer is a proof: a newer answer is a new row'); END;
        CREATE TABLE register_queue (
          company_id BLOB NOT NULL,
          number TEXT NOT NULL,
          register TEXT NOT NULL CHECK (register IN ('vies', 'sirene')),
          since INTEGER NOT NULL,
          tries INTEGER NOT NULL CHECK (tries >= 0),
          next_at INTEGER NOT NULL,
          last_error TEXT,
          PRIMARY KEY (company_id, number)
        );
        CREATE INDEX register_queue_next ON register_queue (company_id, register, next_at);
        """,
      why: "what VIES and Sirene answered, each answer for good; the numbers that wait for one"),
    ExchangeRateStore.migration,
  ]

  // MARK: Answers

  private static let insertAnswer = Statement(
    """
    INSERT INTO register_answer (company_id, number, checked_at, register, verdict, consultation, requester,
      register_date, name, address, post_code, city, body)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
    ON CONFLICT DO NOTHING
    """)
  private static let newestAnswers = Statement(
    """
    SELECT * FROM (
      SELECT number, checked_at, register, verdict, consultation, requester, register_date, name, address,
        post_code, city
      FROM register_answer WHERE company_id = $1 AND number = $2 AND checked_at <= $4
      ORDER BY checked_at DESC LIMIT 1) AS first
    UNION ALL SELECT * FROM (
      SELECT number, checked_at, register, verdict, consultation, requester, register_date, name, address,
        post_code, city
      FROM register_answer WHERE company_id = $1 AND number = $3 AND checked_at <= $4
      ORDER BY checked_at DESC LIMIT 1) AS second
    """)
  private static let dequeue = Statement(
    "DELETE FROM register_queue WHERE company_id = $1 AND number = $2")

  /// Keeps an answer; the number no longer waits.
  package static func keep(
    _ answer: RegisterAnswer, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(insertAnswer) { bind in
      bind(company)
      bind.text(answer.number.text)
      bind(answer.checkedAt)
      bind.text(answer.number.register.rawValue)
      switch answer {
      case .vat(let proof):
        bind.text(proof.isValid ? "valid" : "invalid")
        bind(proof.consultation)
        bind(proof.requester)
        bind(proof.registerDate)
        bind(proof.name)
        bind(proof.address)
        bind.null()
        bind.null()
        bind(proof.body)
      case .company(let fact):
        bind.text(fact.state.rawValue)
        bind.null()
        bind.null()
        bind.null()
        bind(fact.name)
        bind(fact.address?.line1)
        bind(fact.address?.postCode)
        bind(fact.address?.city)
        bind.null()
      }
    }
    try tx.run(dequeue, company, answer.number.text)
  }

  /// The newest answer there was at an instant.
  package static func newest(
    _ number: RegisterNumber, of company: CompanyID, at instant: Instant,
    in tx: borrowing Transaction
  ) throws -> RegisterAnswer? {
    try newest([number], of: company, at: instant, in: tx).first
  }

  /// The newest of each of many numbers, in one statement.
  package static func newest(
    of numbers: Set<String>, of company: CompanyID, at instant: Instant,
    in tx: borrowing Transaction
  ) throws -> [RegisterAnswer] {
    if numbers.isEmpty { return [] }
    return try tx.rows(
      """
      SELECT number, checked_at, register, verdict, consultation, requester, register_date, name,
        address, post_code, city
      FROM register_answer a
      WHERE company_id = \(company) AND number IN (\(SQL.list(numbers.sorted())))
        AND checked_at = (SELECT max(b.checked_at) FROM register_answer b
          WHERE b.company_id = a.company_id AND b.number = a.number AND b.checked_at <= \(instant))
      """, answer)
  }

  /// The newest of each, in one statement for two numbers: a buyer's VAT number and SIREN.
  package static func newest(
    _ numbers: [RegisterNumber], of company: CompanyID, at instant: Instant,
    in tx: borrowing Transaction
  ) throws -> [RegisterAnswer] {
    guard let first = numbers.first else { return [] }
    let second = numbers.count > 1 ? numbers[1].text : ""
    return try tx.rows(newestAnswers, company, first.text, second, instant, read: answer)
  }

  private static func answer(_ row: Row) throws -> RegisterAnswer {
    let (number, checkedAt) = (try row.text(0), try row.instant(1))
    let verdict = try row.text(3)
    if try row.text(2) == Register.vies.rawValue {
      var proof = VATNumberProof(
        number: number, isValid: verdict == "valid", checkedAt: checkedAt)
      proof.consultation = try row.textOrNil(4)
      proof.requester = try row.textOrNil(5)
      proof.registerDate = try row.textOrNil(6)
      proof.name = try row.textOrNil(7)
      proof.address = try row.textOrNil(8)
      return .vat(proof)
    }
    var fact = CompanyFact(
      siren: number, state: CompanyFact.State(rawValue: verdict) ?? .unknown, checkedAt: checkedAt)
    fact.name = try row.textOrNil(7)
    if let line1 = try row.textOrNil(8) {
      fact.address = CompanyFact.Address(
        line1: line1, postCode: try row.textOrNil(9) ?? "", city: try row.textOrNil(10) ?? "")
    }
    return .company(fact)
  }

  // MARK: Queue

  /// A number that waits for its register.
  package struct Waiting: Sendable, Hashable {
    package let number: RegisterNumber
    package let since: Instant
    package let tries: Int
    package let nextAt: Instant
    package let lastError: String?
  }

  private static let enqueue = Statement(
    """
    INSERT INTO register_queue (company_id, number, register, since, tries, next_at)
    VALUES ($1, $2, $3, $4, 0, $4) ON CONFLICT DO NOTHING
    """)
  private static let waitingOne = Statement(
    """
    SELECT number, register, since, tries, next_at, last_error FROM register_queue
    WHERE company_id = $1 AND number = $2
    """)
  private static let waitingDue = Statement(
    """
    SELECT number, register, since, tries, next_at, last_error FROM register_queue
    WHERE company_id = $1 AND register = $2 AND next_at <= $3 ORDER BY next_at, number LIMIT $4
    """)
  private static let postpone = Statement(
    """
    UPDATE register_queue SET tries = $3, next_at = $4, last_error = $5
    WHERE company_id = $1 AND number = $2
    """)

  /// Queues a number, once; nobody waits for the answer.
  package static func ask(
    _ number: RegisterNumber, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.enqueue(enqueue, company, number.text, number.register.rawValue, tx.now)
  }

  package static func waiting(
    _ number: RegisterNumber, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Waiting? {
    try tx.row(waitingOne, company, number.text, read: waiting)
  }

  /// Those whose turn has come by `instant`, the longest due first.
  package static func due(
    _ register: Register, by instant: Instant, limit: Int, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Waiting] {
    try tx.rows(waitingDue, company, register.rawValue, instant, limit, read: waiting)
  }

  package static func waitingCount(of company: CompanyID, in tx: borrowing Transaction) throws
    -> Int
  {
    try tx.row("SELECT count(*) FROM register_queue WHERE company_id = \(company)") {
      try $0.int(0)
    } ?? 0
  }

  /// Longer than a register takes to answer: another node asks what this one dies over.
  private static let turnSeconds: Int64 = 60

  /// Takes a number to ask about, so that no other node asks meanwhile.
  ///
  /// - Returns: `false` when another took it, or has the answer.
  static func take(_ waiting: Waiting, of company: CompanyID, in tx: borrowing Transaction) throws
    -> Bool
  {
    try tx.run(
      """
      UPDATE register_queue SET next_at = \(tx.now.adding(seconds: turnSeconds))
      WHERE company_id = \(company) AND number = \(waiting.number.text)
        AND tries = \(waiting.tries) AND next_at = \(waiting.nextAt)
      """) == 1
  }

  package static func postpone(
    _ waiting: Waiting, after failure: RegisterFailure, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let next = tx.now.adding(seconds: Backoff.seconds(afterTries: waiting.tries))
    try tx.run(
      postpone, company, waiting.number.text, waiting.tries + 1, next, failure.reason)
  }

  private static func waiting(_ row: Row) throws -> Waiting {
    Waiting(
      number: RegisterNumber(
        stored: try row.text(0), Register(rawValue: try row.text(1)) ?? .vies),
      since: try row.instant(2), tries: try row.int(3), nextAt: try row.instant(4),
      lastError: try row.textOrNil(5))
  }
}

/// How long a number waits after its register failed: 1 min, 5 min, 30 min, 2 h, then a day each time.
enum Backoff {
  static func seconds(afterTries tries: Int) -> Int64 {
    tries < steps.count ? steps[tries] : 86_400
  }

  private static let steps: [Int64] = [60, 300, 1_800, 7_200]
}
