/// The strings of a feature in the reader's language: `words.title` for `Text`, `words.orders(12)` for `Plural`.
///
/// A feature keeps its strings in one final class of `let` properties; views contain no sentence of their own.
@dynamicMemberLookup
package struct Words<Table: AnyObject> {
  private let table: Table
  package let language: Language

  package init(_ table: Table, _ language: Language) {
    self.table = table
    self.language = language
  }

  package subscript(dynamicMember key: KeyPath<Table, Text>) -> String {
    table[keyPath: key](language)
  }

  package subscript(dynamicMember key: KeyPath<Table, Template>) -> FilledTemplate {
    FilledTemplate(template: table[keyPath: key], language: language)
  }

  package subscript(dynamicMember key: KeyPath<Table, Plural>) -> CountedPlural {
    CountedPlural(plural: table[keyPath: key], language: language)
  }
}

/// A sentence with places to fill, written "{}" and filled in order.
package struct Template: Hashable, Sendable {
  package let text: Text
  package init(fr: String, en: String) { text = Text(fr: fr, en: en) }
}

package struct FilledTemplate {
  let template: Template
  let language: Language

  package func callAsFunction(_ values: String...) -> String {
    fill(template.text(language), with: values)
  }
}

/// A counted phrase, "{}" standing for the number. French counts zero as singular, English as plural.
package struct Plural: Hashable, Sendable {
  package let one: Text
  package let many: Text
  package init(one: Text, many: Text) {
    self.one = one
    self.many = many
  }
}

package struct CountedPlural {
  let plural: Plural
  let language: Language

  package func callAsFunction(_ count: Int) -> String {
    let isOne = language == .fr ? abs(count) < 2 : abs(count) == 1
    return fill((isOne ? plural.one : plural.many)(language), with: [language.number(count)])
  }
}

/// Values are not searched for further places.
private func fill(_ text: String, with values: [String]) -> String {
  var result = ""
  var rest = text[...]
  for value in values {
    guard let place = rest.firstRange(of: "{}") else { break }
    result += rest[..<place.lowerBound]
    result += value
    rest = rest[place.upperBound...]
  }
  return result + rest
}
