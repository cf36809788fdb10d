import Kernel
import Money
import Registers
import Storage
import TestSupport
import Testing

/// What the registers answer, over real HTTP, becomes a proof or an error, never anything else.
@Suite struct RegisterAnswerTests {
  @Test(arguments: [
    ("1000", "EI"), ("5498", "EURL"), ("5499", "SARL"), ("5599", "SA"), ("5710", "SAS"),
    ("5720", "SASU"), ("9220", "Association"),
  ])
  func `a legal category is the form companies write`(code: String, form: String) {
    #expect(LegalCategory.form(code) == form)
  }

  @Test(arguments: ["", "7210", "54990", "SARL", "9999"])
  func `a legal category nobody sells under is left to be written`(code: String) {
    #expect(LegalCategory.form(code) == nil)
  }

  @Test func `a valid number is kept once, with its consultation number and its date`() async throws
  {
    let shop = try Questioner()
    try shop.ask(Questioner.german)
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    let proof = try #require(try shop.proof())
    #expect(proof.isValid)
    #expect(proof.consultation == "WAPIAAAA695976")
    #expect(proof.requester == "FR44732829320")
    #expect(proof.checkedAt == Sample.noon)
    #expect(proof.registerDate == "2026-11-23T11:00:00.000Z")
    #expect(proof.name == "Muster GmbH")
    #expect(proof.address == "Weg 1 10115 Berlin")
    let body = try shop.database.readSync {
      try $0.row("SELECT body FROM register_answer") { try $0.text(0) }
    }
    #expect(body?.contains("\"requestIdentifier\":\"WAPIAAAA695976\"") == true)
    #expect(try shop.waiting() == nil)
    #expect(try shop.answerCount() == 1)
    _ = try await shop.desk.work()
    #expect(shop.simulator.questions == ["DE136695976"])
  }

  @Test func `a number VIES refuses is an answer too`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(.bad)
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    let proof = try #require(try shop.proof())
    #expect(!proof.isValid)
    #expect(proof.name == nil)
    #expect(try shop.waiting() == nil)
  }

  @Test func `a proof cannot be changed or taken away`() async throws {
    let shop = try Questioner()
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    #expect(throws: (any Error).self) {
      try shop.database.writeSync { try $0.run("UPDATE register_answer SET verdict = 'invalid'") }
    }
    #expect(throws: (any Error).self) {
      try shop.database.writeSync { try $0.run("DELETE FROM register_answer") }
    }
  }

  @Test func `every answer is kept and the newest counts, as it was at the instant asked for`()
    async throws
  {
    let shop = try Questioner()
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    shop.clock.advance(days: 3)
    shop.simulator.behave(.bad)
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    #expect(try shop.answerCount() == 2)
    #expect(try shop.proof()?.isValid == false)
    let before = try shop.database.readSync {
      try RegisterStore.newest(
        Questioner.german, of: shop.company, at: Sample.noon.adding(seconds: 60), in: $0)
    }
    #expect(before?.isGood == true)
  }

  @Test func `Sirene gives name, address and state`() async throws {
    let shop = try Questioner()
    try shop.ask(Questioner.french)
    _ = try await shop.desk.work()
    guard case .company(let fact)? = try shop.newest(Questioner.french) else {
      Issue.record("no answer")
      return
    }
    #expect(fact.state == .active)
    #expect(fact.name == "HOTEL DU PARC")
    #expect(fact.address?.line == "1 ALLEE DU PARC, 44000 NANTES")
  }

  @Test(arguments: [("bad", CompanyFact.State.ceased), ("unknown", .unknown)])
  func `a company that has ceased, or that nobody knows, is an answer`(
    _ manner: String, _ state: CompanyFact.State
  ) async throws {
    let shop = try Questioner()
    shop.simulator.behave(manner == "bad" ? .bad : .unknown)
    try shop.ask(Questioner.french)
    _ = try await shop.desk.work()
    guard case .company(let fact)? = try shop.newest(Questioner.french) else {
      Issue.record("no answer")
      return
    }
    #expect(fact.state == state)
  }

  @Test func `who asked Sirene not to be shown has a state and nothing else`() async throws {
    let shop = try Questioner()
    shop.simulator.behave(
      .body(
        #"{"results":[{"siren":"404833048","nom_complet":"[NON-DIFFUSIBLE]","nom_raison_sociale":null,"etat_administratif":"A","siege":{"adresse":"[NON-DIFFUSIBLE] 44000 NANTES","numero_voie":"[ND]","code_postal":"44000","libelle_commune":"NANTES"}}]}"#
      ))
    try shop.ask(Questioner.french)
    _ = try await shop.desk.work()
    guard case .company(let fact)? = try shop.newest(Questioner.french) else {
      Issue.record("no answer")
      return
    }
    #expect(fact.state == .active)
    #expect(fact.name == nil)
    #expect(fact.address?.line == "44000 NANTES")
  }

  private static let garbage = [
    "", "null", "[]", "{}", "<html>Bonjour</html>", #"{"valid":true}"#, #"{"valid":"true"}"#,
    #"{"countryCode":"DE","vatNumber":"999999999","valid":true}"#,
    #"{"countryCode":["DE"],"vatNumber":{},"valid":true}"#, #"{"errorWrappers":7}"#,
    #"{"results":{}}"#, #"{"results":[{"siren":"404833048"}]}"#,
    #"{"results":[{"siren":"404833048","etat_administratif":"Z"}]}"#,
    #"{"valid":true,"valid":false}"#, "{\"valid\":true", "\u{0}\u{1}\u{2}",
    String(repeating: "[", count: 100_000),
  ]

  @Test(arguments: garbage)
  func `garbage is an error that names itself, and the number waits on`(_ body: String) async throws
  {
    let shop = try Questioner()
    shop.simulator.behave(.body(body))
    try shop.ask(Questioner.german)
    let isAboutSirene = body.contains("results")
    if isAboutSirene { try shop.ask(Questioner.french) }
    let outcomes = try await shop.desk.work()
    for outcome in outcomes {
      guard case .failed(let waiting, let failure) = outcome else {
        Issue.record("\(outcome)")
        continue
      }
      let text = failure.finding(waiting.number).text
      #expect(text.fr.contains(waiting.number.text) && text.en.contains(waiting.number.text))
    }
    #expect(try shop.answerCount() == 0)
    #expect(try shop.waiting()?.tries == 1)
    #expect(try shop.waiting()?.lastError?.isEmpty == false)
  }

  @Test func `hostile texts are cut, cleaned and kept on one line`() async throws {
    let shop = try Questioner()
    let long = String(repeating: "é", count: 5_000)
    shop.simulator.behave(
      .body(
        #"{"countryCode":"DE","vatNumber":"136695976","valid":true,"requestIdentifier":"a\u202eb\nc","name":"\#(long)","address":null}"#
      ))
    try shop.ask(Questioner.german)
    _ = try await shop.desk.work()
    let proof = try #require(try shop.proof())
    #expect(proof.consultation == "ab c")
    #expect(proof.name?.count == 200)
    #expect(proof.address == nil)
  }
}
