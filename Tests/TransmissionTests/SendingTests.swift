import Crypto
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Transmission

/// Documents on their way: a real database, a real mail server, a clock that is moved by hand.
@Suite(.serialized) struct SendingTests {
  /// A shop with a way out.
  private struct Desk {
    let shop: TestShop
    let server: MailServer
    let send: SendDocument
    let desk: MailDesk

    init(_ folder: TemporaryFolder = TemporaryFolder()) throws {
      shop = try TestShop(folder)
      server = try MailServer()
      let sender = try EmailAddress("bonjour@atelier-lumiere.example")
      send = SendDocument(issuer: shop.issuer, sender: sender)
      let mailer = try SMTPMailer(
        SMTPSettings("smtp://127.0.0.1:\(server.port)"), answerSeconds: 60)
      desk = MailDesk(
        issuer: shop.issuer, database: shop.database, setup: .init(mailer: mailer, sender: sender))
    }

    func issue(_ number: String, _ change: (inout SalesOrder) -> Void = { _ in }) throws
      -> InvoiceID
    {
      let outcome = try shop.issue(Sample.order(number, change))
      return try #require(outcome.documents.first?.id, "\(outcome.codes)")
    }

    /// Asks, confirming whatever is asked.
    func ask(_ id: InvoiceID, to: String? = nil, message: String? = nil, by: String = "Marie")
      async throws -> DocumentEmail
    {
      let codes = try shop.database.readSync {
        try send.prepared(id, SendRequest(to: to, by: by), in: $0).findings.map(\.code)
      }
      return try await ask(
        id, SendRequest(to: to, message: message, confirm: Set(codes), by: by, reason: "appelée"))
    }

    func ask(_ id: InvoiceID, _ request: SendRequest) async throws -> DocumentEmail {
      let send = send
      return try await send.counting(in: shop.database) {
        try await shop.database.write { try send(id, request, in: $0) }
      }
    }

    func now(_ email: DocumentEmail) throws -> DocumentEmail {
      try #require(
        try shop.database.readSync {
          try DocumentEmailStore.one(email.id, of: shop.company, in: $0)
        })
    }

    func cancel(_ email: DocumentEmail) async throws -> DocumentEmail {
      let send = send
      return try await shop.database.write { try send.cancel(email.id, in: $0) }
    }

    func row(_ error: ClassicError) throws -> ShieldReport.Row {
      let report = try shop.database.readSync { try ShieldReport.load(of: shop.company, in: $0) }
      return try #require(report.rows.first { $0.error == error })
    }

