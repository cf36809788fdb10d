import Foundation
import Invoicing
import Kernel
import TestSupport
import Testing

/// What a form of the settings would change, shown before it is saved: the document, or the mail it travels in.
@Suite(.serialized) struct SettingsPreviewTests {
  /// Of a document, in its reading order.
  private static func text(_ answer: WebServer.Answer, _ server: WebServer) throws -> String {
    let isDocument = answer.status == 200 && answer.type.hasPrefix("application/pdf")
    #expect(isDocument, "\(answer.text.prefix(2_000))")
    let path = server.merchant.folder.file("preview.pdf")
    try Data(answer.body).write(to: URL(fileURLWithPath: path))
    let text = try Program.tool(["pdftotext", path, "-"]).output
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test func `the company's document is drawn with what is typed, and nothing is saved`()
    async throws
  {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let path = "/settings/company/preview.pdf"
    let page = try await owner.get("/settings/company")
    #expect(page.text.contains("src=\"\(path)#") && page.text.contains("formaction=\"\(path)\""))
    let form = SettingsDoorsTests.fields(page)
    func drawn(_ changes: [String: String]) async throws -> WebServer.Answer {
      try await owner.post(path, form.merging(changes) { $1 })
    }
    let inForce = try await Self.text(owner.get(path), server)
    #expect(inForce.contains("12 rue des Lilas") && !inForce.contains("TVA non applicable"))
    let moved = try await Self.text(
      drawn(["/name": "Atelier Lumière & Fils", "/address/line1": "3 quai Neuf"]), server)
    #expect(moved.contains("Atelier Lumière & Fils") && moved.contains("3 quai Neuf"))
    #expect(moved.contains("FR76 3000 6000 0112 3456 7890 189"), "the account in force stays")
    let franchise = try await Self.text(drawn(["/vatRegime": "franchise"]), server)
    #expect(franchise.contains("TVA non applicable, article 293 B du CGI"))
    let credit = try await Self.text(drawn(["document": "credit-note", "language": "en"]), server)
    #expect(credit.contains("A-\(Merchant.today.year)-00001"))
    let wrong = try await drawn(["/capital": "beaucoup", "/name": ""])
    #expect(wrong.status == 422 && wrong.text.contains("company.capital-invalid"))
    #expect(wrong.text.contains("company.field-missing"), "all of it")
    let company = try await server.get("/v1/company").json
    #expect(company["version"]?.text == "1" && company["name"]?.text == "Atelier Lumière")
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(try await reader.get(path).status == 200)
    let seller = try await AccountDoorsTests.member("seller", owner)
    #expect(try await seller.get(path).status == 403)
  }

  @Test func `another account is seen on a document before it is proposed`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let path = "/bank/preview.pdf"
    let page = try await owner.get("/bank")
    #expect(page.text.contains("src=\"\(path)#") && page.text.contains("formaction=\"\(path)\""))
    let inForce = try await Self.text(owner.get(path), server)
    #expect(inForce.contains("FR76 3000 6000 0112 3456 7890 189"))
    let typed = ["iban": "de89 3704 0044 0532 0130 00", "holder": "Ana Li", "by": ""]
    let drawn = try await Self.text(owner.post(path, typed), server)
    #expect(drawn.contains("DE89 3704 0044 0532 0130 00") && drawn.contains("Ana Li"))
    #expect(!drawn.contains("FR76 3000"))
    // A link in a mail draws nobody else's account.
    let asked = try await Self.text(owner.get("\(path)?iban=DE89370400440532013000"), server)
    #expect(asked == inForce)
    let wrong = try await owner.post(path, ["iban": "DE00"])
    #expect(wrong.status == 422 && wrong.text.contains("company.iban-invalid"))
    #expect(try await server.get("/v1/bank-accounts").json["data"]?.elements.count == 1)
    #expect(try await Self.text(owner.get(path), server) == inForce)
    // Who may not propose an account gets no document that asks for payment there.
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(try await reader.get("/bank").text.contains(path) == false)
    #expect(try await reader.get("\(path)?iban=DE89370400440532013000").status == 403)
  }

  @Test func `the mail is written with what is typed, and nothing is saved`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let path = "/settings/delivery/preview"
    let page = try await owner.get("/settings/delivery")
    #expect(page.text.contains("src=\"\(path)#") && page.text.contains("formaction=\"\(path)\""))
    let form = SettingsDoorsTests.fields(page)
    func written(_ changes: [String: String]) async throws -> WebServer.Answer {
      try await owner.post(path, form.merging(changes) { $1 })
    }
    let number = "F-\(Merchant.today.year)-00001"
    let inForce = try await owner.get(path)
    #expect(inForce.status == 200 && inForce.text.contains("Facture \(number) – Atelier Lumière"))
    #expect(
      !inForce.text.contains("class=\"languages\"") && !inForce.text.contains("class=\"foot\""))
    #expect(inForce.text.contains("\(number).pdf") && !inForce.text.contains("/portal/"))
    let linked = [
      "/verificationAddress": "https://factures.exemple.fr", "/linksInMail": "true",
      "language": "de",
    ]
    let mail = try await written(linked)
    #expect(mail.status == 200 && mail.text.contains("Rechnung \(number)"), "\(mail.text)")
    #expect(mail.text.contains("https://factures.exemple.fr/portal/…"))
    let wrong = try await written(["/verificationAddress": "http://x"])
    #expect(wrong.status == 422 && wrong.text.contains("company.verification-address-invalid"))
    #expect(try await server.get("/v1/company").json["version"]?.text == "1")
    #expect(try await owner.get(path).text == inForce.text)
  }
}
