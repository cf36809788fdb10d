import Money

/// Writes a `SemanticInvoice` in one syntax by its mapping: the reverse of `SyntaxReader`.
///
/// An element is written when something inside it is. What the chosen profile has no room for is left out and
/// listed in `omitted`.
package struct SyntaxWriter: ~Copyable {
  private let invoice: SemanticInvoice
  private let syntax: Syntax
  private let withExtensions: Bool
  private var bytes: [UInt8] = []
  /// The groups around the current element and which instance each is. Nil: an element without a group of its
  /// own that only holds terms from elsewhere.
  private var open: [(kind: Group, view: GroupView?, instance: Int)]
  private let currency: String
  private let accountingCurrency: String
  private var omitted: Set<Term> = []
  /// Inside a structure that stands once per value of a term: which value.
  private var chosen: (term: Term, index: Int)?

  package struct Written {
    package let bytes: [UInt8]
    /// What the profile or the syntax cannot say.
    package let omitted: Set<Term>
  }

  static func write(
    _ invoice: SemanticInvoice, as syntax: Syntax, by map: ElementMap, withExtensions: Bool,
    namespaces: String, places: MapPlaces? = nil
  ) -> Written {
    var writer = SyntaxWriter(invoice, syntax, withExtensions)
    writer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<\(map.prefixed)\(namespaces)>\n")
    for child in map.children { _ = writer.element(child) }
    writer.append("</\(map.prefixed)>\n")
    if let places { writer.omitted.formUnion(places.missing(of: invoice.root)) }
    return Written(bytes: writer.bytes, omitted: writer.omitted)
  }

  private init(_ invoice: SemanticInvoice, _ syntax: Syntax, _ withExtensions: Bool) {
    self.invoice = invoice
    self.syntax = syntax
    self.withExtensions = withExtensions
    open = [(.invoice, invoice.root, 0)]
    currency = invoice.root.text(.bt5)
    accountingCurrency = invoice.root.text(.bt6)
    bytes.reserveCapacity(16_384)
  }

  /// - Returns: whether anything of the invoice was written.
  private mutating func element(_ map: ElementMap) -> Bool {
    if let only = map.only, only != syntax { return false }
    switch map.role {
    case .structure:
      if withExtensions, let other = map.unless, around(other)?.first(other) != nil { return false }
      guard let each = map.each else { return wrapped(map) }
      return repeated(map, each)
    case .group(let kind): return groups(of: kind, map)
    case .term(let term, let codec): return values(of: term, codec, map)
    case .codedNote: return notes(map)
    case .codedLineNote: return lineNotes(map)
    case .fixed(let text):
      start(map.prefixed, fixed: map.attributes)
      escape(text)
      end(map.prefixed)
      return false
    case .filler(let text):
      start(map.prefixed, fixed: [])
      escape(text)
      end(map.prefixed)
      return false
    case .echo(let term):
      guard let value = invoice.root[term] else { return false }
      start(map.prefixed, fixed: [])
      escape(value.text)
      end(map.prefixed)
      return false
    case .schemeOf(let term):
      let values = found(term, map.repetition)
      let index = chosen?.term == term ? chosen?.index ?? 0 : 0
      guard index < values.count, let scheme = values[index].scheme else { return false }
      start(map.prefixed, fixed: [])
      escape(scheme)
      end(map.prefixed)
      return true
    case .placeholder(let term, let text):
      if values(of: term, .text, map) { return true }
      write(TermValue(term, text), 0, .text, map)
      return false
    }
  }

  private mutating func wrapped(_ map: ElementMap) -> Bool {
    let before = bytes.count
    start(map.prefixed, fixed: map.attributes)
    bytes.append(UInt8(ascii: "\n"))
    let inside = bytes.count
    var wrote = false
    for child in map.children where element(child) { wrote = true }
    guard wrote || map.isRequired else {
      bytes.removeSubrange(before...)
      return false
    }
    // Some schemas allow no white space in an empty element.
    if bytes.count == inside { bytes.removeLast() }
    end(map.prefixed)
    return wrote
  }

  private mutating func repeated(_ map: ElementMap, _ term: Term) -> Bool {
    var wrote = false
    for index in found(term, map.repetition).indices {
      chosen = (term, index)
      if wrapped(map) { wrote = true }
    }
    chosen = nil
    return wrote
  }

  /// The group that holds groups of that kind: see `SyntaxReader.around`.
  private func around(_ kind: Group) -> GroupView? {
    if let parent = kind.holder, !kind.isShared {
      if let found = open.last(where: { $0.kind == parent }) { return found.view }
      return around(parent)?.first(parent)
    }
    return open.last?.view
  }

  private mutating func groups(of kind: Group, _ map: ElementMap) -> Bool {
    // A group from elsewhere (the payer, said within a payment means) is written once.
    let isHere =
      kind.isShared || open.last.map { $0.kind.reaches(kind.holder) || $0.instance == 0 } ?? true
    let instances = isHere ? around(kind)?.groups(kind) ?? [] : []
    if kind.isExtension, !withExtensions {
      for instance in instances { omit(instance) }
      for child in map.children { omitTerms(of: child) }
      return false
    }
    var wrote = false
    for (index, view) in instances.enumerated() {
      open.append((kind, view, index))
      if wrapped(map) { wrote = true }
      open.removeLast()
    }
    if instances.isEmpty, !kind.isExtension, map.holdsTermsFromElsewhere || map.isRequired {
      open.append((kind, nil, 0))
      if wrapped(map) { wrote = true }
      open.removeLast()
    }
    return wrote
  }

  private mutating func omit(_ group: GroupView) {
    // A term of the core that an extension says again is written elsewhere.
    for value in group.values where value.term.home == group.kind || value.term.home.isShared {
      omitted.insert(value.term)
    }
    for child in group.children { omit(child) }
  }

  /// Terms of a group around that stand in an element of an extension.
  private mutating func omitTerms(of map: ElementMap) {
    if case .term(let term, _) = map.role, map.isExtension, !found(term, map.repetition).isEmpty {
      omitted.insert(term)
    }
    if case .structure = map.role { for child in map.children { omitTerms(of: child) } }
  }

  // MARK: Values

  private mutating func values(
    of term: Term, _ codec: ElementMap.Codec, _ map: ElementMap
  ) -> Bool {
    var values = found(term, map.repetition)
    switch map.selection {
    case .all: break
    case .withScheme: values.removeAll { $0.scheme == nil }
    case .withoutScheme: values.removeAll { $0.scheme != nil }
    case .first:
      if values.count > 1, !withExtensions { omitted.insert(term) }
      values = Array(values.prefix(1))
    case .never: return false
    case .iban: values.removeAll { !IBANShape.matches($0.text) }
    case .notIBAN: values.removeAll { IBANShape.matches($0.text) }
    }
    if values.isEmpty, term == .bt148, syntax == .cii { values = grossPrice() }
    if let chosen, chosen.term == term { values = [values[chosen.index]] }
    if map.isExtension, !withExtensions {
      if !values.isEmpty {
        omitted.insert(term)
        for case .term(_, let inner) in map.attributes where !found(inner, map.repetition).isEmpty {
          omitted.insert(inner)
        }
      }
      return false
    }
    if values.isEmpty, let orElse = map.orElse { write(TermValue(term, orElse), 0, codec, map) }
    for (index, value) in values.enumerated() { write(value, index, codec, map) }
    return !values.isEmpty
  }

  /// The values of the term for this element: of the nearest group of its kind, or of the only one there is.
  private func found(_ term: Term, _ repetition: ElementMap.Repetition) -> [TermValue] {
    let home = term.home
    if home.isShared { return open.last?.view?.all(term) ?? [] }
    if case .copied = repetition, let own = copies(of: term) { return own }
    if case .nth = repetition, let chosen {
      let all = open.last?.view?.all(term) ?? []
      return chosen.index < all.count ? [all[chosen.index]] : []
    }
    if let last = open.last, last.kind == home { return last.view?.all(term) ?? [] }
    // The current group holds the group the term is in: said here or nowhere.
    if let last = open.last, last.kind == home.holder {
      return last.view?.first(home)?.all(term) ?? []
    }
    let instance = open.last?.instance ?? 0
    let values: [TermValue]
    if let around = open.last(where: { $0.kind == home }) {
      values = around.view?.all(term) ?? []
    } else {
      values = around(home)?.first(home)?.all(term) ?? []
    }
    switch repetition {
    case .first: return instance == 0 ? values : []
    case .every: return values
    case .directDebit: return instance == directDebit ? values : []
    case .copied: return instance == 0 ? values : []
    case .nth: return instance < values.count ? [values[instance]] : []
    }
  }

  /// The values that the current group has for itself; nil when no group of its kind has any (an invoice that
  /// was never read from this syntax) and the first is to have those of the document.
  private func copies(of term: Term) -> [TermValue]? {
    guard let last = open.last, let view = last.view, last.kind != term.home else { return nil }
    let own = view.all(term)
    let others = view.parent?.groups(last.kind) ?? []
    return own.isEmpty && !others.contains { $0.has(term) } ? nil : own
  }

  /// Which payment means is the direct debit; the first when none is.
  private var directDebit: Int {
    invoice.root.groups(.bg16).firstIndex { ["49", "59"].contains($0.text(.bt81)) } ?? 0
  }

  private mutating func write(
    _ value: TermValue, _ index: Int, _ codec: ElementMap.Codec, _ map: ElementMap
  ) {
    var text = value.text
    open(map.prefixed)
    switch codec {
    case .text, .indicator: break
    case .vatPointCode: text = VATPointCode.cii(ofTerm: text)
    case .date where syntax == .cii:
      let day = DayText.cii(value)
      text = day.text
      attribute("format", day.format)
    case .date: break
    }
    for known in map.attributes {
      switch known {
      case .scheme(let name): attribute(name, value.scheme)
      case .schemeVersion(let name): attribute(name, value.schemeVersion)
      case .fixed(let name, let text): attribute(name, text)
      case .term(let name, let inner):
        let inners = found(inner, map.repetition)
        let index = chosen?.term == value.term ? chosen?.index ?? index : index
        attribute(name, index < inners.count ? inners[index].text : nil)
      case .currency: attribute("currencyID", value.scheme ?? currency)
      case .accountingCurrency: attribute("currencyID", value.scheme ?? accountingCurrency)
      case .unusualCurrency: attribute("currencyID", value.scheme)
      case .schemeSibling: break
      }
    }
    bytes.append(UInt8(ascii: ">"))
    escape(text)
    end(map.prefixed)
  }

  private mutating func notes(_ map: ElementMap) -> Bool {
    let notes = open.last?.view?.groups(.bg1) ?? []
    for note in notes {
      start(map.prefixed, fixed: [])
      escape(NoteText.written(subject: note[.bt21]?.text, text: note[.bt22]?.text ?? ""))
      end(map.prefixed)
    }
    return !notes.isEmpty
  }

  private mutating func lineNotes(_ map: ElementMap) -> Bool {
    guard let line = open.last?.view else { return false }
    let groups = line.groups(.lineNote)
    if !withExtensions { for group in groups where group.has(.ext183) { omitted.insert(.ext183) } }
    let texts =
      withExtensions && !groups.isEmpty
      ? groups.map { NoteText.written(subject: $0[.ext183]?.text, text: $0[.bt127]?.text ?? "") }
      : line.all(.bt127).map(\.text)
    for text in texts {
      start(map.prefixed, fixed: [])
      escape(text)
      end(map.prefixed)
    }
    return !texts.isEmpty
  }

  /// CII has a discount (BT-147) only in a gross price, which it is the difference to (BT-146).
  private func grossPrice() -> [TermValue] {
    guard let price = open.last?.view?.first(.bg29), let net = price.decimal(.bt146),
      let discount = price.decimal(.bt147)
    else { return [] }
    return [TermValue(.bt148, (net + discount).description, scheme: price[.bt146]?.scheme)]
  }

  // MARK: Bytes

  private mutating func start(_ name: String, fixed attributes: [ElementMap.Attribute]) {
    open(name)
    for case .fixed(let name, let text) in attributes { attribute(name, text) }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func open(_ name: String) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
  }

  private mutating func end(_ name: String) {
    append("</")
    append(name)
    append(">\n")
  }

  private mutating func attribute(_ name: String, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
    escape(value)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ text: String) { XMLWriter.escape(text, into: &bytes) }
}
