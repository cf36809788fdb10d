/// Which value or group came from which element, for rules that look elements up and report terms.
/// Made when the first such rule finds a breach.
final class SourceFacts {
  private var groups: [Int32: GroupView] = [:]
  private var values: [Int32: [(value: TermValue, group: GroupView)]] = [:]

  init(_ invoice: SemanticInvoice) {
    for group in invoice.groups {
      if let node = group.node, groups[node.index] == nil { groups[node.index] = group }
      for value in group.values {
        if let node = value.node { values[node.index, default: []].append((value, group)) }
      }
    }
  }

  func group(at node: XMLDocument.Node) -> GroupView? { groups[node.index] }

  /// The value of one of these terms that the element holds.
  func value(
    at node: XMLDocument.Node, of terms: [Term]
  ) -> (value: TermValue, group: GroupView)? {
    values[node.index]?.first { terms.contains($0.value.term) }
  }
}

extension Judgement {
  /// The term is missing or wrong in the group this element is; the element itself is wrong if it
  /// is no group.
  func blame(_ node: XMLDocument.Node, missing term: Term) {
    if let group = sourceFacts.group(at: node), group.kind == term.home {
      fail(term, in: group)
    } else {
      fail(node)
    }
  }

  /// The value this element holds is wrong; the element or its attribute, if it is none of these
  /// terms.
  func blame(_ node: XMLDocument.Node, attribute: XMLAttributeName?, of terms: [Term]) {
    if let found = sourceFacts.value(at: node, of: terms) {
      fail(found.value, in: found.group)
    } else if let attribute {
      fail(node, attribute: attribute.local, value: xml?.attribute(node, attribute))
    } else {
      fail(node)
    }
  }
}

extension XMLAttributeName {
  var local: String { XMLVocabulary.attributes.local(raw) }
}
