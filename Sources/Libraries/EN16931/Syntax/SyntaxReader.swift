/// Reads the XML of one syntax into a `SemanticInvoice` by its mapping.
///
/// Everything is kept: what the mapping has no room for is listed in `unread` with its place.
struct SyntaxReader: ~Copyable {
  private let xml: XMLDocument
  private let syntax: Syntax
  private var builder: SemanticInvoiceBuilder
  /// The groups around the current element, the document first.
  private var open: [SemanticInvoiceBuilder.Index] = [SemanticInvoiceBuilder.root]
  /// BT-5 and BT-6 as the document states them.
  private let currency: String
  private let accountingCurrency: String

  static func read(_ xml: XMLDocument, as syntax: Syntax, by map: ElementMap) -> SemanticInvoice {
    var reader = SyntaxReader(xml, syntax)
    reader.children(of: xml.root, by: map)
    return reader.builder.finish(syntax: syntax, xml: xml)
  }

  private init(_ xml: XMLDocument, _ syntax: Syntax) {
    self.xml = xml
    self.syntax = syntax
    builder = SemanticInvoiceBuilder(node: xml.root, capacity: xml.count / 8 + 16)
    let names = CurrencyPaths.of(syntax)
    currency = XMLSpace.normalized(xml.find(xml.root, names.invoice).map(xml.text) ?? "")
    accountingCurrency = XMLSpace.normalized(
      xml.find(xml.root, names.accounting).map(xml.text) ?? "")
  }

  private mutating func children(of node: XMLDocument.Node, by map: ElementMap) {
    var latest = 0
    var child = xml.firstChild(node)
    while let current = child {
      let name = xml.name(current)
      var found: Int?
      for index in map.childNames.indices where map.childNames[index] == name {
        let candidate = map.children[index]
        if let only = candidate.only, only != syntax { continue }
        if let test = candidate.test, !holds(test, at: current) { continue }
        found = index
        break
      }
      if let found {
        // Same-named neighbours (allowances, charges) may alternate freely.
        if found < latest, map.childNames[latest] != name {
          // Read all the same: rules judge what is said, the schema where.
          builder.leave(unread: .init(node: current, reason: .misplaced))
        }
        latest = max(latest, found)
        element(current, by: map.children[found])
      } else {
        builder.leave(unread: .init(node: current, reason: .unknown))
      }
      child = xml.nextSibling(current)
    }
  }

  private mutating func element(_ node: XMLDocument.Node, by map: ElementMap) {
    switch map.role {
    case .structure:
      attributes(of: node, by: map)
      strayText(in: node)
      children(of: node, by: map)
    case .group(let group):
      attributes(of: node, by: map)
      strayText(in: node)
      open.append(builder.enter(group, in: around(group), node: node))
      children(of: node, by: map)
      open.removeLast()
    case .term(let term, let codec):
      value(of: term, codec, at: node, by: map)
      strayChildren(in: node)
    case .codedNote:
      note(at: node)
      strayChildren(in: node)
    case .codedLineNote:
      lineNote(at: node)
      strayChildren(in: node)
    case .fixed(let text):
      attributes(of: node, by: map)
      strayChildren(in: node)
      if !Self.says(xml.trimmed(node), text) {
        builder.leave(unread: .init(node: node, reason: .stray))
      }
    case .schemeOf: break
    case .filler, .echo:
      attributes(of: node, by: map)
      strayChildren(in: node)
    case .placeholder(let term, let text):
      if xml.trimmed(node) != text { value(of: term, .text, at: node, by: map) }
      strayChildren(in: node)
    }
  }

  private mutating func strayText(in node: XMLDocument.Node) {
    if xml.hasText(node) { builder.leave(unread: .init(node: node, reason: .stray)) }
  }

  private mutating func strayChildren(in node: XMLDocument.Node) {
    var child = xml.firstChild(node)
    while let current = child {
      builder.leave(unread: .init(node: current, reason: .unknown))
      child = xml.nextSibling(current)
    }
  }

  // MARK: Values

  private mutating func value(
    of term: Term, _ codec: ElementMap.Codec, at node: XMLDocument.Node, by map: ElementMap
  ) {
    var text = xml.text(node)
    var scheme: String?
    var version: String?
    var consumed = 0
    for attribute in map.reads {
      if case .sibling(let name) = attribute.kind {
        scheme = xml.parent(node).flatMap { xml.first($0, name) }.map(xml.trimmed)
        continue
      }
      guard let found = xml.attribute(node, attribute.name) else { continue }
      consumed += 1
      switch attribute.kind {
      case .scheme: scheme = found
      case .version: version = found
      case .term(let inner): place(TermValue(inner, found, node: node), by: map)
      case .fixed(let expected): if found != expected { consumed -= 1 }
      case .currency: if found != currency { scheme = found }
      case .accountingCurrency: if found != accountingCurrency { scheme = found }
      case .sibling: break
      }
    }
    switch codec {
    case .text, .indicator: break
    case .vatPointCode: text = VATPointCode.term(ofCII: text)
    case .date:
      let format = syntax == .cii ? xml.attribute(node, MapNames.format) : nil
      if format != nil { consumed += 1 }
      (text, scheme) = DayText.read(text, format: format, as: syntax)
    }
    place(TermValue(term, text, scheme: scheme, schemeVersion: version, node: node), by: map)
    unreadAttributes(of: node, consumed: consumed, by: map)
  }

