import Hummingbird
import Kernel
import Money
import Storage

/// `/payments`: what came in and what went back.
package struct PaymentListPages: Sendable {
  private let place: ListPlace

  package init(
    company: CompanyID, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    place = ListPlace(Self.list, .paymentsRead, of: company, database, shell: shell)
  }

  private static let strings = PaymentListStrings.table
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

  package func add(to routes: Routes) { desk.add(to: routes) }

  private var desk: ListDesk<Payment> {
    let company = place.company
    return ListDesk(
      place, nothing: (Self.strings.nothing, Self.strings.nothingHelp), sheet: Self.sheet
    ) { wanted, after, limit, tx in
      let after = try after.map { try InvoiceListing.Place(text: $0) }
      let (filter, isDescending) = Self.filter(wanted)
      var found = try PaymentStore.byDay(
        filter, after: after, isDescending: isDescending, limit: limit + 1, of: company, in: tx)
      let hasMore = found.cut(to: limit)
      let last = found.last.map { InvoiceListing.Place(key: "\($0.day)", id: $0.id.raw) }
      return (found, hasMore ? last?.text : nil)
    } row: {
      Self.row($0, $1)
    } count: { address, tx in
      ListCounts(
        try PaymentStore.count(
          Self.filter(.matching(address)).filter, upTo: ListSelection.most, of: company, in: tx))
    } finish: { page, found, language in
      page.totals = ["amount": try Self.total(found, language)]
    }
  }

  private static func filter(_ wanted: ListSelection) -> (
    filter: PaymentFilter, isDescending: Bool
  ) {
    var filter = PaymentFilter()
    switch wanted {
    case .ticked(let ids):
      filter.only = ids.compactMap { Payment.ID($0) }
      return (filter, true)
    case .matching(let address):
      filter.object = address["kind"].flatMap(PaymentFilter.Object.init(rawValue:))
      filter.text = address[ListAddress.search].map { CleanText.line($0) }
      filter.from = address["from"].flatMap { LocalDate($0) }
      filter.through = address["through"].flatMap { LocalDate($0) }
      return (filter, address.order.isDescending)
    }
  }

  /// What came in less what went back.
  private static func signed(_ payment: Payment) -> Money {
    payment.direction == .refunded ? -payment.amount : payment.amount
  }

  private static func total(_ payments: [Payment], _ language: Language) throws -> String {
    try Money.sums(payments.map(signed)).map(language.money).joined(separator: " + ")
  }

  /// Refunds are negative, so that a column can be summed.
  private static let sheet = ListSheet<Payment>(
    name: strings.fileName,
    titles: [
      strings.payment, strings.kind, strings.customer, strings.day, strings.means,
      strings.documents, strings.reference, InvoiceListStrings.table.currency, strings.amount,
    ]
  ) { payment, language in
    let words = Words(strings, language)
    return [
      .text(payment.number),
      .text(payment.direction == .refunded ? words.refund : words.incoming),
      .text(payment.customerName), .day(payment.day),
      .text(PaymentStrings.table.name(payment.means)(language)),
      .text(payment.allocations.map(\.number).joined(separator: ", ")),
      .text(payment.reference ?? ""), .text(payment.amount.currency.code),
      .money(signed(payment)),
    ]
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
        .text(language.money(signed(payment))),
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
  let searchHint = Text(
    fr: "Numéro ou référence, en entier", en: "Full number or reference")
  let fileName = Text(fr: "encaissements", en: "payments")
  let nothing = Text(fr: "Aucun encaissement", en: "No payment")
  let nothingHelp = Text(
    fr:
      "Les paiements de vos commandes, et ceux que vous saisissez sur une facture, apparaissent ici.",
    en: "The payments of your orders, and those you enter on an invoice, appear here.")
}
