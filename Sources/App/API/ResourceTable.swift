import Kernel

/// An answer of the API as people read it at a terminal: a list as a table, one object as names and values.
struct ResourceTable {
  let document: JSONValue

  /// Shown first, where rows have them.
  private static let preferred = [
    "id", "number", "externalId", "kind", "status", "state", "issueDate", "receivedOn", "dueDate",
    "name", "customerName", "buyerName", "email", "total", "due", "amount", "means", "type",
    "created", "askedBy",
  ]
  private static let mostColumns = 8
  /// Longer values are cut off in a table.
  private static let widest = 40

  /// Lines without their ends.
  var lines: [String] {
    guard let rows = document["data"]?.elements else { return facts }
    let columns = Self.columns(of: rows)
    if columns.isEmpty { return [] }
    let cells =
      [columns.map { $0.uppercased() }]
      + rows.map { row in columns.map { Self.cut(Self.text(row[$0]) ?? "") } }
    let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    return cells.map { row in
      var line = ""
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Where the list goes on; `nil` at its end.
  var nextCursor: String? { document["nextCursor"]?.text }

  private static func columns(of rows: [JSONValue]) -> [String] {
    var names: [String] = []
    for row in rows {
      for member in row.members where text(member.value) != nil && !names.contains(member.key) {
        names.append(member.key)
      }
    }
    names.removeAll { $0 == "object" }
    let first = preferred.filter(names.contains)
    let chosen = first.count >= 3 ? first : first + names.filter { !first.contains($0) }
    return Array(chosen.prefix(mostColumns))
  }

  private var facts: [String] {
    var found: [(String, String)] = []
    Self.collect(document, below: "", into: &found)
    let width = found.map(\.0.count).max() ?? 0
    return found.map { name, value in
      name + String(repeating: " ", count: width - name.count + 2) + value
    }
  }

  private static func collect(
    _ value: JSONValue, below name: String, into found: inout [(String, String)]
  ) {
    for member in value.members {
      let path = name.isEmpty ? member.key : "\(name).\(member.key)"
      if let text = text(member.value) {
        if !text.isEmpty { found.append((path, text)) }
      } else if !member.value.elements.isEmpty {
        for (index, element) in member.value.elements.enumerated() {
          if let text = text(element) {
            found.append(("\(path)[\(index)]", text))
          } else {
            collect(element, below: "\(path)[\(index)]", into: &found)
          }
        }
      } else {
        collect(member.value, below: path, into: &found)
      }
    }
  }

  /// "120.00 EUR" of an amount; nothing of what has members otherwise.
  private static func text(_ value: JSONValue?) -> String? {
    guard let value else { return nil }
    if value.isNull { return "" }
    if let flag = value.bool { return flag ? "true" : "false" }
    if let text = value.text { return CleanText.line(text) }
    if value.members.count == 2, let amount = value["amount"]?.text,
      let currency = value["currency"]?.text
    {
      return "\(amount) \(currency)"
    }
    return nil
  }

  private static func cut(_ text: String) -> String {
    text.count > widest ? text.prefix(widest - 1) + "…" : text
  }
}
