/// The rules of the Factur-X 1.09.2 profiles that say what an XML file of the profile looks like:
/// which elements and attributes there are, how often, from which lists. The rules of EN 16931 that
/// the profiles repeat are `CENRules`; which profile repeats which is `ExtendedBooks`.
///
/// Each book is one table, compiled once and walked once: `findings(in:of:)`. A rule on its own
/// walks its book too, which is slow for many; it serves documentation and single questions.
package enum FacturXRules {
  static let all: [Rule] = compiled.rules

  /// The books with their guidelines (BT-24).
  static let books: [(book: Rule.Books, level: String, name: String, guidelines: String)] = [
    (.facturXMinimum, "MINIMUM", "MINIMUM", "guidelineMinimum"),
    (.facturXBasicWL, "BASICWL", "BASIC WL", "guidelineBasicWL"),
    (.facturXBasic, "BASIC", "BASIC", "guidelineBasic"),
    (.facturXEN16931, "EN16931", "EN 16931", "guidelineEN16931"),
    (.facturXExtended, "EXTENDED", "EXTENDED", "guidelineExtended"),
  ]

  /// All that the book's structure rules find, in document order. Empty for other books and for
  /// UBL.
  package static func findings(in xml: XMLDocument, of book: Rule.Books) -> [RuleFinding] {
    guard let place = books.firstIndex(where: { $0.book == book }) else { return [] }
    var found = compiled.profiles[place].breaches(in: xml).map { breach in
      RuleFinding(
        rule: all[breach.rule],
        place: breach.attribute.map { .attribute(breach.node, $0) } ?? .element(breach.node),
        value: breach.value)
    }
    if let rule = compiled.emptyElements, all[rule].books.contains(book) {
      found += emptyElements(in: xml).map {
        RuleFinding(rule: all[rule], place: .element($0), value: nil)
      }
    }
    return found
  }

  /// Reports all that the tables find, in one walk, when one of these books is the profile's own
  /// (BT-24) or the only one asked for.
  static func judge(_ judgement: Judgement, books: Rule.Books) {
    guard let xml = judgement.xml, judgement.invoice.syntax == .cii else { return }
    let asked = self.books.map(\.book).filter { books.contains($0) }
    guard !asked.isEmpty, let book = asked.count == 1 ? asked[0] : self.book(of: xml),
      asked.contains(book)
    else { return }
    for finding in findings(in: xml, of: book) {
      judgement.under(finding.rule) {
        switch finding.place {
        case .attribute(let node, let name):
          $0.fail(node, attribute: name, value: finding.value)
        case .element(let node): $0.fail(node, value: finding.value)
        default: break
        }
      }
    }
  }

  /// The book of the profile the invoice itself names (BT-24).
  package static func book(of xml: XMLDocument) -> Rule.Books? {
    var node = xml.root
    for step in guidelinePath {
      guard let next = xml.first(node, step) else { return nil }
      node = next
    }
    let guideline = XMLSpace.normalized(xml.text(node)).lowercased()
    if let exact = books.first(where: { FacturXCodes.set($0.guidelines).contains(guideline) }) {
      return exact.book
    }
    // Near misses say what they mean: "urn:cen.eu:en16931:2017:compliant:factur-x.eu:1p0:basic".
    let ours = guideline.contains("factur-x") || guideline.contains("zugferd")
    let level = guideline.split(separator: ":").last.map { $0.uppercased() }
    return ours ? books.first { $0.level == level }?.book : nil
  }

  private static let guidelinePath = [
    "rsm:ExchangedDocumentContext", "ram:GuidelineSpecifiedDocumentContextParameter", "ram:ID",
  ].map { XMLName.of($0) }

  /// Elements with neither text nor children.
  static func emptyElements(in xml: XMLDocument) -> [XMLDocument.Node] {
    var found: [XMLDocument.Node] = []
    var next: XMLDocument.Node? = xml.root
    while let node = next {
      let child = xml.firstChild(node)
      if child == nil, !xml.hasText(node) { found.append(node) }
      next = child ?? following(node, xml)
    }
    return found
  }

  private static func following(_ node: XMLDocument.Node, _ xml: XMLDocument) -> XMLDocument.Node? {
    var next: XMLDocument.Node? = node
    while let this = next {
      if let sibling = xml.nextSibling(this) { return sibling }
      next = xml.parent(this)
    }
    return nil
  }

  // MARK: Compiling

  private struct Compiled: Sendable {
    var rules: [Rule] = []
    var profiles: [FacturXProfile] = []
    var emptyElements: Int?
  }

  private static let tables = [
    FacturXTable.minimum, FacturXTable.basicWL, FacturXTable.basic, FacturXTable.en16931,
    [FacturXTable.extended1, FacturXTable.extended2, FacturXTable.extended3]
      .joined(separator: "\n"),
  ]

  /// Where an id is used, for its explanation: the richest profile speaks.
  private struct Use {
    var books: Rule.Books
    var check: FacturXCheck
    var parents: Set<XMLName>
  }

  private static let compiled: Compiled = {
    let lines = tables.map { FacturXTable.lines($0) }
    var uses: [Int: Use] = [:]
    for (book, lines) in zip(books, lines) {
      for line in lines {
        for (check, number) in zip(line.checks, line.numbers) where number > 0 {
          var use =
            uses[number] ?? Use(books: [], check: check, parents: [])
          if !use.books.contains(book.book) { (use.check, use.parents) = (check, []) }
          use.books.insert(book.book)
          use.parents.insert(line.step.name)
          uses[number] = use
        }
      }
    }
    var result = Compiled()
    var places: [Int: Int] = [:]
    for (number, use) in uses.sorted(by: { $0.key < $1.key }) {
      places[number] = result.rules.count
      let place = result.rules.count
      result.rules.append(
        FacturXWords.rule(
          number, use.check.kind, in: use.parents.count == 1 ? use.parents.first : nil, use.books,
          judge: { judge($0, place) }))
    }
    let firstUnused = result.rules.count
    for (index, book) in books.enumerated() {
      let place = firstUnused + index
      result.rules.append(
        FacturXWords.unused(book.level, book.name, book.book) { judge($0, place) })
    }
    result.emptyElements = result.rules.count
    result.rules.append(FacturXWords.emptyElement)
    result.profiles = lines.enumerated().map { index, lines in
      FacturXProfile(lines) { _, number in
        number > 0 ? places[number] ?? 0 : firstUnused + index
      }
    }
    return result
  }()

  private static func judge(_ judgement: Judgement, _ rule: Int) {
    guard let xml = judgement.xml, let book = book(of: xml),
      let place = books.firstIndex(where: { $0.book == book })
    else { return }
    for breach in compiled.profiles[place].breaches(in: xml) where breach.rule == rule {
      judgement.fail(breach.node, attribute: breach.attribute, value: breach.value)
    }
  }
}
