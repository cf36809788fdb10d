import Kernel

/// Documents in the search of everything.
extension InvoicePages {
  package static func search(of company: CompanyID, _ index: DocumentIndex?) -> SearchSource {
    SearchSource(.documentsRead, title: InvoicingStrings.table.invoices) { words, language, tx in
      var filter = InvoiceFilter()
      filter.limit = SearchSource.limit
      filter.search = words
      filter.among = try index?.candidates(words, in: tx)
      let strings = Words(InvoicingStrings.table, language)
      return try InvoiceQueries.list(filter, of: company, in: tx).rows.map { row in
        let kind = ShownKind(row.kind)
        let status = ShownStatus(row.status).name(of: kind, strings)
        let parts = [
          row.buyerName, row.issueDate.map(language.date), language.money(row.gross), status,
        ]
        return SearchHit(
          title: row.number ?? strings.draft,
          detail: parts.compactMap { $0 }.joined(separator: " · "),
          href: "/invoices/\(row.id)")
      }
    }
  }
}
