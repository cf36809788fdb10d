/// A sentence for people, in the two languages of the product.
package struct Text: Hashable, Sendable {
  package let fr: String
  package let en: String

  package init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  /// The same words in both languages: a name, a number.
  package init(_ same: String) { self.init(fr: same, en: same) }

  package func callAsFunction(_ language: Language) -> String { language == .fr ? fr : en }
}

package enum Language: String, Sendable, CaseIterable {
  case fr, en
}
