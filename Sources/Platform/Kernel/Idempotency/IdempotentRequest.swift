import Hummingbird
import Storage

/// A creating request and the key under which it has its effect once.
package struct IdempotentRequest: Sendable {
  package let key: String?
  /// Another request under the same key is refused.
  package let signature: [UInt8]
  private let precondition = Precondition.current
  private let externalID = ExternalID.current

  /// - Throws: `HTTPProblem.unreadable` for a key that is empty or too long.
  package init(_ request: Request, _ body: [UInt8]) throws {
    key = request.headers[.idempotencyKey]
    if let key, key.isEmpty || key.utf8.count > 255 {
      throw HTTPProblem.unreadable(
        Text(
          fr: "L'en-tête Idempotency-Key a de 1 à 255 caractères.",
          en: "The Idempotency-Key header has 1 to 255 characters."))
    }
    let name = externalID.map { "\n\($0.text)" } ?? ""
    signature = Array("\(request.method) \(request.uri.path)\(name)\n".utf8) + body
  }

  package func once(
    of company: CompanyID, in tx: borrowing Transaction, _ effect: () throws -> IdempotentAnswer
  ) throws -> IdempotentAnswer {
    try IdempotencyStore.once(key, request: signature, of: company, in: tx) {
      try precondition?.check(in: tx)
      let answer = try effect()
      return try externalID?.given(answer, of: company, in: tx) ?? answer
    }
  }

  /// An answer with the external id that the request gave.
  func named(_ answer: IdempotentAnswer) throws -> IdempotentAnswer {
    try externalID?.shown(in: answer) ?? answer
  }
}

extension IdempotentAnswer {
  package init(_ json: JSONWriter, status: Int, location: String? = nil) {
    self.init(status: status, location: location, body: json.string)
  }

  package var response: Response {
    var response = Response.bytes(
      Array(body.utf8), type: "application/json", status: HTTPResponse.Status(code: status))
    if let location { response.headers[.location] = location }
    return response
  }
}
