import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Somebody of the house, or a customer through the shop, who types hostile texts wherever something can be typed.
struct HostileEntries {
  let server: WebServer
  let browser: Browser
  /// How many requests were taken; a test that enters nothing shows nothing.
  private(set) var taken = 0

  init(_ server: WebServer, _ browser: Browser) {
    self.server = server
    self.browser = browser
  }

  /// One after the other in every place.
  mutating func enter(_ texts: [String]) async throws {
    for (index, text) in texts.enumerated() { try await enter(text, index) }
    try await upload(texts)
  }

  private mutating func enter(_ text: String, _ index: Int) async throws {
    let order = try await note(
      server.post("/v1/orders", JSONOrder.encode(Self.order(text, index))), text)
    if let id = try? order.json["id"]?.text {
      let draft = try await note(server.post("/v1/orders/\(id)/invoice"), text)
      if let invoice = try? draft.json["id"]?.text { try await sell(invoice, text) }
    }
    for (path, fields) in Self.bodies(text) {
      try await note(server.post(path, Self.json(fields)), text)
    }
    for (path, fields) in Self.forms(text) { try await note(browser.post(path, fields), text) }
    try await note(
      server.post(
        "/sign-in", Array("email=x&password=y".utf8), type: "application/x-www-form-urlencoded",
        ["User-Agent": Self.header(text), "Cookie": ""]), text)
    try await note(
      server.get(
        "/invoices", ["User-Agent": Self.header(text), "Accept-Language": Self.header(text)]),
      text)
  }

  /// - Throws: nothing may break: a refusal is an answer, a bug is not.
  @discardableResult
  private mutating func note(_ answer: WebServer.Answer, _ text: String) throws -> WebServer.Answer
  {
    #expect(answer.status < 500, "\(text): \(answer.text)")
    if answer.status < 400 { taken += 1 }
    return answer
  }

  private mutating func sell(_ invoice: String, _ text: String) async throws {
    let issued = try await note(server.post("/v1/invoices/\(invoice)/issuance"), text)
    guard issued.status == 201 else { return }
    try await note(
      server.post(
        "/v1/invoices/\(invoice)/payments",
        Self.json(["amount": "12.00", "means": "card", "reference": text])), text)
    let credited = try await note(
      server.post("/v1/invoices/\(invoice)/credit-notes", Self.json(["reason": text])), text)
    // An invoice that a note takes back does not leave any more: the note does.
    if let id = try? credited.json["id"]?.text { try await mail(id, text) }
  }

  /// What a guard asks is answered.
  private mutating func mail(_ invoice: String, _ text: String) async throws {
    let path = "/v1/invoices/\(invoice)/emails"
    var fields: [String: Any] = [
      "to": "zoe@exemple.fr", "message": text, "by": text, "reason": text,
    ]
    let asked = try await note(server.post(path, Self.json(fields)), text)
    guard asked.status >= 400 else { return }
    fields["confirm"] = (try? asked.json["confirm"]?.elements.compactMap(\.text)) ?? []
    try await note(server.post(path, Self.json(fields)), text)
  }

  private static func order(_ text: String, _ index: Int) -> SalesOrder {
    Merchant.order("\(index) \(text)") { order in
      order.buyer = .init(
        kind: .consumer, externalID: "\(index) \(text)", name: text, contactName: text,
        email: "zoe\(index)@exemple.fr", phone: text,
        address: .init(line1: text, line2: text, postCode: "31000", city: text, country: "FR"))
      order.note = text
      order.purchaseOrder = text
      order.lines = [
        Sample.line(text, sku: text) {
          $0.detail = text
          $0.externalID = text
        }
      ]
      order.delivery = .init(
        name: text,
        address: .init(line1: text, line2: text, postCode: "31000", city: text, country: "FR"))
    }
  }

