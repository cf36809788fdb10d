/// One element of a syntax and what it means: the unit of a mapping, which is a tree of these in the order of
/// the schema. One tree serves to read and to write, so that what is written is what would be read.
///
/// ```swift
/// .group("ram:SellerTradeParty", .bg4, [
///   .term("ram:ID", .bt29, .scheme("schemeID")),
///   .term("ram:Name", .bt27),
///   .element("ram:SpecifiedTaxRegistration", when: .attribute("ram:ID", "schemeID", ["VA"]), [
///     .term("ram:ID", .bt31, .fixed("schemeID", "VA")),
///   ]),
/// ])
/// ```
final class ElementMap: Sendable {
  enum Role: Sendable {
    /// Holds others; no meaning of its own. Written when something inside is.
    case structure
    /// Each such element is one group. Written once per group.
    case group(Group)
    /// Each such element is one value. Written once per value.
    case term(Term, Codec)
    /// A note of UBL: "#AAI#text" is BT-21 and BT-22 of one BG-1 (FNFE, EN 16931-3-2).
    case codedNote
    /// A note of a line of UBL: a plain one is BT-127; one with a subject, or one of several, is a group that
    /// says its text as well.
    case codedLineNote
    /// A text the syntax wants: written whenever its parent is, checked when read.
    case fixed(String)
    /// A text the schema wants and that means nothing: written so, read as anything (the network of a card).
    case filler(String)
    /// The text of a term of the document once more: written when that is there, read as nothing.
    case echo(Term)
    /// The scheme of the sibling that is this term, as an element: read with that.
    case schemeOf(Term)
    /// As `fixed`, but only there to satisfy the schema: the writer adds it when the sibling before it in the
    /// data is absent, the reader drops it (UBL's order reference "NA").
    case placeholder(Term, String)
  }

  /// How the text of a value is written.
  enum Codec: Sendable {
    case text
    /// A day: "20260131" with a format attribute inside `udt:DateTimeString` (CII), "2026-01-31" (UBL).
    case date
    /// "true" or "false" inside `udt:Indicator` (CII), plain (UBL).
    case indicator
    /// BT-8 in CII: UNTDID 2475, where the term is UNTDID 2005.
    case vatPointCode
  }

  /// What an attribute means.
  enum Attribute: Sendable {
    /// `TermValue.scheme`.
    case scheme(String)
    /// `TermValue.schemeVersion`.
    case schemeVersion(String)
    /// A term of its own, such as the unit of a quantity (BT-130).
    case term(String, Term)
    /// Always this text.
    case fixed(String, String)
    /// The currency of the amount: the invoice's (BT-5) goes without saying.
    case currency
    /// The currency of BT-111: BT-6 goes without saying.
    case accountingCurrency
    /// As `currency`, but written only when it is not the invoice's (amounts of CII).
    case unusualCurrency
    /// `TermValue.scheme`, said by the sibling of that name (CII's ReferenceTypeCode).
    case schemeSibling(String)
  }

  /// Which elements of that name this map is about. On writing it holds by construction: the fixed children
  /// and attributes make it true.
  indirect enum Condition: Sendable {
    /// A child, or a path of children, has one of these texts.
    case child([String], [String])
    /// An attribute of a descendant (empty path: of the element itself) has one of these texts.
    case attribute([String], String, [String])
    /// The element is there.
    case exists([String])
    /// An attribute of a descendant is there.
    case hasAttribute([String], String)
    /// The element at that path says what the element at the second path from the root says.
    case sameAsDocument([String], [String])
    /// The currency of the amount at that path is the accounting currency and not the invoice's.
    case inAccountingCurrency([String])
    case not(Condition)
    case all([Condition])
    case any([Condition])
    /// Holds of the element around this one.
    case parent(Condition)
    /// No sibling has the same name.
    case alone
  }

  /// What to do with a term whose group is not around this element, such as BT-83 in each UBL payment means.
  enum Repetition: Sendable {
    /// Written in the first instance of the enclosing element; equal values read once.
    case first
    /// Written in each instance; equal values read once.
    case every
    /// The nth value is written in the nth instance; all are read.
    case nth
    /// Read twice: where the term belongs and in the group around the element, which has several terms of its
    /// own beside (the text of one of several payment terms). Written from the latter.
    case copied
    /// As `first`, but in the payment means that is a direct debit (BT-81: 49 or 59) when there is one.
    case directDebit
  }

  /// Which values of the term this element is for, when a syntax has two (CII's ID and GlobalID).
  enum Selection: Sendable {
    case all, withScheme, withoutScheme
    /// Only the first of several: the schema has room for one.
    case first
    /// Only read: the value is written at another place.
    case never
    /// By the look of it, an account number or not (CII's IBANID and ProprietaryID).
    case iban, notIBAN
  }

