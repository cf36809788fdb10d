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

  package func add(to routes: Routes) {
    routes.get("/invoices/:id", .may(.documentsRead)) { request, context in
      try await one(request, context.parameters.require("id"))
    }
    routes.post("/invoices/:id/issuance", .may(.documentsIssue)) { _, context in
      try await issue(context.parameters.require("id"))
    }
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
    let mayDraft = Caller.current.permissions.contains(.draftsWrite)
    let mayIssue = Caller.current.permissions.contains(.documentsIssue)
    let mayProve = Caller.current.permissions.contains(.sealRead)
    let page = try await database.read { tx in
      if let stored = try StoredInvoice.load(id, of: company, in: tx) {
        var page = ShownInvoice(
          stored, seller: seller, language,
          issuedBy: try AuditTrail.author(at: stored.issuedAt, of: company, in: tx)
        ).page
        if mayProve { page.proofHref = "/v1/invoices/\(id)/proof" }
        if mayDraft, stored.summary.kind == .invoice {
          page.likeHref = FormFields().with("like", "\(id)").path(EditorRoutes.path)
        }
        page.mentions = try DocumentMentions.load(stored, of: company, in: tx).shown(
          language, on: stored.summary.issueDate ?? tx.today)
        for load in additions { page.additions.append(try load(id, language, tx)) }
        return page
      }
      guard let orderID = try DraftStore.order(of: id, company: company, in: tx),
        let draft = try InvoiceQueries.draft(id, of: company, in: tx)
      else { throw InvoicingError.invoiceNotFound(id.description) }
      let order = try OrderStore.order(orderID, of: company, in: tx)
      var page = try ShownDraft(draft, order, orderID, intake, seller: seller, language)
        .page(in: tx)
      page.draft?.mayIssue = mayIssue
      if mayDraft, order.source == TypedInvoice.source { page.editHref = "/invoices/\(id)/edit" }
      return page
    }
    return .html(page.render(in: shell(request)))
  }

  private func issue(_ text: String) async throws -> Response {
    let id = try InvoiceID(address: text)
    let issuer = issuer
    _ = try await database.write(.company(issuer.company.id)) {
      try OrderIntake(issuer: issuer).issue(id, in: $0)
    }
    return .seeOther("/invoices/\(id)", told: .issued)
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
