import Storage

/// Something that waits for a person, as the dashboard tells it.
package struct AttentionItem: Sendable {
  package enum Urgency: Int, Comparable, Sendable {
    /// Money, the law or a customer waits.
    case now
    /// It should be looked at.
    case soon
    /// It can wait.
    case later

    package static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
  }

  package let urgency: Urgency
  package let title: String
  package let detail: String
  package let href: String

  package init(_ urgency: Urgency, title: String, detail: String, href: String) {
    self.urgency = urgency
    self.title = title
    self.detail = detail
    self.href = href
  }
}

/// What of a feature may wait for a person. Each gives its own; the dashboard asks those whose pages the reader may open.
package struct AttentionSource: Sendable {
  package typealias Load =
    @Sendable (_ language: Language, _ tx: borrowing Transaction) throws -> [AttentionItem]

  package let permission: Permission
  package let load: Load

  package init(_ permission: Permission, load: @escaping Load) {
    self.permission = permission
    self.load = load
  }
}
