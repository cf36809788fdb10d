import Automation
import Foundation
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Calls as a receiver sees them.
@Suite struct WebhookTests {
  @Test func `an invoice that is issued reaches whoever asked, once, as the API gives it`()
    async throws
  {
    let hooked = try Hooked()
    try await hooked.listen(to: ["invoice.issued"])
    try hooked.issue()
    try await hooked.desk.work()
    try await hooked.desk.work()
    let call = try #require(hooked.receiver.taken.first)
    #expect(hooked.receiver.taken.count == 1)
    #expect(call.line == "POST /hooks HTTP/1.1")
    #expect(call.headers["content-type"] == "application/json")
    #expect(call.headers["facturier-event"] == "invoice.issued")
    let event = try #require(try hooked.events().first)
    let json = JSONWriter()
    try event.write(to: json)
    #expect(call.body == json.bytes)
    #expect(try JSONParser.parse(call.body).root["data"]?["number"]?.text == "F-2026-00001")
  }

  @Test func `Python, PHP and Node check the signature as our page says`() async throws {
    let hooked = try Hooked()
    let (_, secret) = try await hooked.listen()
    try hooked.issue()
    try await hooked.desk.work()
    let call = try #require(hooked.receiver.taken.first)
    let header = try #require(call.headers["facturier-signature"])
    let now = hooked.shop.clock.clock.now.microseconds / 1_000_000
    let cases: [(String, [UInt8], String, String, Int64, Bool)] = [
      ("as it came", call.body, header, secret, now, true),
      ("another body", call.body + [32], header, secret, now, false),
      ("another secret", call.body, header, secret + "x", now, false),
      ("too late", call.body, header, secret, now + 301, false),
      ("no time", call.body, "v1=" + header.suffix(64), secret, now, false),
    ]
    for (name, verify) in try Samples.all() {
      for (what, body, header, secret, now, expected) in cases {
        let isTaken = try verify(body, header, secret, now)
        #expect(isTaken == expected, "\(name): \(what)")
      }
    }
  }

