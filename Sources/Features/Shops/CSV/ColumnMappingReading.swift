import Invoicing
import Kernel
import Money

extension ColumnMapping {
  private static let keys = [
    "format", "source", "encoding", "delimiter", "decimal", "thousands", "dateFormat", "columns",
    "constants",
    "pricesIncludeTax", "countries", "buyer", "cancellation", "adjustmentPrefixes", "zeroPrice",
  ]

  /// Reads a mapping. Unknown keys and impossible values are refused, all at once.
  /// - Throws: `ShopsError.jsonMalformed`, `.mappingInvalid`.
  package static func read(_ bytes: [UInt8], fileName: String? = nil) throws(ShopsError)
    -> ColumnMapping
  {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes, file: fileName)
    } catch { throw .jsonMalformed(error) }
    var reader = ColumnMappingReader(document: document)
    let mapping = reader.mapping()
    if !reader.findings.isEmpty { throw .mappingInvalid(reader.findings) }
    return mapping
  }

  package static func read(path: String, fileName: String? = nil) throws(ShopsError)
    -> ColumnMapping
  {
    let source = try ByteSource(path: path, name: fileName ?? path, limit: 1 << 20)
    return try read(try source.readAll(limit: 1 << 20), fileName: fileName ?? path)
  }

  private struct ColumnMappingReader {
    let document: JSONDocument
    var findings: [Finding] = []
    var result = ColumnMapping()

    mutating func mapping() -> ColumnMapping {
      let root = document.root
      guard root.isObject else {
        refuse(
          root, fr: "La correspondance doit être un objet JSON.",
          en: "The mapping must be a JSON object.")
        return result
      }
      check(root, known: ColumnMapping.keys)
      choose(root["format"], among: ["csv"]) { _, _ in }
      choose(root["zeroPrice"], among: ["refuse"]) { _, _ in }
      if let source = text(root["source"]) { result.source = source }
      readLayout(root)
      readColumns(root)
      readBuyer(root["buyer"])
      readCancellation(root)
      readCountries(root["countries"])
      if let value = root["pricesIncludeTax"] {
        if let bool = value.bool {
          result.pricesIncludeTax = bool
        } else {
          wrongType(value, Text(fr: "true ou false", en: "true or false"))
        }
      }
      checkConstants(root["constants"])
      return result
    }

    // MARK: Parts

    private mutating func readLayout(_ root: JSONValue) {
      choose(root["encoding"], among: TextEncoding.allCases.map(\.rawValue) + ["auto"]) {
        $0.encoding = TextEncoding(rawValue: $1).map { .declared($0) } ?? .automatic
      }
      choose(root["delimiter"], among: [",", ";", "\t", "tab", "|"]) {
        $0.delimiter = $1 == "tab" ? UInt8(ascii: "\t") : $1.utf8.first!
      }
      choose(root["decimal"], among: [".", ","]) { $0.notation.point = $1.utf8.first! }
      choose(root["thousands"], among: [" ", ".", ",", "'"]) {
        $0.notation.thousands = $1.utf8.first!
      }
      if result.notation.thousands == result.notation.point, let value = root["thousands"] {
        refuse(
          value, fr: "« thousands » et « decimal » ne peuvent pas être le même caractère.",
          en: "“thousands” and “decimal” cannot be the same character.")
      }
      if let value = root["dateFormat"], let pattern = text(value) {
        if let format = DateFormat(pattern) {
          result.dateFormat = format
        } else {
          refuse(
            value,
            fr:
              "« \(shown(pattern)) » n'est pas un format de date : combiner yyyy, MM, dd, HH, mm, ss, par exemple dd/MM/yyyy.",
            en:
              "“\(shown(pattern))” is not a date format: combine yyyy, MM, dd, HH, mm, ss, for example dd/MM/yyyy."
          )
        }
      }
    }

    private mutating func readColumns(_ root: JSONValue) {
      result.columns = roles(root["columns"])
      result.constants = roles(root["constants"])
      for role: ColumnRole in [.order, .orderedOn, .quantity, .unitPrice]
      where result.columns[role] == nil && (role == .order || result.constants[role] == nil) {
        refuse(
          root["columns"] ?? root, fr: "\"columns\" doit nommer la colonne de « \(role.name) ».",
          en: "\"columns\" must name the column of “\(role.name)”.")
      }
      if result.columns[.name] == nil, result.columns[.sku] == nil, result.constants[.name] == nil {
        refuse(
          root["columns"] ?? root,
          fr: "\"columns\" doit nommer la colonne de « name » ou de « sku ».",
          en: "\"columns\" must name the column of “name” or of “sku”.")
      }
    }

    private mutating func roles(_ object: JSONValue?) -> [ColumnRole: String] {
      guard let object else { return [:] }
      guard object.isObject else {
        wrongType(object, Text(fr: "un objet", en: "an object"))
        return [:]
      }
      check(object, known: ColumnRole.names)
      var result: [ColumnRole: String] = [:]
      for member in object.members {
        guard let role = ColumnRole(name: member.key), let value = text(member.value) else {
          continue
        }
        result[role] = value
      }
      return result
    }

    private mutating func readBuyer(_ buyer: JSONValue?) {
      guard let buyer else { return }
      check(buyer, known: ["kind", "nameTemplate", "anonymousName"])
      choose(buyer["kind"], among: BuyerKind.allCases.map(\.rawValue)) {
        $0.buyerKind = BuyerKind(rawValue: $1)!
      }
      result.anonymousName = text(buyer["anonymousName"])
      guard let value = buyer["nameTemplate"], let template = text(value) else { return }
      result.nameTemplate = template
      for role in ColumnMapping.placeholders(in: template) where ColumnRole(name: role) == nil {
        refuse(
          value,
          fr:
            "« {\(shown(role))} » n'est pas un rôle de colonne\(suggestion(role, ColumnRole.names).fr).",
          en: "“{\(shown(role))}” is not a column role\(suggestion(role, ColumnRole.names).en).")
      }
    }

    private mutating func readCancellation(_ root: JSONValue) {
      if let cancellation = root["cancellation"] {
        check(cancellation, known: ["orderPrefix", "negativeQuantities"])
        result.cancellationPrefix = text(cancellation["orderPrefix"])
        if let value = cancellation["negativeQuantities"] {
          if let bool = value.bool {
            result.cancelsByNegativeQuantities = bool
          } else {
            wrongType(value, Text(fr: "true ou false", en: "true or false"))
          }
        }
      }
      guard let prefixes = root["adjustmentPrefixes"] else { return }
      guard prefixes.isArray else {
        return wrongType(prefixes, Text(fr: "une liste", en: "a list"))
      }
      result.adjustmentPrefixes = prefixes.elements.compactMap { text($0) }
    }

    private mutating func readCountries(_ countries: JSONValue?) {
      guard let countries else { return }
      guard countries.isObject else {
        return wrongType(countries, Text(fr: "un objet", en: "an object"))
      }
      for member in countries.members {
        guard let code = text(member.value) else { continue }
        guard Countries.codes.contains(code) else {
          refuse(
            member.value,
            fr: "« \(shown(code)) » n'est pas un code de pays ISO 3166 à deux lettres.",
            en: "“\(shown(code))” is not a two-letter ISO 3166 country code.")
          continue
        }
        result.countries[CleanText.line(member.key).lowercased()] = code
      }
    }

    /// Constants are read once with the reader of the rows, so that a wrong one is not found a million times.
    private mutating func checkConstants(_ constants: JSONValue?) {
      guard let constants else { return }
      let interpreter = FieldInterpreter(mapping: result)
      for member in constants.members {
        guard let role = ColumnRole(name: member.key), let value = result.constants[role] else {
          continue
        }
        if let problem = interpreter.problem(of: Array(value.utf8)[...], as: role) {
          refuse(member.value, fr: problem.fr, en: problem.en)
        }
      }
    }

    // MARK: Values

    private mutating func text(_ value: JSONValue?) -> String? {
      guard let value, !value.isNull else { return nil }
      guard let text = value.text else {
        wrongType(value, Text(fr: "un texte", en: "a text"))
        return nil
      }
      return text
    }

    private mutating func choose(
      _ value: JSONValue?, among choices: [String], _ apply: (inout ColumnMapping, String) -> Void
    ) {
      guard let value, let text = text(value) else { return }
      if choices.contains(text) { return apply(&result, text) }
      let list = choices.map { $0 == "\t" ? "\\t" : $0 }.map { "\"\($0)\"" }.joined(separator: ", ")
      refuse(
        value, fr: "« \(shown(text)) » n'est pas possible ici. Choix : \(list).",
        en: "“\(shown(text))” is not possible here. Choices: \(list).")
    }

    private mutating func check(_ object: JSONValue, known: [String]) {
      guard object.isObject else { return wrongType(object, Text(fr: "un objet", en: "an object")) }
      for member in object.members where !known.contains(member.key) {
        let hint = suggestion(member.key, known)
        let list = known.joined(separator: ", ")
        findings.append(
          Finding(
            "mapping.key-unknown", at: document.place(of: member.value),
            fr: "La clé « \(shown(member.key)) » est inconnue\(hint.fr). Clés connues : \(list).",
            en: "The key “\(shown(member.key))” is unknown\(hint.en). Known keys: \(list)."))
      }
    }

    private func suggestion(_ word: String, _ known: [String]) -> Text {
      guard let near = nearest(to: word, in: known) else { return Text("") }
      return Text(fr: " (peut-être « \(near) » ?)", en: " (perhaps “\(near)”?)")
    }

    private mutating func wrongType(_ value: JSONValue, _ wanted: Text) {
      refuse(
        value, fr: "On attend ici \(wanted.fr), et on trouve \(value.kindName.fr).",
        en: "\(wanted.en) is expected here, and \(value.kindName.en) is found.")
    }

    private mutating func refuse(_ value: JSONValue, fr: String, en: String) {
      findings.append(
        Finding("mapping.value-invalid", at: document.place(of: value), fr: fr, en: en))
    }
  }

  /// The words in braces.
  static func placeholders(in template: String) -> [String] {
    template.split(separator: "{").dropFirst(template.hasPrefix("{") ? 0 : 1).compactMap { piece in
      piece.firstIndex(of: "}").map { String(piece[..<$0]) }
    }
  }
}
