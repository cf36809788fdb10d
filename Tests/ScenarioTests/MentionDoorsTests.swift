import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// The doors of the mentions: the command, the page, the API, and a document's own.
@Suite(.serialized) struct MentionDoorsTests {
  private static let french = ["Accept-Language": "fr"]

  @Test func `the command lists the mentions of a day, and as JSON in five languages`() throws {
    let text = try Program.run(["mentions", "--on", "2026-11-26", "--lang", "fr"])
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("TVA non applicable, article 293 B du CGI"))
    #expect(text.output.contains("jusqu’au 30/06/2028"))
    let later = try Program.run(["mentions", "--on", "2028-07-01", "--json"])
    let mentions = try JSONParser.parse(Array(later.output.utf8)).root["mentions"]?.elements ?? []
    #expect(mentions.count > 40)
    #expect(mentions.allSatisfy { !($0["words"]?["fr"]?.text ?? "CGI").contains("CGI") })
    #expect(mentions.allSatisfy { $0["words"]?["it"]?.text?.isEmpty == false })
    #expect(try Program.run(["mentions", "--on", "demain"]).status == 64)
  }

  @Test func `the page and the API show the mentions of a day, and refuse what is none`()
    async throws
  {
    let server = try await WebServer()
    let page = try await server.get("/mentions?on=2026-11-26", Self.french)
    #expect(page.status == 200)
    #expect(page.text.contains("Garantie légale de conformité"))
    #expect(page.text.contains("jusqu’au 30/06/2028"))
    #expect(!(try await server.get("/mentions?on=2028-07-01").text.contains("293 B")))
    #expect(try await server.get("/mentions?on=x").status == 422)
    let api = try await server.get("/v1/mentions?on=2028-06-30").json
    let codes = api["mentions"]?.elements.compactMap { $0["code"]?.text } ?? []
    #expect(codes.contains("vat.franchise") && codes.contains("late-penalty"))
    #expect(try await server.get("/v1/mentions?on=x").status == 400)
    #expect(try await server.get("/tax/rates").text.contains("href=\"/mentions\""))
  }

  @Test func `a document's page and its JSON explain each mention, printed or not`() async throws {
    let server = try await WebServer()
    let order = Merchant.order("1001") { $0.buyer = Sample.firm }
    let entered = try await server.post("/v1/orders", JSONOrder.encode(order))
    let id = try #require(try entered.json["id"]?.text, "\(entered.text)")
    let draft = try #require(try await server.post("/v1/orders/\(id)/invoice").json["id"]?.text)
    let page = try await server.get("/invoices/\(draft)", Self.french)
    #expect(page.text.contains("Imprimée parce que le client est une entreprise."))
    #expect(try await server.post("/v1/invoices/\(draft)/issuance").status == 201)
    let issued = try await server.get("/invoices/\(draft)", Self.french)
    #expect(issued.text.contains("Imprimée parce que le client est une entreprise."))
    #expect(issued.text.contains("Seulement si le vendeur est en franchise en base."))

    let json = try await server.get("/v1/invoices/\(draft)").json
    let printed = json["mentions"]?.elements ?? []
    let fee = try #require(printed.first { $0["code"]?.text == "recovery-fee" })
    #expect(fee["law"]?.text == "C. com. L441-10 II, D441-5")
    #expect(fee["subjectCode"]?.text == "PMT")
    #expect(fee["words"]?.text?.contains("40 €") == true)
    #expect(fee["condition"]?["en"]?.text == "the buyer is a company")
    let siren = printed.first { $0["code"]?.text == "buyer-siren" }
    #expect(siren?["words"]?.text?.hasPrefix("SIREN 404") == true)
    let left = json["mentionsLeftOut"]?.elements.compactMap { $0["code"]?.text } ?? []
    #expect(left.contains("vat.franchise") && left.contains("self-billing"))
  }
}
