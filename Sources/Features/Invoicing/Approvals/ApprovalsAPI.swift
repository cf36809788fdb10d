import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/approvals`: what waits for another person; `/v1/refund-limits`: from which amount on refunds do.
package struct ApprovalsAPI: Sendable {
  let approvals: Approvals
  let database: Database

  package init(approvals: Approvals, database: Database) {
    self.approvals = approvals
    self.database = database
  }

  private var company: CompanyID { approvals.company }
  private static let bodyLimit = 16 << 10

  package func add(to routes: Routes) {
    let approvals = approvals
    routes.get("/v1/approvals", .may(.paymentsRead)) { request, _ in try await list(request) }
    routes.object("/v1/approvals/:id", .may(.paymentsRead), database) { key, _, tx in
      Self.json(try approvals.act(Self.id(key[0]), in: tx), at: tx.now)
    }
    routes.post("/v1/approvals/:id/approval", .mayProven(.refundsWrite)) { request, context in
      let (id, caller) = (try Self.id(context.parameters.require("id")), Caller.current)
      return try await decide(request, known: []) { _, tx in
        try approvals.approve(id, by: caller, in: tx)
      }
    }
    routes.post("/v1/approvals/:id/refusal", .may(.refundsWrite)) { request, context in
      let (id, caller) = (try Self.id(context.parameters.require("id")), Caller.current)
      return try await decide(request, known: ["reason"]) { reason, tx in
        try approvals.refuse(id, reason: reason, by: caller, in: tx)
      }
    }
    routes.get("/v1/refund-limits", .may(.paymentsRead)) { _, _ in try await limits() }
    routes.post("/v1/refund-limits", .may(.usersWrite)) { request, _ in try await limit(request) }
  }

  static func id(_ text: String) throws(ApprovalProblem) -> HeldAct.ID {
    guard let id = HeldAct.ID(text) else { throw .notFound(text) }
    return id
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (limit, before) = (query.limit, try query.before(as: HeldAct.ID.self))
    let company = company
    return .bytes(
      try await database.read { tx -> [UInt8] in
        var acts = try HeldActStore.list(before: before, limit: limit + 1, of: company, in: tx)
        let hasMore = acts.cut(to: limit)
        let json = JSONWriter()
        json.object {
          json.array("data") { for act in acts { Self.write(act, at: tx.now, to: json) } }
          json.page(hasMore: hasMore, after: acts.last?.id.raw)
        }
        return json.bytes
      }, type: "application/json")
  }

  private func decide(
    _ request: Request, known: Set<String>,
    _ verb: @escaping @Sendable (String?, borrowing Transaction) throws -> HeldAct
  ) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    var reading = try Self.reading(body, known)
    let reason = reading.line("reason", upTo: 500)
    if !reading.findings.isEmpty { throw ApprovalProblem.invalid(reading.findings) }
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      Self.answer(try verb(reason, tx), status: 200, at: tx.now)
    }
  }

  private static func reading(_ body: [UInt8], _ known: Set<String>) throws -> JSONRequest {
    do throws(JSONSyntaxError) {
      return try JSONRequest(body, known: known, code: "approval.invalid")
    } catch {
      throw ApprovalProblem.invalid([error.finding])
    }
  }

  /// Also the answer to what was asked for elsewhere and is held.
  static func answer(_ act: HeldAct, status: Int = 202, at now: Instant) -> IdempotentAnswer {
    IdempotentAnswer(json(act, at: now), status: status, location: "/v1/approvals/\(act.id)")
  }

  // MARK: The limit

  private func limits() async throws -> Response {
    let company = company
    let limits = try await database.read { try HeldActStore.limits(of: company, in: $0) }
    let json = JSONWriter()
    json.object {
      json.field("current", limits.first?.limit ?? RefundLimit.usual)
      json.array("data") { for limit in limits { Self.write(limit, to: json) } }
    }
    return .json(json)
  }

  private func limit(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    var reading = try Self.reading(body, ["limit"])
    let limit = reading["limit"]?.text.flatMap { try? Money($0) }
    if limit == nil {
      reading.refuse(
        "limit", fr: "C’est un montant comme 1000.00.", en: "It is an amount such as 1000.00.")
    }
    guard let limit, reading.findings.isEmpty else {
      throw ApprovalProblem.invalid(reading.findings)
    }
    let (set, person) = (SetRefundLimit(approvals: approvals), Caller.current.person)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      switch try set(limit, by: person, in: tx) {
      case .held(let act): return Self.answer(act, at: tx.now)
      case .set(let limit):
        let json = JSONWriter()
        Self.write(limit, to: json)
        return IdempotentAnswer(json, status: 201, location: "/v1/refund-limits")
      }
    }
  }

  private static func write(_ limit: RefundLimit, to json: JSONWriter) {
    json.object {
      json.field("object", "refund_limit")
      json.field("number", limit.number)
      json.field("limit", limit.limit)
      json.field("setAt", text: limit.setAt)
      json.field("setBy", limit.setBy)
    }
  }

  // MARK: An act

  private static func json(_ act: HeldAct, at now: Instant) -> JSONWriter {
    let json = JSONWriter()
    write(act, at: now, to: json)
    return json
  }

  private static func write(_ act: HeldAct, at now: Instant, to json: JSONWriter) {
    json.object {
      json.field("id", text: act.id)
      json.field("object", "approval")
      json.field("kind", act.kind.rawValue)
      json.field("state", act.state(at: now).rawValue)
      json.field("payment", act.kind == .refund ? act.subject : nil)
      json.field("amount", act.amount)
      json.field("askedAt", text: act.askedAt)
      json.field("askedBy", act.asker.name)
      json.field("isAlone", act.isAlone)
      json.field("notBefore", text: act.dueAt)
      json.field("expiresAt", text: act.expiresAt)
      json.field("decision", act.decision?.kind.rawValue)
      json.field("decidedAt", text: act.decision?.at)
      json.field("decidedBy", act.decision?.name)
      json.field("reason", act.decision?.reason)
      json.field("result", act.result)
    }
  }
}
