import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The first page, the search of everything, and what is live.
@Suite(.serialized) struct DashboardTests {
  private func issue(
    _ server: WebServer, _ number: String, _ change: (inout SalesOrder) -> Void = { _ in }
  ) async throws -> String {
    let order = try await server.post(
      "/v1/orders", JSONOrder.encode(Merchant.order(number, change)))
    let id = try #require(try order.json["id"]?.text, "\(order.text)")
    let draft = try await server.post("/v1/orders/\(id)/invoice")
    let invoice = try #require(try draft.json["id"]?.text, "\(draft.text)")
    #expect(try await server.post("/v1/invoices/\(invoice)/issuance").status == 201)
    return invoice
  }

  @Test func `the first page says what waits, and nothing where nothing does`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let calm = try await owner.get("/").text
    #expect(
      calm.contains("No export of the archive yet"), "the only thing that waits in a new company")
    #expect(!calm.contains("draft to be issued"))

    let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1001")))
    let id = try #require(try order.json["id"]?.text, "\(order.text)")
    #expect(try await server.post("/v1/orders/\(id)/invoice").status == 201)
    let page = try await owner.get("/").text
    #expect(page.contains("1 draft to be issued") && page.contains("/invoices?status=draft"))
  }

  @Test func `sums are those of the books, of payments and of what is left`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let invoice = try await issue(server, "1001") { $0.payment = nil }
    let shown = try await server.get("/v1/invoices/\(invoice)").json
    let gross = try #require(shown["totals"]?["gross"]?["amount"]?.text)
    let net = try #require(shown["totals"]?["net"]?["amount"]?.text)
    // Who asks here waits for the first sums; a page that is looked at says that they are being added up.
    #expect(try await server.get("/v1/analytics").status == 200)
    let page = try await owner.get("/").text
    #expect(page.contains(Self.english(net)), "turnover \(net)")
    #expect(page.contains(Self.english(gross)), "to be collected \(gross)")
    let paid = try await server.post(
      "/v1/invoices/\(invoice)/payments", Array(#"{"amount": "\#(gross)", "means": "card"}"#.utf8))
    #expect(paid.status == 201, "\(paid.text)")
    let known = try await owner.get("/").text
    #expect(known.contains(Self.english(net)))
  }

  /// "€1,248.00"
  private static func english(_ amount: String) -> String { "€\(Language.en.decimal(amount))" }

  @Test func `a program has no first page, and a reader sees only what they may`() async throws {
    let server = try await WebServer()
    #expect(try await server.get("/").status == 403)
    let owner = try await AccountDoorsTests.owner(server)
    let reader = try await AccountDoorsTests.member("reader", owner)
    let page = try await reader.get("/")
    #expect(page.status == 200 && !page.text.contains("href=\"/keys\""))
    let button = "class=\"button\" href=\"/imports/new\""
    #expect(try await owner.get("/").text.contains(button))
    #expect(!page.text.contains(button), "who may not import is not asked to")
  }

  @Test func `one search finds documents by number and name, and pages by their words`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let invoice = try await issue(server, "1001") { $0.buyer.name = "Hélène Œuvrard" }
    for words in ["helene", "F-", "œuvrard"] {
      let found = try await owner.get("/search.json?q=\(PercentCoding.encode(words))")
      #expect(found.text.contains("/invoices/\(invoice)"), "“\(words)”: \(found.text)")
    }
    let actions = try await owner.get("/search.json?q=clé").text
    #expect(actions.contains("\"/keys\""), "\(actions)")
    let page = try await owner.get("/search?q=helene").text
    #expect(page.contains("/invoices/\(invoice)"))
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(!(try await reader.get("/search.json?q=clé").text.contains("\"/keys\"")))
    let nothing = try await owner.get("/search?q=\(PercentCoding.encode("<b>nothing</b>"))").text
    #expect(nothing.contains("Nothing like that here") && !nothing.contains("<b>nothing"))
  }

  @Test func `who listens hears what moved`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let isHeard = Tally(false)
    async let moving: Void = issue(server, until: isHeard)
    let moved = "event: moved\ndata: documents"
    var answer = try await owner.get("/live-updates?seconds=8")
    for _ in 1..<10 where !answer.text.contains(moved) {
      answer = try await owner.get("/live-updates?seconds=8")
    }
    isHeard.change { $0 = true }
    try await moving
    #expect(answer.status == 200 && answer.type.hasPrefix("text/event-stream"))
    #expect(answer.text.contains(moved), "\(answer.text)")
    #expect(answer.text.contains(Self.end), "\(answer.text)")
  }

  /// An invoice each second: what moves before a stream begins, or after it has ended, is not heard of.
  private func issue(_ server: WebServer, until isOver: Tally<Bool>) async throws {
    var number = 1001
    while !isOver.value {
      _ = try await issue(server, "\(number)") { $0.payment = nil }
      number += 1
      try await Task.sleep(for: .seconds(1))
    }
  }

  @Test func `what moved while no stream was open is told by the next one`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let before = try await owner.get("/live-updates?seconds=0").text
    let told = try #require(before.firstMatch(of: /event: again\ndata: \nid: (\d+)/)).1
    _ = try await issue(server, "1001") { $0.payment = nil }
    let moved = "event: moved\ndata: documents"
    let next = try await owner.get("/live-updates?seconds=3&after=\(told)").text
    #expect(next.contains(moved), "\(next)")
    // Without it, or after what was told, there is nothing to tell.
    let now = try #require(next.firstMatch(of: /event: again\ndata: \nid: (\d+)/)).1
    for query in ["", "&after=\(now)", "&after=999999"] {
      let quiet = try await owner.get("/live-updates?seconds=3\(query)").text
      #expect(!quiet.contains(moved), "\(query): \(quiet)")
    }
  }

  /// How a stream ends, with where it did.
  private static var end: Regex<Substring> { /\n\nevent: again\ndata: \nid: \d+\n\n$/ }

  @Test func `a server that ends waits for nobody who listens`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    async let heard = owner.get("/live-updates?seconds=25")
    let begun = #"http_requests_total{method="GET",route="/live-updates",status="2xx"} 1"#
    for _ in 0..<600 {
      if try await server.get("/metrics").text.contains(begun) { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    server.interrupt()
    let told = ContinuousClock.now
    let text = try await heard.text
    #expect(
      ContinuousClock.now - told < .seconds(20), "it went on as if nothing had been said")
    #expect(text.contains(Self.end), "\(text)")
  }
}
