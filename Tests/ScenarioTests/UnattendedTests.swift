import Foundation
import Kernel
import TestSupport
import Testing

/// A screen nobody sits at, and a person who has not shown yet who they are: neither sees or changes what matters.
@Suite(.serialized, .ofSQLite) struct UnattendedTests {
  /// The session grows older, in the data of a running server: nobody waits half an hour.
  ///
  /// - Returns: when it was last used, in seconds.
  private func age(_ server: WebServer, minutes: Int = 0) throws -> Int {
    let script = """
      import sqlite3, sys
      db = sqlite3.connect(sys.argv[1], timeout=10)
      back = int(sys.argv[2]) * 60_000_000
      db.execute("update user_session set seen_at = seen_at - ?, proven_at = proven_at - ?", (back, back))
      db.commit()
      print(db.execute("select max(seen_at) from user_session").fetchone()[0] // 1_000_000)
      """
    let told = try Program.tool([
      "python3", "-c", script, server.merchant.data + "/facturier.sqlite", "\(minutes)",
    ])
    return try #require(Int(told.output.filter(\.isNumber)), "\(told.errors)")
  }

  @Test func `what a page asks by itself keeps no session from ending`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let left = try age(server, minutes: 20)
    #expect(try await owner.get("/attention.json").status == 200)
    let renewed = try await server.get(
      "/invoices", ["Cookie": owner.cookie, "x-unattended": "1"])
    #expect(renewed.status == 200)
    #expect(try age(server) == left, "nobody did anything")
    #expect(try await owner.get("/live-updates?seconds=0&attended=1").status == 200)
    let typed = try age(server)
    #expect(typed > left + 600, "somebody types")
    _ = try age(server, minutes: 20)
    #expect(try await owner.get("/invoices").status == 200)
    #expect(try age(server) >= typed)
    _ = try age(server, minutes: 31)
    #expect(try await owner.get("/attention.json").status != 200)
    #expect(try await owner.get("/invoices").headers["location"]?.contains("/sign-in") == true)
    #expect(try server.stop().status == 0)
  }

  @Test func `an old proof changes no particulars of the company, by the API either`() async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let headers = ["Cookie": owner.cookie, "X-Form-Token": owner.token, "Authorization": ""]
    func change() async throws -> WebServer.Answer {
      try await server.patch("/v1/company", Array(#"{"phone": "01 02 03 04 05"}"#.utf8), headers)
    }
    #expect(try await change().status == 200)
    _ = try age(server, minutes: 20)
    let refused = try await change()
    #expect(refused.status == 403, "\(refused.text)")
    #expect(try refused.json["code"]?.text == "access.not-proven")
    let key = try await server.patch("/v1/company", Array(#"{"phone": "01 02 03 04 06"}"#.utf8))
    #expect(key.status == 200, "a program has its permission: \(key.text)")
    #expect(try server.stop().status == 0)
  }

  @Test func `who owes a second factor sees nothing of the company`() async throws {
    let server = try await WebServer(options: ["--site", "https://factures.atelier.example"])
    let made = try await server.invoice(Merchant.order("1") { $0.payment = nil })
    let number = try #require(made.document).number
    let owner = try await AccountDoorsTests.owner(server)
    #expect(
      try await owner.get("/invoices").headers["location"]?.contains("second-factor") == true)
    let found = try await server.get("/search.json?q=\(number)", ["Cookie": owner.cookie])
    #expect(!found.text.contains(number), "\(found.text)")
    let waits = try await owner.get("/attention.json")
    #expect(try waits.json["count"]?.text == "0", "\(waits.text)")
    #expect(try await owner.get("/").headers["location"]?.contains("second-factor") == true)
    #expect(try await owner.get("/account/second-factor").status < 400)
    #expect(try server.stop().status == 0)
  }
}
