/// Which rules of CEN 1.3.16 stand in the books of the extensions and of Factur-X too: under their
/// own id in most, under a number of Factur-X (FX-SCH-A-…) in MINIMUM and BASIC.
///
/// Read off the published Schematrons: same id, same context, same test. Where the test differs
/// under the same id, the rule is in `differing`, not gone.
package enum ExtendedBooks {
  /// Whether the book has a rule of that id, be its test CEN's or its own.
  package static func contains(_ id: String, _ book: Rule.Books, _ syntax: Syntax = .cii) -> Bool {
    isSame(id, book, syntax) || isDifferent(id, book, syntax)
  }

  /// Whether the book has it with CEN's very test.
  package static func isSame(_ id: String, _ book: Rule.Books, _ syntax: Syntax = .cii) -> Bool {
    same[key(book, syntax)]?.contains(id) ?? false
  }

  /// Whether the book has another test under that id.
  package static func isDifferent(_ id: String, _ book: Rule.Books, _ syntax: Syntax = .cii) -> Bool
  {
    differing[key(book, syntax)]?.contains(id) ?? false
  }

  /// MINIMUM and BASIC, where they repeat the rule. They publish it under a number of their own; we keep CEN's.
  static func smallProfiles(with id: String) -> Rule.Books {
    var books: Rule.Books = []
    for book in [Rule.Books.facturXMinimum, .facturXBasic] where contains(id, book) {
      books.insert(book)
    }
    return books
  }

  /// The profiles of Factur-X that repeat a rule on CII with CEN's very test.
  static func facturX(with id: String) -> Rule.Books {
    var books: Rule.Books = []
    for book in profiles where isSame(id, book) { books.insert(book) }
    return books
  }

  private static let profiles: [Rule.Books] = [
    .facturXMinimum, .facturXBasicWL, .facturXBasic, .facturXEN16931, .facturXExtended,
  ]

  private struct Key: Hashable {
    let book: Rule.Books
    let isUBL: Bool
  }

  /// Only EXTENDED-CTC-FR knows UBL.
  private static func key(_ book: Rule.Books, _ syntax: Syntax) -> Key {
    Key(book: book, isUBL: syntax.isUBL)
  }

  private static let same: [Key: Set<String>] = [
    Key(book: .extendedCTC, isUBL: false): ids(extendedCII),
    Key(book: .extendedCTC, isUBL: true): ids(extendedUBL),
    Key(book: .facturXMinimum, isUBL: false): ids(minimum),
    Key(book: .facturXBasicWL, isUBL: false): ids(basicWL),
    Key(book: .facturXBasic, isUBL: false): ids(basic),
    Key(book: .facturXEN16931, isUBL: false): ids(en16931),
    Key(book: .facturXExtended, isUBL: false): ids(extended),
  ]

  private static let differing: [Key: Set<String>] = [
    Key(book: .extendedCTC, isUBL: false): ids(extendedCIIDiffering),
    Key(book: .extendedCTC, isUBL: true): ids(extendedUBLDiffering),
    Key(book: .facturXMinimum, isUBL: false): ids(minimumDiffering),
    Key(book: .facturXBasicWL, isUBL: false): ids(basicWLDiffering),
    Key(book: .facturXBasic, isUBL: false): ids(basicDiffering),
    Key(book: .facturXEN16931, isUBL: false): ids(en16931Differing),
    Key(book: .facturXExtended, isUBL: false): ids(extendedDiffering),
  ]

  /// "BR-DEC-01, 02…05" is BR-DEC-01 and all up to BR-DEC-05; a number alone carries on its family.
  static func ids(_ text: String) -> Set<String> {
    var found: Set<String> = []
    var family = ""
    for word in text.split(whereSeparator: { $0 == "\n" || $0 == " " || $0 == "," }) {
      let isNumber = word.utf8.first.map { (0x30...0x39).contains($0) } ?? false
      let cut = isNumber ? nil : word.lastIndex(of: "-")
      if let cut { family = String(word[...cut]) }
      let numbers = (cut.map { word[word.index(after: $0)...] } ?? word).split(separator: "…")
      guard isNumber || cut != nil, let first = numbers.first, let low = Int(first),
        let high = numbers.last.flatMap({ Int($0) })
      else {
        found.insert(String(word))
        continue
      }
      for number in low...high {
        let digits = String(number)
        found.insert(
          family + String(repeating: "0", count: max(0, first.count - digits.count)) + digits)
      }
    }
    return found
  }
}
