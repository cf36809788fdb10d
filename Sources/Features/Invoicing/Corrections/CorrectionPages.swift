import Hummingbird
import Kernel
import Storage

/// The routes of the page that corrects an invoice. Without `key` a post shows the corrected invoice; with it, it is
/// issued, once.
package struct CorrectionPages: Sendable {
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
    routes.get("/invoices/:id/correction", .may(.documentsIssue)) { request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let (issuer, fields) = (issuer, try request.query)
      let page = try await database.read { try Self.page(id, fields, issuer, in: $0) }
      return .html(page.render(in: shell(request)))
    }
    routes.post("/invoices/:id/correction", .may(.documentsIssue)) { request, context -> Response in
      let id = try InvoiceID(address: context.parameters.require("id"))
      let fields = try await request.form()
      return fields["key"] == nil
        ? try await preview(request, id, fields) : try await issue(id, fields)
    }
  }

  private static func page(
    _ id: InvoiceID, _ fields: FormFields, _ issuer: OrderIssuer, in tx: borrowing Transaction
  ) throws -> CorrectionPage {
    let invoice = try CorrectInvoice(issuer: issuer).correctable(id, in: tx)
    let order = try OrderStore.order(
      invoice.orderID, revision: invoice.orderRevision, of: issuer.company.id, in: tx)
    return CorrectionPage(invoice: invoice, form: CorrectionForm(fields: fields, order: order))
  }

  private func preview(_ request: Request, _ id: InvoiceID, _ fields: FormFields) async throws
    -> Response
  {
    let issuer = issuer
    let page = try await database.read { tx -> CorrectionPage in
      var page = try Self.page(id, fields, issuer, in: tx)
      do {
        let correction = try CorrectInvoice(issuer: issuer).prepared(
          page.form.request(), of: id, in: tx)
        page.preview = (correction.document, issuer.ids.next().text)
      } catch let refusal as Refusal {
        page.findings = refusal.findings
      } catch InvoicingError.correctionRefused(let findings) {
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
        fields, from: CorrectionPage.path(of: id), of: issuer.company.id, in: tx
      ) {
        let wanted: CorrectionRequest
        let form = try Self.page(id, fields, issuer, in: tx).form
        do throws(Refusal) {
          wanted = try form.request()
        } catch {
          throw InvoicingError.correctionRefused(error.findings)
        }
        let correction = CorrectInvoice(issuer: issuer)
        let prepared = try correction.prepared(wanted, of: id, in: tx)
        guard ConfirmDocument.isConfirmed(prepared.document, by: fields) else {
          throw InvoicingError.correctionRefused([ConfirmDocument.changedMeanwhile])
        }
        return try correction.issue(prepared, in: tx).id
      }
    }
    return .seeOther(location, told: .issued)
  }
}
