/// A statement and its values, written as one string literal.
///
/// ```swift
/// let sql: SQL = "SELECT \(Invoice.columns) FROM invoice WHERE company_id = \(company) AND number = \(number)"
/// ```
///
/// Interpolating a value binds it as the next of `$1`, `$2` …; only interpolating another `SQL` puts text into
/// the statement, and its parameters are numbered again. There is no way from a `String` made at run time to
/// the text of a statement.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
  package private(set) var text: String
  package private(set) var values: [SQLValue] = []
  /// Where each `$n` begins in `text`, in UTF-8 bytes, so that splicing needs no parser.
  private var holes: [Int] = []

  package init(stringLiteral value: StaticString) { text = value.description }

  package init(stringInterpolation: StringInterpolation) { self = stringInterpolation.sql }

  /// For names that the database itself gave (`TableShape`), never for what comes from outside.
  init(trusted text: String) { self.text = text }

  /// The empty text, to append to.
  package init() { text = "" }

  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var sql = SQL()

    package init(literalCapacity: Int, interpolationCount: Int) {
      sql.text.reserveCapacity(literalCapacity + 3 * interpolationCount)
      sql.values.reserveCapacity(interpolationCount)
      sql.holes.reserveCapacity(interpolationCount)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      sql.text += literal.description
    }

    package mutating func appendInterpolation(_ value: some SQLValueConvertible) {
      sql.bind(value.sqlValue)
    }

    /// The same for `nil`, without the compiler's warning that optionals print badly.
    package mutating func appendInterpolation(_ value: (some SQLValueConvertible)?) {
      sql.bind(value.sqlValue)
    }

    package mutating func appendInterpolation(_ other: SQL) { sql.append(other) }
  }

  private mutating func bind(_ value: SQLValue) {
    values.append(value)
    holes.append(text.utf8.count)
    text += "$\(values.count)"
  }

  package mutating func append(_ other: SQL) {
    guard !other.values.isEmpty else { return text += other.text }
    let utf8 = other.text.utf8
    var from = utf8.startIndex
    for (index, hole) in other.holes.enumerated() {
      let at = utf8.index(utf8.startIndex, offsetBy: hole)
      text += other.text[from..<at]
      bind(other.values[index])
      from = utf8.index(at, offsetBy: "$\(index + 1)".utf8.count)
    }
    text += other.text[from...]
  }

  package static func + (left: SQL, right: SQL) -> SQL {
    var sum = left
    sum.append(right)
    return sum
  }

  /// `$1, $2, $3`, for `IN (…)`. An empty list gives `NULL`, which nothing is in.
  package static func list(_ values: some Sequence<some SQLValueConvertible>) -> SQL {
    let items = values.map { "\($0)" as SQL }
    return items.isEmpty ? "NULL" : items.joined(separator: ", ")
  }
}

extension Sequence<SQL> {
  /// For conditions that depend on a filter: `conditions.joined(separator: " AND ")`.
  package func joined(separator: SQL) -> SQL {
    var sum = SQL()
    for (index, part) in enumerated() {
      if index > 0 { sum.append(separator) }
      sum.append(part)
    }
    return sum
  }
}

extension SQL: CustomStringConvertible {
  /// The text only: values are merchants' data and stay out of logs.
  package var description: String { text }
}
