import EN16931
import Hummingbird
import Kernel
import Money
import Storage

/// The page that invoices a deposit on a draft's order: a form, then the document to confirm. Without `key` a post
/// shows it; with it, it is issued, once.
package struct DepositPages: Sendable {
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
    routes.get("/invoices/:id/deposit", .may(.documentsIssue)) { request, context -> Response in
      let draft = try InvoiceID(address: context.parameters.require("id"))
      let (company, fields) = (issuer.company.id, try request.query)
      let order = try await database.read { try Self.order(of: draft, company, in: $0).order }
      return .html(
        DepositPage(draft: draft, order: order, fields: fields).render(in: shell(request)))
    }
    routes.post("/invoices/:id/deposit", .may(.documentsIssue)) { request, context -> Response in
      let draft = try InvoiceID(address: context.parameters.require("id"))
      let fields = try await request.form()
      return fields["key"] == nil
        ? try await preview(request, draft, fields) : try await issue(draft, fields)
    }
  }

  private static func order(
    of draft: InvoiceID, _ company: CompanyID, in tx: borrowing Transaction
  ) throws -> (id: OrderID, order: SalesOrder) {
    guard let id = try DraftStore.order(of: draft, company: company, in: tx) else {
      throw InvoicingError.invoiceNotFound(draft.description)
    }
    return (id, try OrderStore.order(id, of: company, in: tx))
  }

  private func preview(_ request: Request, _ draft: InvoiceID, _ fields: FormFields) async throws
    -> Response
  {
    let (company, issuer) = (issuer.company.id, issuer)
    let page = try await database.read { tx -> DepositPage in
      let (id, order) = try Self.order(of: draft, company, in: tx)
      var page = DepositPage(draft: draft, order: order, fields: fields)
      do {
        let wanted = try DepositForm(fields: fields).request()
        let document = try IssueDeposit(issuer: issuer).prepared(wanted, on: id, in: tx)
        page.preview = (document, issuer.ids.next().text)
      } catch let refusal as Refusal {
        page.findings = refusal.findings
      } catch InvoicingError.orderRefused(let findings) {
        page.findings = findings
      }
      return page
    }
    return .html(
      page.render(in: shell(request)), status: page.findings.isEmpty ? .ok : .unprocessableContent)
  }

  private func issue(_ draft: InvoiceID, _ fields: FormFields) async throws -> Response {
    let (company, issuer) = (issuer.company.id, issuer)
    let location = try await database.write(.company(company)) { tx in
      try IdempotencyStore.issueOnce(
        fields, from: DepositPage.path(of: draft), of: company, in: tx
      ) {
        let wanted: DepositRequest
        do throws(Refusal) {
          wanted = try DepositForm(fields: fields).request()
        } catch {
          throw InvoicingError.orderRefused(error.findings)
        }
        let (id, _) = try Self.order(of: draft, company, in: tx)
        let deposit = IssueDeposit(issuer: issuer)
        let prepared = try deposit.prepared(wanted, on: id, in: tx)
        guard ConfirmDocument.isConfirmed(prepared, by: fields) else {
          throw InvoicingError.orderRefused([ConfirmDocument.changedMeanwhile])
        }
        return try deposit.issue(prepared, on: id, in: tx).id
      }
    }
    return .seeOther(location, told: .issued)
  }
}

/// The fields of the page: `part` (percent or amount), `percent`, `amount`, `paidOn` (a day, empty when it is not
/// paid), `means`.
struct DepositForm {
  enum Part: String, CaseIterable { case percent, amount }

  let fields: FormFields
  var part: Part { fields.choice("part") ?? .percent }

  func request() throws(Refusal) -> DepositRequest {
    var findings = Findings(place: Place())
    let part: DepositRequest.Part
    switch self.part {
    case .percent:
      let units = fields.decimal("percent", scale: Rate.scale, &findings)
      part = .percent(Rate(units: units ?? 0))
    case .amount:
      part = .amount(Money(minorUnits: fields.decimal("amount", scale: 2, &findings) ?? 0))
    }
    let payment = payment(&findings)
    guard !findings.stops else { throw Refusal(findings.all) }
    return DepositRequest(part: part, payment: payment)
  }

  private func payment(_ findings: inout Findings) -> SalesOrder.PaymentReceived? {
    guard let text = fields["paidOn"] else { return nil }
    guard let day = LocalDate(text) else {
      findings.stop(
        "order.value-unreadable", at: Place(pointer: "/paidOn"),
        fr: "« \(shown(text)) » n'est pas un jour comme 2026-11-20.",
        en: "“\(shown(text))” is not a day such as 2026-11-20.")
      return nil
    }
    return .init(receivedOn: day, means: fields.choice("means") ?? .card)
  }
}
