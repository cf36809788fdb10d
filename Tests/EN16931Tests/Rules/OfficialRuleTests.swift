import EN16931
import Foundation
import TestSupport
import Testing

/// CEN's own unit tests of its rules: each is a fragment of an invoice, and which rules it breaks
/// or keeps.
struct OfficialRuleTests {
  private static let folder = "corpus/einvoice/en16931-official/rule-unit-tests"
  private static let namespace = "{http://difi.no/xsd/vefa/validator/1.0}"

  @Test(arguments: [("cii", 9), ("Invoice-unit-UBL", 500), ("CreditNote-unit-UBL", 100)])
  func `every official unit test is decided as it says`(syntax: String, leastCount: Int) throws {
    let folder = "\(Self.folder)/\(syntax)"
    guard Shared.has(folder) else { return }
    let rules = RuleBook.set(of: .cen)
    var wrong: [String] = []
    var count = 0
    for file in names(in: Shared.path(folder), ending: ".xml") {
      let content = try #require(bytes(of: Shared.path("\(folder)/\(file)")))
      for (number, test) in Self.tests(try XMLDocument.parse(content)).enumerated() {
        count += test.expected.count
        let findings = Judgement.findings(
          in: Self.read(try XMLDocument.parse(test.fragment)), by: rules)
        for (outcome, rule) in test.expected {
          let found = Set(findings.filter { $0.rule.id == rule }.map(\.rule.severity))
          let holds =
            switch outcome {
            case "success": found.isEmpty
            case "error": found.contains(.fatal)
            case "warning": found.contains(.warning)
            default: false
            }
          if !holds { wrong.append("\(file) test \(number + 1): \(outcome) \(rule)") }
        }
      }
    }
    #expect(count >= leastCount)
    #expect(wrong == [])
  }

  private static func read(_ xml: XMLDocument) -> SemanticInvoice {
    xml.qualifiedName(xml.root) == "rsm:CrossIndustryInvoice" ? CII.read(xml) : UBL.read(xml)
  }

  // MARK: The test files

  private struct OfficialTest {
    let fragment: [UInt8]
    /// "success", "error" or "warning", and the rule.
    let expected: [(outcome: String, rule: String)]
  }

  private static func tests(_ set: XMLDocument) -> [OfficialTest] {
    set.children(set.root).filter { set.qualifiedName($0) == "\(namespace)test" }.compactMap {
      test in
      var expected: [(outcome: String, rule: String)] = []
      var fragment: [UInt8]?
      for child in set.children(test) {
        guard set.qualifiedName(child) == "\(namespace)assert" else {
          fragment = Array((xml(set, child, declares: true)).utf8)
          continue
        }
        for assertion in set.children(child) {
          let outcome = String(set.qualifiedName(assertion).dropFirst(namespace.count))
          if outcome == "description" || outcome == "scope" { continue }
          expected.append(
            (outcome, set.text(assertion).trimmingCharacters(in: .whitespacesAndNewlines)))
        }
      }
      return fragment.map { OfficialTest(fragment: $0, expected: expected) }
    }
  }

  private static let namespaces = [
    ("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
    (
      "ram",
      "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
    ),
    ("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
    ("qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
    ("ubl", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
    ("cn", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
    ("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    ("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
  ]

  /// The element as a document of its own.
  private static func xml(_ set: XMLDocument, _ node: XMLDocument.Node, declares: Bool) -> String {
    var name = set.qualifiedName(node)
    var head = ""
    if declares {
      for (prefix, uri) in namespaces { head += " xmlns:\(prefix)=\"\(uri)\"" }
    }
    if name.hasPrefix("{") {
      let parts = name.dropFirst().split(separator: "}", maxSplits: 1)
      name = "x:\(parts[parts.count - 1])"
      head += " xmlns:x=\"\(parts[0])\""
    }
    for (attribute, value) in set.attributes(node) where !attribute.contains(":") {
      head += " \(attribute)=\"\(escaped(value))\""
    }
    let inside = set.children(node).map { xml(set, $0, declares: false) }.joined()
    return "<\(name)\(head)>\(escaped(set.text(node)))\(inside)</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
  }
}
