import Hummingbird

/// Paths that are about the node, not about what it keeps.
enum NodePaths {
  static let all: Set<String> = ["/live", "/ready", "/metrics"]
}

/// What a balancer asks: `/live`, whether the process answers, and `/ready`, whether it should be sent requests. And
/// `/metrics`, as Prometheus reads it.
///
/// It stands before the guards, since a balancer's question often names no host; it tells nothing of any company. By the
/// public's name of the verification of documents it is not there: that name has one purpose.
package struct NodeEndpoints<Context: RequestContext>: RouterMiddleware {
  private let health: NodeHealth
  private let isPublic: @Sendable (_ authority: String) -> Bool
  private let isOperators: Bool
  private let metrics: (@Sendable () async -> [UInt8])?

  /// - Parameters:
  ///   - isPublic: whether a host is one by which nothing of this is to be had.
  ///   - isOperators: a port that only those who operate the node reach: `/metrics` is given whatever host is named.
  ///   - metrics: `nil` where they are not to be had.
  package init(
    _ health: NodeHealth, isPublic: @escaping @Sendable (String) -> Bool = { _ in false },
    isOperators: Bool = false, metrics: (@Sendable () async -> [UInt8])? = nil
  ) {
    self.health = health
    self.isPublic = isPublic
    self.isOperators = isOperators
    self.metrics = metrics
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard NodePaths.all.contains(request.uri.path),
      request.method == .get || request.method == .head,
      !(request.head.authority.map(isPublic) ?? false),
      var response = await answer(to: request)
    else { return try await next(request, context) }
    if request.method == .head { response.body = ResponseBody() }
    return response
  }

  private func answer(to request: Request) async -> Response? {
    switch request.uri.path {
    case "/live":
      let json = JSONWriter(pretty: true)
      json.object { json.field("status", "live") }
      return .json(json)
    case "/ready":
      let report = health.report
      return .json(
        json(report, request.acceptedLanguage), status: report.isReady ? .ok : .serviceUnavailable)
    case "/metrics":
      guard let metrics, mayMeasure(request) else { return nil }
      return .bytes(await metrics(), type: "text/plain; version=0.0.4; charset=utf-8")
    default: return nil
    }
  }

  /// Not a page that made its own name lead here (DNS rebinding).
  private func mayMeasure(_ request: Request) -> Bool {
    guard !isOperators, let authority = request.head.authority else { return true }
    return HostList().contains(authority) || HostList.isNumeric(authority)
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
