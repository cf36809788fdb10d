import Kernel
import Money
import Registers
import Storage
import TestSupport
import Testing

/// Registers that are down, slow or busy: the number waits, longer each time, and nobody else does.
@Suite struct RegisterQueueTests {
  private func failure(_ outcomes: [RegisterDesk.Outcome]) -> RegisterFailure? {
    guard case .failed(_, let failure)? = outcomes.first else { return nil }
    return failure
  }

  @Test(arguments: ["MS_UNAVAILABLE", "MS_MAX_CONCURRENT_REQ", "TIMEOUT", "SERVICE_UNAVAILABLE"])
  func `what VIES calls an error is no verdict`(_ error: String) async throws {
    let shop = try Questioner()
    shop.simulator.behave(.error(error))
    try shop.ask(Questioner.german)
    #expect(failure(try await shop.desk.work()) == .busy(error))
    #expect(try shop.answerCount() == 0)
    #expect(try shop.waiting()?.lastError == error)
  }

  @Test func `user errors of the older form are errors too`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(
      .body(
        #"{"isValid":false,"userError":"MS_UNAVAILABLE","countryCode":"DE","vatNumber":"136695976"}"#
      ))
    try shop.ask(Questioner.german)
    #expect(failure(try await shop.desk.work()) == .busy("MS_UNAVAILABLE"))
  }

  @Test func `a question VIES does not take says to check both numbers`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(.error("INVALID_REQUESTER_INFO"))
    try shop.ask(Questioner.german)
    let failure = try #require(failure(try await shop.desk.work()))
    #expect(failure.code == "register.question-refused")
    #expect(shop.simulator.questions.count == 2)
  }

  @Test(arguments: [500, 503, 429, 404])
  func `a status that is no answer`(_ status: Int) async throws {
    let shop = try Questioner()
    shop.simulator.behave(.status(status))
    try shop.ask(Questioner.german, Questioner.french)
    let outcomes = try await shop.desk.work()
    #expect(outcomes.count == 2)
    #expect(try shop.answerCount() == 0)
    #expect(try shop.waiting()?.lastError == "HTTP \(status)")
  }

  /// No time is measured here: each of the first three would never end by itself.
  @Test(arguments: ["silent", "trickle", "flood", "redirect", "cut", "gone"])
  func `a service that misbehaves comes to an end, and never to an answer`(_ manner: String)
    async throws
  {
    let shop = try Questioner(seconds: 1)
    switch manner {
    case "silent": shop.simulator.behave(.silent)
    case "trickle": shop.simulator.behave(.trickle)
    case "flood": shop.simulator.behave(.flood)
    case "redirect": shop.simulator.behave(.redirect)
    case "cut": shop.simulator.behave(.cut)
    default: shop.simulator.stop()
    }
    try shop.ask(Questioner.german)
    let failure = try #require(failure(try await shop.desk.work()))
    #expect(["timeout", "too long", "HTTP 302", "no connection"].contains(failure.reason))
    #expect(try shop.answerCount() == 0)
    #expect(try shop.waiting()?.tries == 1)
    #expect(shop.simulator.questions.count <= 1)
  }

  @Test func `a silent service is asked about one number a round, not about all`() async throws {
    let shop = try Questioner(seconds: 1)
    shop.simulator.behave(.silent)
    let others = ["ATU15159209", "NL004495445B01", "BE0428759497"].compactMap {
      RegisterNumber(vat: $0)
    }
    #expect(others.count == 3)
    try shop.ask(Questioner.german)
    for number in others { try shop.ask(number) }
    #expect(try await shop.desk.work().count == 1)
    // None, where the second was over before the question came there.
    #expect(shop.simulator.questions.count <= 1)
  }

  @Test func `a state that is down does not hold up the others`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(.error("MS_UNAVAILABLE"), about: "DE136695976")
    let belgian = try #require(RegisterNumber(vat: "BE0428759497"))
    try shop.ask(Questioner.german, belgian)
    _ = try await shop.desk.work()
    #expect(try shop.newest(belgian)?.isGood == true)
    #expect(try shop.newest(Questioner.german) == nil)
  }

  @Test func `it is asked again after 1 min, 5 min, 30 min, 2 h, then every day`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(.error("MS_UNAVAILABLE"))
    try shop.ask(Questioner.german)
    for (tries, pause) in [60, 300, 1_800, 7_200, 86_400, 86_400, 86_400].enumerated() {
      #expect(try await shop.desk.work().count == 1)
      let waiting = try #require(try shop.waiting())
      #expect(waiting.tries == tries + 1)
      #expect(waiting.nextAt == shop.clock.clock.now.adding(seconds: Int64(pause)))
      #expect(waiting.since == Sample.noon)
      shop.clock.advance(seconds: pause - 1)
      #expect(try await shop.desk.work().isEmpty)
      shop.clock.advance(seconds: 1)
    }
    shop.simulator.behave(.good)
    _ = try await shop.desk.work()
    #expect(try shop.waiting() == nil)
    #expect(try shop.proof()?.isValid == true)
  }

  @Test func `whoever asks by hand does not wait for the turn`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(.error("MS_UNAVAILABLE"))
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    shop.simulator.behave(.good)
    #expect(try await shop.desk.work().isEmpty)
    #expect(try await shop.desk.work(isImpatient: true).count == 1)
  }

  @Test func `a register that is off is not asked`() async throws {
    let shop = try Questioner()
    try shop.ask(Questioner.german, Questioner.french)
    let services = try RegisterServices(
      environment: ["FACTURIER_VIES_URL": "off", "FACTURIER_SIRENE_URL": shop.simulator.url],
      clock: shop.clock.clock)
    let desk = RegisterDesk(
      company: shop.company, requester: nil, database: shop.database, services: services)
    #expect(try await desk.work().count == 1)
    #expect(shop.simulator.questions == ["404833048"])
  }

  @Test(arguments: ["ftp://x", "file:///etc/passwd", "vies", "http://"])
  func `an address that is none is refused at the start`(_ url: String) {
    #expect(throws: RegisterProblem.self) {
      try RegisterServices(environment: ["FACTURIER_VIES_URL": url], clock: .system)
    }
  }
}
