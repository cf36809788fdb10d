import Hummingbird
import Kernel

/// Confines the public's address to the verification of documents and to the links customers were given: whoever comes by it
/// finds nothing else, even where the whole site was put behind it by mistake.
package struct PublicHost<Context: RequestContext>: RouterMiddleware {
  private let isPublic: @Sendable (_ authority: String) -> Bool

  /// - Parameter isPublic: whether a host is the public's.
  package init(isPublic: @escaping @Sendable (String) -> Bool) { self.isPublic = isPublic }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, isPublic(authority) else {
      return try await next(request, context)
    }
    guard Self.isOfDocuments(request.uri.path) else { return Response(status: .notFound) }
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      // What is left would be said in the merchant's own pages.
      return Response(status: error.status)
    } catch let problem as any Problem {
      return Response(status: HTTPResponse.Status(code: ProblemAnswer(problem).status))
    }
  }

  private static func isOfDocuments(_ path: String) -> Bool {
    path.hasPrefix("\(VerificationPages.path)/") || path.hasPrefix("\(PortalPages.path)/")
      || path.hasPrefix("/assets/")
  }
}
