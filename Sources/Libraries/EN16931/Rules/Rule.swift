/// One rule an invoice must obey: where it comes from, what it reads, how it is judged, how to mend a breach.
///
/// A rule lives in one place and serves every syntax: it reads business terms. Only rules about a syntax
/// itself (CII-SR, UBL-CR …) read elements.
///
/// A class, though it never changes: judging hands rules around by the thousand.
package final class Rule: Sendable {
  /// As published: "BR-CO-15", "BR-FR-05_BT-22_PMT". Ours begin with "FAC-".
  package let id: String
  package let severity: Severity
  /// The books it belongs to.
  package let books: Books
  /// Nil: every syntax, and invoices that never were XML.
  package let syntaxes: [Syntax]?
  /// The terms it reads, the one to mend first.
  package let reads: [Term]
  /// What the rule asks, in our words.
  package let text: String
  package let fr: Advice
  package let en: Advice
  /// The law or standard behind it, where there is one beyond the standard itself.
  package let law: String?
  let judge: @Sendable (Judgement) -> Void

  package enum Severity: String, Sendable, Comparable {
    case fatal, warning
    package static func < (left: Severity, right: Severity) -> Bool {
      left == .fatal && right == .warning
    }
  }

  /// What is wrong, naming the field, and how to mend it.
  package struct Advice: Sendable, Hashable {
    package let problem: String
    package let fix: String
    package init(_ problem: String, fix: String) {
      self.problem = problem
      self.fix = fix
    }
  }

  /// A published set of rules. One rule may stand in several.
  package struct Books: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }
    /// CEN validation artefacts 1.3.16.
    package static let cen = Books(rawValue: 1)
    /// FNFE-MPE BR-FR 1.4.0.
    package static let french = Books(rawValue: 2)
    /// FNFE-MPE EXTENDED-CTC-FR 1.4.0.
    package static let extendedCTC = Books(rawValue: 4)
    /// Factur-X 1.09.2, a book per profile.
    package static let facturXMinimum = Books(rawValue: 8)
    package static let facturXBasicWL = Books(rawValue: 16)
    package static let facturXBasic = Books(rawValue: 32)
    package static let facturXEN16931 = Books(rawValue: 64)
    package static let facturXExtended = Books(rawValue: 128)
    /// Ours: what no official rule tests and a reader would still refuse.
    package static let strict = Books(rawValue: 256)
    /// Ours: what makes an XML file readable at all (elements nobody knows, numbers that are none).
    package static let reading = Books(rawValue: 512)
  }

  /// A fatal rule.
  convenience init(
    _ id: String, _ books: Books, syntaxes: [Syntax]? = nil, reads: [Term], text: String,
    fr: Advice, en: Advice, law: String? = nil, judge: @escaping @Sendable (Judgement) -> Void
  ) {
    self.init(
      id, .fatal, books, syntaxes: syntaxes, reads: reads, text: text, fr: fr, en: en, law: law,
      judge: judge)
  }

  /// - Parameter judge: calls `fail` once per breach.
  init(
    _ id: String, _ severity: Severity, _ books: Books, syntaxes: [Syntax]? = nil,
    reads: [Term], text: String, fr: Advice, en: Advice, law: String? = nil,
    judge: @escaping @Sendable (Judgement) -> Void
  ) {
    self.id = id
    self.severity = severity
    self.books = books
    self.syntaxes = syntaxes
    self.reads = reads
    self.text = text
    self.fr = fr
    self.en = en
    self.law = law
    self.judge = judge
  }
}

extension Rule {
  func placed(in books: Books) -> Rule {
    Rule(
      id, severity, books, syntaxes: syntaxes, reads: reads, text: text, fr: fr, en: en, law: law,
      judge: judge)
  }

  /// A rule of CEN in MINIMUM and BASIC too, where they repeat it. Of several tests under one id, these profiles have
  /// that of Factur-X EN 16931.
  var placedInSmallProfiles: Rule {
    guard books.contains(.facturXEN16931) else { return self }
    return placed(in: books.union(ExtendedBooks.smallProfiles(with: id)))
  }
}

/// A breach of a rule, with its place.
package struct RuleFinding: Sendable {
  package let rule: Rule
  package let place: Place
  /// What was found there, if something was.
  package let value: String?
  /// Breaches of the same rule after this one that are not listed.
  package internal(set) var more = 0

  package enum Place: Sendable {
    case value(TermValue, in: GroupView?)
    /// The term is not there and should be.
    case missing(Term, in: GroupView)
    case group(GroupView)
    case element(XMLDocument.Node)
    case attribute(XMLDocument.Node, String)
    case document
  }
}
