import Accounts
import Hummingbird
import Invoicing
import Kernel
import Storage

/// Finds the company a request is for, and hands it to that company's routes; where there is none at all, to the lobby.
struct CompanyDispatch: RouterMiddleware {
  typealias Context = CallContext

  let tenants: Tenants
  let sites: CompanySites
  let lobby: Lobby
  /// Whether a host is the public's, and nobody's to work at.
  let isPublic: @Sendable (String) -> Bool

  func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard let home = try await tenants.homeNow() else {
      return try await lobby.respond(to: request, context: context)
    }
    if let tenant = sharer(of: request.uri.path) {
      return try await site(of: tenant).respond(to: request, context: context)
    }
    guard let path = CompanyPath.split(request.uri.path) else {
      return try await site(of: try await tenant(of: request, home)).respond(
        to: request, context: context)
    }
    guard let company = path.company, let tenant = tenants.known(company) else {
      throw HTTPProblem.noSuchPage
    }
    // Read anew: a request keeps its address beside its head.
    var head = request.head
    head.path = path.rest + (request.uri.query.map { "?\($0)" } ?? "")
    let inside = Request(head: head, body: request.body)
    return try await CompanyPath.$base.withValue(path.base) {
      try await site(of: tenant).respond(to: inside, context: context)
    }
  }

  private func site(of tenant: Tenant) async throws -> CompanySites.Responder {
    sites.of(try await tenants.current(tenant))
  }

  /// The company that gave the link somebody follows: its token says which.
  private func sharer(of path: String) -> Tenant? {
    guard path.hasPrefix("\(PortalPages.path)/"),
      let part = path.split(separator: "/").dropFirst().first,
      let token = PortalToken(part)
    else { return nil }
    return tenants.known(token.company)
  }

  /// Of a request whose path names no company.
  private func tenant(of request: Request, _ home: Tenant) async throws -> Tenant {
    if let header = request.headers[.authorization] {
      // A key of a company there is not opens nothing, wherever it comes to.
      return APIKey.Token(authorization: header).flatMap { tenants.known($0.company) }
        ?? home
    }
    if let authority = request.head.authority, let sharers = tenants.atPublicAddress(authority),
      isPublic(authority) || request.uri.path.hasPrefix("\(VerificationPages.path)/")
    {
      return try await publisher(of: request.uri.path, sharers)
    }
    return home
  }

  /// Several companies may share one public address; the token says whose document it is.
  private func publisher(of path: String, _ tenants: [Tenant]) async throws -> Tenant {
    let last = path.split(separator: "/").dropFirst().first
    guard tenants.count > 1, let token = last.flatMap({ VerificationToken($0) }) else {
      return tenants[0]
    }
    for tenant in tenants {
      let id = tenant.id
      let isIts = try await tenant.installation.database.read {
        try token.document(of: id, in: $0) != nil
      }
      if isIts { return tenant }
    }
    return tenants[0]
  }
}
