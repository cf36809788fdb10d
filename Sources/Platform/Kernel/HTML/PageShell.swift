/// What surrounds every page: the header with its navigation, the language switch, the footer. It works
/// without script.
package struct PageShell: Sendable {
  package struct NavigationItem: Sendable {
    package let href: String
    let title: Text
    let icon: TrustedHTML

    package init(href: String, title: Text, icon: TrustedHTML) {
      self.href = href
      self.title = title
      self.icon = icon
    }
  }

  /// Where somebody goes from one company to another.
  package static let companies = "/companies"

  package let language: Language
  let companyName: String
  let navigation: [NavigationItem]
  let path: String
  let query: FormFields
  let version: String
  let banner: Text?

  /// - Parameters:
  ///   - companyName: whose documents are shown.
  ///   - banner: what the reader must not forget, above every page: that this is a sandbox.
  ///   - path: of the page; with `query`, where the language switch comes back to.
  package init(
    language: Language, companyName: String, navigation: [NavigationItem], path: String = "/",
    query: FormFields = FormFields(), version: String, banner: Text? = nil
  ) {
    self.language = language
    self.companyName = companyName
    self.navigation = navigation
    self.path = path
    self.query = query
    self.version = version
    self.banner = banner
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
    for script in scripts { page.script(.src(script.path), .defer) {} }
  }

  private func side(_ page: HTML, _ section: String?, _ words: Words<ShellStrings>) {
    page.div(class: "brand") {
      page.a(class: "product", .href("/")) {
        page.raw(Brand.mark)
        page.span("Facturier")
      }
      if Caller.current.isPerson, !companyName.isEmpty {
        page.a(class: "company", .href(Self.companies), .title(words.companies)) {
          page.bdi(companyName)
        }
      } else {
        page.span(class: "company") { page.bdi(companyName) }
      }
    }
    page.nav(class: "menu", .label(words.navigation)) {
      page.ul {
        for item in navigation {
          page.li {
            page.a(.href(item.href), .current(item.href == section ? "page" : nil)) {
              page.raw(item.icon)
              page.span(item.title(language))
            }
          }
        }
      }
    }
    page.div(class: "side-foot") {
      if let person = Caller.current.author, person.kind == .person {
        page.a(
          class: "me", .href("/account"), .current(section == "/account" ? "page" : nil)
        ) {
          page.raw(Icon.person)
          page.bdi(person.name)
        }
      }
      languageSwitch(page, words)
    }
  }

  func languageSwitch(_ page: HTML, _ words: Words<ShellStrings>) {
    page.nav(class: "languages", .label(words.languages)) {
      for other in Language.allCases {
        let href = query.with(LanguageCookie.name, other.rawValue).path(path)
        page.a(
          .href(href), .lang(other.rawValue), .current(other == language ? "true" : nil),
          text: ShellStrings.ownName(of: other))
      }
    }
  }
}

/// The words around every page.
final class ShellStrings: Sendable {
  static let table = ShellStrings()

  let skip = Text(fr: "Aller au contenu", en: "Skip to content")
  let navigation = Text(fr: "Rubriques", en: "Sections")
  let languages = Text(fr: "Langue", en: "Language")
  let companies = Text(fr: "Changer d’entreprise", en: "Change company")
  let problems = Text(fr: "Ce qui ne va pas", en: "What is wrong")
  let home = Text(fr: "Revenir à l’accueil", en: "Back to the home page")
  let reference = Text(fr: "Référence", en: "Reference")
  let code = Text(fr: "Code", en: "Code")

  static func ownName(of language: Language) -> String {
    language == .fr ? "Français" : "English"
  }
}
