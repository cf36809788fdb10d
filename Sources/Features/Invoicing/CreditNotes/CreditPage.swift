import EN16931
import Kernel
import Money

/// The page that makes a credit note: a form, then the note as it would be issued, to confirm.
struct CreditPage {
  let invoice: CreditableInvoice
  let form: CreditForm
  var findings: [Finding] = []
  /// The note to confirm, and the key under which it is issued once.
  var preview: (document: PreparedDocument, key: String)?

  static func path(of invoice: InvoiceID) -> String { "/invoices/\(invoice)/credit-note" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(CreditStrings.table, shell.language)
    let shared = Words(InvoicingStrings.table, shell.language)
    return shell.formPage(
      title: words.title(invoice.number),
      lead: invoice.hasSomethingLeft
        ? words.lead(shell.language.money(invoice.grossLeft)) : words.nothingLeft,
      back: ("/invoices/\(invoice.id)", invoice.number), flaws: flaws
    ) { page in
      if let preview {
        ConfirmDocument(
          document: preview.document, kind: .creditNote, action: Self.path(of: invoice.id),
          fields: form.fields, key: preview.key, title: words.confirm, issue: shared.issueNote
        ).write(to: page, shared)
      } else if invoice.hasSomethingLeft {
        ask(page, words, shared)
      }
    }
  }

  // MARK: Asking

  /// Of the fields that are shown: a line that is taken back whole meanwhile has none.
  private var flaws: FormFlaws {
    let lines = openLines.map { CreditForm.field(of: $0) }
    return FormFlaws(findings, fields: invoice.hasSomethingLeft ? ["amount"] + lines : [])
  }

  private var openLines: [CreditableInvoice.Line] {
    invoice.lines.filter { $0.quantityLeft.units > 0 }
  }

  private func ask(
    _ page: HTML, _ words: Words<CreditStrings>, _ shared: Words<InvoicingStrings>
  ) {
    page.form(class: "card stack", .method("post"), .action(Self.path(of: invoice.id))) {
      page.h2(words.what)
      choice(page, .rest, words.rest)
      choice(page, .parts, words.parts)
      page.div(class: "field") { parts(page, words, shared) }
      choice(page, .amount, words.amount)
      page.div(class: "field") {
        number(page, "amount", words.language, [.label(words.amount)])
        page.p(words.amountHelp, class: "quiet")
      }
      page.div(class: "field") {
        page.label(.for("reason"), text: words.reason)
        page.input(
          .type("text"), .id("reason"), .name("reason"), .value(form.fields["reason"] ?? ""))
      }
      page.label(class: "choice") {
        page.input(
          .type("checkbox"), .name("refunded"), .value("true"),
          .checked(form.fields["refunded"] != nil))
        page.span(words.refunded)
      }
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.preview)
      }
    }
  }

  private func choice(_ page: HTML, _ what: CreditForm.What, _ text: String) {
    page.label(class: "choice") {
      page.input(
        .type("radio"), .name("what"), .value(what.rawValue), .checked(form.what == what))
      page.span(text)
    }
  }

  private func number(
    _ page: HTML, _ name: String, _ language: Language, class cssClass: StaticString? = nil,
    _ more: [Attribute] = []
  ) {
    let wrong = flaws[name]
    page.input(
      class: cssClass,
      all: [
        .type("text"), .id(name), .name(name), .inputMode("decimal"),
        .value(form.fields[name] ?? ""),
      ] + more + Attribute.described(name, flaws: wrong))
    page.flaws(wrong, of: name, language)
  }

  private func parts(
    _ page: HTML, _ words: Words<CreditStrings>, _ shared: Words<InvoicingStrings>
  ) {
    let language = words.language
    page.div(class: "scroll") {
      page.table {
        page.thead {
          page.tr {
            page.th(.scope("col"), text: shared.lineWhat)
            page.th(class: "right", .scope("col"), text: words.quantityBack)
          }
        }
        page.tbody {
          for line in openLines {
            let name = CreditForm.field(of: line)
            page.tr {
              page.td {
                page.label(.for(name), text: line.content.name)
                page.span(
                  words.left(language.decimal(line.quantityLeft.description)), class: "detail")
              }
              page.td(class: "right") { number(page, name, language, class: "short") }
            }
          }
        }
      }
    }
    for charge in invoice.adjustments where charge.content.isCharge && charge.left.minorUnits > 0 {
      let name = "charge-\(charge.position)"
      page.label(class: "choice") {
        page.input(
          .type("checkbox"), .name(name), .value("true"), .checked(form.fields[name] != nil))
        page.span("\(charge.content.reason) (\(language.money(charge.left)))")
      }
    }
    if invoice.adjustments.contains(where: { !$0.content.isCharge && !$0.content.isDeposit }) {
      page.p(words.discountsHelp, class: "quiet")
    }
  }
}