  private static func bodies(_ text: String) -> [(String, [String: Any])] {
    [
      ("/v1/api-keys", ["name": text, "scopes": ["jobs:read"]]),
      ("/v1/api-keys", ["name": "x", "scopes": [text]]),
      (
        "/v1/webhook-endpoints",
        [
          "url": "https://example.com/\(text.utf8.count)", "description": text,
          "events": ["invoice.issued"],
        ]
      ),
      ("/v1/webhook-endpoints", ["url": text, "events": [text]]),
      (
        "/v1/ledger/entries",
        [
          "label": text, "pieceReference": text,
          "lines": [
            ["account": "512000", "debit": "1.00", "label": text],
            ["account": "471000", "credit": "1.00", "label": text],
          ],
        ]
      ),
      (
        "/v1/bank-accounts",
        [
          "iban": text, "bic": text, "holder": text, "approver": text, "by": text, "reason": text,
        ]
      ),
      (
        "/v1/shield/overrides",
        ["source": text, "number": text, "code": text, "by": text, "reason": text]
      ),
      ("/v1/orders", [text: text, "buyer": text, "lines": [text]]),
    ]
  }

  private static func forms(_ text: String) -> [(String, [String: String])] {
    [
      ("/account/name", ["name": text]),
      ("/keys", ["name": text, "days": text]),
      ("/users/invitations", ["email": text, "role": text]),
      ("/webhooks", ["url": text, "description": text]),
      (
        "/ledger/entries/new",
        ["key": text, "label": text, "reference": text, "account-0": text, "debit-0": text]
      ),
      ("/bank", ["iban": text, "holder": text, "bic": text, "approver": text, "reason": text]),
      ("/shield/overrides", ["source": text, "number": text, "code": text, "reason": text]),
    ]
  }

  /// A file of orders, with the texts as values, headings and name.
  private mutating func upload(_ texts: [String]) async throws {
    for (index, text) in texts.enumerated() {
      let cell = "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
      let csv = """
        order_number,order_date,customer,\(cell),description,quantity,unit_price
        \(cell),2026-11-20,\(cell),\(cell),\(cell),1,10.00
        \(index),\(cell),\(cell),\(cell),\(cell),\(cell),\(cell)

        """
      let form = Multipart([
        .init("form-token", browser.token), .init("orders", csv, file: text),
      ])
      try await note(
        server.post("/imports", form.body, type: form.type, ["Cookie": browser.cookie]), text)
    }
  }

  private static func json(_ fields: [String: Any]) -> [UInt8] {
    (try? JSONSerialization.data(withJSONObject: fields)).map(Array.init) ?? []
  }

  /// What fits into a header.
  private static func header(_ text: String) -> String {
    String(text.unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F })
  }
}

/// A form with files, as browsers write it.
struct Multipart {
  struct Part {
    let name: String
    let content: [UInt8]
    let file: String?
    init(_ name: String, _ content: String, file: String? = nil) {
      self.init(name, Array(content.utf8), file: file)
    }
    init(_ name: String, _ content: [UInt8], file: String?) {
      self.name = name
      self.content = content
      self.file = file
    }
  }

  let body: [UInt8]
  let type = "multipart/form-data; boundary=facturier-hostile-boundary"

  init(_ parts: [Part]) {
    var body: [UInt8] = []
    for part in parts {
      body += Array(
        "--facturier-hostile-boundary\r\nContent-Disposition: form-data; name=\"\(part.name)\"".utf8
      )
      if let file = part.file {
        let quoted = file.replacingOccurrences(of: "\"", with: "%22")
          .replacingOccurrences(of: "\n", with: "%0A").replacingOccurrences(of: "\r", with: "%0D")
        body += Array("; filename=\"\(quoted)\"\r\nContent-Type: application/octet-stream".utf8)
      }
      body += Array("\r\n\r\n".utf8) + part.content + Array("\r\n".utf8)
    }
    self.body = body + Array("--facturier-hostile-boundary--\r\n".utf8)
  }
}
