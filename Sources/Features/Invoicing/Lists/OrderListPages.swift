import Hummingbird
import Kernel
import Money
import Storage

/// `/orders`: what came from the shops, and how far each has come.
package struct OrderListPages: Sendable {
  let company: CompanyID
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.shell = shell
  }

  private static let strings = OrderListStrings.table
  private static let pageSize = 50
  package static let path = "/orders"
  package static let navigation = NavigationItem(
    .sales, href: path, title: OrderListStrings.table.orders, icon: Icon.archive)

  package static let list = ListDeclaration(
    name: "orders", path: path, title: strings.orders,
    columns: [
      .init("number", strings.order, .what),
      .init("state", strings.state, .state),
      .init("customer", strings.customer, .who),
      .init("ordered", strings.ordered, .until),
      .init("source", strings.source, .text, isUsual: false),
      .init("findings", strings.findings, .note),
      .init("gross", InvoicingStrings.table.gross, .amount),
    ],
    filters: [
      .tabs(
        key: "state", label: strings.byState, all: strings.all,
        [
          .init("blocked", strings.blockedOnes), .init("prepared", strings.preparedOnes),
          .init("issued", strings.issuedOnes),
        ]),
      .search(hint: strings.searchHint),
    ],
    orders: { address in
      address["state"] == "blocked" ? [] : [ListOrder("ordered", isDescending: true)]
    })

  package func add(to routes: Routes) {
    routes.get("/orders", .may(.documentsRead)) { request, _ in try await list(request) }
  }

  private func list(_ request: Request) async throws -> Response {
    let address = ListAddress(try request.query, of: Self.list)
    var wanted = OrderListing()
    wanted.state = address["state"].flatMap(OrderListing.State.init(rawValue:))
    wanted.number = address[ListAddress.search].map { CleanText.line($0) }
    wanted.isDescending = address.order.isDescending
    let place = try address.after.map { OrderID(raw: try RawID(cursor: Cursor(text: $0))) }
    let (listing, company, owner) = (wanted, company, Caller.current.author?.id ?? "")
    let (found, views) = try await database.read { tx in
      (
        try listing.page(after: place, limit: Self.pageSize, of: company, in: tx),
        try SavedViewStore.views(of: Self.list.name, for: owner, company: company, in: tx)
      )
    }
    let language = request.language
    var page = ListPage(
      address: address, rows: found.rows.map { Self.row($0, language) },
      nextHref: found.hasMore
        ? found.rows.last?.id.map { address.href(after: $0.raw.cursor.text) } : nil,
      nothingTitle: Self.strings.nothing, nothingHelp: Self.strings.nothingHelp)
    page.views = views
    page.links = [
      .init(
        InvoicingStrings.table.importOrders, href: InvoicingNavigation.importing, icon: Icon.upload,
        isPrimary: true)
    ]
    return .html(page.render(in: shell(request)))
  }

  private static func row(_ row: OrderListing.Row, _ language: Language) -> ListPage.Row {
    let words = Words(OrderListStrings.table, language)
    let href = row.document.map { "/invoices/\($0.id)" } ?? ShieldPages.path
    let findings = row.findings.map { $0(language) }.joined(separator: " ")
    return ListPage.Row(
      id: row.id.map { "\($0)" } ?? "\(row.source) \(row.number)", label: row.number,
      cells: [
        .link(row.number, href: href, detail: row.document?.number),
        state(row, words), .name(row.document?.buyerName ?? row.buyer ?? ""),
        .text(row.orderedOn.map(language.date) ?? ""), .text(row.source), .name(findings),
        row.document.map { .text(language.money($0.gross)) } ?? .none,
      ])
  }

  private static func state(_ row: OrderListing.Row, _ words: Words<OrderListStrings>)
    -> ListPage.Cell
  {
    if row.document?.number != nil { return .tag(words.issued, "tag good") }
    if !row.findings.isEmpty { return .tag(words.blocked, "tag bad") }
    return row.document == nil
      ? .tag(words.waiting, "tag") : .tag(words.prepared, "tag info")
  }
}

/// The words of the list of orders.
final class OrderListStrings: Sendable {
  static let table = OrderListStrings()

  let orders = Text(fr: "Commandes", en: "Orders")
  let order = Text(fr: "Commande", en: "Order")
  let state = Text(fr: "État", en: "State")
  let customer = Text(fr: "Client", en: "Customer")
  let ordered = Text(fr: "Commandée le", en: "Ordered")
  let source = Text(fr: "Boutique", en: "Shop")
  let findings = Text(fr: "À corriger", en: "To be mended")
  let byState = Text(fr: "Filtrer par état", en: "Filter by state")
  let all = Text(fr: "Toutes", en: "All")
  let blockedOnes = Text(fr: "Bloquées", en: "Blocked")
  let preparedOnes = Text(fr: "Préparées", en: "Prepared")
  let issuedOnes = Text(fr: "Facturées", en: "Invoiced")
  let issued = Text(fr: "Facturée", en: "Invoiced")
  let prepared = Text(fr: "Préparée", en: "Prepared")
  let blocked = Text(fr: "Bloquée", en: "Blocked")
  let waiting = Text(fr: "Sans facture", en: "Not invoiced")
  let searchHint = Text(fr: "Numéro de commande entier", en: "Whole order number")
  let nothing = Text(fr: "Aucune commande", en: "No order")
  let nothingHelp = Text(
    fr: "Les commandes de vos boutiques apparaissent ici dès qu’elles sont importées.",
    en: "The orders of your shops appear here as soon as they are imported.")
}
