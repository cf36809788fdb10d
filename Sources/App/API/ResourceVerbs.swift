import Kernel

/// What a resource of the API is asked at the terminal, made from the description: a verb for each operation.
///
/// ```
/// GET  /v1/invoices       list        GET    /v1/invoices/{id}           show
/// POST /v1/invoices       create      POST   /v1/invoices/{id}/issuance  issue
/// ```
struct ResourceVerbs {
  struct Verb {
    let name: String
    let operation: APIReference.Operation

    var positionals: [String] {
      operation.parameters.filter { $0.place == "path" }.map(\.name)
    }
    /// As they are typed, without the dashes: "expand" for `expand[]`.
    var options: [(name: String, parameter: APIReference.Parameter)] {
      operation.parameters.filter { $0.place == "query" }.map {
        ($0.name.replacing("[]", with: "").replacing("_", with: "-"), $0)
      }
    }
    /// "show ID", "list [--status …]"
    var usage: String {
      ([name] + positionals.map { $0.uppercased() }
        + (operation.body == nil ? [] : ["--data JSON"]))
        .joined(separator: " ")
    }
  }

  let resource: String
  let all: [Verb]

  init(_ resource: String, in reference: APIReference) {
    self.resource = resource
    let found: [Verb] = reference.operations.compactMap { operation in
      let parts = operation.path.split(separator: "/")
      guard parts.count > 1, parts[0] == "v1", parts[1] == resource else { return nil }
      return Verb(name: Self.name(of: operation, parts.count, resource), operation: operation)
    }
    // Those that every resource has come first.
    all =
      Self.usual.compactMap { name in found.first { $0.name == name } }
      + found.filter { !Self.usual.contains($0.name) }
  }

  private static let usual = ["list", "show", "create", "update", "remove"]

  subscript(name: String) -> Verb? { all.first { $0.name == name } }

  private static func name(
    of operation: APIReference.Operation, _ depth: Int, _ resource: String
  ) -> String {
    let isItem = operation.path.hasSuffix("}") && depth == 3
    switch (operation.method, depth) {
    case ("GET", 2): return "list"
    case ("POST", 2): return "create"
    case ("GET", _) where isItem: return "show"
    case ("PATCH", _) where isItem: return "update"
    case ("DELETE", _) where isItem: return "remove"
    default: break
    }
    let own = Set(words(of: resource).flatMap { [$0, singular($0)] })
    var words = words(of: operation.id)
    if words.first == "get" { words.removeFirst() }
    let others = words.filter { !own.contains($0) }
    return (others.isEmpty ? words : others).joined(separator: "-")
  }

  private static func singular(_ word: String) -> String {
    word.hasSuffix("s") ? String(word.dropLast()) : word
  }

  /// "recordInvoicePayment" and "credit-notes" in small words; "PDF" is one.
  private static func words(of name: String) -> [String] {
    var words: [String] = [""]
    var before: Character = "a"
    for character in name {
      if character == "-" {
        words.append("")
      } else {
        if character.isUppercase, !before.isUppercase { words.append("") }
        words[words.count - 1].append(contentsOf: character.lowercased())
      }
      before = character
    }
    return words.filter { !$0.isEmpty }
  }
}

/// What was typed after a resource: a verb, ids, and options by the names of the description.
struct ResourceCall {
  let verb: ResourceVerbs.Verb
  private(set) var path = ""
  private(set) var body: String?
  private(set) var profile: String?
  /// A data folder of this machine, in the place of a server.
  private(set) var folder: String?
  private(set) var key: String?
  private(set) var idempotencyKey: String?
  private(set) var language: String?
  private(set) var isJSON = false

  /// - Throws: `ResourceProblem`: nothing was asked.
  init(_ words: [String], _ verbs: ResourceVerbs) throws(ResourceProblem) {
    guard let name = words.first, let verb = verbs[name] else {
      throw .verbUnknown(words.first ?? "", verbs.all.map(\.name), resource: verbs.resource)
    }
    self.verb = verb
    var (ids, query) = ([String](), FormFields())
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      guard word.hasPrefix("-"), word != "-" else {
        ids.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = String(parts[0])
      if option == "--json" {
        isJSON = true
        continue
      }
      guard let value = parts.count > 1 ? String(parts[1]) : rest.popFirst() else {
        throw .valueMissing(option)
      }
      if !take(option, value) {
        guard let known = verb.options.first(where: { "--\($0.name)" == option }) else {
          throw .optionUnknown(option, verb.options.map { "--\($0.name)" })
        }
        query = query.with(known.parameter.name, value)
      }
    }
    guard ids.count == verb.positionals.count else {
      throw .usage("facturier \(verbs.resource) \(verb.usage)")
    }
    var path = verb.operation.path
    for (name, id) in zip(verb.positionals, ids) {
      path = path.replacing("{\(name)}", with: PercentCoding.encode(id))
    }
    self.path = query.path(path)
  }

  /// - Returns: whether it is an option of every verb.
  private mutating func take(_ option: String, _ value: String) -> Bool {
    switch option {
    case "--data", "-d": body = value
    case "--profile": profile = value
    case "--folder": folder = value
    case "--key": key = value
    case "--idempotency-key": idempotencyKey = value
    case "--lang": language = value
    default: return false
    }
    return true
  }

  static let common = [
    "--json", "--data", "--profile", "--folder", "--key", "--idempotency-key", "--lang",
  ]
}

/// Why a resource was not asked.
enum ResourceProblem: Problem {
  case verbUnknown(String, [String], resource: String)
  case optionUnknown(String, [String])
  case valueMissing(String)
  case usage(String)

  var code: String {
    switch self {
    case .verbUnknown: "remote.verb-unknown"
    case .optionUnknown: "remote.option-unknown"
    case .valueMissing: "remote.value-missing"
    case .usage: "remote.ids-differ"
    }
  }

  var kind: ProblemKind { .invalid }

  var text: Text {
    switch self {
    case .verbUnknown(let verb, let known, let resource):
      Text(
        fr:
          "\(resource) ne connaît pas «\u{A0}\(shown(verb))\u{A0}». Verbes\u{A0}: \(known.joined(separator: ", ")).",
        en: "\(resource) does not know “\(shown(verb))”. Verbs: \(known.joined(separator: ", ")).")
    case .optionUnknown(let option, let known):
      Text(
        fr:
          "L’option \(shown(option)) n’existe pas ici. Il y a\u{A0}: \((known + ResourceCall.common).joined(separator: ", ")).",
        en:
          "There is no option \(shown(option)) here. There are: \((known + ResourceCall.common).joined(separator: ", "))."
      )
    case .valueMissing(let option):
      Text(fr: "\(shown(option)) attend une valeur.", en: "\(shown(option)) takes a value.")
    case .usage(let usage):
      Text(fr: "S’écrit\u{A0}: \(usage)", en: "It is written: \(usage)")
    }
  }
}
