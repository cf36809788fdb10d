import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Transmission

/// Mails of documents that carry a link to the customer's page, and those that are overtaken by what happens meanwhile.
@Suite(.serialized) struct MailedLinkTests {
  private struct Desk {
    let shop: TestShop
    let server: MailServer
    let send: SendDocument
    let desk: MailDesk
    let portal: PortalDesk

    init(
      _ settings: String =
        #""verificationAddress": "https://factures.example.fr", "linksInMail": true, "#
    )
      throws
    {
      let company = Sample.companyJSON.replacing("\"legalForm\"", with: "\(settings)\"legalForm\"")
      shop = try TestShop(company: company, chance: .system)
      server = try MailServer()
      let sender = try EmailAddress("bonjour@atelier-lumiere.example")
      send = SendDocument(issuer: shop.issuer, sender: sender)
      let mailer = try SMTPMailer(
        SMTPSettings("smtp://127.0.0.1:\(server.port)"), answerSeconds: 60)
      desk = MailDesk(
        issuer: shop.issuer, database: shop.database, setup: .init(mailer: mailer, sender: sender))
      portal = PortalDesk(company: shop.company, ids: shop.issuer.ids, address: nil)
    }

    func issue(_ number: String, country: String = "FR") throws -> InvoiceID {
      let outcome = try shop.issue(
        Sample.order(number) {
          $0.buyer.address = .init(
            line1: "Weg 1", postCode: "10115", city: "Ort", country: country)
          $0.payment = nil
        })
      return try #require(outcome.documents.first?.id, "\(outcome.codes)")
    }

    func ask(_ id: InvoiceID, to: String? = nil) async throws -> DocumentEmail {
      let codes = try shop.database.readSync {
        try send.prepared(id, SendRequest(to: to, by: "Marie"), in: $0).findings.map(\.code)
      }
      let (sending, request) = (send, SendRequest(to: to, confirm: Set(codes), by: "Marie"))
      return try await shop.database.write { try sending(id, request, in: $0) }
    }

    /// After its half minute.
    func work() async throws -> [DocumentEmail] {
      shop.clock.advance(seconds: 30)
      return try await desk.work()
    }

    /// Whether each may still open it, the oldest first.
    func links(_ id: InvoiceID) throws -> [Bool] {
      try shop.database.readSync { tx in
        try tx.rows(
          """
          SELECT revoked_at FROM portal_link
          WHERE company_id = \(shop.company) AND invoice_id = \(id) ORDER BY id
          """
        ) { try $0.int64OrNil(0) == nil }
      }
    }

    func credit(_ id: InvoiceID) throws {
      _ = try shop.database.writeSync {
        try CreditInvoices(issuer: shop.issuer)(
          CreditRequest(shares: [.init(invoice: id, what: .rest)]), in: $0)
      }
    }

    func opens(_ url: String) throws -> InvoiceID? {
      let token = try #require(PortalToken(url.suffix(78)))
      return try shop.database.readSync { try portal.link(token, in: $0)?.invoice }
    }
  }

  /// The address a mail holds.
  private func url(in text: String?) throws -> String {
    let found = try #require(text).firstMatch(
      of: /https:\/\/factures\.example\.fr\/portal\/[0-9a-z]+/)
    return String(try #require(found, "\(text ?? "")").output)
  }

