import Storage

/// Something a new company sets up once, as the first page tells it. Whether it is done is seen from what is there.
package struct SetupStep: Sendable {
  package let title: String
  package let detail: String
  package let href: String
  package let isDone: Bool

  package init(title: String, detail: String, href: String, isDone: Bool) {
    self.title = title
    self.detail = detail
    self.href = href
    self.isDone = isDone
  }
}

/// What of a feature is set up once. Each gives its own, for those whose pages the reader may open.
package struct SetupSource: Sendable {
  package typealias Load =
    @Sendable (_ reader: Caller, _ language: Language, _ tx: borrowing Transaction) throws ->
    SetupStep

  package let permission: Permission
  package let load: Load

  package init(_ permission: Permission, load: @escaping Load) {
    self.permission = permission
    self.load = load
  }
}

/// What stands on the first page above what waits, given by a feature; `nil` where it has nothing to say to the reader.
package struct FirstPageCard: Sendable {
  package typealias Load =
    @Sendable (_ reader: Caller, _ language: Language, _ tx: borrowing Transaction) throws -> (
      @Sendable (HTML) -> Void
    )?

  package let load: Load

  package init(load: @escaping Load) { self.load = load }
}
