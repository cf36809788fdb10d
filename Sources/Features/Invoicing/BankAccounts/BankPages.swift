import Hummingbird
import Kernel
import Storage

/// `/bank`: the account in force, the change under way with its buttons, a form for another one with a document that would ask for
/// payment there, the history.
package struct BankPages: Sendable {
  let issuer: OrderIssuer
  let requests: BankRequests
  let shell: @Sendable (Request) -> PageShell

  package init(
    issuer: OrderIssuer, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.issuer = issuer
    requests = BankRequests(company: issuer.company.id, ids: issuer.ids, database: database)
    self.shell = shell
  }

  package static let path = "/bank"
  static let previewPath = "/bank/preview.pdf"
  package static let navigation = NavigationItem(
    .bank, href: path, title: BankStrings.table.section, icon: Icon.bank)

  package func add(to routes: Routes) {
    routes.get("/bank", .may(.bankRead)) { request, _ in try await show(request) }
    routes.post("/bank", .may(.bankWrite)) { request, _ in
      try await act(request) { fields in
        _ = try await requests.propose(BankForm(fields), door: .page)
      }
    }
    // A document that asks for payment to another account is for whoever may propose one.
    // What is typed is sent by the form: an account stands in no address.
    routes.get(Self.previewPath, .may(.bankWrite)) { request, _ in
      try await preview(request, BankForm(FormFields()))
    }
    routes.post(Self.previewPath, .may(.bankWrite)) { request, _ in
      try await preview(request, BankForm(request.form()))
    }
    routes.post("/bank/:id/approval", .may(.bankWrite)) { request, context in
      let id = try BankAPI.id(context.parameters.require("id"))
      return try await act(request) { fields in
        _ = try await requests.approve(
          id, code: fields["code"] ?? "", by: fields["by"], door: .page)
      }
    }
    routes.post("/bank/:id/confirmation", .may(.bankWrite)) { request, context in
      let id = try BankAPI.id(context.parameters.require("id"))
      return try await act(request) { fields in
        _ = try await requests.confirm(id, by: fields["by"], door: .page)
      }
    }
    routes.post("/bank/:id/refusal", .may(.bankWrite)) { request, context in
      let id = try BankAPI.id(context.parameters.require("id"))
      return try await act(request) { fields in
        _ = try await requests.refuse(
          id, by: fields["by"], reason: fields["reason"], door: .page)
      }
    }
  }

  /// Does what a form asks for; what is refused is said on the same page, beside what was typed.
  private func act(
    _ request: Request, _ verb: (FormFields) async throws -> Void
  ) async throws -> Response {
    let fields = try await request.form()
    do {
      try await verb(fields)
      return .seeOther(Self.path, told: .recorded)
    } catch let problem as BankProblem where problem.kind != .notFound {
      return try await show(request, fields, problem)
    }
  }

  private func preview(_ request: Request, _ form: BankForm) async throws -> Response {
    let frame = PreviewFrame(issuer: issuer, database: requests.database, shell: shell)
    return try await frame.document(.init(), for: request) { inForce in
      let typed = form.account(of: inForce)
      if !typed.findings.isEmpty { throw InvoicingError.companyInvalid(typed.findings) }
      var profile = inForce
      if let account = typed.value { profile.bankAccount = account }
      return profile
    }
  }

  private func show(
    _ request: Request, _ fields: FormFields = FormFields(), _ problem: BankProblem? = nil
  ) async throws -> Response {
    var page = BankPage(history: try await requests.history(), fields: fields, problem: problem)
    page.mayWrite = Caller.current.permissions.contains(.bankWrite)
    return .html(
      page.render(in: shell(request)), status: problem == nil ? .ok : .unprocessableContent)
  }
}

extension BankForm {
  init(_ fields: FormFields) {
    self.init(
      iban: fields["iban"], bic: fields["bic"], holder: fields["holder"],
      approver: fields["approver"], by: fields["by"], reason: fields["reason"])
  }
}
