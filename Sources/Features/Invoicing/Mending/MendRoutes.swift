import Hummingbird
import Kernel
import Money
import Storage

/// Corrections and overrides: under `/v1` for programs, under `/shield` for the buttons of its page.
package struct MendRoutes: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let shield: ShieldPages

  package init(issuer: OrderIssuer, database: Database, shield: ShieldPages) {
    self.issuer = issuer
    self.database = database
    self.shield = shield
  }

  private var company: CompanyID { issuer.company.id }
  private static let bodyLimit = 64 << 10

  package func add(to routes: Routes) {
    routes.get("/v1/orders/:id/mends", .may(.documentsRead)) { request, context in
      try await list(request, context.parameters.require("id"))
    }
    routes.post("/v1/orders/:id/mends", .may(.draftsWrite)) { request, context in
      let id = try Self.order(context.parameters.require("id"))
      let company = company
      return try await mend(request, known: ["code", "by"]) { body, tx in
        let order = try OrderStore.order(id, of: company, in: tx)
        return GuardRequest(
          source: order.source, number: order.externalID, code: body.code, by: body.by, door: .api)
      }
    }
    routes.post("/v1/shield/mends", .may(.draftsWrite)) { request, _ in
      try await mend(request, known: ["source", "number", "code", "by"]) { body, _ in
        body.request(door: .api)
      }
    }
    routes.post("/v1/shield/overrides", .may(.guardsOverride)) { request, _ in
      try await override(request)
    }
    routes.post("/shield/mends", .may(.draftsWrite)) { request, _ in
      try await act(request) { fields, issuer, tx in
        try MendOrder(issuer: issuer)(Self.request(fields), in: tx).draft.map { "/invoices/\($0)" }
      }
    }
    routes.post("/shield/overrides", .may(.guardsOverride)) { request, _ in
      try await act(request) { fields, issuer, tx in
        try OverrideGuard(issuer: issuer)(Self.request(fields), in: tx).documents.last.map {
          "/invoices/\($0.id)"
        }
      }
    }
  }

  private static func order(_ text: String) throws -> OrderID {
    let id = try OrderID(address: text)
    return id
  }

  // MARK: Programs

  /// What stops the order now, each finding with the correction there is.
  private func list(_ request: Request, _ text: String) async throws -> Response {
    let id = try Self.order(text)
    let (issuer, company, language) = (issuer, company, request.language)
    return try await database.read { tx -> Response in
      let order = try OrderStore.order(id, of: company, in: tx)
      var findings: [Finding] = []
      do {
        findings = try OrderIntake(issuer: issuer).prepared(order, id, in: tx).warnings
      } catch InvoicingError.orderRefused(let refused) {
        findings = refused
      }
      let json = JSONWriter()
      json.object { MendJSON.write(findings, language, to: json) }
      return .json(json)
    }
  }

  private func mend(
    _ request: Request, known: [String],
    _ wanted: @escaping @Sendable (JSONGuardRequest, borrowing Transaction) throws -> GuardRequest
  ) async throws -> Response {
    let bytes = try await request.bytes(upTo: Self.bodyLimit)
    let body = try JSONGuardRequest.decode(bytes, known: known)
    let (issuer, language) = (issuer, request.language)
    return try await IdempotencyStore.answer(request, bytes, of: company, database) { tx in
      let mended = try MendOrder(issuer: issuer)(wanted(body, tx), in: tx)
      return IdempotentAnswer(
        status: 200, location: nil, body: MendJSON.text(mended, body.code, language))
    }
  }

  private func override(_ request: Request) async throws -> Response {
    let bytes = try await request.bytes(upTo: Self.bodyLimit)
    let body = try JSONGuardRequest.decode(
      bytes, known: ["source", "number", "code", "by", "reason"])
    let (issuer, language) = (issuer, request.language)
    return try await IdempotencyStore.answer(request, bytes, of: company, database) { tx in
      let done = try OverrideGuard(issuer: issuer)(body.request(door: .api), in: tx)
      return IdempotentAnswer(
        status: 200, location: nil, body: MendJSON.text(done, body.code, language))
    }
  }

  // MARK: Buttons

  private static func request(_ fields: FormFields) -> GuardRequest {
    GuardRequest(
      source: fields["source"] ?? "", number: fields["number"] ?? "", code: fields["code"] ?? "",
      by: fields["by"], reason: fields["reason"], door: .page)
  }

  /// Goes on to the document that was made, else back to the shield, which says what was refused.
  private func act(
    _ request: Request,
    _ verb:
      @escaping @Sendable (FormFields, OrderIssuer, borrowing Transaction) throws -> String?
  ) async throws -> Response {
    let (fields, issuer) = (try await request.form(), issuer)
    do {
      let path = try await database.write(.company(issuer.company.id)) {
        try verb(fields, issuer, $0)
      }
      return .seeOther(path ?? ShieldPages.path, told: .recorded)
    } catch let problem as MendProblem {
      return try await shield.page(request, problem: problem.text)
    }
  }
}

