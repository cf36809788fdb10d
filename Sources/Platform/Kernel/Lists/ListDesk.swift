import Hummingbird
import Storage

/// Where a list lives, and who may see it.
package struct ListPlace: Sendable {
  let list: ListDeclaration
  let permission: Permission
  package let company: CompanyID
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    _ list: ListDeclaration, _ permission: Permission, of company: CompanyID, _ database: Database,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.list = list
    self.permission = permission
    self.company = company
    self.database = database
    self.shell = shell
  }
}

/// How many rows there are, as far as that is cheap to say.
package struct ListCounts: Sendable {
  package var matching: ListPage.Matching
  /// By the value of the tab.
  package var tabs: [String: ListPage.Matching] = [:]

  package init(_ matching: ListPage.Matching = .uncounted) { self.matching = matching }
}

/// The rows of a list as a file: what a spreadsheet can reckon with.
package struct ListSheet<Item: Sendable>: Sendable {
  let name: Text
  let titles: [Text]
  let values: @Sendable (Item, Language) -> [SheetValue]

  /// - Parameter name: of the file, without its ending.
  package init(
    name: Text, titles: [Text], values: @escaping @Sendable (Item, Language) -> [SheetValue]
  ) {
    self.name = name
    self.titles = titles
    self.values = values
  }
}

/// The routes of a list: its page, and its rows as files, each of what the same filters find.
///
/// ```
/// GET  /customers?q=…                 the page
/// GET  /exports/customers.csv?q=…     all its rows, on every page; also .xlsx
/// POST /exports/customers.csv         those that are ticked
/// ```
package struct ListDesk<Item: Sendable>: Sendable {
  /// Some rows in the order of the list, and the place the next begin after; `nil` behind the last.
  package typealias Found = (items: [Item], next: String?)
  package typealias Read =
    @Sendable (
      _ wanted: ListSelection, _ after: String?, _ limit: Int, borrowing Transaction
    ) throws -> Found

  let place: ListPlace
  let read: Read
  let row: @Sendable (Item, Language) -> ListPage.Row
  let sheet: ListSheet<Item>
  /// What an empty list says.
  let nothing: (title: Text, help: Text)
  let count: @Sendable (ListAddress, borrowing Transaction) throws -> ListCounts
  let finish: @Sendable (inout ListPage, [Item], Language) throws -> Void

  /// - Parameters:
  ///   - count: how many match, as far as that is cheap.
  ///   - finish: what else the page has.
  package init(
    _ place: ListPlace, nothing: (title: Text, help: Text), sheet: ListSheet<Item>,
    read: @escaping Read,
    row: @escaping @Sendable (Item, Language) -> ListPage.Row,
    count: @escaping @Sendable (ListAddress, borrowing Transaction) throws -> ListCounts = { _, _ in
      ListCounts()
    },
    finish: @escaping @Sendable (inout ListPage, [Item], Language) throws -> Void = { _, _, _ in }
  ) {
    self.place = place
    self.read = read
    self.row = row
    self.sheet = sheet
    self.nothing = nothing
    self.count = count
    self.finish = finish
  }

  private var list: ListDeclaration { place.list }
  private var exports: String { "/exports/\(list.name)" }

  package func add(to routes: Routes) {
    routes.get(list.path, .may(place.permission)) { request, _ in try await show(request) }
    for format in SheetExport.Format.allCases {
      let path = "\(exports).\(format.rawValue)"
      routes.get(path, .may(place.permission)) { request, _ in
        let wanted = ListSelection.matching(ListAddress(try request.query, of: list))
        return try await file(wanted, request.language).response(as: format)
      }
      routes.post(path, .may(place.permission)) { request, _ in
        let wanted = try ListSelection(await request.form(), of: list)
        return try await file(wanted, request.language).response(as: format)
      }
    }
  }

  // MARK: The page

  private static var pageSize: Int { 50 }

  private func show(_ request: Request) async throws -> Response {
    let address = ListAddress(try request.query, of: list)
    let (this, owner) = (self, Caller.current.author?.id ?? "")
    let (found, counts, views) = try await place.database.read { tx in
      (
        try this.read(.matching(address), address.after, Self.pageSize, tx),
        try this.count(address, tx),
        try SavedViewStore.views(
          of: this.list.name, for: owner, company: this.place.company, in: tx)
      )
    }
    let language = request.language
    var page = ListPage(
      address: address, rows: found.items.map { row($0, language) },
      nextHref: found.next.map { address.href(after: $0) }, nothingTitle: nothing.title,
      nothingHelp: nothing.help)
    page.matching = counts.matching
    page.tabCounts = counts.tabs
    page.views = views
    page.exportPath = exports
    try finish(&page, found.items, language)
    return .html(page.render(in: place.shell(request)))
  }

  // MARK: Files

  private static var fileStep: Int { 1_000 }

  private func file(_ wanted: ListSelection, _ language: Language) -> SheetExport {
    let this = self
    return SheetExport(
      name: sheet.name(language), titles: sheet.titles.map { $0(language) }, language: language
    ) { after in
      try await this.place.database.read { tx in
        let found = try this.read(wanted, after, Self.fileStep, tx)
        return (found.items.map { this.sheet.values($0, language) }, found.next)
      }
    }
  }
}
