import Hummingbird
import NIOCore

/// What every JSON answer to a `GET` of the API has in common: it holds the fields that were asked for, with what was to be
/// expanded; it has an entity tag; and whoever has it already gets 304.
package struct APIAnswers: RouterMiddleware {
  package typealias Context = CallContext

  private let expansions: Expansions

  package init(_ expansions: Expansions) { self.expansions = expansions }

  package func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard request.method == .get, request.isAPI else { return try await next(request, context) }
    let fields = try FieldSelection(request)
    let wanted = try expansions.wanted(request, context.endpointPath)
    var response = try await next(request, context)
    guard response.status == .ok, response.headers[.contentType] == "application/json" else {
      return response
    }
    var body = try await response.body.collected()
    if fields != nil || !wanted.isEmpty {
      body = try await changed(body, request, fields, wanted)
    }
    let tag = EntityTag(body.readableBytesView).text
    response.headers[.eTag] = tag
    if let known = request.headers[.ifNoneMatch], EntityTag(text: tag).isAmong(known) {
      response.status = .notModified
      response.headers[.contentType] = nil
      response.body = ResponseBody()
    } else {
      response.body = ResponseBody(byteBuffer: body)
    }
    return response
  }

  private func changed(
    _ body: ByteBuffer, _ request: Request, _ fields: FieldSelection?,
    _ wanted: [Expansions.Expansion]
  ) async throws -> ByteBuffer {
    var root = try JSONParser.parse(Array(body.readableBytesView)).root
    if !wanted.isEmpty { root = try await expansions.expand(root, wanted, request) }
    let json = JSONWriter()
    if let fields { fields.write(root, to: json) } else { json.exact(root) }
    return ByteBuffer(bytes: json.bytes)
  }
}

extension ResponseBody {
  /// All of it, at once.
  func collected() async throws -> ByteBuffer {
    let collected = CollectedBody()
    try await write(collected)
    return collected.buffer
  }
}

/// One answer is written by one task.
private final class CollectedBody: ResponseBodyWriter {
  var buffer = ByteBuffer()

  func write(_ part: ByteBuffer) async throws {
    if buffer.readableBytes == 0 { buffer = part } else { buffer.writeImmutableBuffer(part) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