  @Test func `a mail carries a link of its own, as text and as HTML, that opens the document`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    _ = try await desk.ask(id)
    #expect(try await desk.work().map(\.state) == [.sent])
    let taken = try #require(try desk.server.taken().first)
    let address = try url(in: taken.text)
    #expect(taken.text?.contains("Voir ce document en ligne") == true)
    let html = try #require(taken.parts.first { $0["type"]?.text == "text/html" }?["text"]?.text)
    #expect(html.contains("href=\"\(address)\"") && html.contains("lang=\"fr\""))
    #expect(!html.contains("<img") && !html.contains("<script"), "nothing is fetched")
    #expect(try desk.opens(address) == id)
    // To the end of the day it names.
    let last = desk.shop.clock.clock.now.dateInParis.adding(days: 90)
    let end = Instant.startOfDayInParis(last.adding(days: 1))
    #expect(taken.text?.contains(DocumentFigures.of(.french).date(last)) == true)
    func wait(until moment: Instant) {
      let now = desk.shop.clock.clock.now
      desk.shop.clock.advance(seconds: Int((moment.microseconds - now.microseconds) / 1_000_000))
    }
    wait(until: end.adding(seconds: -5))
    #expect(try desk.opens(address) == id)
    wait(until: end.adding(seconds: 5))
    #expect(try desk.opens(address) == nil)
  }

  @Test(arguments: [
    ("DE", "Dieses Dokument online ansehen"), ("ES", "Ver este documento en línea"),
    ("IT", "Vedere questo documento online"), ("NL", "See this document online"),
  ])
  func `its words are in the language of the buyer`(country: String, words: String) async throws {
    let desk = try Desk()
    _ = try await desk.ask(try desk.issue("1", country: country))
    #expect(try await desk.work().map(\.state) == [.sent])
    #expect(try desk.server.taken().first?.text?.contains(words) == true)
  }

  @Test func `sent again, it is another link; one that was taken back stays so`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    _ = try await desk.ask(id)
    _ = try await desk.work()
    let first = try url(in: try desk.server.taken().first?.text)
    let link = try desk.shop.database.readSync {
      try desk.portal.link(try #require(PortalToken(first.suffix(78))), in: $0)
    }
    try desk.shop.database.writeSync(.company(desk.shop.company)) {
      _ = try desk.portal.revoke(try #require(link?.id), in: $0)
    }
    _ = try await desk.ask(id)
    _ = try await desk.work()
    let second = try url(in: try desk.server.taken(2).last?.text)
    #expect(first != second)
    #expect(try desk.opens(first) == nil)
    #expect(try desk.opens(second) == id)
    #expect(try desk.links(id) == [false, true])
  }

  @Test func `a mail that is put off has a new secret, and the one that was lost opens nothing`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    _ = try await desk.ask(id, to: "busy@exemple.fr")
    #expect(try await desk.work().map(\.state) == [.queued])
    try desk.server.open()
    desk.shop.clock.advance(seconds: 120)
    #expect(try await desk.desk.work().map(\.state) == [.sent])
    #expect(try desk.opens(try url(in: try desk.server.taken().last?.text)) == id)
    #expect(try desk.links(id) == [true], "one mail, one link")
  }

  @Test func `a mail that was undone leaves no link behind`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    let email = try await desk.ask(id)
    let sending = desk.send
    #expect(try desk.links(id) == [true])
    _ = try await desk.shop.database.write { try sending.cancel(email.id, in: $0) }
    #expect(try desk.links(id) == [false])
  }

  @Test(arguments: [
    #""verificationAddress": "https://factures.example.fr", "#, #""linksInMail": true, "#,
  ])
  func `without a public address, or where it is not wanted, a mail is as it was`(settings: String)
    async throws
  {
    let desk = try Desk(settings)
    let id = try desk.issue("1")
    _ = try await desk.ask(id)
    _ = try await desk.work()
    let taken = try #require(try desk.server.taken().first)
    #expect(taken.text?.contains("/portal/") == false)
    #expect(!taken.parts.contains { $0["type"]?.text == "text/html" })
    #expect(try desk.links(id).isEmpty)
  }

  @Test func `a mail of an invoice that was credited meanwhile does not leave, and says why`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    let email = try await desk.ask(id)
    try desk.credit(id)
    let tried = try #require(try await desk.work().first)
    #expect(tried.id == email.id && tried.state == .cancelled)
    #expect(tried.lastCode == "send.no-longer-owed")
    #expect(tried.lastWords?.contains("annulée par avoir") == true)
    #expect(try desk.server.taken().isEmpty)
    #expect(try desk.links(id) == [false])
    let events = try desk.shop.database.readSync {
      try EventStore.list(after: 0, limit: 1_000, of: desk.shop.company, in: $0).map(\.type)
    }
    #expect(events.contains("email.cancelled"))
    // Asked for with the answer to the guard, it leaves.
    _ = try await desk.ask(id)
    #expect(try await desk.work().map(\.state) == [.sent])
  }
}
