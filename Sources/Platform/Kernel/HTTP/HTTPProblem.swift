/// What is wrong with a request before any feature has seen it.
package enum HTTPProblem: Problem, Equatable {
  /// Nothing is at this address.
  case noSuchPage
  case methodNotAllowed
  /// The request cannot be read: a bad address, cursor, header or body.
  case unreadable(Text)
  /// The body is longer than `limit` bytes.
  case tooLarge(limit: Int)
  /// The `Host` header names a host this installation does not answer for (DNS rebinding).
  case unknownHost
  /// A browser sent the request from another site (cross-site request forgery).
  case otherOrigin
  case unsupportedMediaType(expected: String)
  /// So much is being sent in that no more is taken for now.
  case busy
  /// `Facturier-Version` names a version of the API that is not spoken here.
  case unknownVersion(String)
  /// Too many requests of one key, person or address.
  case tooManyRequests(RequestAllowance)
  /// The setting of that limit is not one.
  case limitUnreadable(String)
  /// The object is not as `If-Match` says: somebody changed it meanwhile.
  case changedMeanwhile
  /// An answer of the HTTP library with no words of its own.
  case status(Int)

  package var code: String {
    switch self {
    case .noSuchPage: "http.not-found"
    case .methodNotAllowed: "http.method-not-allowed"
    case .unreadable: "http.unreadable"
    case .tooLarge: "http.too-large"
    case .unknownHost: "http.unknown-host"
    case .otherOrigin: "http.other-origin"
    case .unsupportedMediaType: "http.unsupported-media-type"
    case .busy: "http.busy"
    case .unknownVersion: "http.unknown-version"
    case .tooManyRequests: "http.too-many-requests"
    case .limitUnreadable: "http.limit-unreadable"
    case .changedMeanwhile: "http.changed-meanwhile"
    case .status(let status): "http.status-\(status)"
    }
  }

  package var kind: ProblemKind {
    switch self {
    case .noSuchPage: .notFound
    case .busy: .unavailable
    case .tooManyRequests: .tooMany
    case .changedMeanwhile: .conflict
    default: .malformed
    }
  }

  /// HTTP has a finer word for these than the kind.
  package var httpStatus: Int {
    switch self {
    case .noSuchPage: 404
    case .methodNotAllowed: 405
    case .unreadable, .unknownVersion, .limitUnreadable: 400
    case .changedMeanwhile: 412
    case .tooManyRequests: 429
    case .tooLarge: 413
    case .unknownHost: 421
    case .otherOrigin: 403
    case .unsupportedMediaType: 415
    case .busy: 503
    case .status(let status): status
    }
  }

  package var text: Text {
    switch self {
    case .noSuchPage: ProblemStrings.noSuchPage
    case .methodNotAllowed: ProblemStrings.methodNotAllowed
    case .unreadable(let text): text
    case .tooLarge(let limit): ProblemStrings.tooLarge(limit)
    case .unknownHost: ProblemStrings.unknownHost
    case .otherOrigin: ProblemStrings.otherOrigin
    case .unsupportedMediaType(let expected): ProblemStrings.unsupportedMediaType(expected)
    case .busy: ProblemStrings.busy
    case .unknownVersion(let version): ProblemStrings.unknownVersion(version)
    case .tooManyRequests(let allowance): ProblemStrings.tooManyRequests(allowance.waitSeconds)
    case .limitUnreadable(let text): ProblemStrings.limitUnreadable(text)
    case .changedMeanwhile: ProblemStrings.changedMeanwhile
    case .status: ProblemStrings.refused
    }
  }
}
