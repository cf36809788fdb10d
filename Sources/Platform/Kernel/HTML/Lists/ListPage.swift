/// A page of a list: plain strings, already formatted.
package struct ListPage: Sendable {
  package enum Cell: Sendable {
    case link(String, href: String, detail: String? = nil, isBlank: Bool = false)
    case text(String)
    /// What somebody typed, of whatever direction.
    case name(String)
    case late(String)
    /// Nothing to say.
    case none
    case tag(String, StaticString)
    /// What has no page of its own to lead to.
    case plain(String, detail: String)
    /// What can be done with this row alone.
    case buttons([Action])
  }

  package struct Row: Sendable {
    package let id: String
    /// What a reader of the screen is told the row is.
    package let label: String
    /// One for each column of the list, shown or not.
    package let cells: [Cell]
    /// What is read again by itself while this may still change: all but what the row is.
    package let isLive: Bool

    package init(id: String, label: String, cells: [Cell], isLive: Bool = false) {
      self.id = id
      self.label = label
      self.cells = cells
      self.isLive = isLive
    }
  }

  /// Something to do with the rows that are selected, or with one.
  package struct Action: Sendable {
    package let title: Text
    /// Takes a `POST` of `id` …, or of `scope=all` and `query`; of one row, of `query` alone.
    package let path: String

    package init(_ title: Text, path: String) {
      self.title = title
      self.path = path
    }
  }

  /// A link at the top of the page.
  package struct Link: Sendable {
    package let title: Text
    package let href: String
    package let icon: TrustedHTML
    package let isPrimary: Bool

    package init(_ title: Text, href: String, icon: TrustedHTML, isPrimary: Bool = false) {
      self.title = title
      self.href = href
      self.icon = icon
      self.isPrimary = isPrimary
    }
  }

  /// How many rows match, as far as it is worth counting.
  package enum Matching: Sendable, Equatable {
    case exactly(Int)
    case moreThan(Int)
    /// Counting would take as long as reading all.
    case uncounted
  }

  package var address: ListAddress
  package var rows: [Row]
  package var nextHref: String?
  /// Under the columns: the totals of the page.
  package var totals: [String: String] = [:]
  package var matching: Matching = .uncounted
  /// How many rows each tab has, by its value; none is said of those that are missing.
  package var tabCounts: [String: Matching] = [:]
  package var actions: [Action] = []
  package var links: [Link] = []
  /// Where the rows can be saved as files; `nil` where they cannot.
  package var exportPath: String?
  /// What the reader saved; `nil` where nobody can save any.
  package var views: [SavedView]?
  package var lead: String?
  /// What is wrong, above the list.
  package var notice: String?
  /// Instead of an empty list: what would make it grow.
  package var nothingTitle: Text
  package var nothingHelp: Text
  /// The whole page as long as there is nothing to list: how to begin.
  package var welcome: (@Sendable (HTML) -> Void)?

  package init(
    address: ListAddress, rows: [Row], nextHref: String? = nil, nothingTitle: Text,
    nothingHelp: Text
  ) {
    self.address = address
    self.rows = rows
    self.nextHref = nextHref
    self.nothingTitle = nothingTitle
    self.nothingHelp = nothingHelp
  }

  var list: ListDeclaration { address.list }
  var shownColumns: [(offset: Int, column: ListDeclaration.Column)] {
    list.columns.enumerated().filter { address.shows($0.element) }.map { ($0.offset, $0.element) }
  }
  var canSelect: Bool { !actions.isEmpty || exportPath != nil }
}
