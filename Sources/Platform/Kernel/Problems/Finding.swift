/// Where in an input something was found.
package struct Place: Hashable, Sendable {
  package var file: String?
  /// From 1. For CSV the line of the file where the row starts, whatever its line ends.
  package var line: Int?
  /// From 1, in characters for JSON, in fields for CSV.
  package var column: Int?
  /// JSON pointer (RFC 6901) or, for CSV, the column's header.
  package var pointer: String?

  package init(file: String? = nil, line: Int? = nil, column: Int? = nil, pointer: String? = nil) {
    self.file = file
    self.line = line
    self.column = column
    self.pointer = pointer
  }

  /// The place with a more precise pointer.
  package func at(_ pointer: String, column: Int? = nil) -> Place {
    Place(file: file, line: line, column: column ?? self.column, pointer: pointer)
  }

  /// A part of what stands here, by its path in the shape of an order: "buyer/siren" under "/lines/2" is
  /// "/lines/2/buyer/siren".
  package func member(_ path: String) -> Place {
    let base = pointer.flatMap { $0.hasPrefix("/") ? $0 : nil } ?? ""
    return at(base + (path.hasPrefix("/") ? path : "/" + path))
  }

  /// "orders.csv:12:4 (UnitPrice)".
  package var description: String {
    var text = file ?? ""
    if let line { text += (text.isEmpty ? "" : ":") + "\(line)" }
    if let line = line, let column { _ = line; text += ":\(column)" }
    if let pointer { text += (text.isEmpty ? "" : " ") + "(\(pointer))" }
    return text
  }
}

/// One thing that is wrong with an input: what, where, and what to do about it.
///
/// All findings of an order are reported together; each code is stable and has a section in
/// `docs/problems/`.
package struct Finding: Hashable, Sendable {
  package enum Severity: String, Sendable {
    /// What it is about is refused.
    case stop
    /// It goes through, and somebody should look.
    case warn
  }

  /// Stable, lower case, with the subject first: "order.total-mismatch".
  package let code: String
  package let severity: Severity
  package var place: Place?
  /// What is wrong and what to do, in one or two sentences.
  package let text: Text
  /// The correction a person may have made with one click, where there is a safe one.
  package var mend: Mend?

  /// What a correction would change of the input: a pointer (RFC 6901), what stands there, what will. Nil is nothing.
  package struct Mend: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
      package let pointer: String
      package let before: String?
      package let after: String?

      package init(_ pointer: String, from before: String?, to after: String?) {
        self.pointer = pointer
        self.before = before
        self.after = after
      }
    }

    package let changes: [Change]
    package init(_ changes: [Change]) { self.changes = changes }

    package func write(to json: JSONWriter) {
      json.object {
        json.array("changes") {
          for change in changes {
            json.object {
              json.field("pointer", change.pointer)
              json.field("before", change.before)
              json.field("after", change.after)
            }
          }
        }
      }
    }
  }

  package init(
    _ code: String, _ severity: Severity = .stop, at place: Place? = nil, fr: String, en: String
  ) {
    self.code = code
    self.severity = severity
    self.place = place
    self.text = Text(fr: fr, en: en)
  }
}
