import EN16931
import Invoicing
import Kernel
import Money

/// The form of each step.
struct WelcomeStepView {
  let page: WelcomePage
  let words: Words<WelcomeStrings>

  private var draft: CompanyDraft { page.draft }

  var title: String {
    switch page.step {
    case .identity: words.identityTitle
    case .company: words.companyTitle
    case .numbering: words.numberingTitle
    case .payment: words.paymentTitle
    case .review: words.reviewTitle
    }
  }

  var lead: String {
    switch page.step {
    case .identity: words.identityLead
    case .company: words.companyLead
    case .numbering: words.numberingLead
    case .payment: words.paymentLead
    case .review: words.reviewLead
    }
  }

  static func name(of step: WelcomeStep, _ words: Words<WelcomeStrings>) -> String {
    switch step {
    case .identity: words.identity
    case .company: words.company
    case .numbering: words.numbering
    case .payment: words.payment
    case .review: words.review
    }
  }

  func form(_ html: HTML) {
    if page.step == .review {
      WelcomeReview(page: page, words: words).write(to: html)
      return
    }
    // What is wrong is said here, all at once; a browser says one thing at a time.
    html.form(
      class: "stack", .method("post"), .action(page.step.path(in: page.base)),
      .attribute("novalidate", "novalidate")
    ) {
      // Enter in a field presses the first button of a form: it must be the one that goes on.
      html.button(
        class: "unseen", .type("submit"), .attribute("tabindex", "-1"), .hiddenFromReaders,
        text: words.proceed)
      switch page.step {
      case .identity: identity(html)
      case .company: company(html)
      case .numbering: numbering(html)
      case .payment: payment(html)
      case .review: break
      }
      buttons(html)
    }
  }

  private func buttons(_ html: HTML) {
    html.div(class: "actions") {
      html.button(class: "button primary large", .type("submit"), text: words.proceed)
      if page.step.previous != nil { act(html, "back", words.back) }
      if page.step == .payment { act(html, "skip", words.skip) }
    }
  }

  private func act(_ html: HTML, _ act: String, _ title: String) {
    html.button(class: "button large", .type("submit"), .name("do"), .value(act), text: title)
  }

  // MARK: Steps

  private func identity(_ html: HTML) {
    html.section(class: "card stack") {
      field(
        html, .siren, help: page.asksRegister ? words.numberHelp : words.numberHelpOff,
        value: page.wrongNumber, inputMode: "text")
    }
  }

  private func company(_ html: HTML) {
    html.section(class: "card stack") {
      field(html, .name, autocomplete: "organization")
      html.div(class: "fields") {
        field(html, .legalForm, help: words.legalFormHelp)
        field(html, .capital, isOptional: true, inputMode: "decimal")
        field(html, .register, help: words.registerHelp, isOptional: true)
      }
    }
    html.section(class: "card stack") {
      html.h2(words.address)
      field(html, .line1, autocomplete: "address-line1")
      field(html, .line2, isOptional: true, autocomplete: "address-line2")
      html.div(class: "fields") {
        field(html, .postCode, inputMode: "numeric", autocomplete: "postal-code")
        field(html, .city, autocomplete: "address-level2")
      }
    }
    vat(html)
    html.section(class: "card stack") {
      html.h2(words.contact)
      field(
        html, .email, type: "email", help: words.emailHelp, isOptional: true, autocomplete: "email")
      html.div(class: "fields") {
        field(html, .phone, isOptional: true, inputMode: "tel", autocomplete: "tel")
        field(html, .website, isOptional: true, inputMode: "url", autocomplete: "url")
      }
    }
  }

  private func vat(_ html: HTML) {
    html.section(class: "card stack") {
      html.fieldset {
        html.legend(words.vat)
        choice(html, "normal", words.vatNormal, words.vatNormalHelp)
        choice(
          html, "franchise", words.vatFranchise,
          words.vatFranchiseHelp(LegalTerms(on: page.today).franchise))
      }
      html.div(class: "fields") {
        field(
          html, .vatIdentifier,
          help: words.vatIdentifierHelp(CheckDigits.frenchVAT(ofSIREN: draft.siren) ?? "FR…"),
          isOptional: true)
        select(
          html, .defaultVATRate, help: words.usualRateHelp,
          ["20", "10", "5.5", "2.1", "0"].map { ($0, "\(words.language.decimal($0))\u{A0}%") })
      }
      html.label(class: "choice") {
        html.input(
          .type("checkbox"), .id("legalGuarantee"), .name("legalGuarantee"), .value("on"),
          .describedBy("legalGuarantee-help"), .checked(!draft[.legalGuarantee].isEmpty))
        html.span(words.guarantee)
        html.span(class: "quiet", .id("legalGuarantee-help"), text: words.guaranteeHelp)
      }
    }
  }

  private func choice(_ html: HTML, _ value: String, _ title: String, _ help: String) {
    html.label(class: "choice") {
      html.input(
        .type("radio"), .name("vatRegime"), .value(value),
        .id(value == "normal" ? "vatRegime" : "vatRegime-\(value)"),
        .checked(draft.meant(.vatRegime) == value))
      html.span(title)
      html.span(help, class: "quiet")
    }
  }

  private func numbering(_ html: HTML) {
    html.section(class: "card stack") {
      html.div(class: "notice", .id("first-number")) {
        html.p {
          html.text("\(words.firstNumberIs) ")
          html.strong(class: "number", text: page.firstNumber)
        }
      }
      html.div(class: "fields") {
        field(html, .invoiceNumbers, help: words.patternHelp)
        field(html, .creditNoteNumbers)
      }
      html.details(.open(!draft[.lastNumber].isEmpty)) {
        html.summary { html.text(words.before) }
        html.div(class: "stack") {
          html.p(words.beforeHelp, class: "quiet")
          field(html, .lastNumber, isOptional: true)
        }
      }
    }
    html.section(class: "card stack") {
      html.h2(.id("look"), text: words.look)
      html.div(class: "fields") {
        field(html, .color, type: "color")
        field(html, .wordmark, help: words.wordmarkHelp, isOptional: true)
      }
      DocumentHeadSketch(page: page).draw(on: html, words)
      html.div(class: "actions") {
        html.button(
          class: "button small", .type("submit"), .name("do"), .value("preview"),
          text: words.preview)
      }
    }
  }

  private func payment(_ html: HTML) {
    let law = LegalTerms(on: page.today)
    html.section(class: "card stack") {
      field(html, .iban, isOptional: true, inputMode: "text")
      html.div(class: "fields") {
        field(html, .bic, isOptional: true)
        field(html, .holder, help: words.holderHelp, isOptional: true)
      }
      html.p(words.accountNote, class: "quiet")
    }
    html.section(class: "card stack") {
      select(
        html, .term, help: words.termHelp, PaymentTerm.allCases.map { ($0.rawValue, title($0)) })
      html.details(.open(law.words.contains { !page.check(isRight: $0.0) })) {
        html.summary { html.text(words.mentions) }
        html.div(class: "stack") {
          html.p(words.mentionsHelp, class: "quiet")
          for (field, usual) in law.words { text(html, field, usual) }
        }
      }
    }
  }

  private func title(_ term: PaymentTerm) -> String {
    switch term {
    case .atOnce: words.atOnce
    case .fortyFiveToEndOfMonth: words.endOfMonth
    default: words.days(String(term.days))
    }
  }
}
