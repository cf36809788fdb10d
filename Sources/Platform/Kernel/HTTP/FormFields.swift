/// Named values in order: the query of an address, or a form without files.
///
///     let fields = try request.query
///     fields["status"]                                    // "overdue"
///     fields.with("status", "paid").path("/invoices")     // "/invoices?status=paid&q=…"
package struct FormFields: Sendable, Equatable {
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String
  }
  package private(set) var fields: [Field] = []

  package init() {}

  /// Reads `a=1&b=two+words`.
  ///
  /// - Throws: `HTTPProblem.unreadable` for a broken percent escape.
  package init(_ encoded: some StringProtocol) throws(HTTPProblem) {
    for pair in encoded.split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decode(halves[0], plusIsSpace: true),
        let value = PercentCoding.decode(halves.count > 1 ? halves[1] : "", plusIsSpace: true)
      else { throw .unreadable(ProblemStrings.badEncoding) }
      fields.append(Field(name: name, value: value))
    }
  }

  /// The first value of this name; an empty one, as forms send for what was left blank, counts as none.
  package subscript(name: String) -> String? {
    fields.first { $0.name == name && !$0.value.isEmpty }?.value
  }

  /// The value as one of the cases of an enum; `nil` when missing or none of them.
  package func choice<Choice: RawRepresentable>(
    _ name: String, of type: Choice.Type = Choice.self
  ) -> Choice? where Choice.RawValue == String {
    self[name].flatMap { Choice(rawValue: $0) }
  }

  /// These fields with `name` set, or without it.
  package func with(_ name: String, _ value: String?) -> FormFields {
    var copy = self
    copy.fields.removeAll { $0.name == name }
    if let value { copy.fields.append(Field(name: name, value: value)) }
    return copy
  }

  package var encoded: String {
    fields.map { "\(PercentCoding.encode($0.name))=\(PercentCoding.encode($0.value))" }
      .joined(separator: "&")
  }

  /// `path` with these fields as its query.
  package func path(_ path: String) -> String { fields.isEmpty ? path : "\(path)?\(encoded)" }
}
