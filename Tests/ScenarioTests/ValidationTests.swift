import Foundation
import EN16931
import Invoicing
import Kernel
import TestSupport
import Testing

/// The doors of the validator: the command, the API, the page.
@Suite(.serialized) struct ValidationTests {
  private func issued() async throws -> (server: WebServer, pdf: [UInt8], xml: [UInt8]) {
    let server = try await WebServer()
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1001")))
    let order = try #require(try entered.json["id"]?.text)
    let drafted = try await server.post("/v1/orders/\(order)/invoice")
    let id = try #require(try drafted.json["id"]?.text)
    _ = try await server.post("/v1/invoices/\(id)/issuance")
    return (
      server, try await server.get("/v1/invoices/\(id).pdf").body,
      try await server.get("/v1/invoices/\(id).xml").body
    )
  }

  private func broken(_ xml: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: xml, as: UTF8.self).replacingOccurrences(
        of: "<ram:GrandTotalAmount>120.00<", with: "<ram:GrandTotalAmount>121.00<"
      ).utf8)
  }

  @Test func `our own invoice is valid in every form, strictly, and a wrong total is explained`()
    async throws
  {
    let (server, pdf, xml) = try await issued()
    for body in [pdf, xml] {
      let answer = try await server.post("/v1/validations?strict=true", body)
      #expect(answer.status == 200)
      #expect(try answer.json["valid"]?.bool == true, "\(answer.text)")
      #expect(try answer.json["syntax"]?.text == "cii")
    }
    let answer = try await server.post("/v1/validations", broken(xml))
    #expect(try answer.json["valid"]?.bool == false)
    let violations = try #require(try answer.json["violations"]?.elements)
    let found = try #require(violations.first { $0["rule"]?.text == "BR-CO-15" })
    #expect(found["terms"]?.elements.contains { $0.text == "BT-112" } == true)
    #expect((found["fix"]?.text ?? "").count > 20)
    #expect((found["path"]?.text ?? "").hasPrefix("/rsm:CrossIndustryInvoice/"))

    let unreadable = try await server.post("/v1/validations", Array("<a><b></a>".utf8))
    #expect(unreadable.status == 422)
    #expect(try unreadable.json["code"]?.text == "xml.malformed")
    #expect(try unreadable.json["errors"]?.elements.first?["line"] != nil)

    let folder = TemporaryFolder()
    let files = [
      try folder.write("good.pdf", pdf), try folder.write("bad.xml", broken(xml)),
      try folder.write("cut.xml", Array(xml.prefix(300))),
    ]
    #expect(try Program.run(["validate", files[0], "--strict"]).status == 0)
    #expect(try Program.run(["validate", files[1]]).status == 1)
    #expect(try Program.run(["validate", files[2]]).status == 2)
    let run = try Program.run(["validate", "--json", folder.path])
    #expect(run.status == 2, "an unreadable file outweighs an invalid one")
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(try server.stop().status == 0)
  }

  @Test func `the page gives advice in the reader's language`() async throws {
    let (server, _, xml) = try await issued()
    #expect(try await server.get("/validations").text.contains("type=\"file\""))
    let boundary = "xxFacturierxx"
    let body =
      Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"invoice\"; filename=\"f.xml\"\r\n\r\n"
          .utf8) + broken(xml) + Array("\r\n--\(boundary)--\r\n".utf8)
    let page = try await server.post(
      "/validations", body, type: "multipart/form-data; boundary=\(boundary)")
    #expect(page.status == 200)
    #expect(page.text.contains("BR-CO-15"))
    #expect(page.text.contains("121.00"))
    #expect(try server.stop().status == 0)
  }

  @Test func `an invoice goes from CII to UBL and back, to JSON, to text and to a Factur-X file`()
    async throws
  {
    let (server, pdf, xml) = try await issued()
    #expect(try server.stop().status == 0)
    let folder = TemporaryFolder()
    let source = try folder.write("a.pdf", pdf)
    func convert(_ from: String, _ target: String, _ to: String) throws -> String {
      let run = try Program.run(["convert", from, "--to", target, "--output", folder.file(to)])
      #expect(run.status == 0, "\(run.errors)")
      return folder.file(to)
    }
    let ubl = try convert(source, "ubl", "a.ubl.xml")
    let cii = try convert(ubl, "cii", "a.cii.xml")
    let json = try convert(source, "json", "a.json")
    let again = try convert(cii, "json", "b.json")
    #expect(bytes(of: json) == bytes(of: again), "nothing was lost on the way")
    let facturx = try convert(ubl, "facturx", "b.pdf")
    for file in [ubl, cii, facturx] {
      let run = try Program.run(["validate", "--strict", file])
      #expect(run.status == 0, "\(run.output)")
    }
    #expect(xml.count > 1000)
    let shown = try Program.run(["show", ubl])
    #expect(shown.output.contains("BT-112"))
  }

  /// Work that grew with the square of the elements would not end.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      ("rsm:CrossIndustryInvoice xmlns:rsm=\"\(Hostile.cii)\"", "<a/>", "FAC-READ-UNKNOWN"),
      ("Invoice xmlns=\"\(Hostile.ubl)\"", "<a/>", "FAC-READ-UNKNOWN"),
      (
        "Invoice xmlns=\"\(Hostile.ubl)\" xmlns:cac=\"\(Hostile.cac)\"", "<cac:InvoiceLine/>",
        "BR-21"
      ),
    ])
  func `a flood of wrong elements is judged: a hundred listed, all counted`(
    root: String, element: String, rule: String
  ) throws {
    let count = 100_000
    let name = root.prefix { $0 != " " }
    let file = try ElectronicInvoice.read(
      Array(("<\(root)>" + String(repeating: element, count: count) + "</\(name)>").utf8))
    let found = ValidateInvoice(rules: .all)(file).findings.filter { $0.rule == rule }
    #expect(found.count == Judgement.listedPerRule)
    #expect(found.reduce(0) { $0 + 1 + $1.more } == count)
    #expect(found.last?.path.hasSuffix("[100]") == true)
  }

  private enum Hostile {
    static let cii = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
    static let ubl = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
    static let cac = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  }

  @Test func `what is not an invoice is refused with a reason and nothing is written`() throws {
    let folder = TemporaryFolder()
    for (name, content, code) in [
      ("empty.xml", "", "xml.empty"), ("dtd.xml", "<!DOCTYPE a><a/>", "xml.doctype"),
      ("other.xml", "<a/>", "document."), ("text.pdf", "%PDF-1.7\nnothing", "pdf.damaged"),
    ] {
      let run = try Program.run(["validate", try folder.write(name, content)])
      #expect(run.status == 2, "\(name)")
      #expect(run.output.contains(code), "\(name): \(run.output)")
      let converted = try Program.run(
        ["convert", folder.file(name), "--to", "ubl", "--output", folder.file("out.xml")])
      #expect(converted.status == 2)
      #expect(bytes(of: folder.file("out.xml")) == nil)
    }
  }
}
