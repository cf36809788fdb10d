import Kernel

/// The description of the API, read for people: what `/v1/openapi.json` says, operation by operation.
struct APIReference: Sendable {
  struct Operation: Sendable {
    let id: String
    /// "GET"
    let method: String
    /// "/v1/invoices/{id}"
    let path: String
    let tag: String
    let summary: String
    let description: String?
    /// What whoever asks must be allowed to do; `nil` for nothing.
    let permission: String?
    let parameters: [Parameter]
    /// Of a body in JSON.
    let body: JSONValue?
    /// It takes something else than JSON.
    let takesFile: Bool
    /// A body that is taken.
    let example: String?
    let answers: [Answer]
  }

  struct Parameter: Sendable {
    let name: String
    /// "path", "query", "header"
    let place: String
    let isRequired: Bool
    let schema: JSONValue?
    let description: String?
  }

  struct Answer: Sendable {
    /// "200", or "default".
    let status: String
    let description: String
    let type: String?
    let schema: JSONValue?
  }

  /// A member of a body or an answer.
  struct Member: Sendable {
    /// "lines[].name"
    let name: String
    let type: String
    let isRequired: Bool
    let description: String?
  }

  let operations: [Operation]
  let tags: [String]
  private let root: JSONValue

  /// Read once: the description is part of the program, and the tests read it too.
  static let shared = try? APIReference(OpenAPIText.json)

  init(_ text: String) throws {
    root = try JSONParser.parse(text.utf8).root
    let root = root
    operations = (root["paths"]?.members ?? []).flatMap { path in
      path.value.members.map { Self.operation($0.key, path.key, $0.value, root) }
    }
    tags = root["tags"]?.elements.compactMap { $0["name"]?.text } ?? []
  }

  private static func operation(
    _ method: String, _ path: String, _ value: JSONValue, _ root: JSONValue
  ) -> Operation {
    let content = value["requestBody"]?["content"]?["application/json"]
    return Operation(
      id: value["operationId"]?.text ?? "", method: method.uppercased(), path: path,
      tag: value["tags"]?.elements.first?.text ?? "", summary: value["summary"]?.text ?? "",
      description: value["description"]?.text, permission: value["x-permission"]?.text,
      parameters: (value["parameters"]?.elements ?? []).map {
        let parameter = resolved($0, root)
        return Parameter(
          name: parameter["name"]?.text ?? "", place: parameter["in"]?.text ?? "",
          isRequired: parameter["required"]?.bool ?? false, schema: parameter["schema"],
          description: parameter["description"]?.text)
      },
      body: content?["schema"], takesFile: content == nil && value["requestBody"] != nil,
      example: content?["example"].map(text),
      answers: (value["responses"]?.members ?? []).map { member in
        let answer = resolved(member.value, root)
        let content = answer["content"]?.members.first
        return Answer(
          status: member.key, description: answer["description"]?.text ?? "", type: content?.key,
          schema: content?.value["schema"])
      })
  }

  private static func text(_ example: JSONValue) -> String {
    let json = JSONWriter(pretty: true)
    json.exact(example)
    return json.string
  }

  private static func resolved(_ value: JSONValue, _ root: JSONValue) -> JSONValue {
    guard let reference = value["$ref"]?.text, reference.hasPrefix("#/") else { return value }
    return reference.dropFirst(2).split(separator: "/").reduce(root as JSONValue?) {
      $0?[String($1)]
    } ?? value
  }

  // MARK: Schemas

  /// "string", "integer or null", "array of Payment".
  func type(of schema: JSONValue?) -> String {
    guard let schema else { return "" }
    if let reference = schema["$ref"]?.text {
      let target = Self.resolved(schema, root)
      let isObject = target["properties"] != nil || target["allOf"] != nil
      return isObject
        ? String(reference.split(separator: "/").last ?? "") : type(of: target)
    }
    if let constant = schema["const"]?.text { return "“\(constant)”" }
    if let values = schema["enum"]?.elements {
      return values.map { $0.text.map { "“\($0)”" } ?? "null" }.joined(separator: ", ")
    }
    for combined in ["oneOf", "anyOf", "allOf"] {
      guard let parts = schema[combined]?.elements else { continue }
      return parts.map { type(of: $0) }.joined(separator: combined == "allOf" ? " and " : " or ")
    }
    if schema["type"]?.text == "array" || schema["items"] != nil {
      return "array of \(type(of: schema["items"]))"
    }
    let types = schema["type"]?.text.map { [$0] } ?? schema["type"]?.elements.compactMap(\.text)
    let named = (types ?? ["any"]).joined(separator: " or ")
    return schema["format"]?.text.map { "\(named) (\($0))" } ?? named
  }

  /// The members of a schema, four levels deep.
  func members(of schema: JSONValue?) -> [Member] {
    guard let schema else { return [] }
    var members: [Member] = []
    collect(schema, below: "", depth: 0, into: &members)
    return members
  }

  private func collect(
    _ schema: JSONValue, below name: String, depth: Int, into members: inout [Member]
  ) {
    guard depth < 5, members.count < 200 else { return }
    let schema = Self.resolved(schema, root)
    for combined in ["allOf", "anyOf", "oneOf"] {
      for part in schema[combined]?.elements ?? [] {
        collect(part, below: name, depth: depth + 1, into: &members)
      }
    }
    if let items = schema["items"] {
      collect(items, below: name + "[]", depth: depth + 1, into: &members)
    }
    let required = Set(schema["required"]?.elements.compactMap(\.text) ?? [])
    for property in schema["properties"]?.members ?? [] {
      let path = name.isEmpty ? property.key : "\(name).\(property.key)"
      if members.contains(where: { $0.name == path }) { continue }
      members.append(
        Member(
          name: path, type: type(of: property.value),
          isRequired: required.contains(property.key),
          description: property.value["description"]?.text
            ?? Self.resolved(property.value, root)["description"]?.text))
      collect(property.value, below: path, depth: depth + 1, into: &members)
    }
  }
}
