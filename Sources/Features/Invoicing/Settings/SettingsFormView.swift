import Kernel

/// Draws the groups of a form, each field with its help and what is wrong with it.
struct SettingsFormView {
  let form: SettingsForm
  let wrong: [String: [String]]
  let language: Language
  /// Whether whoever reads may not save.
  var isReadOnly = false

  /// - Parameter more: what stands after the first group.
  func write(to page: HTML, _ more: () -> Void) {
    for (index, group) in form.groups.enumerated() {
      page.section(class: "card stack") {
        page.h2(group.title(language))
        if let help = group.help { page.p(help(language), class: "soft") }
        page.div(class: "fields") {
          for field in group.fields.prefix(group.shown) { write(field, to: page) }
        }
        folded(Array(group.fields.dropFirst(group.shown)), page)
      }
      if index == 0 { more() }
    }
  }

  private func folded(_ fields: [SettingsField], _ page: HTML) {
    if fields.isEmpty { return }
    let isSaid = fields.contains { !form[$0.pointer].isEmpty || wrong[$0.pointer] != nil }
    page.details(.open(isSaid)) {
      page.summary(SettingsStrings.table.otherLanguages(language))
      page.div(class: "fields") { for field in fields { write(field, to: page) } }
    }
  }

  private func write(_ field: SettingsField, to page: HTML) {
    switch field.kind {
    case .flag: flag(field, page)
    case .choice(let choices) where choices.contains(where: { $0.help != nil }):
      choice(field, choices, page)
    default: control(field, page)
    }
  }

  private func control(_ field: SettingsField, _ page: HTML) {
    page.div(class: field.isWide ? "field wide" : "field") {
      page.label(.for(field.id), text: field.label(language))
      input(field, page)
      notes(field, page)
    }
  }

  private func notes(_ field: SettingsField, _ page: HTML) {
    if let help = field.help {
      page.p(class: "quiet", .id(field.id + "-help"), text: help(language))
    }
    errors(field, page)
  }

  private func errors(_ field: SettingsField, _ page: HTML) {
    let errors = wrong[field.pointer] ?? []
    if !errors.isEmpty {
      page.p(class: "error", .id(field.id + "-error"), text: errors.joined(separator: " "))
    }
  }

  private func attributes(_ field: SettingsField) -> [Attribute] {
    var all: [Attribute] = [.id(field.id), .name(field.pointer)]
    let isWrong = wrong[field.pointer] != nil
    if isWrong { all.append(.attribute("aria-invalid", "true")) }
    let notes = [field.help == nil ? nil : "-help", isWrong ? "-error" : nil].compactMap { $0 }
    if !notes.isEmpty {
      all.append(.describedBy(notes.map { field.id + $0 }.joined(separator: " ")))
    }
    if field.isRequired { all.append(.required) }
    if isReadOnly { all.append(.attribute("readonly", "")) }
    return all
  }

  private func input(_ field: SettingsField, _ page: HTML) {
    let value = form[field.pointer]
    let attributes = attributes(field)
    switch field.kind {
    case .lines(let rows):
      page.textarea(all: attributes + [.attribute("rows", String(rows))]) { page.text(value) }
    case .choice(let choices):
      page.select(all: attributes) {
        for choice in choices {
          page.option(
            .value(choice.value), .selected(choice.value == value), text: choice.title(language))
        }
      }
    case .email: page.input(all: attributes + [.type("email"), .value(value)])
    case .colour:
      page.input(all: attributes + [.type("color"), .value(value.isEmpty ? "#1F4E79" : value)])
    case .amount:
      page.input(all: attributes + [.type("text"), .inputMode("decimal"), .value(value)])
    case .line, .list, .flag: page.input(all: attributes + [.type("text"), .value(value)])
    }
  }

  private func flag(_ field: SettingsField, _ page: HTML) {
    page.div(class: "field wide") {
      page.label(class: "choice") {
        page.input(
          all: attributes(field) + [
            .type("checkbox"), .value("true"), .checked(form[field.pointer] == "true"),
          ])
        page.span(field.label(language))
        if let help = field.help {
          page.span(class: "quiet", .id(field.id + "-help"), text: help(language))
        }
      }
      errors(field, page)
    }
  }

  /// Each choice with a word on what it does.
  private func choice(
    _ field: SettingsField, _ choices: [SettingsField.Choice], _ page: HTML
  ) {
    page.fieldset(class: "wide") {
      page.legend(field.label(language))
      page.div(class: "choices") {
        for choice in choices {
          let isChosen =
            choice.value == form[field.pointer]
            || form[field.pointer].isEmpty && choice.value == choices[0].value
          page.label(class: "choice") {
            page.input(
              .type("radio"), .name(field.pointer), .value(choice.value), .checked(isChosen))
            page.span(choice.title(language))
            if let help = choice.help { page.span(help(language), class: "quiet") }
          }
        }
      }
      notes(field, page)
    }
  }
}

extension SettingsField {
  /// Of its control.
  var id: String { "field" + pointer.replacing("/", with: "-") }

  fileprivate var isWide: Bool {
    switch kind {
    case .lines, .list: true
    // An address of the web is long.
    default: pointer.hasSuffix("Address")
    }
  }
}