  @Test func `while a secret is changed both sign; then the new one alone`() async throws {
    let hooked = try Hooked()
    let (id, old) = try await hooked.listen()
    let new = try await hooked.shop.database.write(.company(hooked.shop.company)) {
      [webhooks = hooked.webhooks] in try webhooks.rotate(id, in: $0)
    }
    #expect(new != old)
    func accepted(_ secret: String) throws -> Bool {
      let call = try #require(hooked.receiver.taken.last)
      return try Samples.python(
        call.body, call.headers["facturier-signature"] ?? "", secret,
        hooked.shop.clock.clock.now.microseconds / 1_000_000)
    }
    try hooked.issue()
    try await hooked.desk.work()
    #expect(try accepted(old))
    #expect(try accepted(new))
    hooked.shop.clock.advance(seconds: 25 * 3_600)
    try hooked.issue(from: 2)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.count == 2)
    #expect(try !accepted(old))
    #expect(try accepted(new))
  }

  @Test func `calls come in the order of the events, and one that is not taken holds up the rest`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(next: [.status(200), .status(500), .status(503)])
    try hooked.issue(5)
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 2])
    #expect(try hooked.endpoint(id).failures == 1)
    hooked.shop.clock.advance(seconds: 10)
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 2, 2])
    hooked.shop.clock.advance(seconds: 20)
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 2, 2, 2, 3, 4, 5])
    #expect(try hooked.endpoint(id).failures == 0)
    #expect(try hooked.deliveries(id).allSatisfy { $0.state == .delivered })
    let story = try hooked.attempts(hooked.deliveries(id)[1].id)
    #expect(story.map(\.status) == [500, 503, 200])
  }

  @Test
  func `an event nobody can take steps aside after seven tries, and is tried beside the rest`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(next: Array(repeating: .status(500), count: 7))
    try hooked.issue(3)
    for _ in 0..<7 {
      try await hooked.desk.work()
      hooked.shop.clock.advance(seconds: 200)
    }
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 1, 1, 1, 1, 1, 1, 2, 3])
    hooked.shop.clock.advance(seconds: 600)
    try await hooked.desk.work()
    #expect(hooked.calls.last == 1)
    #expect(try hooked.deliveries(id).allSatisfy { $0.state == .delivered })
  }

  @Test func `it is tried for days, then given up; sent again it arrives`() async throws {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(.status(500, "no"))
    try hooked.issue()
    let begun = hooked.shop.clock.clock.now
    for _ in 0..<80 {
      try await hooked.desk.work()
      if try hooked.deliveries(id)[0].state == .failed { break }
      hooked.shop.clock.advance(seconds: 3_600)
    }
    let delivery = try hooked.deliveries(id)[0]
    #expect(delivery.state == .failed)
    #expect(delivery.attempts == 17)
    let attempts = try hooked.attempts(delivery.id)
    let last = try #require(attempts.last)
    #expect(last.answer == "no")
    let days = Double(last.at.microseconds - begun.microseconds) / 86_400_000_000
    #expect((1.9...3).contains(days), "\(days)")
    hooked.receiver.behave(.status(204, ""))
    try await hooked.change { try $0.resend(delivery.id, to: id, in: $1) }
    try await hooked.desk.work()
    #expect(try hooked.deliveries(id)[0].state == .delivered)
    #expect(try hooked.attempts(delivery.id).last?.status == 204)
  }

  @Test
  func
    `an endpoint that takes nothing for days is paused, its company mailed, and nothing is lost`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(.status(500))
    for hour in 1...90 {
      if hour % 10 == 1 { try hooked.issue(from: hour) }
      try await hooked.desk.work()
      if try hooked.endpoint(id).state == .paused { break }
      hooked.shop.clock.advance(seconds: 3_600)
    }
    let paused = try hooked.endpoint(id)
    #expect(paused.pausedBecause == .failing)
    let since = try #require(paused.failingSince)
    #expect(hooked.shop.clock.clock.now >= since.adding(seconds: 3 * 86_400))
    try await hooked.desk.work()
    let mails = hooked.alerts.mails.withLock { $0 }
    #expect(mails.count == 1)
    #expect(mails.first?.contains("\(hooked.url) vient d’être mis en pause") == true)

    let before = hooked.receiver.taken.count
    try hooked.issue(2, from: 200)
    hooked.shop.clock.advance(days: 1)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.count == before)

    hooked.receiver.behave(.status(200))
    let owed = try hooked.deliveries(id).filter { $0.state != .delivered && $0.state != .failed }
    try await hooked.change { try $0.resume(id, in: $1) }
    for _ in 0..<5 {
      try await hooked.desk.work()
      hooked.shop.clock.advance(days: 1)
    }
    let after = hooked.calls.dropFirst(before)
    #expect(Set(after) == Set(owed.map { Int($0.sequence) - 1 }))
    #expect(after.count == owed.count)
    #expect(try hooked.endpoint(id).state == .active)
  }

  @Test func `an endpoint that says it is gone is not called again`() async throws {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(.status(410))
    try hooked.issue(2)
    for _ in 0..<3 {
      try await hooked.desk.work()
      hooked.shop.clock.advance(days: 1)
    }
    #expect(try hooked.endpoint(id).pausedBecause == .gone)
    #expect(hooked.receiver.taken.count == 1)
    #expect(try hooked.deliveries(id).map(\.state) == [.held, .held])
    #expect(hooked.alerts.mails.withLock { $0.count } == 1)
  }

  @Test func `two nodes on one database make each call once`() async throws {
    let first = try Hooked(on: .postgreSQL)
    let (id, _) = try await first.listen()
    let second = try Hooked(sharing: first)
    try first.issue(20)
    try await withThrowingTaskGroup { group in
      for desk in [first.desk, second.desk] {
        group.addTask { for _ in 0..<30 { try await desk.work() } }
      }
      try await group.waitForAll()
    }
    #expect(first.calls == Array(1...20))
    #expect(try first.deliveries(id).allSatisfy { $0.state == .delivered && $0.attempts == 1 })
  }

  @Test func `a call a node died over is made by another, and an event is fanned out once`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    try hooked.issue(2)
    try await WebhookFeed(webhooks: hooked.webhooks).work()
    // Taken up by a worker that says nothing any more.
    let lost = try await hooked.shop.database.write { tx in
      try JobStore.claim(
        10, kinds: ["webhooks.deliver"], worker: "dead", leaseSeconds: 60, in: tx)
    }
    #expect(lost.count == 1)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.isEmpty)
    hooked.shop.clock.advance(seconds: 61)
    // As a copy of the place that was put back would have it.
    try hooked.shop.database.writeSync { tx in
      try tx.run("UPDATE webhook_feed SET sequence = 0 WHERE company_id = \(hooked.shop.company)")
    }
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 2])
    #expect(try hooked.deliveries(id).count == 2)
  }

  @Test func `a slow receiver is left after ten seconds' worth, and its answer is kept to a bound`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(.flood)
    try hooked.issue()
    try await hooked.desk.work()
    let attempt = try #require(try hooked.attempts(hooked.deliveries(id)[0].id).first)
    #expect(attempt.status == 200)
    #expect(attempt.answer?.count == 2_000)
  }

  @Test func `what happened before somebody listened, and what he did not ask for, is not sent`()
    async throws
  {
    let hooked = try Hooked()
    try hooked.issue()
    let (first, _) = try await hooked.listen(to: ["invoice.*"])
    try hooked.issue(from: 2)
    let (second, _) = try await hooked.listen(to: ["payment.received"])
    try hooked.issue(from: 3)
    try await hooked.desk.work()
    #expect(try hooked.deliveries(first).map(\.sequence) == [3, 4])
    #expect(try hooked.deliveries(second).isEmpty)
  }

  @Test func `somebody pauses and resumes it: what happened meanwhile is sent then, in order`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    try hooked.issue()
    try await hooked.change { try $0.pause(id, in: $1) }
    try hooked.issue(2, from: 2)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.isEmpty)
    try await hooked.change { try $0.resume(id, in: $1) }
    try await hooked.desk.work()
    #expect(hooked.calls == [1, 2, 3])
  }

  @Test func `a test calls once, now, one endpoint alone, paused or not`() async throws {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    let (other, _) = try await hooked.listen()
    try await hooked.change { try $0.pause(id, in: $1) }
    hooked.receiver.behave(next: [.status(500, "sorry")])
    let delivery = try await hooked.webhooks.test(id)
    #expect(
      hooked.receiver.taken.map { $0.headers["facturier-event"] } == ["webhook_endpoint.tested"])
    #expect(try hooked.attempts(delivery).map(\.status) == [500])
    hooked.shop.clock.advance(days: 1)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.count == 1)
    #expect(try hooked.deliveries(other).isEmpty)
    #expect(try hooked.endpoint(id).failures == 0)
  }

  @Test func `an endpoint that is removed is forgotten with its deliveries, and no longer called`()
    async throws
  {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    try hooked.issue(2)
    hooked.receiver.behave(.status(500))
    try await hooked.desk.work()
    try await hooked.change { try $0.remove(id, in: $1) }
    hooked.shop.clock.advance(days: 1)
    try await hooked.desk.work()
    #expect(hooked.receiver.taken.count == 1)
    #expect(try hooked.deliveries(id).isEmpty)
    #expect(throws: WebhookProblem.self) { try hooked.endpoint(id) }
  }

  @Test func `deliveries are forgotten after thirty days, those that wait are not`() async throws {
    let hooked = try Hooked()
    let (id, _) = try await hooked.listen()
    hooked.receiver.behave(next: [.status(200), .status(500)])
    try hooked.issue(2)
    try await hooked.desk.work()
    hooked.shop.clock.advance(days: 31)
    let company = hooked.shop.company
    let count = try await hooked.shop.database.write(.company(company)) {
      try DeliveryStore.prune(limit: 100, of: company, in: $0)
    }
    #expect(count == 1)
    #expect(try hooked.deliveries(id).map(\.state) == [.waiting])
  }
}
