/// A text of ours in Markdown, taken apart: the few signs our own pages use, and no HTML. What is not understood stays as it was
/// written, so that a slip is seen and never lost.
package struct Markdown: Sendable {
  package enum Inline: Hashable, Sendable {
    case text(String)
    case strong(String)
    case code(String)
    case link(String, to: String)
  }

  package enum Block: Hashable, Sendable {
    /// `##` and `###`; a `#` is the title. `id` is what a link after "#" names.
    case heading(level: Int, text: String, id: String)
    case paragraph([Inline])
    case bullets([[Inline]])
    case steps([[Inline]])
    /// What stands out: lines after ">".
    case note([Inline])
    case code(String)
    case table(head: [[Inline]], rows: [[[Inline]]])
  }

  /// Of the first `#`.
  package let title: String
  package let blocks: [Block]

  package init(_ source: String) {
    var reader = MarkdownReader(source)
    reader.read()
    title = reader.title
    blocks = reader.blocks
  }

  /// Headings of the second level: what a table of contents lists.
  package var sections: [(text: String, id: String)] {
    blocks.compactMap { if case .heading(2, let text, let id) = $0 { (text, id) } else { nil } }
  }

  /// Where its links lead, in their order.
  package var links: [String] {
    blocks.flatMap(\.inlines).compactMap { if case .link(_, let to) = $0 { to } else { nil } }
  }

  /// Every word that is shown, headings and title too.
  package var plainText: String { ([title] + blocks.map(\.plainText)).joined(separator: "\n") }

  /// Of a heading: lower case, without accents, words joined by hyphens.
  package static func id(of heading: String) -> String {
    SearchText.normalised(heading).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

extension Markdown.Inline {
  package var plainText: String {
    switch self {
    case .text(let text), .strong(let text), .code(let text), .link(let text, _): text
    }
  }
}

extension Markdown.Block {
  var inlines: [Markdown.Inline] {
    switch self {
    case .heading, .code: []
    case .paragraph(let inlines), .note(let inlines): inlines
    case .bullets(let items), .steps(let items): items.flatMap { $0 }
    case .table(let head, let rows): head.flatMap { $0 } + rows.flatMap { $0.flatMap { $0 } }
    }
  }

  package var plainText: String {
    func text(_ inlines: [Markdown.Inline]) -> String { inlines.map(\.plainText).joined() }
    return switch self {
    case .heading(_, let words, _): words
    case .code(let words): words
    case .paragraph(let inlines), .note(let inlines): text(inlines)
    case .bullets(let items), .steps(let items): items.map(text).joined(separator: "\n")
    case .table(let head, let rows):
      ([head] + rows).flatMap { $0.map(text) }.joined(separator: "\n")
    }
  }
}
