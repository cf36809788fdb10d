import Kernel
import Money
import Storage

/// What the pages that ask, show and issue share.
extension PageShell {
  /// A page behind a document: the way back, a title, what was refused and is of no field, then its content.
  package func formPage(
    title: String, lead: String, back: (href: String, text: String), flaws: FormFlaws,
    content: (HTML) -> Void
  ) -> [UInt8] {
    page(title: title, section: InvoicingNavigation.invoices) { page in
      page.a(class: "crumb", .href(back.href)) {
        page.raw(Icon.back)
        page.text(back.text)
      }
      page.div(class: "top") {
        page.div {
          page.h1(title)
          page.p(lead, class: "lead")
        }
      }
      page.div(class: "stack") {
        page.refusal(flaws, language)
        content(page)
      }
    }
  }
}

extension FormFields {
  /// A number somebody typed, with a comma or a point; nil when it is none, which is said at the field.
  func decimal(_ name: String, scale: Int, _ findings: inout Findings) -> Int64? {
    let written = self[name] ?? ""
    let text = String(
      written.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 } as [Character])
    if let units = try? DecimalText.units(of: text, scale: scale) { return units }
    findings.stop(
      "order.value-unreadable", at: Place(pointer: "/\(name)"),
      fr: Words(InvoicingStrings.table, .fr).unreadableNumber(shown(written)),
      en: Words(InvoicingStrings.table, .en).unreadableNumber(shown(written)))
    return nil
  }
}

extension IdempotencyStore {
  /// Issues what a page confirmed, once under the `key` of its form.
  ///
  /// - Returns: where the document is shown.
  static func issueOnce(
    _ fields: FormFields, from path: String, of company: CompanyID, in tx: borrowing Transaction,
    _ issue: () throws -> InvoiceID
  ) throws -> String {
    try pageOnce(fields, from: path, of: company, in: tx) { "/invoices/\(try issue())" }
  }
}
