import Kernel

/// Products in the search of everything.
extension ProductPages {
  package static func search(of company: CompanyID) -> SearchSource {
    SearchSource(.catalogueRead, title: ProductStrings.table.products) { words, language, tx in
      var listing = ProductListing()
      listing.search = words
      let rows = try listing.page(after: nil, limit: SearchSource.limit, of: company, in: tx).rows
      return rows.map { row in
        let product = row.known.product
        let parts = [product.sku ?? "", product.shownPrice(language)].filter { !$0.isEmpty }
        return SearchHit(
          title: product.name, detail: parts.joined(separator: " · "),
          href: ProductPage.path(of: row.known.id))
      }
    }
  }
}
