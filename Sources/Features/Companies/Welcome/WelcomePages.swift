import Accounts
import Hummingbird
import Invoicing
import Kernel
import Money
import Registers
import Storage

/// The way to the first company of an installation, or to another beside it, in steps that can be left and taken up again.
///
/// ```
/// GET  /welcome            the furthest step somebody came to
/// GET  /welcome/{step}     its form
/// POST /welcome/{step}     keeps it and goes on; `do` says where to else: back, skip, preview. The last one makes the company
/// ```
///
/// Of another company they are below `/companies/new`.
package struct WelcomePages: Sendable {
  package static let path = "/welcome"
  /// Of a company beside the one somebody is in.
  package static let further = "\(PageShell.companies)/new"

  /// Which of the two this is.
  package enum Purpose: Sendable { case first, another }

  let purpose: Purpose
  let drafts: CompanyDraftStore
  let database: Database
  let filling: FillFromRegister
  let adding: AddCompany
  let shell: @Sendable (Request) -> PageShell

  /// - Parameters:
  ///   - vault: what the bank account somebody typed is kept in; its key is made when something is to be sealed first.
  ///   - database: of no company.
  ///   - sirene: `nil` where this installation asks nobody.
  package init(
    _ purpose: Purpose, database: Database, vault: @escaping @Sendable (_ mayMake: Bool) -> Vault,
    sirene: (any CompanyRegister)?, add: AddCompany,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.purpose = purpose
    drafts = CompanyDraftStore(vault: vault)
    self.database = database
    filling = FillFromRegister(sirene: sirene)
    adding = add
    self.shell = shell
  }

  package static func owns(_ path: String) -> Bool {
    path == self.path || path.hasPrefix("\(self.path)/")
  }

  package func add(to routes: Routes) {
    let reading: Access = purpose == .first ? .signedIn : .may(.companiesWrite)
    let writing: Access = purpose == .first ? .signedIn : .mayProven(.companiesWrite)
    routes.get(base, reading) { _, _ in
      let user = try Self.person()
      // Its page says what is wrong with a draft that cannot be read.
      guard let draft = try? await draft(of: user) else {
        return .seeOther(WelcomeStep.identity.path(in: base))
      }
      return .seeOther(draft.reached.path(in: base))
    }
    routes.get("\(base)/:step", reading) { request, context in
      try await show(request, Self.step(context))
    }
    routes.post(
      "\(base)/:step", writing,
      unproven: { request, context in
        if Self.isRestart(context) { return try await restart() }
        let step = try Self.step(context)
        // What is typed is kept; only what makes the company asks who it is.
        if step != .review { return try await keep(request, step) }
        let back = FormFields().with("next", step.path(in: base))
        return .seeOther(back.path("/account/proof"))
      }
    ) { request, context in
      Self.isRestart(context)
        ? try await restart() : try await keep(request, Self.step(context))
    }
  }

  private static func isRestart(_ context: CallContext) -> Bool {
    context.parameters.get("step") == "restart"
  }

  private var base: String { purpose == .first ? Self.path : Self.further }

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
    let drafts = drafts
    return try await database.read { try drafts.find(user, in: $0) } ?? CompanyDraft()
  }

  // MARK: Showing

  private func show(_ request: Request, _ step: WelcomeStep) async throws -> Response {
    let draft: CompanyDraft
    do {
      draft = try await self.draft(of: Self.person())
    } catch let problem as VaultProblem {
      return .html(unreadable(problem, shell(request)), status: .serviceUnavailable)
    }
    guard step <= draft.reached else { return .seeOther(draft.reached.path(in: base)) }
    var page = try await page(step, draft)
    page.isChecked = step == .review || (try? request.query["check"]) != nil
    return .html(page.render(in: shell(request)))
  }

  /// What was typed is sealed by a key that is not to be had: it is put back, or one begins again.
  private func unreadable(_ problem: VaultProblem, _ shell: PageShell) -> [UInt8] {
    let words = Words(WelcomeStrings.table, shell.language)
    return shell.publicPage(title: words.unreadable, heading: "Facturier") { page in
      page.div(class: "welcome stack") {
        page.h1(words.unreadable)
        page.p(problem.text(shell.language), class: "lead")
        page.p(words.unreadableHelp)
        page.p { page.code(problem.code) }
        page.div(class: "actions") {
          page.a(class: "button primary", .href(base), text: words.tryAgain)
          page.form(.method("post"), .action("\(base)/restart")) {
            page.button(class: "button", .type("submit"), text: words.beginAgain)
          }
        }
      }
    }
  }

  private func restart() async throws -> Response {
    let user = try Self.person()
    try await database.write(.one(user.raw.bytes)) { tx in
      _ = try CompanyDraftStore.remove(user, in: tx)
    }
    return .seeOther(WelcomeStep.identity.path(in: base))
  }

  private func page(_ step: WelcomeStep, _ draft: CompanyDraft) async throws -> WelcomePage {
    let today = try await database.read { $0.today }
    return WelcomePage(
      base: base, step: step, draft: draft, check: CompanyDraftCheck(draft, today: today),
      today: today,
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
    guard step <= draft.reached else { return .seeOther(draft.reached.path(in: base)) }
    if step == .review {
      return fields["do"] == "back"
        ? .seeOther(WelcomeStep.payment.path(in: base)) : try await create(request, user, draft)
    }
    if step == .identity { return try await identify(request, fields, user, &draft) }
    draft.take(step, from: fields)
    if fields["do"] == "skip" { draft.forgetAccount() }
    let page = try await page(step, draft)
    let isLeft = ["back", "preview"].contains(fields["do"])
    let goesOn = !isLeft && page.check.wrong(in: step).isEmpty
    if goesOn, let next = step.next { draft.reached = max(draft.reached, next) }
    try await save(draft, of: user)
    if fields["do"] == "back" { return .seeOther(step.previous?.path(in: base) ?? base) }
    if fields["do"] == "preview" { return .seeOther("\(step.path(in: base))?check=on#look") }
    return goesOn ? .seeOther(step.next?.path(in: base) ?? base) : refused(request, page)
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
    return .seeOther(WelcomeStep.company.path(in: base))
  }

  private func save(_ draft: CompanyDraft, of user: User.ID) async throws {
    let drafts = drafts
    try await database.write(.one(user.raw.bytes)) { tx in
      try drafts.save(draft, of: user, in: tx)
    }
  }

  // MARK: Creating

  /// Once, however often it is asked for.
  private func create(
    _ request: Request, _ user: User.ID, _ draft: CompanyDraft
  ) async throws -> Response {
    let page = try await page(.review, draft)
    guard let profile = page.check.profile else { return refused(request, page) }
    if purpose == .first {
      try await adding.first(profile, page.check.file) { try CompanyDraftStore.removeAll(in: $0) }
      return .seeOther("/")
    }
    // Of two clicks the second finds no draft.
    let made = try await adding.another(profile, page.check.file) {
      try CompanyDraftStore.remove(user, in: $0)
    }
    return .seeOther(made.map { CompanyPath.root(of: $0) + "/" } ?? PageShell.companies)
  }
}
