import Hummingbird
import Kernel
import Money
import Storage

/// `/v1/bulk`: many lines in one request, done in the background.
///
/// ```
/// POST /v1/bulk/issuances   POST /v1/bulk/invoices   POST /v1/bulk/emails      {"lines": [ … ]}
/// GET  /v1/bulk             GET  /v1/bulk/{id}       GET  /v1/bulk/{id}/lines?state=refused
/// GET  /v1/bulk/{id}/report.csv
/// ```
package struct BulkAPI: Sendable {
  let company: CompanyID
  let database: Database
  let queue: JobQueue
  let ids: IDs
  let actions: [BulkAction]

  package init(
    company: CompanyID, database: Database, queue: JobQueue, ids: IDs, actions: [BulkAction]
  ) {
    self.company = company
    self.database = database
    self.queue = queue
    self.ids = ids
    self.actions = actions
  }

  private static let bodyLimit = 32 << 20

  package func add(to routes: Routes) {
    for action in actions {
      routes.post("/v1/bulk/\(action.name)", .may(action.permission)) { request, _ in
        try await begin(action, request)
      }
    }
    let company = company
    routes.get("/v1/bulk", .may(.documentsRead)) { request, _ in try await list(request) }
    routes.object("/v1/bulk/:id", .may(.documentsRead), database) { key, _, tx in
      let json = JSONWriter()
      try BulkStore.one(Self.id(key[0]), of: company, in: tx).write(to: json)
      return json
    }
    routes.get("/v1/bulk/:id/lines", .may(.documentsRead)) { request, context in
      try await lines(request, Self.id(context.parameters.require("id")))
    }
    routes.get("/v1/bulk/:id/report.csv", .may(.documentsRead)) { _, context in
      try await report(Self.id(context.parameters.require("id")))
    }
  }

  private static func id(_ text: String) throws(BulkProblem) -> Bulk.ID {
    guard let id = Bulk.ID(text) else { throw .notFound(text) }
    return id
  }

  private func begin(_ action: BulkAction, _ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let lines = try Self.lines(body)
    let (id, company, queue) = (Bulk.ID(raw: ids.next()), company, queue)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      try BulkStore.insert(id, action.name, lines: lines, of: company, in: tx)
      try queue.ask(JobRequest(RunBulk.kind, key: "\(id)", input: "\(id)"), of: company, in: tx)
      let json = JSONWriter()
      try BulkStore.one(id, of: company, in: tx).write(to: json)
      return IdempotentAnswer(json, status: 202, location: "/v1/bulk/\(id)")
    }
  }

  /// - Throws: `BulkProblem.refused` with all that is wrong with the request; what is wrong with a line is its result.
  private static func lines(_ body: [UInt8]) throws -> [String] {
    let document: JSONDocument
    do throws(JSONSyntaxError) { document = try JSONParser.parse(body) } catch {
      throw BulkProblem.refused([error.finding])
    }
    let root = document.root
    var findings: [Finding] = []
    for member in root.members where member.key != "lines" {
      findings.append(
        Finding(
          "bulk.unexpected", at: document.place(of: member.value),
          fr: "« \(shown(member.key)) » n’est pas attendu.",
          en: "“\(shown(member.key))” is not expected."))
    }
    let lines = root["lines"]?.elements ?? []
    if lines.isEmpty || lines.count > Bulk.mostLines {
      findings.append(
        Finding(
          "bulk.lines", at: Place(pointer: "/lines"),
          fr: "« lines » est une liste de 1 à \(Bulk.mostLines) lignes.",
          en: "“lines” is a list of 1 to \(Bulk.mostLines) lines."))
    }
    for line in lines where !line.isObject {
      findings.append(
        Finding(
          "bulk.line", at: document.place(of: line), fr: "Chaque ligne est un objet.",
          en: "Each line is an object."))
    }
    guard findings.isEmpty else { throw BulkProblem.refused(Array(findings.prefix(100))) }
    return lines.map { line in
      let json = JSONWriter()
      json.exact(line)
      return json.string
    }
  }

  private func list(_ request: Request) async throws -> Response {
    let query = try ListQuery(request.query)
    let (before, company) = (try query.before(as: Bulk.ID.self), company)
    var rows = try await database.read {
      try BulkStore.list(before: before, limit: query.limit + 1, of: company, in: $0)
    }
    let hasMore = rows.cut(to: query.limit)
    let json = JSONWriter()
    json.object {
      json.array("data") { for row in rows { row.write(to: json) } }
      json.page(hasMore: hasMore, after: rows.last?.id.raw)
    }
    return .json(json)
  }

  private func lines(_ request: Request, _ id: Bulk.ID) async throws -> Response {
    let query = try ListQuery(request.query)
    let state = try query.choice("state", as: BulkLine.State.self)
    let after = try query.number("after") ?? 0
    let company = company
    var lines = try await database.read { tx in
      _ = try BulkStore.one(id, of: company, in: tx)
      return try BulkStore.lines(
        of: id, state: state, after: after, limit: query.limit + 1, company: company, in: tx)
    }
    let hasMore = lines.cut(to: query.limit)
    let json = JSONWriter()
    try json.object {
      try json.array("data") { for line in lines { try line.write(to: json) } }
      json.field("hasMore", hasMore)
      json.field("nextAfter", hasMore ? lines.last?.position : nil)
    }
    return .json(json)
  }

  /// A row for each line, for a spreadsheet.
  private func report(_ id: Bulk.ID) async throws -> Response {
    let company = company
    let lines = try await database.read { tx in
      _ = try BulkStore.one(id, of: company, in: tx)
      return try BulkStore.lines(
        of: id, after: 0, limit: Bulk.mostLines, company: company, in: tx)
    }
    var text = "\u{FEFF}position;state;status;id;number;code;detail\r\n"
    for line in lines { text += try Self.row(line) + "\r\n" }
    return .csv(Array(text.utf8), fileName: "\(id).csv")
  }

  private static func row(_ line: BulkLine) throws -> String {
    let answer = try line.answer.map { try JSONParser.parse($0.utf8).root }
    let details = answer?["errors"]?.elements.compactMap { $0["detail"]?.text } ?? []
    let cells = [
      "\(line.position)", line.state.rawValue, line.status.map { "\($0)" } ?? "",
      answer?["id"]?.text ?? "", answer?["number"]?.text ?? "", answer?["code"]?.text ?? "",
      details.isEmpty ? answer?["detail"]?.text ?? "" : details.joined(separator: " "),
    ]
    return cells.map(cell).joined(separator: ";")
  }

  /// A spreadsheet must not take a text for a formula.
  private static func cell(_ text: String) -> String {
    let isFormula = text.first.map { "=+-@\t\r".contains($0) } ?? false
    let safe = isFormula ? "'\(text)" : text
    return safe.contains { $0 == "\"" || $0 == ";" || $0.isNewline }
      ? "\"\(safe.replacing("\"", with: "\"\""))\"" : safe
  }
}

extension ListQuery {
  /// - Throws: `HTTPProblem.unreadable`.
  fileprivate func number(_ name: String) throws(HTTPProblem) -> Int? {
    guard let text = fields[name] else { return nil }
    guard let number = Int(text), number >= 0 else {
      throw .unreadable(
        Text(
          fr: "Le paramètre « \(name) » est un nombre.", en: "The parameter “\(name)” is a number.")
      )
    }
    return number
  }
}
