import Hummingbird
import Instrumentation
import Logging
import Tracing

/// Says of each request, in one line and by measurements, what it was and how it ended: the pattern of its route and never
/// its path, where tokens are, nor its query, its body or who sent it. It gives the request an id, which its answer and every
/// line that is logged meanwhile carry.
///
/// It stands outside of everything.
package struct RequestWatch<Context: RequestContext>: RouterMiddleware {
  private let ids: IDs
  private let logger: Logger

  package init(ids: IDs, logger: Logger) {
    self.ids = ids
    self.logger = logger
  }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let doing = Doing(
      .request, "req_" + ids.next().text, trace: TraceParent(request.headers[.traceParent]))
    let begun = ContinuousClock.now
    let span = startSpan(
      "HTTP \(Self.method(request))", context: Self.trace(request), ofKind: .server)
    Measure.requestsInFlight.change(by: 1)
    defer { Measure.requestsInFlight.change(by: -1) }
    do {
      var response = try await InstrumentationContext.$current.withValue(span.context) {
        try await Doing.$current.withValue(doing) { try await next(request, context) }
      }
      response.headers[.xRequestID] = doing.id
      note(request, context, Int(response.status.code), doing, begun, span)
      return response
    } catch {
      let status = (error as? any HTTPResponseError)?.status.code ?? 500
      note(request, context, Int(status), doing, begun, span)
      throw error
    }
  }

  private func note(
    _ request: Request, _ context: Context, _ status: Int, _ doing: Doing,
    _ begun: ContinuousClock.Instant, _ span: any Span
  ) {
    let (method, route) = (Self.method(request), Self.route(request, context))
    let took = ContinuousClock.now - begun
    let labels = [("method", method), ("route", route), ("status", "\(status / 100)xx")]
    Measure.requests.count(labels)
    Measure.requestTime.time(took, labels)
    span.operationName = "\(method) \(route)"
    span.attributes["http.response.status_code"] = status
    if status >= 500 { span.setStatus(.init(code: .error)) }
    span.end()
    var metadata: Logger.Metadata = [
      "method": "\(method)", "route": "\(route)", "status": .stringConvertible(status),
      "duration_us": .stringConvertible(took.wholeMicroseconds), "request": "\(doing.id)",
    ]
    if let code = doing.code { metadata["code"] = "\(code)" }
    if let trace = doing.trace { metadata["trace"] = "\(trace.traceID)" }
    // A balancer asks every second, and a 503 is an answer to it.
    let level: Logger.Level =
      NodePaths.all.contains(route) ? .debug : status >= 500 ? .error : .info
    logger.log(level: level, "request", metadata: metadata)
  }

  /// The pattern it was answered by: "/v1/invoices/{id}".
  private static func route(_ request: Request, _ context: Context) -> String {
    if NodePaths.all.contains(request.uri.path) { return request.uri.path }
    guard let route = context.endpointPath, route != "NotFound" else { return "unmatched" }
    return route
  }

  /// Whoever asks may write any word there.
  private static func method(_ request: Request) -> String {
    let method = request.method.rawValue
    return ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].contains(method)
      ? method : "OTHER"
  }

  /// What another system's tracing says this request is part of.
  private static func trace(_ request: Request) -> InstrumentationContext {
    var context = InstrumentationContext.current ?? .topLevel
    InstrumentationSystem.instrument.extract(request.headers, into: &context, using: HeaderReader())
    return context
  }

  private struct HeaderReader: Extractor {
    func extract(key: String, from headers: HTTPFields) -> String? {
      HeaderName(key).flatMap { headers[$0] }
    }
  }
}

extension Duration {
  package var wholeMicroseconds: Int64 {
    components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
  }
}
