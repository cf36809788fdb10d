import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Links by which customers see their documents, and what they ask.
@Suite struct PortalTests {
  private let shop: TestShop
  private let desk: PortalDesk
  private let invoice: InvoiceID

  init() throws {
    shop = try TestShop()
    desk = PortalDesk(company: shop.company, ids: shop.issuer.ids, address: nil)
    invoice = try #require(try shop.issue(Self.order("P-1")).documents.first).id
  }

  private static func order(_ number: String, email: String? = "zoe@example.fr") -> SalesOrder {
    Sample.order(number) {
      $0.buyer.externalID = nil
      $0.buyer.email = email
    }
  }

  private func share(days: Int = 30, ofCustomer: Bool = false, _ id: InvoiceID? = nil) throws
    -> (link: PortalLink, token: PortalToken)
  {
    try shop.database.writeSync(.company(shop.company)) {
      try desk.share(id ?? invoice, days: days, ofCustomer: ofCustomer, in: $0)
    }
  }

  private func link(_ token: PortalToken, by desk: PortalDesk? = nil) throws -> PortalLink? {
    try shop.database.readSync { try (desk ?? self.desk).link(token, in: $0) }
  }

  @Test func `a link opens until its day and no longer`() throws {
    let (made, token) = try share()
    #expect(try link(token)?.id == made.id)
    shop.clock.advance(days: 29)
    #expect(try link(token) != nil)
    shop.clock.advance(days: 1)
    #expect(try link(token) == nil)
  }

  @Test func `a link that was taken back opens nothing, and twice is once`() throws {
    let (made, token) = try share(days: 90)
    let moments = try (0..<2).map { _ in
      shop.clock.advance(days: 1)
      return try shop.database.writeSync(.company(shop.company)) {
        try desk.revoke(made.id, in: $0).revokedAt
      }
    }
    #expect(moments[0] != nil && moments[0] == moments[1])
    #expect(try link(token) == nil)
  }

  @Test func `what is forged or another company's opens nothing`() throws {
    let (_, token) = try share()
    let secret = token.path.suffix(52)
    let other = CompanyID(raw: RawID(high: 1, low: 2))
    let foreign = try #require(PortalToken(other.raw.text + secret))
    #expect(try link(foreign) == nil)
    let last = secret.hasSuffix("0") ? "1" : "0"
    let forged = try #require(PortalToken(token.path.suffix(78).dropLast() + last))
    #expect(try link(forged) == nil)
    for text in ["", "x", String(secret), String(token.path.suffix(78)) + "0"] {
      #expect(PortalToken(text) == nil)
    }
  }

  @Test func `the secret is nowhere in the data`() throws {
    let (_, token) = try share()
    let secret = Array(token.path.suffix(52).utf8)
    let kept = try shop.database.readSync {
      try $0.rows("SELECT secret_hash FROM portal_link WHERE company_id = \(shop.company)") {
        try $0.blob(0)
      }
    }
    #expect(kept.count == 1 && kept[0].count == 32 && kept[0] != secret)
  }

  @Test func `a link is good for thirty days or ninety, of a document that was issued`() throws {
    for days in [0, 1, 365, -30] {
      #expect(throws: PortalProblem.self) { try share(days: days) }
    }
    #expect(throws: InvoicingError.self) {
      try share(InvoiceID(raw: RawID(high: 9, low: 9)))
    }
  }

  @Test func `all documents are shared only of a customer who is surely one`() throws {
    #expect(try share(ofCustomer: true).link.customer != nil)
    let nameless = try #require(try shop.issue(Self.order("P-2", email: nil)).documents.first)
    #expect(throws: PortalProblem.self) { try share(ofCustomer: true, nameless.id) }
    #expect(try share(nameless.id).link.customer == nil)
  }

  @Test func `what a customer asks is an event, five times a day, and is answered once`() throws {
    func ask(_ text: String) throws {
      try shop.database.writeSync(.company(shop.company)) {
        try desk.ask(.dispute, text, of: invoice, in: $0)
      }
    }
    for number in 1...5 { try ask("Il manque une lampe (\(number)).") }
    #expect(throws: PortalProblem.self) { try ask("Encore.") }
    shop.clock.advance(days: 1)
    shop.clock.advance(seconds: 1)
    try ask("Toujours rien.")
    for empty in ["", "  \n ", String(repeating: "x", count: 2_001)] {
      #expect(throws: PortalProblem.self) { try ask(empty) }
    }
    let first = try #require(
      try shop.database.readSync {
        try $0.row("SELECT id FROM dispute WHERE company_id = \(shop.company) ORDER BY id LIMIT 1")
        { try $0.id(0, as: Dispute.ID.self) }
      })
    func answer() throws {
      try shop.database.writeSync(.company(shop.company)) {
        try desk.answer(first, of: invoice, "Elle part demain.", in: $0)
      }
    }
    try answer()
    #expect(throws: PortalProblem.self) { try answer() }
    let types = try shop.database.readSync {
      try EventStore.list(after: 0, limit: 1_000, of: shop.company, in: $0).map(\.type)
    }
    #expect(types.filter { $0 == "invoice.disputed" }.count == 6)
    #expect(types.filter { $0 == "invoice.dispute_answered" }.count == 1)
  }

  @Test func `where to pay is https, a host written out, and knows three places`() throws {
    let address = try #require(
      PaymentAddress("https://pay.example.fr/?ref={number}&amount={amount}&in={currency}"))
    #expect(
      address.url(number: "F 2026/1&x", amount: try Money("12.50"))
        == "https://pay.example.fr/?ref=F%202026%2F1%26x&amount=12.50&in=EUR")
    for text in [
      "http://pay.example.fr/", "https://{number}.example.fr/", "https://pay/", "javascript:x",
      "https://pay.example.fr/{iban}", "https://pay.example.fr/{number",
      "https://a@pay.example.fr/",
    ] {
      #expect(PaymentAddress(text) == nil, "\(text)")
    }
  }
}
