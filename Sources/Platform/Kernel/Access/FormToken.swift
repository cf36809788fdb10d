import Hummingbird
import NIOCore

/// What a form carries to show that it came from a page of the session it is sent in: cross-site request forgery is stopped
/// by what browsers say (`SameOrigin`), and by this where they say nothing.
package enum FormToken {
  static let field = "form-token"
  /// In the first part of a form with files: it is looked for in that many bytes.
  private static let multipartBytes = 4 << 10
  /// A page reads no longer form.
  private static let longest = 64 << 20

  /// - Parameter request: what was read of its body is given back to it.
  /// - Throws: `AccessProblem.foreignForm`.
  package static func check(_ request: inout Request, _ caller: Caller) async throws {
    if [.get, .head, .options].contains(request.method) { return }
    guard let token = caller.formToken else { throw AccessProblem.foreignForm }
    if let header = request.headers[.formToken] {
      guard header == token else { throw AccessProblem.foreignForm }
      return
    }
    let body = try await request.body.collect(upTo: longest)
    request.body = RequestBody(buffer: body)
    guard found(in: body, request.headers[.contentType] ?? "") == token else {
      throw AccessProblem.foreignForm
    }
  }

  private static func found(in body: ByteBuffer, _ type: String) -> String? {
    let type = type.lowercased()
    if type.hasPrefix("application/x-www-form-urlencoded") {
      return (try? FormFields(String(buffer: body)))?[field]
    }
    guard type.hasPrefix("multipart/form-data") else { return nil }
    let start = String(
      decoding: body.readableBytesView.prefix(multipartBytes), as: UTF8.self)
    guard let name = start.firstRange(of: "name=\"\(field)\"\r\n\r\n") else { return nil }
    return String(start[name.upperBound...].prefix { $0.isHexDigit })
  }
}
