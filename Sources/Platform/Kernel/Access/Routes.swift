import HTTPTypes
import Hummingbird
import Money
import Storage
import Synchronization

/// The routes of the application, each with who may use it: the table the authorisation grid, the API's description and
/// the check at the door are made of.
package final class Routes {
  package typealias Context = CallContext
  package typealias Handler = @Sendable (Request, Context) async throws -> Response

  /// One of them.
  package struct Route: Hashable, Sendable {
    /// "GET"
    package let method: String
    /// "/v1/invoices/:id"
    package let path: String
    package let access: Access
  }

  package let router: Router<Context>
  package private(set) var table: [Route] = []
  package let readers = ObjectReaders()
  package let expansions: Expansions
  private let clock: Clock

  package init(_ router: Router<Context>, clock: Clock) {
    self.router = router
    self.clock = clock
    expansions = Expansions(readers, clock: clock)
  }

  /// An object of the API: the route that shows it, what `If-Match` is compared with by the routes below, and what others
  /// expand.
  package func object(
    _ path: String, _ access: Access, _ database: Database, _ read: @escaping ObjectReaders.Read
  ) {
    reads(path, access, database, read)
    get(path, access) { request, _ in
      let (key, language) = (ObjectReaders.key(of: path, in: request.uri.path), request.language)
      return .bytes(
        try await database.read { try read(key, language, $0).bytes }, type: "application/json")
    }
  }

  /// How the object of a path is read, where its route is a special one.
  package func reads(
    _ path: String, _ access: Access, _ database: Database, _ read: @escaping ObjectReaders.Read
  ) {
    readers.add(.init(access: access, database: database, read: read), at: path)
  }

  /// A creating route whose body may say what its sender calls the object: `externalId`.
  package func named(
    _ path: String, _ access: Access, upTo limit: Int = 16 << 20, _ handler: @escaping Handler
  ) {
    post(path, access) { request, context in
      var request = request
      let sent = ByteBuffer(bytes: try await request.bytes(upTo: limit))
      let (body, name) = try ExternalID.taken(from: sent)
      request.body = RequestBody(buffer: body)
      let asked = request
      guard let name else { return try await handler(asked, context) }
      return try await ExternalID.$current.withValue(name) { try await handler(asked, context) }
    }
  }

  package func get(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    on(.get, path, access, handler)
  }

  /// - Parameter unproven: what answers whoever may, and only has to prove once more that it is them: the form as they typed it,
  ///   which the way to the proof would lose.
  package func post(
    _ path: String, _ access: Access, unproven: Handler? = nil, _ handler: @escaping Handler
  ) {
    on(.post, path, access, unproven: unproven, handler)
  }

  package func patch(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    on(.patch, path, access, handler)
  }

  package func put(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    on(.put, path, access, handler)
  }

  package func delete(_ path: String, _ access: Access, _ handler: @escaping Handler) {
    on(.delete, path, access, handler)
  }

  private func on(
    _ method: HTTPRequest.Method, _ path: String, _ access: Access, unproven: Handler? = nil,
    _ handler: @escaping Handler
  ) {
    table.append(Route(method: method.rawValue, path: path, access: access))
    let (clock, readers, isAPI) = (clock, readers, path.hasPrefix("/v1/"))
    router.on(RouterPath(path), method: method) { request, context -> Response in
      do {
        try access.check(Caller.current, now: clock.now)
      } catch AccessProblem.notProven {
        guard let unproven, !request.wantsJSON else { throw AccessProblem.notProven }
        return try await unproven(request, context)
      }
      if isAPI { try APIVersions.check(request) }
      // What somebody of no part in the company may do here is nothing of the company's: it has no row in its audit trail.
      let caller = Caller.current
      guard method != .get, var author = caller.author, !caller.isPerson || caller.role != nil
      else { return try await handler(request, context) }
      author.door = .init(route: "\(method) \(path)", path: request.uri.path)
      return try await Author.$current.withValue(author) {
        guard isAPI, let tags = request.headers[.ifMatch] else {
          return try await handler(request, context)
        }
        let believed = readers.precondition(tags, of: path, request.uri.path, request.language)
        return try await Precondition.$current.withValue(believed) {
          try await handler(request, context)
        }
      }
    }
  }
}

/// What of the menu is for whom: a link that would only be refused is not shown.
///
/// It is made before the routes that it knows of, since their pages show it.
package final class MenuAccess: Sendable {
  private let access = Mutex<[String: Access]>([:])

  package init() {}

  package func learn(from routes: Routes) {
    let pages = routes.table.filter { $0.method == "GET" }.map { ($0.path, $0.access) }
    access.withLock { $0 = Dictionary(pages) { first, _ in first } }
  }

  /// - Parameter href: of a page; one that no route has is shown.
  package func shows(_ href: String, to caller: Caller) -> Bool {
    let path = String(href.prefix { $0 != "?" })
    guard case .may(let permission) = access.withLock({ $0[path] }) else { return true }
    return caller.permissions.contains(permission)
  }
}
