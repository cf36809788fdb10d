/// The small JSON object of a request, read whole before anything is said of it.
///
/// ```swift
/// var reading = try JSONRequest(body, known: ["name"], code: "companies.request")
/// let name = reading.line("name", upTo: 100)
/// if !reading.findings.isEmpty { throw … }
/// ```
package struct JSONRequest {
  private let document: JSONDocument
  private let code: String
  /// What is wrong so far, each with its place.
  package private(set) var findings: [Finding] = []

  /// - Parameters:
  ///   - body: nothing at all is an empty object.
  ///   - known: its members; others are refused.
  ///   - code: of what is found wrong.
  package init(_ body: [UInt8], known: Set<String>, code: String) throws(JSONSyntaxError) {
    document = try JSONParser.parse(body.isEmpty ? Array("{}".utf8) : body)
    self.code = code
    if !document.root.isObject {
      refuse("", fr: "La demande est un objet JSON.", en: "The request is a JSON object.")
    }
    for member in document.root.members where !known.contains(member.key) {
      refuse(
        member.key, fr: "« \(shown(member.key)) » n’est pas attendu.",
        en: "“\(shown(member.key))” is not expected.")
    }
  }

  /// Whether a member is there, null or not.
  package func names(_ key: String) -> Bool { document.root[key] != nil }

  /// A member that is there and not null.
  package subscript(key: String) -> JSONValue? {
    document.root[key].flatMap { $0.isNull ? nil : $0 }
  }

  package mutating func refuse(_ key: String, fr: String, en: String) {
    let place = document.place(of: document.root[key] ?? document.root)
    findings.append(Finding(code, at: place, fr: fr, en: en))
  }

  /// One line of text of at least a character.
  package mutating func line(_ key: String, upTo limit: Int) -> String? {
    guard let value = self[key] else { return nil }
    if case .string(let text) = value.content {
      let line = CleanText.line(text)
      if (1...limit).contains(line.utf8.count) { return line }
    }
    refuse(
      key, fr: "C’est un texte de 1 à \(limit) caractères.",
      en: "It is a text of 1 to \(limit) characters.")
    return nil
  }

  /// A whole number that is not negative; 0 where there is none.
  package mutating func count(_ key: String, atMost limit: Int64) -> Int64 {
    guard let value = self[key] else { return 0 }
    if case .number(let token) = value.content, let number = Int64(token),
      (0...limit).contains(number)
    {
      return number
    }
    refuse(
      key, fr: "C’est un nombre entier de 0 à \(limit).", en: "It is a whole number, 0 to \(limit)."
    )
    return 0
  }

  /// Words of a list; each that means nothing is refused.
  ///
  /// - Parameter meaning: of a word; `nil` for none.
  package mutating func words<T>(_ key: String, _ meaning: (String) -> T?) -> [T] {
    (self[key]?.elements ?? []).compactMap { element in
      let word = element.text ?? "?"
      if let value = meaning(word) { return value }
      refuse(
        key, fr: "« \(shown(word)) » n’a pas de sens ici.",
        en: "“\(shown(word))” means nothing here.")
      return nil
    }
  }
}
