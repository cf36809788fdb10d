import Hummingbird

/// Says to browsers what our answers may do: nothing but show what comes from here.
package struct SecurityHeaders<Context: RequestContext>: RouterMiddleware {
  private let isSecure: Bool

  /// - Parameter isSecure: whether browsers come by https, and shall never come otherwise.
  package init(isSecure: Bool = false) { self.isSecure = isSecure }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    let type = response.headers[.contentType] ?? ""
    response.headers[.contentSecurityPolicy] = ContentPolicy.policy(for: type)
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.xFrameOptions] = "SAMEORIGIN"
    response.headers[.crossOriginOpenerPolicy] = "same-origin"
    response.headers[.crossOriginResourcePolicy] = "same-origin"
    if isSecure { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    // Business data stays out of shared and disk caches unless its route says otherwise.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}

enum ContentPolicy {
  static func policy(for contentType: String) -> String {
    contentType.hasPrefix("application/pdf") ? pdf : page
  }

  /// No inline script or style at all, no plug-in, no form to elsewhere, no frame around us.
  private static let page =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    + "frame-ancestors 'self'"

  /// Browsers show a PDF in a small page of their own that embeds it and has inline styles.
  private static let pdf =
    "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
    + "frame-ancestors 'self'"
}
