import Accounts
import Hummingbird
import Invoicing
import Kernel
import Money
import Storage

/// `/companies`: the companies somebody is in; from there to another, to a new one, to a sandbox and its clock.
package struct CompaniesPages: Sendable {
  let company: CompanyID
  let isHome: Bool
  let database: Database
  let list: ListCompanies
  let adding: AddCompany
  let clock: TestClock?
  let opens: @Sendable (_ href: String, _ permissions: Set<Permission>) -> Bool
  let shell: @Sendable (Request) -> PageShell

  /// - Parameter opens: whether a page of the menu is for somebody with these permissions.
  package init(
    company: CompanyID, isHome: Bool, database: Database, add: AddCompany, clock: TestClock?,
    opens: @escaping @Sendable (_ href: String, _ permissions: Set<Permission>) -> Bool,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.isHome = isHome
    self.database = database
    list = ListCompanies(database: database)
    adding = add
    self.clock = clock
    self.opens = opens
    self.shell = shell
  }

  private static let uploadLimit = 256 << 10

  package func add(to routes: Routes) {
    routes.get("/companies", .signedIn) { request, _ in try await show(request, problem: nil) }
    routes.get("/companies.json", .signedIn) { request, _ in try await json(request) }
    routes.post("/companies", .mayProven(.companiesWrite)) { request, _ in
      try await declare(request)
    }
    routes.post("/sandboxes", .may(.companiesWrite)) { request, _ in
      try await sandbox(request)
    }
    routes.post("/test-clock", .may(.companiesWrite)) { request, _ in try await advance(request) }
  }

  private func show(_ request: Request, problem: (any Problem)?) async throws -> Response {
    let page = CompaniesPage(
      companies: try await list.mine(in: company), current: company, isHome: isHome,
      now: clock?.clock.now, mayAdd: Caller.current.permissions.contains(.companiesWrite),
      problem: problem)
    return .html(page.render(in: shell(request)), problem: problem)
  }

  /// For the menu in the header: each company, and where it leads: the same section where whoever asks may open it there.
  private func json(_ request: Request) async throws -> Response {
    let section = try request.query["section"]
    let (current, words) = (company, Words(CompaniesStrings.table, request.language))
    let companies = try await list.mine(in: current)
    let json = JSONWriter()
    json.object {
      json.field("all", words.all)
      json.field("search", words.search)
      json.array("companies") {
        for known in companies {
          json.object {
            json.field("name", known.name)
            json.field("note", Self.note(on: known, words))
            json.field("href", root(of: known, section))
            json.field("current", known.id == current)
          }
        }
      }
    }
    var response = Response.json(json)
    response.headers[.cacheControl] = "no-store"
    return response
  }

  private func root(of known: KnownCompany, _ section: String?) -> String {
    let kept = section.flatMap { opens($0, known.permissions) ? $0 : nil } ?? "/"
    return CompanyPath.root(of: known.id) + kept
  }

  private static func note(on known: KnownCompany, _ words: Words<CompaniesStrings>) -> String {
    let kind = known.sandboxOf != nil ? words.sandbox : known.isTraining ? words.training : nil
    return ["\(words.siren) \(known.siren)", kind].compactMap { $0 }.joined(separator: " · ")
  }

  private func declare(_ request: Request) async throws -> Response {
    guard isHome else { throw CompanyProblem.homeOnly }
    let form = try await request.multipart(upTo: Self.uploadLimit)
    let file = form.file("file").map { Array($0.content) } ?? []
    do {
      return .seeOther(CompanyPath.root(of: try await adding(file).company.id) + "/")
    } catch let problem as InvoicingError {
      return try await show(request, problem: problem)
    }
  }

  private func sandbox(_ request: Request) async throws -> Response {
    let name = CleanText.line(try await request.form(upTo: 16 << 10)["name"] ?? "")
    do {
      let made = try await adding.sandbox(
        of: company, name: name.isEmpty || name.utf8.count > 100 ? nil : name)
      return .seeOther(CompanyPath.root(of: made.company.id) + "/")
    } catch let problem as CompanyProblem {
      return try await show(request, problem: problem)
    }
  }

  private func advance(_ request: Request) async throws -> Response {
    let days = Int64(try await request.form(upTo: 16 << 10)["days"] ?? "") ?? 0
    do {
      guard let clock else { throw CompanyProblem.noTestClock }
      guard (1...3_660).contains(days) else { throw CompanyProblem.clockRange }
      _ = try await database.write(.company(company)) {
        try clock.advance(by: days * 86_400, in: $0)
      }
      return .seeOther(PageShell.companies, told: .changed)
    } catch let problem as CompanyProblem {
      return try await show(request, problem: problem)
    }
  }

  /// What stands above every page of a sandbox.
  package static func banner(_ clock: TestClock) -> Text {
    CompaniesStrings.banner(clock.clock.now.inWords)
  }
}
