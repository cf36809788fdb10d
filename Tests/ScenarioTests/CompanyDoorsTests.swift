import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Several companies in one installation, over HTTP and at the terminal.
@Suite(.serialized) struct CompanyDoorsTests {
  /// Another company than the example's, from its file.
  static func other() throws -> [UInt8] {
    let text = try String(contentsOfFile: Merchant.company, encoding: .utf8)
    return Array(
      text.replacing("732829320", with: "552100554").replacing(
        "Atelier Lumière", with: "Verre & Co"
      )
      .replacing("FR44552100554", with: "FR96552100554").utf8)
  }

  static func bearer(_ answer: WebServer.Answer) throws -> [String: String] {
    let key = try #require(try answer.json["key"]?.text, "\(answer.text)")
    return ["Authorization": "Bearer \(key)"]
  }

  /// The other company, made at the terminal while no server runs.
  ///
  /// - Returns: the path by which its owner joins, "/c/com_…/join/…", and a key that opens it.
  static func addOther(to merchant: Merchant) throws -> (join: String, key: [String: String]) {
    let file = try merchant.folder.write(
      "other.json", String(decoding: try other(), as: UTF8.self))
    let place = ["--data", merchant.data, "--lang", "en"]
    let added = try Program.run(
      ["companies", "add", "--company", file, "--owner", "zoe@verre.fr", "--key", merchant.key]
        + place)
    #expect(added.status == 0, "\(added.errors)")
    let join = try #require(added.output.firstMatch(of: /\/c\/com_[0-9a-z]+\/join\/[0-9a-z]+/))
    let key = try Program.run(
      ["keys", "add", "shop", "--scope", "*", "--for", "552100554"] + place)
    #expect(key.status == 0, "\(key.errors)")
    let bearer = "Bearer \(key.output.trimmingCharacters(in: .whitespacesAndNewlines))"
    return (String(join.output), ["Authorization": bearer])
  }

  static func joined(_ path: String, _ server: WebServer) async throws -> Browser {
    let form = FormFields().with("name", "Zoé").with("password", "le vent tourne les pages")
    let answer = try await server.post(
      path, Array(form.encoded.utf8), type: "application/x-www-form-urlencoded", WebServer.nobody)
    #expect(answer.status == 303, "\(answer.text)")
    return try await Browser(server, answer, base: String(path.prefix(33)))
  }

  private static func issue(
    _ server: WebServer, _ number: String, _ key: [String: String]
  ) async throws -> WebServer.Answer {
    let order = JSONOrder.encode(Merchant.order(number))
    return try await server.post("/v1/invoices", order, key)
  }

  @Test func `two companies have each their numbers, their orders and their keys`() async throws {
    let server = try await WebServer()
    let made = try await server.post("/v1/companies", try Self.other())
    #expect(made.status == 201, "\(made.text)")
    let theirs = try Self.bearer(made)
    let (first, second) = (
      try await Self.issue(server, "1001", [:]), try await Self.issue(server, "1001", theirs)
    )
    #expect(first.status == 201 && second.status == 201, "\(first.text) \(second.text)")
    let number = try #require(try first.json["number"]?.text)
    #expect(try second.json["number"]?.text == number, "each has its own series")
    let (id, otherID) = (
      try #require(try first.json["id"]?.text), try #require(try second.json["id"]?.text)
    )
    #expect(try await server.get("/v1/invoices/\(otherID)").status == 404)
    #expect(try await server.get("/v1/invoices/\(id)", theirs).status == 404)
    #expect(try await server.get("/v1/invoices/\(otherID)", theirs).status == 200)
    let list = try await server.get("/v1/companies", theirs).json
    #expect(list["data"]?.elements.count == 1, "a key enters its company alone")
    // The company of a path and that of a key must be one.
    let path = try #require(try made.json["path"]?.text)
    #expect(try await server.get("\(path)/v1/invoices/\(otherID)", theirs).status == 200)
    #expect(try await server.get("\(path)/v1/invoices/\(id)").status == 401)
    let twice = try await server.post("/v1/companies", try Self.other())
    #expect(twice.status == 422 && twice.text.contains("companies.there-already"))
    #expect(try await server.post("/v1/companies", try Self.other(), theirs).status == 403)
  }

