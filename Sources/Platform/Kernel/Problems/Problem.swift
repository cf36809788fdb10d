/// An error with a home page: each feature has one enum of them, each case a stable code and a section in
/// `docs/problems/`. One place turns any of them into problem+json, one into a page, one into a CLI message.
package protocol Problem: Error, Sendable {
  /// Never renamed, never reused.
  var code: String { get }
  var kind: ProblemKind { get }
  /// What happened and what to do, for the person who asked.
  var text: Text { get }
  /// All that is wrong, when several things are.
  var findings: [Finding] { get }
  /// The codes to repeat as `confirm` when whoever asked is sure; empty where nothing can be confirmed.
  var confirm: [String] { get }
}

extension Problem {
  package var findings: [Finding] { [] }
  package var confirm: [String] { [] }
}

/// What a problem means for whoever called: the HTTP status, the exit code and whether to try again follow.
package enum ProblemKind: Sendable {
  /// The request cannot be understood.
  case malformed
  /// The input breaks a rule.
  case invalid
  case notFound
  /// It does not fit the present state.
  case conflict
  /// The installation cannot do it now; nothing is lost.
  case unavailable
  /// Nobody knows who asks.
  case unauthenticated
  /// Whoever asks may not.
  case forbidden
  /// Too often; again after a while.
  case tooMany

  package var httpStatus: Int {
    switch self {
    case .malformed: 400
    case .invalid: 422
    case .notFound: 404
    case .conflict: 409
    case .unavailable: 503
    case .unauthenticated: 401
    case .forbidden: 403
    case .tooMany: 429
    }
  }
}