    func codes(_ id: InvoiceID, to: String? = nil) throws -> [String] {
      try shop.database.readSync {
        try send.prepared(id, SendRequest(to: to, by: ""), in: $0).findings.map(\.code)
      }
    }
  }

  // MARK: The way out

  @Test func `half a minute after it was asked for, the exact sealed file leaves`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    let email = try await desk.ask(id, message: "Merci, et à bientôt.\nMarie")
    #expect(email.state == .queued)
    desk.shop.clock.advance(seconds: 29)
    #expect(try await desk.desk.work().isEmpty)
    desk.shop.clock.advance(seconds: 1)
    #expect(try await desk.desk.work().map(\.state) == [.sent])
    let taken = try #require(try desk.server.taken().first)
    #expect(taken.recipients == ["zoe@exemple.fr"])
    #expect(taken.header("message-id") == "<\(email.messageID)>")
    #expect(taken.subject == "Facture \(email.number) – Atelier Lumière")
    #expect(
      taken.text?.contains(
        "Vous trouverez ci-joint votre facture \(email.number) du 23/11/2026, d’un montant de 120,00\u{A0}€."
      ) == true)
    #expect(
      taken.text?.contains("à bientôt.\r\nMarie") == true
        || taken.text?.contains("à bientôt.\nMarie") == true)
    let pdf = try desk.shop.database.readSync {
      try DocumentStore.pdf(of: id, number: email.number, company: desk.shop.company, in: $0)
    }
    let hash = SHA256.hash(data: pdf)
    #expect(Array(hash) == email.pdfHash)
    #expect(
      taken.attachment?["sha256"]?.text
        == hash.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
    #expect(taken.attachment?["name"]?.text == "\(email.number).pdf")
    #expect(try await desk.desk.work().isEmpty)
    #expect(try desk.server.taken().count == 1)
  }

  @Test(arguments: [
    ("DE", "Rechnung F-2026-00001 – Atelier Lumière", "Zu zahlen bis zum"),
    ("ES", "Factura F-2026-00001 – Atelier Lumière", "Importe a pagar antes del"),
    ("IT", "Fattura F-2026-00001 – Atelier Lumière", "Importo da pagare entro il"),
    ("NL", "Invoice F-2026-00001 – Atelier Lumière", "Amount due by"),
  ])
  func `a mail is in the language of its buyer`(country: String, subject: String, words: String)
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1") {
      $0.buyer.address = .init(line1: "Weg 1", postCode: "10115", city: "Ort", country: country)
    }
    let prepared = try desk.shop.database.readSync {
      try desk.send.prepared(id, SendRequest(by: ""), in: $0)
    }
    #expect(prepared.text.subject == subject)
    #expect(prepared.text.body.contains(words), "\(prepared.text.body)")
  }

  @Test func `a mail is undone until it leaves, and not after`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    let undone = try await desk.ask(id)
    desk.shop.clock.advance(seconds: 20)
    #expect(try await desk.cancel(undone).state == .cancelled)
    desk.shop.clock.advance(seconds: 20)
    #expect(try await desk.desk.work().isEmpty)
    #expect(try desk.codes(id) == ["send.first-send"], "what was undone does not count as sent")
    let sent = try await desk.ask(id)
    desk.shop.clock.advance(seconds: 30)
    try await desk.desk.work()
    await #expect(throws: SendProblem.self) { try await desk.cancel(sent) }
    await #expect(throws: SendProblem.self) { try await desk.cancel(undone) }
    #expect(try desk.server.taken().count == 1)
  }

  @Test func `refused for now, it is tried again later; undone, it is not`() async throws {
    let desk = try Desk()
    let email = try await desk.ask(try desk.issue("1"), to: "busy@exemple.fr")
    desk.shop.clock.advance(seconds: 30)
    #expect(try await desk.desk.work().map(\.state) == [.queued])
    let waiting = try desk.now(email)
    #expect(waiting.lastCode == "mail.deferred" && waiting.tries == 1)
    #expect(waiting.lastWords == "451 4.3.2 busy, come back later")
    try desk.server.open()
    #expect(try await desk.desk.work().isEmpty, "not before its time")
    desk.shop.clock.advance(seconds: 80)
    #expect(try await desk.desk.work().map(\.state) == [.sent])
    #expect(try desk.server.taken().count == 1)
  }

  @Test func `refused for good, or too often, it has failed, and nothing of its text is kept`()
    async throws
  {
    let desk = try Desk()
    let refused = try await desk.ask(
      try desk.issue("1"), to: "nobody@exemple.fr", message: "secret")
    let given = try await desk.ask(try desk.issue("2"), to: "later@exemple.fr", message: "secret")
    for _ in 0..<10 {
      desk.shop.clock.advance(days: 2)
      try await desk.desk.work()
    }
    #expect(try desk.now(refused).state == .failed && desk.now(refused).tries == 1)
    #expect(try desk.now(given).state == .failed && desk.now(given).tries == 8)
    let kept = try desk.shop.database.readSync { tx in
      try tx.row("SELECT count(*) FROM email WHERE message IS NOT NULL") { try $0.int(0) }
    }
    #expect(kept == 0)
    #expect(
      try desk.codes(refused.invoice, to: "nobody@exemple.fr").contains("send.already-sent")
        == false)
  }

  @Test func `handed over without an answer, it is uncertain and never sent again by itself`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    let email = try await desk.ask(id, to: "cut@exemple.fr")
    for _ in 0..<5 {
      desk.shop.clock.advance(days: 1)
      try await desk.desk.work()
    }
    #expect(try desk.now(email).state == .uncertain)
    #expect(try desk.server.taken().count == 1)
    #expect(try desk.codes(id, to: "cut@exemple.fr") == ["send.already-sent"])
  }

  @Test func `sent again, it says that it is a duplicate, and the file is the sealed one`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    for _ in 1...2 {
      _ = try await desk.ask(id)
      desk.shop.clock.advance(seconds: 31)
      try await desk.desk.work()
    }
    let taken = try desk.server.taken()
    #expect(
      taken.map {
        $0.text?.contains("Duplicata : ce document vous a déjà été adressé le 23/11/2026.")
      }
        == [false, true])
    #expect(Set(taken.map { $0.attachment?["sha256"]?.text }).count == 1)
  }

  @Test func `a mail a program died on is uncertain to the next one`() async throws {
    let desk = try Desk()
    let email = try await desk.ask(try desk.issue("1"))
    desk.shop.clock.advance(seconds: 30)
    let company = desk.shop.company
    _ = try await desk.shop.database.write {
      try DocumentEmailStore.claim(email.id, of: company, in: $0)
    }
    desk.shop.clock.advance(seconds: 60)
    #expect(try await desk.desk.work().isEmpty)
    #expect(try desk.now(email).state == .uncertain)
    #expect(try desk.server.taken().isEmpty)
  }

  @Test func `without a server the whole queue waits, and then leaves`() async throws {
    let desk = try Desk()
    let mailer = try SMTPMailer(SMTPSettings("smtp://127.0.0.1:1"), answerSeconds: 5)
    let sender = try EmailAddress("bonjour@atelier-lumiere.example")
    let down = MailDesk(
      issuer: desk.shop.issuer, database: desk.shop.database,
      setup: .init(mailer: mailer, sender: sender))
    for number in 1...3 { _ = try await desk.ask(try desk.issue("\(number)")) }
    desk.shop.clock.advance(seconds: 30)
    let tried = try await down.work()
    #expect(tried.count == 1 && tried.first?.lastCode == "mail.server-unreachable")
    #expect(try await down.work().isEmpty, "one try says it for all")
    desk.shop.clock.advance(seconds: 80)
    #expect(try await desk.desk.work().map(\.state) == [.sent, .sent, .sent])
  }

  @Test func `a file that is no longer the sealed one does not leave`() async throws {
    let desk = try Desk()
    let email = try await desk.ask(try desk.issue("1"))
    try desk.shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run("UPDATE document SET tail = \([0x20] as [UInt8])")
    }
    desk.shop.clock.advance(seconds: 30)
    #expect(try await desk.desk.work().map(\.lastCode) == ["invoicing.document-damaged"])
    #expect(try desk.now(email).state == .failed)
    #expect(try desk.server.taken().isEmpty)
  }

  @Test func `what was asked for, and what became of it, cannot be changed in the log`()
    async throws
  {
    let desk = try Desk()
    let email = try await desk.ask(try desk.issue("1"))
    let database = desk.shop.database
    for change: SQL in [
      "UPDATE email SET recipient = 'eve@mechant.example'", "UPDATE email SET requested_by = 'x'",
      "DELETE FROM email",
    ] {
      await #expect(throws: StorageError.self) { try await database.write { try $0.run(change) } }
    }
    _ = try await desk.cancel(email)
    await #expect(throws: StorageError.self) {
      try await database.write { try $0.run("UPDATE email SET state = 'queued'") }
    }
  }

  // MARK: The guards, with what the database knows

  @Test func `nothing leaves until every question is answered, and the shield says who did`()
    async throws
  {
    let desk = try Desk()
    let other = try desk.issue("1") {
      $0.buyer.externalID = "C2"
      $0.buyer.name = "Ana Li"
      $0.buyer.email = "ana@exemple.fr"
    }
    _ = other
    let id = try desk.issue("2")
    var request = SendRequest(to: "Ana@exemple.fr", by: "Marie", reason: "sa sœur")
    let problem = await #expect(throws: SendProblem.self) { try await desk.ask(id, request) }
    let wanted = ["send.address-of-another-customer", "send.first-send"]
    #expect(problem?.confirm == wanted)
    #expect(try desk.row(.recipient).open == 1)
    request.confirm = ["send.first-send"]
    await #expect(throws: SendProblem.self) { try await desk.ask(id, request) }
    request.confirm = Set(wanted)
    let email = try await desk.ask(id, request)
    #expect(email.confirmed == wanted)
    #expect(try desk.row(.recipient).open == 0)
    #expect(try desk.row(.recipient).overridden == 2)
    let overrides = try desk.shop.database.readSync {
      try MendStore.overrides(of: desk.shop.company, limit: 10, in: $0)
    }
    #expect(overrides.map(\.code) == wanted)
    #expect(
      overrides.allSatisfy {
        $0.by == "Marie" && $0.reason == "sa sœur" && $0.order == email.number
      }
    )
  }

  @Test func `an invoice that is no longer owed asks before it leaves, and asks for no money`()
    async throws
  {
    let desk = try Desk()
    let id = try desk.issue("1")
    let issuer = desk.shop.issuer
    _ = try await desk.shop.database.write { tx in
      try CreditInvoices(issuer: issuer)(
        CreditRequest(shares: [.init(invoice: id, what: .rest)]), in: tx)
    }
    let request = SendRequest(by: "Marie")
    let problem = await #expect(throws: SendProblem.self) { try await desk.ask(id, request) }
    #expect(problem?.confirm.contains("send.no-longer-owed") == true)
  }

  @Test func `sent to the right address after all, the mistake is mended`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    let problem = await #expect(throws: SendProblem.self) {
      try await desk.ask(
        id, SendRequest(to: "zoe@@exemple.fr", confirm: ["send.address-malformed"], by: "x"))
    }
    #expect(problem?.code == "send.impossible" && problem?.confirm == [])
    #expect(try desk.row(.recipient).open == 1)
    _ = try await desk.ask(id)
    #expect(try desk.row(.recipient).open == 0 && desk.row(.recipient).mended == 1)
  }

  @Test func `an address confirmed once for a customer is not asked about again`() async throws {
    let desk = try Desk()
    _ = try await desk.ask(try desk.issue("1"), to: "maman@exemple.fr")
    #expect(try desk.codes(try desk.issue("2"), to: "maman@exemple.fr") == [])
    #expect(try desk.codes(try desk.issue("3")) == ["send.first-send"])
    let stranger = try desk.issue("4") {
      $0.buyer.externalID = "C9"
      $0.buyer.name = "Bob"
      $0.buyer.email = "bob@autre.fr"
    }
    #expect(
      try desk.codes(stranger, to: "maman@exemple.fr") == ["send.address-not-known-for-customer"])
  }

  @Test
  func
    `every address a customer ordered with is theirs; a guest of the same name is the same person`()
    async throws
  {
    let desk = try Desk()
    _ = try desk.issue("1")
    _ = try desk.issue("2") { $0.buyer.email = "zoe@travail.example" }
    let id = try desk.issue("3")
    #expect(try desk.codes(id, to: "zoe@travail.example") == ["send.first-send"])
    _ = try desk.issue("4") {
      $0.buyer.externalID = nil
      $0.buyer.name = "ZOE LEFEVRE"
      $0.buyer.email = "zoe@invitee.example"
    }
    #expect(
      try desk.codes(id, to: "zoe@invitee.example")
        == ["send.address-not-known-for-customer", "send.first-send"])
  }

  @Test func `a draft, and a document that does not exist, are not sent`() async throws {
    let desk = try Desk()
    let issuer = desk.shop.issuer
    let draft = try await desk.shop.database.write { tx in
      let order = try OrderIntake(issuer: issuer).enter(Sample.reading(Sample.order("1")), in: tx)
        .id
      return try OrderIntake(issuer: issuer).draft(for: order, in: tx)
    }
    let problem = await #expect(throws: SendProblem.self) {
      try await desk.ask(draft, SendRequest(by: ""))
    }
    #expect(problem?.code == "send.not-issued")
    let none = InvoiceID(raw: RawID(high: 1, low: 1))
    await #expect(throws: InvoicingError.self) { try await desk.ask(none, SendRequest(by: "")) }
  }

  @Test func `without a mail server, asking says how to name one`() async throws {
    let desk = try Desk()
    let id = try desk.issue("1")
    let send = SendDocument(issuer: desk.shop.issuer, sender: nil)
    await #expect(throws: MailFailure.notConfigured) {
      try await desk.shop.database.write { try send(id, SendRequest(by: ""), in: $0) }
    }
  }
}
