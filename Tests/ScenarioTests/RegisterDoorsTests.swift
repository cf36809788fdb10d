import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// VIES and Sirene from the outside: the server's task, the API, the pages, the command. The registers are simulated,
/// over real HTTP.
@Suite(.serialized) struct RegisterDoorsTests {
  private static let german = "DE136695976"

  private static func order(_ number: String) -> SalesOrder {
    var order = Merchant.order(number)
    order.buyer = SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", email: "kauf@muster.example", vatIdentifier: german,
      address: .init(line1: "Weg 1", postCode: "10115", city: "Berlin", country: "DE"))
    order.lines = [Sample.line { $0.tax = .none }]
    return order
  }

  private func issue(_ number: String, on server: WebServer) async throws -> JSONValue {
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Self.order(number)))
    let order = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try await server.post("/v1/orders/\(order)/invoice")
    let id = try #require(try draft.json["id"]?.text, "\(draft.text)")
    return try await server.post("/v1/invoices/\(id)/issuance").json
  }

  /// Three minutes at most: a question that a busy machine leaves without answer for five seconds is asked again after sixty.
  private func eventually(_ server: WebServer, _ path: String) async throws -> WebServer.Answer {
    var answer = try await server.get(path)
    for _ in 0..<3_600 where answer.status == 202 {
      try await Task.sleep(for: .milliseconds(50))
      answer = try await server.get(path)
    }
    return answer
  }

  @Test func `an order queues its buyer, the server asks, and the next document shows the proof`()
    async throws
  {
    let simulator = RegisterSimulator()
    let server = try await WebServer(environment: simulator.environment)
    let first = try await issue("1", on: server)
    #expect(first["number"]?.text != nil)
    let proof = try await eventually(server, "/v1/registers/vat/de%20136%20695%20976")
    #expect(proof.status == 200)
    #expect(try proof.json["valid"]?.bool == true)
    #expect(try proof.json["consultation"]?.text == "WAPIAAAA695976")
    func asked() -> Int { simulator.questions.filter { $0 == Self.german }.count }
    let before = asked()
    let second = try await issue("2", on: server)
    let shown = try #require(second["buyer"]?["proofs"]?.elements.first)
    #expect(shown["consultation"]?.text == "WAPIAAAA695976")
    let id = try #require(second["id"]?.text)
    let page = try await server.get("/invoices/\(id)", ["Accept-Language": "fr"])
    #expect(page.text.contains("VIES : DE136695976 valide le "))
    #expect(page.text.contains("consultation WAPIAAAA695976"))
    #expect(asked() == before, "what is known is not asked again")
  }

  @Test func `issuing does not wait for a service that never answers`() async throws {
    let simulator = RegisterSimulator()
    simulator.behave(.silent)
    let server = try await WebServer(environment: simulator.environment)
    _ = try await issue("1", on: server)
    for _ in 0..<9_000 where simulator.questions.isEmpty {
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(!simulator.questions.isEmpty)
    // The server's question is now without answer; one that issues asks none of its own.
    for number in 2...21 {
      #expect(try await issue("\(number)", on: server)["number"]?.text != nil)
    }
    #expect(simulator.questions.count < 20, "\(simulator.questions)")
    let waiting = try await server.get("/v1/registers/vat/\(Self.german)")
    #expect(waiting.status == 202)
    #expect(waiting.headers["retry-after"] == "2")
    #expect(try server.stop().status == 0)
  }

  @Test func `a form gets name and address of a SIREN`() async throws {
    let simulator = RegisterSimulator()
    let server = try await WebServer(environment: simulator.environment)
    #expect(try await server.get("/v1/registers/siren/404833048").status == 202)
    let fact = try await eventually(server, "/v1/registers/siren/404833048")
    #expect(fact.status == 200)
    #expect(try fact.json["name"]?.text == "HOTEL DU PARC")
    #expect(try fact.json["state"]?.text == "active")
    #expect(try fact.json["address"]?["city"]?.text == "NANTES")
  }

  @Test func `a wrong number, and a register that is off, are said`() async throws {
    let server = try await WebServer()
    let wrong = try await server.get("/v1/registers/vat/DE136695977")
    #expect(wrong.status == 422)
    #expect(try wrong.json["code"]?.text == "register.number-invalid")
    #expect(try await server.get("/v1/registers/siren/123").status == 422)
    let off = try await server.get("/v1/registers/vat/\(Self.german)")
    #expect(off.status == 503)
    #expect(try off.json["code"]?.text == "register.off")
  }

  // MARK: The command

  private func check(
    _ merchant: Merchant, _ simulator: RegisterSimulator, _ more: String...
  ) throws -> Program.Ended {
    try Program.run(
      ["registers", "check", "--data", merchant.data, "--lang", "en"] + more,
      environment: simulator.environment)
  }

  @Test func `the command asks what a run left waiting, and its exit code says how it went`() throws
  {
    let merchant = Merchant()
    let simulator = RegisterSimulator()
    #expect(try merchant.issue(try merchant.file([Self.order("1")])).status == 0)
    simulator.behave(.error("MS_UNAVAILABLE"))
    let down = try check(merchant, simulator)
    #expect(down.status == 1)
    #expect(down.errors.contains("register.unavailable"))
    #expect(down.output.contains("0 answers received, 1 numbers waiting."))
    simulator.behave(.good)
    let good = try check(merchant, simulator)
    #expect(good.status == 0, "\(good.errors)")
    #expect(good.output.contains("VIES: \(Self.german) valid on "))
    #expect(good.output.contains("1 answers received, 0 numbers waiting."))
    #expect(try check(merchant, simulator).output == "0 answers received, 0 numbers waiting.\n")
  }

  @Test func `a number refused by VIES stops the next sale, and asking again mends it`() throws {
    let merchant = Merchant()
    let simulator = RegisterSimulator()
    simulator.behave(.bad)
    #expect(try merchant.issue(try merchant.file([Merchant.order("0")])).status == 0)
    // The data of the run is in its folder; the number is asked about by hand.
    #expect(try check(merchant, simulator, Self.german).status == 1)
    let refused = try merchant.issue(try merchant.file([Self.order("1")]))
    #expect(refused.status == 1)
    #expect(try merchant.report().codes == ["register.vat-number-refused"])
    simulator.behave(.good)
    #expect(try check(merchant, simulator, Self.german).status == 0)
    #expect(try merchant.issue(try merchant.file([Self.order("1")])).status == 0)
  }

  @Test func `a wrong number and a wrong setting end the command`() throws {
    let merchant = Merchant()
    #expect(try merchant.issue(try merchant.file([Merchant.order("0")])).status == 0)
    let wrong = try Program.run(["registers", "check", "DE1", "--data", merchant.data])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("register.number-invalid"))
    let setting = try Program.run(
      ["registers", "check", "--data", merchant.data],
      environment: ["FACTURIER_VIES_URL": "nowhere"])
    #expect(setting.status == 3)
    #expect(setting.errors.contains("register.setting-invalid"))
  }
}
