extension HTML {
  /// A text of ours, below the title the page itself writes.
  ///
  /// - Parameter address: where a link leads, for links that name a file beside this one.
  package func markdown(_ text: Markdown, address: (String) -> String) {
    for block in text.blocks { write(block, address) }
  }

  private func write(_ block: Markdown.Block, _ address: (String) -> String) {
    switch block {
    case .heading(3, let text, let id): h3(.id(id), text: text)
    case .heading(_, let text, let id): h2(.id(id), text: text)
    case .paragraph(let inlines): p { write(inlines, address) }
    case .note(let inlines): div(class: "notice") { p { write(inlines, address) } }
    case .bullets(let items): ul { for item in items { li { write(item, address) } } }
    case .steps(let items): ol { for item in items { li { write(item, address) } } }
    case .code(let code): pre(.attribute("tabindex", "0"), text: code)
    case .table(let head, let rows):
      div(class: "scroll", .attribute("tabindex", "0")) { write(head, rows, address) }
    }
  }

  private func write(
    _ head: [[Markdown.Inline]], _ rows: [[[Markdown.Inline]]], _ address: (String) -> String
  ) {
    table {
      thead { tr { for cell in head { th(.scope("col")) { write(cell, address) } } } }
      tbody {
        for row in rows { tr { for cell in row { td { write(cell, address) } } } }
      }
    }
  }

  private func write(_ inlines: [Markdown.Inline], _ address: (String) -> String) {
    for inline in inlines {
      switch inline {
      case .text(let words): text(words)
      case .strong(let words): strong(words)
      case .code(let words): code(words)
      case .link(let words, let target): a(.href(address(target)), text: words)
      }
    }
  }
}
