import Hummingbird
import Kernel

/// What the pages of accounts and companies share.
package enum AccountForm {
  /// - Parameters:
  ///   - autocomplete: what a password manager knows the field by.
  ///   - wrong: said below it, in `language`.
  package static func field(
    _ page: HTML, _ name: String, _ label: String, type: String = "text", value: String? = nil,
    autocomplete: String? = nil, help: String? = nil, isRequired: Bool = true,
    wrong: [Text] = [], language: Language = .fr
  ) {
    page.div(class: "field") {
      page.label(.for(name), text: label)
      let common: [Attribute] = [.type(type), .id(name), .name(name), .value(value ?? "")]
      let more: [Attribute] =
        (isRequired ? [.required] : [])
        + (autocomplete.map { [.attribute("autocomplete", $0)] } ?? [])
        + Attribute.described(name, flaws: wrong, hasHelp: help != nil)
      page.input(all: common + more)
      page.flaws(wrong, of: name, language)
      if let help { page.p(class: "quiet", .id("\(name)-help"), text: help) }
    }
  }

  /// What a page is, and a sentence about it.
  package static func top(_ page: HTML, _ title: String, _ lead: String) {
    page.div(class: "top") {
      page.div {
        page.h1(title)
        page.p(lead, class: "lead")
      }
    }
  }

  /// - Parameter fields: those that say themselves what is wrong with them.
  package static func problems(
    _ page: HTML, _ problem: (any Problem)?, _ language: Language, fields: [String] = []
  ) {
    page.refusal(FormFlaws(problem, fields: fields), language)
  }

  package static func submit(_ page: HTML, _ label: String, isPrimary: Bool = true) {
    page.div(class: "actions") {
      if isPrimary {
        page.button(class: "button primary", .type("submit"), text: label)
      } else {
        page.button(class: "button", .type("submit"), text: label)
      }
    }
  }
}

extension Response {
  /// A page with what is wrong on it, if something is.
  package static func html(_ page: [UInt8], problem: (any Problem)?) -> Response {
    .html(page, status: problem.map { HTTPResponse.Status(code: $0.kind.httpStatus) } ?? .ok)
  }
}
