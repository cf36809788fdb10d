/// A rule of the table that a document breaks, and where.
struct SyntaxBreach {
  /// Index in the rows of its syntax.
  let rule: Int
  let node: XMLDocument.Node
  var attribute: String?
}

/// One pass over a document through the automaton of its syntax.
struct SyntaxWalk {
  private let automaton: SyntaxAutomaton
  private let document: XMLDocument
  private let elements: [XMLTree.Element]
  /// Per rule, the context it was last met in: one finding a context is enough.
  private var met: [Int32]
  private var found: [SyntaxBreach] = []

  /// The states an element holds, by the place its pattern began.
  private struct Seat {
    var anchored: UInt16 = 0
    var own: UInt16 = 0
    var first: UInt16 = 0
    var second: UInt16 = 0
    var third: UInt16 = 0
  }

  /// In the order of the table, then of the document.
  static func breaches(in document: XMLDocument, _ automaton: SyntaxAutomaton) -> [SyntaxBreach] {
    var walk = SyntaxWalk(automaton: automaton, document: document)
    walk.run()
    // Stable on the place by construction: `enumerated` breaks ties.
    return walk.found.enumerated().sorted { ($0.1.rule, $0.0) < ($1.1.rule, $1.0) }.map(\.element)
  }

  private init(automaton: SyntaxAutomaton, document: XMLDocument) {
    self.automaton = automaton
    self.document = document
    elements = document.tree.elements
    met = [Int32](repeating: -1, count: automaton.ruleCount)
  }

  private mutating func run() {
    var seats = [Seat](repeating: Seat(), count: elements.count)
    for index in elements.indices {
      let seat = seat(elements[index], seats)
      seats[index] = seat
      let node = Int32(index)
      let isShadowed = automaton.states[Int(seat.anchored)].shadows
      if seat.anchored != 0, !isPlain(seat.anchored) { enter(seat.anchored, node) }
      if seat.own != 0, !isPlain(seat.own), !isShadowed { enter(seat.own, node) }
      if seat.first != 0, !isPlain(seat.first) { enter(seat.first, node) }
      if seat.second != 0, !isPlain(seat.second) { enter(seat.second, node) }
      if seat.third != 0, !isPlain(seat.third) { enter(seat.third, node) }
    }
    attributesAnywhere()
  }

  private func seat(_ element: XMLTree.Element, _ seats: [Seat]) -> Seat {
    var seat = Seat()
    if element.name < XMLVocabulary.firstUnknown { seat.own = automaton.starts[Int(element.name)] }
    guard element.parent >= 0 else {
      seat.anchored = SyntaxAutomaton.root
      return seat
    }
    let parent = seats[Int(element.parent)]
    seat.anchored = automaton.next(parent.anchored, element.name)
    seat.first = automaton.next(parent.own, element.name)
    seat.second = automaton.next(parent.first, element.name)
    seat.third = automaton.next(parent.second, element.name)
    return seat
  }

  private func isPlain(_ state: UInt16) -> Bool { automaton.states[Int(state)].isPlain }

  private mutating func enter(_ index: UInt16, _ node: Int32) {
    // State 0 is no state, so there is always one before.
    let (before, state) = (automaton.states[Int(index) - 1], automaton.states[Int(index)])
    for place in before.hits..<state.hits { take(automaton.hits[Int(place)], node, nil) }
    if before.attributes < state.attributes {
      for place in document.tree.attributes(of: node) {
        let name = document.tree.attributes[place].name
        for hit in before.attributes..<state.attributes
        where automaton.attributes[Int(hit)].attribute == name {
          take(automaton.attributes[Int(hit)], node, XMLVocabulary.attributes.local(name))
        }
      }
    }
    for place in before.checks..<state.checks {
      let check = automaton.checks[Int(place)]
      for broken in check.breaches(document, XMLDocument.Node(node)) {
        found.append(SyntaxBreach(rule: Int(check.rule), node: broken))
      }
    }
  }

  private mutating func take(_ hit: SyntaxAutomaton.Hit, _ node: Int32, _ attribute: String?) {
    var context = hit.up < 0 ? 0 : node
    for _ in 0..<max(0, hit.up) { context = elements[Int(context)].parent }
    let isFirst = met[Int(hit.rule)] != context
    met[Int(hit.rule)] = context
    if isFirst != hit.isCount {
      found.append(
        SyntaxBreach(rule: Int(hit.rule), node: XMLDocument.Node(node), attribute: attribute))
    }
  }

  private mutating func attributesAnywhere() {
    for index in document.tree.attributes.indices {
      let name = document.tree.attributes[index].name
      guard Int(name) < automaton.anywhere.count, automaton.anywhere[Int(name)] != 0 else {
        continue
      }
      let rule = Int(automaton.anywhere[Int(name)]) - 1
      guard met[rule] < 0 else { continue }
      met[rule] = 0
      found.append(
        SyntaxBreach(
          rule: rule, node: owner(of: index), attribute: XMLVocabulary.attributes.local(name)))
    }
  }

  private func owner(of attribute: Int) -> XMLDocument.Node {
    var (low, high) = (0, document.tree.elements.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(document.tree.elements[middle].attributeStart) <= attribute {
        low = middle
      } else {
        high = middle
      }
    }
    return XMLDocument.Node(Int32(low))
  }
}
