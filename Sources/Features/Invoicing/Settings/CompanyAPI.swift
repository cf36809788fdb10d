import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/company`: the particulars of the company, and how they change.
package struct CompanyAPI: Sendable {
  let issuer: OrderIssuer
  let database: Database
  /// The machine's, whatever that of a sandbox says: proofs go by it.
  let clock: Clock
  let changed: @Sendable () -> Void

  /// - Parameter changed: told when something was saved: what else holds the particulars looks again.
  package init(
    issuer: OrderIssuer, database: Database, clock: Clock,
    changed: @escaping @Sendable () -> Void
  ) {
    self.clock = clock
    self.issuer = issuer
    self.database = database
    self.changed = changed
  }

  private static let bodyLimit = 256 << 10

  package func add(to routes: Routes) {
    let company = issuer.company.id
    routes.object("/v1/company", .may(.settingsRead), database) { _, _, tx in
      try Self.json(of: company, in: tx)
    }
    routes.put("/v1/company/logo", .may(.settingsWrite)) { request, _ in try await logo(request) }
    routes.delete("/v1/company/logo", .may(.settingsWrite)) { _, _ in
      try await save(ChangeCompany.Request(patch: Self.nothing(), logo: .removed, door: .api))
    }
    routes.patch("/v1/company", .may(.settingsWrite)) { request, _ in try await change(request) }
  }

  /// Unless it changed since the caller read it.
  private func change(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    return try await save(ChangeCompany.Request(patch: Self.patch(body), door: .api))
  }

  /// The bytes of a PNG file, judged as the page judges them.
  private func logo(_ request: Request) async throws -> Response {
    let bytes = try await request.bytes(upTo: SettingsPages.logoLimit)
    return try await save(
      ChangeCompany.Request(patch: Self.nothing(), logo: .replaced(bytes), door: .api))
  }

  private static func nothing() throws -> JSONValue { try JSONParser.parse(Array("{}".utf8)).root }

  private func save(_ wanted: ChangeCompany.Request) async throws -> Response {
    let (change, company, believed) = (
      ChangeCompany(issuer: issuer), issuer.company.id, Precondition.current
    )
    // Where customers pay and who is told are among it: an unattended screen must not change them, as by the pages.
    let caller = Caller.current
    if caller.isPerson, !caller.isProven(clock.now) { throw AccessProblem.notProven }
    let json = try await database.write(.company(company)) { tx in
      try believed?.check(in: tx)
      try change(wanted, in: tx)
      return try Self.json(of: company, in: tx).bytes
    }
    changed()
    return .bytes(json, type: "application/json")
  }

  private static func patch(_ body: [UInt8]) throws -> JSONValue {
    let root: JSONValue
    do {
      root = try JSONParser.parse(body).root
    } catch {
      throw InvoicingError.companyInvalid([
        Finding(
          "company.json-malformed", at: error.place, fr: error.reason.fr, en: error.reason.en)
      ])
    }
    if root.isObject { return root }
    throw InvoicingError.companyInvalid([SettingsStrings.notAnObject])
  }

  /// As it is declared, but for the bank account, which has an address of its own.
  private static func json(of company: CompanyID, in tx: borrowing Transaction) throws -> JSONWriter
  {
    guard let said = try CompanyStore.declaration(of: company, in: tx) else {
      throw InvoicingError.noCompany
    }
    let root = try JSONParser.parse(Array(said.json.utf8)).root
    let json = JSONWriter()
    try json.object {
      json.field("id", text: company)
      json.field("object", "company")
      json.field("version", try CompanyStore.version(of: company, in: tx))
      for member in root.members where !["bankAccount", "bankChange"].contains(member.key) {
        json.key(member.key)
        json.value(member.value)
      }
    }
    return json
  }
}
