/// The table of one syntax, compiled: a trie of element names that a document is walked through
/// once.
///
/// Each element holds a state per place a pattern may have begun: at the root, at itself, or at one
/// of its three nearest ancestors. A step is one look into a hash table, so the cost is linear in
/// the document and does not depend on the number of rules.
struct SyntaxAutomaton: Sendable {
  /// What reaching a state means for a rule.
  struct Hit: Sendable {
    let rule: Int32
    /// How many elements above this one the context is; -1 for the root.
    let up: Int32
    let isCount: Bool
    /// Interned attribute; nil for the element itself.
    let attribute: UInt16?
  }

  struct Check: Sendable {
    let rule: Int32
    /// The elements that break the rule in this context.
    let breaches: SyntaxConditions.Condition
  }

  private struct Draft {
    var hits: [Hit] = []
    var attributes: [Hit] = []
    var checks: [Check] = []
    var shadows = false
  }

  /// Where a state's lists end; they begin where those of the state before end.
  struct State: Sendable {
    let hits: Int32
    let attributes: Int32
    let checks: Int32
    /// Elements here are taken from the contexts that name them anywhere.
    let shadows: Bool
    let isPlain: Bool
  }

  static let root: UInt16 = 1
  let ruleCount: Int
  private(set) var states: [State] = []
  private(set) var hits: [Hit] = []
  private(set) var attributes: [Hit] = []
  private(set) var checks: [Check] = []
  /// Per known name: the state of an element that begins a floating pattern.
  private(set) var starts: [UInt16]
  /// Per known attribute, wherever it stands: rule + 1.
  private(set) var anywhere: [UInt16] = []
  private(set) var foreign: [String: UInt16] = [:]
  private var keys: [UInt32] = []
  private var targets: [UInt16] = []
  private var mask = 0

  func next(_ state: UInt16, _ name: UInt16) -> UInt16 {
    if state == 0 { return 0 }
    let key = UInt32(state) << 16 | UInt32(name)
    var slot = Self.slot(key, mask)
    while keys[slot] != 0 {
      if keys[slot] == key { return targets[slot] }
      slot = (slot + 1) & mask
    }
    return 0
  }

  private static func slot(_ key: UInt32, _ mask: Int) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> 12) & mask
  }

  // MARK: Building

  init(_ rows: [SyntaxTable.Row], _ conditions: [String: SyntaxConditions.Condition]) {
    ruleCount = rows.count
    starts = [UInt16](repeating: 0, count: XMLVocabulary.elements.count)
    anywhere = [UInt16](repeating: 0, count: XMLVocabulary.attributes.count)
    var trie: [[UInt16: UInt16]] = [[:], [:]]
    var drafts = [Draft(), Draft()]
    for (index, row) in rows.enumerated() {
      for context in row.contexts { add(Int32(index), row, context, conditions, &trie, &drafts) }
    }
    flatten(drafts)
    hash(trie)
  }

  private mutating func add(
    _ rule: Int32, _ row: SyntaxTable.Row, _ context: SyntaxTable.Path,
    _ conditions: [String: SyntaxConditions.Condition], _ trie: inout [[UInt16: UInt16]],
    _ drafts: inout [Draft]
  ) {
    if row.kind == .never { return }
    if row.path.isFloating, row.path.steps.isEmpty {
      anywhere[Int(XMLAttributeName.of(row.attribute!).raw)] = UInt16(rule + 1)
      return
    }
    if row.kind == .condition || row.kind == .exactlyOne {
      let breaches =
        row.kind == .condition ? conditions[row.id] : SyntaxConditions.required(row.path.steps)
      guard let breaches else { preconditionFailure("\(row.id) has no condition") }
      for state in insert(context, [], &trie, &drafts) {
        drafts[state].checks.append(Check(rule: rule, breaches: breaches))
      }
      if row.kind == .condition { return }
    }
    let up = row.path.isFloating ? -1 : Int32(row.path.steps.count)
    let attribute = row.attribute.map { XMLAttributeName.of($0).raw }
    let hit = Hit(rule: rule, up: up, isCount: row.kind != .forbidden, attribute: attribute)
    let ends =
      row.path.isFloating
      ? insert(row.path, [], &trie, &drafts) : insert(context, row.path.steps, &trie, &drafts)
    for state in ends {
      if attribute != nil {
        drafts[state].attributes.append(hit)
      } else {
        drafts[state].hits.append(hit)
      }
      if row.contexts.count > 1, !context.isFloating { drafts[state].shadows = true }
    }
  }

  /// The states at the end of a pattern, made where missing.
  private mutating func insert(
    _ context: SyntaxTable.Path, _ path: [String], _ trie: inout [[UInt16: UInt16]],
    _ drafts: inout [Draft]
  ) -> [Int] {
    var ends: [UInt16] = context.isFloating ? [] : [Self.root]
    for (position, step) in (context.steps + path).enumerated() {
      let names = Self.names(step)
      if position == 0, context.isFloating {
        for name in names {
          if starts[Int(name)] == 0 { starts[Int(name)] = grow(&trie, &drafts) }
          ends.append(starts[Int(name)])
        }
        continue
      }
      ends = ends.flatMap { state in
        names.map { name in
          if let known = trie[Int(state)][name] { return known }
          let new = grow(&trie, &drafts)
          trie[Int(state)][name] = new
          return new
        }
      }
    }
    return ends.map { Int($0) }
  }

  private mutating func grow(_ trie: inout [[UInt16: UInt16]], _ drafts: inout [Draft]) -> UInt16 {
    trie.append([:])
    drafts.append(Draft())
    return UInt16(trie.count - 1)
  }

  private mutating func flatten(_ drafts: [Draft]) {
    for draft in drafts {
      hits += draft.hits
      attributes += draft.attributes
      checks += draft.checks
      let isPlain = draft.hits.isEmpty && draft.attributes.isEmpty && draft.checks.isEmpty
      states.append(
        State(
          hits: Int32(hits.count), attributes: Int32(attributes.count),
          checks: Int32(checks.count), shadows: draft.shadows, isPlain: isPlain))
    }
  }

  private mutating func hash(_ trie: [[UInt16: UInt16]]) {
    let edges = trie.reduce(0) { $0 + $1.count }
    var size = 64
    while size < edges * 2 { size *= 2 }
    mask = size - 1
    keys = [UInt32](repeating: 0, count: size)
    targets = [UInt16](repeating: 0, count: size)
    for (state, children) in trie.enumerated() {
      for (name, target) in children {
        var slot = Self.slot(UInt32(state) << 16 | UInt32(name), mask)
        while keys[slot] != 0 { slot = (slot + 1) & mask }
        keys[slot] = UInt32(state) << 16 | UInt32(name)
        targets[slot] = target
      }
    }
  }

  /// The names a step of the table stands for.
  private static func names(_ step: String) -> [UInt16] {
    if step == "LINE" { return names("cac:InvoiceLine") + names("cac:CreditNoteLine") }
    if step.hasPrefix("*") { return SyntaxConditions.names(endingWith: String(step.dropFirst())) }
    return XMLName.known(step).map { [$0.raw] } ?? []
  }
}
