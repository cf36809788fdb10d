/// What is wrong with what was typed into a form: each thing at the field it is about, the rest above the form.
package struct FormFlaws: Sendable {
  private let findings: [Finding]
  private let fields: [String]

  /// - Parameter fields: of the form, by name; what is about another place is said above.
  package init(_ findings: [Finding], fields: [String] = []) {
    (self.findings, self.fields) = (findings, fields)
  }

  /// All that a problem finds; where it finds nothing in particular, what it says itself.
  package init(_ problem: (any Problem)? = nil, fields: [String] = []) {
    var findings = problem?.findings ?? []
    if let problem, findings.isEmpty {
      findings = [Finding(problem.code, fr: problem.text.fr, en: problem.text.en)]
    }
    self.init(findings, fields: fields)
  }

  package var isEmpty: Bool { findings.isEmpty }

  /// Of a field, by its name.
  package subscript(name: String) -> [Text] {
    guard fields.contains(name) else { return [] }
    return findings.filter { $0.place?.pointer == "/\(name)" }.map(\.text)
  }

  /// About no field of the form.
  package var others: [Text] {
    let placed = Set(fields.map { "/\($0)" })
    return findings.filter { !placed.contains($0.place?.pointer ?? "") }.map(\.text)
  }
}

extension HTML {
  /// Above a form that was refused: what is about no field, and that something is marked below.
  package func refusal(_ flaws: FormFlaws, _ language: Language) {
    if flaws.isEmpty { return }
    let others = flaws.others
    div(class: "notice bad", .role("alert")) {
      if others.isEmpty { p(ShellStrings.table.marked(language)) }
      for text in others { p(text(language)) }
    }
  }

  /// Below a field: what is wrong with it.
  package func flaws(_ texts: [Text], of field: String, _ language: Language) {
    if texts.isEmpty { return }
    div(class: "error", .id("\(field)-error")) {
      for text in texts { p(text(language)) }
    }
  }
}

extension Attribute {
  /// Of a field with something wrong with it, or a sentence about it.
  package static func described(_ field: String, flaws: [Text], hasHelp: Bool = false)
    -> [Attribute]
  {
    let said = (flaws.isEmpty ? [] : ["\(field)-error"]) + (hasHelp ? ["\(field)-help"] : [])
    return (flaws.isEmpty ? [] : [attribute("aria-invalid", "true")])
      + (said.isEmpty ? [] : [.describedBy(said.joined(separator: " "))])
  }
}
