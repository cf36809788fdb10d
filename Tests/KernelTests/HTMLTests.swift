import Testing

@testable import Kernel

@Suite struct `HTML writer` {
  private func text(_ write: (HTML) -> Void) -> String {
    let page = HTML()
    write(page)
    return String(decoding: page.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("a & b &amp; c", "a &amp; b &amp;amp; c"),
    ("\" onmouseover=\"alert(1)", "&quot; onmouseover=&quot;alert(1)"),
    ("' onfocus='x", "&#39; onfocus=&#39;x"),
    ("]]><!-- -->", "]]&gt;&lt;!-- --&gt;"),
    ("nul \u{0} bell \u{7} del \u{7F}", "nul \u{FFFD} bell \u{FFFD} del \u{FFFD}"),
    ("line\r\nnext\ttab", "line&#13;\nnext\ttab"),
    ("Ζωή محمد 王 🧾 é", "Ζωή محمد 王 🧾 é"),
    ("", ""),
  ])
  func `text and attributes are escaped the same way`(hostile: String, safe: String) {
    #expect(text { $0.p(hostile) } == "<p>\(safe)</p>")
    #expect(text { $0.input(.value(hostile)) } == "<input value=\"\(safe)\">")
  }

  @Test func `text that is not stored as UTF-8 contiguously is escaped too`() {
    let characters: [Character] = ["<", "é", ">"]
    #expect(text { $0.text(String(characters.lazy.reversed())) } == "&gt;é&lt;")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)",
    "data:text/html,x", "vbscript:x", "//evil.example", "/\\evil.example", "", "evil.example",
  ])
  func `an address that could run code or leave the site becomes #`(url: String) {
    #expect(text { $0.a(.href(url), text: "x") } == "<a href=\"#\">x</a>")
  }

  @Test(arguments: [
    "/invoices", "/", "?page=2", "#top", "https://a.example/?b=c", "mailto:anne@example.fr",
  ])
  func `an ordinary address stays`(url: String) {
    #expect(text { $0.a(.href(url), text: "x") } == "<a href=\"\(url)\">x</a>")
  }

  @Test func `elements nest, and absent attributes leave nothing`() {
    let markup = text { page in
      page.div(class: "card", .id("a"), .current(nil), .checked(false), .required) {
        page.raw("<br>")
        page.span("b")
      }
    }
    #expect(markup == "<div class=\"card\" id=\"a\" required><br><span>b</span></div>")
  }

  @Test func `a page declares its language and runs nothing inline`() {
    let shell = PageShell(
      language: .en, companyName: "<b>Evil & Co</b>", navigation: [], path: "/x",
      version: "1")
    let page = String(
      decoding: shell.page(title: "</title><script>") { $0.h1("Hello") }, as: UTF8.self)
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.contains("<title>&lt;/title&gt;&lt;script&gt; · Facturier</title>"))
    #expect(page.contains("<bdi>&lt;b&gt;Evil &amp; Co&lt;/b&gt;</bdi>"))
    #expect(!page.contains("style="))
    #expect(page.contains("<script src=\"/assets/"))
    #expect(page.matches(of: /<script/).count == page.matches(of: /<script src="\/assets\//).count)
  }
}
