import Accounts
import Foundation
import HTTPTypes
import Hummingbird
import Invoicing
import Kernel
import Logging
import NIOCore
import Storage

/// The API asked without a server, on the data of this machine: the same routes, by whoever may run the program.
///
/// They may do everything but what takes a person who signed in: the terminal is no second one.
struct LocalDoor {
  struct Answer {
    let status: Int
    let body: [UInt8]
  }

  let folder: String
  let key: String?
  let language: Language

  func ask(
    _ method: String, _ path: String, _ body: [UInt8], idempotencyKey: String?
  ) async throws -> Answer {
    let node = try await Task.detached { [self] in
      try Node.open(
        folder: folder, server: DataChoice(), key: key, companyFile: nil,
        try NodeOptions.parse([]), language)
    }.value
    defer { try? node.installation.database.closeSync() }
    let site = Site(address: nil, proxies: [], keyFile: nil)
    let named = node.installation.database.company.flatMap { node.tenants.known($0) }
    guard let tenant = named ?? node.tenants.home else { throw InvoicingError.noCompany }
    let routes = Server(
      tenant, node, site, Throttle(clock: node.installation.machine),
      RequestLimit(nil, clock: node.installation.machine)
    ).routes(isLocal: true)
    let caller = Caller(
      author: .atTheTerminal, permissions: Set(Permission.allCases))
    let request = request(method, path, body, idempotencyKey)
    let context = CallContext(logger: Logger(label: "facturier"))
    let responder = routes.router.buildResponder()
    let answer = try await caller.asking {
      try await responder.respond(to: request, context: context)
    }
    let collector = CollectedBody()
    try await answer.body.write(collector)
    return Answer(status: answer.status.code, body: collector.all)
  }

  private func request(
    _ method: String, _ path: String, _ body: [UInt8], _ idempotencyKey: String?
  ) -> Request {
    var head = HTTPRequest(
      method: HTTPRequest.Method(method) ?? .get, scheme: "http", authority: "localhost",
      path: path)
    head.headerFields[.acceptLanguage] = language.rawValue
    if !body.isEmpty { head.headerFields[.contentType] = "application/json" }
    head.headerFields[.idempotencyKey] = idempotencyKey
    return Request(head: head, body: RequestBody(buffer: ByteBuffer(bytes: body)))
  }
}
