import Testing

@testable import Kernel

/// Our own texts, read and written as HTML.
@Suite struct MarkdownTests {
  private func html(_ source: String) -> String {
    let page = HTML()
    page.markdown(Markdown(source)) { $0.hasSuffix(".md") ? "/help/\($0.dropLast(3))" : $0 }
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test func `the title stands apart, headings have addresses without accents`() {
    let text = Markdown("# L’aide\n\n## Être payé : à l’échéance\n\n### Plus bas\n")
    #expect(text.title == "L’aide")
    #expect(text.sections.map(\.id) == ["etre-paye-a-l-echeance"])
    #expect(
      html("# T\n## Être payé\n### Plus bas")
        == #"<h2 id="etre-paye">Être payé</h2><h3 id="plus-bas">Plus bas</h3>"#)
  }

  @Test(arguments: [
    (
      "a **b** `c` [d](e.md)",
      #"<p>a <strong>b</strong> <code>c</code> <a href="/help/e">d</a></p>"#
    ),
    ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"),
    ("- a\n- b\n  goes on\n\nc", "<ul><li>a</li><li>b goes on</li></ul><p>c</p>"),
    ("1. a\n2. b", "<ol><li>a</li><li>b</li></ol>"),
    ("> a\n> b", #"<div class="notice"><p>a b</p></div>"#),
    ("```\na < b\n\n- c\n```", "<pre tabindex=\"0\">a &lt; b\n\n- c</pre>"),
    (
      "| a | b |\n|---|---|\n| `c` | d |",
      #"<div class="scroll" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>"#
        + "<tbody><tr><td><code>c</code></td><td>d</td></tr></tbody></table></div>"
    ),
  ])
  func `each sign is written as what it means`(source: String, expected: String) {
    #expect(html(source) == expected)
  }

  @Test(arguments: [
    ("a ** b", "<p>a ** b</p>"), ("a `b", "<p>a `b</p>"), ("[a] (b)", "<p>[a] (b)</p>"),
    ("2026. Une année", "<p>2026. Une année</p>"), ("<b>", "<p>&lt;b&gt;</p>"),
    ("[a](javascript:alert)", ##"<p><a href="#">a</a></p>"##), ("", ""), ("#", ""),
  ])
  func `what is no sign stays as it was written, and no markup enters`(
    source: String, expected: String
  ) {
    #expect(html(source) == expected)
  }

  @Test func `links and words are found wherever they stand`() {
    let text = Markdown("# T\n\n[a](1)\n\n- [b](2)\n\n| x |\n|---|\n| [c](3) |\n\n> [d](4)")
    #expect(text.links == ["1", "2", "3", "4"])
    #expect(text.plainText.split(separator: "\n") == ["T", "a", "b", "x", "c", "d"])
  }
}
