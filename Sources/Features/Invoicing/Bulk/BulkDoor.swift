import Crypto
import Hummingbird
import Kernel
import Seal
import Storage

/// Where the lists of documents and of orders begin something with many of them: it is asked about first, then handed to a job
/// whose lines name a document each.
struct BulkDoor: Sendable {
  /// What a person may do with many documents: a `BulkAction` whose lines name an invoice each.
  struct Action: Sendable {
    let name: String
    let permission: Permission
    let title: Text
    let asks: Plural
    let effect: Text

    static let issue = Action(
      name: "issuances", permission: .documentsIssue, title: InvoiceListStrings.table.issueThem,
      asks: InvoiceListStrings.table.issueTitle, effect: InvoiceListStrings.table.issueEffect)
    static let email = Action(
      name: "emails", permission: .emailsSend, title: InvoiceListStrings.table.emailThem,
      asks: InvoiceListStrings.table.emailTitle, effect: InvoiceListStrings.table.emailEffect)
  }

  let list: ListDeclaration
  let actions: [Action]
  let company: CompanyID
  let database: Database
  let queue: JobQueue
  let ids: IDs
  let shell: @Sendable (Request) -> PageShell
  /// The documents of what is selected, at most `limit`.
  let documents:
    @Sendable (_ wanted: ListSelection, _ limit: Int, borrowing Transaction) throws -> [InvoiceID]

  func add(to routes: Routes) {
    for action in actions {
      routes.post(path(action), .may(action.permission)) { request, _ in
        try await begin(action, request)
      }
    }
  }

  private func path(_ action: Action) -> String { "\(list.path)/bulk/\(action.name)" }

  /// What the caller may begin.
  var offered: [ListPage.Action] {
    actions.filter { Caller.current.permissions.contains($0.permission) }.map {
      .init($0.title, path: path($0))
    }
  }

  private func begin(_ action: Action, _ request: Request) async throws -> Response {
    let fields = try await request.form()
    let (wanted, company, documents) = (try ListSelection(fields, of: list), company, documents)
    let ask = { (found: [InvoiceID], hasChanged: Bool) -> Response in
      let said = fields.with("key", fields["key"] ?? ids.next().text)
      var page = ListConfirmPage(
        list, title: action.asks, effect: action.effect, button: action.title, path: path(action),
        count: found.count, fields: said.with("rows", Shown(found).text))
      page.hasChanged = hasChanged
      return .html(page.render(in: shell(request)), status: hasChanged ? .conflict : .ok)
    }
    guard fields["confirmed"] == "true" else {
      let found = try await database.read { try documents(wanted, Bulk.mostLines + 1, $0) }
      try ListSelection.check(found.count)
      return ask(found, false)
    }
    let (id, queue) = (Bulk.ID(raw: ids.next()), queue)
    do {
      let place = try await database.write(.company(company)) { tx in
        try IdempotencyStore.pageOnce(fields, from: path(action), of: company, in: tx) {
          var found = try documents(wanted, Bulk.mostLines + 1, tx)
          if case .matching = wanted { try Shown(fields).check(&found) }
          try ListSelection.check(found.count)
          let lines = found.map { #"{"invoice":"\#($0)"}"# }
          try BulkStore.insert(id, action.name, lines: lines, of: company, in: tx)
          try queue.ask(JobRequest(RunBulk.kind, key: "\(id)", input: "\(id)"), of: company, in: tx)
          return "\(BulkPages.path)/\(id)"
        }
      }
      return .seeOther(place)
    } catch let changed as Changed {
      return ask(changed.found, true)
    }
  }

  /// What was confirmed is what is done: where others of them match meanwhile, it is asked again.
  private struct Changed: Error {
    let found: [InvoiceID]
    init(_ found: [InvoiceID]) { self.found = found }
  }

  /// The documents a question was about: the newest, and a hash of all, whatever their order.
  private struct Shown {
    let newest: InvoiceID?
    let hash: String

    init(_ found: [InvoiceID]) {
      let ids = found.map(\.raw).sorted()
      newest = ids.last.map { InvoiceID(raw: $0) }
      var hash = SHA256()
      for id in ids { hash.update(data: id.bytes) }
      self.hash = hexadecimal(Array(hash.finalize()))
    }

    init(_ fields: FormFields) {
      let parts = (fields["rows"] ?? "").split(separator: ".")
      newest = parts.first.flatMap { InvoiceID(String($0)) }
      hash = parts.count == 2 ? String(parts[1]) : ""
    }

    var text: String { newest.map { "\($0).\(hash)" } ?? "" }

    /// What came after the question is no part of it: in a busy shop something always does.
    ///
    /// - Throws: `Changed`.
    func check(_ found: inout [InvoiceID]) throws {
      if found.isEmpty { return }
      let older = newest.map { newest in found.filter { $0.raw <= newest.raw } } ?? found
      guard Shown(older).hash == hash else { throw Changed(found) }
      found = older
    }
  }
}
