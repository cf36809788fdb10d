import EN16931
import Foundation
import Invoicing
import PDF
import TestSupport
import Testing

/// Every rule has a home: a page in docs/rules, and an explanation that says what to mend and how.
@Suite struct RulePagesTests {
  @Test func `docs-rules is what the rules say now`() {
    let folder = Repository.path("docs/rules")
    let pages = RulePages.all
    let differing = pages.filter { page in
      FileManager.default.contents(atPath: "\(folder)/\(page.name)") != Data(page.text.utf8)
    }
    #expect(
      differing.map(\.name) == [], "make them again with: facturier rules --pages docs/rules")
    let idle = Set(names(in: folder, ending: ".md")).subtracting(pages.map(\.name))
    #expect(idle.sorted() == [])
  }

  /// All of them: a rule nobody can act upon is a riddle.
  @Test func `every rule explains itself in both languages, naming the field and the fix`() {
    let rules = RuleBook.all
    #expect(rules.count > 2_500)
    let silent = rules.filter { rule in
      !Self.explains(rule.fr, rule) || !Self.explains(rule.en, rule) || rule.text.isEmpty
    }
    #expect(silent.map(\.id) == [])
  }

  @Test func `every fault of the envelope says how to mend it`() throws {
    let sources = try String(
      contentsOfFile: Repository.path("Sources/Libraries/PDF/Reading/ContainerFinding.swift"),
      encoding: .utf8)
    let codes = Set(sources.matches(of: /"([A-Z][A-Z0-9-]{1,})",/).map { "FX-PDF-\($0.1)" })
    #expect(codes.count > 20)
    #expect(codes.filter { ContainerFix.of($0) == nil } == [])
  }

  private static func explains(_ advice: Rule.Advice, _ rule: Rule) -> Bool {
    advice.problem.hasSuffix(".") && advice.fix.utf8.count >= 12
      && advice.problem != advice.fix && namesField(advice, rule)
  }

  /// The term, its group, or the element or attribute of the syntax; which one of many, the finding itself says by its
  /// place.
  private static func namesField(_ advice: Rule.Advice, _ rule: Rule) -> Bool {
    let text = advice.problem + " " + advice.fix
    let marks = [
      "BT-", "BG-", ":", "/", "@", "attribut", "élément", "element", "champ", "field", "groupe",
      "group",
    ]
    return !rule.reads.isEmpty || marks.contains { text.contains($0) }
  }
}
