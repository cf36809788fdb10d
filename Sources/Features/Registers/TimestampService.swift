import Foundation
import Kernel

/// A time-stamping authority over HTTP (RFC 3161, 3.4): bytes of a request go out, bytes of an answer come back.
package struct TimestampService: Sendable {
  /// The environment's name for the address. Off unless one is given.
  package static let setting = "FACTURIER_TSA_URL"

  private let url: URL
  private let http: RegisterHTTP

  /// `nil` when this installation asks none.
  ///
  /// - Throws: `RegisterProblem.settingInvalid`.
  package init?(environment: [String: String], http: RegisterHTTP = RegisterHTTP(seconds: 20))
    throws(RegisterProblem)
  {
    guard let url = try RegisterServices.url(Self.setting, else: "off", environment) else {
      return nil
    }
    self.url = url
    self.http = http
  }

  /// - Returns: the answer's bytes, unread.
  /// - Throws: when there is none, or not with status 200.
  package func answer(to request: [UInt8]) async throws(RegisterFailure) -> [UInt8] {
    let answer = try await http.post(
      url, request, type: "application/timestamp-query", accepting: "application/timestamp-reply")
    guard answer.status == 200 else { throw .unreachable("HTTP \(answer.status)") }
    return answer.body
  }
}
