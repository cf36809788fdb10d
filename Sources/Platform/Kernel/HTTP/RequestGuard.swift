import Hummingbird

/// Refuses, before anything is read or done: requests for a host that is not ours, changes that a browser
/// sends from another site, and bodies announced as too long. In that order.
package struct RequestGuard<Context: RequestContext>: RouterMiddleware {
  private let isOurs: @Sendable (_ authority: String) -> Bool
  private let uploadLimit: Int

  /// - Parameters:
  ///   - isOurs: whether a host is one of ours.
  ///   - uploadLimit: in bytes; `Request.bytes(upTo:)` refuses bodies that do not announce theirs.
  package init(isOurs: @escaping @Sendable (String) -> Bool, uploadLimit: Int) {
    self.isOurs = isOurs
    self.uploadLimit = uploadLimit
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, isOurs(authority) else {
      throw HTTPProblem.unknownHost
    }
    guard SameOrigin.permits(request) else { throw HTTPProblem.otherOrigin }
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > uploadLimit {
      throw HTTPProblem.tooLarge(limit: uploadLimit)
    }
    return try await next(request, context)
  }
}

/// The names this installation answers for. A web page elsewhere can make its own name resolve to 127.0.0.1
/// and then speak to us as if from the same site (DNS rebinding); but its name stays in the `Host` header.
package struct HostList: Sendable {
  private let names: Set<String>

  /// - Parameters:
  ///   - names: host names without port.
  ///   - isLocal: those of the machine itself count too.
  package init(_ names: some Sequence<String> = [], isLocal: Bool = true) {
    self.names = Set(names.map { $0.lowercased() })
      .union(isLocal ? ["localhost", "127.0.0.1", "[::1]"] : [])
  }

  /// - Parameter authority: as in the `Host` header, "localhost:8080".
  package func contains(_ authority: String) -> Bool {
    names.contains(HostList.name(of: authority).lowercased())
  }

  /// Whether it is written as a number: a page elsewhere can make its own name lead here, and never a number.
  package static func isNumeric(_ authority: String) -> Bool {
    let name = name(of: authority)
    return name.hasPrefix("[")
      || !name.isEmpty && name.utf8.allSatisfy { $0 == 0x2E || (0x30...0x39).contains($0) }
  }

  /// "factures.example.fr" of "Factures.example.fr:443"; "" where it is no authority.
  package static func host(of authority: String) -> String { name(of: authority).lowercased() }

  private static func name(of authority: String) -> Substring {
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      let port = authority[authority.index(after: end)...]
      return port.isEmpty || isPort(port) ? authority[...end] : ""
    }
    guard let colon = authority.firstIndex(of: ":") else { return authority[...] }
    return isPort(authority[colon...]) ? authority[..<colon] : ""
  }

  private static func isPort(_ text: Substring) -> Bool {
    let digits = text.utf8.dropFirst()
    return text.hasPrefix(":") && (1...5).contains(digits.count)
      && digits.allSatisfy { (0x30...0x39).contains($0) }
  }
}

/// Cross-site request forgery, stopped by what browsers say themselves; programs say nothing and pass.
package enum SameOrigin {
  package static func permits(_ request: Request) -> Bool {
    switch request.method {
    case .get, .head, .options: return true
    default: break
    }
    // Every browser of today sends it, to https and loopback addresses.
    if let site = request.headers[.secFetchSite] {
      return site == "same-origin" || site == "none"
    }
    guard let origin = request.headers[.origin] else { return true }
    guard let authority = request.head.authority, let separator = origin.firstRange(of: "://")
    else { return false }
    return origin[separator.upperBound...].lowercased() == authority.lowercased()
  }
}
