import Kernel

extension InvoicePage {
  /// The mentions of a document, already in words.
  package struct Mentions: Sendable {
    package var printed: [MentionRow]
    package var leftOut: [MentionRow]
  }

  package struct MentionRow: Sendable {
    package var words: String
    package var why: String
    package var law: String
    package var validity: String
  }

  /// Closed at first: most readers look for the figures.
  func mentionsCard(_ page: HTML, _ language: Language) {
    guard let mentions else { return }
    let words = Words(MentionStrings.table, language)
    page.section(class: "card stack") {
      page.h2(words.title)
      list(page, words.printed(mentions.printed.count), mentions.printed)
      list(page, words.leftOut(mentions.leftOut.count), mentions.leftOut)
      page.p { page.a(.href(MentionPages.path), text: words.allMentions) }
    }
  }

  private func list(_ page: HTML, _ title: String, _ rows: [MentionRow]) {
    if rows.isEmpty { return }
    page.details {
      page.summary(title)
      page.ul(class: "findings") {
        for row in rows {
          page.li {
            page.p { page.bdi(row.words) }
            page.p(class: "quiet") {
              page.text("\(row.why) \(row.law) · \(row.validity)")
            }
          }
        }
      }
    }
  }
}