  /// Puts the value where its term belongs: the nearest such group around it, or the only one of the document.
  private mutating func place(_ value: TermValue, by map: ElementMap) {
    let home = value.term.home
    if map.repetition == .copied, builder.kind(of: open[open.count - 1]) != home {
      builder.add(value, to: open[open.count - 1])
    }
    if home.isShared {
      builder.add(value, to: open[open.count - 1])
      return
    }
    for group in open.reversed() where builder.kind(of: group) == home {
      // The document is around every element; a repeated element inside it repeats the value.
      if home == .invoice, open.count > 1, map.repetition != .nth {
        builder.addOnce(value, to: group)
      } else {
        builder.add(value, to: group)
      }
      return
    }
    let only = builder.only(home, in: around(home), node: value.node)
    if map.repetition == .nth {
      builder.add(value, to: only)
    } else {
      builder.addOnce(value, to: only)
    }
  }

  /// Where a group of that kind belongs: in the nearest group that may hold it, whatever the element says
  /// (BG-30 stands inside the item in UBL and beside it in the model).
  private mutating func around(_ kind: Group) -> SemanticInvoiceBuilder.Index {
    if let parent = kind.holder, !kind.isShared {
      for group in open.reversed() where builder.kind(of: group) == parent { return group }
      return builder.only(parent, in: around(parent))
    }
    return open[open.count - 1]
  }

  private mutating func note(at node: XMLDocument.Node) {
    let group = builder.open(.bg1, in: open[open.count - 1], node: node)
    let (subject, text) = NoteText.read(xml.text(node))
    if let subject { builder.add(TermValue(.bt21, subject, node: node), to: group) }
    builder.add(TermValue(.bt22, text, node: node), to: group)
  }

  private mutating func lineNote(at node: XMLDocument.Node) {
    let line = open[open.count - 1]
    let (subject, text) = NoteText.read(xml.text(node))
    builder.add(TermValue(.bt127, text, node: node), to: line)
    guard subject != nil || !isAlone(node) else { return }
    let group = builder.open(.lineNote, in: line, node: node)
    builder.add(TermValue(.bt127, text, node: node), to: group)
    if let subject { builder.add(TermValue(.ext183, subject, node: node), to: group) }
  }

  // MARK: Attributes

  private mutating func attributes(of node: XMLDocument.Node, by map: ElementMap) {
    guard xml.attributeCount(node) > 0 else { return }
    var consumed = 0
    for read in map.reads {
      if case .fixed(let text) = read.kind, xml.attribute(node, read.name) == text { consumed += 1 }
    }
    unreadAttributes(of: node, consumed: consumed, by: map)
  }

  private mutating func unreadAttributes(
    of node: XMLDocument.Node, consumed: Int, by map: ElementMap
  ) {
    guard xml.attributeCount(node) > consumed else { return }
    for attribute in xml.attributes(node) {
      let isRead = map.attributes.contains { known in
        switch known {
        case .scheme(let name), .schemeVersion(let name), .term(let name, _): name == attribute.name
        case .fixed(let name, let text): name == attribute.name && text == attribute.value
        case .currency, .accountingCurrency, .unusualCurrency: attribute.name == "currencyID"
        case .schemeSibling: false
        }
      }
      let isFormat =
        if case .term(_, .date) = map.role { syntax == .cii && attribute.name == "format" } else {
          false
        }
      if !isRead && !isFormat {
        builder.leave(unread: .init(node: node, attribute: attribute.name, reason: .unknown))
      }
    }
  }

  // MARK: Conditions

  /// "0" and "1" are as good as "false" and "true".
  private static func says(_ text: String, _ expected: String) -> Bool {
    text == expected || (text == "0" && expected == "false") || (text == "1" && expected == "true")
  }

  private func holds(_ test: MapTest, at node: XMLDocument.Node) -> Bool {
    switch test {
    case .child(let path, let texts):
      xml.any(node, path) { texts.contains(xml.trimmed($0)) }
    case .attribute(let path, let name, let texts):
      xml.any(node, path) { found in xml.attribute(found, name).map(texts.contains) ?? false }
    case .exists(let path): xml.any(node, path) { _ in true }
    case .hasAttribute(let path, let name):
      xml.any(node, path) { xml.attribute($0, name) != nil }
    case .sameAsDocument(let path, let there):
      xml.find(xml.root, there).map { found in
        xml.any(node, path) { xml.trimmed($0) == xml.trimmed(found) }
      } ?? false
    case .inAccountingCurrency(let path):
      !accountingCurrency.isEmpty && accountingCurrency != currency
        && xml.any(node, path) { xml.attribute($0, MapNames.currency) == accountingCurrency }
    case .not(let inner): !holds(inner, at: node)
    case .all(let parts): parts.allSatisfy { holds($0, at: node) }
    case .any(let parts): parts.contains { holds($0, at: node) }
    case .parent(let inner): xml.parent(node).map { holds(inner, at: $0) } ?? false
    case .alone: isAlone(node)
    }
  }

  private func isAlone(_ node: XMLDocument.Node) -> Bool {
    guard let parent = xml.parent(node), let first = xml.first(parent, xml.name(node)),
      first == node
    else { return xml.parent(node) == nil }
    var next = xml.nextSibling(node)
    while let sibling = next {
      if xml.name(sibling) == xml.name(node) { return false }
      next = xml.nextSibling(sibling)
    }
    return true
  }
}
