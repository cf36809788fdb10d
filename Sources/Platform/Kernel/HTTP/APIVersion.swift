import Hummingbird

/// The dated version of the API. Every answer under `/v1` says which one it speaks, as `Facturier-Version: 2026-11-26`; a
/// request may say which one it was written for, and is refused where that one is not spoken.
///
/// It stands outside of what turns errors into answers, so that those say it too.
package struct APIVersion<Context: RequestContext>: RouterMiddleware {
  package init() {}

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if request.isAPI { response.headers[.facturierVersion] = APIVersions.current }
    return response
  }
}

package enum APIVersions {
  /// The newest last. A date is added where something changes that a program could stumble over.
  package static let known = ["2026-11-26"]
  package static var current: String { known[known.count - 1] }

  /// - Throws: `HTTPProblem.unknownVersion`.
  static func check(_ request: Request) throws(HTTPProblem) {
    guard let asked = request.headers[.facturierVersion], !known.contains(asked) else { return }
    throw .unknownVersion(asked)
  }
}

extension Request {
  /// Whether it asks the API.
  package var isAPI: Bool { uri.path.hasPrefix("/v1/") }
}
