import Storage

/// Something a person asked for that goes on by itself: a bulk, an import, an export. The shell shows it on every page until it
/// has come to its end.
package struct WorkItem: Sendable {
  /// Of the thing itself, by which a page that saw it run asks what became of it.
  package let id: String
  package let title: String
  /// "1 200 of 18 532", or what it came to.
  package let detail: String
  package let href: String
  package let done: Int
  /// 0 where nobody knows how much there is.
  package let total: Int
  package let isFinished: Bool

  package init(
    id: String, title: String, detail: String, href: String, done: Int, total: Int,
    isFinished: Bool
  ) {
    self.id = id
    self.title = title
    self.detail = detail
    self.href = href
    self.done = done
    self.total = total
    self.isFinished = isFinished
  }
}

/// What of a feature goes on for somebody.
package struct WorkSource: Sendable {
  /// Whose it is, and which things they saw running before.
  package struct Question: Sendable {
    package let author: Author
    package let seen: Set<String>
    package let language: Language

    package init(author: Author, seen: Set<String>, language: Language) {
      self.author = author
      self.seen = seen
      self.language = language
    }
  }

  package typealias Load =
    @Sendable (_ question: Question, _ tx: borrowing Transaction) throws -> [WorkItem]

  package let permission: Permission
  package let load: Load

  package init(_ permission: Permission, load: @escaping Load) {
    self.permission = permission
    self.load = load
  }
}
