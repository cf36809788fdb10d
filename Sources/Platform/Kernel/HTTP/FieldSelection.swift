import Hummingbird

/// The `fields` of a request: which parts of each object it wants, `fields=id,totals.gross,lines.name`.
///
/// Lists are walked into. Of a list of the API it is each row that is chosen from, and what stands beside the rows stays. A name
/// no object has gives nothing.
struct FieldSelection: Sendable {
  private static let mostNames = 64
  private static let deepest = 8

  /// What is chosen of an object; a name without more below takes all of it.
  private final class Branch: Sendable {
    let below: [String: Branch]
    init(_ paths: [[Substring]]) {
      let isWhole = Set(paths.filter { $0.count == 1 }.map { $0[0] })
      below = Dictionary(grouping: paths, by: { $0[0] }).reduce(into: [:]) { below, group in
        let rest = group.value.map { Array($0.dropFirst()) }.filter { !$0.isEmpty }
        below[String(group.key)] = Branch(isWhole.contains(group.key) ? [] : rest)
      }
    }
  }

  private let root: Branch

  /// - Returns: `nil` where a request chooses nothing.
  /// - Throws: `HTTPProblem.unreadable` for more than 64 names, or one of more than 8 parts.
  init?(_ request: Request) throws(HTTPProblem) {
    guard let query = request.uri.query, query.contains("fields="),
      let text = try request.query["fields"]
    else { return nil }
    let paths = text.split(separator: ",").map { $0.split(separator: ".") }.filter { !$0.isEmpty }
    guard !paths.isEmpty, paths.count <= Self.mostNames,
      paths.allSatisfy({ $0.count <= Self.deepest })
    else {
      throw .unreadable(
        Text(
          fr: "« fields » prend de 1 à 64 noms, séparés par des virgules : id,totals.gross.",
          en: "“fields” takes 1 to 64 names, separated by commas: id,totals.gross."))
    }
    root = Branch(paths)
  }

  /// - Parameter value: an object, or a list of the API.
  func write(_ value: JSONValue, to json: JSONWriter) {
    guard let rows = value["data"], rows.isArray else { return write(value, root, to: json) }
    json.object {
      for member in value.members {
        json.key(member.key)
        if member.key == "data" { write(rows, root, to: json) } else { json.exact(member.value) }
      }
    }
  }

  private func write(_ value: JSONValue, _ branch: Branch, to json: JSONWriter) {
    if branch.below.isEmpty { return json.exact(value) }
    switch value.content {
    case .array(let elements):
      json.array { for element in elements { write(element, branch, to: json) } }
    case .object(let members):
      json.object {
        for member in members {
          guard let below = branch.below[member.key] else { continue }
          json.key(member.key)
          write(member.value, below, to: json)
        }
      }
    default: json.exact(value)
    }
  }
}

extension JSONWriter {
  /// A value that was read, as it was written: numbers stay numbers.
  package func exact(_ value: JSONValue) {
    switch value.content {
    case .null: null()
    case .bool(let flag): self.value(flag)
    case .number(let token): number(token: token)
    case .string(let text): self.value(text)
    case .array(let elements): array { for element in elements { exact(element) } }
    case .object(let members):
      object {
        for member in members {
          key(member.key)
          exact(member.value)
        }
      }
    }
  }
}
