import Foundation
import Kernel
import TestSupport
import Testing

/// The archive over HTTP: its state, an export and a reading that are asked for.
@Suite(.serialized) struct ArchiveDoorsTests {
  private func server(_ merchant: Merchant = Merchant()) async throws -> WebServer {
    let orders = try merchant.file(Merchant.orders(1001...1003))
    #expect(try merchant.issue(orders).status == 0)
    return try await WebServer(
      merchant, environment: ["FACTURIER_ARCHIVE": merchant.folder.file("exports")])
  }

  /// Until the work that was asked for is done.
  private func idle(_ server: WebServer) async throws -> JSONValue {
    for _ in 0..<500 {
      let state = try await server.get("/v1/archive").json
      if state["activity"]?.isNull == true { return state }
      try await Task.sleep(for: .milliseconds(20))
    }
    Issue.record("it does not end")
    return try await server.get("/v1/archive").json
  }

  @Test func `an export is asked for, and is the one a stranger verifies`() async throws {
    let server = try await server()
    let before = try await server.get("/v1/archive").json
    #expect(before["documents"]?.text == "3")
    #expect(before["lastExport"]?.isNull == true)
    #expect(Int(before["bytesPerDocument"]?.text ?? "") ?? 0 > 0)
    #expect(try await server.post("/v1/archive/exports").status == 202)
    let last = try #require(try await idle(server)["lastExport"])
    #expect(last["documents"]?.text == "3")
    #expect(last["folder"]?.text == server.merchant.folder.file("exports"))
    let verified = try Program.tool([
      ArchiveRoundTripTests.verifier, server.merchant.folder.file("exports"), "--json",
    ])
    #expect(verified.status == 0, "\(verified.output)")
    let told = try JSONParser.parse(Array(verified.output.utf8)).root
    #expect(told["entries"]?.text == last["entries"]?.text)
    #expect(told["findings"]?.elements.isEmpty == true, "signed: \(verified.output)")
    let page = try await server.get("/archive").text
    #expect(page.contains(server.merchant.folder.file("exports")))
    #expect(try server.stop().status == 0)
  }

  @Test func `a reading of all documents names the damaged one, and its place`() async throws {
    let merchant = Merchant()
    var server = try await server(merchant)
    #expect(try await server.post("/v1/archive/scrub").status == 202)
    var scrub = try #require(try await idle(server)["scrub"])
    #expect(scrub["last"]?["documents"]?.text == "3" && scrub["damaged"]?.elements.isEmpty == true)
    #expect(Int(scrub["last"]?["bytes"]?.text ?? "") ?? 0 > 1_000)
    #expect(try server.stop().status == 0)
    try merchant.withDatabase { database in
      try database.tamperSync { tx in
        try tx.run("DROP TRIGGER document_no_update")
        try tx.run(
          """
          UPDATE document SET tail = zeroblob(length(tail))
          WHERE invoice_id = (SELECT id FROM invoice WHERE sequence = 2)
          """)
      }
    }
    server = try await WebServer(merchant)
    #expect(try await server.post("/v1/archive/scrub").status == 202)
    scrub = try #require(try await idle(server)["scrub"])
    let damaged = try #require(scrub["damaged"]?.elements.first)
    #expect(damaged["code"]?.text == "invoicing.document-damaged")
    let number = try #require(damaged["number"]?.text)
    #expect(number.hasSuffix("00002"))
    let id = try #require(damaged["invoice"]?.text)
    let document = try await server.get("/v1/invoices/\(id)")
    #expect(try document.json["code"]?.text == "invoicing.document-damaged", "\(document.text)")
    let page = try await server.get("/archive", ["Accept-Language": "fr"]).text
    #expect(page.contains("Des documents sont abîmés") && page.contains("/invoices/\(id)"))
    #expect(try await server.get("/v1/archive/scrub").json["object"]?.text == "scrub")
    #expect(try server.stop().status == 0)
  }

  @Test func `the page starts the same work, and says until when each year is kept`() async throws {
    let server = try await server()
    let answer = try await server.post("/archive/scrub")
    #expect(answer.status == 200 && answer.path == "/archive")
    _ = try await idle(server)
    let page = try await server.get("/archive").text
    let year = Merchant.today.year
    #expect(page.contains("until 31 Dec \(year + 10)"), "\(page)")
    let years = try await server.get("/v1/archive").json["years"]?.elements
    #expect(years?.first?["destroyableFrom"]?.text == "\(year + 11)-01-01")
    #expect(years?.first?["destroyable"]?.bool == false)
    #expect(try server.stop().status == 0)
  }
}
