/// What a node measures of the mails it tried to send.
extension Result where Success == String, Failure == MailFailure {
  /// - Parameter what: "document", "checkpoint": never to whom.
  package func measure(_ what: String) {
    let outcome =
      switch self {
      case .success: "sent"
      case .failure(.outcomeUnknown): "uncertain"
      case .failure(let failure): failure.isTemporary ? "deferred" : "failed"
      }
    Measure.mails.count([("what", what), ("outcome", outcome)])
  }
}
