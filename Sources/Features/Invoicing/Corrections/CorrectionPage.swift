import Kernel

/// The page that corrects an invoice: what it says of the buyer, to be changed, then the corrected invoice to confirm.
struct CorrectionPage {
  let invoice: CreditableInvoice
  let form: CorrectionForm
  var findings: [Finding] = []
  /// The document to confirm, and the key under which it is issued once.
  var preview: (document: PreparedDocument, key: String)?

  static func path(of invoice: InvoiceID) -> String { "/invoices/\(invoice)/correction" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(CorrectionStrings.table, shell.language)
    let shared = Words(InvoicingStrings.table, shell.language)
    return shell.formPage(
      title: words.title(invoice.number), lead: words.lead,
      back: ("/invoices/\(invoice.id)", invoice.number), flaws: FormFlaws(findings)
    ) { page in
      if let preview {
        ConfirmDocument(
          document: preview.document, kind: .corrected, action: Self.path(of: invoice.id),
          fields: form.fields, key: preview.key, title: words.confirm, issue: shared.issue
        ).write(to: page, shared)
      } else {
        ask(page, words)
      }
    }
  }

  private func ask(_ page: HTML, _ words: Words<CorrectionStrings>) {
    page.form(class: "card stack", .method("post"), .action(Self.path(of: invoice.id))) {
      page.h2(words.wrong)
      for field in CorrectionForm.Field.allCases { ask(field, page, words) }
      page.div(class: "field") {
        page.label(.for("reason"), text: words.reason)
        page.input(
          .type("text"), .id("reason"), .name("reason"), .required,
          .value(form.fields["reason"] ?? ""))
      }
      page.p(words.help, class: "quiet")
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.preview)
      }
    }
  }

  private func ask(
    _ field: CorrectionForm.Field, _ page: HTML, _ words: Words<CorrectionStrings>
  ) {
    page.div(class: "field") {
      page.label(.for(field.rawValue), text: field.title(words))
      page.input(
        .type(field == .suppliedOn ? "date" : "text"), .id(field.rawValue), .name(field.rawValue),
        .value(form.value(field)))
    }
  }
}

extension CorrectionForm.Field {
  fileprivate func title(_ words: Words<CorrectionStrings>) -> String {
    switch self {
    case .name: words.name
    case .contactName: words.contact
    case .email: words.email
    case .siren: words.siren
    case .vatIdentifier: words.vat
    case .line1: words.line1
    case .line2: words.line2
    case .postCode: words.postCode
    case .city: words.city
    case .country: words.country
    case .purchaseOrder: words.purchaseOrder
    case .suppliedOn: words.suppliedOn
    }
  }
}
