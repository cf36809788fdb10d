import EN16931
import Kernel

/// Any invoice as plain text: every term by its name, groups indented, in document order.
package struct ReadableText {
  let invoice: SemanticInvoice
  let language: Language

  package init(_ invoice: SemanticInvoice, language: Language) {
    self.invoice = invoice
    self.language = language
  }

  package var text: String {
    var lines: [String] = []
    write(invoice.root, depth: 0, to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private func write(_ group: GroupView, depth: Int, to lines: inout [String]) {
    let indent = String(repeating: "  ", count: depth)
    for value in group.values {
      let info = value.term.info
      let name = language == .fr ? info.french : info.english
      let scheme = value.scheme.map { " [\($0)]" } ?? ""
      lines.append("\(indent)\(info.id) \(name): \(shown(value))\(scheme)")
    }
    for child in group.children {
      let info = child.kind.info
      lines.append("\(indent)\(info.id) \(language == .fr ? info.french : info.english)")
      write(child, depth: depth + 1, to: &lines)
    }
  }

  /// Attachments by their size.
  private func shown(_ value: TermValue) -> String {
    if case .binaryObject = value.term.info.type {
      return language == .fr
        ? "(\(value.text.utf8.count) caractères en base 64)"
        : "(\(value.text.utf8.count) characters of base 64)"
    }
    return value.trimmed
  }
}
