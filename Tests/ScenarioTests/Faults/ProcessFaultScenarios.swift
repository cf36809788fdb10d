import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Two programs, a killed one, a stopped one, a missing key (F07, F16, F23, F28).
@Suite(.serialized) struct ProcessFaultScenarios {
  @Test(.ofSQLite)
  func `others on the same data are refused while a server issues, and harm nothing`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    let orders = try merchant.file([Merchant.order("other")], as: "other.jsonl")
    async let intruders = Self.intrude(merchant, orders)
    var told = Told()
    for number in 1...30 {
      let document = try #require(try await server.invoice(Merchant.order("\(number)")).document)
      told.documents[document.number] = document.hash
    }
    for ended in try await intruders {
      #expect(ended.status == 3)
      #expect(ended.errors.contains("storage.in-use"), "\(ended.errors)")
    }
    #expect(try server.stop().status == 0)
    try told.expectStands(merchant)
    #expect(told.documents.count == 30)
  }

  private static func intrude(_ merchant: Merchant, _ orders: String) async throws
    -> [Program.Ended]
  {
    var all: [Program.Ended] = []
    for attempt in 1...8 {
      let serve = [
        "serve", "--data", merchant.data, "--key", merchant.key, "--port", "1", "--lang", "en",
      ]
      all.append(
        attempt % 2 == 0 ? try Program.run(serve) : try merchant.issue(orders))
    }
    return all
  }

  @Test(.ofSQLite) func `a server that sleeps keeps the data; awake again, it goes on`()
    async throws
  {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    let before = try #require(try await server.invoice(Merchant.order("1")).document)
    let lock = String(
      decoding: try #require(bytes(of: merchant.data + "/facturier.sqlite.lock")), as: UTF8.self)
    let process = try #require(Int32(lock.split(separator: "\n")[0]))
    kill(process, SIGSTOP)
    let refused = try merchant.issue(try merchant.file([Merchant.order("2")]))
    #expect(refused.status == 3 && refused.errors.contains("storage.in-use"))
    kill(process, SIGCONT)
    let after = try #require(try await server.invoice(Merchant.order("3")).document)
    #expect(try server.stop().status == 0)
    try Told(documents: [before.number: before.hash, after.number: after.hash])
      .expectStands(merchant)
  }

  @Test func `the same order fifty times at once, and again later, is one document`() async throws {
    let merchant = Merchant()
    let server = try await WebServer(merchant)
    let order = JSONOrder.encode(Merchant.order("once"))
    let entered = try await Self.statuses(50) { _ in try await server.post("/v1/orders", order) }
    #expect(entered.allSatisfy { $0 == 200 || $0 == 201 }, "\(entered)")
    #expect(entered.count { $0 == 201 } == 1)
    let id = try #require(try await server.post("/v1/orders", order).json["id"]?.text)
    let drafted = try await Self.statuses(50) { _ in
      try await server.post("/v1/orders/\(id)/invoice", [], ["Idempotency-Key": "draft"])
    }
    #expect(drafted.allSatisfy { $0 == 201 }, "the same key has the same answer: \(drafted)")
    let draft = try #require(
      try await server.post("/v1/orders/\(id)/invoice", [], ["Idempotency-Key": "draft"])
        .json["id"]?.text)
    // Some with one key, as one client that tries again; the others each with their own.
    let issued = try await Self.statuses(50) { number in
      try await server.post(
        "/v1/invoices/\(draft)/issuance", [],
        ["Idempotency-Key": number % 2 == 0 ? "issue" : "issue-\(number)"])
    }
    #expect(issued.allSatisfy { $0 == 201 || $0 == 409 }, "\(issued)")
    #expect(issued.contains(201))
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 409)
    #expect(try server.stop().status == 0)
    try Told().expectStands(merchant)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 1)
  }

  private static func statuses(
    _ count: Int, _ request: @escaping @Sendable (Int) async throws -> WebServer.Answer
  ) async throws -> [Int] {
    try await withThrowingTaskGroup(of: Int.self) { group in
      for number in 0..<count { group.addTask { try await request(number).status } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }

  @Test func `killed while a mail leaves, it is not sent again by itself, and says so`()
    async throws
  {
    let merchant = Merchant()
    let mail = try MailServer()
    let environment = ["FACTURIER_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"]
    let server = try await WebServer(merchant, environment: environment)
    let document = try #require(try await server.invoice(Merchant.order("1")).document)
    let body = #"""
      {"to": "slow@exemple.fr", "by": "Marie", "reason": "appelée", "confirm":
       ["send.first-send", "send.address-not-known-for-customer", "send.domain-mismatch"]}
      """#
    let asked = try await server.post("/v1/invoices/\(document.id)/emails", Array(body.utf8))
    #expect(asked.status == 202, "\(asked.text)")
    let email = try #require(asked.headers["location"])
    var state = "queued"
    for _ in 0..<2_000 where state == "queued" {
      try await Task.sleep(for: .milliseconds(25))
      state = try await server.get(email).json["state"]?.text ?? "?"
    }
    #expect(state == "sending")
    try server.kill()
    // Were it sent again, it would arrive.
    try mail.release()
    let again = try await WebServer(merchant, environment: environment)
    // On PostgreSQL when its lease ended, after a minute: another node might be sending it.
    for _ in 0..<3_200 where state != "uncertain" {
      try await Task.sleep(for: .milliseconds(25))
      state = try await again.get(email).json["state"]?.text ?? "?"
    }
    #expect(state == "uncertain")
    // Several rounds of the queue.
    try await Task.sleep(for: .seconds(4))
    #expect(try mail.taken().count <= 1)
    #expect(try again.stop().status == 0)
    try Told(documents: [document.number: document.hash]).expectStands(merchant)
  }

  @Test func `without the right key nothing is issued, and the right one goes on`() throws {
    let merchant = Merchant()
    #expect(try merchant.issue(try merchant.file([Merchant.order("1")])).status == 0)
    let orders = try merchant.file([Merchant.order("2")], as: "second.jsonl")
    let key = try #require(bytes(of: merchant.key))
    func put(_ bytes: [UInt8], mode: mode_t = 0o600) throws {
      try Data(bytes).write(to: URL(filePath: merchant.key))
      chmod(merchant.key, mode)
    }
    let faults: [(String, () throws -> Void)] = [
      ("missing", { unlink(merchant.key) }),
      ("another", { try put(Array(String(repeating: "5a", count: 32).utf8)) }),
      ("cut short", { try put(Array(key.prefix(40))) }),
      ("one digit changed", { try put([key[0] == 0x61 ? 0x62 : 0x61] + key.dropFirst()) }),
      ("empty", { try put([]) }),
      ("open to others", { try put(key, mode: 0o644) }),
      (
        "a folder",
        {
          unlink(merchant.key)
          mkdir(merchant.key, 0o700)
        }
      ),
    ]
    for (name, harm) in faults {
      try harm()
      let refused = try merchant.issue(orders)
      #expect(refused.status == 3, "\(name): \(refused.output) \(refused.errors)")
      #expect(refused.errors.contains("invoicing.sealing-key"), "\(name): \(refused.errors)")
      #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 1, "\(name)")
    }
    rmdir(merchant.key)
    try put(key)
    #expect(try merchant.issue(orders).status == 0)
    try Told().expectStands(merchant)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 2)
  }
}
