/// What the address of a list asks for: `?status=overdue&from=2026-01-01&sort=-due&columns=number,due&after=…`.
///
/// What the list does not know, or what does not go with the rest, counts as not asked.
package struct ListAddress: Sendable {
  package static let search = "q"
  static let sort = "sort"
  static let columns = "columns"
  static let after = "after"

  package let list: ListDeclaration
  /// Filters, in the order of the declaration, the order and the columns; without the place in the list.
  package private(set) var fields = FormFields()
  /// Where in the list the page begins; `nil` for its first.
  package private(set) var after: String?

  package init(_ query: FormFields, of list: ListDeclaration) {
    self.list = list
    let offered = list.offers(query)
    for key in list.filters.flatMap(\.keys) where offered.contains(key) {
      fields = fields.with(key, query[key])
    }
    after = query[Self.after]
    if let text = query[Self.sort] {
      let wanted = ListOrder(text: text)
      let isUsual = wanted == list.orders(self).first
      if !isUsual, isOffered(wanted.key) { fields = fields.with(Self.sort, wanted.text) }
    }
    fields = fields.with(Self.columns, Self.chosen(query, of: list))
  }

  /// The columns asked for, by a link ("columns=number,due") or the boxes of the form; `nil` for the usual ones.
  private static func chosen(_ query: FormFields, of list: ListDeclaration) -> String? {
    let asked = query.fields.filter { $0.name == columns }.flatMap {
      $0.value.split(separator: ",")
    }
    let known = list.columns.filter { column in
      !column.isLead && asked.contains { $0 == column.key }
    }
    let isUsual =
      known.map(\.key) == list.columns.filter { !$0.isLead && $0.isUsual }.map(\.key)
    return known.isEmpty || isUsual ? nil : known.map(\.key).joined(separator: ",")
  }

  package subscript(key: String) -> String? { fields[key] }

  /// The order of the rows.
  package var order: ListOrder {
    fields[Self.sort].map(ListOrder.init(text:)) ?? list.orders(self).first
      ?? ListOrder("", isDescending: true)
  }

  package func isOffered(_ order: String) -> Bool {
    list.orders(self).contains { $0.key == order }
  }

  package func shows(_ column: ListDeclaration.Column) -> Bool {
    guard !column.isLead else { return true }
    guard let chosen = fields[Self.columns] else { return column.isUsual }
    return chosen.split(separator: ",").contains { $0 == column.key }
  }

  /// Whether any filter is set.
  package var isFiltered: Bool {
    list.filters.flatMap(\.keys).contains { fields[$0] != nil }
  }

  // MARK: Other addresses

  /// With a filter set or taken away, from the first page on.
  package func with(_ key: String, _ value: String?) -> ListAddress {
    ListAddress(fields.with(key, value), of: list)
  }

  /// Ordered by another column.
  func ordered(_ order: ListOrder) -> ListAddress { with(Self.sort, order.text) }

  /// What remains without any filter: the order and the columns.
  var unfiltered: ListAddress {
    list.filters.flatMap(\.keys).reduce(self) { $0.with($1, nil) }
  }

  package var href: String { fields.path(list.path) }

  package func href(after place: String) -> String {
    fields.with(Self.after, place).path(list.path)
  }
}
