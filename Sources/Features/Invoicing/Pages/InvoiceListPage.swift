import Kernel

/// The list of invoices and credit notes: what it shows, already formatted.
package struct InvoiceListPage: Sendable {
  package struct Row: Sendable {
    package var kind: ShownKind
    package var href: String
    /// `nil` for a draft.
    package var number: String?
    package var status: ShownStatus
    package var customer: String
    /// Empty for a draft.
    package var issueDate: String
    package var dueDate: String
    package var net: String
    package var gross: String
    /// Still to be paid; `nil` when nothing is.
    package var due: String?

    package init(
      kind: ShownKind, href: String, number: String?, status: ShownStatus, customer: String,
      issueDate: String, dueDate: String, net: String, gross: String, due: String?
    ) {
      self.kind = kind
      self.href = href
      self.number = number
      self.status = status
      self.customer = customer
      self.issueDate = issueDate
      self.dueDate = dueDate
      self.net = net
      self.gross = gross
      self.due = due
    }
  }

  /// What the address asks for: `?status=overdue&kind=invoice&q=dupont`.
  package struct Filters: Sendable {
    package var status: ShownStatus?
    package var kind: ShownKind?
    package var search: String

    package init(status: ShownStatus? = nil, kind: ShownKind? = nil, search: String = "") {
      self.status = status
      self.kind = kind
      self.search = search
    }

    /// Values that are none of ours count as no filter.
    package init(_ query: FormFields) {
      self.init(
        status: query.choice("status"), kind: query.choice("kind"), search: query["q"] ?? "")
    }

    var isEmpty: Bool { status == nil && kind == nil && search.isEmpty }

    /// The address of the list with these filters; `nil` parts are left out.
    package var href: String {
      FormFields().with("status", status?.rawValue).with("kind", kind?.rawValue)
        .with("q", search.isEmpty ? nil : search).path(InvoicingNavigation.invoices)
    }
  }

  /// Credit notes count negatively.
  package struct Totals: Sendable {
    package var net: String
    package var gross: String
    package var due: String

    package init(net: String, gross: String, due: String) {
      self.net = net
      self.gross = gross
      self.due = due
    }
  }

  package var rows: [Row]
  package var filters: Filters
  package var totals: Totals
  package var previousHref: String?
  package var nextHref: String?

  package init(
    rows: [Row], filters: Filters, totals: Totals, previousHref: String? = nil,
    nextHref: String? = nil
  ) {
    self.rows = rows
    self.filters = filters
    self.totals = totals
    self.previousHref = previousHref
    self.nextHref = nextHref
  }
}
