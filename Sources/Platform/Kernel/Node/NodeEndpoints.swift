import Hummingbird

/// What a balancer asks: `/live`, whether the process answers, and `/ready`, whether it should be sent requests.
///
/// It stands before the guards, since a balancer's question often names no host; it tells nothing of any company. By the
/// public's name of the verification of documents it is not there: that name has one purpose.
package struct NodeEndpoints<Context: RequestContext>: RouterMiddleware {
  private let health: NodeHealth
  private let publicNames: HostList

  package init(_ health: NodeHealth, publicNames: HostList) {
    self.health = health
    self.publicNames = publicNames
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get || request.method == .head,
      !(request.head.authority.map(publicNames.contains) ?? false),
      let (json, isWell) = answer(to: request.uri.path, request.acceptedLanguage)
    else { return try await next(request, context) }
    var response = Response.json(json, status: isWell ? .ok : .serviceUnavailable)
    if request.method == .head { response.body = ResponseBody() }
    return response
  }

  private func answer(to path: String, _ language: Language) -> (JSONWriter, Bool)? {
    switch path {
    case "/live":
      let json = JSONWriter(pretty: true)
      json.object { json.field("status", "live") }
      return (json, true)
    case "/ready":
      let report = health.report
      return (json(report, language), report.isReady)
    default: return nil
    }
  }

  private func json(_ report: NodeHealth.Report, _ language: Language) -> JSONWriter {
    let json = JSONWriter(pretty: true)
    json.object {
      json.field("status", report.isReady ? "ready" : "unready")
      if !report.isReady {
        json.array("reasons") {
          for reason in report.reasons {
            json.object {
              json.field("code", reason.code)
              json.field("detail", reason.text(language))
            }
          }
        }
      }
      if !report.notes.isEmpty {
        json.array("notes") { for code in report.notes { json.value(code) } }
      }
    }
    return json
  }
}
