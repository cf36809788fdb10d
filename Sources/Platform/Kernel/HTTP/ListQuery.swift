import Money

/// What every list of the API takes: `limit`, `cursor`, `external_id`, and filters of its own.
///
/// Lists are ordered by id, the newest first, and a cursor stands at a row: what is added meanwhile shifts nothing.
package struct ListQuery: Sendable {
  package let fields: FormFields
  package let limit: Int

  /// - Throws: `HTTPProblem.unreadable`.
  package init(_ fields: FormFields, usual: Int = 50, most: Int = 200) throws(HTTPProblem) {
    self.fields = fields
    guard let text = fields["limit"] else {
      limit = usual
      return
    }
    guard let limit = Int(text), (1...most).contains(limit) else {
      throw Self.unreadable("limit", "1…\(most)")
    }
    self.limit = limit
  }

  /// The row the list goes on after.
  package func before<ID: Identifier>(as type: ID.Type = ID.self) throws(HTTPProblem) -> ID? {
    guard let text = fields["cursor"] else { return nil }
    return ID(raw: try RawID(cursor: Cursor(text: text)))
  }

  package func id<ID: Identifier>(_ name: String, as type: ID.Type = ID.self) throws(HTTPProblem)
    -> ID?
  {
    guard let text = fields[name] else { return nil }
    guard let id = ID(text) else { throw Self.unreadable(name, "\(ID.prefix)_…") }
    return id
  }

  package func day(_ name: String) throws(HTTPProblem) -> LocalDate? {
    guard let text = fields[name] else { return nil }
    guard let day = LocalDate(text) else { throw Self.unreadable(name, "2026-01-31") }
    return day
  }

  package func flag(_ name: String) throws(HTTPProblem) -> Bool? {
    switch fields[name] {
    case nil: return nil
    case "true": return true
    case "false": return false
    default: throw Self.unreadable(name, "true, false")
    }
  }

  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ name: String, as type: Choice.Type = Choice.self
  ) throws(HTTPProblem) -> Choice? where Choice.RawValue == String {
    guard fields[name] != nil else { return nil }
    guard let choice: Choice = fields.choice(name) else {
      throw Self.unreadable(name, Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  private static func unreadable(_ name: String, _ known: String) -> HTTPProblem {
    .unreadable(
      Text(
        fr: "Le paramètre « \(name) » prend une de ces valeurs : \(known).",
        en: "The parameter “\(name)” takes one of these values: \(known)."))
  }
}

extension JSONWriter {
  /// What stands beside the rows of a list: whether there are more, and where they begin.
  package func page(hasMore: Bool, after last: RawID?) {
    field("hasMore", hasMore)
    field("nextCursor", hasMore ? last?.cursor.text : nil)
  }
}

extension Array {
  /// Takes off the row that was read beyond a page to know whether there is another.
  ///
  /// - Returns: whether there is.
  package mutating func cut(to limit: Int) -> Bool {
    let hasMore = count > limit
    if hasMore { removeLast(count - limit) }
    return hasMore
  }
}
