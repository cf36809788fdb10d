/// Which terms and groups a mapping has room for, by the group around them.
struct MapPlaces: Sendable {
  private(set) var terms: [Group: Set<Term>] = [:]
  private(set) var groups: [Group: Set<Group>] = [:]
  /// Terms whose scheme, or its version, can be said.
  private(set) var withScheme: Set<Term> = []
  private(set) var withVersion: Set<Term> = []

  init(of map: ElementMap, as syntax: Syntax) { collect(map, syntax, around: [.invoice]) }

  /// The terms of the group, and of those inside, that have no place.
  func missing(of view: GroupView) -> Set<Term> {
    let here = terms[view.kind, default: []]
    var missing = Set(view.values.map(\.term)).subtracting(here)
    // The gross price is for as many as the net price, and UBL says that once.
    if view.text(.bt149gross) == view.text(.bt149), view.text(.bt150gross) == view.text(.bt150) {
      missing.subtract([.bt149gross, .bt150gross])
    }
    for child in view.children {
      if groups[view.kind, default: []].contains(child.kind) {
        missing.formUnion(self.missing(of: child))
      } else {
        missing.formUnion(child.allTerms)
      }
    }
    return missing
  }

  private mutating func collect(_ map: ElementMap, _ syntax: Syntax, around: [Group]) {
    if let only = map.only, only != syntax { return }
    var inside = around
    switch map.role {
    case .group(let group):
      add(group, in: around)
      inside.append(group)
    case .term(let term, _), .placeholder(let term, _):
      add(term, in: around)
      if map.repetition == .copied { terms[around[around.count - 1], default: []].insert(term) }
      attributes(of: term, map, around)
    case .codedNote:
      add(.bg1, in: around)
      add(.bt21, in: around + [.bg1])
      add(.bt22, in: around + [.bg1])
    case .codedLineNote:
      add(.lineNote, in: around)
      terms[.bg25, default: []].insert(.bt127)
      terms[.lineNote, default: []].formUnion([.bt127, .ext183])
    case .schemeOf(let term): withScheme.insert(term)
    case .structure, .fixed, .filler, .echo: break
    }
    for child in map.children { collect(child, syntax, around: inside) }
  }

  private mutating func attributes(of term: Term, _ map: ElementMap, _ around: [Group]) {
    for attribute in map.attributes {
      switch attribute {
      case .scheme, .schemeSibling: withScheme.insert(term)
      case .schemeVersion: withVersion.insert(term)
      case .term(_, let inner): add(inner, in: around)
      case .fixed, .currency, .unusualCurrency, .accountingCurrency: break
      }
    }
  }

  private mutating func add(_ term: Term, in around: [Group]) {
    let home = term.home
    if home.isShared {
      terms[around[around.count - 1], default: []].insert(term)
    } else {
      if !around.contains(home) { add(home, in: around) }
      terms[home, default: []].insert(term)
    }
  }

  private mutating func add(_ group: Group, in around: [Group]) {
    guard group != .invoice else { return }
    let holder = group.isShared ? around[around.count - 1] : group.holder ?? .invoice
    groups[holder, default: []].insert(group)
  }
}

extension GroupView {
  fileprivate var allTerms: Set<Term> {
    children.reduce(into: Set(values.map(\.term))) { $0.formUnion($1.allTerms) }
  }
}
