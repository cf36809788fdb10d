import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

@Suite(.serialized) struct PagesTests {
  private static let english = ["Accept-Language": "en-GB,en;q=0.9"]
  private static let french = ["Accept-Language": "fr-FR,fr;q=0.9"]

  private func expect(
    _ answer: WebServer.Answer, says words: [String], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(answer.status == 200, sourceLocation: location)
    #expect(answer.type.hasPrefix("text/html"), sourceLocation: location)
    for word in words {
      #expect(answer.text.contains(word), "“\(word)”", sourceLocation: location)
    }
  }

  @Test func `an empty company is told how to make its first invoice, in its language`()
    async throws
  {
    let server = try await WebServer()
    expect(
      try await server.get("/invoices", Self.french),
      says: [
        "<html lang=\"fr\"", "Factures", "Votre première facture est à trois pas", "/imports/new",
      ])
    expect(
      try await server.get("/invoices", Self.english),
      says: ["<html lang=\"en\"", "Invoices", "Three steps to your first invoice"])
    expect(
      try await server.get("/imports/new", Self.french),
      says: ["Importer des commandes", "Fichier de commandes", "multipart/form-data"])
    expect(
      try await server.get("/imports/new", Self.english), says: ["Import orders", "Orders file"])
    let missing = try await server.get("/nothing", Self.english)
    #expect(missing.status == 404 && missing.type.hasPrefix("text/html"))
  }

  @Test func `the list and one invoice say what was issued, in both languages`() async throws {
    let merchant = Merchant()
    let name = "Zoé <script>alert(1)</script> & Cie"
    let orders = [
      Merchant.order("1001"),
      Merchant.order("1002") {
        $0.buyer.name = name
        $0.buyer.externalID = "C2"
      },
      Merchant.order("back") {
        $0.kind = .cancellation(of: "1001"); $0.lines = []
      },
    ]
    #expect(try merchant.issue(merchant.file(orders)).status == 0)
    let server = try await WebServer(merchant)
    let year = Merchant.today.year
    let list = try await server.get("/invoices", Self.french)
    expect(
      list,
      says: [
        "F-\(year)-00001", "F-\(year)-00002", "A-\(year)-00001", "Annulée par avoir", "Zoé Lefèvre",
      ])
    #expect(!list.text.contains("<script>alert"), "names are escaped")
    expect(
      try await server.get("/invoices", Self.english), says: ["Cancelled by credit note", "120.00"])
    let rows = try await server.get("/v1/invoices").json["data"]?.elements ?? []
    for row in rows {
      let id = try #require(row["id"]?.text)
      let number = try #require(row["number"]?.text)
      let isNote = number.hasPrefix("A-")
      let page = try await server.get("/invoices/\(id)", Self.french)
      expect(
        page,
        says: [
          number, "Lampe Aurore", "120,00", "Historique", isNote ? "Avoir" : "Facture", "\(id).pdf",
        ])
      #expect(!page.text.contains("<script>alert"))
      expect(
        try await server.get("/invoices/\(id)", Self.english),
        says: [number, "History", isNote ? "Credit note" : "Invoice", "120.00"])
    }
    #expect(
      try await server.get("/invoices/inv_00000000000000000000000000", Self.english).status == 404)
  }

  @Test func `a draft is issued from its page`() async throws {
    let server = try await WebServer()
    let entered = try await server.post("/v1/orders", JSONOrder.encode(Merchant.order("1")))
    let order = try #require(try entered.json["id"]?.text)
    let draft = try #require(try await server.post("/v1/orders/\(order)/invoice").json["id"]?.text)
    let page = try await server.get("/invoices/\(draft)", Self.french)
    expect(page, says: ["Brouillon", "Émettre la facture"])
    let action = try #require(page.text.firstMatch(of: /action="([^"]*issuance[^"]*)"/)?.1)
    let issued = try await server.post(
      String(action), [], type: "application/x-www-form-urlencoded", Self.french)
    expect(issued, says: ["F-\(Merchant.today.year)-00001"])
    #expect(issued.path == "/invoices/\(draft)")
  }
}
