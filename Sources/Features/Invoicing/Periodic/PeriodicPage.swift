import Kernel
import Money

/// The page that invoices a draft's order together with others of its customer.
struct PeriodicPage {
  struct Choice {
    let order: OrderID
    let number: String
    let day: LocalDate
    let gross: Money
  }

  let draft: InvoiceID
  let customer: String
  let choices: [Choice]
  let fields: FormFields
  var findings: [Finding] = []
  /// The document to confirm, and the key under which it is issued once.
  var preview: (document: PreparedDocument, key: String)?

  static func path(of draft: InvoiceID) -> String { "/invoices/\(draft)/together" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(PeriodicStrings.table, shell.language)
    let shared = Words(InvoicingStrings.table, shell.language)
    return shell.formPage(
      title: words.title(customer), lead: words.lead,
      back: ("/invoices/\(draft)", shared.draftOf(shared.invoice)), flaws: FormFlaws(findings)
    ) { page in
      if let preview {
        ConfirmDocument(
          document: preview.document, kind: .invoice, action: Self.path(of: draft), fields: fields,
          key: preview.key, title: words.confirm, issue: shared.issue
        ).write(to: page, shared)
      } else if choices.count < 2 {
        page.section(class: "card") { page.p(words.none) }
      } else {
        ask(page, words)
      }
    }
  }

  private func ask(_ page: HTML, _ words: Words<PeriodicStrings>) {
    let isFirst = fields.fields.isEmpty
    page.form(class: "card stack", .method("post"), .action(Self.path(of: draft))) {
      page.h2(words.which)
      for choice in choices {
        page.label(class: "choice") {
          page.input(
            .type("checkbox"), .name(choice.order.description), .value("on"),
            .checked(isFirst || fields[choice.order.description] != nil))
          page.span(
            words.choice(
              choice.number, words.language.date(choice.day), words.language.money(choice.gross)))
        }
      }
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.preview)
      }
    }
  }
}
