import Invoicing
import Kernel
import Money
import Registers
import Storage
import Synchronization
import TestSupport
import Testing

/// What VIES and Sirene said of a buyer decides, warns or stops; what they have not said yet is queued.
@Suite struct BuyerProofTests {
  static let german = "DE136695976"

  static func buyer(_ vat: String? = german, country: String = "DE") -> SalesOrder.Buyer {
    SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", email: "kauf@muster.example", vatIdentifier: vat,
      address: .init(line1: "Weg 1", postCode: "10115", city: "Berlin", country: country))
  }

  static func sale(_ number: String = "1001", _ buyer: SalesOrder.Buyer = buyer()) -> SalesOrder {
    Sample.order(number, buyer: buyer, lines: [Sample.line { $0.tax = .none }])
  }

  /// As if a register had answered now.
  private func answer(_ shop: TestShop, isValid: Bool, number: String = german) throws {
    var proof = VATNumberProof(number: number, isValid: isValid, checkedAt: shop.clock.clock.now)
    proof.consultation = "WAPIAAAA1"
    try keep(.vat(proof), in: shop)
  }

  private func keep(_ answer: RegisterAnswer, in shop: TestShop) throws {
    try shop.database.writeSync { try RegisterStore.keep(answer, of: shop.company, in: $0) }
  }

  private func waiting(_ shop: TestShop) throws -> [String] {
    try shop.database.readSync {
      try $0.rows("SELECT number FROM register_queue ORDER BY number") { try $0.text(0) }
    }
  }

  /// The codes of what would be issued now.
  private func remarks(_ shop: TestShop, _ order: SalesOrder = sale()) throws -> [String] {
    let intake = OrderIntake(issuer: shop.issuer)
    return try shop.database.rehearseSync { tx in
      let (id, _) = try intake.enter(Sample.reading(order), in: tx)
      do {
        return try intake.prepared(order, id, in: tx).warnings.map(\.code)
      } catch let InvoicingError.orderRefused(findings) {
        return findings.map { "\($0.severity) \($0.code)" }
      }
    }
  }

  @Test func `without an answer the key is believed, with a warning, and VIES is queued`() throws {
    let shop = try TestShop()
    #expect(try remarks(shop).contains("tax.number-not-verified"))
    #expect(try shop.issue(Self.sale()).state == .issued)
    #expect(try waiting(shop) == [Self.german])
    try shop.issue(Self.sale("1002"))
    try shop.issue(Self.sale())
    #expect(try waiting(shop) == [Self.german])
  }

  @Test func `a proof turns the warning off and nothing is asked again`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: true)
    #expect(try !remarks(shop).contains("tax.number-not-verified"))
    #expect(try shop.issue(Self.sale()).state == .issued)
    #expect(try waiting(shop).isEmpty)
  }

  @Test func `a proof counts for thirty days, then VIES is asked again`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: true)
    shop.clock.advance(days: 30)
    #expect(try !remarks(shop).contains("tax.number-not-verified"))
    shop.clock.advance(days: 1)
    #expect(try remarks(shop).contains("tax.number-not-verified"))
    try shop.issue(Self.sale())
    #expect(try waiting(shop) == [Self.german])
  }

  @Test func `a number VIES refuses stops the exempt sale, once, and says what to do`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: false)
    let two = Sample.order(
      buyer: Self.buyer(),
      lines: [Sample.line { $0.tax = .none }, Sample.line("B") { $0.tax = .none }])
    let outcome = try shop.issue(two)
    #expect(outcome.state == .refused)
    #expect(outcome.codes == ["register.vat-number-refused"])
    let finding = try #require(outcome.findings.first)
    #expect(finding.severity == .stop)
    #expect(finding.place?.pointer == "/buyer/vatIdentifier")
    #expect(finding.text.fr.contains("WAPIAAAA1") && finding.text.fr.contains("23/11/2026"))
    #expect(finding.text.fr.contains("demandez le bon numéro"))
    #expect(finding.text.en.contains("charge VAT"))
    #expect(try shop.numbered().isEmpty)
  }

  @Test func `services under reverse charge stand on the number too`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: false)
    let order = Sample.order(
      buyer: Self.buyer(),
      lines: [
        Sample.line {
          $0.tax = .none
          $0.nature = .services
        }
      ])
    #expect(try shop.issue(order).codes == ["register.vat-number-refused"])
  }

  @Test func `a refused number on a sale with VAT is only remarked`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: false)
    let taxed = Sample.order(buyer: Self.buyer())
    #expect(try remarks(shop, taxed).contains("register.vat-number-refused"))
    #expect(try shop.issue(taxed).state == .issued)
  }

  @Test func `VAT charged to a confirmed number is no longer the safe side`() throws {
    let shop = try TestShop()
    let taxed = Sample.order(buyer: Self.buyer())
    #expect(try shop.rehearse([taxed])[0].state == .issued)
    try answer(shop, isValid: true)
    #expect(try shop.rehearse([taxed])[0].codes == ["tax.vat-not-due"])
  }

  @Test func `the refusal ends when VIES confirms, and it is asked again the next day`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: false)
    #expect(try shop.issue(Self.sale()).state == .refused)
    #expect(try waiting(shop).isEmpty)
    shop.clock.advance(days: 1)
    #expect(try shop.issue(Self.sale()).state == .refused)
    #expect(try waiting(shop) == [Self.german])
    try answer(shop, isValid: true)
    #expect(try waiting(shop).isEmpty)
    #expect(try shop.issue(Self.sale()).state == .issued)
  }

  @Test func `an order that is entered again has a refusal of another day asked about`() throws {
    let shop = try TestShop()
    let intake = OrderIntake(issuer: shop.issuer)
    try answer(shop, isValid: false)
    for isNextDay in [false, true] {
      if isNextDay { shop.clock.advance(days: 1) }
      try shop.database.writeSync { _ = try intake.enter(Sample.reading(Self.sale()), in: $0) }
      #expect(try waiting(shop) == (isNextDay ? [Self.german] : []))
    }
  }

  @Test func `a French buyer is warned about, never stopped`() throws {
    let shop = try TestShop()
    var firm = Sample.firm
    firm.vatIdentifier = "FR83404833048"
    try answer(shop, isValid: false, number: "FR83404833048")
    var fact = CompanyFact(siren: "404833048", state: .ceased, checkedAt: Sample.noon)
    fact.name = "HOTEL DU PARC"
    try keep(.company(fact), in: shop)
    let codes = try remarks(shop, Sample.order(buyer: firm))
    #expect(codes.contains("register.vat-number-refused"))
    #expect(codes.contains("register.company-ceased"))
    #expect(try shop.issue(Sample.order(buyer: firm)).state == .issued)
  }

  @Test func `a French company is asked about by its SIREN, a consumer never`() throws {
    let shop = try TestShop()
    try shop.issue([Sample.order("1"), Sample.order("2", buyer: Sample.firm)])
    #expect(try waiting(shop) == ["404833048"])
  }

  @Test func `what an order lacks is proposed from Sirene`() throws {
    let shop = try TestShop()
    var firm = Sample.firm
    firm.address.line1 = ""
    let order = Sample.order(buyer: firm)
    #expect(try shop.issue(order).findings.first?.text.fr.contains("Sirene") == false)
    #expect(try waiting(shop) == ["404833048"])
    var fact = CompanyFact(siren: "404833048", state: .active, checkedAt: Sample.noon)
    fact.name = "HOTEL DU PARC"
    fact.address = .init(line1: "1 ALLEE DU PARC", postCode: "44000", city: "NANTES")
    try keep(.company(fact), in: shop)
    let finding = try #require(try shop.issue(order).findings.first)
    #expect(finding.code == "buyer.address-missing")
    #expect(
      finding.text.fr.hasSuffix("Sirene propose : HOTEL DU PARC, 1 ALLEE DU PARC, 44000 NANTES."))
  }

  @Test func `a company Sirene does not know is remarked`() throws {
    let shop = try TestShop()
    try keep(
      .company(CompanyFact(siren: "404833048", state: .unknown, checkedAt: Sample.noon)), in: shop)
    #expect(
      try remarks(shop, Sample.order(buyer: Sample.firm)).contains("register.company-unknown"))
  }

  @Test func `the shield counts a refused number among the customer's details`() {
    #expect(GuardCatalogue.error(of: "register.vat-number-refused") == .customerDetails)
  }

  @Test func `a rehearsal uses proofs and queues nothing`() throws {
    let shop = try TestShop()
    #expect(try shop.rehearse([Self.sale()])[0].state == .issued)
    #expect(try waiting(shop).isEmpty)
    try answer(shop, isValid: false)
    #expect(try shop.rehearse([Self.sale()])[0].state == .refused)
  }

  @Test func `an order prepared before midnight keeps its proofs after it`() throws {
    let shop = try TestShop()
    try answer(shop, isValid: false)
    let day = Sample.today
    let proofs = try shop.database.readSync {
      try OutsideFacts.load(for: [Self.buyer()], of: shop.company, at: $0.now, in: $0)
    }
    let candidate = shop.issuer.prepare(Sample.reading(Self.sale()), on: day, knowing: proofs)
    shop.clock.advance(days: 1)
    let outcome = try shop.database.writeSync { try shop.issuer.issue([candidate], in: $0)[0] }
    #expect(outcome.codes == ["register.vat-number-refused"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `issuing does not wait for the answer of the register`() async throws {
    let shop = try TestShop()
    let simulator = RegisterSimulator()
    // Ends when it is told to: whoever waited for it would be seen waiting.
    simulator.behave(.trickle)
    let desk = RegisterDesk(
      company: shop.company, requester: nil, database: shop.database,
      services: try RegisterServices(
        environment: simulator.environment, clock: shop.clock.clock,
        http: RegisterHTTP(seconds: 3600)))
    try shop.issue(Self.sale("0"))
    let hasAnswered = Atomic(false)
    let asking = Task {
      defer { hasAnswered.store(true, ordering: .relaxed) }
      return try await desk.work()
    }
    while simulator.questions.isEmpty, !hasAnswered.load(ordering: .relaxed) {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(try shop.issue((1...20).map { Self.sale("\($0)") }).allSatisfy { $0.state == .issued })
    let wasAnswered = hasAnswered.load(ordering: .relaxed)
    #expect(!wasAnswered)
    simulator.stop()
    let outcomes = try await asking.value
    #expect(outcomes.count == 1)
    #expect(try waiting(shop) == [Self.german])
  }

  @Test func `the document tells the proof it was issued on, and not one that came later`() throws {
    let shop = try TestShop()
    let before = try shop.issue(Self.sale("1")).documents[0]
    shop.clock.advance(seconds: 60)
    try answer(shop, isValid: true)
    let after = try shop.issue(Self.sale("2")).documents[0]
    let stored = try shop.database.readSync { tx in
      try [before, after].map { try StoredInvoice.load($0.id, of: shop.company, in: tx) }
    }
    #expect(stored[0]?.proofs.isEmpty == true)
    #expect(
      stored[1]?.proofs.map(\.sentence.fr) == [
        "VIES : DE136695976 valide le 23/11/2026, consultation WAPIAAAA1"
      ])
  }
}
