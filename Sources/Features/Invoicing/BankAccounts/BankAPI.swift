import Hummingbird
import Kernel
import Storage

/// `/v1/bank-accounts`: the versions of the account documents print, and how they change.
package struct BankAPI: Sendable {
  let company: CompanyID
  let ids: IDs
  let database: Database

  package init(company: CompanyID, ids: IDs, database: Database) {
    self.company = company
    self.ids = ids
    self.database = database
  }

  private static let path = "/v1/bank-accounts"
  private static let bodyLimit = 64 << 10
  private var requests: BankRequests {
    BankRequests(company: company, ids: ids, database: database)
  }
  private var change: ChangeBankAccount { ChangeBankAccount(company: company, ids: ids) }

  package func add(to routes: Routes) {
    routes.get("/v1/bank-accounts", .may(.bankRead)) { request, _ in
      try await list(request)
    }
    let company = company
    routes.object("/v1/bank-accounts/:id", .may(.bankRead), database) { key, language, tx in
      try Self.json(Self.id(key[0]), of: company, language, in: tx)
    }
    routes.post("/v1/bank-accounts", .may(.bankWrite)) { request, _ in try await propose(request) }
    routes.post("/v1/bank-accounts/:id/approval", .may(.bankWrite)) { request, context in
      try await approve(request, Self.id(context.parameters.require("id")))
    }
    routes.post("/v1/bank-accounts/:id/confirmation", .may(.bankWrite)) { request, context in
      let id = try Self.id(context.parameters.require("id"))
      let change = change
      return try await decide(request, id, known: ["by"]) { wanted, tx in
        _ = try change.confirm(id, by: wanted.by, door: .api, in: tx)
      }
    }
    routes.post("/v1/bank-accounts/:id/refusal", .may(.bankWrite)) { request, context in
      let id = try Self.id(context.parameters.require("id"))
      let change = change
      return try await decide(request, id, known: ["by", "reason"]) { wanted, tx in
        _ = try change.refuse(id, by: wanted.by, reason: wanted.reason, door: .api, in: tx)
      }
    }
  }

  static func id(_ text: String) throws -> BankChangeID {
    guard let id = BankChangeID(text) else { throw BankProblem.changeNotFound(text) }
    return id
  }

  // MARK: Reading

  private func list(_ request: Request) async throws -> Response {
    let history = try await requests.history()
    let json = JSONWriter()
    json.object {
      json.field("inForce", history.inForce?.number)
      json.array("data") {
        for (change, warnings) in history.changes {
          BankJSON.write(change, warnings: warnings, at: history.now, request.language, to: json)
        }
      }
    }
    return .json(json)
  }

  private static func json(
    _ id: BankChangeID, of company: CompanyID, _ language: Language, in tx: borrowing Transaction
  ) throws -> JSONWriter {
    let history = try BankRequests.history(of: company, in: tx)
    guard let found = history.changes.first(where: { $0.change.id == id }) else {
      throw BankProblem.changeNotFound(id.description)
    }
    let json = JSONWriter()
    BankJSON.write(found.change, warnings: found.warnings, at: tx.now, language, to: json)
    return json
  }

  // MARK: Writing

  private func propose(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (company, requests, language) = (company, requests, request.language)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      let made = try requests.propose(in: tx) { seller, rule in
        try JSONBankRequest.proposal(body, door: .api, seller: seller, rule: rule)
      }
      return try Self.answer(made.change.id, status: 201, of: company, language, in: tx)
    }
  }

  private func decide(
    _ request: Request, _ id: BankChangeID, known: [String],
    _ verb: @escaping @Sendable (JSONBankRequest.Decision, borrowing Transaction) throws -> Void
  ) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try JSONBankRequest.decision(body, known: known)
    let (company, language) = (company, request.language)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      try verb(wanted, tx)
      return try Self.answer(id, status: 200, of: company, language, in: tx)
    }
  }

  /// A wrong code leaves its trace and is an error all the same.
  private func approve(_ request: Request, _ id: BankChangeID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try JSONBankRequest.decision(body, known: ["code", "by"])
    let (asked, company, language) = (
      try IdempotentRequest(request, body), company, request.language
    )
    if let known = try await IdempotencyStore.known(asked, of: company, database) {
      return known.response
    }
    let change = change
    return try await database.write(.company(company)) {
      tx -> Result<IdempotentAnswer, BankProblem> in
      var wrong: BankProblem?
      do {
        return .success(
          try asked.once(of: company, in: tx) {
            switch try change.approve(
              id, code: wanted.code ?? "", by: wanted.by, door: .api, in: tx)
            {
            case .success: return try Self.answer(id, status: 200, of: company, language, in: tx)
            case .failure(let problem):
              wrong = problem
              throw problem
            }
          })
      } catch let problem as BankProblem where wrong != nil {
        return .failure(problem)
      }
    }.get().response
  }

  private static func answer(
    _ id: BankChangeID, status: Int, of company: CompanyID, _ language: Language,
    in tx: borrowing Transaction
  ) throws -> IdempotentAnswer {
    IdempotentAnswer(
      status: status, location: "\(path)/\(id)",
      body: try json(id, of: company, language, in: tx).string)
  }
}
