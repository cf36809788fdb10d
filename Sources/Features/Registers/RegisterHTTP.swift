import Foundation
import Kernel

/// One question to a public service over HTTP: five seconds in all, however slowly the bytes come; an answer of at
/// most 256 kB. Whoever runs this machine gave the address.
package struct RegisterHTTP: Sendable {
  package static let answerLimit = 256 << 10

  private let client: OutboundClient

  /// - Parameter seconds: from the start of the connection to the last byte received.
  package init(seconds: Int = 5) {
    client = OutboundClient(.operators, seconds: seconds, answerLimit: Self.answerLimit)
  }

  typealias Answer = OutboundAnswer

  func get(_ url: URL) async throws(RegisterFailure) -> Answer {
    try await send(
      OutboundRequest(.get, url.absoluteString, headers: [("Accept", "application/json")]))
  }

  func post(_ url: URL, json: [UInt8]) async throws(RegisterFailure) -> Answer {
    try await post(url, json, type: "application/json", accepting: "application/json")
  }

  func post(
    _ url: URL, _ body: [UInt8], type: String, accepting: String
  ) async throws(RegisterFailure) -> Answer {
    try await send(
      OutboundRequest(
        .post, url.absoluteString, headers: [("Accept", accepting), ("Content-Type", type)],
        body: body))
  }

  private func send(_ request: OutboundRequest) async throws(RegisterFailure) -> Answer {
    do throws(OutboundFailure) {
      return try await client.send(request)
    } catch .timedOut {
      throw .unreachable("timeout")
    } catch .tooLong {
      throw .unreachable("too long")
    } catch {
      throw .unreachable("no connection")
    }
  }
}
