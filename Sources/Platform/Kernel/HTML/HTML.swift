/// Writes one page or part of a page as UTF-8 bytes.
///
/// Text and attribute values are always escaped; names come from the source code (`StaticString`); markup
/// enters only as `TrustedHTML`, which only a literal can make. A view is a function that writes:
///
///     page.section(class: "card", .id("totals")) {
///       page.h2(model.title)
///       page.p("\(model.customer) <b>")          // shown as typed
///     }
package final class HTML {
  private let output: OutputBytes

  package init(capacity: Int = 16 << 10) { output = OutputBytes(capacity: capacity) }

  /// What was written so far.
  package var bytes: [UInt8] { output.array }

  /// A complete document, from its doctype.
  package static func document(
    language: Language, head: (HTML) -> Void, body: (HTML) -> Void
  ) -> [UInt8] {
    let page = HTML()
    page.raw("<!DOCTYPE html>\n")
    page.html(.lang(language.rawValue)) {
      page.head { head(page) }
      page.body { body(page) }
    }
    return page.bytes
  }

  /// Text, escaped.
  package func text(_ text: String) { HTMLEscape.append(text, to: output) }

  /// A number as it is; for people, write `Language.number`.
  package func text(_ number: Int) { text(String(number)) }

  /// Markup written in the source code.
  package func raw(_ markup: TrustedHTML) { output.append(markup.literal) }

  func open(_ name: StaticString, _ cssClass: StaticString?, _ attributes: [Attribute]) {
    output.append(UInt8(ascii: "<"))
    output.append(name)
    if let cssClass {
      output.append(" class=\"")
      output.append(cssClass)
      output.append(UInt8(ascii: "\""))
    }
    for attribute in attributes { attribute.write(to: output) }
    output.append(UInt8(ascii: ">"))
    if attributes.contains(where: \.isPost) { writeFormToken() }
  }

  /// What shows that the form came from a page of this session; first in it, where it is looked for.
  private func writeFormToken() {
    guard let token = Caller.current.formToken else { return }
    input(.type("hidden"), .name(FormToken.field), .value(token))
  }

  func close(_ name: StaticString) {
    output.append("</")
    output.append(name)
    output.append(UInt8(ascii: ">"))
  }
}

/// Markup that came from the source code, and can come from nowhere else.
package struct TrustedHTML: Sendable, ExpressibleByStringLiteral {
  let literal: StaticString
  package init(stringLiteral literal: StaticString) { self.literal = literal }
}

/// An element about to be written; `page.div` makes one and calling it writes it.
package struct Tag {
  let page: HTML
  let name: StaticString

  /// The element around what `content` writes.
  package func callAsFunction(
    class cssClass: StaticString? = nil, _ attributes: Attribute..., content: () -> Void
  ) {
    page.open(name, cssClass, attributes)
    content()
    page.close(name)
  }

  /// The same with attributes that were put together before.
  package func callAsFunction(
    class cssClass: StaticString? = nil, all attributes: [Attribute], content: () -> Void
  ) {
    page.open(name, cssClass, attributes)
    content()
    page.close(name)
  }

  /// The element around escaped text.
  package func callAsFunction(
    class cssClass: StaticString? = nil, _ attributes: Attribute..., text: String
  ) {
    page.open(name, cssClass, attributes)
    page.text(text)
    page.close(name)
  }

  /// The element around escaped text: `page.p("Bonjour")`.
  package func callAsFunction(_ text: String, class cssClass: StaticString? = nil) {
    page.open(name, cssClass, [])
    page.text(text)
    page.close(name)
  }
}

/// An element without content, such as `input`.
package struct VoidTag {
  let page: HTML
  let name: StaticString

  package func callAsFunction(class cssClass: StaticString? = nil, _ attributes: Attribute...) {
    page.open(name, cssClass, attributes)
  }

  /// The same with attributes that were put together before.
  package func callAsFunction(class cssClass: StaticString? = nil, all attributes: [Attribute]) {
    page.open(name, cssClass, attributes)
  }
}
