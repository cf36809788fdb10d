import Hummingbird
import Synchronization

/// What `expand[]` may put into the answers of a route: other objects that the answer names, each as its own address shows it,
/// under `expanded`.
///
/// Whoever asks must be allowed to read them there.
package final class Expansions: Sendable {
  package struct Expansion: Sendable {
    /// As it is asked for, and as it stands under `expanded`.
    package let name: String
    /// Where the answer names it: "buyer.customerId", "creditNotes.id".
    let place: [String]
    /// The pattern of the address it is read at.
    let pattern: String
  }

  /// So many objects at most in one answer.
  static let most = 200

  let readers: ObjectReaders
  private let clock: Clock
  private let table = Mutex<[String: [Expansion]]>([:])

  package init(_ readers: ObjectReaders, clock: Clock) {
    self.readers = readers
    self.clock = clock
  }

  /// - Parameters:
  ///   - route: its pattern.
  ///   - place: a path of names; lists are walked into.
  package func add(_ name: String, to route: String, at place: String, from pattern: String) {
    let expansion = Expansion(
      name: name, place: place.split(separator: ".").map(String.init), pattern: pattern)
    table.withLock { $0[RouterPath(route).description, default: []].append(expansion) }
  }

  /// By route, what it expands.
  package var all: [String: [String]] {
    table.withLock { $0.mapValues { $0.map(\.name) } }
  }

  /// - Throws: `HTTPProblem.unreadable` for what the route does not expand.
  func wanted(_ request: Request, _ route: String?) throws -> [Expansion] {
    guard let query = request.uri.query, query.contains("expand") else { return [] }
    let names = try request.query.fields.filter { $0.name == "expand[]" || $0.name == "expand" }
      .flatMap { $0.value.split(separator: ",").map(String.init) }
    let known = table.withLock { $0[route ?? ""] ?? [] }
    return try names.uniqued.map { name in
      guard let expansion = known.first(where: { $0.name == name }) else {
        throw HTTPProblem.unreadable(ProblemStrings.notExpanded(name, known.map(\.name)))
      }
      return expansion
    }
  }

  /// - Parameter root: an object, or a list of the API.
  /// - Throws: `AccessProblem` where one may not be read by whoever asks; `HTTPProblem.unreadable` for more than 200 objects.
  func expand(_ root: JSONValue, _ wanted: [Expansion], _ request: Request) async throws
    -> JSONValue
  {
    let rows = root["data"].map(\.elements) ?? [root]
    var objects: [String: [String: JSONValue]] = [:]
    var left = Self.most
    for expansion in wanted {
      let keys = rows.flatMap { $0.texts(at: expansion.place[...]) }.uniqued
      left -= keys.count
      guard left >= 0 else { throw HTTPProblem.unreadable(ProblemStrings.tooManyExpanded) }
      objects[expansion.name] = try await read(keys, expansion, request.language)
    }
    let expanded = rows.map { row in
      row.with(
        "expanded",
        JSONValue(
          .object(
            wanted.map { expansion in
              JSONValue.Member(
                key: expansion.name,
                value: row.expansion(at: expansion.place[...], objects[expansion.name] ?? [:]))
            })))
    }
    return root["data"] == nil ? expanded[0] : root.with("data", JSONValue(.array(expanded)))
  }

  /// Each object as its own address shows it; one that is gone is left out.
  private func read(_ keys: [String], _ expansion: Expansion, _ language: Language) async throws
    -> [String: JSONValue]
  {
    guard !keys.isEmpty, let reader = readers[expansion.pattern] else { return [:] }
    try reader.access.check(Caller.current, now: clock.now)
    let found = try await reader.database.read { tx in
      var found: [String: [UInt8]] = [:]
      for key in keys {
        do { found[key] = try reader.read([key], language, tx).bytes } catch let problem
          as any Problem
        {
          if problem.kind != .notFound { throw problem }
        }
      }
      return found
    }
    return try found.mapValues { bytes in
      let value = try JSONParser.parse(bytes).root
      return value["data"] ?? value
    }
  }
}

extension JSONValue {
  init(_ content: Content) { self.init(content: content, line: 0, column: 0) }

  /// This object with a member, in the place of one of that name or at its end.
  func with(_ key: String, _ value: JSONValue) -> JSONValue {
    var members = members
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index] = Member(key: key, value: value)
    } else {
      members.append(Member(key: key, value: value))
    }
    return JSONValue(.object(members))
  }

  /// Every text at a path, of each element of the lists on its way.
  fileprivate func texts(at place: ArraySlice<String>) -> [String] {
    if case .array(let elements) = content { return elements.flatMap { $0.texts(at: place) } }
    guard let name = place.first else { return text.map { [$0] } ?? [] }
    return self[name]?.texts(at: place.dropFirst()) ?? []
  }

  /// What stands for the texts at a path: an object, a list where a list was walked into, or `null`.
  fileprivate func expansion(at place: ArraySlice<String>, _ objects: [String: JSONValue])
    -> JSONValue
  {
    if case .array(let elements) = content {
      return JSONValue(
        .array(
          elements.flatMap { $0.texts(at: place) }.uniqued.compactMap { objects[$0] }))
    }
    guard let name = place.first else {
      return text.flatMap { objects[$0] } ?? JSONValue(.null)
    }
    return self[name]?.expansion(at: place.dropFirst(), objects) ?? JSONValue(.null)
  }
}

extension Array where Element: Hashable {
  /// Without what came before.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
