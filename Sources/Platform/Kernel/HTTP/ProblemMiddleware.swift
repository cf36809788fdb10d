import Hummingbird
import Logging
import Storage

/// The one place that turns errors into answers: problem+json for programs, a page for people.
///
/// It stands outside every middleware and handler that may throw.
package struct ProblemMiddleware<Context: RequestContext>: RouterMiddleware {
  private let ids: IDs
  private let uploadLimit: Int
  private let page: @Sendable (ProblemAnswer, Request) -> [UInt8]

  /// - Parameters:
  ///   - ids: where references of unforeseen errors come from.
  ///   - uploadLimit: named in the answer to bodies that exceed it, in bytes.
  ///   - page: the HTML page of an answer, in the language of the request.
  package init(
    ids: IDs, uploadLimit: Int,
    page: @escaping @Sendable (ProblemAnswer, Request) -> [UInt8]
  ) {
    self.ids = ids
    self.uploadLimit = uploadLimit
    self.page = page
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch {
      // The server itself answers a request that is not HTTP, and then hangs up.
      if String(describing: type(of: error)) == "HTTPParserError" { throw error }
      let answer = ProblemAnswer(error, uploadLimit: uploadLimit) { "err_" + ids.next().text }
      Doing.current?.code = answer.code
      if let reference = answer.reference {
        log(error, reference, request, context)
      } else if error is StorageError {
        // Whoever asked is not told which host or role it was.
        context.logger.warning(
          "database", metadata: ["code": "\(answer.code)", "error": "\(error)"])
      }
      return respond(answer, request)
    }
  }

  private func log(_ error: any Error, _ id: String, _ request: Request, _ context: Context) {
    context.logger.error(
      "unforeseen error",
      metadata: [
        // The pattern and not the path, in which the token of a document may stand.
        "reference": "\(id)", "method": "\(request.method)",
        "route": "\(context.endpointPath ?? "unmatched")",
        "type": "\(type(of: error))", "error": "\(error)",
      ])
  }

  private func respond(_ answer: ProblemAnswer, _ request: Request) -> Response {
    let status = HTTPResponse.Status(code: answer.status)
    var response =
      if request.wantsJSON {
        Response.bytes(
          answer.json(instance: request.uri.path, language: request.acceptedLanguage),
          type: "application/problem+json", status: status)
      } else {
        Response.html(page(answer, request), status: status)
      }
    response.headers.append(contentsOf: answer.headers)
    // What is left of a body nobody read must not be taken for the next request.
    if answer.status == 413 || answer.code == "http.busy" {
      response.headers[.connection] = "close"
    }
    return response
  }
}
