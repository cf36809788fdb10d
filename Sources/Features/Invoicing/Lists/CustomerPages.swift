import Customers
import Hummingbird
import Kernel
import Money
import Storage

/// `/customers`: who bought; `/customers/{id}`: who they are, what they bought, paid and owe.
package struct CustomerPages: Sendable {
  let company: CompanyID
  let database: Database
  let index: CustomerIndex?
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, database: Database, index: CustomerIndex?,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.database = database
    self.index = index
    self.shell = shell
  }

  private static let strings = CustomerStrings.table
  package static let path = "/customers"
  package static let navigation = NavigationItem(
    .customers, href: path, title: CustomerStrings.table.customers, icon: Icon.people)

  package static let list = ListDeclaration(
    name: "customers", path: path, title: strings.customers,
    columns: [
      .init("name", strings.name, .name),
      .init("kind", strings.kind, .state),
      .init("email", strings.email, .who),
      .init("siren", strings.siren, .text),
      .init("vat", strings.vatIdentifier, .text, isUsual: false),
      .init("since", strings.since, .until),
    ],
    filters: [
      .tabs(
        key: "kind", label: strings.byKind, all: strings.all,
        [.init("company", strings.companies), .init("consumer", strings.consumers)]),
      .search(hint: strings.searchHint),
    ],
    orders: { _ in [ListOrder("since", isDescending: true)] })

  package func add(to routes: Routes) {
    desk.add(to: routes)
    routes.get("/customers/:id", .may(.documentsRead)) { request, context in
      try await one(request, context.parameters.require("id"))
    }
  }

  // MARK: List

  private var desk: ListDesk<CustomerListing.Row> {
    let (company, index) = (company, index)
    return ListDesk(
      ListPlace(Self.list, .documentsRead, of: company, database, shell: shell),
      nothing: (Self.strings.nothing, Self.strings.nothingHelp), sheet: Self.sheet
    ) { wanted, after, limit, tx in
      let place = try after.map { Customer.ID(raw: try RawID(cursor: Cursor(text: $0))) }
      let found = try CustomerListing(wanted, index).page(
        after: place, limit: limit, of: company, in: tx)
      return (found.rows, found.hasMore ? found.rows.last?.id.raw.cursor.text : nil)
    } row: {
      Self.row($0, $1)
    } count: { address, tx in
      ListCounts(
        try CustomerListing(.matching(address), index).count(
          upTo: ListSelection.most, of: company, in: tx))
    }
  }

  private static let sheet = ListSheet<CustomerListing.Row>(
    name: strings.fileName,
    titles: [
      strings.name, strings.kind, strings.email, strings.siren, strings.vatIdentifier,
      strings.since,
    ]
  ) { row, language in
    let (customer, words) = (row.customer, Words(strings, language))
    return [
      .text(customer.name), .text(customer.kind == .company ? words.company : words.consumer),
      .text(customer.email ?? ""), .text(customer.siren ?? ""),
      .text(customer.vatIdentifier ?? ""), .day(row.since.paris.date),
    ]
  }

  private static func row(_ row: CustomerListing.Row, _ language: Language) -> ListPage.Row {
    let words = Words(CustomerStrings.table, language)
    let customer = row.customer
    return ListPage.Row(
      id: "\(row.id)", label: customer.name,
      cells: [
        .link(customer.name, href: "\(path)/\(row.id)"),
        customer.kind == .company
          ? .tag(words.company, "tag info") : .tag(words.consumer, "tag"),
        .name(customer.email ?? ""), .text(customer.siren ?? ""),
        .text(customer.vatIdentifier ?? ""), .text(language.date(row.since.paris.date)),
      ])
  }

  // MARK: One

  private func one(_ request: Request, _ text: String) async throws -> Response {
    guard let id = Customer.ID(text) else { throw CustomerProblem.notFound(text) }
    let (company, language) = (company, request.language)
    let permissions = Caller.current.permissions
    let seesPayments = permissions.contains(.paymentsRead)
    let mayDraft = permissions.contains(.draftsWrite)
    let page = try await database.read { tx -> CustomerPage in
      guard let known = try CustomerListing.one(id, of: company, in: tx) else {
        throw CustomerProblem.notFound(text)
      }
      var documents = InvoiceListing()
      documents.customer = id
      var payments = PaymentFilter()
      payments.customer = id
      return CustomerPage(
        known: known,
        emails: try CustomerStore.addresses(of: id, company: company, in: tx).map(\.key),
        owed: try CustomerDebt.load(id, of: company, in: tx),
        documents: try documents.page(after: nil, limit: 12, of: company, in: tx).rows
          .map(\.summary),
        payments: seesPayments
          ? try PaymentStore.list(payments, limit: 12, of: company, in: tx) : [],
        mayDraft: mayDraft)
    }
    return .html(page.render(in: shell(request), language))
  }
}

extension CustomerListing {
  init(_ wanted: ListSelection, _ index: CustomerIndex?) {
    self.init()
    self.index = index
    switch wanted {
    case .matching(let address):
      kind = address["kind"].flatMap(Customer.Kind.init(rawValue:))
      search = address[ListAddress.search]
      isDescending = address.order.isDescending
    case .ticked(let ids): only = ids.compactMap { Customer.ID($0) }
    }
  }
}

/// What a customer owes, by currency, and how much of it is late.
struct CustomerDebt: Sendable {
  let all: Money
  let late: Money

  static func load(_ id: Customer.ID, of company: CompanyID, in tx: borrowing Transaction) throws
    -> [CustomerDebt]
  {
    let left = InvoiceQueries.left
    return try tx.rows(
      """
      SELECT d.currency, CAST(sum(d.left_minor) AS BIGINT), CAST(sum(d.late_minor) AS BIGINT)
      FROM (SELECT i.currency AS currency, \(left) AS left_minor,
          CASE WHEN s.due_date < \(tx.today) THEN \(left) ELSE 0 END AS late_minor
        FROM invoice i CROSS JOIN invoice_standing s
        WHERE i.company_id = \(company) AND i.customer_id = \(id)
          AND s.company_id = i.company_id AND s.invoice_id = i.id AND s.standing = 'open') AS d
      GROUP BY d.currency ORDER BY d.currency
      """
    ) { row in
      let currency = Currency(code: try row.text(0)) ?? .eur
      return CustomerDebt(
        all: Money(minorUnits: try row.int64(1), currency: currency),
        late: Money(minorUnits: try row.int64(2), currency: currency))
    }
  }
}