  let name: XMLName
  let prefixed: String
  let role: Role
  let condition: Condition?
  /// `condition` with its names looked up.
  let test: MapTest?
  let attributes: [Attribute]
  /// `attributes` with their names looked up.
  let reads: [MapAttribute]
  let repetition: Repetition
  let selection: Selection
  /// Written even when empty: the schema wants it.
  let isRequired: Bool
  let children: [ElementMap]
  /// Names of `children`, for a quick look.
  let childNames: [XMLName]
  /// Whether only the extension profiles know it.
  let isExtension: Bool
  /// A term of the extensions that this element says in the plain profile too.
  let isCore: Bool
  /// Not written when the document has such a group, whose element says the same and more.
  let unless: Group?
  /// Only UBL Invoice or only UBL CreditNote.
  let only: Syntax?
  /// A structure that stands once per value of this term, each holding one (`cac:PartyIdentification`).
  let each: Term?
  /// What a term is written as when it has no value but its parent is written: the schema wants it.
  let orElse: String?

  init(
    _ prefixed: String, _ role: Role, when condition: Condition?, attributes: [Attribute],
    repetition: Repetition = .first, only: Syntax? = nil, selection: Selection = .all,
    isRequired: Bool = false, each: Term? = nil, orElse: String? = nil, unless: Group? = nil,
    isCore: Bool = false, children: [ElementMap] = []
  ) {
    self.prefixed = prefixed
    name = XMLName.of(prefixed)
    self.role = role
    self.condition = condition
    test = condition.map(MapTest.init)
    self.attributes = attributes
    reads = attributes.map(MapAttribute.init)
    self.repetition = repetition
    self.only = only
    self.selection = selection
    self.isRequired = isRequired
    self.each = each
    self.orElse = orElse
    self.unless = unless
    self.isCore = isCore
    self.children = children
    childNames = children.map(\.name)
    isExtension =
      switch role {
      case .group(let group): group.isExtension
      case .term(let term, _), .placeholder(let term, _): term.isExtension && !isCore
      case .structure, .fixed, .filler, .echo, .codedNote, .codedLineNote, .schemeOf: false
      }
    // A term "from elsewhere" belongs to a group that does not open at this element or inside it.
    var elsewhere = children.contains(where: \.holdsTermsFromElsewhere)
    if case .group(let group) = role {
      elsewhere = children.contains { $0.holdsTerms(outside: [group]) }
    }
    holdsTermsFromElsewhere = elsewhere
  }

  /// Whether a group without instances may still have something to write in here (BT-8, BT-83, BT-91 …).
  let holdsTermsFromElsewhere: Bool

  private func holdsTerms(outside groups: [Group]) -> Bool {
    switch role {
    case .term(let term, _):
      !term.home.isShared && !groups.contains(term.home)
        || attributes.contains { attribute in
          if case .term(_, let inner) = attribute { return !groups.contains(inner.home) }
          return false
        }
    case .group(let group): children.contains { $0.holdsTerms(outside: groups + [group]) }
    case .structure: children.contains { $0.holdsTerms(outside: groups) }
    case .fixed, .filler, .echo, .placeholder, .codedNote, .codedLineNote, .schemeOf: false
    }
  }

  /// No meaning of its own. `required`: written even when empty.
  static func element(
    _ name: String, when condition: Condition? = nil, each: Term? = nil, only: Syntax? = nil,
    required: Bool = false, unless: Group? = nil, _ children: [ElementMap]
  ) -> ElementMap {
    ElementMap(
      name, .structure, when: condition, attributes: [], only: only, isRequired: required,
      each: each, unless: unless, children: children)
  }

  static func group(
    _ name: String, _ group: Group, when condition: Condition? = nil, only: Syntax? = nil,
    required: Bool = false, _ children: [ElementMap]
  ) -> ElementMap {
    ElementMap(
      name, .group(group), when: condition, attributes: [], only: only, isRequired: required,
      children: children)
  }

  static func term(
    _ name: String, _ term: Term, _ codec: Codec = .text, _ attributes: Attribute...,
    when condition: Condition? = nil, writes selection: Selection = .all,
    repetition: Repetition = .first, only: Syntax? = nil, orElse: String? = nil,
    core isCore: Bool = false
  ) -> ElementMap {
    ElementMap(
      name, .term(term, codec), when: condition, attributes: attributes, repetition: repetition,
      only: only, selection: selection, orElse: orElse, isCore: isCore)
  }

  static func schemeOf(_ term: Term, _ name: String) -> ElementMap {
    ElementMap(name, .schemeOf(term), when: nil, attributes: [])
  }

  static func fixed(_ name: String, _ text: String, _ attributes: Attribute...) -> ElementMap {
    ElementMap(name, .fixed(text), when: nil, attributes: attributes)
  }

  static func filler(_ name: String, _ text: String, when condition: Condition? = nil) -> ElementMap
  {
    ElementMap(name, .filler(text), when: condition, attributes: [])
  }

  static func echo(_ name: String, of term: Term) -> ElementMap {
    ElementMap(name, .echo(term), when: nil, attributes: [])
  }

  static func placeholder(
    _ name: String, for term: Term, _ text: String, _ attributes: Attribute...
  ) -> ElementMap {
    ElementMap(name, .placeholder(term, text), when: nil, attributes: attributes)
  }

  static func codedLineNote(_ name: String) -> ElementMap {
    ElementMap(name, .codedLineNote, when: nil, attributes: [])
  }

  static func codedNote(_ name: String) -> ElementMap {
    ElementMap(name, .codedNote, when: nil, attributes: [])
  }
}
