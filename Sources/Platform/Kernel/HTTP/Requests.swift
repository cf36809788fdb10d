import Hummingbird
import NIOCore

/// What handlers read from a request.
extension Request {
  /// - Throws: `HTTPProblem.unreadable` for a broken percent escape.
  package var query: FormFields {
    get throws(HTTPProblem) { try FormFields(uri.query ?? "") }
  }

  /// The whole body, at most `limit` bytes.
  ///
  /// - Throws: `HTTPProblem.tooLarge` as soon as it is longer.
  package func bytes(upTo limit: Int) async throws -> [UInt8] {
    if let length = headers[.contentLength].flatMap({ Int($0) }), length > limit {
      throw HTTPProblem.tooLarge(limit: limit)
    }
    // Together at the end: an array that grows is there twice, and half of it empty.
    var (chunks, count) = ([ByteBuffer](), 0)
    for try await chunk in body {
      count += chunk.readableBytes
      guard count <= limit else { throw HTTPProblem.tooLarge(limit: limit) }
      chunks.append(chunk)
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for chunk in chunks { bytes.append(contentsOf: chunk.readableBytesView) }
    return bytes
  }

  /// A form without files.
  package func form(upTo limit: Int = 1 << 20) async throws -> FormFields {
    let expected = "application/x-www-form-urlencoded"
    guard let type = headers[.contentType], type.lowercased().hasPrefix(expected) else {
      throw HTTPProblem.unsupportedMediaType(expected: expected)
    }
    guard let text = String(validating: try await bytes(upTo: limit), as: UTF8.self) else {
      throw HTTPProblem.unreadable(ProblemStrings.badEncoding)
    }
    return try FormFields(text).with(FormToken.field, nil)
  }

  /// A form with files.
  package func multipart(upTo limit: Int) async throws -> MultipartForm {
    guard let type = headers[.contentType], type.lowercased().hasPrefix("multipart/form-data")
    else { throw HTTPProblem.unsupportedMediaType(expected: "multipart/form-data") }
    return try MultipartForm(try await bytes(upTo: limit), contentType: type)
  }

  /// Whether a program asked, rather than a person with a browser.
  package var wantsJSON: Bool {
    if uri.path == "/v1" || uri.path.hasPrefix("/v1/") || uri.path.hasSuffix(".json") {
      return true
    }
    let accepted = headers[.accept]?.lowercased() ?? ""
    return accepted.contains("json") && !accepted.contains("text/html")
  }
}
