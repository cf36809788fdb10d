/// What surrounds every page: the header with its navigation, the language switch, the footer. It works
/// without script.
package struct PageShell: Sendable {
  /// Where somebody goes from one company to another.
  package static let companies = "/companies"
  /// What waits for whoever reads.
  package static let attention = "/attention"
  /// The documentation for whoever uses the application.
  static let help = "/help"

  package let language: Language
  let companyName: String
  let navigation: [NavigationItem]
  let path: String
  let query: FormFields
  let version: String
  let banner: Text?
  /// Where the page is explained.
  let help: String?

  /// - Parameters:
  ///   - companyName: whose documents are shown.
  ///   - banner: what the reader must not forget, above every page: that this is a sandbox.
  ///   - path: of the page; with `query`, where the language switch comes back to.
  ///   - help: where the page is explained; `nil` shows no way there.
  package init(
    language: Language, companyName: String, navigation: [NavigationItem], path: String = "/",
    query: FormFields = FormFields(), version: String, banner: Text? = nil,
    help: String? = nil
  ) {
    self.language = language
    self.companyName = companyName
    self.navigation = navigation
    self.path = path
    self.query = query
    self.version = version
    self.banner = banner
    self.help = help
  }

  /// A whole document.
  ///
  /// - Parameters:
  ///   - title: of the browser's tab.
  ///   - section: the `href` of the navigation item the page belongs to.
  ///   - refreshSeconds: reloads the page where scripts are off.
  ///   - scripts: served by this site, run after the page is read.
  ///   - content: what stands in `<main>`, beginning with its `h1`.
  package func page(
    title: String, section: String? = nil, refreshSeconds: Int? = nil, scripts: [Asset] = [],
    content: (HTML) -> Void
  ) -> [UInt8] {
    HTML.document(language: language) { page in
      head(page, title: title, refreshSeconds: refreshSeconds, scripts: scripts)
    } body: { page in
      let words = Words(ShellStrings.table, language)
      page.a(class: "skip", .href("#main"), text: words.skip)
      page.div(class: "frame") {
        page.header(class: "side") { side(page, section, words) }
        page.div(class: "body") {
          if let banner {
            page.p(class: "banner", .role("status"), text: banner(language))
          }
          offlineNotice(page, words, isLive: !navigation.isEmpty)
          page.p(class: "banner offline", .id("signed-out"), .role("status"), .hidden) {
            page.text(words.signedOut)
            page.text(" ")
            page.a(.href("/sign-in"), text: words.signInAgain)
          }
          page.p(
            class: "banner", .id("typed-again"), .role("status"), .hidden, text: words.typedAgain)
          if isInside { work(page, words) }
          if let help {
            page.div(class: "help-corner") {
              page.a(.href(help), .label(words.helpOnPage), .title(words.helpOnPage), text: "?")
            }
          }
          toasts(page)
          page.main(.id("main"), .attribute("tabindex", "-1")) { content(page) }
          page.footer(class: "foot") { page.span("Facturier \(version)") }
        }
      }
    }
  }

  func head(_ page: HTML, title: String, refreshSeconds: Int?, scripts: [Asset]) {
    page.meta(.attribute("charset", "utf-8"))
    page.title("\(title) · Facturier")
    page.meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
    page.meta(.name("color-scheme"), .content("light dark"))
    page.link(.rel("icon"), .type("image/svg+xml"), .href(Asset.icon.path))
    page.link(.rel("stylesheet"), .href(Asset.styleSheet.path))
    if let refreshSeconds {
      page.noscript {
        page.meta(.attribute("http-equiv", "refresh"), .content(String(refreshSeconds)))
      }
    }
    let own = isInside ? [Asset.shellScript, .statusScript] : [.shellScript]
    for script in own + scripts { page.script(.src(script.path), .defer) {} }
  }

  /// Whoever is in the company has a menu and a search; on a narrow screen the menu is opened by its button.
  private func side(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    page.div(class: "brand") {
      page.a(class: "product", .href("/"), .label("Facturier")) {
        page.raw(Brand.mark)
        page.span("Facturier")
      }
      if isInside { bell(page, section, words) }
      if !navigation.isEmpty {
        page.button(
          class: "menu-button", .type("button"), .popoverTarget(Self.menuID), .label(words.menu)
        ) { page.raw(Icon.menu) }
      }
    }
    switcher(page, section, words)
    if navigation.isEmpty {
      page.div(class: "side-foot") { foot(page, section, words) }
    } else {
      searchForm(page, words)
      page.div(class: "menu", .id(Self.menuID), .popover) {
        menu(page, section, words)
        page.div(class: "side-foot") { foot(page, section, words) }
      }
    }
  }

  private static let menuID = "menu"

  /// A person who is in the company; programs have pages too, and nothing waits for them.
  private var isInside: Bool {
    !navigation.isEmpty && Caller.current.isPerson && Caller.current.role != nil
  }

  private func bell(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    page.a(
      class: "bell", .id("bell"), .href(Self.attention), .label(words.attention),
      .title(words.attention), .dataURL("\(Self.attention).json"),
      .attribute("data-all", words.wholePage),
      .current(section == Self.attention ? "page" : nil)
    ) {
      page.raw(Icon.bell)
      page.span(class: "bell-count", .hidden) {}
    }
  }

  /// What goes on for whoever reads; a script fills it.
  private func work(_ page: HTML, _ words: Words<ShellStrings>) {
    page.section(
      class: "work", .id("work"), .hidden, .label(words.work),
      .attribute("data-close", words.putAway)
    ) {}
    page.p(class: "hidden", .id("work-said"), .role("status")) {}
  }

  private func switcher(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    if Caller.current.isPerson, !companyName.isEmpty {
      let kept = FormFields().with("section", section)
      page.a(
        class: "switcher", .href(Self.companies), .title(words.companies),
        .dataURL(kept.path("\(Self.companies).json"))
      ) {
        page.bdi(companyName)
        page.raw(Icon.updown)
      }
    } else if !companyName.isEmpty {
      page.span(class: "company") { page.bdi(companyName) }
    }
  }

  private func searchForm(_ page: HTML, _ words: Words<ShellStrings>) {
    let search = Words(SearchStrings.table, language)
    page.form(
      class: "quick", .role("search"), .action(SearchPages.path),
      .attribute("data-hint", search.hint),
      .attribute("data-nothing", search.nothing), .dataLive(LiveFeed.path)
    ) {
      page.raw(Icon.search)
      page.input(
        .id("quick-search"), .type("search"), .name("q"), .label(words.search),
        .placeholder(words.search), .dataURL(SearchPages.jsonPath))
      page.kbd(words.searchKey)
    }
  }

  private func menu(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    let current = navigation.first { $0.href == section }?.section
    page.nav(.label(words.navigation)) {
      page.a(class: "home", .href("/"), .current(section == "/" ? "page" : nil)) {
        page.raw(Icon.home)
        page.span(words.dashboard)
      }
      for group in NavigationSection.allCases {
        let items = navigation.filter { $0.section == group }
        if items.isEmpty { continue }
        page.details(class: "group", .open(group == .sales || group == current)) {
          page.summary {
            page.raw(group.icon)
            page.span(group.title(language))
          }
          page.ul { for item in items { entry(page, item, section) } }
        }
      }
    }
  }

  private func entry(_ page: HTML, _ item: NavigationItem, _ section: String?) {
    page.li {
      page.a(
        .href(item.href), .current(item.href == section ? "page" : nil), text: item.title(language))
    }
  }

  private func foot(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    page.a(class: "me", .href(Self.help), .current(section == Self.help ? "page" : nil)) {
      page.raw(Icon.help)
      page.span(words.help)
    }
    if let person = Caller.current.author, person.kind == .person {
      page.a(class: "me", .href("/account"), .current(section == "/account" ? "page" : nil)) {
        page.raw(Icon.person)
        page.bdi(person.name)
      }
    }
    languageSwitch(page, words)
  }

  /// Says that the server does not answer, as long as it is so: a script asks it for what changes nothing.
  ///
  /// - Parameter isLive: whether what the page shows is kept up to date; the feed that does it knows who is signed in, too.
  func offlineNotice(_ page: HTML, _ words: Words<ShellStrings>, isLive: Bool) {
    page.p(
      class: "banner offline", .id("offline"), .role("status"), .hidden,
      .dataURL(isLive ? "\(LiveFeed.path)?seconds=0" : Asset.icon.path),
      text: isLive ? words.offline : words.offlineOutside)
  }

  func languageSwitch(_ page: HTML, _ words: Words<ShellStrings>) {
    page.nav(class: "languages", .label(words.languages)) {
      for other in Language.allCases {
        // What was done is said once.
        let href = query.with(Toast.field, nil).with(LanguageCookie.name, other.rawValue).path(path)
        page.a(
          .href(href), .lang(other.rawValue), .current(other == language ? "true" : nil),
          text: ShellStrings.ownName(of: other))
      }
    }
  }
}
