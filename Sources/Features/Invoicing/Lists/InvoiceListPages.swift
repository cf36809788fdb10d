import Hummingbird
import Kernel
import Storage

/// `/invoices`, its files, and what is done with many of its documents at once.
package struct InvoiceListPages: Sendable {
  /// What a person may do with many documents: a `BulkAction` whose lines name an invoice each.
  package struct Action: Sendable {
    let name: String
    let permission: Permission
    let title: Text
    let asks: Plural
    let effect: Text

    package static let issue = Action(
      name: "issuances", permission: .documentsIssue, title: InvoiceListStrings.table.issueThem,
      asks: InvoiceListStrings.table.issueTitle, effect: InvoiceListStrings.table.issueEffect)
    package static let email = Action(
      name: "emails", permission: .emailsSend, title: InvoiceListStrings.table.emailThem,
      asks: InvoiceListStrings.table.emailTitle, effect: InvoiceListStrings.table.emailEffect)

    var path: String { "/invoices/bulk/\(name)" }
  }

  let company: CompanyID
  let database: Database
  let queue: JobQueue
  let ids: IDs
  let index: DocumentIndex?
  let actions: [Action]
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, queue: JobQueue, ids: IDs, index: DocumentIndex?,
    actions: [Action] = [.issue, .email], shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.queue = queue
    self.ids = ids
    self.index = index
    self.actions = actions
    self.shell = shell
  }

  private static let pageSize = 50
  private static let list = InvoiceList.declaration
  static let exports = "/exports/invoices"

  package func add(to routes: Routes) {
    routes.get("/invoices", .may(.documentsRead)) { request, _ in try await list(request) }
    for format in SheetExport.Format.allCases {
      let path = "\(Self.exports).\(format.rawValue)"
      routes.get(path, .may(.documentsRead)) { request, _ in
        let address = ListAddress(try request.query, of: Self.list)
        return try await file(InvoiceListing(address), request.language).response(as: format)
      }
      routes.post(path, .may(.documentsRead)) { request, _ in
        let wanted = try Self.selected(await request.form())
        return try await file(wanted, request.language).response(as: format)
      }
    }
    for action in actions {
      routes.post(action.path, .may(action.permission)) { request, _ in
        try await begin(action, request)
      }
    }
  }

  // MARK: The list

  private func list(_ request: Request) async throws -> Response {
    let address = ListAddress(try request.query, of: Self.list)
    let (wanted, company) = (InvoiceListing(address), company)
    let place = try address.after.map { try InvoiceListing.Place(text: $0) }
    let (owner, index) = (Caller.current.author?.id ?? "", index)
    let found = try await database.read { tx in
      let wanted = try wanted.narrowed(by: index, in: tx)
      return (
        page: try wanted.page(after: place, limit: Self.pageSize, of: company, in: tx),
        matching: try wanted.count(upTo: Bulk.mostLines, of: company, in: tx),
        views: try SavedViewStore.views(of: Self.list.name, for: owner, company: company, in: tx)
      )
    }
    return .html(
      try page(found.page, found.matching, found.views, address, request.language).render(
        in: shell(request)))
  }

  private func page(
    _ found: (rows: [InvoiceListing.Found], hasMore: Bool), _ matching: ListPage.Matching,
    _ views: [SavedView], _ address: ListAddress, _ language: Language
  ) throws -> ListPage {
    let rows = found.rows.map(\.summary)
    let words = InvoicingStrings.table
    var page = ListPage(
      address: address, rows: rows.map { InvoiceList.row($0, language) },
      nextHref: found.hasMore ? found.rows.last.map { address.href(after: $0.place.text) } : nil,
      nothingTitle: InvoiceListStrings.table.nothing, nothingHelp: words.nothingFoundHelp)
    page.totals = try InvoiceList.totals(rows, language)
    page.matching = matching
    page.views = views
    page.exportPath = Self.exports
    page.welcome = InvoiceList.welcome(language)
    page.actions = actions.filter { Caller.current.permissions.contains($0.permission) }.map {
      .init($0.title, path: $0.path)
    }
    page.links = [
      .init(words.importOrders, href: InvoicingNavigation.importing, icon: Icon.upload)
    ]
    if Caller.current.permissions.contains(.draftsWrite) {
      page.links.append(
        .init(
          EditorStrings.table.title, href: EditorRoutes.path, icon: Icon.document,
          isPrimary: true))
    }
    return page
  }

  // MARK: Files

  private func file(_ wanted: InvoiceListing, _ language: Language) -> SheetExport {
    let (database, company, index) = (database, company, index)
    return SheetExport(
      name: InvoiceListStrings.table.fileName(language), titles: InvoiceList.titles(language),
      language: language
    ) { after in
      let place = try after.map { try InvoiceListing.Place(text: $0) }
      return try await database.read { tx in
        let wanted = try wanted.narrowed(by: index, in: tx)
        let (rows, hasMore) = try wanted.page(after: place, limit: 1_000, of: company, in: tx)
        return (
          rows.map { InvoiceList.values($0.summary, language) },
          hasMore ? rows.last?.place.text : nil
        )
      }
    }
  }

  /// What a form of the list means: its rows that are ticked, or all that its filters find.
  ///
  /// - Throws: `BulkProblem.nothingSelected`.
  private static func selected(_ fields: FormFields) throws -> InvoiceListing {
    if fields["scope"] == "all" {
      return InvoiceListing(ListAddress(try FormFields(fields["query"] ?? ""), of: list))
    }
    let ids = fields.fields.filter { $0.name == "id" }.compactMap { InvoiceID($0.value) }
    guard !ids.isEmpty else { throw BulkProblem.nothingSelected }
    var wanted = InvoiceListing()
    wanted.only = Array(ids.prefix(500))
    return wanted
  }

  // MARK: Many at once

  /// Asks first, then hands it to a job.
  private func begin(_ action: Action, _ request: Request) async throws -> Response {
    let fields = try await request.form()
    let (wanted, company, index) = (try Self.selected(fields), company, index)
    guard fields["confirmed"] == "true" else {
      let found = try await database.read { tx in
        try wanted.narrowed(by: index, in: tx)
          .ids(limit: Bulk.mostLines + 1, of: company, in: tx).count
      }
      try Self.check(found)
      let page = BulkConfirmPage(
        action: action, count: found, fields: fields.with("key", ids.next().text))
      return .html(page.render(in: shell(request)))
    }
    let (id, queue) = (Bulk.ID(raw: ids.next()), queue)
    let place = try await database.write(.company(company)) { tx in
      try IdempotencyStore.pageOnce(fields, from: action.path, of: company, in: tx) {
        let found = try wanted.narrowed(by: index, in: tx)
          .ids(limit: Bulk.mostLines + 1, of: company, in: tx)
        try Self.check(found.count)
        let lines = found.map { #"{"invoice":"\#($0)"}"# }
        try BulkStore.insert(id, action.name, lines: lines, of: company, in: tx)
        try queue.ask(JobRequest(RunBulk.kind, key: "\(id)", input: "\(id)"), of: company, in: tx)
        return "\(BulkPages.path)/\(id)"
      }
    }
    return .seeOther(place)
  }

  private static func check(_ count: Int) throws(BulkProblem) {
    if count == 0 { throw .nothingSelected }
    if count > Bulk.mostLines { throw .tooMany }
  }
}
