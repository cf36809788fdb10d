import Foundation
import Invoicing
import TestSupport
import Testing

@testable import App
@testable import Kernel

/// The audit trail says what was done in words, in both languages: no code is left to whoever reads it.
@Suite struct AuditWordsTests {
  // MARK: What is noted by name

  /// The actions a first argument of `AuditTrail.note` stands for; what is put together is said in the same source.
  private static func actions(_ literal: String, in source: String) -> [String] {
    switch literal {
    case #"member.\(action.rawValue)"#:
      source.matches(of: /enum Action: String \{ case ([a-z, ]+) \}/)
        .flatMap { $0.1.split(separator: ", ") }.map { "member.\($0)" }
    case #"approval.\(word)"#:
      source.matches(of: /(?:note|ended)\("([a-z]+)",/).map { "approval.\($0.1)" }
    default: [literal]
    }
  }

  private static func noted() -> Set<String> {
    let root = Repository.root.appending(path: "Sources")
    let all = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    var noted: Set<String> = []
    for path in all where path.hasSuffix(".swift") {
      let source = String(
        decoding: bytes(of: root.appending(path: path).path) ?? [], as: UTF8.self)
      for note in source.matches(of: /AuditTrail\.note\(([^,]*),/) {
        let literals = note.1.matches(of: /"((?:[^"\\]|\\.)*)"/)
        #expect(!literals.isEmpty, "\(path): say the action where it is noted")
        for literal in literals {
          noted.formUnion(actions(String(literal.1), in: source))
        }
      }
    }
    return noted
  }

  private static func words(_ action: String) -> Text? {
    AuditStrings.sentences[action] ?? AuditActionStrings.words[action]
  }

  @Test func `every action the sources note has words`() {
    let noted = Self.noted()
    #expect(noted.count > 25)
    #expect(noted.isSuperset(of: ["member.withdrawn", "approval.refused", "sandbox.made"]))
    #expect(noted.filter { Self.words($0) == nil }.sorted() == [])
  }

  @Test func `an action has words once, in each language its own`() {
    let named = AuditActionStrings.all.flatMap(\.actions) + AuditStrings.sentences.keys
    #expect(Set(named).count == named.count)
    for action in named {
      let words = Self.words(action)
      #expect(words?.fr.isEmpty == false && words?.en.isEmpty == false, "\(action)")
      #expect(words?.fr != words?.en, "\(action)")
    }
  }

  // MARK: What is noted as its request

  /// They keep nothing, so that the trail never has them.
  private static let keepingNothing: Set<String> = [
    // The operation that is tried is noted itself.
    "POST /docs/api/:operation/try",
    "POST /checkpoint-comparison", "POST /verification/:token",
    "POST /validations", "POST /v1/validations",
    "POST /welcome/:step",
  ]

  private static func keepsNothing(_ route: String) -> Bool {
    // Files of lists; previews of what is typed.
    keepingNothing.contains(route) || route.hasPrefix("POST /exports/")
      || route.contains(/\/preview(\.[a-z]+)?$/)
  }

  @Test func `every route that may change something has words, and what has words is a route`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    #expect(try server.stop().status == 0)
    let told = try Program.run(["routes", "--data", merchant.data, "--key", merchant.key])
    #expect(told.status == 0, "\(told.errors)")
    let routes = Set(
      told.output.split(separator: "\n").map { $0.split(separator: " ") }
        .filter { $0[0] != "GET" }.map { "\($0[0]) \($0[1])" })
    #expect(routes.count > 150)
    let unsaid = routes.filter { !Self.keepsNothing($0) && AuditActionStrings.words[$0] == nil }
    #expect(unsaid.sorted() == [], "give it words in AuditActionStrings")
    let said = AuditActionStrings.words.keys.filter { $0.contains(" ") }
    #expect(Set(said).union(Self.keepingNothing).subtracting(routes).sorted() == [])
    #expect(said.filter { Self.keepsNothing($0) }.sorted() == [])
  }

  @Test func `what has no words leaves nothing in the trail`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    for subject in ["company", "documents", "delivery"] {
      let page = try await owner.get("/settings/\(subject)")
      let path = "/settings/\(subject)/preview" + (subject == "delivery" ? "" : ".pdf")
      let drawn = try await owner.post(path, SettingsDoorsTests.fields(page))
      #expect(drawn.status == 200, "\(path): \(drawn.status)")
    }
    let account = try await owner.post("/bank/preview.pdf", ["iban": "DE89370400440532013000"])
    #expect(account.status == 200)
    #expect(try await owner.post("/checkpoint-comparison", ["note": "x"]).status == 200)
    #expect(try await owner.post("/exports/invoices.csv", ["scope": "all"]).status == 200)
    let judged = try await server.post("/v1/validations", Array("<a/>".utf8))
    #expect(judged.status == 422, "it is no invoice")
    let trail = try await server.get("/v1/audit").json["data"]?.elements ?? []
    let unsaid = trail.compactMap { $0["action"]?.text }.filter { Self.words($0) == nil }
    #expect(!trail.isEmpty && unsaid == [])
  }

  @Test(arguments: Language.allCases)
  func `the page of the trail says them`(language: Language) async throws {
    let server = try await WebServer()
    let made = try await server.post("/v1/invoices", JSONOrder.encode(Merchant.order("1001")))
    #expect(made.status == 201, "\(made.text)")
    let page = try await server.get("/audit", ["Accept-Language": language.rawValue]).text
    let words = try #require(AuditActionStrings.words["POST /v1/invoices"])
    #expect(page.contains("<strong>\(words(language))</strong>"))
    #expect(!page.contains("POST /v1/invoices"))
  }
}
