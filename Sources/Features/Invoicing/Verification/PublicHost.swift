import Hummingbird
import Kernel

/// Confines the public's address to the verification of documents: whoever comes by it finds nothing else, even where the
/// whole site was put behind it by mistake.
package struct PublicHost<Context: RequestContext>: RouterMiddleware {
  private let address: VerificationAddress?

  /// - Parameter address: nil where the public has none.
  package init(_ address: VerificationAddress?) { self.address = address }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let address, let authority = request.head.authority,
      HostList([address.host], isLocal: false).contains(authority)
    else { return try await next(request, context) }
    guard Self.isPublic(request.uri.path) else { return Response(status: .notFound) }
    do {
      return try await next(request, context)
    } catch let error as any HTTPResponseError {
      // What is left would be said in the merchant's own pages.
      return Response(status: error.status)
    } catch let problem as any Problem {
      return Response(status: HTTPResponse.Status(code: ProblemAnswer(problem).status))
    }
  }

  private static func isPublic(_ path: String) -> Bool {
    path.hasPrefix("\(VerificationPages.path)/") || path.hasPrefix("/assets/")
  }
}
