import Money

/// What a column can hold in every engine. There is no floating point: money is minor units, quantities are
/// scaled integers.
package enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)
  case blob([UInt8])
}

/// A value that may be bound to a parameter.
///
/// Only `sqlValue` is required. A type bound on hot paths also writes `bind(to:)`, which spares the enum and
/// its array.
package protocol SQLValueConvertible {
  var sqlValue: SQLValue { get }
  func bind(to binder: inout Binder)
}

extension SQLValueConvertible {
  package func bind(to binder: inout Binder) {
    switch sqlValue {
    case .null: binder.null()
    case .integer(let value): binder.int(value)
    case .text(let value): binder.text(value)
    case .blob(let value): binder.blob(value)
    }
  }
}

extension SQLValue: SQLValueConvertible {
  package var sqlValue: SQLValue { self }
}

extension Int: SQLValueConvertible {
  package var sqlValue: SQLValue { .integer(Int64(self)) }
  package func bind(to binder: inout Binder) { binder.int(self) }
}

extension Int64: SQLValueConvertible {
  package var sqlValue: SQLValue { .integer(self) }
  package func bind(to binder: inout Binder) { binder.int(self) }
}

/// 0 or 1: the column has a `CHECK`.
extension Bool: SQLValueConvertible {
  package var sqlValue: SQLValue { .integer(self ? 1 : 0) }
  package func bind(to binder: inout Binder) { binder.int(self ? 1 : 0) }
}

extension String: SQLValueConvertible {
  package var sqlValue: SQLValue { .text(self) }
  package func bind(to binder: inout Binder) { binder.text(self) }
}

extension [UInt8]: SQLValueConvertible {
  package var sqlValue: SQLValue { .blob(self) }
  package func bind(to binder: inout Binder) { binder.blob(self) }
}

/// Microseconds since 1970, UTC.
extension Instant: SQLValueConvertible {
  package var sqlValue: SQLValue { .integer(microseconds) }
  package func bind(to binder: inout Binder) { binder.int(microseconds) }
}

/// `YYYY-MM-DD`, which sorts as text.
extension LocalDate: SQLValueConvertible {
  package var sqlValue: SQLValue { .text(description) }
  package func bind(to binder: inout Binder) { binder.text(description) }
}

/// `nil` is NULL.
extension Optional: SQLValueConvertible where Wrapped: SQLValueConvertible {
  package var sqlValue: SQLValue { map(\.sqlValue) ?? .null }
  package func bind(to binder: inout Binder) {
    if let self { self.bind(to: &binder) } else { binder.null() }
  }
}
