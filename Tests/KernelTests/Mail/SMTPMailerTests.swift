import Crypto
import Kernel
import Money
import TestSupport
import Testing

/// Mail over real connections to a real server, read back by somebody else's parser.
@Suite(.serialized) struct SMTPMailerTests {
  private static let noon = Instant(LocalDate(year: 2026, month: 11, day: 26)!, hour: 12, minute: 5)

  private static func mail(
    to address: String = "zoe@exemple.fr", _ change: (inout Mail) -> Void = { _ in }
  ) throws -> Mail {
    let ids = IDs.counting(Clock { noon })
    var mail = Mail(
      id: ids.next(), date: noon,
      from: .init("Atelier Lumière", try EmailAddress("bonjour@atelier.example")),
      to: .init("Zoé Lefèvre", try EmailAddress(address)),
      subject: "Votre facture F-2026-00042", text: "Bonjour,\nvoici votre facture.")
    change(&mail)
    return mail
  }

  private static func mailer(
    _ server: MailServer, _ url: String = "smtp://127.0.0.1", trusting: Bool = true,
    query: String = ""
  ) throws -> SMTPMailer {
    var environment = ["FACTURIER_SMTP_URL": "\(url):\(server.port)\(query)"]
    if trusting { environment["FACTURIER_SMTP_CA"] = server.certificate }
    return try SMTPMailer(SMTPSettings(environment: environment), answerSeconds: 30)
  }

  private func failure(of mailer: SMTPMailer, _ mail: Mail) async -> MailFailure? {
    do throws(MailFailure) {
      _ = try await mailer.send(mail)
      return nil
    } catch {
      return error
    }
  }

  // MARK: What arrives

