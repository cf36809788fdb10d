import Hummingbird
import Kernel
import Money
import Storage

/// `/payments`: what came in and what went back.
package struct PaymentListPages: Sendable {
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

  private static let strings = PaymentListStrings.table
  private static let pageSize = 50
  package static let path = "/payments"
  package static let navigation = NavigationItem(
    .bank, href: path, title: PaymentListStrings.table.payments, icon: Icon.bank)

  package static let list = ListDeclaration(
    name: "payments", path: path, title: strings.payments,
    columns: [
      .init("number", strings.payment, .what),
      .init("kind", strings.kind, .state),
      .init("customer", strings.customer, .who),
      .init("day", strings.day, .until),
      .init("means", strings.means, .text),
      .init("documents", strings.documents, .text),
      .init("reference", strings.reference, .text, isUsual: false),
      .init("amount", strings.amount, .amount),
    ],
    filters: [
      .tabs(
        key: "kind", label: strings.byKind, all: strings.all,
        [.init("payment", strings.received), .init("refund", strings.refunded)]),
      .search(hint: strings.searchHint),
      .days(from: "from", through: "through", label: strings.day),
    ],
    orders: { _ in [ListOrder("day", isDescending: true)] })

  package func add(to routes: Routes) {
    routes.get("/payments", .may(.paymentsRead)) { request, _ in try await list(request) }
  }

  private func list(_ request: Request) async throws -> Response {
    let address = ListAddress(try request.query, of: Self.list)
    var wanted = PaymentFilter()
    wanted.object = address["kind"].flatMap(PaymentFilter.Object.init(rawValue:))
    wanted.text = address[ListAddress.search].map { CleanText.line($0) }
    wanted.from = address["from"].flatMap { LocalDate($0) }
    wanted.through = address["through"].flatMap { LocalDate($0) }
    let isDescending = address.order.isDescending
    let place = try address.after.map { try InvoiceListing.Place(text: $0) }
    let (filter, company, owner) = (wanted, company, Caller.current.author?.id ?? "")
    var (found, views) = try await database.read { tx in
      (
        try PaymentStore.byDay(
          filter, after: place, isDescending: isDescending, limit: Self.pageSize + 1, of: company,
          in: tx),
        try SavedViewStore.views(of: Self.list.name, for: owner, company: company, in: tx)
      )
    }
    let hasMore = found.cut(to: Self.pageSize)
    let language = request.language
    var page = ListPage(
      address: address, rows: found.map { Self.row($0, language) },
      nextHref: hasMore
        ? found.last.map {
          address.href(after: InvoiceListing.Place(key: "\($0.day)", id: $0.id.raw).text)
        } : nil,
      nothingTitle: Self.strings.nothing, nothingHelp: Self.strings.nothingHelp)
    page.views = views
    return .html(page.render(in: shell(request)))
  }

  private static func row(_ payment: Payment, _ language: Language) -> ListPage.Row {
    let words = Words(PaymentListStrings.table, language)
    let isRefund = payment.direction == .refunded
    let first = payment.allocations.first
    let numbers = payment.allocations.map(\.number)
    return ListPage.Row(
      id: "\(payment.id)", label: payment.number,
      cells: [
        first.map { .link(payment.number, href: "/invoices/\($0.document)#payments") }
          ?? .text(payment.number),
        isRefund ? .tag(words.refund, "tag warn") : .tag(words.incoming, "tag good"),
        .name(payment.customerName), .text(language.date(payment.day)),
        .text(PaymentStrings.table.name(payment.means)(language)),
        .text(numbers.prefix(3).joined(separator: ", ") + (numbers.count > 3 ? " …" : "")),
        .name(payment.reference ?? ""),
        .text(language.money(isRefund ? -payment.amount : payment.amount)),
      ])
  }
}

/// The words of the list of payments.
final class PaymentListStrings: Sendable {
  static let table = PaymentListStrings()

  let payments = Text(fr: "Encaissements", en: "Payments")
  let payment = Text(fr: "Numéro", en: "Number")
  let kind = Text(fr: "Sens", en: "Direction")
  let customer = Text(fr: "Client", en: "Customer")
  let day = Text(fr: "Date", en: "Day")
  let means = Text(fr: "Moyen", en: "Means")
  let documents = Text(fr: "Documents réglés", en: "Documents settled")
  let reference = Text(fr: "Référence", en: "Reference")
  let amount = Text(fr: "Montant", en: "Amount")
  let byKind = Text(fr: "Filtrer par sens", en: "Filter by direction")
  let all = Text(fr: "Tous", en: "All")
  let received = Text(fr: "Reçus", en: "Received")
  let refunded = Text(fr: "Remboursés", en: "Refunded")
  let incoming = Text(fr: "Reçu", en: "Received")
  let refund = Text(fr: "Remboursement", en: "Refund")
  let searchHint = Text(fr: "Numéro ou référence entière", en: "Whole number or reference")
  let nothing = Text(fr: "Aucun encaissement", en: "No payment")
  let nothingHelp = Text(
    fr:
      "Les paiements de vos commandes, et ceux que vous saisissez sur une facture, apparaissent ici.",
    en: "The payments of your orders, and those you enter on an invoice, appear here.")
}
