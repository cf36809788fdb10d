/// An INSERT of one row, `INSERT INTO t (…) VALUES ($1, …)`, read so that it can be said of many rows at once.
///
/// Some hundred rows in one statement cost the server a third of what they cost one by one: it begins and ends a statement,
/// asks for its plan and fires the checks of its keys once for all of them.
struct PostgreSQLInsert {
  private typealias Token = PostgreSQLWords.Token

  let table: String
  private let head: [Token]
  private let values: [Token]
  private let tail: [Token]

  /// - Returns: `nil` for any other statement, and for what would mean something else of many rows: an upsert that updates
  ///   may meet a row twice, a RETURNING has an answer. A parameter stands alone, so that its type is that of its column.
  init?(_ sql: String) {
    let tokens = PostgreSQLWords.tokens(sql)
    let words = tokens.indices.filter { !tokens[$0].isBlank }
    guard words.count > 5, tokens[words[0]].is("INSERT"), tokens[words[1]].is("INTO"),
      case .word(let table) = tokens[words[2]],
      let start = words.first(where: { tokens[$0].is("VALUES") }),
      let open = words.first(where: { $0 > start }), tokens[open] == .sign("("),
      let close = Self.end(of: tokens, from: open)
    else { return nil }
    self.table = String(table)
    head = Array(tokens[..<start])
    values = Array(tokens[(open + 1)..<close])
    tail = Array(tokens[(close + 1)...])
    let rest = tail.filter { !$0.isBlank }
    let updates = rest.contains { $0.is("UPDATE") || $0.is("RETURNING") }
    if updates || !(rest.isEmpty || rest[0].is("ON")) || !Self.standAlone(values) { return nil }
  }

  private static func standAlone(_ values: [Token]) -> Bool {
    let items = values.filter { !$0.isBlank }.split(separator: .sign(","))
    return items.allSatisfy { item in
      item.count == 1 || !item.contains { $0.text.first == "$" }
    }
  }

  /// The parenthesis that closes the one at `open`.
  private static func end(of tokens: [Token], from open: Int) -> Int? {
    var depth = 0
    for index in open..<tokens.count {
      if tokens[index] == .sign("(") { depth += 1 }
      if tokens[index] == .sign(")") { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  /// The same of as many rows as its arrays have elements, one array for each parameter.
  ///
  /// - Parameter types: of the parameters, as PostgreSQL names them.
  func ofMany(_ types: [String]) -> String {
    let columns = types.indices.map { "p\($0 + 1)" }.joined(separator: ", ")
    let arrays = types.enumerated().map { "$\($0 + 1)::\($1)[]" }.joined(separator: ", ")
    let row = values.map { token in
      guard case .sign(let text) = token, text.first == "$" else { return String(token.text) }
      return "r.p\(text.dropFirst())"
    }.joined()
    return PostgreSQLWords.text(head)
      + "SELECT \(row) FROM unnest(\(arrays)) AS r(\(columns))" + PostgreSQLWords.text(tail)
  }
}
