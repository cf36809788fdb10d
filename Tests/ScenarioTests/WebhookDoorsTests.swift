import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Events and webhooks from the outside: the API, the pages, the commands, a receiver on a free port.
@Suite(.serialized) struct WebhookDoorsTests {
  private func body(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func form(_ fields: [(String, String)]) -> [UInt8] {
    body(
      fields.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
        .joined(separator: "&"))
  }

  private static let formType = "application/x-www-form-urlencoded"

  private func issue(_ number: String, on server: WebServer) async throws -> String {
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order(number)))
    let order = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try #require(try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    let issued = try await server.post("/v1/invoices/\(draft)/issuance")
    #expect(issued.status == 200 || issued.status == 201, "\(issued.text)")
    return draft
  }

  private func served(_ receiver: HTTPReceiver, _ merchant: Merchant = Merchant()) async throws
    -> WebServer
  {
    try await WebServer(
      merchant, environment: ["FACTURIER_WEBHOOK_TRUSTED": receiver.origin])
  }

  @Test func `an endpoint made by the API hears of an invoice seconds after it is issued`()
    async throws
  {
    let receiver = HTTPReceiver()
    let server = try await served(receiver)
    let key = ["Idempotency-Key": "w-1"]
    let wanted = body(
      #"{"url": "\#(receiver.origin)/hooks", "events": ["invoice.issued"], "description": "ERP"}"#)
    let made = try await server.post("/v1/webhook-endpoints", wanted, key)
    #expect(made.status == 201, "\(made.text)")
    let secret = try #require(try made.json["secret"]?.text)
    let id = try #require(try made.json["id"]?.text)
    #expect(made.headers["location"] == "/v1/webhook-endpoints/\(id)")
    #expect(secret.hasPrefix("whsec_") && secret.utf8.count > 45)
    // The same request again is the same endpoint; what is kept of the answer holds no secret.
    let again = try await server.post("/v1/webhook-endpoints", wanted, key)
    #expect(try again.json["id"]?.text == id)
    #expect(!again.text.contains("whsec_"))
    #expect(try await !server.get("/v1/webhook-endpoints/\(id)").text.contains("whsec_"))

    let invoice = try await issue("1", on: server)
    let call = try #require(receiver.taken(1).first)
    let sent = try JSONParser.parse(call.body).root
    #expect(sent["about"]?.text == invoice)
    let event = try #require(sent["id"]?.text)
    #expect(try await server.get("/v1/events/\(event)").body == call.body)
    #expect(call.headers["facturier-signature"]?.hasPrefix("t=") == true)

    let path = "/v1/webhook-endpoints/\(id)/deliveries"
    var listed = try await server.get(path).json
    for _ in 0..<200 where listed["data"]?.elements.first?["state"]?.text != "delivered" {
      try await Task.sleep(for: .milliseconds(50))
      listed = try await server.get(path).json
    }
    let delivery = try #require(listed["data"]?.elements.first?["id"]?.text)
    let story = try await server.get("\(path)/\(delivery)").json
    #expect(story["state"]?.text == "delivered")
    #expect(story["request"]?["body"]?["id"]?.text == event)
    #expect(story["attempts"]?.elements.first?["status"]?.text == "200")
    #expect(try await server.post("\(path)/\(delivery)/resend").status == 200)
    #expect(receiver.taken(2).map(\.body) == [call.body, call.body])
  }

  @Test func `events are filtered and followed, and the feed gives each object once`() async throws
  {
    let receiver = HTTPReceiver()
    let server = try await served(receiver)
    // The company's file gave an account; what matters here comes after.
    let head = try await server.get("/v1/changes?since=now").json
    let start = try #require(head["nextSince"]?.text)
    let invoice = try await issue("1", on: server)
    let all = try await server.get("/v1/events?after=\(start)").json
    #expect(
      all["data"]?.elements.map { $0["type"]?.text ?? "" }
        == ["order.entered", "invoice.drafted", "invoice.issued"])
    let next = try #require(all["nextAfter"]?.text)
    #expect(try await server.get("/v1/events?after=\(next)").json["data"]?.elements.isEmpty == true)
    let some = try await server.get("/v1/events?type=invoice.*&object=\(invoice)").json
    #expect(some["data"]?.elements.count == 2)
    #expect(try await server.get("/v1/events?type=lost").json["code"]?.text == "event.type-unknown")
    #expect(try await server.get("/v1/events?limit=0").status == 400)
    #expect(try await server.get("/v1/events/evt_1").status == 404)
    // A draft becomes the invoice of the same id: one object, by its last event.
    let changes = try await server.get("/v1/changes?since=\(start)").json
    #expect(
      changes["data"]?.elements.map { $0["type"]?.text ?? "" } == [
        "order.entered", "invoice.issued",
      ])
    let place = try #require(changes["nextSince"]?.text)
    #expect(
      try await server.get("/v1/changes?since=\(place)").json["data"]?.elements.isEmpty == true)
    let lost = try await server.get("/v1/changes?since=evt_7zzzzzzzzzzzzzzzzzzzzzzzzz")
    #expect(try lost.json["code"]?.text == "event.cursor-expired", "\(lost.text)")
    let types = try await server.get("/v1/event-types").json
    #expect(types["data"]?.elements.contains { $0["type"]?.text == "invoice.issued" } == true)
  }

  @Test func `what is refused is said all at once, and nothing is called`() async throws {
    let receiver = HTTPReceiver()
    let server = try await served(receiver)
    let refused = try await server.post(
      "/v1/webhook-endpoints", body(#"{"url": "https://169.254.169.254/", "events": ["x.y"]}"#))
    #expect(refused.status == 422)
    #expect(
      try refused.json["errors"]?.elements.map { $0["code"]?.text ?? "" }
        == ["outbound.address-refused", "webhook.event-unknown"])
    let malformed = try await server.post(
      "/v1/webhook-endpoints", body(#"{"adress": "x", "events": "*"}"#))
    #expect(malformed.status == 422)
    #expect(try malformed.json["errors"]?.elements.count == 3, "\(malformed.text)")
    #expect(try await server.get("/v1/webhook-endpoints/whe_1").status == 404)
    #expect(receiver.connections == 0)
  }

  @Test func `the pages add, show the secret once, test, pause, change and remove`() async throws {
    let receiver = HTTPReceiver()
    let server = try await served(receiver)
    #expect(try await server.get("/webhooks").text.contains("No webhook yet"))
    let wrong = try await server.post(
      "/webhooks", form([("key", "k-0"), ("url", "http://10.0.0.1/"), ("scope", "some")]),
      type: Self.formType)
    #expect(wrong.status == 422)
    #expect(wrong.text.contains("Only https addresses are called"))
    #expect(wrong.text.contains("Choose at least one type of event"))
    #expect(wrong.marks("url") && wrong.marks("events"))
    #expect(wrong.text.contains("value=\"http://10.0.0.1/\""))
    let filled = form([
      ("key", "k-1"), ("url", receiver.origin + "/hooks"), ("scope", "some"),
      ("event", "invoice.issued"), ("event", "payment.received"), ("description", "<ERP>"),
    ])
    let made = try await server.post("/webhooks", filled, type: Self.formType)
    #expect(made.status == 201)
    #expect(made.text.contains("whsec_") && made.text.contains("never shown again"))
    // Reloaded, the page makes no second one and has no secret to show.
    let reloaded = try await server.post("/webhooks", filled, type: Self.formType)
    #expect(!reloaded.text.contains("whsec_") || reloaded.text.contains("whsec_…"))
    let list = try await server.get("/v1/webhook-endpoints").json["data"]?.elements ?? []
    #expect(list.count == 1)
    let path = "/webhooks/\(try #require(list.first?["id"]?.text))"
    #expect(list.first?["events"]?.elements.count == 2)

    receiver.behave(.status(500, "<b>sorry</b>"))
    let tested = try await server.post("\(path)/test", type: Self.formType)
    #expect(tested.path.hasPrefix("\(path)/deliveries/whd_"))
    #expect(tested.text.contains("HTTP 500") && tested.text.contains("&lt;b&gt;sorry"))
    #expect(receiver.taken.count == 1)
    #expect(
      try await server.post("\(path)/pause", type: Self.formType).text.contains("Paused since"))
    #expect(
      try await server.post("\(path)/resumption", type: Self.formType).text.contains("&lt;ERP&gt;"))
    let changed = try await server.post(
      path, form([("url", receiver.origin + "/other"), ("scope", "all")]), type: Self.formType)
    #expect(changed.text.contains("/other") && changed.text.contains("All, those to come included"))
    let rotated = try await server.post("\(path)/secret", type: Self.formType)
    #expect(rotated.text.contains("The old secret signs too until"))
    let gone = try await server.post("\(path)/removal", type: Self.formType)
    #expect(gone.path == "/webhooks" && gone.text.contains("No webhook yet"))
  }

  @Test func `commands add, list, test and remove; the key of the vault is beside the sealing key`()
    async throws
  {
    let merchant = Merchant()
    let receiver = HTTPReceiver()
    let server = try await served(receiver, merchant)
    #expect(try server.stop().status == 0)
    let vault = merchant.folder.file("vault.key")
    let mode = try FileManager.default.attributesOfItem(atPath: vault)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let environment = ["FACTURIER_WEBHOOK_TRUSTED": receiver.origin]
    func run(_ arguments: [String]) throws -> Program.Ended {
      try Program.run(
        ["webhooks"] + arguments + [
          "--data", merchant.data, "--key", merchant.key, "--lang", "en",
        ],
        environment: environment)
    }
    let added = try run(["add", receiver.origin + "/hooks", "--events", "invoice.issued,payment.*"])
    #expect(added.status == 0, "\(added.errors)")
    #expect(added.output.contains("whsec_"))
    let id = try #require(added.output.split(separator: " ").first.map(String.init))
    #expect(try run(["list"]).output.hasPrefix("\(id)  active  invoice.issued,payment.*"))
    let tested = try run(["test", id])
    #expect(tested.status == 0 && tested.output.contains("HTTP 200"), "\(tested.errors)")
    receiver.behave(.status(500))
    #expect(try run(["test", id]).status == 1)
    let listed = try run(["deliveries", id, "--json"])
    let json = try JSONParser.parse(body(listed.output)).root
    #expect(json["data"]?.elements.map { $0["state"]?.text ?? "" } == ["failed", "delivered"])
    let refused = try run(["add", "https://192.168.1.1/"])
    #expect(refused.status == 2 && refused.errors.contains("outbound.address-refused"))
    // Another key in the place of the vault's opens nothing, and nothing else is stopped by it.
    try merchant.folder.write("vault.key", String(repeating: "a", count: 64) + "\n")
    chmod(vault, 0o600)
    let locked = try run(["test", id])
    #expect(locked.status == 3 && locked.errors.contains("vault.other-key"))
    let running = try await WebServer(merchant)
    #expect(try await running.get("/v1/invoices").status == 200)
    #expect(try running.stop().errors.contains("vault.other-key"))
    #expect(try run(["remove", id]).status == 0)
    #expect(try run(["list"]).output == "")
  }
}
