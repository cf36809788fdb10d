import Kernel

extension InvoicePage {
  package func render(in shell: PageShell) -> [UInt8] {
    let words = Words(InvoicingStrings.table, shell.language)
    let title = kind.title(number: number, words)
    return shell.page(title: title, section: InvoicingNavigation.invoices) { page in
      top(page, title, words)
      page.div(class: "way", .id("way"), .live(.documents, .payments, .emails)) {
        statusLine(words).render(on: page, shell.language)
      }
      if pdfHref != nil {
        page.div(class: "document with-preview") {
          details(page, words)
          preview(page, title, words)
        }
      } else {
        page.div(class: "document") { details(page, words) }
      }
    }
  }

  private func top(_ page: HTML, _ title: String, _ words: Words<InvoicingStrings>) {
    page.a(class: "crumb", .href(InvoicingNavigation.invoices)) {
      page.raw(Icon.back)
      page.text(words.invoices)
    }
    page.div(class: "top") {
      page.div {
        page.div(class: "document-title") {
          page.h1(title)
          page.statusTag(status, of: kind, words)
        }
        page.p(class: "lead") { page.bdi(buyer.name) }
      }
      page.div(class: "actions") { files(page, words) }
    }
  }

  private func files(_ page: HTML, _ words: Words<InvoicingStrings>) {
    if let togetherHref {
      page.a(class: "button", .href(togetherHref), text: words.invoiceTogether)
    }
    if let editHref {
      page.a(class: "button", .href(editHref), text: EditorStrings.table.edit(words.language))
    }
    if let likeHref {
      page.a(class: "button", .href(likeHref), text: EditorStrings.table.like(words.language))
    }
    if let depositHref { page.a(class: "button", .href(depositHref), text: words.makeDeposit) }
    if let correctionHref {
      page.a(class: "button", .href(correctionHref), text: words.makeCorrection)
    }
    for case let action? in additions.map(\.action) {
      page.a(class: "button", .href(action.href)) {
        page.raw(action.icon)
        page.text(action.title)
      }
    }
    if let creditHref { page.a(class: "button", .href(creditHref), text: words.makeCreditNote) }
    if let xmlHref {
      page.a(class: "button", .href(xmlHref), .download("")) {
        page.raw(Icon.download)
        page.text(words.downloadXML)
      }
    }
    if let pdfHref {
      page.a(class: "button", .href(pdfHref), text: words.openPDF)
      // Where the page records a payment, that is what it is for.
      let isOwed = status == .due || status == .overdue
      page.a(class: isOwed ? "button" : "button primary", .href(pdfHref), .download("")) {
        page.raw(Icon.download)
        page.text(words.downloadPDF)
      }
    }
  }

  private func preview(_ page: HTML, _ title: String, _ words: Words<InvoicingStrings>) {
    page.aside(class: "preview") {
      if let pdfHref {
        page.iframe(.src(pdfHref + PDFView.fragment), .title(words.previewTitle(title)), .lazy) {}
      }
    }
  }

  private func details(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.div(class: "stack") {
      if let draft { decision(page, draft, words) }
      figures(page, words)
      linesTable(page, words)
      vatTable(page, words)
      mentionsCard(page, words.language)
      partiesCard(page, words)
      if !payment.isEmpty {
        page.section(class: "card") {
          page.h2(words.payment)
          page.facts(payment)
        }
      }
      for case let card? in additions.map(\.card) { card(page) }
      if !links.isEmpty { linksCard(page, words) }
      companions(page, words)
      if !history.isEmpty { timeline(page, words) }
    }
  }

