import Money

/// How an invoice is written: the two syntaxes of EN 16931-2, UBL with its two roots.
package enum Syntax: String, Sendable, CaseIterable {
  /// UN/CEFACT Cross Industry Invoice D22B.
  case cii
  /// UBL 2.1 Invoice.
  case ublInvoice
  /// UBL 2.1 CreditNote.
  case ublCreditNote

  package var isUBL: Bool { self != .cii }
}

/// One value of a business term, as it was written.
package struct TermValue: Sendable {
  package let term: Term
  /// As written, white space included. Days written in their syntax's own format become "2026-01-31".
  package let text: String
  /// What qualifies the value: the scheme of an identifier (BT-29-1), the list of a code (BT-158-1), the MIME
  /// code of an attachment, a currency or date format that is not the usual one.
  package let scheme: String?
  /// The version of the list (BT-158-2), the file name of an attachment (BT-125-2).
  package let schemeVersion: String?
  /// Where it stood. Nil in an invoice that never was XML.
  package let node: XMLDocument.Node?

  package init(
    _ term: Term, _ text: String, scheme: String? = nil, schemeVersion: String? = nil,
    node: XMLDocument.Node? = nil
  ) {
    self.term = term
    self.text = text
    self.scheme = scheme
    self.schemeVersion = schemeVersion
    self.node = node
  }

  /// The text with runs of white space made one and its ends cut, as `normalize-space` of XPath.
  package var trimmed: String { XMLSpace.normalized(text) }
  package var isBlank: Bool { text.utf8.allSatisfy(XMLSpace.isSpace) }
  /// Nil unless it is a plain decimal number.
  package var decimal: ExactDecimal? { ExactDecimal(text) }
  /// Nil unless it is a day of the calendar, "2026-01-31".
  package var date: LocalDate? { LocalDate(text) }

  /// Same value, wherever it stood.
  package func isSame(as other: TermValue) -> Bool {
    term == other.term && text == other.text && scheme == other.scheme
      && schemeVersion == other.schemeVersion
  }
}

/// White space as XML defines it.
package enum XMLSpace {
  package static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  package static func normalized(_ text: String) -> String {
    var previous: UInt8 = 0x20
    let isNormal =
      text.utf8.allSatisfy { byte in
        defer { previous = byte }
        return !isSpace(byte) || (byte == 0x20 && previous != 0x20)
      } && (previous != 0x20 || text.isEmpty)
    if isNormal { return text }
    let words = text.utf8.split(whereSeparator: isSpace)
    return words.map { String(Substring($0)) }.joined(separator: " ")
  }
}

