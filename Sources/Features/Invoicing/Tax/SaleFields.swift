import Kernel

extension HTML {
  func flaws(
    _ flaws: [SaleFlaw], named names: [String: String], _ words: Words<TaxStrings>
  ) {
    if flaws.isEmpty { return }
    div(class: "notice bad", .role("alert"), .id("flaws")) {
      strong(words.toMend(flaws.count))
      ul {
        for flaw in flaws {
          li {
            strong(names[flaw.field] ?? flaw.field)
            text((words.language == .fr ? " : " : ": ") + flaw.text(words.language))
          }
        }
      }
    }
  }

  func textField(
    _ id: String, _ name: String, _ title: String, _ value: String, type: String,
    _ flaws: [SaleFlaw]
  ) {
    // Attributes of a sound field are left out.
    let isWrong = flaws.contains { $0.field == name }
    div(class: "field") {
      label(.for(id), text: title)
      input(
        .type(type), .id(id), .name(name), .value(value),
        isWrong ? .describedBy("flaws") : .checked(false),
        isWrong ? .attribute("aria-invalid", "true") : .checked(false))
    }
  }

  func selectField(
    _ id: String, _ name: String, _ title: String, _ choices: [(value: String, title: String)],
    _ chosen: String
  ) {
    div(class: "field") {
      label(.for(id), text: title)
      select(.id(id), .name(name)) {
        for choice in choices {
          option(
            .value(choice.value), .selected(choice.value == chosen), text: choice.title)
        }
      }
    }
  }
}
