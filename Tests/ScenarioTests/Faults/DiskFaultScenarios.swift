import Crypto
import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// The disk of a running server fails or fills up (F03, F04), seen from outside.
@Suite(.serialized, .ofSQLite) struct DiskFaultScenarios {
  /// The ninth flush is one of the jobs a server begins with, or near it: what they hold cannot be ended any more.
  @Test(arguments: [9, 24])
  func `a flush that fails stops the server; nothing is told after it, and a restart goes on`(
    flush: Int
  ) async throws {
    let merchant = Merchant()
    let first = try await WebServer(merchant)
    #expect(try first.stop().status == 0)
    let data = URL(filePath: merchant.data).resolvingSymlinksInPath().path
    // Each thread's calls are counted apart, those on the log alone: the main one, which starts, makes few. The mark outside
    // the database is flushed by the same thread, and its failure refuses one document and stops nothing.
    let server = try await WebServer(
      merchant,
      under: [
        "strace", "-f", "--seccomp-bpf", "-qq", "-o", merchant.folder.file("trace"),
        "-P", data + "/facturier.sqlite-wal", "-e", "trace=fdatasync", "-e",
        "inject=fdatasync:error=EIO:when=\(flush)",
      ])
    var told = Told()
    var refused: (status: Int, code: String?)?
    for number in 1...20 where refused == nil {
      // The flush may be one of the desk that seals the audit trail: then the server ends between two requests.
      guard let answer = try? await server.invoice(Merchant.order("\(number)")) else { break }
      if let document = answer.document {
        told.documents[document.number] = document.hash
        continue
      }
      // Or between an issue and the download of its file.
      if let number = answer.unread { told.unread.insert(number) }
      if answer.status == 0 { break }
      refused = (answer.status, answer.code)
    }
    if let refused {
      #expect(refused.status == 503)
      #expect(refused.code == "storage.stopped")
    }
    #expect(waiting(seconds: 300) { !server.isRunning }, "it ends by itself")
    let ended = try server.end()
    #expect(ended.status == 3)
    #expect(ended.errors.contains("storage.stopped"), "\(ended.errors)")
    // The ninth may come before the first document.
    #expect(flush == 9 || !told.documents.isEmpty || !told.unread.isEmpty)
    try told.expectStands(merchant)
    let again = try await WebServer(merchant)
    for number in 1...20 {
      if let document = try await again.invoice(Merchant.order("\(number)")).document {
        told.documents[document.number] = document.hash
      }
    }
    #expect(try again.stop().status == 0)
    try told.expectStands(merchant)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 20)
  }

  @Test func `a full disk refuses in French, shows what it has, and goes on once there is room`()
    async throws
  {
    let merchant = Merchant()
    try FileManager.default.createDirectory(
      atPath: merchant.data, withIntermediateDirectories: true)
    let mounted = try Program.tool(
      ["mount", "-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs", merchant.data])
    guard mounted.status == 0 else {
      print("NEEDS the right to mount: \(mounted.errors)")
      return
    }
    defer { _ = try? Program.tool(["umount", "-l", merchant.data]) }
    let server = try await WebServer(merchant)
    var told = Told()
    let before = try #require(try await server.invoice(Merchant.order("before")).document)
    told.documents[before.number] = before.hash
    // A draft is ready; then every block is taken.
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("full")))
    let order = try #require(try entered.json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    let filler = merchant.data + "/filler"
    let filled = try Program.tool(["sh", "-c", "cat /dev/zero > '\(filler)' 2>/dev/null; true"])
    #expect(filled.status == 0)
    // What is left in the log's file is used up first.
    var full: WebServer.Answer?
    var extra: [String] = []
    let french = ["Accept-Language": "fr"]
    for number in 1...200 where full == nil {
      let answer = try await server.post(
        "/v1/orders", JSONOrder.encode(Merchant.order("more-\(number)")), french)
      if answer.status == 201 { extra.append("more-\(number)") } else { full = answer }
    }
    let refused = try #require(full)
    #expect(refused.status == 503)
    #expect(try refused.json["code"]?.text == "storage.disk-full")
    #expect(try refused.json["detail"]?.text?.contains("Le disque est plein") == true)
    let issuance = try await server.post("/v1/invoices/\(draft)/issuance", [], french)
    #expect(issuance.status == 503, "\(issuance.text)")
    #expect(try issuance.json["code"]?.text == "storage.disk-full")
    #expect(try await server.get("/invoices").status == 200, "what is there is shown")
    #expect(try await server.get("/v1/invoices/\(before.id).pdf").status == 200)
    try FileManager.default.removeItem(atPath: filler)
    let issued = try await server.post("/v1/invoices/\(draft)/issuance")
    #expect(issued.status == 201, "\(issued.text)")
    let pdf = try await server.get("/v1/invoices/\(draft).pdf")
    told.documents[try #require(try issued.json["number"]?.text)] = Array(
      SHA256.hash(data: pdf.body))
    #expect(try server.stop().status == 0)
    try told.expectStands(merchant)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 2)
  }

  @Test func `a program that may write no larger file says so, and its data stays whole`() throws {
    let merchant = Merchant()
    let first = try merchant.file([Merchant.order("first")], as: "first.jsonl")
    #expect(try merchant.issue(first).status == 0)
    let orders = try merchant.file(Merchant.orders(1...40))
    // 512 bytes a block; the database itself is larger, so the first copy back or the log fails.
    for blocks in [200, 800, 900, 1_000] {
      let ended = try Program.tool(
        ["sh", "-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh", Program.path]
          + merchant.arguments(orders))
      #expect([0, 3].contains(ended.status), "\(blocks): \(ended.status) \(ended.errors)")
      try Told().expectStands(merchant, "\(blocks)")
    }
    #expect(try merchant.issue(orders).status == 0)
    #expect(try merchant.withDatabase { try TestShop.numbered(in: $0).count } == 41)
  }

  @Test func `a file of the folder that a power cut left short is written again`() throws {
    let merchant = Merchant()
    let orders = try merchant.file(Merchant.orders(1...3))
    #expect(try merchant.issue(orders).status == 0)
    let files = names(in: merchant.out, ending: ".pdf").map { merchant.out + "/" + $0 }
    let whole = files.map { bytes(of: $0) }
    // The name is on the disk and the bytes are not, or not all.
    try Data().write(to: URL(filePath: files[0]))
    try Data(try #require(whole[1]).prefix(4_096)).write(to: URL(filePath: files[1]))
    let again = try merchant.issue(orders)
    #expect(again.status == 0, "\(again.errors)")
    #expect(files.map { bytes(of: $0) } == whole)
  }
}
