import CPostgreSQL

/// Statements on their way to the server whose answers were not read yet: a document's rows need one trip together
/// instead of one each, and the server writes them while we make the next.
struct PostgreSQLPipeline {
  /// Their answers, some thirty bytes each, stay far below what a socket holds: with more, each side could wait for the
  /// other to read.
  private static let limit = 400

  private var sent: [Statement] = []

  var isEmpty: Bool { sent.isEmpty }
  var isFull: Bool { sent.count >= Self.limit }

  /// The connection is gone, and what was sent with it.
  mutating func forget() { sent = [] }

  /// - Returns: whether it was sent; why not is the connection's error.
  mutating func send(
    _ handle: OpaquePointer?, _ name: String, _ statement: Statement, _ count: Int32,
    _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
    _ formats: UnsafePointer<Int32>?
  ) -> Bool {
    if PQpipelineStatus(handle) == PQ_PIPELINE_OFF, PQenterPipelineMode(handle) == 0 {
      sent.append(statement)
      return false
    }
    sent.append(statement)
    return PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1) == 1
  }

  /// Has the server begin on what was sent, while we make what comes after it.
  func push(_ handle: OpaquePointer?) {
    if !sent.isEmpty { _ = PQflush(handle) }
  }

  /// Waits for every answer.
  ///
  /// - Returns: the first that is a failure, and whose it is; `nil` when all went well. The caller clears it.
  mutating func firstFailure(_ handle: OpaquePointer?) -> (OpaquePointer?, Statement)? {
    guard let last = sent.last else { return nil }
    let waiting = sent
    sent = []
    guard PQpipelineSync(handle) == 1 else { return (nil, last) }
    var failure: (OpaquePointer?, Statement)?
    for statement in waiting {
      guard let answer = PQgetResult(handle) else { return failure ?? (nil, statement) }
      if PQresultStatus(answer) == PGRES_COMMAND_OK || failure != nil {
        PQclear(answer)
      } else {
        failure = (answer, statement)
      }
      // Nothing more of this statement, and then the next one's.
      while let rest = PQgetResult(handle) { PQclear(rest) }
    }
    // The mark that ends the pipeline.
    if let end = PQgetResult(handle) { PQclear(end) }
    _ = PQexitPipelineMode(handle)
    return failure
  }
}
