/// An `ElementMap.Attribute` as the reader uses it: names are looked up once per mapping.
struct MapAttribute: Sendable {
  enum Kind: Sendable {
    case scheme, version, currency, accountingCurrency
    case term(Term)
    case fixed(String)
    case sibling(XMLName)
  }

  let name: XMLAttributeName
  let kind: Kind

  init(_ attribute: ElementMap.Attribute) {
    switch attribute {
    case .scheme(let name): (self.name, kind) = (.of(name), .scheme)
    case .schemeVersion(let name): (self.name, kind) = (.of(name), .version)
    case .term(let name, let term): (self.name, kind) = (.of(name), .term(term))
    case .fixed(let name, let text): (self.name, kind) = (.of(name), .fixed(text))
    case .currency, .unusualCurrency: (name, kind) = (MapNames.currency, .currency)
    case .accountingCurrency: (name, kind) = (MapNames.currency, .accountingCurrency)
    case .schemeSibling(let element): (name, kind) = (MapNames.currency, .sibling(.of(element)))
    }
  }
}

/// An `ElementMap.Condition` as the reader uses it.
indirect enum MapTest: Sendable {
  case child([XMLName], [String])
  case attribute([XMLName], XMLAttributeName, [String])
  case exists([XMLName])
  case hasAttribute([XMLName], XMLAttributeName)
  case sameAsDocument([XMLName], [XMLName])
  case inAccountingCurrency([XMLName])
  case not(MapTest)
  case all([MapTest])
  case any([MapTest])
  case parent(MapTest)
  case alone

  init(_ condition: ElementMap.Condition) {
    let names = { (path: [String]) in path.map(XMLName.of) }
    self =
      switch condition {
      case .child(let path, let texts): .child(names(path), texts)
      case .attribute(let path, let name, let texts): .attribute(names(path), .of(name), texts)
      case .exists(let path): .exists(names(path))
      case .hasAttribute(let path, let name): .hasAttribute(names(path), .of(name))
      case .sameAsDocument(let path, let there): .sameAsDocument(names(path), names(there))
      case .inAccountingCurrency(let path): .inAccountingCurrency(names(path))
      case .not(let inner): .not(MapTest(inner))
      case .all(let parts): .all(parts.map(MapTest.init))
      case .any(let parts): .any(parts.map(MapTest.init))
      case .parent(let inner): .parent(MapTest(inner))
      case .alone: .alone
      }
  }
}

enum MapNames {
  static let currency = XMLAttributeName.of("currencyID")
  static let format = XMLAttributeName.of("format")
}

extension XMLDocument {
  /// The first element at the end of the path.
  func find(_ node: Node, _ path: [XMLName]) -> Node? {
    var current = node
    for step in path {
      guard let next = first(current, step) else { return nil }
      current = next
    }
    return current
  }

  /// Whether any element at the end of the path holds.
  func any(_ node: Node, _ path: [XMLName], from step: Int = 0, _ holds: (Node) -> Bool) -> Bool {
    guard step < path.count else { return holds(node) }
    var child = firstChild(node)
    while let current = child {
      if name(current) == path[step], any(current, path, from: step + 1, holds) { return true }
      child = nextSibling(current)
    }
    return false
  }
}
