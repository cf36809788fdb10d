import EN16931
import Kernel
import PDF
import Synchronization

/// Which rules an invoice is held to.
package enum RuleChoice: String, Sendable, CaseIterable {
  /// CEN EN 16931, whatever the profile.
  case cen
  /// The French rules, whatever the seller's country.
  case fr
  /// The rules of the Factur-X profile that BT-24 names.
  case facturx
  /// What applies: by profile, and the French rules for sellers in France, unless the invoice says itself that no
  /// platform carries it (note BAR: a sale to a consumer, or out of scope).
  case all

  /// - Parameter inPDF: the XML travels in a Factur-X file, whose profile has rules of its own.
  func books(for invoice: ElectronicInvoice, strict: Bool) -> Rule.Books {
    var books: Rule.Books = .reading
    let profile = invoice.profile
    switch self {
    case .cen: books = [.cen]
    case .fr: books = [.french]
    case .facturx: books.formUnion(profile.facturXBook ?? [])
    case .all:
      books.formUnion(profile.rules)
      if invoice.container != nil { books.formUnion(profile.facturXBook ?? []) }
      if Self.french.contains(invoice.seller?.text(.bt40) ?? ""), Self.isCarried(invoice.invoice) {
        books.insert(.french)
      }
    }
    if strict { books.formUnion([.strict, .reading]) }
    return books
  }

  private static func isCarried(_ invoice: SemanticInvoice) -> Bool {
    !invoice.all(.bg1).contains { note in
      note.text(.bt21) == "BAR" && ["B2C", "B2CINT", "OUTOFSCOPE"].contains(note.text(.bt22))
    }
  }

  /// France and the departments where French VAT is the law.
  private static let french: Set<String> = ["FR", "GP", "MQ", "GF", "RE", "YT"]
}

extension ElectronicInvoice {
  var seller: GroupView? { invoice.all(.bg4).first?.first(.bg5) }
}

/// Judges an invoice and explains each finding.
package struct ValidateInvoice: Sendable {
  package let rules: RuleChoice
  package let isStrict: Bool
  /// The rules of each choice of books, filtered once.
  private let known: RulesByBooks

  package init(rules: RuleChoice = .all, strict: Bool = false) {
    self.rules = rules
    isStrict = strict
    known = RulesByBooks()
  }

  package func callAsFunction(_ file: ElectronicInvoice) -> ValidationReport {
    let books = rules.books(for: file, strict: isStrict)
    var findings: [ValidationFinding] = []
    if rules == .all || rules == .facturx {
      findings += file.container?.findings.map(ValidationFinding.init) ?? []
      findings += level(file)
    }
    findings += Judgement.findings(in: file.invoice, by: known[books]).map {
      ValidationFinding($0, in: file.invoice)
    }
    return ValidationReport(
      syntax: file.invoice.syntax, isPDF: file.container != nil, profile: file.profile,
      number: file.invoice.root.text(.bt1), findings: findings)
  }

  /// The level in the XMP of a PDF and the profile in BT-24 are one thing said twice.
  private func level(_ file: ElectronicInvoice) -> [ValidationFinding] {
    guard let level = file.container?.conformanceLevel,
      let expected = file.profile.facturXLevel, level != expected
    else { return [] }
    return [
      ValidationFinding(
        rule: "FX-PDF-LEVEL", severity: .fatal, path: "/rdf:RDF//fx:ConformanceLevel", value: level,
        message: Text(
          fr: "Les métadonnées du PDF annoncent le niveau \(level), le XML (BT-24) \(expected).",
          en: "The PDF's metadata say level \(level), the XML (BT-24) \(expected)."),
        fix: Text(
          fr: "Régénérez le PDF avec fx:ConformanceLevel = \(expected).",
          en: "Make the PDF again with fx:ConformanceLevel = \(expected)."))
    ]
  }
}

/// The rules of a choice of books, kept once filtered.
private final class RulesByBooks: Sendable {
  private let rules = Mutex<[Rule.Books: RuleSet]>([:])

  subscript(_ books: Rule.Books) -> RuleSet {
    rules.withLock { known in
      if let found = known[books] { return found }
      let found = RuleBook.set(of: books)
      known[books] = found
      return found
    }
  }
}
