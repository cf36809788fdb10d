import Hummingbird
import Kernel
import Money
import Storage

/// The settings of the company.
///
/// ```
/// GET  /settings                          everything that can be set, with what is in force
/// GET  /settings/{company,documents,numbering,delivery}     a form
/// POST                                    saves it: a new version of the company's particulars
/// GET, POST /settings/{company,documents}/preview.pdf       a document as it is, or as the fields would have it
/// GET, POST /settings/delivery/preview                      the mail of one
/// ```
package struct SettingsPages: Sendable {
  let issuer: OrderIssuer
  let database: Database
  let sections: [SettingsSection]
  let machine: [MachineSetting]
  /// Told when something was saved: what else holds the particulars looks again.
  let changed: @Sendable () -> Void
  let mail: SampleMail.Drawing
  let shell: @Sendable (Request) -> PageShell

  /// - Parameters:
  ///   - sections: what the first page leads to, of every feature.
  ///   - machine: what whoever hosts the program set up, to be read.
  package init(
    issuer: OrderIssuer, database: Database, sections: [SettingsSection],
    machine: [MachineSetting], changed: @escaping @Sendable () -> Void,
    mail: @escaping SampleMail.Drawing, shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.issuer = issuer
    self.database = database
    self.sections = sections
    self.machine = machine
    self.changed = changed
    self.mail = mail
    self.shell = shell
  }

  package static let path = "/settings"
  package static let script = SettingsScript.asset
  package static let navigation = NavigationItem(
    .settings, href: path, title: SettingsStrings.table.settings, icon: Icon.gear)

  private static let formLimit = 2 << 20
  static let logoLimit = 1 << 20
  private typealias Subject = SettingsPage.Subject

  package func add(to routes: Routes) {
    routes.get("/settings", .may(.settingsRead)) { request, _ in try await index(request) }
    routes.get("/settings/company", .may(.settingsRead)) { request, _ in
      try await show(.company, request)
    }
    routes.get("/settings/documents", .may(.settingsRead)) { request, _ in
      try await show(.documents, request)
    }
    routes.get("/settings/numbering", .may(.settingsRead)) { request, _ in
      try await show(.numbering, request)
    }
    routes.get("/settings/delivery", .may(.settingsRead)) { request, _ in
      try await show(.delivery, request)
    }
    routes.post(
      "/settings/company", .mayProven(.settingsWrite),
      unproven: { request, _ in try await keep(.company, request) }
    ) { request, _ in try await save(.company, request) }
    routes.post("/settings/documents", .may(.settingsWrite)) { request, _ in
      try await save(.documents, request)
    }
    routes.post("/settings/numbering", .may(.settingsWrite)) { request, _ in
      try await save(.numbering, request)
    }
    routes.post(
      "/settings/delivery", .mayProven(.settingsWrite),
      unproven: { request, _ in try await keep(.delivery, request) }
    ) { request, _ in try await save(.delivery, request) }
    for subject in Subject.allCases {
      guard let path = subject.previewPath else { continue }
      routes.get(path, .may(.settingsRead)) { request, _ in
        try await preview(subject, request, nil)
      }
      routes.post(path, .may(.settingsRead)) { request, _ in
        try await preview(subject, request, SettingsInput(request, upTo: Self.formLimit))
      }
    }
  }

  // MARK: Reading

  private func index(_ request: Request) async throws -> Response {
    let sections = sections
    let language = request.language
    let values = try await database.read { tx in
      var values: [[String]] = []
      for section in sections {
        var texts: [String] = []
        for entry in section.entries { texts.append(try entry.value(tx)(language)) }
        values.append(texts)
      }
      return values
    }
    return .html(SettingsIndex(sections: sections, values: values).render(in: shell(request)))
  }

  private struct Known: Sendable {
    let version: Int
    let said: (json: String, logo: [UInt8]?)
    let today: LocalDate
    let profile: CompanyProfile
  }

  private static func known(of company: CompanyID, in tx: borrowing Transaction) throws -> Known {
    guard let declared = try CompanyStore.latest(of: company, in: tx),
      let said = try CompanyStore.declaration(of: company, in: tx)
    else { throw InvoicingError.noCompany }
    return Known(
      version: declared.version, said: said, today: tx.today, profile: declared.declaration)
  }

  /// - Parameter caller: of the request: a transaction runs on a thread that knows none.
  private static func access(
    _ language: Language, _ caller: Caller, now: Instant
  ) -> SettingsAccess {
    SettingsAccess(
      language: language, mayWrite: caller.permissions.contains(.settingsWrite),
      needsProof: caller.isPerson && !caller.isProven(now))
  }

  private func show(_ subject: SettingsPage.Subject, _ request: Request) async throws -> Response {
    let company = issuer.company.id
    let (machine, language, caller) = (machine, request.language, Caller.current)
    let page = try await database.read { tx in
      let known = try Self.known(of: company, in: tx)
      let root = try JSONParser.parse(Array(known.said.json.utf8)).root
      var page = SettingsPage(
        subject: subject, form: SettingsForm(subject.groups(known.today), declared: root),
        version: known.version, access: Self.access(language, caller, now: tx.now))
      page.machine = machine
      try Self.furnish(&page, known.profile, known, of: company, in: tx)
      return page
    }
    return .html(page.render(in: shell(request)))
  }

  /// What a page shows beside its form.
  private static func furnish(
    _ page: inout SettingsPage, _ profile: CompanyProfile, _ known: Known, of company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    page.siren = known.profile.siren
    page.hasLogo = known.said.logo != nil
    if page.subject == .numbering {
      page.numbers = try NextNumbers(profile, of: company, in: tx)
    }
  }

  // MARK: Saving

  private func save(_ subject: SettingsPage.Subject, _ request: Request) async throws -> Response {
    let input = try await SettingsInput(request, upTo: Self.formLimit)
    let company = issuer.company.id
    let known = try await database.read { try Self.known(of: company, in: $0) }
    let form = SettingsForm(subject.groups(known.today)) { input[$0] }
    let patch = try form.patch
    if input["do"] == "preview" {
      return try await again(subject, request, form, input, known, draftOf: patch)
    }
    if let wrong = input.wrong {
      return try await again(subject, request, form, input, known, findings: [wrong])
    }
    do {
      let asked = ChangeCompany.Request(
        patch: patch, logo: input.logo, version: input.version ?? 0, door: .page)
      let change = ChangeCompany(issuer: issuer)
      try await database.write(.company(company)) { try change(asked, in: $0) }
    } catch InvoicingError.companyInvalid(let findings) {
      return try await again(subject, request, form, input, known, findings: findings)
    } catch SettingsProblem.changedMeanwhile {
      return try await again(subject, request, form, input, known, isConflict: true)
    }
    changed()
    return .seeOther(subject.path, told: .settings)
  }

  /// Whoever typed for longer than a proof lasts finds it all there, with the way to prove that it is them.
  private func keep(_ subject: SettingsPage.Subject, _ request: Request) async throws -> Response {
    let input = try await SettingsInput(request, upTo: Self.formLimit)
    let company = issuer.company.id
    let known = try await database.read { try Self.known(of: company, in: $0) }
    let form = SettingsForm(subject.groups(known.today)) { input[$0] }
    return try await again(subject, request, form, input, known, isUnproven: true)
  }

  /// The page with what was typed.
  private func again(
    _ subject: SettingsPage.Subject, _ request: Request, _ form: SettingsForm,
    _ input: SettingsInput, _ known: Known, findings: [Finding] = [], isConflict: Bool = false,
    isUnproven: Bool = false, draftOf patch: JSONValue? = nil
  ) async throws -> Response {
    let (company, machine) = (issuer.company.id, machine)
    let (language, caller) = (request.language, Caller.current)
    let page = try await database.read { tx in
      var page = SettingsPage(
        subject: subject, form: form, version: input.version ?? known.version,
        access: Self.access(language, caller, now: tx.now))
      (page.findings, page.isConflict, page.machine) = (findings, isConflict, machine)
      page.isUnproven = isUnproven
      var profile = known.profile
      if let patch {
        do {
          profile = try CompanyDraft(patch, .kept, over: known.said).profile
        } catch InvoicingError.companyInvalid(let wrong) {
          page.findings = wrong
        }
      }
      try Self.furnish(&page, profile, known, of: company, in: tx)
      return page
    }
    let status: HTTPResponse.Status =
      isUnproven
      ? .forbidden : isConflict ? .conflict : page.findings.isEmpty ? .ok : .unprocessableContent
    return .html(page.render(in: shell(request)), status: status)
  }

  // MARK: Preview

  private func preview(
    _ subject: SettingsPage.Subject, _ request: Request, _ input: SettingsInput?
  ) async throws -> Response {
    let company = issuer.company.id
    let known = try await database.read { try Self.known(of: company, in: $0) }
    func typed(_ inForce: CompanyProfile) throws -> CompanyProfile {
      guard let input else { return inForce }
      if let wrong = input.wrong { throw InvoicingError.companyInvalid([wrong]) }
      let form = SettingsForm(subject.groups(known.today)) { input[$0] }
      var profile = try CompanyDraft(form.patch, input.logo, over: known.said).profile
      // The file may name another than the one in force, and no form here changes it.
      profile.bankAccount = inForce.bankAccount
      return profile
    }
    let frame = PreviewFrame(issuer: issuer, database: database, shell: shell)
    let sample = PreviewFrame.Sample(document: input?["document"], language: input?["language"])
    if subject == .delivery {
      return try await frame.mail(sample, for: request, drawn: mail, typed)
    }
    return try await frame.document(sample, for: request, typed)
  }
}

