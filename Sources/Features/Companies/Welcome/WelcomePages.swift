import Accounts
import Hummingbird
import Invoicing
import Kernel
import Money
import Registers
import Storage

/// The way to the first company of an installation, in steps that can be left and taken up again.
///
/// ```
/// GET  /welcome            the furthest step somebody came to
/// GET  /welcome/{step}     its form
/// POST /welcome/{step}     keeps it and goes on; `do` says where to else: back, skip, preview. The last one makes the company
/// ```
package struct WelcomePages: Sendable {
  package static let path = "/welcome"

  let database: Database
  let filling: FillFromRegister
  let adding: AddCompany
  let shell: @Sendable (Request) -> PageShell

  /// - Parameters:
  ///   - database: of no company.
  ///   - sirene: `nil` where this installation asks nobody.
  package init(
    database: Database, sirene: (any CompanyRegister)?, add: AddCompany,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.database = database
    filling = FillFromRegister(sirene: sirene)
    adding = add
    self.shell = shell
  }

  package static func owns(_ path: String) -> Bool {
    path == self.path || path.hasPrefix("\(self.path)/")
  }

  package func add(to routes: Routes) {
    routes.get("/welcome", .signedIn) { _, _ in
      .seeOther(try await draft(of: Self.person()).reached.path)
    }
    routes.get("/welcome/:step", .signedIn) { request, context in
      try await show(request, Self.step(context))
    }
    routes.post("/welcome/:step", .signedIn) { request, context in
      try await keep(request, Self.step(context))
    }
  }

  private static func step(_ context: CallContext) throws -> WelcomeStep {
    guard let step = WelcomeStep(rawValue: try context.parameters.require("step")) else {
      throw HTTPProblem.noSuchPage
    }
    return step
  }

  private static func person() throws -> User.ID {
    guard let id = Caller.current.author.flatMap({ User.ID($0.id) }) else {
      throw AccessProblem.personsOnly
    }
    return id
  }

  private func draft(of user: User.ID) async throws -> CompanyDraft {
    try await database.read { try CompanyDraftStore.find(user, in: $0) } ?? CompanyDraft()
  }

  // MARK: Showing

  private func show(_ request: Request, _ step: WelcomeStep) async throws -> Response {
    let draft = try await draft(of: Self.person())
    guard step <= draft.reached else { return .seeOther(draft.reached.path) }
    var page = try await page(step, draft)
    page.isChecked = step == .review || (try? request.query["check"]) != nil
    return .html(page.render(in: shell(request)))
  }

  private func page(_ step: WelcomeStep, _ draft: CompanyDraft) async throws -> WelcomePage {
    let today = try await database.read { $0.today }
    return WelcomePage(
      step: step, draft: draft, check: CompanyDraftCheck(draft, today: today), today: today,
      asksRegister: filling.sirene != nil)
  }

  private func refused(_ request: Request, _ page: WelcomePage) -> Response {
    var page = page
    page.isChecked = true
    return .html(page.render(in: shell(request)), status: .unprocessableContent)
  }

  // MARK: Keeping

  private func keep(_ request: Request, _ step: WelcomeStep) async throws -> Response {
    let (user, fields) = (try Self.person(), try await request.form(upTo: 64 << 10))
    var draft = try await draft(of: user)
    guard step <= draft.reached else { return .seeOther(draft.reached.path) }
    if step == .review {
      return fields["do"] == "back"
        ? .seeOther(WelcomeStep.payment.path) : try await create(request, draft)
    }
    if step == .identity { return try await identify(request, fields, user, &draft) }
    draft.take(step, from: fields)
    if fields["do"] == "skip" { draft.forgetAccount() }
    let page = try await page(step, draft)
    let isLeft = ["back", "preview"].contains(fields["do"])
    let goesOn = !isLeft && page.check.wrong(in: step).isEmpty
    if goesOn, let next = step.next { draft.reached = max(draft.reached, next) }
    try await save(draft, of: user)
    if fields["do"] == "back" { return .seeOther(step.previous?.path ?? Self.path) }
    if fields["do"] == "preview" { return .seeOther("\(step.path)?check=on#look") }
    return goesOn ? .seeOther(step.next?.path ?? Self.path) : refused(request, page)
  }

  /// The number comes first: what the register says of it is filled in on the next page.
  private func identify(
    _ request: Request, _ fields: FormFields, _ user: User.ID, _ draft: inout CompanyDraft
  ) async throws -> Response {
    let typed = CleanText.line(fields["siren"] ?? "")
    guard let siren = FillFromRegister.siren(in: typed) else {
      draft[.siren] = ""
      var page = try await page(.identity, draft)
      page.wrongNumber = typed
      return refused(request, page)
    }
    if siren != draft.siren || draft.answer != .found {
      if siren != draft.siren { draft.forgetCompany() }
      draft[.siren] = siren
      await filling(&draft)
    }
    draft.reached = max(draft.reached, .company)
    try await save(draft, of: user)
    return .seeOther(WelcomeStep.company.path)
  }

  private func save(_ draft: CompanyDraft, of user: User.ID) async throws {
    try await database.write(.one(user.raw.bytes)) { tx in
      try CompanyDraftStore.save(draft, of: user, in: tx)
    }
  }

  // MARK: Creating

  /// Once, however often it is asked for.
  private func create(_ request: Request, _ draft: CompanyDraft) async throws -> Response {
    let page = try await page(.review, draft)
    guard let profile = page.check.profile else { return refused(request, page) }
    try await adding.first(profile, page.check.file) { try CompanyDraftStore.removeAll(in: $0) }
    return .seeOther("/")
  }
}
