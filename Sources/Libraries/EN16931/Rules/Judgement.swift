/// One invoice before the rules: what they read, what they found.
package final class Judgement {
  package let invoice: SemanticInvoice
  package private(set) var findings: [RuleFinding] = []
  /// The one that judges now, held by its caller as long: hundreds of rules judge each invoice.
  private unowned(unsafe) var rule: Rule?
  /// The first breaches of a rule are listed, the rest counted on the last of them: nobody mends a
  /// million one by one.
  package static let listedPerRule = 100
  private var listed: [ObjectIdentifier: (count: Int, last: Int)] = [:]

  package init(_ invoice: SemanticInvoice) { self.invoice = invoice }

  /// Judges by these rules, in their order.
  package static func findings(
    in invoice: SemanticInvoice, by rules: some Sequence<Rule>
  ) -> [RuleFinding] {
    let judgement = Judgement(invoice)
    for rule in rules { judgement.apply(rule) }
    return judgement.findings
  }

  /// The same for a set kept by the caller: the rules on syntax cost one walk, not one look each.
  package static func findings(in invoice: SemanticInvoice, by set: RuleSet) -> [RuleFinding] {
    let judgement = Judgement(invoice)
    for rule in set.terms[invoice.syntax] { judgement.judge(by: rule) }
    SyntaxRules.judge(judgement, books: set.books)
    for rule in set.extended[invoice.syntax] { judgement.judge(by: rule) }
    FacturXRules.judge(judgement, books: set.books)
    for rule in set.own[invoice.syntax] { judgement.judge(by: rule) }
    return judgement.findings
  }

  package func apply(_ rule: Rule) {
    if let syntaxes = rule.syntaxes {
      guard let syntax = invoice.syntax, syntaxes.contains(syntax) else { return }
    }
    judge(by: rule)
  }

  private func judge(by rule: Rule) {
    self.rule = rule
    rule.judge(self)
    self.rule = nil
  }

  /// Lets someone other than the rule's own `judge` report a breach of it.
  func under(_ rule: Rule, _ report: (Judgement) -> Void) {
    self.rule = rule
    report(self)
    self.rule = nil
  }

  // MARK: What rules call

  var root: GroupView { invoice.root }
  /// Nil when the invoice never was XML; rules about a syntax only run when it was.
  var xml: XMLDocument? { invoice.xml }

  private func report(_ place: RuleFinding.Place, _ value: String?) {
    guard let rule else { return }
    let known = listed[ObjectIdentifier(rule)] ?? (count: 0, last: 0)
    guard known.count < Self.listedPerRule else {
      findings[known.last].more += 1
      return
    }
    listed[ObjectIdentifier(rule)] = (known.count + 1, findings.count)
    findings.append(RuleFinding(rule: rule, place: place, value: value))
  }

  /// The value is wrong.
  func fail(_ value: TermValue, in group: GroupView? = nil) {
    report(.value(value, in: group), value.text)
  }

  /// The term is wrong if it is there, missing if not.
  func fail(_ term: Term, in group: GroupView) {
    if let value = group[term] {
      report(.value(value, in: group), value.text)
    } else {
      report(.missing(term, in: group), nil)
    }
  }

  func fail(_ group: GroupView, value: String? = nil) { report(.group(group), value) }

  func fail(_ node: XMLDocument.Node, attribute: String? = nil, value: String? = nil) {
    if let attribute {
      report(.attribute(node, attribute), value)
    } else {
      report(.element(node), value ?? xml?.trimmed(node))
    }
  }

  func fail() { report(.document, nil) }

  /// `fail(term, in: group)` unless it holds.
  func require(_ holds: Bool, _ term: Term, in group: GroupView) {
    if !holds { fail(term, in: group) }
  }

  /// Each group of that kind must satisfy it; else the term is wrong or missing there.
  func each(_ kind: Group, _ term: Term, _ holds: (GroupView) -> Bool) {
    for group in invoice.all(kind) where !holds(group) { fail(term, in: group) }
  }

  /// Each value of the term must satisfy it.
  func each(_ term: Term, _ holds: (TermValue) -> Bool) {
    invoice.forEach(term) { if !holds($0) { fail($0) } }
  }

  // MARK: Facts many rules share, computed once

  lazy var breakdownVisibilities = CENVATBreakdownRules.visibilities(self)
  lazy var taxFacts = TaxFacts(invoice)
  lazy var totalsFacts = TotalsFacts(invoice)
  /// Made when a rule that looked elements up reports one.
  lazy var sourceFacts = SourceFacts(invoice)
  lazy var billingMode = BillingMode(self)
  lazy var frenchNotes = FrenchNotes(self)
  lazy var extendedFacts = ExtendedFacts(invoice)
  lazy var syntaxBreaches = SyntaxRules.breaches(in: invoice)
}
