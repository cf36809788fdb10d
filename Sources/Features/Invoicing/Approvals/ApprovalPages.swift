import Hummingbird
import Kernel
import Money
import Storage

/// `/approvals`: what waits for another person with its buttons, the limit of refunds, what was decided.
package struct ApprovalPages: Sendable {
  let approvals: Approvals
  let database: Database
  let shell: @Sendable (Request) -> PageShell

  package init(
    approvals: Approvals, database: Database, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.approvals = approvals
    self.database = database
    self.shell = shell
  }

  package static let path = "/approvals"
  package static let navigation = NavigationItem(
    .settings,
    href: path, title: ApprovalStrings.table.section, icon: Icon.check)

  package func add(to routes: Routes) {
    let approvals = approvals
    routes.get("/approvals", .may(.paymentsRead)) { request, _ in try await show(request) }
    routes.post("/approvals/:id/approval", .mayProven(.refundsWrite)) { request, context in
      let (id, caller) = (
        try ApprovalsAPI.id(context.parameters.require("id")), Caller.current
      )
      return try await act(request) { _, tx in _ = try approvals.approve(id, by: caller, in: tx) }
    }
    routes.post("/approvals/:id/refusal", .may(.refundsWrite)) { request, context in
      let (id, caller) = (
        try ApprovalsAPI.id(context.parameters.require("id")), Caller.current
      )
      return try await act(request) { fields, tx in
        _ = try approvals.refuse(id, reason: fields["reason"], by: caller, in: tx)
      }
    }
    routes.post("/refund-limit", .mayProven(.usersWrite)) { request, _ in
      let (set, person) = (SetRefundLimit(approvals: approvals), Caller.current.person)
      return try await act(request) { fields, tx in
        guard let limit = fields["limit"].flatMap(Money.init(typed:)) else {
          throw ApprovalProblem.invalid([Self.noAmount])
        }
        _ = try set(limit, by: person, in: tx)
      }
    }
  }

  private static let noAmount = Finding(
    "approval.limit-invalid", at: Place(pointer: "/limit"),
    fr: "Donnez un montant en euros.", en: "Give an amount in euros.")

  /// Does what a form asks for; what is refused is said on the same page.
  private func act(
    _ request: Request,
    _ verb: @escaping @Sendable (FormFields, borrowing Transaction) throws -> Void
  ) async throws -> Response {
    let fields = try await request.form()
    let company = approvals.company
    do {
      try await database.write(.company(company)) { try verb(fields, $0) }
      return .seeOther(Self.path, told: .recorded)
    } catch let problem as ApprovalProblem where problem.kind != .notFound {
      return try await show(request, problem)
    } catch let problem as PaymentError {
      return try await show(request, problem)
    }
  }

  private func show(_ request: Request, _ problem: (any Problem)? = nil) async throws -> Response {
    let (company, caller) = (approvals.company, Caller.current)
    let page = try await database.read { tx in
      ApprovalPage(
        acts: try HeldActStore.list(before: nil, limit: 100, of: company, in: tx),
        limit: try RefundLimit.current(of: company, in: tx).limit, now: tx.now, caller: caller,
        problem: problem)
    }
    let status = problem.map { HTTPResponse.Status(code: $0.kind.httpStatus) } ?? .ok
    return .html(page.render(in: shell(request)), status: status)
  }
}
