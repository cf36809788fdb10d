import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Making an invoice by hand, over HTTP and without script.
@Suite(.serialized) struct EditorDoorsTests {
  private static let form = "application/x-www-form-urlencoded"
  private static let buyer =
    "kind=company&name=H%C3%B4tel+du+Parc&siren=404833048&line1=1+rue+de+la+Paix&postCode=75002"
    + "&city=Paris&country=FR&prices=net"

  private func begin(_ server: WebServer) async throws -> String {
    let page = try await server.get("/invoices/new")
    #expect(page.status == 200, "\(page.text)")
    return String(
      try #require(page.text.firstMatch(of: /action="([^"]*\/invoices\/typed\/[^"]+)"/)).1)
  }

  private func send(
    _ server: WebServer, _ path: String, _ fields: String, json: Bool = false
  ) async throws -> WebServer.Answer {
    try await server.post(
      path, Array(fields.utf8), type: Self.form, json ? ["Accept": "application/json"] : [:])
  }

  @Test func `an invoice is typed, mended in place, kept, checked and issued without script`()
    async throws
  {
    let server = try await WebServer()
    let path = try await begin(server)
    let wrong = try await send(
      server, path,
      Self.buyer + "&revision=0&do=issue&line-name=Table&line-quantity=2&line-price=douze")
    #expect(wrong.status == 422)
    #expect(wrong.text.contains("value=\"douze\" ") && wrong.text.contains("aria-invalid=\"true\""))
    #expect(wrong.text.contains("name=\"revision\" value=\"1\""))
    // Another day it is still there.
    #expect(try await server.get(path).text.contains("value=\"douze\""))
    #expect(try await server.get("/invoices/new").text.contains("Hôtel du Parc"))
    let unit = try await send(
      server, path,
      Self.buyer
        + "&revision=1&line-name=Table&line-quantity=2&line-unit=kilo&line-price=1+234%2C56&line-vat=20+%25"
    )
    #expect(unit.text.contains("mend:line.unit-unknown"), "\(unit.text)")
    let mended = try await send(
      server, path,
      Self.buyer
        + "&revision=2&do=mend%3Aline.unit-unknown&line-name=Table&line-quantity=2&line-unit=kilo&line-price=1+234%2C56&line-vat=20+%25"
    )
    #expect(
      mended.text.contains("value=\"kg (KGM)\"")
        && mended.text.contains("name=\"revision\" value=\"3\"")
    )
    #expect(mended.text.contains("2,962.94"), "\(mended.text)")
    let pdf = try await server.get(path + "/preview.pdf")
    #expect(pdf.status == 200 && pdf.text.hasPrefix("%PDF"))
    let checked = try await send(
      server, path,
      Self.buyer
        + "&revision=3&do=issue&line-name=Table&line-quantity=2&line-unit=KGM&line-price=1+234%2C56&line-vat=20+%25"
    )
    #expect(checked.status == 200, "\(checked.text)")
    let issuance = String(
      try #require(checked.text.firstMatch(of: /action="([^"]*\/issuance)"/)).1)
    let edit = try await server.get(issuance.replacing("/issuance", with: "/edit"))
    #expect(edit.status == 200 && edit.text.contains("value=\"1 234,56\""))
    let issued = try await send(server, issuance, "")
    #expect(issued.status == 200 && issued.text.contains("F-\(Merchant.today.year)-00001"))
    // From now on a tab that was left open changes nothing, and the form leads to the invoice.
    for act in ["save", "issue", "discard"] {
      let late = try await send(server, path, Self.buyer + "&revision=3&do=\(act)", json: true)
      #expect(late.status == 409, "\(late.text)")
      #expect(try late.json["code"]?.text == "editor.issued")
    }
    #expect(try await server.get(path).text.contains("F-\(Merchant.today.year)-00001"))
    #expect(try server.stop().status == 0)
    #expect(try server.merchant.verify().status == 0)
  }

  @Test func `who bought and what was sold before is offered, and fills a new invoice`()
    async throws
  {
    let server = try await WebServer()
    let issued = try #require(try await server.invoice(Merchant.order("1")).document)
    let order = Merchant.order("1")
    let word = String(order.buyer.name.prefix(4))
    let buyers = try await server.get(
      FormFields().with("q", word).path("/invoices/typed-buyers.json"))
    let buyer = try #require(try buyers.json.elements.first, "\(buyers.text)")
    #expect(buyer["value"]?.text == order.buyer.name)
    #expect(buyer["fields"]?["line1"]?.text == order.buyer.address.line1)
    let line = order.lines[0]
    let articles = try await server.get(
      FormFields().with("q", String(line.name.prefix(5))).path("/invoices/typed-articles.json"))
    let article = try #require(try articles.json.elements.first, "\(articles.text)")
    #expect(article["value"]?.text == line.name)
    #expect(article["fields"]?[order.pricesIncludeTax ? "gross" : "net"]?.text?.isEmpty == false)
    let document = try await server.get("/v1/invoices/\(issued.id)?expand=customer")
    let customer = try #require(
      document.text.firstMatch(of: /cus_[0-9a-z]+/).map { String($0.0) }, "\(document.text)")
    let known = try await server.get("/invoices/new?customer=\(customer)")
    #expect(known.text.contains("value=\"\(order.buyer.address.line1)\""))
    #expect(!known.text.contains("value=\"\(line.name)\""))
    let like = try await server.get("/invoices/new?like=\(issued.id)")
    #expect(like.text.contains("value=\"\(line.name)\""), "\(like.text)")
    #expect(try await server.get("/invoices/\(issued.id)").text.contains("?like=\(issued.id)"))
    #expect(try await server.get("/customers/\(customer)").text.contains("?customer=\(customer)"))
    #expect(try server.stop().status == 0)
  }

