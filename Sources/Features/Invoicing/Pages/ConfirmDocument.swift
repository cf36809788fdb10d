import EN16931
import Kernel
import Money

/// A document as it would be issued, with the button that issues it and the way back to the form.
struct ConfirmDocument {
  let document: PreparedDocument
  let kind: ShownKind
  /// Where the form posts to, and is shown again.
  let action: String
  let fields: FormFields
  /// The post that carries it issues, once.
  let key: String
  let title: String
  let issue: String

  func write(to page: HTML, _ words: Words<InvoicingStrings>) {
    let (invoice, language) = (document.content.invoice, words.language)
    page.section(class: "card decide") {
      page.h2(title)
      page.p(class: "lead") {
        page.bdi(invoice.buyer.name)
        page.text(" · \(language.money(invoice.totals.gross))")
      }
      page.p(words.issueEffect, class: "effect soft")
      page.div(class: "actions") {
        page.form(.method("post"), .action(action)) {
          for field in fields.with("key", key).fields {
            page.input(.type("hidden"), .name(field.name), .value(field.value))
          }
          page.button(class: "button primary large", .type("submit")) {
            page.raw(Icon.seal)
            page.text(issue)
          }
        }
        page.a(
          class: "button", .href(fields.with("key", nil).path(action)), text: words.changeIt)
      }
    }
    let shown = shown(invoice, language)
    shown.linesTable(page, words)
    shown.vatTable(page, words)
  }

  private func shown(_ invoice: Invoice, _ language: Language) -> InvoicePage {
    let parts = ShownParts(language)
    let totals = invoice.totals
    var shown = InvoicePage(
      kind: kind, number: nil, status: .draft,
      amounts: .init(
        net: language.money(totals.net), vat: language.money(totals.vat),
        gross: language.money(totals.gross),
        alreadyPaid: totals.paid.isZero ? nil : language.money(totals.paid),
        due: language.money(totals.due)),
      lines: invoice.lines.map { parts.line($0) },
      vat: invoice.vatBreakdown.map { parts.row($0, document.taxReasons[$0.vat]) },
      seller: .init(name: invoice.seller.name, lines: []),
      buyer: .init(name: invoice.buyer.name, lines: []))
    shown.adjustments = invoice.adjustments.map { parts.fact($0) }
    return shown
  }
}
