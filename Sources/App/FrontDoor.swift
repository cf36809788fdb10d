import Accounts
import Hummingbird
import Invoicing
import Kernel
import Storage
import Synchronization

/// What every request passes, whatever company it is for; and which that is.
///
/// A program's company is its key's. A person's is in the path, `/c/<id>/…`; without it, it is the first of the installation.
/// The public that verifies a document comes by the address that is printed on it.
struct FrontDoor: Sendable {
  let node: Node
  let site: Site
  private let sites: CompanySites
  private let lobby: Lobby

  /// - Parameter limits: how often the API may be asked; `nil` for no limit.
  init(_ node: Node, _ site: Site, _ limits: RequestLimits?) {
    self.node = node
    self.site = site
    let throttle = Throttle(clock: node.installation.machine)
    let limit = RequestLimit(limits, clock: node.installation.machine)
    sites = CompanySites { tenant in
      Server(tenant, node, site, throttle, limit).responder
    }
    lobby = Lobby(node, site, throttle)
  }

  /// What is there before the first request: the key for programs of this machine, and the link to the first account.
  ///
  /// - Returns: the path of that link, "/claim/…"; `nil` where somebody has an account.
  func open() throws -> String? {
    if let home = node.tenants.home {
      try writeKey(for: home)
    } else {
      // The key is a company's: it comes with the first.
      node.tenants.whenHome { home in
        do { try writeKey(for: home) } catch { node.logger.error("api key file: \(error)") }
      }
    }
    return try ClaimInstallation(
      database: node.installation.database, company: node.tenants.home?.id,
      ids: node.installation.ids
    ).link()
  }

  private func writeKey(for home: Tenant) throws {
    guard let path = site.keyFile else { return }
    let ring = KeyRing(company: home.id, ids: node.installation.ids, isTest: home.isTest)
    try LocalKey.write(path, ring, home.installation.database)
  }

  static func problems(
    _ ids: IDs, _ shell: @escaping @Sendable (Request) -> PageShell
  ) -> ProblemMiddleware<CallContext> {
    ProblemMiddleware<CallContext>(ids: ids, uploadLimit: Server.uploadLimit) { answer, request in
      ProblemPage(answer).render(in: shell(request))
    }
  }

  var router: Router<CallContext> {
    let router = Router(context: CallContext.self)
    let (tenants, ids) = (node.tenants, node.installation.ids)
    let own = HostList([site.address?.host].compactMap { $0 })
    // A company names its public address itself: it must not turn the address people work at into one.
    let isPublic: @Sendable (String) -> Bool = {
      !own.contains($0) && tenants.atPublicAddress($0) != nil
    }
    router.add(middleware: ClientAddress(proxies: site.proxies))
    router.add(middleware: RequestWatch(ids: ids, logger: node.logger))
    router.add(middleware: SecurityHeaders(isSecure: site.isSecure))
    router.add(middleware: APIVersion())
    router.add(middleware: Self.problems(ids, Self.shell))
    router.add(middleware: node.endpoints(isPublic))
    router.add(
      middleware: RequestGuard(
        isOurs: { own.contains($0) || isPublic($0) }, uploadLimit: Server.uploadLimit))
    router.add(middleware: BodyBudget(most: Server.bodyBudget))
    router.add(middleware: PublicHost(isPublic: isPublic))
    router.add(middleware: LanguageChoice())
    router.add(
      middleware: CompanyDispatch(
        tenants: tenants, sites: sites, lobby: lobby, isPublic: isPublic))
    return router
  }

  /// Of a problem that came up before anybody was known, and of what is there before a company is.
  static var shell: @Sendable (Request) -> PageShell {
    { request in
      PageShell(
        language: request.language, companyName: "", navigation: [], path: request.uri.path,
        query: (try? request.query) ?? FormFields(), version: Facturier.version)
    }
  }
}

/// The routes of each company, made when somebody first comes, and anew when its particulars changed.
final class CompanySites: Sendable {
  typealias Responder = RouterResponder<CallContext>

  private struct Made {
    let version: Int
    let responder: Responder
  }

  private let made = Mutex<[CompanyID: Made]>([:])
  private let make: @Sendable (Tenant) -> Responder

  init(_ make: @escaping @Sendable (Tenant) -> Responder) { self.make = make }

  func of(_ tenant: Tenant) -> Responder {
    let version = tenant.company.profileVersion
    if let known = made.withLock({ $0[tenant.id] }), known.version == version {
      return known.responder
    }
    let fresh = make(tenant)
    return made.withLock { made in
      if let known = made[tenant.id], known.version >= version { return known.responder }
      made[tenant.id] = Made(version: version, responder: fresh)
      return fresh
    }
  }
}
