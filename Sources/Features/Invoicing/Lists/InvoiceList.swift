import Customers
import EN16931
import Kernel
import Money

/// The list of invoices and credit notes: what it can be asked for, and how it says what was found.
package enum InvoiceList {
  private static let strings = InvoicingStrings.table

  package static let declaration = ListDeclaration(
    name: "invoices", path: InvoicingNavigation.invoices, title: strings.invoices,
    columns: [
      .init("number", strings.invoice, .what),
      .init("status", strings.status, .state),
      .init("customer", strings.customer, .who),
      .init("issued", strings.issued, .day),
      .init("due", strings.dueDate, .until),
      .init("order", InvoiceListStrings.table.order, .text, isUsual: false),
      .init("net", strings.net, .figure, isUsual: false),
      .init("vat", strings.vat, .figure, isUsual: false),
      .init("gross", strings.gross, .amount),
      .init("left", strings.amountDue, .due),
    ],
    filters: [
      .tabs(
        key: "status", label: strings.filterStatus, all: strings.all,
        [
          .init("draft", strings.drafts), .init("due", strings.dueOnes),
          .init("overdue", strings.overdueOnes), .init("paid", strings.paidOnes),
          .init("credited", strings.creditedOnes),
        ]),
      .search(hint: strings.searchHint),
      .choice(
        key: "kind", label: strings.documentKind, all: strings.allKinds,
        [
          .init("invoice", strings.onlyInvoices), .init("credit-note", strings.onlyCreditNotes),
          .init("deposit", InvoiceListStrings.table.onlyDeposits),
          .init("corrected", InvoiceListStrings.table.onlyCorrected),
        ]),
      .days(from: "from", through: "through", label: InvoiceListStrings.table.between),
      .amounts(least: "least", most: "most", label: strings.gross),
      .link(key: "customer"),
    ],
    orders: orders, offers: offers)

  /// What is left to pay goes by its due date, all else by its day; amounts have an order of their own only where nothing else
  /// is asked: no index would serve both.
  @Sendable private static func orders(_ address: ListAddress) -> [ListOrder] {
    switch address["status"] {
    case "overdue": return [ListOrder("due", isDescending: false)]
    case "due": return [ListOrder("due", isDescending: false)]
    default: break
    }
    let byAmount = ListOrder("gross", isDescending: true)
    if address["least"] != nil || address["most"] != nil { return [byAmount] }
    let byDay = ListOrder("issued", isDescending: true)
    return address.isFiltered ? [byDay] : [byDay, byAmount]
  }

  /// A range of amounts is read from the index of amounts, which knows nothing else.
  @Sendable private static func offers(_ query: FormFields) -> Set<String> {
    let others = ["status", "q", "kind", "from", "through", "customer"]
    let isElsewhere = others.contains { query[$0] != nil }
    return Set(others + (isElsewhere ? [] : ["least", "most"]))
  }

  // MARK: Rows

  static func row(_ summary: InvoiceSummary, _ language: Language) -> ListPage.Row {
    let words = Words(InvoicingStrings.table, language)
    let (kind, status) = (ShownKind(summary.kind), ShownStatus(summary.status))
    let isSettled = summary.left.minorUnits <= 0 || summary.kind.isCreditNote
    let left = language.money(summary.left)
    let name = summary.number ?? words.draft
    return ListPage.Row(
      id: "\(summary.id)", label: kind.title(number: summary.number, words),
      cells: [
        .link(
          name, href: "/invoices/\(summary.id)",
          detail: kind == .invoice ? nil : kind.name(words), isBlank: summary.number == nil),
        .tag(status.name(of: kind, words), status.tagClass),
        .name(summary.buyerName),
        .text(summary.issueDate.map(language.date) ?? ""),
        .text(summary.dueDate.map(language.date) ?? ""),
        .name(summary.orderReference ?? ""),
        .text(language.money(summary.net)), .text(language.money(summary.vat)),
        .text(language.money(summary.gross)),
        isSettled ? .none : status == .overdue ? .late(left) : .text(left),
      ])
  }

  /// Drafts are not money yet; credit notes take some back; what was replaced counts no more, and what is self-billed
  /// is bought.
  static func totals(_ rows: [InvoiceSummary], _ language: Language) throws -> [String: String] {
    let counted = rows.filter {
      $0.number != nil && $0.status != .replaced && !$0.kind.isSelfBilled
    }
    func total(_ amount: (InvoiceSummary) -> Money) throws -> String {
      try Money.sums(counted.map(amount)).map(language.money).joined(separator: " + ")
    }
    return [
      "net": try total { $0.kind.isCreditNote ? -$0.net : $0.net },
      "vat": try total { $0.kind.isCreditNote ? -$0.vat : $0.vat },
      "gross": try total { $0.kind.isCreditNote ? -$0.gross : $0.gross },
      "left": try total { $0.kind.isCreditNote ? .zero($0.due.currency) : $0.left },
    ]
  }

  /// How to make the first invoice.
  static func welcome(_ language: Language) -> @Sendable (HTML) -> Void {
    { page in
      let words = Words(InvoicingStrings.table, language)
      page.div(class: "card empty") {
        page.raw(Icon.document)
        page.h2(words.emptyTitle)
        page.ol {
          page.li { page.p(words.emptyStepFile) }
          page.li { page.p(words.emptyStepPreview) }
          page.li { page.p(words.emptyStepIssue) }
        }
        page.a(class: "button primary", .href(InvoicingNavigation.importing)) {
          page.raw(Icon.upload)
          page.text(words.importOrders)
        }
        if Caller.current.permissions.contains(.draftsWrite) {
          page.a(
            class: "button", .href(EditorRoutes.path), text: EditorStrings.table.title(language))
        }
      }
    }
  }

  // MARK: Files

  static let sheet = ListSheet<InvoiceSummary>(
    name: InvoiceListStrings.table.fileName,
    titles: [
      strings.invoice, strings.documentKind, strings.status, strings.customer, strings.issued,
      strings.dueDate, InvoiceListStrings.table.order, InvoiceListStrings.table.currency,
      strings.net, strings.vat, strings.gross, strings.amountDue,
    ], values: values)

  /// Credit notes are negative, so that a column can be summed.
  @Sendable private static func values(_ summary: InvoiceSummary, _ language: Language)
    -> [SheetValue]
  {
    let words = Words(InvoicingStrings.table, language)
    let kind = ShownKind(summary.kind)
    func signed(_ money: Money) -> SheetValue { .money(summary.kind.isCreditNote ? -money : money) }
    return [
      .text(summary.number ?? ""), .text(kind.name(words)),
      .text(ShownStatus(summary.status).name(of: kind, words)), .text(summary.buyerName),
      summary.issueDate.map(SheetValue.day) ?? .empty,
      summary.dueDate.map(SheetValue.day) ?? .empty, .text(summary.orderReference ?? ""),
      .text(summary.net.currency.code), signed(summary.net), signed(summary.vat),
      signed(summary.gross), summary.kind.isCreditNote ? .empty : .money(summary.left),
    ]
  }
}

extension Money {
  /// By currency, in the order they come; nothing is zero euros.
  static func sums(_ amounts: [Money]) throws -> [Money] {
    var sums: [Money] = []
    for amount in amounts {
      if let index = sums.firstIndex(where: { $0.currency == amount.currency }) {
        try sums[index] += amount
      } else {
        sums.append(amount)
      }
    }
    return sums.isEmpty ? [.zero()] : sums
  }
}

extension InvoiceListing {
  /// What an address of the list asks for; values that are none of ours count as not asked.
  init(_ address: ListAddress) {
    status = address["status"].flatMap(ShownStatus.init(rawValue:))
    kind = address["kind"].flatMap(ShownKind.init(rawValue:)).map { DocumentType($0) }
    search = address[ListAddress.search]
    customer = address["customer"].flatMap { Customer.ID($0) }
    from = address["from"].flatMap { LocalDate($0) }
    through = address["through"].flatMap { LocalDate($0) }
    least = address["least"].flatMap { Money(typed: $0) }
    most = address["most"].flatMap { Money(typed: $0) }
    isDescending = address.order.isDescending
    walk =
      switch address.order.key {
      case "due": .due
      case "gross": .gross
      default: .day
      }
  }
}
