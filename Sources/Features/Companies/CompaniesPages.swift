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
  let shell: @Sendable (Request) -> PageShell

  package init(
    company: CompanyID, isHome: Bool, database: Database, add: AddCompany, clock: TestClock?,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    self.company = company
    self.isHome = isHome
    self.database = database
    list = ListCompanies(database: database)
    adding = add
    self.clock = clock
    self.shell = shell
  }

  private static let uploadLimit = 256 << 10

  package func add(to routes: Routes) {
    routes.get("/companies", .signedIn) { request, _ in try await show(request, problem: nil) }
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
      return .seeOther(PageShell.companies)
    } catch let problem as CompanyProblem {
      return try await show(request, problem: problem)
    }
  }

  /// What stands above every page of a sandbox.
  package static func banner(_ clock: TestClock) -> Text {
    CompaniesStrings.banner(clock.clock.now.inWords)
  }
}