  @Test func `two tabs that write the same invoice get a conflict, and nothing is lost`()
    async throws
  {
    let server = try await WebServer()
    let path = try await begin(server)
    #expect(try await send(server, path, "revision=0&name=A").status == 200)
    #expect(try await send(server, path, "revision=1&name=B").status == 200)
    let late = try await send(server, path, "revision=1&name=C")
    #expect(late.status == 409 && late.text.contains("value=\"C\""), "\(late.text)")
    #expect(try await server.get(path).text.contains("value=\"B\""))
    let script = try await send(server, path, "revision=1&name=D", json: true)
    #expect(script.status == 409)
    #expect(try script.json["code"]?.text == "editor.changed-meanwhile")
    // The same words again are no conflict: the answer may have been lost.
    #expect(try await send(server, path, "revision=1&name=B").status == 200)
    #expect(try server.stop().status == 0)
  }

  @Test func `the script is told amounts, what is wrong and where`() async throws {
    let server = try await WebServer()
    let path = try await begin(server)
    let lines = (1...100).map { "&line-name=A\($0)&line-quantity=1&line-price=0%2C35&line-vat=20" }
    let right = try await send(
      server, path, Self.buyer + "&revision=0" + lines.joined(), json: true)
    #expect(right.status == 200, "\(right.text)")
    let json = try right.json
    #expect(json["revision"]?.text == "1" && json["nets"]?.elements.count == 100)
    #expect(json["summary"]?.text?.contains("42.00") == true, "\(right.text)")
    let preview = try #require(json["preview"]?.text)
    #expect(preview.hasSuffix("/preview.pdf?revision=1"))
    #expect(try await server.get(preview).type == "application/pdf")
    let wrong = try await send(
      server, path, Self.buyer + "&revision=1" + lines.joined() + "&line-name=B&line-price=x",
      json: true)
    #expect(try wrong.json["preview"]?.text == "", "there is no document to show")
    let place = try wrong.json["wrong"]?.elements.first
    #expect(place?["row"]?.text == "100" && place?["name"]?.text == "line-price", "\(wrong.text)")
    #expect(try server.stop().status == 0)
  }
}
