import Hummingbird
import Kernel
import Storage

/// The routes of the page that makes a credit note. Without `key` a post shows the note; with it, it is issued, once.
package struct CreditPages: Sendable {
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
    routes.get("/invoices/:id/credit-note", .may(.documentsIssue)) { request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let form = CreditForm(fields: try request.query)
      let company = issuer.company.id
      let invoice = try await database.read { try Self.invoice(id, of: company, in: $0) }
      return .html(CreditPage(invoice: invoice, form: form).render(in: shell(request)))
    }
    routes.post("/invoices/:id/credit-note", .may(.documentsIssue)) {
      request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let form = CreditForm(fields: try await request.form())
      return form.fields["key"] == nil
        ? try await preview(request, id, form) : try await issue(request, id, form)
    }
  }

  private static func invoice(
    _ id: InvoiceID, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> CreditableInvoice {
    guard let invoice = try CreditableInvoices.one(id, company: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(id.description)
    }
    return invoice
  }

  private func preview(_ request: Request, _ id: InvoiceID, _ form: CreditForm) async throws
    -> Response
  {
    let (company, issuer) = (issuer.company.id, issuer)
    let page = try await database.read { tx -> CreditPage in
      var page = CreditPage(invoice: try Self.invoice(id, of: company, in: tx), form: form)
      do {
        let note = try CreditInvoices(issuer: issuer).prepared(
          form.request(for: page.invoice), in: tx)
        page.preview = (note.document, issuer.ids.next().text)
      } catch let refusal as Refusal {
        page.findings = refusal.findings
      } catch InvoicingError.creditRefused(let findings) {
        page.findings = findings
      }
      return page
    }
    return .html(
      page.render(in: shell(request)), status: page.findings.isEmpty ? .ok : .unprocessableContent)
  }

  private func issue(_ request: Request, _ id: InvoiceID, _ form: CreditForm) async throws
    -> Response
  {
    let (company, issuer) = (issuer.company.id, issuer)
    let location = try await database.write(.company(company)) { tx in
      try IdempotencyStore.issueOnce(
        form.fields, from: CreditPage.path(of: id), of: company, in: tx
      ) {
        let invoice = try Self.invoice(id, of: company, in: tx)
        let wanted: CreditRequest
        do throws(Refusal) {
          wanted = try form.request(for: invoice)
        } catch {
          throw InvoicingError.creditRefused(error.findings)
        }
        let credit = CreditInvoices(issuer: issuer)
        let prepared = try credit.prepared(wanted, in: tx)
        guard ConfirmDocument.isConfirmed(prepared.document, by: form.fields) else {
          throw InvoicingError.creditRefused([ConfirmDocument.changedMeanwhile])
        }
        return try credit.issue(prepared, in: tx).id
      }
    }
    return .seeOther(location, told: .issued)
  }
}
