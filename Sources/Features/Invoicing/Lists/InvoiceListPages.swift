import Hummingbird
import Kernel
import Storage

/// `/invoices`, its files, and what is done with many of its documents at once.
package struct InvoiceListPages: Sendable {
  private let place: ListPlace
  private let index: DocumentIndex?
  private let bulk: BulkDoor

  package init(
    company: CompanyID, database: Database, queue: JobQueue, ids: IDs, index: DocumentIndex?,
    shell: @escaping @Sendable (Request) -> PageShell
  ) {
    let list = InvoiceList.declaration
    place = ListPlace(list, .documentsRead, of: company, database, shell: shell)
    self.index = index
    bulk = BulkDoor(
      list: list, actions: [.issue, .email], company: company, database: database, queue: queue,
      ids: ids, shell: shell
    ) { wanted, limit, tx in
      try InvoiceListing(wanted).narrowed(by: index, in: tx).ids(limit: limit, of: company, in: tx)
    }
  }

  package func add(to routes: Routes) {
    desk.add(to: routes)
    bulk.add(to: routes)
  }

  private var desk: ListDesk<InvoiceSummary> {
    let (this, company, index) = (self, place.company, index)
    return ListDesk(
      place,
      nothing: (InvoiceListStrings.table.nothing, InvoicingStrings.table.nothingFoundHelp),
      sheet: InvoiceList.sheet
    ) { wanted, after, limit, tx in
      let after = try after.map { try InvoiceListing.Place(text: $0) }
      let found = try InvoiceListing(wanted).narrowed(by: index, in: tx)
        .page(after: after, limit: limit, of: company, in: tx)
      return (found.rows.map(\.summary), found.hasMore ? found.rows.last?.place.text : nil)
    } row: {
      InvoiceList.row($0, $1)
    } count: { address, tx in
      ListCounts(
        try InvoiceListing(address).count(upTo: ListSelection.most, of: company, in: tx))
    } finish: { page, rows, language in
      try this.finish(&page, rows, language)
    }
  }

  private func finish(_ page: inout ListPage, _ rows: [InvoiceSummary], _ language: Language) throws
  {
    let words = InvoicingStrings.table
    page.totals = try InvoiceList.totals(rows, language)
    page.welcome = InvoiceList.welcome(language)
    page.actions = bulk.offered
    page.links = [
      .init(words.importOrders, href: InvoicingNavigation.importing, icon: Icon.upload)
    ]
    if Caller.current.permissions.contains(.draftsWrite) {
      page.links.append(
        .init(
          EditorStrings.table.title, href: EditorRoutes.path, icon: Icon.document,
          isPrimary: true))
    }
  }
}

extension InvoiceListing {
  init(_ wanted: ListSelection) {
    switch wanted {
    case .matching(let address): self.init(address)
    case .ticked(let ids):
      self.init()
      only = ids.compactMap { InvoiceID($0) }
    }
  }
}
