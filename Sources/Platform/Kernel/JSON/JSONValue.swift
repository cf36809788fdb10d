import Kernel

/// A value of a JSON document and the place where it starts.
///
/// Numbers stay the text of their token: an amount never passes through floating point.
package struct JSONValue: Sendable {
  package indirect enum Content: Sendable {
    case null
    case bool(Bool)
    /// The token as written, such as "19.90" or "1e3".
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])
  }

  package struct Member: Sendable {
    package let key: String
    package let value: JSONValue
  }

  package let content: Content
  /// From 1.
  package let line: Int32
  /// From 1, in characters.
  package let column: Int32

  /// The member of that name; `nil` when there is none or this is not an object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.key == key }?.value
  }

  package var members: [Member] {
    if case .object(let members) = content { members } else { [] }
  }

  package var elements: [JSONValue] {
    if case .array(let elements) = content { elements } else { [] }
  }

  package var isObject: Bool { if case .object = content { true } else { false } }
  package var isArray: Bool { if case .array = content { true } else { false } }
  package var isNull: Bool { if case .null = content { true } else { false } }

  /// The text of a string or of a number's token.
  package var text: String? {
    switch content {
    case .string(let text), .number(let text): text
    default: nil
    }
  }

  package var bool: Bool? { if case .bool(let value) = content { value } else { nil } }

  /// What kind of value it is, for messages.
  package var kindName: Text {
    switch content {
    case .null: Text("null")
    case .bool: Text(fr: "un booléen", en: "a boolean")
    case .number: Text(fr: "un nombre", en: "a number")
    case .string: Text(fr: "une chaîne", en: "a string")
    case .array: Text(fr: "une liste", en: "a list")
    case .object: Text(fr: "un objet", en: "an object")
    }
  }
}

/// A parsed document that can tell where each of its values stands.
package struct JSONDocument: Sendable {
  package let root: JSONValue
  package let file: String?
  /// Lines before the document's first, when it is one line of a larger file.
  package let linesBefore: Int

  package init(root: JSONValue, file: String?, linesBefore: Int = 0) {
    self.root = root
    self.file = file
    self.linesBefore = linesBefore
  }

  /// File, line, column and JSON pointer of a value of this document. The pointer is found by walking down
  /// from the root, so that parsing need not keep one for every value.
  package func place(of value: JSONValue) -> Place {
    let pointer = pointer(to: value)
    return Place(
      file: file, line: Int(value.line) + linesBefore, column: Int(value.column),
      pointer: pointer.isEmpty ? nil : pointer)
  }

  private func pointer(to target: JSONValue) -> String {
    var pointer = ""
    var here = root
    while !here.startsWhere(target) {
      switch here.content {
      case .object(let members):
        guard let index = members.lastIndexStarting(notAfter: target, { $0.value }) else {
          return pointer
        }
        pointer += "/" + JSONPointer.escaped(members[index].key)
        here = members[index].value
      case .array(let elements):
        guard let index = elements.lastIndexStarting(notAfter: target, { $0 }) else {
          return pointer
        }
        pointer += "/\(index)"
        here = elements[index]
      default: return pointer
      }
    }
    return pointer
  }
}

enum JSONPointer {
  /// "~" and "/" of a key as RFC 6901 writes them.
  static func escaped(_ key: String) -> String {
    guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return key
    }
    var result = ""
    for character in key {
      switch character {
      case "~": result += "~0"
      case "/": result += "~1"
      default: result.append(character)
      }
    }
    return result
  }
}

extension JSONValue {
  fileprivate func startsWhere(_ other: JSONValue) -> Bool {
    line == other.line && column == other.column
  }
}

extension Array {
  /// Values of a container stand in the order of the text: the wanted one is in the last that starts at or
  /// before it.
  fileprivate func lastIndexStarting(
    notAfter target: JSONValue, _ value: (Element) -> JSONValue
  ) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      let candidate = value(self[middle])
      if (candidate.line, candidate.column) <= (target.line, target.column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? low - 1 : nil
  }
}
