import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// A file of orders, from its upload to its result.
@Suite(.serialized) struct ImportPagesTests {
  private static let english = ["Accept-Language": "en"]

  static func upload(_ parts: [(name: String, file: String?, content: [UInt8])]) -> (
    body: [UInt8], type: String
  ) {
    let boundary = "facturier-test-boundary"
    var body: [UInt8] = []
    for part in parts {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"".utf8)
      if let file = part.file {
        body += Array("; filename=\"\(file)\"\r\nContent-Type: application/octet-stream".utf8)
      }
      body += Array("\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
    }
    return (body + Array("--\(boundary)--\r\n".utf8), "multipart/form-data; boundary=\(boundary)")
  }

  private static let csv = """
    InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
    1,A,LAMP,2,2025-12-01 08:26:00,10.00,17850.0,United Kingdom
    1,B,SHADE,1,2025-12-01 08:26:00,5.00,17850.0,United Kingdom
    2,A,LAMP,1,2025-12-01 09:00:00,10.00,17851.0,France
    3,A,LAMP,3,2025-12-01 10:00:00,10.00,17852.0,United Kingdom
    C4,A,LAMP,-1,2025-12-02 10:00:00,10.00,17852.0,United Kingdom
    5,A,LAMP,1,2025-12-02 10:00:00,0.00,17852.0,United Kingdom

    """

  static func uploaded(_ server: WebServer, _ csv: String = csv) async throws -> WebServer.Answer {
    let mapping = try #require(bytes(of: Repository.path("examples/online-retail.mapping.json")))
    let form = Self.upload([
      ("orders", "orders.csv", Array(csv.utf8)), ("mapping", nil, Array("new".utf8)),
      ("mapping-file", "retail.mapping.json", mapping),
    ])
    return try await server.post("/imports", form.body, type: form.type, Self.english)
  }

  @Test func `a CSV is previewed, issued with progress, and its result counts add up`() async throws
  {
    let server = try await WebServer()
    let preview = try await Self.uploaded(server)
    #expect(preview.status == 200)
    #expect(preview.path.hasPrefix("/imports/imp_"))
    for words in [
      "Preview before issuing", "nothing is issued yet", "tax.vat-not-due", "line.price-zero",
      "orders.csv:4",
    ] { #expect(preview.text.contains(words), "“\(words)”") }
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.isEmpty == true)
    let foretold = try await server.get("\(preview.path)/report.json").json

    let started = try await server.post(
      "\(preview.path)/issuance", [], type: "application/x-www-form-urlencoded", Self.english)
    #expect(started.status == 200 && started.path == preview.path)
    var isFinished = false
    for _ in 0..<500 where !isFinished {
      isFinished =
        try await server.get("\(preview.path)/progress.json", Self.english).json["finished"]?.bool
        == true
      if !isFinished { try await Task.sleep(for: .milliseconds(20)) }
    }
    #expect(isFinished)
    let done = try await server.get(preview.path, Self.english)
    #expect(done.text.contains("Issuing finished"))
    let report = try await server.get("\(preview.path)/report.json").json
    for (name, count) in [("read", 5), ("issued", 2), ("credited", 1), ("refused", 2)] {
      #expect(report["orders"]?[name]?.text == "\(count)", "\(name)")
      #expect(foretold["orders"]?[name]?.text == "\(count)", "\(name) in the preview")
    }
    #expect(report["totals"]?["invoiced"]?["net"]?.text == "55.00")
    #expect(report["totals"]?["credited"]?["gross"]?.text == "12.00")
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 3)
    let refusals = try await server.get("\(preview.path)/refusals.csv")
    #expect(refusals.type.contains("csv") && refusals.text.contains("tax.vat-not-due"))

    // The same file again is known, order by order.
    let again = try await Self.uploaded(server)
    #expect(again.text.contains("Already invoiced"))
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().output.contains("3 documents"))
  }

  @Test func `an issue asked for twice is done once`() async throws {
    let server = try await WebServer()
    let path = try await Self.uploaded(server).path
    for _ in 0..<3 {
      _ = try await server.post(
        "\(path)/issuance", [], type: "application/x-www-form-urlencoded", Self.english)
    }
    for _ in 0..<500 {
      if try await server.get("\(path)/progress.json").json["finished"]?.bool == true { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(try await server.get("/v1/invoices").json["data"]?.elements.count == 3)
    #expect(try await server.get("\(path)/report.json").json["orders"]?["issued"]?.text == "2")
  }

  @Test func `a file that cannot be read shows the form again with the reason`() async throws {
    let server = try await WebServer()
    let answer = try await Self.uploaded(server, Self.csv.replacing("UnitPrice", with: "Price"))
    #expect((400...422).contains(answer.status))
    #expect(answer.text.contains("UnitPrice") && answer.text.contains("Orders file"))
    let form = Self.upload([
      ("orders", "x.json", Array("{\"number\": ".utf8)), ("mapping", nil, []),
    ])
    let malformed = try await server.post("/imports", form.body, type: form.type, Self.english)
    #expect((400...422).contains(malformed.status), "\(malformed.status)")
    #expect(try await server.get("/imports/imp_00000000000000000000000000").status == 404)
  }
}
