/// A page for people without an account: nothing of the merchant's pages around it, narrow, read on a telephone first.
extension PageShell {
  /// - Parameter heading: who speaks: the name of the seller.
  package func publicPage(
    title: String, heading: String, scripts: [Asset] = [], content: (HTML) -> Void
  ) -> [UInt8] {
    HTML.document(language: language) { page in
      head(page, title: title, refreshSeconds: nil, scripts: scripts)
      page.meta(.name("robots"), .content("noindex"))
    } body: { page in
      let words = Words(ShellStrings.table, language)
      page.a(class: "skip", .href("#main"), text: words.skip)
      page.div(class: "public") {
        page.header(class: "public-head") {
          page.span(class: "company") { page.bdi(heading) }
          languageSwitch(page, words)
        }
        offlineNotice(page, words, isLive: false)
        toasts(page)
        page.main(.id("main"), .attribute("tabindex", "-1")) { content(page) }
        page.footer(class: "foot") { page.span("Facturier \(version)") }
      }
    }
  }

  /// What a frame of another page shows: that page has the menu, the languages and the foot.
  package func framedPage(title: String, content: (HTML) -> Void) -> [UInt8] {
    HTML.document(language: language) { page in
      head(page, title: title, refreshSeconds: nil, scripts: [])
    } body: { page in
      page.div(class: "public") {
        page.main(.id("main"), .attribute("tabindex", "-1")) { content(page) }
      }
    }
  }
}
