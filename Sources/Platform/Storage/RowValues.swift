import Money

/// The types that are made of a column's integer or text.
extension Row {
  @specialized(where C == String)
  @specialized(where C == Int)
  package func int<C: ColumnReference>(_ column: C) throws -> Int { Int(try int64(column)) }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func intOrNil<C: ColumnReference>(_ column: C) throws -> Int? {
    try int64OrNil(column).map { Int($0) }
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func bool<C: ColumnReference>(_ column: C) throws -> Bool {
    try required(column, "0 or 1", boolOrNil)
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func boolOrNil<C: ColumnReference>(_ column: C) throws -> Bool? {
    switch try int64OrNil(column) {
    case nil: return nil
    case 0: return false
    case 1: return true
    default: throw wrongType(try column.index(in: self), "0 or 1")
    }
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func instant<C: ColumnReference>(_ column: C) throws -> Instant {
    Instant(microseconds: try int64(column))
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func instantOrNil<C: ColumnReference>(_ column: C) throws -> Instant? {
    try int64OrNil(column).map(Instant.init(microseconds:))
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func date<C: ColumnReference>(_ column: C) throws -> LocalDate {
    try required(column, "YYYY-MM-DD", dateOrNil)
  }

  @specialized(where C == String)
  @specialized(where C == Int)
  package func dateOrNil<C: ColumnReference>(_ column: C) throws -> LocalDate? {
    guard let text = try textOrNil(column) else { return nil }
    guard let date = LocalDate(text) else {
      throw wrongType(try column.index(in: self), "YYYY-MM-DD")
    }
    return date
  }
}
