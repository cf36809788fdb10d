import Customers
import Kernel

/// Customers in the search of everything.
extension CustomerPages {
  package static func search(of company: CompanyID, _ index: CustomerIndex?) -> SearchSource {
    SearchSource(.documentsRead, title: CustomerStrings.table.customers) { words, _, tx in
      var listing = CustomerListing()
      listing.search = words
      listing.index = index
      let rows = try listing.page(after: nil, limit: SearchSource.limit, of: company, in: tx).rows
      return rows.map { row in
        let parts = [row.customer.email, row.customer.siren, row.customer.vatIdentifier]
        return SearchHit(
          title: row.customer.name, detail: parts.compactMap { $0 }.joined(separator: " · "),
          href: "\(path)/\(row.id)")
      }
    }
  }
}
