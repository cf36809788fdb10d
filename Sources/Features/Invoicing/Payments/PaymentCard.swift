import Kernel
import Money

/// What was paid of a document, on its page, with a form for the next payment.
struct PaymentCard {
  let document: OpenDocument
  let payments: [Payment]
  /// Under which the form has its effect once.
  let key: String
  let today: LocalDate
  /// What was typed, when it was refused, and why.
  var fields = FormFields()
  var problem: PaymentError?
  var asksMore = false

  func write(to page: HTML, _ language: Language) {
    let words = Words(PaymentStrings.table, language)
    page.section(class: "card stack", .id("payments"), .live(.documents, .payments)) {
      page.h2(words.payments)
      if !document.type.isCreditNote { state(page, words) }
      if !payments.isEmpty {
        page.ol(class: "timeline") {
          for payment in payments {
            page.li(class: payment.direction == .received ? "sealed" : nil) {
              row(page, payment, words)
            }
          }
        }
      }
      if isPayable { form(page, words) }
    }
  }

  private var isPayable: Bool {
    !document.type.isCreditNote && !document.type.isSelfBilled && !document.isReplaced
      && (document.left > 0 || problem != nil)
  }

  private func state(_ page: HTML, _ words: Words<PaymentStrings>) {
    let left = document.left
    let money = words.language.money(Money(minorUnits: abs(left), currency: document.currency))
    if left > 0 {
      page.p(words.left(money), class: "lead")
    } else if left < 0 {
      page.p(words.credit(money), class: "lead")
    } else {
      page.p(words.settled, class: "quiet")
    }
  }

  private func row(_ page: HTML, _ payment: Payment, _ words: Words<PaymentStrings>) {
    let language = words.language
    let sign = payment.direction == .received ? "" : "−\u{202F}"
    page.p {
      page.strong(sign + language.money(payment.amount))
      page.text(" · \(PaymentStrings.table.name(payment.means)(language))")
      if let provider = payment.provider {
        page.text(" · ")
        page.bdi(provider)
      }
    }
    page.p(class: "quiet") {
      page.text("\(payment.number) · \(language.date(payment.day))")
      if let reference = payment.reference {
        page.text(" · ")
        page.bdi(reference)
      }
      page.text(" · ")
      page.a(.href("/ledger/entries/\(payment.entry)"), text: words.entry)
    }
    if payment.direction == .received, payment.unallocated.minorUnits > 0 {
      page.p(words.unallocated(language.money(payment.unallocated)), class: "quiet")
    }
    if payment.direction == .received {
      page.details {
        page.summary(class: "quiet", text: words.refund)
        refund(page, payment, words)
      }
    }
  }

  private func refund(_ page: HTML, _ payment: Payment, _ words: Words<PaymentStrings>) {
    page.form(
      class: "filter-row", .method("post"),
      .action("/invoices/\(document.id)/payments/\(payment.id)/refund")
    ) {
      page.input(.type("hidden"), .name("key"), .value("\(key)-\(payment.number)"))
      page.div(class: "field") {
        page.label(.for("refund-\(payment.number)"), text: words.refundAmount)
        page.input(.type("text"), .id("refund-\(payment.number)"), .name("amount"))
      }
      page.button(class: "button", .type("submit"), text: words.confirmRefund)
    }
  }

  private func form(_ page: HTML, _ words: Words<PaymentStrings>) {
    page.form(class: "stack", .method("post"), .action("/invoices/\(document.id)/payments")) {
      page.h3(words.record)
      page.p(words.recordHelp, class: "soft")
      page.refusal(flaws, words.language)
      page.input(.type("hidden"), .name("key"), .value(key))
      page.div(class: "filter-row") {
        field(page, "amount", words.language, words.amount, document.leftToPay.description)
        field(page, "receivedOn", words.language, words.receivedOn, today.description, type: "date")
        page.div(class: "field") {
          page.label(.for("means"), text: words.means)
          page.select(.id("means"), .name("means")) {
            for means in Payment.Means.allCases {
              page.option(
                .value(means.rawValue),
                .selected(means.rawValue == fields["means"] ?? Payment.Means.transfer.rawValue),
                text: PaymentStrings.table.name(means)(words.language))
            }
          }
        }
        field(page, "reference", words.language, words.reference, "")
        field(page, "provider", words.language, words.provider, "")
        field(page, "fee", words.language, words.fee, "")
      }
      if asksMore {
        page.label(class: "check") {
          page.input(.type("checkbox"), .name("more"), .value("true"))
          page.text(words.allowMore)
        }
      }
      page.div(class: "actions") {
        page.button(class: "button primary", .type("submit"), text: words.save)
      }
    }
  }

  private var flaws: FormFlaws {
    FormFlaws(problem, fields: ["amount", "receivedOn", "reference", "provider", "fee"])
  }

  private func field(
    _ page: HTML, _ name: String, _ language: Language, _ label: String, _ usual: String,
    type: String = "text"
  ) {
    page.div(class: "field") {
      page.label(.for(name), text: label)
      page.input(
        all: [.type(type), .id(name), .name(name), .value(fields[name] ?? usual)]
          + Attribute.described(name, flaws: flaws[name]))
      page.flaws(flaws[name], of: name, language)
    }
  }
}
