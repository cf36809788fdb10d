import CPostgreSQL

/// What the server said when it refused, by the fields of its answer.
struct PostgreSQLError {
  /// Five characters, as 23505; empty when the connection broke before there was an answer.
  let state: String
  let message: String
  let detail: String
  let table: String
  let column: String
  let constraint: String
  /// Those of the key that was violated, when they are known.
  var columns: [String]?

  init(_ result: OpaquePointer) {
    func field(_ code: Character) -> String {
      PQresultErrorField(result, Int32(code.asciiValue ?? 0)).map { String(cString: $0) } ?? ""
    }
    state = field("C")
    message = field("M")
    detail = field("D")
    table = field("t")
    column = field("c")
    constraint = field("n")
  }

  /// The connection broke: libpq's own words.
  init(lost message: String) {
    state = ""
    self.message = message
    (detail, table, column, constraint) = ("", "", "", "")
  }

  /// A deadlock, a conflict of serialization, or a plan that a migration of another node made stale: run again as it was.
  var mayRetry: Bool {
    state == "40001" || state == "40P01"
      || state == "0A000" && message.contains("cached plan")
  }

  /// The server or the way to it is gone: class 08, 57P (shutdown, crash), or no answer at all.
  var isLoss: Bool { state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") }

  func storageError(_ sql: String) -> StorageError {
    switch state {
    case "23505": return .uniqueViolation(key)
    case "23503": return .foreignKeyViolation(constraint)
    case "23514": return .checkViolation(constraint)
    case "23502": return .notNullViolation("\(table).\(column)")
    case "P0001": return .triggerRefusal(message)
    case "53100": return .diskFull
    case "25P02": return .transactionAborted
    case "57014", "55P03": return .timedOut(message)
    case _ where isLoss: return .unreachable(reason: message)
    default:
      return .failed(
        StorageFailure(code: 0, extendedCode: 0, message: message, sql: sql, state: state))
    }
  }

  /// The columns, as SQLite names them: `invoice.company_id, invoice.number`.
  private var key: String {
    guard let columns = columns ?? said else { return constraint }
    return columns.map { "\(table).\($0)" }.joined(separator: ", ")
  }

  /// By the detail, in every language between parentheses: `(company_id, number)=(…)`. What stands behind is a customer's
  /// data and is left out; the server itself leaves out all of it where rows are walled, since they may be another's.
  private var said: [String]? {
    guard let end = detail.firstRange(of: ")=("),
      let start = detail[..<end.lowerBound].lastIndex(of: "(")
    else { return nil }
    return detail[detail.index(after: start)..<end.lowerBound].split(separator: ", ")
      .map(String.init)
  }
}
