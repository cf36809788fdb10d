import Kernel

/// One page of the help, in both languages.
package struct HelpTopic: Sendable {
  /// Of its address, `/help/<id>`, and of its files, `docs/help/<language>/<id>.md`.
  package let id: String
  let group: HelpGroup
  private let fr: Markdown
  private let en: Markdown
  /// What a search compares, by language.
  private let words: [Language: HelpWords]

  init(id: String, group: HelpGroup, text: Text) {
    self.id = id
    self.group = group
    fr = Markdown(text.fr)
    en = Markdown(text.en)
    words = [.fr: HelpWords(fr), .en: HelpWords(en)]
  }

  package func text(_ language: Language) -> Markdown { language == .fr ? fr : en }

  package var title: Text { Text(fr: fr.title, en: en.title) }

  package var href: String { "\(HelpPages.path)/\(id)" }

  func words(_ language: Language) -> HelpWords { words[language]! }
}

/// What the index is ordered by: what people come to do.
enum HelpGroup: String, CaseIterable, Sendable {
  case start, sell, money, law, books, people

  var title: Text {
    switch self {
    case .start: HelpStrings.table.start
    case .sell: HelpStrings.table.sell
    case .money: HelpStrings.table.money
    case .law: HelpStrings.table.law
    case .books: HelpStrings.table.books
    case .people: HelpStrings.table.people
    }
  }

  var icon: TrustedHTML {
    switch self {
    case .start: Icon.home
    case .sell: Icon.document
    case .money: Icon.bank
    case .law: Icon.shield
    case .books: Icon.book
    case .people: Icon.people
    }
  }
}
