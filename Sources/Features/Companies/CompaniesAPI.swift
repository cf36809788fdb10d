import Accounts
import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/companies`, `/v1/sandboxes`, `/v1/test_clock`:
///
/// ```
/// GET  /v1/companies                        those the caller may enter
/// POST /v1/companies                        the company file (docs/company.md), from the first company
/// POST /v1/sandboxes                        {"name": "Essais"}
/// GET  /v1/test_clock                       POST /v1/test_clock/advance {"seconds": 2592000} or {"days": 30}
/// ```
package struct CompaniesAPI: Sendable {
  let company: CompanyID
  let isHome: Bool
  let database: Database
  let list: ListCompanies
  let add: AddCompany
  /// `nil` for a real company.
  let clock: TestClock?

  package init(
    company: CompanyID, isHome: Bool, database: Database, add: AddCompany, clock: TestClock?
  ) {
    self.company = company
    self.isHome = isHome
    self.database = database
    list = ListCompanies(database: database)
    self.add = add
    self.clock = clock
  }

  private static let bodyLimit = 256 << 10

  package func add(to routes: Routes) {
    routes.get("/v1/companies", .signedIn) { _, _ in try await mine() }
    routes.post("/v1/companies", .may(.companiesWrite)) { request, _ in
      guard isHome else { throw CompanyProblem.homeOnly }
      let body = try await request.bytes(upTo: Self.bodyLimit)
      return try await made(request, body, add.making(try AddCompany.profile(body), body))
    }
    routes.post("/v1/sandboxes", .may(.companiesWrite)) { request, _ in
      let body = try await request.bytes(upTo: Self.bodyLimit)
      let name = try SandboxRequest(body).name
      return try await made(request, body, add.makingSandbox(of: company, name: name))
    }
    routes.get("/v1/test_clock", .may(.documentsRead)) { _, _ in
      .json(Self.time(try testClock.clock.now))
    }
    routes.post("/v1/test_clock/advance", .may(.companiesWrite)) { request, _ in
      try await advance(request)
    }
  }

  private func mine() async throws -> Response {
    let all = try await list.mine(in: company)
    let json = JSONWriter()
    json.object {
      json.array("data") { for company in all { Self.write(company, key: nil, to: json) } }
    }
    return .json(json)
  }

  /// The key is in the answer to the request that made the company, and nowhere else.
  private func made(
    _ request: Request, _ body: [UInt8], _ making: @escaping AddCompany.Making
  ) async throws -> Response {
    let (answer, made) = try await add.once(
      try IdempotentRequest(request, body), of: company, making
    ) { company in
      let json = JSONWriter()
      Self.write(company, key: nil, to: json)
      return IdempotentAnswer(json, status: 201)
    }
    guard let made else { return answer.response }
    let json = JSONWriter()
    Self.write(made.company, key: made.key, to: json)
    return .json(json, status: .created)
  }

  private static func write(_ company: KnownCompany, key: APIKey.Token?, to json: JSONWriter) {
    json.object {
      json.field("id", text: company.id)
      json.field("object", "company")
      json.field("name", company.name)
      json.field("siren", company.siren)
      json.field("training", company.isTraining)
      json.field("sandboxOf", text: company.sandboxOf)
      json.field("path", CompanyPath.root(of: company.id))
      if let key { json.field("key", key.text) }
    }
  }

  // MARK: The clock

  private var testClock: TestClock {
    get throws(CompanyProblem) {
      guard let clock else { throw .noTestClock }
      return clock
    }
  }

  private static func time(_ now: Instant) -> JSONWriter {
    let json = JSONWriter()
    json.object {
      json.field("object", "test-clock")
      json.field("now", text: now)
    }
    return json
  }

  private func advance(_ request: Request) async throws -> Response {
    let clock = try testClock
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let wanted = try AdvanceRequest(body)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      IdempotentAnswer(Self.time(try clock.advance(by: wanted.seconds, in: tx)), status: 200)
    }
  }
}
