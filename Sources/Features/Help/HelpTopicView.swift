import Kernel

/// One topic: its text, what is on the page, and the topics beside it.
struct HelpTopicView: Sendable {
  let topic: HelpTopic

  func render(in shell: PageShell) -> [UInt8] {
    let language = shell.language
    let strings = Words(HelpStrings.table, language)
    let text = topic.text(language)
    return shell.page(title: text.title, section: HelpPages.path) { page in
      page.a(class: "crumb", .href(HelpPages.path)) {
        page.raw(Icon.back)
        page.text(strings.title)
      }
      page.div(class: "help-title") {
        page.p(topic.group.title(language), class: "quiet")
        page.h1(text.title)
      }
      page.div(class: "help") {
        page.div(class: "help-text") {
          page.markdown(text, address: Self.address)
        }
        contents(page, text, strings)
      }
      neighbours(page, strings)
    }
  }

  /// A topic is linked by its file, so that the texts are read in the repository as well.
  static func address(_ target: String) -> String {
    let parts = target.split(separator: "#", maxSplits: 1)
    guard let file = parts.first, file.hasSuffix(".md") else { return target }
    let place = parts.count > 1 ? "#\(parts[1])" : ""
    return "\(HelpPages.path)/\(file.dropLast(3))\(place)"
  }

  private func contents(_ page: HTML, _ text: Markdown, _ strings: Words<HelpStrings>) {
    page.nav(class: "help-contents", .labelledBy("contents")) {
      page.p(class: "quiet", .id("contents"), text: strings.contents)
      page.ul {
        for section in text.sections {
          page.li { page.a(.href("#\(section.id)"), text: section.text) }
        }
      }
    }
  }

  private func neighbours(_ page: HTML, _ strings: Words<HelpStrings>) {
    let (before, after) = HelpLibrary.neighbours(of: topic)
    page.nav(class: "help-neighbours", .label(strings.neighbours)) {
      if let before {
        page.a(class: "before", .rel("prev"), .href(before.href)) {
          page.span(strings.previous, class: "quiet")
          page.span(before.title(strings.language))
        }
      }
      if let after {
        page.a(class: "after", .rel("next"), .href(after.href)) {
          page.span(strings.next, class: "quiet")
          page.span(after.title(strings.language))
        }
      }
    }
  }
}
