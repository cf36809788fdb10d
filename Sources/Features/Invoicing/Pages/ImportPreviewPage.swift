import Kernel

/// What an orders file would do, before it does it.
package struct ImportPreviewPage: Sendable {
  package struct Counts: Sendable {
    package var orders: Int
    package var invoices: Int
    package var creditNotes: Int
    package var refused: Int
    package var alreadyIssued: Int

    package init(orders: Int, invoices: Int, creditNotes: Int, refused: Int, alreadyIssued: Int) {
      self.orders = orders
      self.invoices = invoices
      self.creditNotes = creditNotes
      self.refused = refused
      self.alreadyIssued = alreadyIssued
    }

    var toIssue: Int { invoices + creditNotes }
  }

  package struct Totals: Sendable {
    package var net: String
    package var vat: String
    package var gross: String

    package init(net: String, vat: String, gross: String) {
      self.net = net
      self.vat = vat
      self.gross = gross
    }
  }

  package struct Document: Sendable {
    package var kind: ShownKind
    package var order: String
    package var customer: String
    package var date: String
    package var net: String
    package var gross: String

    package init(
      kind: ShownKind, order: String, customer: String, date: String, net: String, gross: String
    ) {
      self.kind = kind
      self.order = order
      self.customer = customer
      self.date = date
      self.net = net
      self.gross = gross
    }
  }

  /// One refusal: the finding says where, what and what to do.
  package struct Refusal: Sendable {
    package var order: String?
    package var finding: Finding

    package init(order: String?, finding: Finding) {
      self.order = order
      self.finding = finding
    }
  }

  /// One page of the refusals.
  package struct Refusals: Sendable {
    package var rows: [Refusal]
    /// The position of the first row, from 1.
    package var first: Int
    /// Of all pages; an order may be refused for several reasons.
    package var total: Int
    package var previousHref: String?
    package var nextHref: String?

    package init(
      rows: [Refusal], first: Int = 1, total: Int, previousHref: String? = nil,
      nextHref: String? = nil
    ) {
      self.rows = rows
      self.first = first
      self.total = total
      self.previousHref = previousHref
      self.nextHref = nextHref
    }
  }

  package var fileName: String
  package var counts: Counts
  package var totals: Totals
  /// The first documents that would be issued.
  package var documents: [Document]
  package var refusals: Refusals
  /// `POST` to issue.
  package var issueHref: String
  package var reportHref: String?
  package var refusalsCSVHref: String?
  /// Where the meaning of a CSV file's columns is changed.
  package var columns: (href: String, title: String)?

  package init(
    fileName: String, counts: Counts, totals: Totals, documents: [Document], refusals: Refusals,
    issueHref: String, reportHref: String? = nil, refusalsCSVHref: String? = nil,
    columns: (href: String, title: String)? = nil
  ) {
    self.fileName = fileName
    self.counts = counts
    self.totals = totals
    self.documents = documents
    self.refusals = refusals
    self.issueHref = issueHref
    self.reportHref = reportHref
    self.refusalsCSVHref = refusalsCSVHref
    self.columns = columns
  }
}
