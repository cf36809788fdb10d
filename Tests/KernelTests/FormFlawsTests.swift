import Testing

@testable import Kernel

@Suite struct `What is wrong with a form` {
  private static let findings = [
    Finding("a", at: Place(pointer: "/amount"), fr: "Montant", en: "Amount"),
    Finding("b", at: Place(pointer: "/reason"), fr: "Motif", en: "Reason"),
    Finding("c", fr: "Tout", en: "All"),
  ]

  private struct Refused: Problem {
    let code = "test.refused"
    let kind = ProblemKind.invalid
    let text = Text(fr: "Refusé", en: "Refused")
    var findings: [Finding] = []
  }

  @Test func `each thing is said at its field, and once; the rest above`() {
    let flaws = FormFlaws(Refused(findings: Self.findings), fields: ["amount"])
    #expect(flaws["amount"].map(\.en) == ["Amount"])
    #expect(flaws["reason"] == [], "the form has no such field")
    #expect(flaws.others.map(\.en) == ["Reason", "All"])
    #expect(FormFlaws(Self.findings, fields: ["reason"]).others.map(\.en) == ["Amount", "All"])
  }

  @Test func `a problem that finds nothing in particular is said as a whole`() {
    let flaws = FormFlaws(Refused(), fields: ["amount"])
    #expect(!flaws.isEmpty && flaws.others.map(\.en) == ["Refused"])
    #expect(FormFlaws().isEmpty && FormFlaws([]).isEmpty)
  }
}
