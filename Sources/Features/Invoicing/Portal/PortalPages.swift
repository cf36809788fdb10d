import Accounts
import Hummingbird
import Kernel
import Money
import Storage

/// `/portal/…`: what a customer sees by the link they were given, without an account: the document, how to pay it, the
/// documents before it where the link says so, and a form to ask.
package struct PortalPages: Sendable {
  package static let path = "/portal"

  let desk: PortalDesk
  let seller: CompanyProfile
  let database: Database
  let throttle: Throttle
  let version: String
  private var company: CompanyID { desk.company }

  /// - Parameters:
  ///   - seller: whose name, colour and logo stand above.
  ///   - throttle: of those who try links, by their address.
  package init(
    desk: PortalDesk, seller: CompanyProfile, database: Database, throttle: Throttle,
    version: String
  ) {
    self.desk = desk
    self.seller = seller
    self.database = database
    self.throttle = throttle
    self.version = version
  }

  package func add(to routes: Routes) {
    routes.get("/portal/:token", .everyone) { request, context in
      try await answer(request) { try await first(request, context) }
    }
    routes.get("/portal/:token/logo.png", .everyone) { request, context in
      try await answer(request) { try await logo(context) }
    }
    routes.get("/portal/:token/documents/:id", .everyone) { request, context in
      try await answer(request) { try await document(request, context) }
    }
    routes.post("/portal/:token/documents/:id/questions", .everyone) { request, context in
      try await answer(request) { try await ask(request, context) }
    }
  }

  // MARK: Answers

  private func first(_ request: Request, _ context: CallContext) async throws -> Response {
    let (token, link) = try await known(context)
    return .html(
      try await page(link.invoice, token, link, request.language).render(in: shell(request)))
  }

  private func document(_ request: Request, _ context: CallContext) async throws -> Response {
    let (token, link) = try await known(context)
    let (name, form) = DocumentForm.split(try context.parameters.require("id"))
    let (id, company) = (try await opened(name, by: link), company)
    if form == .json {
      let place = try request.query.historyPlace()
      return .html(
        try await page(id, token, link, request.language, before: place)
          .render(in: shell(request)))
    }
    let isOpened = try request.query["open"] != nil
    return try await database.read {
      try DocumentForm.response(
        form, id, company, disposition: isOpened ? .inline : .attachment, in: $0)
    }
  }

  private func ask(_ request: Request, _ context: CallContext) async throws -> Response {
    let (token, link) = try await known(context)
    try throttle.pass(context.address)
    let id = try await opened(try context.parameters.require("id"), by: link)
    let fields = try await request.form(upTo: 32 << 10)
    let (desk, kind): (PortalDesk, Dispute.Kind) = (desk, fields.choice("kind") ?? .question)
    let message = fields["message"] ?? ""
    let here = PortalPage.path(of: id, token)
    do {
      _ = try await database.write(.company(company)) { tx in
        try IdempotencyStore.pageOnce(fields, from: "\(link.id)/\(id)", of: desk.company, in: tx) {
          try desk.ask(kind, message, of: id, in: tx)
          return here
        }
      }
      return .seeOther("\(here)#questions", told: .recorded)
    } catch let problem as PortalProblem {
      var page = try await page(id, token, link, request.language)
      (page.problem, page.typed) = (problem.text, message)
      return .html(
        page.render(in: shell(request)),
        status: HTTPResponse.Status(code: ProblemAnswer(problem).status))
    }
  }

  private func logo(_ context: CallContext) async throws -> Response {
    _ = try await known(context)
    guard let bytes = seller.brand.logoPNG else { throw HTTPProblem.noSuchPage }
    return .bytes(bytes, type: "image/png")
  }

  // MARK: What a link leads to

  /// The link of a request, in force. Whoever has none is counted: a stranger does not try many.
  private func known(_ context: CallContext) async throws -> (PortalToken, PortalLink) {
    guard let token = PortalToken(try context.parameters.require("token")),
      let link = try await link(token)
    else {
      try throttle.pass(context.address)
      throw HTTPProblem.noSuchPage
    }
    return (token, link)
  }

  private func link(_ token: PortalToken) async throws -> PortalLink? {
    let (desk, company) = (desk, company)
    let (found, now) = try await database.read { (try desk.link(token, in: $0), $0.now) }
    guard let found else { return nil }
    if found.usedAt.map({ now >= $0.adding(seconds: 3_600) }) ?? true {
      try await database.write(.company(company)) {
        try PortalStore.used(found.id, of: company, in: $0)
      }
    }
    return found
  }

  /// A document that is not the link's, and one there is not, are told apart by nobody.
  private func opened(_ name: String, by link: PortalLink) async throws -> InvoiceID {
    let company = company
    guard let id = InvoiceID(name),
      try await database.read({ try PortalStore.opens(link, id, of: company, in: $0) })
    else { throw HTTPProblem.noSuchPage }
    return id
  }

  private func page(
    _ id: InvoiceID, _ token: PortalToken, _ link: PortalLink, _ language: Language,
    before place: InvoiceID? = nil
  ) async throws -> PortalPage {
    let (desk, seller) = (desk, seller)
    let page = try await database.read { tx in
      try PortalPage.load(
        id, token, link, seller, desk.ids.next().text, language, before: place, in: tx)
    }
    guard let page else { throw HTTPProblem.noSuchPage }
    return page
  }

  private func shell(_ request: Request) -> PageShell {
    PageShell(
      language: request.language, companyName: "", navigation: [], path: request.uri.path,
      query: (try? request.query) ?? FormFields(), version: version)
  }

  /// Nothing of it is kept or found by a search, and problems are said without the merchant's pages around them.
  private func answer(
    _ request: Request, _ body: () async throws -> Response
  ) async throws -> Response {
    var response: Response
    do {
      response = try await body()
    } catch let problem as any Problem {
      let answer = ProblemAnswer(problem)
      response = .html(
        PortalClosedPage(answer: answer).render(in: shell(request)),
        status: HTTPResponse.Status(code: answer.status))
    }
    response.headers[.cacheControl] = "no-store"
    response.headers[.robots] = "noindex, nofollow"
    return response
  }
}
