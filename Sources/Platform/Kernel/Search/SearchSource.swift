import Money
import Storage

/// Something a search found.
package struct SearchHit: Sendable {
  package let title: String
  /// What tells it from others of that title: who, when, how much.
  package let detail: String
  package let href: String

  package init(title: String, detail: String, href: String) {
    self.title = title
    self.detail = detail
    self.href = href
  }
}

/// One kind of things that can be searched for, and how. Features give theirs; a search asks all that the reader may read.
package struct SearchSource: Sendable {
  package typealias Find =
    @Sendable (_ words: String, _ language: Language, _ tx: borrowing Transaction) throws ->
    [SearchHit]

  package static let limit = 6

  let permission: Permission?
  let title: Text
  let find: Find

  /// - Parameters:
  ///   - permission: without it nothing of this is found; `nil` where everybody may read it.
  ///   - find: at most `limit`, the best first.
  package init(_ permission: Permission? = nil, title: Text, find: @escaping Find) {
    self.permission = permission
    self.title = title
    self.find = find
  }
}

/// A page somebody may want to go to by its name, or a thing to do.
package struct SearchAction: Sendable {
  let title: Text
  /// Further words it is found by, in both languages.
  let words: String
  package let href: String

  package init(title: Text, words: String = "", href: String) {
    self.title = title
    self.words = words
    self.href = href
  }

  package init(_ item: NavigationItem) {
    self.init(title: item.title, href: item.href)
  }

  /// Whether each of `words`, which are normalised, begins a word of it.
  func matches(_ words: [String]) -> Bool {
    let own = SearchText.normalised("\(title.fr) \(title.en) \(self.words)")
      .split { !$0.isLetter && !$0.isNumber }
    return words.allSatisfy { word in own.contains { $0.hasPrefix(word) } }
  }
}
