import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// Many lines in one request, over HTTP.
@Suite(.serialized) struct BulkTests {
  private func finished(_ id: String, on server: WebServer) async throws -> JSONValue {
    try await state(of: id, on: server) { $0["state"]?.text == "finished" }
  }

  /// Waits until a bulk is as it is to be, on a busy machine for ten minutes.
  private func state(
    of id: String, on server: WebServer, once isSo: (JSONValue) -> Bool
  ) async throws -> JSONValue {
    let end = ContinuousClock.now + .seconds(600)
    while true {
      let bulk = try await server.get("/v1/bulk/\(id)").json
      if isSo(bulk) { return bulk }
      guard ContinuousClock.now < end else {
        Issue.record("the bulk does not get on")
        return bulk
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  private func orders(_ range: ClosedRange<Int>) -> String {
    range.map { number in
      #"{"order": \#(String(decoding: JSONOrder.encode(Merchant.order("\(number)")), as: UTF8.self))}"#
    }.joined(separator: ",")
  }

  @Test func `each line has its result, and one that is refused stops no other`() async throws {
    let server = try await WebServer()
    let lines = "\(orders(1...3)), {}, {\"order\": {\"number\": \"=1+1\"}}, \(orders(4...4))"
    let asked = try await server.post("/v1/bulk/invoices", Array(#"{"lines": [\#(lines)]}"#.utf8))
    #expect(asked.status == 202, "\(asked.text)")
    let id = try #require(try asked.json["id"]?.text)
    #expect(asked.headers["location"] == "/v1/bulk/\(id)")
    let bulk = try await finished(id, on: server)
    #expect(bulk["total"]?.text == "6" && bulk["done"]?.text == "4" && bulk["refused"]?.text == "2")
    let done = try await server.get("/v1/bulk/\(id)/lines?state=done").json
    let numbers = done["data"]?.elements.compactMap { $0["answer"]?["number"]?.text } ?? []
    let year = Merchant.today.year
    #expect(numbers == (1...4).map { "F-\(year)-0000\($0)" }, "in the order of the lines")
    let refused = try await server.get("/v1/bulk/\(id)/lines?state=refused&limit=1").json
    let first = try #require(refused["data"]?.elements.first)
    #expect(first["position"]?.text == "4" && first["status"]?.text == "422")
    #expect(first["answer"]?["code"]?.text == "bulk.order-missing")
    #expect(refused["hasMore"]?.bool == true && refused["nextAfter"]?.text == "4")
    let report = try await server.get("/v1/bulk/\(id)/report.csv")
    #expect(report.type.hasPrefix("text/csv"))
    #expect(report.text.split(separator: "\r\n").count == 7)
    #expect(report.text.contains("4;refused;422;;;bulk.order-missing;"))
    let trail = try await server.get("/v1/audit").json["data"]?.elements ?? []
    #expect(
      trail.contains {
        $0["action"]?.text == "POST /v1/bulk/invoices" && $0["author"]?["kind"]?.text == "key"
      })
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `a bulk that a killed server leaves is done to its end by the next, each line once`()
    async throws
  {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    let asked = try await first.post(
      "/v1/bulk/invoices", Array(#"{"lines": [\#(orders(1...120))]}"#.utf8))
    let id = try #require(try asked.json["id"]?.text, "\(asked.text)")
    _ = try await state(of: id, on: first) { $0["done"]?.text != "0" }
    try first.kill()
    let second = try await WebServer(merchant)
    // The lease of the one that is gone runs out first.
    let bulk = try await finished(id, on: second)
    #expect(bulk["done"]?.text == "120" && bulk["refused"]?.text == "0")
    let last = try await second.get("/v1/invoices?limit=1").json["data"]?.elements.first
    #expect(last?["number"]?.text == "F-\(Merchant.today.year)-00120")
    #expect(try second.stop().status == 0)
    #expect(try merchant.verify().status == 0)
  }

  @Test func `what is wrong with the request is said at once, and nothing is begun`() async throws {
    let server = try await WebServer()
    for (body, codes) in [
      (#"{"lines": [], "line": 1}"#, ["bulk.unexpected", "bulk.lines"]),
      (#"{"lines": ["inv_x", {}]}"#, ["bulk.line"]), ("{}", ["bulk.lines"]),
    ] {
      let answer = try await server.post("/v1/bulk/issuances", Array(body.utf8))
      #expect(answer.status == 422)
      #expect(try answer.json["errors"]?.elements.compactMap { $0["code"]?.text } == codes)
    }
    #expect(try await server.get("/v1/bulk").json["data"]?.elements.isEmpty == true)
    #expect(try await server.get("/v1/bulk/blk_x").status == 404)
  }
}
