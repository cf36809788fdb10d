/// What a list of the pages can show and be asked for, said once by its feature. The address is read by `ListAddress`, the
/// page is written by `ListPage`.
package struct ListDeclaration: Sendable {
  package struct Column: Sendable {
    /// Where a cell stands: in a table, and on the card that a row becomes on a telephone.
    package enum Place: Sendable {
      /// What the row is: it leads to its page. Always shown.
      case what
      /// The same, of what is known by a name: it may take several lines.
      case name
      case state
      case who
      case day
      /// A day that a telephone shows too.
      case until
      /// The figure a telephone shows too.
      case amount
      case figure
      case due
      case text
      /// A sentence, which may take several lines.
      case note
      /// Buttons.
      case acts

      var cssClass: StaticString {
        switch self {
        case .what: "what"
        case .name: "what name"
        case .state: "state"
        case .who: "who"
        case .day: "number aside"
        case .until: "number until"
        case .amount: "number right gross"
        case .figure: "number right aside"
        case .due: "number right due"
        case .text: "aside"
        case .note: "note"
        case .acts: "acts"
        }
      }

      var isFigure: Bool { self == .amount || self == .figure || self == .due }
    }

    /// In addresses.
    package let key: String
    package let title: Text
    package let place: Place
    /// Without being asked for.
    package let isUsual: Bool

    /// Whether it says what the row is.
    var isLead: Bool { place == .what || place == .name }

    package init(_ key: String, _ title: Text, _ place: Place, isUsual: Bool = true) {
      self.key = key
      self.title = title
      self.place = place
      self.isUsual = isUsual
    }
  }

  package struct Choice: Sendable {
    package let value: String
    package let title: Text

    package init(_ value: String, _ title: Text) {
      self.value = value
      self.title = title
    }
  }

  package enum Filter: Sendable {
    /// Links above the list, the first of which is without the filter.
    case tabs(key: String, label: Text, all: Text, [Choice])
    case choice(key: String, label: Text, all: Text, [Choice])
    /// From a day to a day, both with it.
    case days(from: String, through: String, label: Text)
    case amounts(least: String, most: String, label: Text)
    case search(hint: Text)
    /// What only links ask for: the documents of a customer.
    case link(key: String)

    var keys: [String] {
      switch self {
      case .tabs(let key, _, _, _), .choice(let key, _, _, _), .link(let key): [key]
      case .days(let from, let through, _): [from, through]
      case .amounts(let least, let most, _): [least, most]
      case .search: [ListAddress.search]
      }
    }
  }

  /// Of saved views and exports: "invoices".
  package let name: String
  package let path: String
  package let title: Text
  package let columns: [Column]
  package let filters: [Filter]
  /// Which order a list has without being asked, and which others an index gives it, under the filters chosen. An order that
  /// no index gives is no choice: a list stays fast however long it grows.
  package let orders: @Sendable (ListAddress) -> [ListOrder]
  /// The filters that go with those chosen; the others are not offered and count as empty.
  package let offers: @Sendable (FormFields) -> Set<String>

  /// - Parameters:
  ///   - orders: the first is the usual one.
  ///   - offers: `nil` where every filter goes with every other.
  package init(
    name: String, path: String, title: Text, columns: [Column], filters: [Filter],
    orders: @escaping @Sendable (ListAddress) -> [ListOrder],
    offers: (@Sendable (FormFields) -> Set<String>)? = nil
  ) {
    self.name = name
    self.path = path
    self.title = title
    self.columns = columns
    self.filters = filters
    self.orders = orders
    let all = Set(filters.flatMap(\.keys))
    self.offers = offers ?? { _ in all }
  }
}

/// By which column the rows are ordered: `?sort=-due`.
package struct ListOrder: Sendable, Hashable {
  package let key: String
  package let isDescending: Bool

  package init(_ key: String, isDescending: Bool) {
    self.key = key
    self.isDescending = isDescending
  }

  init(text: String) {
    self.init(String(text.trimmingPrefix("-")), isDescending: text.hasPrefix("-"))
  }

  package var text: String { isDescending ? "-\(key)" : key }
  package var reversed: ListOrder { ListOrder(key, isDescending: !isDescending) }
}
