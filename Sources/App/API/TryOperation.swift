import HTTPTypes
import Hummingbird
import Kernel
import NIOCore
import Synchronization

/// The routes of a company, asked from within: what is tried on a page of the reference is the same request, by the same
/// person, through the same doors.
final class InnerDoor: Sendable {
  typealias Responder = any HTTPResponder<CallContext>

  private let responder = Mutex<Responder?>(nil)

  /// Once the routes are complete, this one among them.
  func open(_ routes: Responder) { responder.withLock { $0 = routes } }

  func ask(_ request: Request, _ context: CallContext) async throws -> Response {
    guard let responder = responder.withLock({ $0 }) else { throw HTTPProblem.noSuchPage }
    return try await responder.respond(to: request, context: context)
  }
}

/// A changing operation that somebody tries in a sandbox: what they typed, and what came of it.
struct TriedOperation: Sendable {
  let fields: FormFields
  let status: Int
  let location: String?
  let type: String?
  /// As people read it; what is no text is not shown.
  let body: String

  private static let shownBytes = 256 << 10

  /// - Parameters:
  ///   - address: where the operation is, with what was typed in the place of its parameters.
  ///   - request: the form, whose cookie says who asks.
  static func ask(
    _ operation: APIReference.Operation, at address: String, _ fields: FormFields,
    for request: Request, _ context: CallContext, through door: InnerDoor
  ) async throws -> TriedOperation {
    var head = HTTPRequest(
      method: HTTPRequest.Method(operation.method) ?? .post, scheme: request.head.scheme,
      authority: request.head.authority, path: address)
    for name in [HTTPField.Name.cookie, .acceptLanguage, .userAgent] {
      head.headerFields[name] = request.headers[name]
    }
    // The session proved itself with the form; asked again within, it does so with a header.
    head.headerFields[.formToken] = Caller.current.formToken
    let body = operation.body == nil ? "" : fields["body"] ?? ""
    if !body.isEmpty { head.headerFields[.contentType] = "application/json" }
    let answer = try await door.ask(
      Request(head: head, body: RequestBody(buffer: ByteBuffer(string: body))), context)
    let collector = CollectedBody()
    try await answer.body.write(collector)
    return TriedOperation(
      fields: fields, status: answer.status.code, location: answer.headers[.location],
      type: answer.headers[.contentType],
      body: shown(collector.all, answer.headers[.contentType] ?? ""))
  }

  private static func shown(_ bytes: [UInt8], _ type: String) -> String {
    if type.contains("json"), let document = try? JSONParser.parse(bytes) {
      let json = JSONWriter(pretty: true)
      json.exact(document.root)
      return String(json.string.prefix(shownBytes))
    }
    return type.hasPrefix("text/") ? String(decoding: bytes.prefix(shownBytes), as: UTF8.self) : ""
  }
}

/// What a response writes, kept.
final class CollectedBody: ResponseBodyWriter {
  private let bytes = Mutex<[UInt8]>([])

  var all: [UInt8] { bytes.withLock { $0 } }

  func write(_ buffer: ByteBuffer) async throws {
    bytes.withLock { $0 += Array(buffer.readableBytesView) }
  }

  func finish(_ trailingHeaders: HTTPFields?) async throws {}
}

/// Why a changing operation is not tried here.
enum TryProblem: Problem {
  case sandboxOnly

  var code: String { "http.sandbox-only" }
  var kind: ProblemKind { .forbidden }
  var text: Text { APIReferenceStrings.table.sandboxOnly }
}
