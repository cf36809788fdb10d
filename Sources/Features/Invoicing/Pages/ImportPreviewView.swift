import Kernel

extension ImportPreviewPage {
  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(ImportStrings.table, shell.language)
    return shell.page(title: words.previewTitle, section: InvoicingNavigation.importing) { page in
      page.a(class: "crumb", .href(InvoicingNavigation.importing)) {
        page.raw(Icon.back)
        page.text(words.otherFile)
      }
      page.div(class: "top") {
        page.div {
          page.h1(words.previewTitle)
          page.p(words.previewLead(fileName), class: "lead")
        }
        page.downloads(report: reportHref, csv: refusalsCSVHref, words) {
          if let columns { page.a(class: "button", .href(columns.href), text: columns.title) }
        }
      }
      page.div(class: "stack") {
        countsCard(page, words)
        decision(page, words)
        if !documents.isEmpty { documentsCard(page, words) }
        refusalsCard(page, words)
      }
    }
  }

  private func countsCard(_ page: HTML, _ words: Words<ImportStrings>) {
    let number = words.language.number
    page.dl(class: "card figures", .label(words.counts)) {
      page.figure(words.orders, number(counts.orders), class: "whole")
      page.figure(words.invoicesToIssue, number(counts.invoices))
      page.figure(words.notesToIssue, number(counts.creditNotes))
      page.figure(words.refused, number(counts.refused), class: counts.refused > 0 ? "bad" : nil)
      page.figure(words.alreadyIssued, number(counts.alreadyIssued), class: "quiet")
    }
  }

  // MARK: The decision

  private func decision(_ page: HTML, _ words: Words<ImportStrings>) {
    if counts.toIssue == 0 {
      page.div(class: "notice") {
        page.strong(words.nothingToIssue)
        page.p(counts.refused == 0 ? words.allAlreadyIssued : words.nothingToIssueHelp)
      }
      return
    }
    page.section(class: "card decide") {
      page.dl(class: "sums-line", .label(words.totals)) {
        page.figure(words.net, totals.net)
        page.figure(words.vat, totals.vat)
        page.figure(words.gross, totals.gross)
      }
      page.div(class: "effect") {
        page.h2(words.effectTitle)
        page.p(words.effect, class: "soft")
      }
      page.form(.method("post"), .action(issueHref)) {
        page.button(class: "button primary large", .type("submit")) {
          page.raw(Icon.seal)
          page.text(issueTitle(words))
        }
      }
    }
  }

  /// "Émettre 12 factures et 1 avoir".
  private func issueTitle(_ words: Words<ImportStrings>) -> String {
    if counts.invoices == 0 { return words.issueNotes(counts.creditNotes) }
    let invoices = words.issueInvoices(counts.invoices)
    return counts.creditNotes == 0 ? invoices : invoices + words.andNotes(counts.creditNotes)
  }

  // MARK: Tables

  private func documentsCard(_ page: HTML, _ words: Words<ImportStrings>) {
    let documentWords = Words(InvoicingStrings.table, words.language)
    page.section(class: "card sheet") {
      page.h2(words.willBeIssued)
      if documents.count < counts.toIssue {
        let number = words.language.number
        page.p(words.firstOf(number(documents.count), number(counts.toIssue)), class: "quiet")
      }
      page.table(class: "list") {
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.order)
            page.th(.scope("col"), text: words.document)
            page.th(.scope("col"), text: words.customer)
            page.th(.scope("col"), text: words.date)
            page.th(class: "right net", .scope("col"), text: words.net)
            page.th(class: "right", .scope("col"), text: words.gross)
          }
        }
        page.tbody {
          for document in documents {
            page.tr {
              page.td(document.order, class: "number what")
              page.td(document.kind.name(documentWords), class: "state")
              page.td(class: "who") { page.bdi(document.customer) }
              page.td(document.date, class: "number until")
              page.td(document.net, class: "number right net")
              page.td(document.gross, class: "number right gross")
            }
          }
        }
      }
    }
  }

  private func refusalsCard(_ page: HTML, _ words: Words<ImportStrings>) {
    if refusals.total == 0 {
      page.div(class: "notice good") { page.p(words.noRefusal) }
      return
    }
    let number = words.language.number
    let last = refusals.first + refusals.rows.count - 1
    page.section(class: "card sheet", .id("refusals")) {
      page.h2(words.willBeRefused)
      page.p(
        words.rangeOf(number(refusals.first), number(last), number(refusals.total)), class: "quiet")
      page.table(class: "refusals") {
        page.thead {
          page.tr {
            page.th(.scope("col"), text: words.place)
            page.th(.scope("col"), text: words.reason)
          }
        }
        page.tbody { for row in refusals.rows { refusal(page, row, words) } }
      }
    }
    page.pager(
      label: words.refusalPages, previous: (refusals.previousHref, words.previous),
      next: (refusals.nextHref, words.next))
  }

  private func refusal(_ page: HTML, _ row: Refusal, _ words: Words<ImportStrings>) {
    page.tr {
      page.td(class: "place") {
        if let order = row.order { page.span("\(words.order) \(order)") }
        if let place = row.finding.place?.description { page.code(place) }
      }
      page.td {
        page.text(row.finding.text(words.language))
        page.span(class: "detail") { page.code(row.finding.code) }
      }
    }
  }
}

extension HTML {
  /// The report and the refusals as files.
  func downloads(
    report: String?, csv: String?, _ words: Words<ImportStrings>, before: () -> Void = {}
  ) {
    if report == nil, csv == nil { return }
    div(class: "actions") {
      before()
      if let csv { a(class: "button", .href(csv), .download(""), text: words.refusalsCSV) }
      if let report { a(class: "button", .href(report), .download(""), text: words.reportJSON) }
    }
  }
}
