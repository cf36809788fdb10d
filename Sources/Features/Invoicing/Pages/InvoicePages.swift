import EN16931
import Hummingbird
import Kernel
import Money
import Seal
import Storage

/// The pages of documents: each is a query, a model and a view.
package struct InvoicePages: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let additions: [InvoicePage.Addition.Load]
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter additions: what features above show on the page of an issued document.
  package init(
    issuer: OrderIssuer, database: Database, additions: [InvoicePage.Addition.Load] = [],
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.issuer = issuer
    self.database = database
    self.additions = additions
    self.shell = shell
  }

  private var company: CompanyID { issuer.company.id }
  private static let pageSize = 50

  package func add(to routes: Routes) {
    routes.get("/invoices", .may(.documentsRead)) { request, _ in try await list(request) }
    routes.get("/invoices/:id", .may(.documentsRead)) { request, context in
      try await one(request, context.parameters.require("id"))
    }
    routes.post("/invoices/:id/issuance", .may(.documentsIssue)) { _, context in
      try await issue(context.parameters.require("id"))
    }
  }

  // MARK: List

  private func list(_ request: Request) async throws -> Response {
    let query = try request.query
    let filters = InvoiceListPage.Filters(query)
    var filter = InvoiceFilter()
    filter.limit = Self.pageSize
    filter.status = filters.status.flatMap(InvoiceSummary.Status.init(shown:))
    filter.kind = filters.kind.map { DocumentType($0) }
    filter.search = filters.search
    if let text = query["cursor"] {
      filter.before = InvoiceID(raw: try RawID(cursor: Cursor(text: text)))
    }
    let (wanted, company) = (filter, company)
    let (rows, hasMore) = try await database.read {
      try InvoiceQueries.list(wanted, of: company, in: $0)
    }
    let language = request.language
    let page = InvoiceListPage(
      rows: rows.map { Self.row($0, language) }, filters: filters,
      totals: try Self.totals(rows, language),
      previousHref: filter.before == nil ? nil : filters.href,
      nextHref: hasMore
        ? query.with("cursor", rows.last?.id.raw.cursor.text).path(InvoicingNavigation.invoices)
        : nil)
    return .html(page.render(in: shell(request)))
  }

  private static func row(_ summary: InvoiceSummary, _ language: Language) -> InvoiceListPage.Row {
    InvoiceListPage.Row(
      kind: ShownKind(summary.kind), href: "/invoices/\(summary.id)", number: summary.number,
      status: ShownStatus(summary.status), customer: summary.buyerName,
      issueDate: summary.issueDate.map(language.date) ?? "",
      dueDate: summary.dueDate.map(language.date) ?? "", net: language.money(summary.net),
      gross: language.money(summary.gross),
      due: summary.left.minorUnits <= 0 || summary.kind.isCreditNote
        ? nil : language.money(summary.left))
  }

  /// Drafts are not money yet; credit notes take some back; what was replaced counts no more, and what is self-billed
  /// is bought.
  private static func totals(_ rows: [InvoiceSummary], _ language: Language) throws
    -> InvoiceListPage.Totals
  {
    let counted = rows.filter {
      $0.number != nil && $0.status != .replaced && !$0.kind.isSelfBilled
    }
    func total(_ amount: (InvoiceSummary) -> Money) throws -> String {
      var sums: [Money] = []
      for row in counted {
        let money = amount(row)
        if let index = sums.firstIndex(where: { $0.currency == money.currency }) {
          try sums[index] += money
        } else {
          sums.append(money)
        }
      }
      return (sums.isEmpty ? [.zero()] : sums).map(language.money).joined(separator: " + ")
    }
    return .init(
      net: try total { $0.kind.isCreditNote ? -$0.net : $0.net },
      gross: try total { $0.kind.isCreditNote ? -$0.gross : $0.gross },
      due: try total { $0.kind.isCreditNote ? .zero($0.due.currency) : $0.left })
  }

  // MARK: One document

  private func one(_ request: Request, _ component: String) async throws -> Response {
    let (name, form) = DocumentForm.split(component)
    guard let id = InvoiceID(name) else { throw InvoicingError.invoiceNotFound(component) }
    let company = company
    if form != .json {
      let saves = try request.query["download"] != nil
      return try await database.read {
        try DocumentForm.response(
          form, id, company, disposition: saves ? .attachment : .inline, in: $0)
      }
    }
    let language = request.language
    let (seller, intake) = (issuer.company.profile, OrderIntake(issuer: issuer))
    let additions = additions
    let page = try await database.read { tx in
      if let stored = try StoredInvoice.load(id, of: company, in: tx) {
        var page = ShownInvoice(stored, seller: seller, language).page
        page.mentions = try DocumentMentions.load(stored, of: company, in: tx).shown(
          language, on: stored.summary.issueDate ?? tx.today)
        for load in additions { page.additions.append(try load(id, language, tx)) }
        return page
      }
      guard let orderID = try DraftStore.order(of: id, company: company, in: tx),
        let draft = try InvoiceQueries.draft(id, of: company, in: tx)
      else { throw InvoicingError.invoiceNotFound(id.description) }
      let order = try OrderStore.order(orderID, of: company, in: tx)
      return try ShownDraft(draft, order, orderID, intake, seller: seller, language).page(in: tx)
    }
    return .html(page.render(in: shell(request)))
  }

  private func issue(_ text: String) async throws -> Response {
    let id = try InvoiceID(address: text)
    let issuer = issuer
    _ = try await database.write(.company(issuer.company.id)) {
      try OrderIntake(issuer: issuer).issue(id, in: $0)
    }
    return .seeOther("/invoices/\(id)")
  }
}

extension InvoiceSummary.Status {
  init?(shown: ShownStatus) {
    switch shown {
    case .draft: self = .draft
    case .issued: self = .issued
    case .due: self = .due
    case .overdue: self = .overdue
    case .paid: self = .paid
    case .partlyCredited, .partlyRefunded: self = .partlyCredited
    case .credited, .refunded: self = .credited
    case .replaced: self = .replaced
    }
  }
}

extension ShownStatus {
  init(_ status: InvoiceSummary.Status) {
    switch status {
    case .draft: self = .draft
    case .issued: self = .issued
    case .due: self = .due
    case .overdue: self = .overdue
    case .paid: self = .paid
    case .partlyCredited: self = .partlyCredited
    case .credited: self = .credited
    case .replaced: self = .replaced
    }
  }
}

extension ShownKind {
  package init(_ type: DocumentType) {
    switch type {
    case .invoice: self = .invoice
    case .creditNote: self = .creditNote
    case .deposit: self = .deposit
    case .corrected: self = .corrected
    case .selfBilled: self = .selfBilled
    case .selfBilledCreditNote: self = .selfBilledCreditNote
    case .globalRebate: self = .globalRebate
    }
  }
}

extension DocumentType {
  init(_ shown: ShownKind) {
    switch shown {
    case .invoice: self = .invoice
    case .creditNote: self = .creditNote
    case .deposit: self = .deposit
    case .corrected: self = .corrected
    case .selfBilled: self = .selfBilled
    case .selfBilledCreditNote: self = .selfBilledCreditNote
    case .globalRebate: self = .globalRebate
    }
  }
}
