import Foundation
import TestSupport
import Testing

/// Every code has a home page, and every home page a code (STYLE § 6).
@Suite struct ProblemPagesTests {
  /// A code as the sources write it: a whole literal, subject first.
  private static var code: Regex<(Substring, Substring)> {
    #/"((?:order|orders|line|buyer|credit|correction|deposit|periodic|supplier|bank|company|invoicing|storage|http|document|row|json|mapping|rule|xml|pdf|tax|register|mail|send|shield|sealing|ledger|payment|fec|verify|archive|job|node|move|outbound|vault|access|account|site|event|webhook|companies|remote|external-id|customer|bulk|approval|view|portal|editor|settings|product)\.[a-z0-9.-]+)"/#
  }
  /// File names, domains, events and actions of the audit trail that look like a code.
  private static let strangers: Set<String> = [
    "mapping.json", "mail.com", "mail.ru", "archive.json", "verify.py", "vault.key",
    "company.added", "company.changed", "settings.js", "product.created", "product.updated",
    "approval.asked", "approval.approved", "approval.refused",
  ]

  private static func text(_ path: String) -> String {
    String(
      decoding: FileManager.default.contents(atPath: Repository.path(path)) ?? Data(), as: UTF8.self
    )
  }

  private static func files(below folder: String, ending: String) -> [String] {
    let all = FileManager.default.enumerator(atPath: Repository.path(folder))
    return (all?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }

  /// Each code with the files that write it.
  private static let written: [String: [String]] = {
    let code = Self.code
    var written: [String: [String]] = [:]
    for file in files(below: "Sources", ending: ".swift") {
      for match in text("Sources/\(file)").matches(of: code) {
        written[String(match.1), default: []].append(file)
      }
    }
    return written.filter { !strangers.contains($0.key) }
  }()

  /// Each section with the pages that hold it. `## rule.*` stands for codes made at run time.
  private static let explained: [String: [String]] = {
    var explained: [String: [String]] = [:]
    for page in files(below: "docs/problems", ending: ".md") {
      for match in text("docs/problems/\(page)").matches(of: /(?m)^## ([a-z-]+\.[a-z0-9.-]+)$/) {
        explained[String(match.1), default: []].append(page)
      }
    }
    return explained
  }()

  @Test func `the codes and the pages are found`() {
    #expect(Self.written.count > 100)
    #expect(Self.explained.count > 100)
  }

  @Test func `every code has a section in docs-problems`() {
    let homeless = Self.written.filter { Self.explained[$0.key] == nil }
    #expect(homeless.map { "\($0.key) in \($0.value[0])" }.sorted() == [])
  }

  @Test func `every section is about a code that exists`() {
    let idle = Self.explained.filter { Self.written[$0.key] == nil }
    #expect(idle.map { "\($0.key) in \($0.value[0])" }.sorted() == [])
  }

  @Test func `a code has one section, on the page of its subject, and is in the index`() {
    let index = Self.text("docs/problems/README.md")
    for (code, pages) in Self.explained {
      let halves = code.split(separator: ".", maxSplits: 1)
      #expect(pages == ["\(halves[0]).md"], "\(code)")
      let row = index.split(separator: "\n").first { $0.hasPrefix("| [\(halves[0]).*]") } ?? ""
      #expect(row.contains("`\(halves[1])`"), "\(code) is missing in the index")
    }
  }

  @Test func `the rules page lists the rules that are checked, and no other`() {
    let rules = Self.text("Sources/Libraries/EN16931/Rules/InvoiceRules.swift")
    let checked = Set(rules.matches(of: /"(B[RT]-[A-Z0-9-]+)"/).map { String($0.1) })
    // Only the first column names rules; the second may name business terms.
    let rows = Self.text("docs/problems/rule.md").split(separator: "\n").filter {
      $0.hasPrefix("| B")
    }
    let listed = Set(
      rows.flatMap { row in
        row.split(separator: "|")[0].matches(of: /B[RT]-[A-Z0-9-]+/).map { String($0.0) }
      })
    #expect(checked.count > 40)
    #expect(checked.subtracting(listed).sorted() == [])
    #expect(listed.subtracting(checked).sorted() == [])
  }
}
