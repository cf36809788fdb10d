import Testing

@testable import Kernel

@Suite struct `Strings in two languages` {
  private final class Table {
    let hello = Text(fr: "Bonjour", en: "Hello")
    let between = Template(fr: "de {} à {}", en: "from {} to {}")
    let orders = Plural(
      one: Text(fr: "{} commande", en: "{} order"), many: Text(fr: "{} commandes", en: "{} orders"))
  }

  @Test func `places are filled in order, and values are not searched for places`() {
    let words = Words(Table(), .fr)
    #expect(words.hello == "Bonjour")
    #expect(words.between("{}", "b") == "de {} à b")
    #expect(words.between("a") == "de a à {}")
  }

  @Test func `French counts zero as one, English as many`() {
    #expect(Words(Table(), .fr).orders(0) == "0 commande")
    #expect(Words(Table(), .en).orders(0) == "0 orders")
    #expect(Words(Table(), .fr).orders(1234) == "1\u{202F}234 commandes")
    #expect(Words(Table(), .en).orders(1) == "1 order")
  }

  @Test func `every string of the shell is there in both languages`() {
    #expect(missingStrings(in: ShellStrings.table) == [])
  }

  @Test(arguments: [400, 403, 404, 405, 409, 413, 415, 421, 422, 418, 500, 503])
  func `every status has a title in both languages`(status: Int) {
    let title = ProblemStrings.title(status)
    #expect(!title.fr.isEmpty && !title.en.isEmpty && title.fr != title.en)
  }
}

/// The strings of a table that miss a language, or whose places differ between languages.
func missingStrings(in table: Any) -> [String] {
  Mirror(reflecting: table).children.compactMap { name, value in
    let texts: [Text] =
      switch value {
      case let text as Text: [text]
      case let template as Template: [template.text]
      case let plural as Plural: [plural.one, plural.many]
      default: []
      }
    let isComplete =
      !texts.isEmpty
      && texts.allSatisfy { text in
        !text.fr.isEmpty && !text.en.isEmpty
          && text.fr.ranges(of: "{}").count == text.en.ranges(of: "{}").count
      }
    return isComplete ? nil : name
  }
}
