import Hummingbird
import Kernel
import Money
import Storage

/// `/orders`: what came from the shops, and how far each has come.
package struct OrderListPages: Sendable {
  private let place: ListPlace
  private let bulk: BulkDoor

  package init(
    company: CompanyID, database: Database, queue: JobQueue, ids: IDs,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    place = ListPlace(Self.list, .documentsRead, of: company, database, shell: shell)
    bulk = BulkDoor(
      list: Self.list, actions: [.issue], company: company, database: database, queue: queue,
      ids: ids, shell: shell
    ) { wanted, limit, tx in
      try OrderListing(wanted).documents(limit: limit, of: company, in: tx)
    }
  }

  private static let strings = OrderListStrings.table
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
    desk.add(to: routes)
    bulk.add(to: routes)
  }

  private var desk: ListDesk<OrderListing.Row> {
    let (company, bulk) = (place.company, bulk)
    return ListDesk(
      place, nothing: (Self.strings.nothing, Self.strings.nothingHelp), sheet: Self.sheet
    ) { wanted, after, limit, tx in
      let found = try OrderListing(wanted).page(after: after, limit: limit, of: company, in: tx)
      return (found.rows, found.next)
    } row: {
      Self.row($0, $1)
    } count: { address, tx in
      ListCounts(
        try OrderListing(.matching(address)).count(
          upTo: ListSelection.most, of: company, in: tx))
    } finish: { page, _, _ in
      page.actions = bulk.offered
      page.links = [
        .init(
          InvoicingStrings.table.importOrders, href: InvoicingNavigation.importing,
          icon: Icon.upload, isPrimary: true)
      ]
    }
  }

  private static let sheet = ListSheet<OrderListing.Row>(
    name: strings.fileName,
    titles: [
      strings.order, strings.source, strings.state, strings.customer, strings.ordered,
      InvoicingStrings.table.invoice, InvoiceListStrings.table.currency,
      InvoicingStrings.table.net, InvoicingStrings.table.vat, InvoicingStrings.table.gross,
      strings.findings,
    ]
  ) { row, language in
    let document = row.document
    return [
      .text(row.number), .text(row.source), .text(state(row, Words(strings, language)).name),
      .text(document?.buyerName ?? row.buyer ?? ""), row.orderedOn.map(SheetValue.day) ?? .empty,
      .text(document?.number ?? ""), .text(document?.net.currency.code ?? ""),
      document.map { .money($0.net) } ?? .empty, document.map { .money($0.vat) } ?? .empty,
      document.map { .money($0.gross) } ?? .empty,
      .text(row.findings.map { $0(language) }.joined(separator: " ")),
    ]
  }

  private static func row(_ row: OrderListing.Row, _ language: Language) -> ListPage.Row {
    let words = Words(OrderListStrings.table, language)
    let href = row.document.map { "/invoices/\($0.id)" } ?? ShieldPages.path
    let findings = row.findings.map { $0(language) }.joined(separator: " ")
    let state = state(row, words)
    return ListPage.Row(
      id: row.key.text, label: row.number,
      cells: [
        .link(row.number, href: href, detail: row.document?.number),
        .tag(state.name, state.tag), .name(row.document?.buyerName ?? row.buyer ?? ""),
        .text(row.orderedOn.map(language.date) ?? ""), .text(row.source), .name(findings),
        row.document.map { .text(language.money($0.gross)) } ?? .none,
      ])
  }

  private static func state(_ row: OrderListing.Row, _ words: Words<OrderListStrings>) -> (
    name: String, tag: StaticString
  ) {
    if row.document?.number != nil { return (words.issued, "tag good") }
    if !row.findings.isEmpty { return (words.blocked, "tag bad") }
    return row.document == nil ? (words.waiting, "tag") : (words.prepared, "tag info")
  }
}

extension OrderListing {
  init(_ wanted: ListSelection) {
    switch wanted {
    case .matching(let address):
      state = address["state"].flatMap(State.init(rawValue:))
      number = address[ListAddress.search].map { CleanText.line($0) }
      isDescending = address.order.isDescending
    case .ticked(let keys): only = keys.compactMap { Key($0) }
    }
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
  let findings = Text(fr: "À corriger", en: "To fix")
  let byState = Text(fr: "Filtrer par état", en: "Filter by state")
  let all = Text(fr: "Toutes", en: "All")
  let blockedOnes = Text(fr: "Bloquées", en: "Blocked")
  let preparedOnes = Text(fr: "Préparées", en: "Prepared")
  let issuedOnes = Text(fr: "Facturées", en: "Invoiced")
  let issued = Text(fr: "Facturée", en: "Invoiced")
  let prepared = Text(fr: "Préparée", en: "Prepared")
  let blocked = Text(fr: "Bloquée", en: "Blocked")
  let waiting = Text(fr: "Sans facture", en: "Not invoiced")
  let searchHint = Text(fr: "Numéro de commande complet", en: "Full order number")
  let fileName = Text(fr: "commandes", en: "orders")
  let nothing = Text(fr: "Aucune commande", en: "No order")
  let nothingHelp = Text(
    fr: "Les commandes de vos boutiques apparaissent ici dès qu’elles sont importées.",
    en: "The orders of your shops appear here as soon as they are imported.")
}