  private func companions(_ page: HTML, _ words: Words<InvoicingStrings>) {
    let files = [
      (proFormaHref, words.proForma), (deliveryNoteHref, words.deliveryNote),
      (receiptHref, words.receipt),
    ]
    guard duplicateHref != nil || proofHref != nil || files.contains(where: { $0.0 != nil })
    else { return }
    page.section(class: "card") {
      page.h2(words.companions)
      page.div(class: "actions") {
        for case (let href?, let title) in files {
          page.a(class: "button", .href(href), text: title)
        }
        if let proofHref {
          page.a(class: "button", .href(proofHref), .download("")) {
            page.raw(Icon.seal)
            page.text(words.proof)
          }
        }
        if let duplicateHref {
          page.form(.method("post"), .action(duplicateHref)) {
            page.button(class: "button", .type("submit"), text: words.duplicate)
          }
        }
      }
    }
  }

  private func figures(_ page: HTML, _ words: Words<InvoicingStrings>) {
    page.dl(
      class: "card figures", .id("amounts"), .live(.documents, .payments), .label(words.amounts)
    ) {
      page.figure(words.gross, amounts.gross)
      page.figure(
        kind.isCreditNote ? words.amountToRefund : words.amountDue,
        amounts.left ?? amounts.due,
        class: status == .overdue ? "bad" : nil)
      if let issueDate { page.figure(words.issued, issueDate, class: "quiet") }
      if let dueDate { page.figure(words.dueDate, dueDate, class: "quiet") }
    }
  }

  // MARK: Deciding on a draft

  private func decision(_ page: HTML, _ draft: Draft, _ words: Words<InvoicingStrings>) {
    let stops = draft.findings.filter { $0.severity == .stop }
    page.section(class: stops.isEmpty ? "card decide" : "card decide stopped") {
      if stops.isEmpty {
        page.h2(kind.isCreditNote ? words.readyToIssueNote : words.readyToIssue)
        findings(page, draft.findings, words)
        if draft.mayIssue {
          page.p(words.issueEffect, class: "effect soft")
          page.form(.method("post"), .action(draft.issueHref)) {
            page.button(class: "button primary large", .type("submit")) {
              page.raw(Icon.seal)
              page.text(kind.isCreditNote ? words.issueNote : words.issue)
            }
          }
        } else {
          page.p(words.issuedByOthers, class: "soft")
        }
      } else {
        page.h2(words.toFix(stops.count))
        page.p(words.toFixHelp, class: "soft")
        findings(page, draft.findings, words)
      }
    }
  }

  private func findings(
    _ page: HTML, _ findings: [Finding], _ words: Words<InvoicingStrings>
  ) {
    page.findings(findings, worthALook: words.worthALook, words.language)
  }
}

extension HTML {
  /// What was found, each with its code and place; nothing when there is nothing.
  package func findings(_ findings: [Finding], worthALook: String, _ language: Language) {
    if findings.isEmpty { return }
    ul(class: "findings") {
      for finding in findings {
        li(class: finding.severity == .stop ? "finding stop" : "finding warn") {
          p(finding.text(language))
          p(class: "quiet") {
            if finding.severity == .warn { text(worthALook + " · ") }
            code(finding.code)
            if let place = finding.place?.description { text(" \(place)") }
          }
        }
      }
    }
  }
}

extension HTML {
  /// Labels and their values.
  package func facts(_ facts: [InvoicePage.Fact]) {
    dl(class: "facts") {
      for fact in facts {
        dt(fact.label)
        dd(fact.value)
      }
    }
  }

  /// Links to the pages before and after; nothing when there is only one.
  package func pager(
    label: String, previous: (href: String?, title: String), next: (href: String?, title: String)
  ) {
    if previous.href == nil, next.href == nil { return }
    nav(class: "pager", .label(label)) {
      span {
        if let href = previous.href {
          a(class: "button", .href(href), .rel("prev")) {
            raw(Icon.back)
            text(previous.title)
          }
        }
      }
      span {
        if let href = next.href {
          a(class: "button", .href(href), .rel("next")) {
            text(next.title)
            raw(Icon.forward)
          }
        }
      }
    }
  }
}

/// How browsers are asked to show a document in a frame: its whole width, and no column of small pages beside it.
enum PDFView {
  static let fragment = "#navpanes=0&view=FitH"
}
