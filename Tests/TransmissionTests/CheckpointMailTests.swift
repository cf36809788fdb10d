import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// The state of the log, mailed each day: a real database, a real mail server, a clock that is moved by hand.
@Suite(.serialized) struct CheckpointMailTests {
  private struct Desk {
    let shop: TestShop
    let server: MailServer
    let desk: CheckpointMailDesk

    init(
      _ recipients: String = #"["marie@atelier.example", "cabinet@compta.example"]"#,
      at start: Instant = Sample.noon, _ folder: TemporaryFolder = TemporaryFolder(),
      server: MailServer? = nil
    ) throws {
      let company = Sample.companyJSON.replacingOccurrences(
        of: "\"legalForm\"", with: "\"checkpointMail\": \(recipients), \"legalForm\"")
      shop = try TestShop(folder, clock: MovableClock(start), company: company)
      self.server = try server ?? MailServer()
      desk = try #require(
        CheckpointMailDesk(
          company: shop.company, profile: shop.issuer.company.profile, database: shop.database,
          ids: shop.issuer.ids,
          mailer: try SMTPMailer(
            SMTPSettings("smtp://127.0.0.1:\(self.server.port)"), answerSeconds: 30),
          sender: EmailAddress("bonjour@atelier-lumiere.example")))
    }

    func issue(_ number: String) throws {
      var order = Sample.order(number)
      order.orderedOn = shop.clock.clock.today.adding(days: -1)
      #expect(try shop.issue(order).numbers.count == 1)
    }

    func states() throws -> [CheckpointMailStore.State] {
      try shop.database.readSync {
        try CheckpointMailStore.all(of: shop.company, in: $0).map(\.state)
      }
    }

