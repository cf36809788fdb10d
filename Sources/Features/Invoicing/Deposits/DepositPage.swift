import EN16931
import Kernel
import Money

/// Every sentence of the page that invoices a deposit.
final class DepositStrings: Sendable {
  static let table = DepositStrings()

  let title = Template(fr: "Acompte sur la commande {}", en: "Deposit on order {}")
  let lead = Text(
    fr:
      "Une facture d’acompte, déduite de la facture définitive. Rien n’est émis avant votre confirmation.",
    en: "A deposit invoice, deducted from the final one. Nothing is issued before you confirm.")
  let howMuch = Text(fr: "Combien ?", en: "How much?")
  let percent = Text(fr: "Un pourcentage du total TTC", en: "A percentage of the total with VAT")
  let amount = Text(fr: "Un montant TTC", en: "An amount, VAT included")
  let paidOn = Text(fr: "Payé le (vide s’il est à payer)", en: "Paid on (empty if it is due)")
  let means = Text(fr: "Payé par", en: "Paid by")
  let preview = Text(fr: "Voir la facture d’acompte", en: "See the deposit invoice")
  let confirm = Text(
    fr: "Voici la facture d’acompte qui sera émise", en: "This deposit invoice will be issued")
  let card = Text(fr: "Carte bancaire", en: "Card")
  let transfer = Text(fr: "Virement", en: "Transfer")
  let directDebit = Text(fr: "Prélèvement", en: "Direct debit")
  let cash = Text(fr: "Espèces", en: "Cash")
  let cheque = Text(fr: "Chèque", en: "Cheque")
  let online = Text(fr: "Paiement en ligne", en: "Online payment")

  func title(of means: SalesOrder.PaymentReceived.Means) -> Text {
    switch means {
    case .card: card
    case .transfer: transfer
    case .directDebit: directDebit
    case .cash: cash
    case .cheque: cheque
    case .online: online
    }
  }
}

struct DepositPage {
  let draft: InvoiceID
  let order: SalesOrder
  let fields: FormFields
  var findings: [Finding] = []
  /// The document to confirm, and the key under which it is issued once.
  var preview: (document: PreparedDocument, key: String)?

  static func path(of draft: InvoiceID) -> String { "/invoices/\(draft)/deposit" }

  func render(in shell: PageShell) -> [UInt8] {
    let words = Words(DepositStrings.table, shell.language)
    let shared = Words(InvoicingStrings.table, shell.language)
    return shell.formPage(
      title: words.title(order.externalID), lead: words.lead,
      back: ("/invoices/\(draft)", shared.draftOf(shared.invoice)), flaws: flaws
    ) { page in
      if let preview {
        ConfirmDocument(
          document: preview.document, kind: .deposit, action: Self.path(of: draft), fields: fields,
          key: preview.key, title: words.confirm, issue: shared.issue
        ).write(to: page, shared)
      } else {
        ask(page, words)
      }
    }
  }

  private var flaws: FormFlaws {
    FormFlaws(findings.map(Self.atField), fields: ["percent", "amount", "paidOn"])
  }

  /// The day of the payment has another name in the body of a request than in the form.
  private static func atField(_ finding: Finding) -> Finding {
    guard finding.place?.pointer == "/payment/receivedOn" else { return finding }
    var finding = finding
    finding.place = Place(pointer: "/paidOn")
    return finding
  }

  private func ask(_ page: HTML, _ words: Words<DepositStrings>) {
    let form = DepositForm(fields: fields)
    // Proposed once: what somebody emptied stays empty.
    let percent = fields["part"] == nil ? "30" : ""
    page.form(class: "card stack", .method("post"), .action(Self.path(of: draft))) {
      page.h2(words.howMuch)
      for (part, title) in [(DepositForm.Part.percent, words.percent), (.amount, words.amount)] {
        page.label(class: "choice") {
          page.input(
            .type("radio"), .name("part"), .value(part.rawValue), .checked(form.part == part))
          page.span(title)
        }
        page.div(class: "field") {
          input(
            page, part.rawValue, words.language, [.label(title), .inputMode("decimal")],
            usual: part == .percent ? percent : "")
        }
      }
      page.div(class: "field") {
        page.label(.for("paidOn"), text: words.paidOn)
        input(page, "paidOn", words.language, [.id("paidOn")], type: "date")
      }
      page.div(class: "field") {
        page.label(.for("means"), text: words.means)
        page.select(.id("means"), .name("means")) {
          for means in SalesOrder.PaymentReceived.Means.allCases {
            page.option(
              .value(means.rawValue), .selected(fields["means"] == means.rawValue),
              text: DepositStrings.table.title(of: means)(words.language))
          }
        }
      }
      page.div(class: "actions") {
        page.button(class: "button primary large", .type("submit"), text: words.preview)
      }
    }
  }

  private func input(
    _ page: HTML, _ name: String, _ language: Language, _ more: [Attribute], type: String = "text",
    usual: String = ""
  ) {
    let wrong = flaws[name]
    page.input(
      all: [.type(type), .name(name), .value(fields[name] ?? usual)] + more
        + Attribute.described(name, flaws: wrong))
    page.flaws(wrong, of: name, language)
  }
}
