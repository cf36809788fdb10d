import Kernel

/// One particular of the company as a field of a form. Its name is the JSON pointer of what it says in the company file, so
/// that what is wrong there is said here.
struct SettingsField: Sendable {
  enum Kind: Sendable {
    case line
    case email
    case amount
    case lines(rows: Int)
    case colour
    case flag
    /// Of several, one is chosen.
    case choice([Choice])
    /// Several values, apart by commas or lines.
    case list
  }

  struct Choice: Sendable {
    let value: String
    let title: Text
    var help: Text?
  }

  let pointer: String
  let label: Text
  let kind: Kind
  var help: Text?
  var isRequired = false
  /// What is in force where nothing is said.
  var usual = ""

  init(
    _ pointer: String, _ label: Text, _ kind: Kind = .line, help: Text? = nil,
    required: Bool = false, usual: String = ""
  ) {
    (self.pointer, self.label, self.kind, self.help) = (pointer, label, kind, help)
    (isRequired, self.usual) = (required, usual)
  }

  /// What stands there, as its control shows it.
  func value(in root: JSONValue) -> String {
    guard let value = JSONPointerPath.find(pointer, in: root) else { return usual }
    if case .list = kind { return value.elements.compactMap(\.text).joined(separator: ", ") }
    if case .flag = kind { return value.bool == true ? "true" : "" }
    return value.text ?? ""
  }

  func write(_ text: String, to json: JSONWriter) {
    switch kind {
    case .flag: text == "true" ? json.value(true) : json.null()
    case .list:
      let values = text.split { $0 == "," || $0 == ";" || $0.isNewline }
        .map { CleanText.line(String($0)) }.filter { !$0.isEmpty }
      if values.isEmpty { return json.null() }
      json.array { for value in values { json.value(value) } }
    case .lines:
      let text = CleanText.paragraph(text)
      text.isEmpty ? json.null() : json.value(text)
    case .amount:
      // As people write it: "10 000", "1 500,50".
      let text = CleanText.line(text)
      text.isEmpty ? json.null() : json.value(TypedNumber.plain(text))
    default:
      let text = CleanText.line(text)
      text.isEmpty ? json.null() : json.value(text)
    }
  }
}

/// Where a pointer of plain names leads.
enum JSONPointerPath {
  static func find(_ pointer: String, in root: JSONValue) -> JSONValue? {
    var here: JSONValue? = root
    for name in pointer.split(separator: "/") { here = here?[String(name)] }
    return here
  }
}

struct SettingsGroup: Sendable {
  let title: Text
  var help: Text?
  let fields: [SettingsField]
  /// How many stand in sight; the others are folded away while they are blank.
  let shown: Int

  init(_ title: Text, help: Text? = nil, shown: Int? = nil, _ fields: [SettingsField]) {
    (self.title, self.help, self.fields) = (title, help, fields)
    self.shown = shown ?? fields.count
  }
}

/// Fields with what stands in them: as declared, or as somebody typed it.
struct SettingsForm: Sendable {
  let groups: [SettingsGroup]
  private(set) var values: [String: String]

  var fields: [SettingsField] { groups.flatMap(\.fields) }

  init(_ groups: [SettingsGroup], declared root: JSONValue) {
    self.groups = groups
    values = [:]
    for field in fields { values[field.pointer] = field.value(in: root) }
  }

  init(_ groups: [SettingsGroup], typed text: (String) -> String?) {
    self.groups = groups
    values = [:]
    for field in fields { values[field.pointer] = text(field.pointer) ?? "" }
  }

  subscript(pointer: String) -> String { values[pointer] ?? "" }

  /// RFC 7396: what is blank is removed.
  var patch: JSONValue {
    get throws {
      let json = JSONWriter()
      write(fields.map { ($0.pointer.split(separator: "/")[...], $0) }, depth: 0, to: json)
      return try JSONParser.parse(json.bytes).root
    }
  }

  private typealias Path = (names: ArraySlice<Substring>, field: SettingsField)

  private func write(_ paths: [Path], depth: Int, to json: JSONWriter) {
    json.object {
      var written: Set<Substring> = []
      for (names, field) in paths {
        guard let name = names.first, written.insert(name).inserted else { continue }
        json.key(String(name))
        if names.count == 1 {
          field.write(self[field.pointer], to: json)
          continue
        }
        let inside = paths.filter { $0.names.first == name }.map {
          ($0.names.dropFirst(), $0.field)
        }
        // A year without a figure, a text in no language: nothing is left of it.
        if depth > 0, inside.allSatisfy({ isBlank($0.1) }) {
          json.null()
        } else {
          write(inside, depth: depth + 1, to: json)
        }
      }
    }
  }

  private func isBlank(_ field: SettingsField) -> Bool {
    CleanText.optionalLine(self[field.pointer]) == nil
  }

  /// It has a field of its own: a file.
  static let logo = "/brand/logo"

  /// What is wrong, by the field it stands at; under "" what stands at none of them.
  func wrong(_ findings: [Finding], _ language: Language) -> [String: [String]] {
    var wrong: [String: [String]] = [:]
    for finding in findings where finding.place?.pointer != Self.logo {
      let pointer = finding.place?.pointer ?? ""
      let field = fields.first { $0.pointer == pointer || pointer.hasPrefix($0.pointer + "/") }
      wrong[field?.pointer ?? "", default: []].append(
        finding.text(language).replacing("'", with: "’"))
    }
    return wrong
  }
}