  @Test func `a page is the company's of its address, and so is all it leads to`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let box = try await owner.post("/sandboxes", ["name": "Essais"])
    let root = try #require(box.headers["location"])
    #expect(box.status == 303 && root.hasPrefix("/c/com_") && root.hasSuffix("/"), "\(root)")
    let base = String(root.dropLast())
    let companies = try await owner.get("\(base)/companies")
    #expect(companies.text.contains("Essais") && companies.text.contains("Sandbox"))
    for link in companies.text.matches(of: /(?:href|action)="(\/[^"]*)"/).map({ String($0.1) }) {
      #expect(link.hasPrefix("/c/") || link.hasPrefix("/assets/"), "\(link)")
    }
    let keys = try await owner.get("\(base)/keys")
    #expect(keys.status == 200, "\(keys.text)")
    #expect(try await owner.get("/c/com_00000000000000000000000000/keys").status == 404)
    // Somebody who is in the other company alone is led to what they are in.
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(try await reader.get("\(base)/invoices").headers["location"] == "\(base)/companies")
    let landing = try await reader.get("\(base)/")
    #expect(landing.status == 303 && landing.headers["location"] == "\(base)/companies")
    let theirs = try await reader.get("\(base)/companies").text
    #expect(!theirs.contains("Essais") && theirs.contains("Atelier Lumière"))
  }

  @Test func `a sandbox has test keys, a clock of its own, and marks what it issues`() async throws
  {
    let server = try await WebServer()
    let made = try await server.post("/v1/sandboxes", Array(#"{"name": "Essais"}"#.utf8))
    let key = try Self.bearer(made)
    #expect(key["Authorization"]?.hasPrefix("Bearer fac_test_") == true)
    let before = try #require(try await server.get("/v1/test_clock", key).json["now"]?.text)
    let issued = try await Self.issue(server, "1001", key)
    #expect(issued.status == 201, "\(issued.text)")
    let once = key.merging(["Idempotency-Key": "forty"]) { $1 }
    let moved = try await server.post(
      "/v1/test_clock/advance", Array(#"{"days": 40}"#.utf8), once)
    #expect(moved.status == 200, "\(moved.text)")
    let again = try await server.post(
      "/v1/test_clock/advance", Array(#"{"days": 40}"#.utf8), once)
    #expect(again.text == moved.text, "forty days, not eighty")
    let after = try #require(try moved.json["now"]?.text)
    #expect(after.prefix(10) > before.prefix(10))
    let later = try await Self.issue(server, "1002", key)
    let day = try #require(try later.json["issueDate"]?.text, "\(later.text)")
    #expect(day > (try issued.json["issueDate"]?.text ?? ""))
    // The machine's clock decides how long keys live; and it is the other company's.
    #expect(try await server.get("/v1/me", key).status == 200)
    let real = try await Self.issue(server, "1001", [:])
    #expect(try real.json["issueDate"]?.text ?? day < day)
    for body in [#"{"days": -1}"#, #"{"seconds": 0}"#, #"{"jours": 3}"#, "[]", #"{"days": 99999}"#]
    {
      #expect(
        try await server.post("/v1/test_clock/advance", Array(body.utf8), key).status == 422,
        "\(body)")
    }
    #expect(try await server.post("/v1/test_clock/advance", Array("{}".utf8)).status >= 400)
    #expect(try await server.post("/v1/sandboxes", Array("{}".utf8), key).status == 409)
  }

  @Test(.timeLimit(.minutes(10)))
  func `a company's work is taken up by its own worker, however many there are`() async throws {
    let server = try await WebServer()
    for _ in 0..<3 {
      #expect(try await server.post("/v1/sandboxes", Array("{}".utf8)).status == 201)
    }
    for _ in 0..<20 {
      let bulk = try await server.post(
        "/v1/bulk/emails", Array(#"{"lines": [{"invoice": "inv_x"}]}"#.utf8))
      let path = try #require(bulk.headers["location"], "\(bulk.text)")
      while try await server.get(path).json["state"]?.text != "finished" {
        try await Task.sleep(for: .milliseconds(20))
      }
    }
    #expect(!server.errors.contains("outcome=retrying"), "\(server.errors.suffix(2_000))")
  }

  @Test func `the terminal adds, lists and chooses, by id or SIREN`() async throws {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    #expect(try server.stop().status == 0)
    let place = ["--data", merchant.data, "--key", merchant.key, "--lang", "en"]
    let (join, _) = try Self.addOther(to: merchant)
    let box = try Program.run(
      ["companies", "sandbox", "--for", "552100554", "--name", "Essais"] + place)
    #expect(box.status == 0 && box.output.contains("sandbox of com_"), "\(box.errors)")
    let list = try Program.run(["companies", "list"] + place)
    #expect(list.output.split(separator: "\n").count == 3, "\(list.output)")
    func keys(_ choice: String) throws -> Program.Ended {
      try Program.run(
        ["keys", "add", "shop", "--for", choice, "--data", merchant.data, "--lang", "en"])
    }
    #expect(try keys("552 100 554").output.hasPrefix("fac_live_"))
    let id = String(try #require(box.output.firstMatch(of: /com_[0-9a-z]+/)).output)
    #expect(try keys(id).output.hasPrefix("fac_test_"))
    let wrong = try keys("123456782")
    #expect(wrong.status != 0 && wrong.errors.contains("companies.unknown"), "\(wrong.errors)")
    let file = merchant.folder.file("other.json")
    let again = try Program.run(["companies", "add", "--company", file] + place)
    #expect(again.status != 0 && again.errors.contains("companies.there-already"))
    let verified = try Program.run(
      ["verify", "--data", merchant.data, "--for", "552100554", "--lang", "en"])
    #expect(verified.status == 0, "\(verified.errors)")
    // All three are served from the next start on.
    let next = try await WebServer(merchant)
    let theirs = try Program.run(["companies", "list"] + place)
    #expect((theirs.status == 0) == (TestDatabase.engine == .postgreSQL), "who holds the file")
    #expect(try await next.get("/c/\(id)/keys", WebServer.nobody).status == 303)
    let zoe = try await Self.joined(join, next)
    #expect(try await zoe.get("\(join.prefix(33))/keys").status == 200)
    #expect(try await zoe.get("/keys").headers["location"] == "/companies")
  }
}