/// What a form of the settings sends, with a file or without.
struct SettingsInput: Sendable {
  private var texts: [String: String] = [:]
  private(set) var logo = CompanyDraft.Logo.kept
  /// What is wrong with the file itself.
  private(set) var wrong: Finding?

  init(_ request: Request, upTo limit: Int) async throws {
    if request.headers[.contentType]?.lowercased().hasPrefix("multipart/") == true {
      let form = try await request.multipart(upTo: limit)
      for part in form.parts where part.fileName == nil {
        texts[part.name] = form.text(part.name)
      }
      if let file = form.file("logo") {
        logo = .replaced(Array(file.content))
        if file.content.count > SettingsPages.logoLimit {
          wrong = Finding(
            "company.logo-too-large", at: Place(pointer: "/brand/logo"),
            fr: SettingsStrings.table.logoTooLarge(.fr), en: SettingsStrings.table.logoTooLarge(.en)
          )
        }
      }
    } else {
      take(try await request.form(upTo: limit))
    }
    if case .kept = logo, texts["remove-logo"] == "true" { logo = .removed }
  }

  init(_ fields: FormFields) {
    take(fields)
    if texts["remove-logo"] == "true" { logo = .removed }
  }

  private mutating func take(_ fields: FormFields) {
    for field in fields.fields where !field.value.isEmpty { texts[field.name] = field.value }
  }

  subscript(name: String) -> String? { texts[name] }
  var version: Int? { self["version"].flatMap { Int($0) } }
}