/// The bodies of the routes: the order by its source and number, the finding by its code, who and why.
struct JSONGuardRequest: Sendable {
  let source: String
  let number: String
  let code: String
  let by: String?
  let reason: String?

  func request(door: Door) -> GuardRequest {
    GuardRequest(source: source, number: number, code: code, by: by, reason: reason, door: door)
  }

  /// - Throws: `MendProblem.requestInvalid` with all that is wrong.
  static func decode(_ bytes: [UInt8], known: [String]) throws -> JSONGuardRequest {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes))
    } catch {
      throw MendProblem.requestInvalid([error.finding])
    }
    let root = reader.document.root
    var request: JSONGuardRequest?
    if reader.check(root, known: known) {
      let isNamed = known.contains("number")
      request = JSONGuardRequest(
        source: (isNamed ? reader.required(root, "source") : nil) ?? "",
        number: (isNamed ? reader.required(root, "number") : nil) ?? "",
        code: reader.required(root, "code") ?? "", by: reader.text(root, "by"),
        reason: known.contains("reason") ? reader.text(root, "reason") : nil)
    }
    guard let request, reader.findings.isEmpty else {
      throw MendProblem.requestInvalid(reader.findings)
    }
    return request
  }

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    let currency = Currency.eur
    let isStored = false
  }
}

enum MendJSON {
  static func text(_ mended: MendOrder.Mended, _ code: String, _ language: Language) -> String {
    let json = JSONWriter()
    json.object {
      json.field("order", text: mended.order)
      json.field("code", code)
      json.key("mend")
      mended.mend.write(to: json)
      json.key("draft")
      if let draft = mended.draft {
        json.object {
          json.field("id", text: draft)
          json.field("self", "/v1/invoices/\(draft)")
        }
      } else {
        json.null()
      }
      write(mended.findings, language, to: json)
    }
    return json.string
  }

  static func text(
    _ done: OverrideGuard.Overridden, _ code: String, _ language: Language
  ) -> String {
    let json = JSONWriter()
    json.object {
      json.field("code", code)
      json.array("documents") {
        for document in done.documents {
          json.object {
            json.field("id", text: document.id)
            json.field("number", document.number)
            json.field("self", "/v1/invoices/\(document.id)")
          }
        }
      }
      write(done.findings, language, to: json)
    }
    return json.string
  }

  static func write(_ findings: [Finding], _ language: Language, to json: JSONWriter) {
    json.array("findings") {
      for finding in findings {
        json.object {
          json.field("code", finding.code)
          json.field("severity", finding.severity.rawValue)
          json.field("pointer", finding.place?.pointer)
          json.field("detail", finding.text(language))
          json.key("mend")
          if let mend = finding.mend { mend.write(to: json) } else { json.null() }
        }
      }
    }
  }
}
