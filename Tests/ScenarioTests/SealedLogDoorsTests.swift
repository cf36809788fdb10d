import Crypto
import Foundation
import Invoicing
import Kernel
import Seal
import TestSupport
import Testing

/// The sealed log over HTTP and on the command line.
@Suite(.serialized) struct SealedLogDoorsTests {
  private func issued(_ server: WebServer, _ number: String) async throws -> String {
    let order = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order(number)))
    let id = try #require(try order.json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
    return draft
  }

  private func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  @Test func `a document is proved with what is served and nothing else`() async throws {
    let server = try await WebServer()
    var last = ""
    for number in ["1001", "1002", "1003"] { last = try await issued(server, number) }
    let log = try await server.get("/v1/log").json
    let key = try #require(
      log["publicKey"]?.text.flatMap { bytes(hexadecimal: $0) }.flatMap {
        SealingPublicKey(bytes: $0)
      })
    var proof = try await server.get("/v1/invoices/\(last)/proof").json
    var checkpoint = try await server.get("/v1/log/checkpoint").text
    // The end of the audit trail is sealed beside the requests: the two are compared while nothing comes between.
    for _ in 0..<20 where proof["checkpoint"]?.text != checkpoint {
      proof = try await server.get("/v1/invoices/\(last)/proof").json
      checkpoint = try await server.get("/v1/log/checkpoint").text
    }
    let note = try #require(proof["checkpoint"]?.text.flatMap(SignedCheckpoint.init(note:)))
    #expect(note.isSigned(by: key))
    #expect(checkpoint == note.note)

    let entry = Array(try #require(proof["entry"]?.text).utf8)
    #expect(proof["entryHash"]?.text == hexadecimal(sha256(entry)))
    let path = (proof["path"]?.elements ?? []).compactMap {
      $0.text.flatMap { bytes(hexadecimal: $0) }
    }
    // Entries of the audit trail follow the document.
    let index = try #require(
      String(decoding: entry, as: UTF8.self).firstMatch(of: /\nlog: (\d+)\n/).flatMap { Int($0.1) })
    #expect(
      MerkleTree.root(
        leaf: MerkleTree.leaf(sha256(entry)), index: index,
        size: Int(note.checkpoint.size), path: path) == note.checkpoint.root)

    let pdf = try await server.get("/v1/invoices/\(last).pdf").body
    let xml = try await server.get("/v1/invoices/\(last).xml").body
    let salt = try #require(proof["salt"]?.text.flatMap { bytes(hexadecimal: $0) })
    let commitment = sha256(salt + sha256(xml) + sha256(pdf))
    #expect(
      String(decoding: entry, as: UTF8.self).contains("\ndocument: \(hexadecimal(commitment))\n"))
    #expect(try server.stop().status == 0)
  }

  @Test func `turnover of any period is told on demand`() async throws {
    let server = try await WebServer()
    for number in ["1001", "1002"] { _ = try await issued(server, number) }
    let turnover = try await server.get("/v1/turnover").json
    #expect(turnover["totals"]?.elements.first?["gross"]?["amount"]?.text == "240.00")
    #expect(turnover["rates"]?.elements.first?["rate"]?.text == "20")
    let before = try await server.get("/v1/turnover?from=2020-01-01&through=2020-12-31").json
    #expect(before["totals"]?.elements.isEmpty == true)
    #expect(before["perpetual"]?.elements.first?["algebraic"]?["amount"]?.text == "240.00")
    #expect(try await server.get("/v1/turnover?from=2026-13-01").status == 400)
    #expect(try await server.get("/v1/turnover?from=2026-02-01&through=2026-01-01").status == 400)
    #expect(try server.stop().status == 0)
    let told = try Program.run(["turnover", "--data", server.merchant.data])
    #expect(told.status == 0 && told.output.contains("240.00"), "\(told.errors)")
  }

  @Test func `a database put back is served read-only, and taken up again by hand`() async throws {
    let server = try await WebServer()
    _ = try await issued(server, "1001")
    #expect(try server.stop().status == 0)
    let merchant = server.merchant
    let file = merchant.data + "/facturier.sqlite"
    let copy = try DatabaseCopy(of: file)
    let again = try await WebServer(merchant)
    _ = try await issued(again, "1002")
    #expect(try again.stop().status == 0)
    try copy.putBack()

    let restored = try await WebServer(merchant)
    #expect(try await restored.get("/v1/log").json["quarantine"]?.text != nil)
    #expect(try await restored.get("/invoices").status == 200)
    let order = try await restored.post("/v1/orders", JSONOrder.encode(Merchant.order("1003")))
    let id = try #require(try order.json["id"]?.text)
    let draft = try #require(try await restored.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    let refused = try await restored.post("/v1/invoices/\(draft)/issuance")
    #expect(refused.status == 503)
    #expect(try refused.json["code"]?.text == "sealing.quarantined")
    #expect(try restored.stop().status == 0)

    let asked = try Program.run(["recover", "--key", merchant.key, "--data", merchant.data])
    #expect(asked.status == 1)
    #expect(asked.output.contains("2"), "which numbers are lost: \(asked.output)")
    let accepted = try Program.run([
      "recover", "--key", merchant.key, "--data", merchant.data, "--accept", "--reason", "essai",
    ])
    #expect(accepted.status == 0, "\(accepted.errors)")
    let sound = try await WebServer(merchant)
    #expect(try await sound.post("/v1/invoices/\(draft)/issuance").status == 201)
    #expect(
      try await sound.get("/v1/invoices/\(draft)").json["number"]?.text?.contains("-R1-") == true)
    #expect(try sound.stop().status == 0)
    #expect(try merchant.verify().status == 0)
  }

  @Test func `the page shows a green light, and a red one when a file was changed`() async throws {
    let server = try await WebServer()
    _ = try await issued(server, "1001")
    let sound = try await server.post("/verification")
    #expect(sound.path == "/verification" && sound.text.contains("notice good"), "\(sound.text)")
    #expect(try server.stop().status == 0)
    try server.merchant.withDatabase { database in
      try database.tamperSync { tx in
        try tx.run("DROP TRIGGER document_no_update")
        try tx.run("UPDATE document SET tail = zeroblob(length(tail))")
      }
    }
    let again = try await WebServer(server.merchant)
    let broken = try await again.post("/verification")
    #expect(broken.text.contains("notice bad") && broken.text.contains("F-"), "\(broken.text)")
    #expect(try again.stop().status == 0)
  }

  @Test func `the program says which fiscal core it is`() throws {
    let ended = try Program.run(["about"])
    #expect(ended.output.contains(FiscalCore.sourceHash))
  }
}
