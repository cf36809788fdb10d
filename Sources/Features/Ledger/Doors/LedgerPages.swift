import Hummingbird
import Kernel
import Money
import Storage

/// `/ledger`: the trial balance, the general ledger of an account, the journals, an entry.
package struct LedgerPages: Sendable {
  let company: CompanyID
  let siren: String
  let database: Database
  let ids: IDs
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, siren: String, database: Database, ids: IDs,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.siren = siren
    self.database = database
    self.ids = ids
    self.shell = shell
  }

  package static let path = "/ledger"
  package static let navigation = NavigationItem(
    .accounting, href: path, title: LedgerStrings.table.section, icon: LedgerPages.icon)
  private static let icon: TrustedHTML = #"""
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true"><path d="M4 3.5h10.5a1.5 1.5 0 0 1 1.5 1.5v11.5H5.5A1.5 1.5 0 0 1 4 15zM4 15a1.5 1.5 0 0 1 1.5-1.5H16M7.5 6.8h5M7.5 9.6h5"/></svg>
    """#
  private static let pageSize = 60

  package func add(to routes: Routes) {
    routes.get("/ledger", .may(.booksRead)) { request, _ in try await balance(request) }
    routes.get("/ledger/general-ledger", .may(.booksRead)) { request, _ in
      try await generalLedger(request)
    }
    routes.get("/ledger/journals", .may(.booksRead)) { request, _ in try await journals(request) }
    routes.get("/ledger/entries/:id", .may(.booksRead)) { request, context in
      try await entry(request, context.parameters.require("id"))
    }
  }

  private func balance(_ request: Request) async throws -> Response {
    try await page(request, .balance) { filter, query, tx in
      .balance(try TrialBalance.load(filter, detailed: query.detailed, of: company, in: tx))
    }
  }

  private func generalLedger(_ request: Request) async throws -> Response {
    try await page(request, .generalLedger) { filter, _, tx in
      guard filter.account != nil || filter.auxiliary != nil else { return .noAccount }
      return .generalLedger(try GeneralLedger.load(filter, of: company, in: tx))
    }
  }

  private func journals(_ request: Request) async throws -> Response {
    try await page(request, .journals) { filter, _, tx in
      var filter = filter
      filter.limit = Self.pageSize + 1
      var entries = try LedgerStore.entries(filter, of: company, in: tx)
      let hasMore = entries.cut(to: Self.pageSize)
      return .journal(entries, next: hasMore ? entries.last?.id.number : nil)
    }
  }

  private func page(
    _ request: Request, _ view: LedgerPage.View,
    _ load:
      @escaping @Sendable (LedgerFilter, LedgerQuery, borrowing Transaction) throws ->
      LedgerPage.Content
  ) async throws -> Response {
    let fields = try request.query
    let query = try LedgerQuery(fields)
    let company = company
    let page = try await database.read { tx -> LedgerPage in
      let years = try FiscalYearStore.all(of: company, in: tx)
      guard !years.isEmpty else {
        return LedgerPage(view: view, fields: fields, years: [], filter: nil, content: .nothing)
      }
      let filter = try query.filter(of: company, in: tx)
      return LedgerPage(
        view: view, fields: fields, years: years, filter: filter,
        content: try load(filter, query, tx))
    }
    return .html(page.render(in: shell(request)))
  }

  private func entry(_ request: Request, _ text: String) async throws -> Response {
    let id = try LedgerAPI.id(text)
    let (company, key) = (company, ids.next().text)
    let page = try await database.read { tx in
      EntryPage(
        entry: try LedgerStore.entry(id, of: company, in: tx),
        reversal: try LedgerStore.reversal(of: id, company: company, in: tx), key: key)
    }
    return .html(page.render(in: shell(request)))
  }
}
