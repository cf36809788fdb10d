import Kernel
import PDF

extension PortalPage {
  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(PortalStrings.table, shell.language)
    let invoicing = Words(InvoicingStrings.table, shell.language)
    let title = kind.title(number: number, invoicing)
    let name = seller.brand.wordmark ?? seller.name
    return shell.publicPage(title: title, heading: name, scripts: [CopyScript.asset]) { page in
      page.div(class: "stack") {
        brand(page)
        page.div(class: "document-title") {
          page.h1(title)
          page.statusTag(status, of: kind, invoicing)
        }
        page.section(class: "card stack") {
          page.dl(class: "portal-due") {
            page.dt(kind.isCreditNote ? invoicing.amountToRefund : words.leftToPay)
            page.dd(due)
          }
          page.facts(facts)
          files(page, words)
        }
        if let transfer { pay(page, transfer, words) }
        // On paper the document itself is better.
        page.div(class: "portal-lines") { document.linesTable(page, invoicing) }
        ask(page, words)
        if !history.isEmpty { historyCard(page, words, invoicing) }
        contact(page, words)
      }
    }
  }

  /// A band of the seller's colour, and their logo where they have one.
  private func brand(_ page: HTML) {
    page.div(class: "portal-brand") {
      page.svg(
        .attribute("viewBox", "0 0 100 1"), .attribute("preserveAspectRatio", "none"),
        .hiddenFromReaders
      ) {
        page.rect(
          .attribute("width", "100"), .attribute("height", "1"),
          .attribute("fill", "#" + Self.hexadecimal(seller.brand.color))
        ) {}
      }
      if seller.brand.logoPNG != nil {
        page.img(.src("\(token.path)/logo.png"), .attribute("alt", seller.name))
      }
    }
  }

  private static func hexadecimal(_ color: UInt32) -> String {
    let digits = String(color, radix: 16)
    return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }

  private func files(_ page: HTML, _ words: Words<PortalStrings>) {
    page.div(class: "actions portal-files") {
      if let payHref {
        page.a(
          class: "button primary large", .href(payHref), .rel("noopener noreferrer"),
          text: words.pay)
        page.a(class: "button large", .href("\(path).pdf"), .download("")) {
          page.raw(Icon.download)
          page.text(words.downloadPDF)
        }
      } else {
        page.a(class: "button primary large", .href("\(path).pdf"), .download("")) {
          page.raw(Icon.download)
          page.text(words.downloadPDF)
        }
      }
      page.a(
        class: "button large", .href("\(path).pdf?open=1"), .attribute("target", "_blank"),
        text: words.seePDF)
      page.a(class: "button large", .href("\(path).xml"), .download("")) {
        page.text(words.downloadXML)
      }
    }
  }

  // MARK: Paying

  private func pay(_ page: HTML, _ transfer: Transfer, _ words: Words<PortalStrings>) {
    page.section(class: "card stack") {
      page.h2(words.payByTransfer)
      page.dl(class: "facts portal-transfer") {
        for (index, fact) in transfer.facts.enumerated() {
          page.dt(fact.label)
          page.dd {
            page.span(.id("copied-\(index)"), text: fact.value)
            page.button(
              class: "button small", .type("button"), .hidden,
              .attribute("data-copy", fact.copied), .attribute("data-done", words.copied),
              .describedBy("copied-\(index)"), text: words.copy)
          }
        }
      }
      if let code = transfer.code { picture(page, code, words) }
    }
  }

  private func picture(_ page: HTML, _ text: String, _ words: Words<PortalStrings>) {
    guard let code = QRPicture(text) else { return }
    page.p(words.scan, class: "quiet")
    page.svg(
      class: "qr", .attribute("viewBox", "0 0 \(code.size + 8) \(code.size + 8)"),
      .attribute("role", "img"), .label(words.scan)
    ) {
      page.rect(
        .attribute("width", "100%"), .attribute("height", "100%"), .attribute("fill", "#fff")
      ) {}
      page.path(.attribute("d", code.path(margin: 4)), .attribute("fill", "#000")) {}
    }
  }

  // MARK: Asking

  private func ask(_ page: HTML, _ words: Words<PortalStrings>) {
    page.section(class: "card stack", .id("questions")) {
      page.h2(words.questions)
      if !questions.isEmpty {
        page.ol(class: "timeline") { for question in questions { row(page, question, words) } }
      }
      page.details(.open(problem != nil)) {
        page.summary(words.askOne)
        form(page, words)
      }
    }
  }

  private func row(_ page: HTML, _ question: Question, _ words: Words<PortalStrings>) {
    page.li(class: question.answer == nil ? nil : "sealed") {
      page.p { page.strong(question.kind == .dispute ? words.youDispute : words.youAsk) }
      page.p { page.bdi(question.message) }
      page.p(question.when, class: "quiet")
      if let answer = question.answer {
        page.p(class: "letter") { page.bdi(answer.text) }
        page.p(words.answeredOn(seller.name, answer.when), class: "quiet")
      } else {
        page.p(words.waits, class: "quiet")
      }
    }
  }

  private func form(_ page: HTML, _ words: Words<PortalStrings>) {
    page.form(class: "stack", .method("post"), .action("\(path)/questions#questions")) {
      page.input(.type("hidden"), .name("key"), .value(key))
      if let problem {
        page.div(class: "notice bad", .role("alert")) { page.p(problem(words.language)) }
      }
      page.fieldset {
        page.legend(words.about)
        for choice in Dispute.Kind.allCases {
          page.label(class: "choice") {
            page.input(
              .type("radio"), .name("kind"), .value(choice.rawValue),
              .checked(choice == .question))
            page.span(choice == .dispute ? words.dispute : words.question)
          }
        }
      }
      page.div(class: "field") {
        page.label(.for("message"), text: words.message)
        page.textarea(
          .id("message"), .name("message"), .attribute("rows", "4"),
          .attribute("maxlength", String(Dispute.longest)), .required, text: typed)
      }
      page.p(words.seenBy, class: "quiet")
      page.div {
        page.button(class: "button", .type("submit"), text: words.send)
      }
    }
  }

  // MARK: What came before

  private func historyCard(
    _ page: HTML, _ words: Words<PortalStrings>, _ invoicing: Words<InvoicingStrings>
  ) {
    page.section(class: "card", .id("history")) {
      page.h2(words.others)
      if !history.rows.isEmpty {
        page.ul(class: "portal-rows") {
          for row in history.rows {
            page.li {
              page.a(.href(row.href), text: row.title)
              page.span(row.date, class: "quiet")
              page.statusTag(row.status, of: row.kind, invoicing)
              page.span(row.amount, class: "number")
            }
          }
        }
      }
      pager(page, words)
    }
  }

  private func pager(_ page: HTML, _ words: Words<PortalStrings>) {
    if history.olderHref == nil, history.newestHref == nil { return }
    page.nav(class: "pager", .label(words.pages)) {
      page.span {
        if let newest = history.newestHref {
          page.a(class: "button", .href(newest)) {
            page.raw(Icon.back)
            page.text(words.newest)
          }
        }
      }
      page.span {
        if let older = history.olderHref {
          page.a(class: "button", .href(older), .rel("next")) {
            page.text(words.older)
            page.raw(Icon.forward)
          }
        }
      }
    }
  }

  private func contact(_ page: HTML, _ words: Words<PortalStrings>) {
    page.section(class: "card") {
      page.h2(words.seller)
      page.p { page.bdi(seller.name) }
      page.p(class: "quiet") { page.text("SIREN \(French.siren(seller.siren))") }
      if let email = seller.email {
        page.p { page.a(.href("mailto:\(email)"), text: email) }
      }
      if let phone = seller.phone { page.p(phone) }
    }
  }
}

/// What copies a text where the browser lets a script do so; without it, the text is there to be marked.
package enum CopyScript {
  package static let asset = Asset(
    name: "copy.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      (() => {
        if (!navigator.clipboard) return;
        for (const button of document.querySelectorAll("button[data-copy]")) {
          const label = button.textContent;
          button.hidden = false;
          button.addEventListener("click", async () => {
            await navigator.clipboard.writeText(button.dataset.copy);
            button.textContent = button.dataset.done;
            setTimeout(() => { button.textContent = label; }, 2000);
          });
        }
      })();

      """#)
}
