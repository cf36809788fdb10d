import Storage
import Testing

/// Every statement that the program prepares in a test on SQLite is looked at: one that reaches rows without naming their
/// company fails the test it came by in. The whole suite is the generator of this test.
package enum PlanWatch {
  /// Statements that are of no single company, by words of theirs, and why they may be.
  private static let exceptions: [(words: String, why: String)] = [
    (
      "FROM company ORDER BY created_at, id",
      "the list of the companies: how an installation learns whose data it has"
    )
  ]

  /// On, from the first database that a test opens.
  package static let isOn: Bool = {
    CompanyPlan.watch(report)
    return true
  }()

  /// What a program that a test started found, which wrote it where it was told.
  static func report(from file: String) {
    for line in String(decoding: bytes(of: file) ?? [], as: UTF8.self).split(separator: "\n") {
      if let finding = CompanyPlan.Finding(line: line) { report(finding) }
    }
  }

  @Sendable private static func report(_ finding: CompanyPlan.Finding) {
    let module = finding.caller.prefix { $0 != "/" }
    if module.hasSuffix("Tests") || module == "TestSupport" { return }
    // A move copies the whole installation, all its companies (`TableShape.forEachRow`, `isEmpty`).
    if finding.caller == "Storage/TableCopy.swift" { return }
    let text = finding.sql
    if exceptions.contains(where: { text.contains($0.words) }) { return }
    Issue.record(
      "\(finding.caller): \(finding.table) is reached without its company (\(finding.step)): \(text)"
    )
  }
}