/// Any invoice of EN 16931 or its French extension, from any syntax: a tree of groups (BG) that hold the
/// values of their terms (BT) as they were written, right or wrong, each with its place in the XML.
///
/// It is what readers make, rules judge and writers write. What this product issues starts as `Invoice`,
/// which cannot say most of what is wrong, and is lowered to this tree to be judged and written.
package final class SemanticInvoice: Sendable {
  /// Nil when it never was XML.
  package let syntax: Syntax?
  package let xml: XMLDocument?
  /// Elements and attributes no term has room for, in document order: nothing is dropped in silence.
  package let unread: [Unread]
  fileprivate let records: [Record]
  /// Groups by kind, values by term: rules ask hundreds of times.
  private let byKind: Places
  private let byTerm: Places

  /// Something in the XML that no business term names.
  package struct Unread: Sendable, Hashable {
    package enum Reason: Sendable { case unknown, misplaced, stray }
    package let node: XMLDocument.Node
    /// The attribute, or nil for the whole element.
    package let attribute: String?
    package let reason: Reason
    package init(node: XMLDocument.Node, attribute: String? = nil, reason: Reason) {
      self.node = node
      self.attribute = attribute
      self.reason = reason
    }
  }

  fileprivate struct Record: Sendable {
    let kind: Group
    let parent: Int32
    var node: XMLDocument.Node?
    var values: [TermValue] = []
    var children: [Int32] = []
  }

  fileprivate init(
    syntax: Syntax?, xml: XMLDocument?, unread: [Unread], records: [Record]
  ) {
    self.syntax = syntax
    self.xml = xml
    self.unread = unread
    self.records = records
    byKind = Places(names: Self.kindCount) { take in
      for index in records.indices { take(Int(records[index].kind.rawValue), index, 0) }
    }
    byTerm = Places(names: Term.allCases.count) { take in
      for index in records.indices {
        for place in records[index].values.indices {
          take(Int(records[index].values[place].term.rawValue), index, place)
        }
      }
    }
  }

  private static let kindCount = Group.allCases.count

  /// Where each name occurs, in document order; all in two arrays.
  private struct Places: Sendable {
    /// Those of name `n` are `places[starts[n]..<starts[n + 1]]`.
    private var starts: [Int32]
    private(set) var places: [(record: Int32, value: Int32)]

    /// - Parameter walk: tells each name with its place; is asked twice.
    init(names: Int, _ walk: ((_ name: Int, _ record: Int, _ value: Int) -> Void) -> Void) {
      var starts = [Int32](repeating: 0, count: names + 1)
      walk { name, _, _ in starts[name + 1] += 1 }
      for name in 0..<names { starts[name + 1] += starts[name] }
      var next = starts
      var places = [(record: Int32, value: Int32)](
        repeating: (0, 0), count: Int(starts[names]))
      walk { name, record, value in
        places[Int(next[name])] = (Int32(record), Int32(value))
        next[name] += 1
      }
      (self.starts, self.places) = (starts, places)
    }

    subscript(_ name: Int) -> Range<Int> { Int(starts[name])..<Int(starts[name + 1]) }
    func has(_ name: Int) -> Bool { starts[name] < starts[name + 1] }
  }

  /// The document itself.
  package var root: GroupView { GroupView(invoice: self, index: 0) }

  /// Every group of that kind, in document order.
  package func all(_ kind: Group) -> [GroupView] {
    byKind[Int(kind.rawValue)].map { GroupView(invoice: self, index: byKind.places[$0].record) }
  }

  /// Every value of the term, wherever it is.
  package func values(_ term: Term) -> [TermValue] {
    byTerm[Int(term.rawValue)].map { index in
      let place = byTerm.places[index]
      return records[Int(place.record)].values[Int(place.value)]
    }
  }

  /// The same without a list.
  func forEach(_ term: Term, _ body: (TermValue) -> Void) {
    for index in byTerm[Int(term.rawValue)] {
      let place = byTerm.places[index]
      body(records[Int(place.record)].values[Int(place.value)])
    }
  }

  package func has(_ term: Term) -> Bool { byTerm.has(Int(term.rawValue)) }

  /// Every group, in document order, the document first.
  package var groups: some Sequence<GroupView> {
    records.indices.lazy.map { GroupView(invoice: self, index: Int32($0)) }
  }
}

/// One group of a `SemanticInvoice`.
package struct GroupView: Sendable {
  package let invoice: SemanticInvoice
  package let index: Int32

  private var record: SemanticInvoice.Record {
    _read { yield invoice.records[Int(index)] }
  }

  package var kind: Group { record.kind }
  package var node: XMLDocument.Node? { record.node }
  package var parent: GroupView? {
    record.parent < 0 ? nil : GroupView(invoice: invoice, index: record.parent)
  }
  /// In document order.
  package var values: [TermValue] { record.values }
  package var children: some Sequence<GroupView> {
    record.children.lazy.map { GroupView(invoice: invoice, index: $0) }
  }

  var childCount: Int { record.children.count }

  /// The first value of the term in this very group.
  package subscript(_ term: Term) -> TermValue? {
    for value in record.values where value.term == term { return value }
    return nil
  }

  package func all(_ term: Term) -> [TermValue] { record.values.filter { $0.term == term } }

  /// Whether the term is there at all, be it empty.
  package func has(_ term: Term) -> Bool {
    for value in record.values where value.term == term { return true }
    return false
  }

  /// The first value, white space normalised; "" when absent.
  package func text(_ term: Term) -> String { self[term]?.trimmed ?? "" }
  /// Nil when absent or not a decimal number.
  package func decimal(_ term: Term) -> ExactDecimal? { self[term]?.decimal }

  /// The groups of that kind directly inside, in document order.
  package func groups(_ kind: Group) -> [GroupView] {
    var found: [GroupView] = []
    for child in record.children where invoice.records[Int(child)].kind == kind {
      found.append(GroupView(invoice: invoice, index: child))
    }
    return found
  }

  package func first(_ kind: Group) -> GroupView? {
    for child in record.children where invoice.records[Int(child)].kind == kind {
      return GroupView(invoice: invoice, index: child)
    }
    return nil
  }
}

extension SemanticInvoice: Equatable {
  /// Same groups, same values: places do not count, nor does the order of different terms or groups.
  package static func == (left: SemanticInvoice, right: SemanticInvoice) -> Bool {
    left.root.isSame(as: right.root)
  }
}

