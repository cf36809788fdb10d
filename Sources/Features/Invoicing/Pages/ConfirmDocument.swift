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
          let confirmed = fields.with("key", key).with("total", Self.total(of: document))
          for field in confirmed.fields {
            page.input(.type("hidden"), .name(field.name), .value(field.value))
          }
          page.button(class: "button primary large", .type("submit")) {
            page.raw(Icon.seal)
            page.text(issue)
          }
        }
        page.a(
          class: "button", .href(fields.with("key", nil).with("total", nil).path(action)),
          text: words.changeIt)
      }
    }
    let shown = shown(invoice, language)
    shown.linesTable(page, words)
    shown.vatTable(page, words)
  }

  /// Whether the document that would be issued now is the one that was shown: something may have been paid, credited
  /// or edited between.
  static func isConfirmed(_ document: PreparedDocument, by fields: FormFields) -> Bool {
    fields["total"] == total(of: document)
  }

  static let changedMeanwhile = Finding(
    "document.changed-meanwhile",
    fr:
      "Le document n'est plus celui qui vous a été montré : quelque chose a changé entre-temps. Regardez-le de nouveau.",
    en:
      "The document is no longer the one you were shown: something changed meanwhile. Look at it again."
  )

  /// With VAT and rounding, as the form carries it.
  private static func total(of document: PreparedDocument) -> String {
    let totals = document.content.invoice.totals
    return String(totals.gross.minorUnits + totals.rounding.minorUnits)
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
