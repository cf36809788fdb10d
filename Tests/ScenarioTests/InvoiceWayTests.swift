import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// How far a document has come and what happened to it, on its page.
@Suite(.serialized) struct InvoiceWayTests {
  /// "Issued done", in the order of the page.
  private func way(_ page: WebServer.Answer) throws -> [String] {
    let list = try #require(page.text.firstMatch(of: /<ol class="stepper".*?<\/ol>/)).output
    return list.matches(
      of: /<li class="([a-z]+)"[^>]*><span class="step-title">([^<]+)</
    ).map { "\($0.output.2) \($0.output.1)" }
  }

  private func primaries(_ page: WebServer.Answer) -> Int {
    page.text.matches(of: /class="button primary/).count
  }

  @Test func `an invoice goes from its draft to the books, each step with what tells it`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let order = try await server.post(
      "/v1/orders", JSONOrder.encode(Merchant.order("1") { $0.payment = nil }))
    let draft = try await server.post(
      "/v1/orders/\(try #require(try order.json["id"]?.text))/invoice")
    let id = try #require(try draft.json["id"]?.text)
    let path = "/invoices/\(id)"
    let before = try await owner.get(path)
    #expect(try way(before) == ["Draft current", "Issued ahead", "Paid ahead"])
    #expect(before.text.contains("Draft prepared") && primaries(before) == 1)
    #expect(try await owner.post("\(path)/issuance").status == 303)
    let issued = try await owner.get(path)
    #expect(
      try way(issued) == [
        "Draft done", "Issued done", "Sent ahead", "Delivered ahead", "To be paid current",
        "Settled ahead", "Reconciled ahead",
      ])
    #expect(primaries(issued) == 1, "it is there to be paid")
    #expect(issued.text.contains("Marie"), "who issued it")
    #expect(issued.text.contains("href=\"#portal\"") && issued.text.contains("VAT FR"))
    #expect(try await owner.get("/v1/invoices/\(id)/proof").status == 200)
    #expect(issued.text.contains("href=\"/v1/invoices/\(id)/proof\""))

    let link = try await server.post("/v1/invoices/\(id)/portal-links").json
    let url = try #require(link["url"]?.text)
    let portal = url[try #require(url.range(of: "/portal/")).lowerBound...]
    #expect(try await server.get(String(portal), WebServer.nobody).status == 200)
    let opened = try await owner.get(path)
    #expect(try way(opened).contains("Delivered done"))
    #expect(opened.text.contains("opened online on") && opened.text.contains("Link made"))

    let paid = try await server.post(
      "/v1/invoices/\(id)/payments", Array(#"{"amount": "120.00", "means": "transfer"}"#.utf8))
    #expect(paid.status == 201, "\(paid.text)")
    let closed = try await owner.get(path)
    #expect(try way(closed).suffix(3) == ["Paid done", "Settled done", "Reconciled done"])
    #expect(closed.text.contains("Payment received:") && primaries(closed) == 1)
    #expect(try server.stop().status == 0)
  }
}
