import Hummingbird
import Logging
import NIOCore

/// What goes with a request through middleware and routes: the library's own, and where it came from.
package struct CallContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The network address of whoever asks; `ClientAddress` replaces that of a proxy we trust.
  package var address: String

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? "local"
  }
}

extension CallContext {
  /// Of a request that came through no network.
  package init(logger: Logger) {
    struct Terminal: RequestContextSource { let logger: Logger }
    coreContext = CoreRequestContextStorage(source: Terminal(logger: logger))
    address = "local"
  }
}

/// Puts the address of the client in the place of the proxy's, when the request came through one of ours. What anybody else
/// writes into these headers is not believed.
package struct ClientAddress: RouterMiddleware {
  package typealias Context = CallContext

  private let proxies: Set<String>

  /// - Parameter proxies: network addresses of the proxies before us.
  package init(proxies: [String]) { self.proxies = Set(proxies) }

  package func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard proxies.contains(context.address), let list = request.headers[.forwardedFor] else {
      return try await next(request, context)
    }
    var context = context
    let addresses = list.split(separator: ",").map { String($0.filter { $0 != " " }) }
    // Each proxy appends whom it heard; from the right, the first that is none of ours is the client.
    if let client = addresses.last(where: { !proxies.contains($0) }), client.utf8.count <= 45 {
      context.address = client
    }
    return try await next(request, context)
  }
}
