/// Reads the lines of a text in Markdown into blocks.
struct MarkdownReader {
  private let lines: [Substring]
  private var at = 0
  private(set) var title = ""
  private(set) var blocks: [Markdown.Block] = []

  init(_ source: String) {
    lines = source.split(separator: "\n", omittingEmptySubsequences: false)
  }

  mutating func read() {
    while let line = current {
      if line.isBlank {
        at += 1
      } else if line.hasPrefix("```") {
        fence()
      } else if line.hasPrefix("#") {
        heading(line)
      } else if line.hasPrefix(">") {
        blocks.append(.note(Self.inlines(joined(after: ">"))))
      } else if line.hasPrefix("|") {
        table()
      } else if Self.marker(of: line) != nil {
        list()
      } else {
        blocks.append(.paragraph(Self.inlines(paragraph())))
      }
    }
  }

  private var current: Substring? { at < lines.count ? lines[at] : nil }

  private mutating func heading(_ line: Substring) {
    let level = line.prefix { $0 == "#" }.count
    let text = line.dropFirst(level).trimmed
    if level == 1, title.isEmpty {
      title = text
    } else {
      blocks.append(.heading(level: min(max(level, 2), 3), text: text, id: Markdown.id(of: text)))
    }
    at += 1
  }

  private mutating func fence() {
    at += 1
    var code: [Substring] = []
    while let line = current, !line.hasPrefix("```") {
      code.append(line)
      at += 1
    }
    at += 1
    blocks.append(.code(code.joined(separator: "\n")))
  }

  /// Lines up to one that is blank or begins something else.
  private mutating func paragraph() -> String {
    var text: [String] = []
    while let line = current, !line.isBlank, !Self.begins(line) || text.isEmpty {
      text.append(line.trimmed)
      at += 1
    }
    return text.joined(separator: " ")
  }

  private mutating func joined(after sign: Character) -> String {
    var text: [String] = []
    while let line = current, line.first == sign {
      text.append(line.dropFirst().trimmed)
      at += 1
    }
    return text.joined(separator: " ")
  }

  private static func begins(_ line: Substring) -> Bool {
    line.hasPrefix("#") || line.hasPrefix(">") || line.hasPrefix("|") || line.hasPrefix("```")
      || marker(of: line) != nil
  }

  private enum Marker { case bullet, step }

  /// "- " or "1. ", with how long it is.
  private static func marker(of line: Substring) -> (kind: Marker, length: Int)? {
    if line.hasPrefix("- ") { return (.bullet, 2) }
    let digits = line.prefix { $0.isASCII && $0.isNumber }.count
    guard (1...2).contains(digits), line.dropFirst(digits).hasPrefix(". ") else { return nil }
    return (.step, digits + 2)
  }

  /// Items of one kind; a line that is indented goes on with the item before it.
  private mutating func list() {
    guard let first = current.flatMap(Self.marker) else { return }
    var items: [String] = []
    while let line = current, !line.isBlank {
      if let marker = Self.marker(of: line) {
        guard marker.kind == first.kind else { break }
        items.append(line.dropFirst(marker.length).trimmed)
      } else if line.hasPrefix(" ") {
        items[items.count - 1] += " " + line.trimmed
      } else {
        break
      }
      at += 1
    }
    let read = items.map(Self.inlines)
    blocks.append(first.kind == .step ? .steps(read) : .bullets(read))
  }

  private mutating func table() {
    var rows: [[[Markdown.Inline]]] = []
    while let line = current, line.hasPrefix("|") {
      at += 1
      let cells = line.trimmed.dropFirst().dropLast().split(
        separator: "|", omittingEmptySubsequences: false)
      // The line under the head says nothing.
      if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) && rows.count == 1 { continue }
      rows.append(cells.map { Self.inlines($0.trimmed) })
    }
    guard let head = rows.first else { return }
    blocks.append(.table(head: head, rows: Array(rows.dropFirst())))
  }

  // MARK: Within a line

  private static func inlines(_ text: String) -> [Markdown.Inline] {
    var result: [Markdown.Inline] = []
    var plain = ""
    var rest = text[...]
    while let sign = rest.first {
      if let (inline, after) = special(rest, sign) {
        if !plain.isEmpty { result.append(.text(plain)) }
        plain = ""
        result.append(inline)
        rest = after
      } else {
        plain.append(sign)
        rest = rest.dropFirst()
      }
    }
    if !plain.isEmpty { result.append(.text(plain)) }
    return result
  }

  private static func special(
    _ rest: Substring, _ sign: Character
  ) -> (Markdown.Inline, Substring)? {
    switch sign {
    case "`":
      return between(rest, "`", "`").map { (.code(String($0)), $1) }
    case "*":
      return between(rest, "**", "**").map { (.strong(String($0)), $1) }
    case "[":
      guard let (text, after) = between(rest, "[", "]"),
        let (target, end) = between(after, "(", ")")
      else { return nil }
      return (.link(String(text), to: String(target)), end)
    default: return nil
    }
  }

  private static func between(
    _ text: Substring, _ open: String, _ close: String
  ) -> (Substring, Substring)? {
    guard text.hasPrefix(open) else { return nil }
    let inside = text.dropFirst(open.count)
    guard let end = inside.firstRange(of: close), end.lowerBound > inside.startIndex else {
      return nil
    }
    return (inside[..<end.lowerBound], inside[end.upperBound...])
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy { $0 == " " } }

  /// Without the spaces at its ends; those that do not break stay.
  fileprivate var trimmed: String {
    var text = self
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}

extension String {
  fileprivate var trimmed: String { self[...].trimmed }
}