extension GroupView {
  package func isSame(as other: GroupView) -> Bool {
    guard kind == other.kind else { return false }
    // Stable: equal keys keep their order, and that order is meaning (lines, notes).
    let mine = values.sorted { $0.term.rawValue < $1.term.rawValue }
    let theirs = other.values.sorted { $0.term.rawValue < $1.term.rawValue }
    guard mine.count == theirs.count, zip(mine, theirs).allSatisfy({ $0.isSame(as: $1) }) else {
      return false
    }
    let inner = children.sorted { $0.kind.rawValue < $1.kind.rawValue }
    let others = other.children.sorted { $0.kind.rawValue < $1.kind.rawValue }
    return inner.count == others.count && zip(inner, others).allSatisfy { $0.isSame(as: $1) }
  }

  /// The first difference, for a person who looks for it: "BG-25[2]/BT-129: 3 ≠ 4".
  package func difference(to other: GroupView, path: String = "") -> String? {
    for term in Term.allCases {
      let (a, b) = (all(term), other.all(term))
      let describe = { (values: [TermValue]) in
        values.map { "\($0.text)|\($0.scheme ?? "")|\($0.schemeVersion ?? "")" }.description
      }
      if a.count != b.count || !zip(a, b).allSatisfy({ $0.isSame(as: $1) }) {
        return "\(path)\(term.id): \(describe(a)) ≠ \(describe(b))"
      }
    }
    for kind in Group.allCases {
      let (a, b) = (groups(kind), other.groups(kind))
      if a.count != b.count { return "\(path)\(kind.id): \(a.count) ≠ \(b.count) groups" }
      for (index, pair) in zip(a, b).enumerated() {
        let here = "\(path)\(kind.id)[\(index + 1)]/"
        if let found = pair.0.difference(to: pair.1, path: here) { return found }
      }
    }
    return nil
  }
}

/// Builds a `SemanticInvoice`. Groups are opened under a parent; values go into any open or finished group.
package struct SemanticInvoiceBuilder: ~Copyable {
  package typealias Index = Int32
  private var records: [SemanticInvoice.Record]
  private var unread: [SemanticInvoice.Unread] = []
  /// Groups that began with a value standing outside of their own element, which may come yet.
  private var loose: [Index] = []

  package init(node: XMLDocument.Node? = nil, capacity: Int = 64) {
    records = []
    records.reserveCapacity(capacity)
    records.append(SemanticInvoice.Record(kind: .invoice, parent: -1, node: node))
  }

  package static var root: Index { 0 }

  package mutating func open(_ kind: Group, in parent: Index, node: XMLDocument.Node? = nil)
    -> Index
  {
    let index = Index(records.count)
    records.append(SemanticInvoice.Record(kind: kind, parent: parent, node: node))
    records[Int(parent)].children.append(index)
    return index
  }

  package func kind(of group: Index) -> Group { records[Int(group)].kind }
  package func parent(of group: Index) -> Index? {
    records[Int(group)].parent < 0 ? nil : records[Int(group)].parent
  }

  /// The first group of that kind in `parent`, opened now if there is none.
  package mutating func only(_ kind: Group, in parent: Index, node: XMLDocument.Node? = nil)
    -> Index
  {
    for child in records[Int(parent)].children where records[Int(child)].kind == kind {
      return child
    }
    loose.append(open(kind, in: parent, node: node))
    return loose[loose.count - 1]
  }

  /// Opens a group at its own element, or takes the one that a value standing before it has begun (BG-22 of
  /// UBL, whose BT-110 comes first).
  package mutating func enter(_ kind: Group, in parent: Index, node: XMLDocument.Node?) -> Index {
    let known = loose.firstIndex {
      records[Int($0)].kind == kind && records[Int($0)].parent == parent
    }
    guard let known else { return open(kind, in: parent, node: node) }
    let group = loose.remove(at: known)
    records[Int(group)].node = node
    return group
  }

  package mutating func add(_ value: TermValue, to group: Index) {
    records[Int(group)].values.append(value)
  }

  /// For terms that a syntax repeats wherever it finds room (BT-8 in each VAT breakdown of CII).
  package mutating func addOnce(_ value: TermValue, to group: Index) {
    if records[Int(group)].values.contains(where: { $0.isSame(as: value) }) { return }
    add(value, to: group)
  }

  package mutating func leave(unread place: SemanticInvoice.Unread) { unread.append(place) }

  package consuming func finish(syntax: Syntax? = nil, xml: XMLDocument? = nil) -> SemanticInvoice {
    SemanticInvoice(syntax: syntax, xml: xml, unread: unread, records: records)
  }
}
