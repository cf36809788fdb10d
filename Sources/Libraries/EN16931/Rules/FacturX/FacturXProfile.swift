/// One profile's table as a trie of element names, walked once beside the document.
struct FacturXProfile: Sendable {
  struct Breach {
    /// Index into `FacturXRules.all`.
    let rule: Int
    let node: XMLDocument.Node
    let attribute: String?
    let value: String?
  }

  private struct Node {
    let step: XMLName
    let variant: FacturXVariant?
    var children: [Int] = []
    /// Asked when no variant before this one in the table has taken the element.
    var own: [Check] = []
    var common: [Check] = []
  }

  private struct Check {
    let test: Test
    let rule: Int
  }

  private enum Test {
    case count(XMLName, FacturXVariant?, ClosedRange<Int>)
    case required(XMLAttributeName, String)
    case listed(XMLAttributeName?, String, Set<String>)
    case unused
    case unusedAttribute(XMLAttributeName, String)
  }

  private var nodes: [Node] = []

  /// - Parameter rule: the index of the rule of a check.
  init(_ lines: [FacturXTable.Line], rule: (FacturXCheck, Int) -> Int) {
    var path: [Int] = []
    for line in lines {
      path.removeLast(path.count - line.depth)
      var node = Node(step: line.step.name, variant: line.step.variant)
      for (check, number) in zip(line.checks, line.numbers) {
        let compiled = Check(test: Self.test(check.kind), rule: rule(check, number))
        if check.isCommon { node.common.append(compiled) } else { node.own.append(compiled) }
      }
      if let parent = path.last { nodes[parent].children.append(nodes.count) }
      path.append(nodes.count)
      nodes.append(node)
    }
  }

  private static func test(_ kind: FacturXCheck.Kind) -> Test {
    switch kind {
    case .count(let step, let range): .count(step.name, step.variant, range)
    case .required(let name): .required(.of(name), name)
    case .listed(let name, let list):
      .listed(name.map { .of($0) }, name ?? "", FacturXCodes.set(list))
    case .unused: .unused
    case .unusedAttribute(let name): .unusedAttribute(.of(name), name)
    }
  }

  /// Everything the profile finds wrong, in document order.
  func breaches(in xml: XMLDocument) -> [Breach] {
    var found: [Breach] = []
    guard xml.name(xml.root) == nodes[0].step else { return found }
    walk(xml.root, [0], xml, &found)
    return found
  }

  private func walk(
    _ element: XMLDocument.Node, _ active: [Int], _ xml: XMLDocument, _ found: inout [Breach]
  ) {
    // Indices grow in table order, and so does `active`: the first with checks is the chosen
    // variant.
    if let chosen = active.first(where: { !nodes[$0].own.isEmpty }) {
      for check in nodes[chosen].own { judge(check, element, xml, &found) }
    }
    for index in active {
      for check in nodes[index].common { judge(check, element, xml, &found) }
    }
    for child in xml.children(element) {
      let name = xml.name(child)
      var next: [Int] = []
      for index in active {
        for candidate in nodes[index].children where nodes[candidate].step == name {
          if nodes[candidate].variant?.holds(child, in: xml) ?? true { next.append(candidate) }
        }
      }
      if !next.isEmpty { walk(child, next.count > 1 ? next.sorted() : next, xml, &found) }
    }
  }

  private func judge(
    _ check: Check, _ node: XMLDocument.Node, _ xml: XMLDocument, _ found: inout [Breach]
  ) {
    func add(_ attribute: String? = nil, _ value: String? = nil) {
      found.append(Breach(rule: check.rule, node: node, attribute: attribute, value: value))
    }
    switch check.test {
    case .count(let name, let variant, let range):
      var count = 0
      for child in xml.children(node, named: name)
      where variant?.holds(child, in: xml) ?? true {
        count += 1
      }
      if !range.contains(count) { add(nil, String(count)) }
    case .required(let name, let text):
      if xml.attribute(node, name) == nil { add(text) }
    case .listed(let name, let text, let list):
      let value = name.map { xml.attribute(node, $0) ?? "" } ?? xml.text(node)
      if !value.isEmpty, !list.contains(value) { add(name == nil ? nil : text, value) }
    case .unused: add(nil, xml.hasText(node) ? xml.text(node) : nil)
    case .unusedAttribute(let name, let text):
      if let value = xml.attribute(node, name) { add(text, value) }
    }
  }
}
