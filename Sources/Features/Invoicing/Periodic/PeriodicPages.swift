import Hummingbird
import Kernel
import Money
import Storage

/// The routes of the page that invoices several drafts together. Without `key` a post shows the invoice; with it, it is
/// issued, once.
package struct PeriodicPages: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    issuer: OrderIssuer, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.issuer = issuer
    self.database = database
    self.shell = shell
  }

  package func add(to routes: Routes) {
    routes.get("/invoices/:id/together", .may(.documentsIssue)) { request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let (company, fields) = (issuer.company.id, try request.query)
      let page = try await database.read { try Self.page(id, fields, company, in: $0) }
      return .html(page.render(in: shell(request)))
    }
    routes.post("/invoices/:id/together", .may(.documentsIssue)) { request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let fields = try await request.form()
      return fields["key"] == nil
        ? try await preview(request, id, fields) : try await issue(id, fields)
    }
  }

  private static func page(
    _ draft: InvoiceID, _ fields: FormFields, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> PeriodicPage {
    guard let id = try DraftStore.order(of: draft, company: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(draft.description)
    }
    let order = try OrderStore.order(id, of: company, in: tx)
    let choices = try DraftStore.ofBuyer(named: order.buyer.name, company: company, in: tx)
      .compactMap { draft -> PeriodicPage.Choice? in
        let other = try OrderStore.order(draft.order, of: company, in: tx)
        guard CustomerIdentity.of(other) == CustomerIdentity.of(order) else { return nil }
        return .init(
          order: draft.order, number: other.externalID, day: other.supplyDay, gross: draft.gross)
      }
    return PeriodicPage(
      draft: draft, customer: order.buyer.name, choices: choices, fields: fields)
  }

  private static func chosen(_ page: PeriodicPage) -> [OrderID] {
    page.choices.map(\.order).filter { page.fields[$0.description] != nil }
  }

  private func preview(_ request: Request, _ id: InvoiceID, _ fields: FormFields) async throws
    -> Response
  {
    let issuer = issuer
    let page = try await database.read { tx -> PeriodicPage in
      var page = try Self.page(id, fields, issuer.company.id, in: tx)
      do {
        let prepared = try InvoiceTogether(issuer: issuer).prepared(Self.chosen(page), in: tx)
        page.preview = (prepared.document, issuer.ids.next().text)
      } catch InvoicingError.orderRefused(let findings) {
        page.findings = findings
      }
      return page
    }
    return .html(
      page.render(in: shell(request)), status: page.findings.isEmpty ? .ok : .unprocessableContent)
  }

  private func issue(_ id: InvoiceID, _ fields: FormFields) async throws -> Response {
    let issuer = issuer
    let location = try await database.write(.company(issuer.company.id)) { tx in
      try IdempotencyStore.issueOnce(
        fields, from: PeriodicPage.path(of: id), of: issuer.company.id, in: tx
      ) {
        let page = try Self.page(id, fields, issuer.company.id, in: tx)
        let together = InvoiceTogether(issuer: issuer)
        let prepared = try together.prepared(Self.chosen(page), in: tx)
        guard ConfirmDocument.isConfirmed(prepared.document, by: fields) else {
          throw InvoicingError.orderRefused([ConfirmDocument.changedMeanwhile])
        }
        return try together.issue(prepared, in: tx).id
      }
    }
    return .seeOther(location, told: .issued)
  }
}