    func mailed() throws -> [MailServer.Taken] { try server.taken() }
  }

  private func text(_ mail: MailServer.Taken) -> String {
    (mail.text ?? "").replacingOccurrences(of: "\r\n", with: "\n")
  }

  @Test func `once a day owner and accountant get the signed note and what it covers`()
    async throws
  {
    let desk = try Desk()
    try desk.issue("1")
    try desk.issue("2")
    #expect(try await desk.desk.work() == 2)
    let mails = try desk.server.taken(2)
    #expect(
      mails.flatMap(\.recipients).sorted() == ["cabinet@compta.example", "marie@atelier.example"])
    let mail = try #require(mails.first)
    let signed = try desk.shop.database.readSync {
      try LogStore.lastCheckpoint(of: desk.shop.company, in: $0)
    }
    let note = try #require(signed?.note)
    let size = try #require(signed?.checkpoint.size)
    #expect(
      mail.subject == "Atelier Lumière : point de contrôle du 23/11/2026 / checkpoint, \(size)")
    let words = text(mail)
    #expect(words.contains("Le journal scellé compte \(size) écritures. Derniers numéros :"))
    #expect(words.contains("\n  F-2026-00002\n"))
    #expect(words.contains("The sealed log holds \(size) entries."))
    #expect(words.contains(note.trimmingCharacters(in: .newlines)))
    #expect(mail.attachment?["name"]?.text == "point-de-controle-732829320-\(size).note")
    let hash = sha256Text(Array(note.utf8))
    #expect(mail.attachment?["sha256"]?.text == hash)
    #expect(KeptCheckpoint(in: Array(words.utf8))?.signed == signed)
    // The same day, whatever is issued, nothing more.
    try desk.issue("3")
    desk.shop.clock.advance(seconds: 3_600)
    #expect(try await desk.desk.work() == 0)
    #expect(try desk.states() == [.sent, .sent])
  }

  private func sha256Text(_ bytes: [UInt8]) -> String {
    let folder = TemporaryFolder()
    try? Data(bytes).write(to: URL(filePath: folder.file("x")))
    return (try? Program.tool(["sha256sum", folder.file("x")]).output.prefix(64)).map { String($0) }
      ?? ""
  }

  @Test func `a day on which nothing was sealed says nothing`() async throws {
    let desk = try Desk(#"["marie@atelier.example"]"#)
    try desk.issue("1")
    #expect(try await desk.desk.work() == 1)
    desk.shop.clock.advance(days: 1)
    let sealer = desk.shop.issuer.company.sealer
    try await desk.shop.database.write { try CompanyLog.tend(sealer, in: $0) }
    #expect(try await desk.desk.work() == 1, "the closure of the day before")
    for _ in 0..<3 {
      desk.shop.clock.advance(days: 1)
      #expect(try await desk.desk.work() == 0)
    }
    try desk.issue("2")
    #expect(try await desk.desk.work() == 1)
    #expect(try desk.server.taken(3).count == 3)
  }

  @Test(arguments: ["2026-10-25", "2027-03-28", "2026-12-31"])
  func `a day of 23, 24 or 25 hours has one mail, from six in the morning in Paris`(day: String)
    async throws
  {
    let day = try #require(LocalDate(day))
    let midnight = Instant.startOfDayInParis(day)
    let desk = try Desk(#"["marie@atelier.example"]"#, at: midnight.adding(seconds: -7_200))
    try desk.issue("1")
    desk.shop.clock.set(midnight)
    var sentAt: [Int] = []
    let end = Instant.startOfDayInParis(day.adding(days: 1))
    while desk.shop.clock.clock.now < end {
      if try await desk.desk.work() > 0 { sentAt.append(desk.shop.clock.clock.now.paris.hour) }
      desk.shop.clock.advance(seconds: 1_800)
    }
    #expect(sentAt == [6])
    #expect(try desk.server.taken(1).count == 1)
  }

  @Test func `a program that died over a mail never sends it again`() async throws {
    let folder = TemporaryFolder()
    let first = try Desk(#"["marie@atelier.example"]"#, folder)
    try first.issue("1")
    #expect(try await first.desk.work() == 1)
    // As it stands when the program dies between the taking and the end.
    try await first.shop.database.write {
      try $0.run("UPDATE checkpoint_mail SET state = 'sending'")
    }
    try await first.shop.database.close()
    let again = try Desk(#"["marie@atelier.example"]"#, folder, server: first.server)
    for _ in 0..<3 {
      #expect(try await again.desk.work() == 0)
      again.shop.clock.advance(seconds: 7_200)
    }
    #expect(try again.states() == [.uncertain])
    #expect(try first.server.taken().count == 1)
  }

  @Test
  func `a server that is down is asked again, and the next day's takes the place of what waits`()
    async throws
  {
    let desk = try Desk(#"["marie@atelier.example"]"#)
    let port = desk.server.port
    desk.server.stop()
    try desk.issue("1")
    #expect(try await desk.desk.work() == 0)
    #expect(try desk.states() == [.queued])
    #expect(try await desk.desk.work() == 0, "not before a minute")
    desk.shop.clock.advance(days: 1)
    try desk.issue("2")
    #expect(try await desk.desk.work() == 0)
    #expect(try desk.states() == [.queued, .failed])
    #expect(port > 0)
  }

  @Test(arguments: [
    #""marie@atelier.example""#, "[]", #"["pas une adresse"]"#,
    #"["a@b.example", "a@b.example"]"#,
    #"["a@b.example","b@b.example","c@b.example","d@b.example","e@b.example","f@b.example"]"#,
  ])
  func `recipients that cannot be mailed are refused`(recipients: String) {
    let company = Sample.companyJSON.replacingOccurrences(
      of: "\"legalForm\"", with: "\"checkpointMail\": \(recipients), \"legalForm\"")
    do {
      _ = try CompanyFile.read(Array(company.utf8), fileName: nil)
      Issue.record("taken: \(recipients)")
    } catch {
      #expect(
        (error as? InvoicingError)?.findings.map(\.code) == ["company.checkpoint-mail-invalid"])
    }
  }
}
