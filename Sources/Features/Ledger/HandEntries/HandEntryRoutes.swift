import Hummingbird
import Kernel
import Storage

/// Posting an entry by hand and taking one back, for programs and on pages.
///
/// ```
/// POST /v1/ledger/entries                { "label", "lines", … }
/// POST /v1/ledger/entries/{id}/reversal  { "reason"? }
/// GET, POST /ledger/entries/new          POST /ledger/entries/{id}/reversal
/// ```
package struct HandEntryRoutes: Sendable {
  let company: CompanyID
  let database: Database
  let ids: IDs
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, ids: IDs,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.ids = ids
    self.shell = shell
  }

  private static let bodyLimit = 1 << 20

  package func add(to routes: Routes) {
    routes.post("/v1/ledger/entries", .may(.booksWrite)) { request, _ in try await post(request) }
    routes.post("/v1/ledger/entries/:id/reversal", .may(.booksWrite)) { request, context in
      try await reverse(request, LedgerAPI.id(context.parameters.require("id")))
    }
    routes.get("/ledger/entries/new", .may(.booksRead)) { request, _ in try await form(request) }
    routes.post("/ledger/entries/new", .may(.booksWrite)) { request, _ in try await submit(request)
    }
    routes.post("/ledger/entries/:id/reversal", .may(.booksWrite)) { request, context in
      try await submitReversal(request, LedgerAPI.id(context.parameters.require("id")))
    }
  }

  // MARK: Programs

  private func post(_ request: Request) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (entry, company) = (try HandEntryJSON.entry(body), company)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      try Self.answer(try entry.post(of: company, in: tx), company, in: tx)
    }
  }

  private func reverse(_ request: Request, _ id: EntryID) async throws -> Response {
    let body = try await request.bytes(upTo: Self.bodyLimit)
    let (reason, company) = (try HandEntryJSON.reason(body), company)
    return try await IdempotencyStore.answer(request, body, of: company, database) { tx in
      try Self.answer(
        try PostEntry.reverse(id, reason: reason, of: company, in: tx), company, in: tx)
    }
  }

  private static func answer(_ id: EntryID, _ company: CompanyID, in tx: borrowing Transaction)
    throws -> IdempotentAnswer
  {
    let json = JSONWriter()
    LedgerJSON.write(try LedgerStore.entry(id, of: company, in: tx), to: json)
    return IdempotentAnswer(status: 201, location: "/v1/ledger/entries/\(id)", body: json.string)
  }

  // MARK: Pages

  private func form(_ request: Request) async throws -> Response {
    let today = try await database.read { $0.today }
    let page = HandEntryPage(key: ids.next().text, today: today)
    return .html(page.render(in: shell(request)))
  }

  private func submit(_ request: Request) async throws -> Response {
    let (fields, company) = (try await request.form(), company)
    do {
      let entry = try HandEntryPage.entry(fields)
      let path = try await database.write(.company(company)) { tx in
        try IdempotencyStore.pageOnce(fields, from: HandEntryPage.path, of: company, in: tx) {
          "/ledger/entries/\(try entry.post(of: company, in: tx))"
        }
      }
      return .seeOther(path, told: .recorded)
    } catch let problem as LedgerError where !problem.findings.isEmpty {
      let today = try await database.read { $0.today }
      let page = HandEntryPage(
        key: ids.next().text, today: today, fields: fields, problems: problem.findings)
      return .html(page.render(in: shell(request)), status: .unprocessableContent)
    }
  }

  private func submitReversal(_ request: Request, _ id: EntryID) async throws -> Response {
    let (fields, company) = (try await request.form(), company)
    let path = try await database.write(.company(company)) { tx in
      try IdempotencyStore.pageOnce(
        fields, from: "/ledger/entries/\(id)/reversal", of: company, in: tx
      ) {
        "/ledger/entries/\(try PostEntry.reverse(id, reason: fields["reason"], of: company, in: tx))"
      }
    }
    return .seeOther(path, told: .recorded)
  }
}
