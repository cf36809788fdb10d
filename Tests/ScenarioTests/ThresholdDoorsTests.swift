import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// The doors of the thresholds: the page, the API, the command.
@Suite(.serialized) struct ThresholdDoorsTests {
  @Test func `every limit of the documentation is reproduced by its company and its sale`() throws {
    let page = String(
      decoding: bytes(of: Repository.path("docs/problems/tax.md")) ?? [], as: UTF8.self)
    var count = 0
    for section in page.split(separator: "\n## ").dropFirst() {
      guard let members = section.firstMatch(of: /In a company with `([^`]+)`/)?.1 else { continue }
      let code = String(section.prefix { $0 != "\n" })
      let isFranchise = members.contains("franchise")
      var company = Sample.companyJSON.replacing(
        #""legalForm": "SARL","#, with: #""legalForm": "SARL", \#(members),"#)
      if isFranchise {
        company = company.replacing(#""vatIdentifier": "FR44732829320","#, with: "")
      }
      var buyer = Sample.consumer
      if !isFranchise { buyer.address.country = "DE" }
      let order = Sample.order(
        buyer: buyer, lines: [Sample.line { if isFranchise { $0.tax = .none } }])
      let outcome = try TestShop(company: company).issue(order)
      let found = outcome.codes + outcome.documents.flatMap(\.warnings).map(\.code)
      #expect(found == [code])
      #expect((outcome.state == .issued) == section.contains("A warning"), "\(code)")
      count += 1
    }
    #expect(count == 5)
  }

  @Test func `the page, the API and the command show the same turnover against each limit`()
    async throws
  {
    let server = try await WebServer()
    var buyer = Sample.consumer
    buyer.address = .init(line1: "Weg 1", postCode: "10115", city: "Berlin", country: "DE")
    let sold = buyer
    // Supplied today, so that the year is this one whatever the day of the test.
    func issue(_ number: String, _ price: String) async throws -> WebServer.Answer {
      let order = Merchant.order(number) {
        $0.buyer = sold
        $0.lines[0].unitPrice = try! UnitPrice(price)
        $0.stated = .init()
        $0.payment = nil
        $0.orderedOn = Merchant.today
        $0.suppliedOn = Merchant.today
      }
      let entered = try await server.post("/v1/orders", JSONOrder.encode(order))
      let id = try #require(try entered.json["id"]?.text, "\(entered.text)")
      let draft = try await server.post("/v1/orders/\(id)/invoice")
      guard draft.status == 201, let name = try draft.json["id"]?.text else { return draft }
      return try await server.post("/v1/invoices/\(name)/issuance")
    }
    #expect(try await issue("1", "8500.00").status == 201)
    let refused = try await issue("2", "1500.01")
    #expect(refused.status == 422, "\(refused.text)")
    #expect(
      try refused.json["errors"]?.elements.first?["code"]?.text == "tax.oss-threshold-crossed")

    let rows = try await server.get("/v1/thresholds").json["thresholds"]?.elements ?? []
    #expect(
      rows.compactMap { $0["code"]?.text } == ["oss", "franchise-goods", "franchise-services"])
    let oss = try #require(rows.first)
    #expect(oss["current"]?["amount"]?.text == "8500.00" && oss["state"]?.text == "near")
    #expect(oss["limit"]?["amount"]?.text == "10000.00" && oss["isBinding"]?.bool == true)
    #expect(rows[1]["isBinding"]?.bool == false && rows[1]["current"]?["amount"]?.text == "8500.00")

    let page = try await server.get("/thresholds", ["Accept-Language": "fr"])
    #expect(page.status == 200)
    #expect(page.text.contains("<progress") && page.text.contains("Près de 10 000 €"))
    #expect(try await server.get("/tax/rates").text.contains("href=\"/thresholds\""))
    #expect(try server.stop().status == 0)

    let run = try Program.run(
      ["tax", "thresholds", "--data", server.merchant.data, "--lang", "en"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("€8,500.00 of €10,000.00 (85%)"))
    let json = try Program.run(["tax", "thresholds", "--data", server.merchant.data, "--json"])
    #expect(
      try JSONParser.parse(Array(json.output.utf8)).root["thresholds"]?.elements.count == 3)
  }
}
