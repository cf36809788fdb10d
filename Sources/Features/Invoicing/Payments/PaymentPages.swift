import Hummingbird
import Kernel
import Ledger
import Money
import Storage

/// The card of payments on a document's page, and what its forms do.
package struct PaymentPages: Sendable {
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

  private var issuer: OrderIssuer { approvals.issuer }
  private var company: CompanyID { issuer.company.id }

  package func add(to routes: Routes) {
    routes.post("/invoices/:id/payments", .may(.paymentsWrite)) { request, context in
      try await record(request, InvoiceID(address: context.parameters.require("id")))
    }
    routes.post("/invoices/:id/payments/:payment/refund", .may(.refundsWrite)) { request, context in
      let id = try InvoiceID(address: context.parameters.require("id"))
      return try await refund(
        request, id, PaymentsAPI.id(context.parameters.require("payment")))
    }
  }

  /// What `InvoicePages` shows on the page of an issued document.
  package var addition: InvoicePage.Addition.Load {
    let issuer = issuer
    return { id, language, tx in
      guard let card = try Self.card(id, issuer, in: tx) else { return InvoicePage.Addition() }
      let words = Words(PaymentStrings.table, language)
      return InvoicePage.Addition(
        closing: try Self.closing(card, words, issuer.company.id, in: tx),
        events: try Self.events(card, words, issuer.company.id, in: tx),
        card: { card.write(to: $0, language) })
    }
  }

  /// Settled: nothing is owed either way. Reconciled: the books say what paid it (lettrage).
  private static func closing(
    _ card: PaymentCard, _ words: Words<PaymentStrings>, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [Stepper.Step] {
    let document = card.document
    if document.type.isCreditNote || document.isReplaced { return [] }
    let more =
      max(0, -document.left)
      + card.payments.filter { $0.direction == .received }
      .reduce(0) { $0 + max(0, $1.unallocated.minorUnits) }
    if document.left > 0 {
      return [.init(words.settledStep, .ahead), .init(words.reconciledStep, .ahead)]
    }
    let excess = words.language.money(Money(minorUnits: more, currency: document.currency))
    let settled: Stepper.Step =
      more > 0
      ? .init(words.settledStep, detail: words.toGiveBack(excess), .current)
      : .init(words.settledStep, .done)
    let isWhole = try Matching.isWhole(document.number, of: company, in: tx)
    let reconciled: Stepper.Step =
      isWhole == true
      ? .init(words.reconciledStep, .done)
      : .init(words.reconciledStep, detail: isWhole == nil ? nil : words.toMatch, .ahead)
    return [settled, reconciled]
  }

  private static func events(
    _ card: PaymentCard, _ words: Words<PaymentStrings>, _ company: CompanyID,
    in tx: borrowing Transaction
  ) throws -> [InvoicePage.Event] {
    try card.payments.map { payment in
      let amount = words.language.money(payment.amount)
      return InvoicePage.Event(
        payment.direction == .received
          ? .paid(amount: amount) : .told(words.gaveBack(amount)),
        at: payment.recordedAt, words.language,
        who: try AuditTrail.author(at: payment.recordedAt, of: company, in: tx),
        href: "#payments")
    }
  }

  private static func card(
    _ id: InvoiceID, _ issuer: OrderIssuer, in tx: borrowing Transaction
  ) throws -> PaymentCard? {
    let company = issuer.company.id
    guard let document = try OpenDocument.load(id, of: company, in: tx),
      !document.type.isSelfBilled
    else { return nil }
    return PaymentCard(
      document: document,
      payments: try PaymentStore.payments(ofDocument: id, company: company, in: tx),
      key: issuer.ids.next().text, today: tx.today)
  }

  private func record(_ request: Request, _ id: InvoiceID) async throws -> Response {
    let fields = try await request.form()
    let path = "/invoices/\(id)"
    do {
      let wanted = try Self.request(fields, id)
      let (record, company) = (RecordPayment(issuer: issuer), company)
      _ = try await database.write(.company(company)) { tx in
        try IdempotencyStore.pageOnce(fields, from: path + "/payments", of: company, in: tx) {
          _ = try record(wanted, in: tx)
          return path
        }
      }
      return .seeOther(path + "#payments", told: .recorded)
    } catch let problem as PaymentError where problem.kind != .notFound {
      return try await show(request, id, fields, problem)
    }
  }

  /// What is refused is said on the form, beside what was typed.
  private func show(
    _ request: Request, _ id: InvoiceID, _ fields: FormFields, _ problem: PaymentError
  ) async throws -> Response {
    let (issuer, language) = (issuer, request.language)
    let page = try await database.read { tx -> RefusedPaymentPage in
      guard var card = try Self.card(id, issuer, in: tx) else {
        throw InvoicingError.invoiceNotFound(id.description)
      }
      card.fields = fields.with("key", nil)
      card.problem = problem
      if case .exceedsDue = problem { card.asksMore = true }
      return RefusedPaymentPage(card: card)
    }
    return .html(page.render(in: shell(request), language), status: .unprocessableContent)
  }

  private func refund(_ request: Request, _ id: InvoiceID, _ payment: Payment.ID) async throws
    -> Response
  {
    let fields = try await request.form()
    let (refund, company, path) = (AskRefund(approvals: approvals), company, "/invoices/\(id)")
    let wanted = RefundPayment.Request(amount: try Self.amount(fields))
    let person = Caller.current.person
    let shown = try await database.write(.company(company)) { tx in
      try IdempotencyStore.pageOnce(fields, from: "\(path)/\(payment)", of: company, in: tx) {
        switch try refund(wanted, of: payment, by: person, in: tx) {
        case .refunded: path + "#payments"
        case .held(let act): "\(ApprovalPages.path)#\(act.id)"
        }
      }
    }
    return .seeOther(shown, told: .recorded)
  }

  private static func amount(_ fields: FormFields) throws -> Money? {
    guard let text = fields["amount"] else { return nil }
    if let money = Money(typed: text) { return money }
    throw PaymentError.refused([
      Finding(
        "payment.amount-invalid", at: Place(pointer: "/amount"),
        fr: "« \(text.prefix(20)) » n’est pas un montant. Écrivez-le comme 12,50.",
        en: "“\(text.prefix(20))” is not an amount. Write it like 12.50.")
    ])
  }

  private static func request(_ fields: FormFields, _ id: InvoiceID) throws
    -> RecordPayment.Request
  {
    var findings = Findings(place: Place())
    func money(_ name: String) -> Money? {
      guard let text = fields[name] else { return nil }
      if let money = Money(typed: text) { return money }
      findings.stop(
        "payment.amount-invalid", at: Place(pointer: "/\(name)"),
        fr: "« \(text.prefix(20)) » n’est pas un montant. Écrivez-le comme 12,50.",
        en: "“\(text.prefix(20))” is not an amount. Write it like 12.50.")
      return nil
    }
    let day = fields["receivedOn"].map { LocalDate($0) }
    if case .some(nil) = day {
      findings.stop(
        "payment.date-unreadable", at: Place(pointer: "/receivedOn"),
        fr: "La date de réception est illisible : écrivez-la comme 2026-01-31.",
        en: "The day of receipt cannot be read: write it like 2026-01-31.")
    }
    let wanted = RecordPayment.Request(
      invoices: [(id, nil)], amount: money("amount"), receivedOn: day ?? nil,
      means: fields.choice("means") ?? .transfer, provider: fields["provider"],
      reference: fields["reference"], fee: money("fee"), allowsMore: fields["more"] == "true")
    guard !findings.stops else { throw PaymentError.refused(findings.all) }
    return wanted
  }
}

/// The form again, with what is wrong.
struct RefusedPaymentPage {
  let card: PaymentCard

  func render(in shell: PageShell, _ language: Language) -> [UInt8] {
    let words = Words(PaymentStrings.table, language)
    return shell.page(title: words.record, section: InvoicingNavigation.invoices) { page in
      page.a(class: "crumb", .href("/invoices/\(card.document.id)")) {
        page.raw(Icon.back)
        page.text(card.document.number)
      }
      card.write(to: page, language)
    }
  }
}
