import EN16931
import Kernel
import PDF

/// What the rules say of one invoice.
package struct ValidationReport: Sendable {
  package let syntax: Syntax?
  package let isPDF: Bool
  package let profile: Profile
  /// BT-1.
  package let number: String
  /// In the order of the books and of their rules.
  package let findings: [ValidationFinding]

  /// Warnings do not make an invoice invalid.
  package var isValid: Bool { !findings.contains { $0.severity == .fatal } }
}

/// One finding, with all a person needs to mend it.
package struct ValidationFinding: Sendable {
  /// "BR-CO-15"; each has a page in docs/rules.
  package let rule: String
  package let severity: Rule.Severity
  /// XPath of the element, or of the one that should hold it.
  package let path: String
  /// From 1, in the XML.
  package let line: Int?
  /// "BT-112": the terms the rule reads, the one to mend first.
  package let terms: [String]
  /// What was found there.
  package let value: String?
  package let message: Text
  package let fix: Text
  /// Breaches of the same rule after this one that are not listed.
  package let more: Int

  init(
    rule: String, severity: Rule.Severity, path: String, line: Int? = nil, terms: [String] = [],
    value: String? = nil, message: Text, fix: Text, more: Int = 0
  ) {
    self.rule = rule
    self.severity = severity
    self.path = path
    self.line = line
    self.terms = terms
    self.value = value
    self.message = message
    self.fix = fix
    self.more = more
  }

  init(_ found: ContainerFinding) {
    let fix = ContainerFix.of(found.code)
    self.init(
      rule: found.code, severity: found.severity == .fatal ? .fatal : .warning, path: "pdf",
      message: Text(fr: found.french, en: found.english),
      fix: Text(fr: fix?.french ?? "", en: fix?.english ?? ""))
  }

  /// Attachments are values too.
  private static func short(_ value: String) -> String {
    value.unicodeScalars.count > 200 ? String(value.unicodeScalars.prefix(200)) + "…" : value
  }

  init(_ found: RuleFinding, in invoice: SemanticInvoice) {
    let place = FindingPlace(found, in: invoice)
    self.init(
      rule: found.rule.id, severity: found.rule.severity, path: place.path, line: place.line,
      terms: found.rule.reads.map(\.id), value: found.value.map(Self.short),
      message: Text(fr: found.rule.fr.problem, en: found.rule.en.problem),
      fix: Text(fr: found.rule.fr.fix, en: found.rule.en.fix), more: found.more)
  }
}

/// Where a finding is: in the XML if there is one, else by terms.
private struct FindingPlace {
  var path: String
  var line: Int?

  init(_ found: RuleFinding, in invoice: SemanticInvoice) {
    guard let xml = invoice.xml else {
      path = Self.terms(found.place)
      return
    }
    let node: XMLDocument.Node?
    var suffix = ""
    switch found.place {
    case .value(let value, let group): node = value.node ?? group?.node
    case .group(let group): node = Self.nearest(group)
    case .missing(_, let group): node = Self.nearest(group)
    case .element(let element): node = element
    case .attribute(let element, let name): (node, suffix) = (element, "/@\(name)")
    case .document: node = xml.root
    }
    let at = node ?? xml.root
    path = xml.path(at) + suffix
    line = xml.line(at)
  }

  /// A group without an element of its own stands where the group around it does.
  private static func nearest(_ group: GroupView) -> XMLDocument.Node? {
    var current: GroupView? = group
    while let group = current {
      if let node = group.node { return node }
      current = group.parent
    }
    return nil
  }

  private static func terms(_ place: RuleFinding.Place) -> String {
    switch place {
    case .value(let value, let group): (group.map { path(of: $0) } ?? "") + "/\(value.term.id)"
    case .missing(let term, let group): "\(path(of: group))/\(term.id)"
    case .group(let group): path(of: group)
    case .element, .attribute, .document: "/"
    }
  }

  private static func path(of group: GroupView) -> String {
    guard let parent = group.parent else { return "" }
    let siblings = parent.groups(group.kind)
    let position = siblings.firstIndex { $0.index == group.index } ?? 0
    return path(of: parent) + "/\(group.kind.id)"
      + (siblings.count > 1 ? "[\(position + 1)]" : "")
  }
}
