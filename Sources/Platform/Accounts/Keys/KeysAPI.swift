import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/me` and `/v1/api-keys`: who a program is here, and the keys of the company.
package struct KeysAPI: Sendable {
  let database: Database
  let ring: KeyRing

  package init(database: Database, ring: KeyRing) {
    self.database = database
    self.ring = ring
  }

  private static let bodyLimit = 16 << 10

  package func add(to routes: Routes) {
    routes.get("/v1/me", .signedIn) { _, _ in me() }
    routes.get("/v1/api-keys", .may(.keysRead)) { _, _ in try await list() }
    routes.post("/v1/api-keys", .may(.keysWrite)) { request, _ in try await make(request) }
    let company = ring.company
    routes.object("/v1/api-keys/:id", .may(.keysRead), database) { key, _, tx in
      guard let id = APIKey.ID(key[0]), let found = try KeyStore.key(id, of: company, in: tx) else {
        throw AccountProblem.notFound(key[0])
      }
      let json = JSONWriter()
      Self.write(found, to: json)
      return json
    }
    routes.delete("/v1/api-keys/:id", .may(.keysWrite)) { _, context in
      let (ring, id, believed) = (ring, try Self.id(context), Precondition.current)
      try await database.write(.company(ring.company)) { tx in
        try believed?.check(in: tx)
        try ring.revoke(id, in: tx)
      }
      return Response(status: .noContent)
    }
  }

  static func id(_ context: CallContext) throws -> APIKey.ID {
    let text = try context.parameters.require("id")
    guard let id = APIKey.ID(text) else { throw AccountProblem.notFound(text) }
    return id
  }

  private func me() -> Response {
    let (caller, json) = (Caller.current, JSONWriter())
    json.object {
      json.field("object", "caller")
      json.field("kind", caller.author?.kind.rawValue ?? "")
      json.field("id", caller.author?.id ?? "")
      json.field("name", caller.author?.name ?? "")
      json.field("company", "\(ring.company)")
      json.field("role", caller.role?.name)
      json.array("permissions") {
        for name in caller.permissions.map(\.rawValue).sorted() { json.value(name) }
      }
    }
    return .json(json)
  }

  private func list() async throws -> Response {
    let ring = ring
    let keys = try await database.read { try ring.list(in: $0) }
    let json = JSONWriter()
    json.object {
      json.array("data") { for key in keys { Self.write(key, to: json) } }
    }
    return .json(json)
  }

  /// The secret is in this answer and nowhere else: an answer that is repeated for its `Idempotency-Key` comes from the
  /// database, which must not hold it. A client that did not hear it revokes the key and makes another.
  private func make(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try KeyRequest(body)
    let (ring, caller) = (ring, Caller.current)
    return try await IdempotencyStore.answerOnce(request, body, of: ring.company, database) { tx in
      let token = try ring.make(
        name: wanted.name, permissions: wanted.permissions, days: wanted.days, maker: caller, in: tx
      )
      guard let key = try KeyStore.key(token.id, of: ring.company, in: tx) else {
        throw AccountProblem.notFound("\(token.id)")
      }
      let (kept, told) = (JSONWriter(), JSONWriter())
      Self.write(key, to: kept)
      Self.write(key, secret: token.text, to: told)
      let kind = IdempotentAnswer(
        status: 201, location: "/v1/api-keys/\(token.id)", body: kept.string)
      return (kind, told: told.string)
    }
  }

  private static func write(_ key: APIKey, secret: String? = nil, to json: JSONWriter) {
    json.object {
      json.field("id", text: key.id)
      json.field("object", "api-key")
      json.field("name", key.name)
      if let secret { json.field("secret", secret) }
      json.array("scopes") {
        for name in key.permissions.map(\.rawValue).sorted() { json.value(name) }
      }
      json.field("madeBy", key.madeBy)
      json.field("madeAt", text: key.madeAt)
      json.field("endsAt", text: key.endsAt)
      json.field("usedAt", text: key.usedAt)
      json.field("usedFrom", key.usedFrom)
      json.field("revokedAt", text: key.revokedAt)
    }
  }
}

/// `{"name": "shop", "scopes": ["documents:read"], "days": 90}`
struct KeyRequest {
  let name: String
  let permissions: Set<Permission>
  let days: Int?

  /// - Throws: `AccountProblem.invalid` with all that is wrong.
  init(_ body: [UInt8]) throws {
    var reading = try JSONRequest(account: body, known: ["name", "scopes", "days"])
    name = CleanText.line(reading["name"]?.text ?? "")
    permissions = Set(reading.words("scopes") { Permission(rawValue: $0) })
    days = reading["days"].map { Int($0.text ?? "") ?? 0 }
    try reading.end()
  }
}

extension JSONRequest {
  init(account body: [UInt8], known: Set<String>) throws(AccountProblem) {
    do {
      try self.init(body, known: known, code: "account.request")
    } catch {
      throw .invalid([error.finding])
    }
  }

  func end() throws(AccountProblem) {
    if !findings.isEmpty { throw .invalid(findings) }
  }
}