  @Test func `text, HTML and the attachment arrive as they were`() async throws {
    let server = try MailServer()
    let pdf = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    let text =
      "Bonjour Zoé,\n.\n..deux points\n" + String(repeating: "très longue ligne = ", count: 30)
      + "\nfin \n"
    let mail = try Self.mail {
      $0.text = text
      $0.html = "<p>Bonjour <b>Zoé</b></p>"
      $0.replyTo = try? EmailAddress("compta@atelier.example")
      $0.attachments = [.init(name: "Facture n° 42 – été.pdf", type: .pdf, bytes: pdf)]
    }
    let said = try await Self.mailer(server).send(mail)
    #expect(said == "250 2.0.0 queued as 0001")
    let taken = try #require(try server.taken().first)
    #expect(taken.record["from"]?.text == "bonjour@atelier.example")
    #expect(taken.recipients == ["zoe@exemple.fr"])
    #expect(taken.record["hello"]?.text == "[127.0.0.1]")
    #expect(taken.subject == "Votre facture F-2026-00042")
    #expect(
      taken.record["sender"]?.elements.first?.elements.map(\.text) == [
        "Atelier Lumière", "bonjour@atelier.example",
      ])
    #expect(
      taken.record["recipients"]?.elements.first?.elements.map(\.text) == [
        "Zoé Lefèvre", "zoe@exemple.fr",
      ])
    #expect(taken.header("reply-to") == "compta@atelier.example")
    #expect(taken.header("date") == "Thu, 26 Nov 2026 12:05:00 +0000")
    #expect(taken.header("message-id") == "<\(mail.id.text)@atelier.example>")
    #expect(taken.parts.map { $0["type"]?.text } == ["text/plain", "text/html", "application/pdf"])
    #expect(taken.text?.replacing("\r\n", with: "\n") == text)
    #expect(taken.attachment?["name"]?.text == "Facture n° 42 – été.pdf")
    let hash = SHA256.hash(data: pdf).map {
      String($0 >> 4, radix: 16) + String($0 & 15, radix: 16)
    }.joined()
    #expect(taken.attachment?["sha256"]?.text == hash)
    #expect(taken.record["defects"]?.elements.isEmpty == true)
    #expect(taken.record["ascii"]?.bool == true)
    #expect(Int(taken.record["longest"]?.text ?? "")! <= 78)
  }

  @Test func `the same mail has the same bytes`() async throws {
    let server = try MailServer()
    let mailer = try Self.mailer(server)
    for _ in 0..<2 { _ = try await mailer.send(try Self.mail()) }
    let taken = try server.taken()
    #expect(taken.count == 2 && taken[0].bytes == taken[1].bytes)
  }

  @Test(arguments: [
    "Facture\r\nBcc: eve@mechant.example", "Facture\n\nCorps", "=?UTF-8?B?RmFjdHVyZQ==?=",
    "\u{2028}Bcc: eve@mechant.example", "\u{0}Facture\u{7F}",
    "Très long sujet avec des accents éèàç et des idéogrammes 請求書 et 🧾 qui ne tient pas sur une ligne",
    String(repeating: "mot ", count: 60), "“Guillemets”, <chevrons> & virgules; points: @",
  ])
  func `no subject or name adds a header, and each is read back as it was cleaned`(text: String)
    async throws
  {
    let server = try MailServer()
    let mail = try Self.mail {
      $0.subject = text
      $0.to.name = text
      $0.from.name = text
      $0.attachments = [.init(name: text + ".pdf", type: .pdf, bytes: [1, 2, 3])]
    }
    _ = try await Self.mailer(server).send(mail)
    let taken = try #require(try server.taken().first)
    #expect(taken.recipients == ["zoe@exemple.fr"])
    #expect(taken.record["headerCount"]?.text == "7")
    #expect(taken.header("bcc") == nil)
    #expect(taken.subject == CleanText.line(text))
    #expect(
      taken.record["recipients"]?.elements.map { $0.elements.map(\.text) } == [
        [CleanText.line(text), "zoe@exemple.fr"]
      ])
    #expect(
      taken.record["sender"]?.elements.first?.elements.last?.text == "bonjour@atelier.example")
    #expect(taken.attachment?["size"]?.text == "3")
    #expect(taken.record["defects"]?.elements.isEmpty == true)
  }

  // MARK: Safe connections

  @Test(arguments: [(MailServer.Protection.implicit, "smtps://"), (.starttls, "smtp://")])
  func `with TLS, name and password the mail is taken`(tls: MailServer.Protection, scheme: String)
    async throws
  {
    let server = try MailServer(tls, signIn: ("marie", "p@ss:wörd/1"))
    for host in ["localhost", "127.0.0.1"] {
      let mailer = try Self.mailer(server, "\(scheme)marie:p%40ss%3Aw%C3%B6rd%2F1@\(host)")
      _ = try await mailer.send(try Self.mail())
    }
    let taken = try server.taken()
    #expect(taken.count == 2)
    #expect(
      taken.allSatisfy {
        $0.record["encrypted"]?.bool == true && $0.record["user"]?.text == "marie"
      })
  }

  @Test(arguments: [
    (MailServer.Protection.implicit, "smtps://localhost"), (.starttls, "smtp://localhost"),
  ])
  func `a certificate nobody vouches for is not trusted`(tls: MailServer.Protection, url: String)
    async throws
  {
    let server = try MailServer(tls)
    let failure = await failure(of: try Self.mailer(server, url, trusting: false), try Self.mail())
    #expect(failure?.code == "mail.server-untrusted", "\(String(describing: failure))")
    #expect(failure?.isTemporary == true)
    #expect(try server.taken().isEmpty)
  }

  @Test func `a server elsewhere must offer STARTTLS, unless told otherwise`() async throws {
    #expect(try SMTPSettings("smtp://mail.example.com").protection == .startTLS)
    #expect(try SMTPSettings("smtp://mail.example.com?tls=off").protection == .none)
    #expect(try SMTPSettings("smtp://localhost:25").protection == .startTLSIfOffered)
    #expect(try SMTPSettings("smtps://mail.example.com").protection == .tls)
    // Loopback, seen as another machine.
    let server = try MailServer()
    var settings = try SMTPSettings("smtp://127.0.0.1:\(server.port)")
    settings.protection = .startTLS
    #expect(
      await failure(of: try SMTPMailer(settings), try Self.mail()) == .untrusted("no STARTTLS"))
    #expect(try server.taken().isEmpty)
  }

  @Test func `a wrong password is said, and shown nowhere`() async throws {
    let server = try MailServer(signIn: ("marie", "right"))
    let mailer = try Self.mailer(server, "smtp://marie:topsecret@127.0.0.1")
    let failure = try #require(await failure(of: mailer, try Self.mail()))
    #expect(failure.code == "mail.sign-in-refused")
    #expect(failure.isTemporary)
    for shown in ["\(failure)", failure.text(.fr), "\(mailer)", String(reflecting: mailer)] {
      #expect(!shown.contains("topsecret"))
    }
  }

  // MARK: Refusals

  @Test(arguments: [
    ("busy@exemple.fr", "mail.deferred", true, "451 4.3.2 busy, come back later"),
    ("later@exemple.fr", "mail.deferred", true, "451 4.7.1 greylisted"),
    ("nobody@exemple.fr", "mail.refused", false, "550 5.1.1 no such user here"),
    ("spam@exemple.fr", "mail.refused", false, "554 5.7.1 looks like spam"),
  ])
  func `a refusal is for now or for good, in the server's words`(
    address: String, code: String, isTemporary: Bool, words: String
  ) async throws {
    let server = try MailServer()
    let failure = try #require(
      await failure(of: try Self.mailer(server), try Self.mail(to: address)))
    #expect(failure.code == code)
    #expect(failure.isTemporary == isTemporary)
    #expect(failure.reason == words)
    #expect(try server.taken().isEmpty)
  }

  @Test func `cut off after the last byte, nobody knows whether the mail left`() async throws {
    let server = try MailServer()
    let failure = await failure(of: try Self.mailer(server), try Self.mail(to: "cut@exemple.fr"))
    #expect(failure?.code == "mail.outcome-unknown")
    #expect(failure?.isTemporary == false)
    #expect(try server.taken().count == 1)
  }

  @Test func `silence after the last byte is no answer either`() async throws {
    let server = try MailServer()
    let settings = try SMTPSettings("smtp://127.0.0.1:\(server.port)")
    // Of every answer: the others, which come, may take their time on a busy machine.
    let mailer = try SMTPMailer(settings, answerSeconds: 15)
    #expect(
      await failure(of: mailer, try Self.mail(to: "slow@exemple.fr"))?.code
        == "mail.outcome-unknown")
  }

  @Test func `a server that is not there is tried again later`() async throws {
    let server = try MailServer()
    let mailer = try Self.mailer(server)
    server.stop()
    #expect(waiting(seconds: 10) { true })
    var failure: MailFailure?
    for _ in 0..<50 where failure == nil {
      failure = await self.failure(of: mailer, try Self.mail())
    }
    #expect(failure?.code == "mail.server-unreachable")
    #expect(failure?.isTemporary == true)
  }

  @Test func `a mail larger than the server takes is not begun`() async throws {
    let server = try MailServer(sizeLimit: 5_000)
    let mail = try Self.mail {
      $0.attachments = [.init(name: "a.pdf", type: .pdf, bytes: Array(repeating: 7, count: 9_000))]
    }
    let failure = await failure(of: try Self.mailer(server), mail)
    #expect(failure?.code == "mail.refused")
    #expect(failure?.reason.contains("SIZE 5000") == true)
  }

  // MARK: Settings

  @Test func `without a server it is said how to name one`() {
    #expect(throws: MailFailure.notConfigured) { try SMTPSettings(environment: [:]) }
    #expect(MailFailure.notConfigured.text(.fr).contains("FACTURIER_SMTP_URL"))
  }

  @Test(arguments: [
    "nowhere", "http://a.example", "smtp://", "smtps://h?tls=off", "smtp://h?auth=no",
  ])
  func `a setting that cannot be read is named`(url: String) {
    let failure = #expect(throws: MailFailure.self) {
      try SMTPSettings(environment: ["FACTURIER_SMTP_URL": url])
    }
    #expect(failure?.code == "mail.setting-invalid")
  }

  @Test func `an authority that is no certificate, or no file, is named`() throws {
    let folder = TemporaryFolder()
    var environment = ["FACTURIER_SMTP_URL": "smtps://localhost"]
    environment["FACTURIER_SMTP_CA"] = folder.file("none.pem")
    #expect(throws: MailFailure.self) { try SMTPSettings(environment: environment) }
    environment["FACTURIER_SMTP_CA"] = try folder.write("bad.pem", "nothing\n")
    let settings = try SMTPSettings(environment: environment)
    #expect(throws: MailFailure.self) { try SMTPMailer(settings) }
  }

  @Test func `mail is from the setting, else from the company`() throws {
    let set = ["FACTURIER_MAIL_FROM": "factures@atelier.example"]
    #expect(
      try SMTPSettings.sender(environment: set, company: "a@b.fr").description
        == "factures@atelier.example")
    #expect(try SMTPSettings.sender(environment: [:], company: "a@b.fr").description == "a@b.fr")
    #expect(throws: MailFailure.self) { try SMTPSettings.sender(environment: [:], company: nil) }
    #expect(throws: MailFailure.self) { try SMTPSettings.sender(environment: [:], company: "a b") }
  }
}
