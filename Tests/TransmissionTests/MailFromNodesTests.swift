import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Transmission

/// One queue of mails and several nodes that work it, on PostgreSQL: in both passes of the tests.
@Suite(.serialized) struct MailFromNodesTests {
  private let server: MailServer
  private let nodes: [TestShop]
  private let desks: [MailDesk]
  private let sender = try! EmailAddress("bonjour@atelier-lumiere.example")

  init() throws {
    let folder = TemporaryFolder()
    server = try MailServer()
    let first = try TestShop(
      folder, at: TestDatabase.location(folder.file("facturier.sqlite"), engine: .postgreSQL))
    try first.issue((1...12).map { Sample.order("\($0)") })
    nodes = [first, try TestShop(clock: first.clock, sharing: first)]
    let (port, sender) = (server.port, sender)
    desks = try nodes.map {
      MailDesk(
        issuer: $0.issuer, database: $0.database,
        setup: .init(
          mailer: try SMTPMailer(SMTPSettings("smtp://127.0.0.1:\(port)"), answerSeconds: 30),
          sender: sender))
    }
  }

  private func ask(_ number: Int) throws -> DocumentEmail {
    let shop = nodes[0]
    let send = SendDocument(issuer: shop.issuer, sender: sender)
    return try shop.database.writeSync(.company(shop.company)) { tx in
      let id = try #require(
        try tx.row(
          "SELECT id FROM invoice WHERE company_id = \(shop.company) AND sequence = \(number)"
        ) { try $0.id(0, as: InvoiceID.self) })
      let codes = try send.prepared(id, SendRequest(by: "Marie"), in: tx).findings.map(\.code)
      return try send(
        id, SendRequest(confirm: Set(codes), by: "Marie", reason: "appelée"), in: tx)
    }
  }

  private func state(_ email: DocumentEmail) throws -> DocumentEmail.State? {
    let shop = nodes[0]
    return try shop.database.readSync {
      try DocumentEmailStore.one(email.id, of: shop.company, in: $0)?.state
    }
  }

  @Test func `each mail leaves once, whichever node takes it`() async throws {
    let asked = try (1...12).map { try ask($0) }
    nodes[0].clock.advance(seconds: 30)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for desk in desks {
        group.addTask { for _ in 0..<3 { try await desk.work() } }
      }
      try await group.waitForAll()
    }
    let taken = try server.taken().map { $0.header("message-id") ?? "" }
    #expect(taken.sorted() == asked.map { "<\($0.messageID)>" }.sorted())
    #expect(try asked.map { try state($0) } == asked.map { _ in .sent })
  }

  @Test func `what a node is sending is not called lost before it was silent for a minute`()
    async throws
  {
    let (shop, clock) = (nodes[0], nodes[0].clock)
    let email = try ask(1)
    clock.advance(seconds: 30)
    let claim = try #require(
      try shop.database.writeSync {
        try DocumentEmailStore.claim(email.id, of: shop.company, in: $0)
      })
    for seconds in [0, 59] {
      clock.advance(seconds: seconds)
      try await desks[1].work()
      #expect(try state(email) == .sending)
    }
    try shop.database.writeSync { try DocumentEmailStore.extend(claim, of: shop.company, in: $0) }
    clock.advance(seconds: 59)
    try await desks[1].work()
    #expect(try state(email) == .sending)
    clock.advance(seconds: 1)
    try await desks[1].work()
    #expect(try state(email) == .uncertain)
    // The first wakes up: what it says comes too late, and it may not put the mail back into the queue.
    try shop.database.writeSync { tx in
      try DocumentEmailStore.extend(claim, of: shop.company, in: tx)
      try DocumentEmailStore.finish(
        claim, .sent, code: nil, words: "250", of: shop.company, in: tx)
      let isPutOff = try DocumentEmailStore.postpone(
        claim, to: tx.now, .unreachable("x"), of: shop.company, in: tx)
      #expect(!isPutOff)
    }
    #expect(try state(email) == .uncertain)
    try await desks[0].work()
    #expect(try server.taken().isEmpty)
  }

  @Test func `a mail that was put off is not ended by who tried it before`() async throws {
    let (shop, clock) = (nodes[0], nodes[0].clock)
    let email = try ask(1)
    clock.advance(seconds: 30)
    func claim() throws -> DocumentEmailStore.Claim? {
      try shop.database.writeSync {
        try DocumentEmailStore.claim(email.id, of: shop.company, in: $0)
      }
    }
    let first = try #require(try claim())
    #expect(try claim()?.tries == nil, "taken is taken")
    try shop.database.writeSync { tx in
      let isPutOff = try DocumentEmailStore.postpone(
        first, to: tx.now, .unreachable("x"), of: shop.company, in: tx)
      #expect(isPutOff)
    }
    #expect(try claim()?.tries == 2)
    try shop.database.writeSync {
      try DocumentEmailStore.finish(
        first, .failed, code: nil, words: "", of: shop.company, in: $0)
    }
    #expect(try state(email) == .sending)
  }
}
