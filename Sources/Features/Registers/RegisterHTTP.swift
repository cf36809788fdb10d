import AsyncHTTPClient
import Foundation
import Hummingbird

/// One question to a public service over HTTP: five seconds in all, however slowly the bytes come; an answer of at
/// most 256 kB; no redirect is followed.
package struct RegisterHTTP: Sendable {
  package static let answerLimit = 256 << 10

  let seconds: Int

  /// - Parameter seconds: from the start of the connection to the last byte received.
  package init(seconds: Int = 5) { self.seconds = seconds }

  struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
  }

  func get(_ url: URL) async throws(RegisterFailure) -> Answer {
    try await send(HTTPClientRequest(url: url.absoluteString))
  }

  func post(_ url: URL, json: [UInt8]) async throws(RegisterFailure) -> Answer {
    try await post(url, json, type: "application/json", accepting: "application/json")
  }

  func post(
    _ url: URL, _ body: [UInt8], type: String, accepting: String
  ) async throws(RegisterFailure) -> Answer {
    var request = HTTPClientRequest(url: url.absoluteString)
    request.method = .POST
    request.headers.add(name: "Content-Type", value: type)
    request.body = .bytes(ByteBuffer(bytes: body))
    return try await send(request, accepting: accepting)
  }

  private typealias Outcome = Result<Answer, RegisterFailure>

  private func send(
    _ request: HTTPClientRequest, accepting: String = "application/json"
  ) async throws(RegisterFailure) -> Answer {
    var request = request
    request.headers.add(name: "Accept", value: accepting)
    request.headers.add(name: "User-Agent", value: "Facturier")
    let asked = request
    let seconds = seconds
    // The client's own deadline ends with the head of the answer; this one, with its last byte.
    let outcome = await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await Self.outcome(of: asked) }
      group.addTask {
        try? await Task.sleep(for: .seconds(seconds))
        return .failure(.unreachable("timeout"))
      }
      defer { group.cancelAll() }
      return await group.next() ?? .failure(.unreachable("timeout"))
    }
    return try outcome.get()
  }

  private static func outcome(of request: HTTPClientRequest) async -> Outcome {
    do {
      let response = try await client.execute(request, timeout: .seconds(60))
      var body: [UInt8] = []
      for try await chunk in response.body {
        guard body.count + chunk.readableBytes <= answerLimit else {
          return .failure(.unreadable("too long"))
        }
        body += chunk.readableBytesView
      }
      return .success(Answer(status: Int(response.status.code), body: body))
    } catch {
      return .failure(.unreachable("no connection"))
    }
  }

  /// One for the program, as long as it runs.
  private static let client: HTTPClient = {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(5)))
    configuration.connectionPool.idleTimeout = .seconds(10)
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.httpVersion = .http1Only
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }()
}
