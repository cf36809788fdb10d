import Kernel

/// The inputs of the steps: a label above, help below, and what is wrong in its place.
extension WelcomeStepView {
  static func name(of field: CompanyDraft.Field, _ words: Words<WelcomeStrings>) -> String {
    switch field {
    case .siren: words.number
    case .name: words.name
    case .legalForm: words.legalForm
    case .capital: words.capital
    case .register: words.register
    case .line1: words.line1
    case .line2: words.line2
    case .postCode: words.postCode
    case .city: words.city
    case .email: words.email
    case .phone: words.phone
    case .website: words.website
    case .vatRegime: words.regime
    case .vatIdentifier: words.vatIdentifier
    case .defaultVATRate: words.usualRate
    case .legalGuarantee: words.guarantee
    case .invoiceNumbers: words.invoiceNumbers
    case .creditNoteNumbers: words.creditNoteNumbers
    case .lastNumber: words.lastNumber
    case .color: words.color
    case .wordmark: words.wordmark
    case .iban: words.iban
    case .bic: words.bic
    case .holder: words.holder
    case .term: words.term
    case .latePenalty: words.latePenalty
    case .recoveryFee: words.recoveryFee
    case .earlyDiscount: words.earlyDiscount
    }
  }

  func field(
    _ html: HTML, _ field: CompanyDraft.Field, type: String = "text", help: String? = nil,
    isOptional: Bool = false, value: String? = nil, inputMode: String? = nil,
    autocomplete: String? = nil
  ) {
    html.div(class: "field") {
      label(html, field, isOptional)
      var attributes =
        common(field, help) + [
          .type(type), .value(value ?? page.draft.meant(field)),
        ]
      if let inputMode { attributes.append(.inputMode(inputMode)) }
      attributes.append(.attribute("autocomplete", autocomplete ?? "off"))
      html.input(all: attributes)
      under(html, field, help)
    }
  }

  func select(
    _ html: HTML, _ field: CompanyDraft.Field, help: String?,
    _ choices: [(value: String, title: String)]
  ) {
    html.div(class: "field") {
      label(html, field, false)
      html.select(all: common(field, help)) {
        for choice in choices {
          html.option(
            .value(choice.value), .selected(choice.value == page.draft.meant(field)),
            text: choice.title)
        }
      }
      under(html, field, help)
    }
  }

  /// Several lines, with the law's words until others are written.
  func text(_ html: HTML, _ field: CompanyDraft.Field, _ usual: String) {
    html.div(class: "field") {
      label(html, field, false)
      html.textarea(all: common(field, nil) + [.attribute("rows", "3")]) {
        html.text(page.draft[field].isEmpty ? usual : page.draft[field])
      }
      under(html, field, nil)
    }
  }

  private func label(_ html: HTML, _ field: CompanyDraft.Field, _ isOptional: Bool) {
    html.label(.for(field.rawValue)) {
      html.text(Self.name(of: field, words))
      if isOptional { html.span(" (\(words.optional))", class: "optional") }
    }
  }

  private func common(_ field: CompanyDraft.Field, _ help: String?) -> [Attribute] {
    let (name, isWrong) = (field.rawValue, error(at: field) != nil)
    let described = (help == nil ? [] : ["\(name)-help"]) + (isWrong ? ["\(name)-error"] : [])
    var attributes: [Attribute] = [.id(name), .name(name)]
    if !described.isEmpty { attributes.append(.describedBy(described.joined(separator: " "))) }
    if isWrong { attributes.append(.attribute("aria-invalid", "true")) }
    return attributes
  }

  private func under(_ html: HTML, _ field: CompanyDraft.Field, _ help: String?) {
    if let error = error(at: field) {
      html.p(class: "error", .id("\(field.rawValue)-error"), text: error)
    }
    if let help { html.p(class: "quiet", .id("\(field.rawValue)-help"), text: help) }
  }

  private func error(at field: CompanyDraft.Field) -> String? {
    if page.isChecked { page.check.text(at: field)?(words.language) } else { nil }
  }
}

extension WelcomePage {
  func check(isRight field: CompanyDraft.Field) -> Bool {
    !isChecked || check.text(at: field) == nil
  }
}
