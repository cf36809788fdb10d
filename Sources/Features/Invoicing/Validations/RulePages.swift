import EN16931
import PDF

/// The home pages of the rules, docs/rules: made from the rules themselves, so that an explanation is written once.
///
/// A rule about business terms has a page; the many rules that only say which element a syntax may hold share a
/// page per family, a section each.
package enum RulePages {
  package struct Page: Sendable {
    /// "BR-CO-15.md".
    package let name: String
    package let text: String
  }

  package static var all: [Page] {
    let rules = RuleBook.all
    var pages: [Page] = []
    var families: [String: [Rule]] = [:]
    var seen: [String: [Rule]] = [:]
    var order: [String] = []
    for rule in rules {
      if let family = family(of: rule) {
        families[family, default: []].append(rule)
      } else {
        if seen[rule.id] == nil { order.append(rule.id) }
        seen[rule.id, default: []].append(rule)
      }
    }
    for id in order {
      guard let same = seen[id] else { continue }
      pages.append(Page(name: fileName(id), text: page(id, same)))
    }
    for (family, rules) in families.sorted(by: { $0.key < $1.key }) {
      pages.append(Page(name: "\(family).md", text: familyPage(family, rules)))
    }
    pages.append(Page(name: "FX-PDF.md", text: envelopePage))
    pages.append(Page(name: "README.md", text: index(order, seen, families)))
    return pages
  }

  /// Where a rule is explained: "BR-CO-15.md", "CII-SR.md#cii-sr-019".
  package static func address(of rule: Rule) -> String {
    guard let family = family(of: rule) else { return fileName(rule.id) }
    return "\(family).md#\(rule.id.lowercased())"
  }

  /// "CII-SR" for "CII-SR-019"; nil for a rule with a page of its own.
  private static func family(of rule: Rule) -> String? {
    ["CII-SR", "CII-DT", "UBL-SR", "UBL-CR", "UBL-DT", "FX-SCH", "FX-"].first {
      rule.id.hasPrefix($0)
    }.map { $0 == "FX-" ? "FX-NOT-USED" : $0 }
  }

  private static func fileName(_ id: String) -> String {
    id.replacing("/", with: "-").replacing(" ", with: "-") + ".md"
  }

  // MARK: A page

  private static func page(_ id: String, _ rules: [Rule]) -> String {
    var text = "# \(id)\n\n"
    for rule in rules { text += section(rule) }
    return text
  }

  private static func section(_ rule: Rule) -> String {
    var text = "\(rule.text)\n\n"
    text += "| | |\n|---|---|\n"
    text += "| Severity | \(rule.severity.rawValue) |\n"
    text += "| Rules of | \(books(rule.books)) |\n"
    if let syntaxes = rule.syntaxes {
      text += "| Only in | \(syntaxes.map(\.jsonName).joined(separator: ", ")) |\n"
    }
    if !rule.reads.isEmpty {
      text += "| Reads | \(rule.reads.map(term).joined(separator: "<br>")) |\n"
    }
    if let law = rule.law { text += "| Law | \(law) |\n" }
    text += "\n**\(rule.fr.problem)** \(rule.fr.fix)\n\n**\(rule.en.problem)** \(rule.en.fix)\n\n"
    return text
  }

  private static func term(_ term: Term) -> String {
    "\(term.id) \(term.info.english) · \(term.info.french)"
  }

  private static func books(_ books: Rule.Books) -> String {
    names(of: books).joined(separator: ", ")
  }

  /// Who publishes a rule.
  static func names(of books: Rule.Books) -> [String] {
    let names: [(Rule.Books, String)] = [
      (.cen, "CEN EN 16931 1.3.16"), (.french, "FNFE-MPE BR-FR 1.4.0"),
      (.extendedCTC, "EXTENDED-CTC-FR 1.4.0"), (.facturXMinimum, "Factur-X MINIMUM"),
      (.facturXBasicWL, "Factur-X BASIC WL"), (.facturXBasic, "Factur-X BASIC"),
      (.facturXEN16931, "Factur-X EN 16931"), (.facturXExtended, "Factur-X EXTENDED"),
      (.strict, "Facturier, strict"), (.reading, "Facturier, reading"),
    ]
    return names.filter { books.contains($0.0) }.map(\.1)
  }

  // MARK: Families and the index

  private static func familyPage(_ family: String, _ rules: [Rule]) -> String {
    var text = "# \(family)\n\n"
    var previous = ""
    for rule in rules {
      if rule.id != previous { text += "## \(rule.id)\n\n" }
      previous = rule.id
      text += "\(rule.severity.rawValue) · \(books(rule.books))\n\n"
      text += "\(rule.fr.problem) \(rule.fr.fix)\n\n\(rule.en.problem) \(rule.en.fix)\n\n"
    }
    return text
  }

  /// What the PDF around the XML must be like.
  private static var envelopePage: String {
    var text = "# FX-PDF\n\nThe Factur-X envelope: PDF/A-3, attachment and metadata.\n\n"
    for code in ContainerFix.codes {
      guard let words = ContainerFix.of(code) else { continue }
      text += "## \(code)\n\n\(words.rule)\n\n\(words.french)\n\n\(words.english)\n\n"
    }
    return text
  }

  private static func index(
    _ order: [String], _ rules: [String: [Rule]], _ families: [String: [Rule]]
  ) -> String {
    var text = """
      # Rules

      Every rule `facturier validate` knows, made from the rules themselves by `facturier rules --pages docs/rules`.
      `facturier rules BR-CO-15` prints one.

      | Rule | Severity | What it asks |
      |---|---|---|

      """
    for id in order {
      guard let rule = rules[id]?.first else { continue }
      text += "| [\(id)](\(fileName(id))) | \(rule.severity.rawValue) | \(rule.text) |\n"
    }
    text += "\n| Family | Rules |\n|---|---|\n"
    text += "| [FX-PDF](FX-PDF.md) | \(ContainerFix.codes.count) |\n"
    for (family, rules) in families.sorted(by: { $0.key < $1.key }) {
      text += "| [\(family)](\(family).md) | \(rules.count) |\n"
    }
    return text
  }

  /// One rule as the terminal shows it.
  package static func text(of id: String) -> String? {
    let rules = RuleBook.rules(named: id)
    return rules.isEmpty ? nil : page(id, rules)
  }
}
