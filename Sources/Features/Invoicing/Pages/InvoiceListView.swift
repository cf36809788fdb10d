import Kernel

extension InvoiceListPage {
  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(InvoicingStrings.table, shell.language)
    return shell.page(title: words.invoices, section: InvoicingNavigation.invoices) { page in
      if rows.isEmpty, filters.isEmpty, previousHref == nil {
        page.div(class: "top") { page.h1(words.invoices) }
        welcome(page, words)
      } else {
        top(page, words)
        filterBar(page, words)
        if rows.isEmpty { nothingFound(page, words) } else { table(page, words) }
        page.pager(
          label: words.pages, previous: (previousHref, words.previousPage),
          next: (nextHref, words.nextPage))
      }
    }
  }

  private func top(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "top") {
      page.div {
        page.h1(words.invoices)
        if !rows.isEmpty { page.p(words.listLead(rows.count), class: "soft") }
      }
      page.div(class: "actions") { importButton(page, words) }
    }
  }

  private func importButton(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.a(class: "button primary", .href(InvoicingNavigation.importing)) {
      page.raw(Icon.upload)
      page.text(words.importOrders)
    }
  }

  // MARK: Filters

  private func filterBar(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "filters") {
      page.nav(class: "tabs", .label(words.filterStatus)) {
        tab(page, nil, words.all)
        tab(page, .draft, words.drafts)
        tab(page, .due, words.dueOnes)
        tab(page, .overdue, words.overdueOnes)
        tab(page, .paid, words.paidOnes)
        tab(page, .credited, words.creditedOnes)
      }
      searchForm(page, words)
    }
  }

  private func tab(_ page: HTML, _ status: ShownStatus?, _ title: String) {
    var chosen = filters
    chosen.status = status
    page.a(
      .href(chosen.href), .current(status == filters.status ? "true" : nil), text: title)
  }

  private func searchForm(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.form(class: "search", .role("search"), .action(InvoicingNavigation.invoices)) {
      if let status = filters.status {
        page.input(.type("hidden"), .name("status"), .value(status.rawValue))
      }
      page.input(
        .type("search"), .name("q"), .value(filters.search), .label(words.search),
        .placeholder(words.searchHint))
      page.select(.name("kind"), .label(words.documentKind)) {
        option(page, nil, words.allKinds)
        option(page, .invoice, words.onlyInvoices)
        option(page, .creditNote, words.onlyCreditNotes)
      }
      page.button(class: "button", .type("submit"), .label(words.search)) {
        page.raw(Icon.search)
      }
    }
  }

  private func option(_ page: HTML, _ kind: ShownKind?, _ title: String) {
    page.option(.value(kind?.rawValue ?? ""), .selected(kind == filters.kind), text: title)
  }

  // MARK: Table

  private func table(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "card sheet") {
      page.table(class: "list") {
        page.caption(words.invoices, class: "hidden")
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.invoice)
            page.th(.scope("col"), text: words.status)
            page.th(.scope("col"), text: words.customer)
            page.th(.scope("col"), text: words.issued)
            page.th(.scope("col"), text: words.dueDate)
            page.th(class: "right net", .scope("col"), text: words.net)
            page.th(class: "right", .scope("col"), text: words.gross)
            page.th(class: "right", .scope("col"), text: words.amountDue)
          }
        }
        let until = words.until
        page.tbody { for row in rows { self.row(page, row, until, words) } }
        page.tfoot { footer(page, words) }
      }
    }
  }

  private func row(_ page: HTML, _ row: Row, _ until: String, _ words: Words<InvoicingStrings>) {
    page.tr {
      page.td(class: "what") {
        page.a(
          class: row.number == nil ? "blank" : nil, .href(row.href),
          text: row.number ?? words.draft)
        if row.kind != .invoice { page.span(row.kind.name(words), class: "kind") }
      }
      page.td(class: "state") { page.statusTag(row.status, of: row.kind, words) }
      page.td(class: "who") { page.bdi(row.customer) }
      page.td(row.issueDate, class: "number issued")
      page.td(class: "number until", .attribute("data-label", until), text: row.dueDate)
      page.td(row.net, class: "number right net")
      page.td(row.gross, class: "number right gross")
      if let due = row.due {
        page.td(due, class: row.status == .overdue ? "number right due late" : "number right due")
      } else {
        page.td("–", class: "number right due zero")
      }
    }
  }

  private func footer(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.tr {
      page.th(class: "what", .scope("row"), .colspan(5), text: words.pageTotal)
      page.td(totals.net, class: "number right net")
      page.td(totals.gross, class: "number right gross")
      page.td(totals.due, class: "number right due")
    }
  }

  // MARK: Nothing to show

  private func nothingFound(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "card empty") {
      page.raw(Icon.search)
      page.h2(words.nothingFound)
      page.p(words.nothingFoundHelp)
      page.a(class: "button", .href(InvoicingNavigation.invoices), text: words.clearFilters)
    }
  }

  private func welcome(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "card empty") {
      page.raw(Icon.document)
      page.h2(words.emptyTitle)
      page.ol {
        page.li { page.p(words.emptyStepFile) }
        page.li { page.p(words.emptyStepPreview) }
        page.li { page.p(words.emptyStepIssue) }
      }
      importButton(page, words)
    }
  }
}
