import Accounts
import Companies
import HTTPTypes
import Hummingbird
import Kernel

/// What answers while an installation has no company: the claim of the first account, signing in, and the pages that make the
/// company. Whatever else is asked for leads there.
struct Lobby: Sendable {
  private let responder: RouterResponder<CallContext>

  init(_ node: Node, _ site: Site, _ throttle: Throttle) {
    let (installation, tenants) = (node.installation, node.tenants)
    let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
    let accounts = FirstAccount(
      database: installation.database, ids: installation.ids, throttle: throttle,
      isSecure: site.isSecure, shell: FrontDoor.shell)
    router.add(middleware: LobbyGate())
    router.add(middleware: accounts.authentication)
    router.add(middleware: FrontDoor.problems(installation.ids, FrontDoor.shell))
    router.add(middleware: SignInRedirect())
    router.add(Asset.shell)
    let routes = Routes(router, clock: installation.machine)
    accounts.add(to: routes)
    let adding = AddCompany(database: installation.database, ids: installation.ids) { id in
      try await Tenants.offThread { _ = try tenants.open(id) }
    }
    WelcomePages(
      .first, database: installation.database, vault: installation.firstVault(mayMake:),
      sirene: node.registers.sirene, add: adding,
      shell: FrontDoor.shell
    ).add(to: routes)
    responder = router.buildResponder()
  }

  func respond(to request: Request, context: CallContext) async throws -> Response {
    try await responder.respond(to: request, context: context)
  }
}

/// Leads people to where the company is made, and tells programs that there is none.
struct LobbyGate: RouterMiddleware {
  typealias Context = CallContext

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    let path = request.uri.path
    if FirstAccount.owns(path) || WelcomePages.owns(path) || path.hasPrefix("/assets/") {
      return try await next(request, context)
    }
    let isProgram =
      request.wantsJSON || request.headers[.authorization] != nil || path.hasPrefix("/v1/")
    if isProgram { throw CompanyProblem.noneYet }
    return .seeOther(WelcomePages.path)
  }
}
