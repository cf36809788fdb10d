import Invoicing
import Kernel
import Money
import Storage
import Synchronization
import TestSupport
import Testing

/// The account printed is the one in force; another one takes two persons and a delay, whatever the door.
@Suite struct BankAccountTests {
  static let french = "FR7630006000011234567890189"
  static let german = "DE89370400440532013000"

  // MARK: A merchant

  /// A shop whose company file names a second person.
  private static let approver = "compta@cabinet.example"
  private static func company(_ iban: String = french, approver: String? = approver) -> String {
    let rule = approver.map { #", "bankChange": { "approver": "\#($0)", "delayHours": 48 }"# } ?? ""
    return Sample.companyJSON.replacing(french, with: iban).replacing(
      #""bankAccount""#, with: #""vatRegime": "normal"\#(rule), "bankAccount""#)
  }

  private final class Merchant: Sendable {
    let shop: TestShop
    /// Every notice that left.
    private let sent = Mutex<[BankMessage]>([])

    init(approver: String? = BankAccountTests.approver) throws {
      shop = try TestShop(company: BankAccountTests.company(approver: approver))
    }

    var requests: BankRequests {
      BankRequests(
        company: shop.company, ids: .system(shop.clock.clock), database: shop.database)
    }

    func propose(_ iban: String, by name: String = "Ana Li") async throws -> BankChange {
      try await requests.propose(
        BankForm(iban: iban, holder: "Atelier Lumière", by: name), door: .page)
    }

    /// The company file once more, with something else in it.
    func declare(_ json: String) throws {
      let profile = try CompanyFile.read(Array(json.utf8), fileName: nil)
      try shop.database.writeSync { tx in
        _ = try CompanyStore.declare(profile, json: json, ids: .system(shop.clock.clock), in: tx)
      }
    }

    /// Sends what is due; chance counts up, so that codes differ.
    func notify() async throws {
      let draws = Mutex<UInt64>(0x0123_4567_89AB_CDEF)
      let desk = BankNoticeDesk(
        company: shop.company, database: shop.database, ids: .system(shop.clock.clock),
        chance: Chance {
          draws.withLock {
            $0 &+= 0x9E37_79B9_7F4A_7C15; return $0
          }
        },
        send: { message in
          self.sent.withLock { $0.append(message) }
          return .mail
        })
      try await desk.work()
    }

    var messages: [BankMessage] { sent.withLock { $0 } }

    /// The code of the latest mail that has one.
    func code() async throws -> String {
      try await notify()
      let mail = try #require(messages.last { $0.isSecret })
      #expect(mail.recipient == BankAccountTests.approver)
      return String(try #require(mail.text.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)).0)
    }

    /// The IBAN on an invoice issued now.
    func printed() throws -> String? {
      let number = try shop.numbered().count + 1
      let issued = try shop.issue(Sample.order("N\(number)"))
      return try #require(issued.documents.first).invoice.payment?.iban
    }

    /// The same without drawing the page or keeping anything.
    func wouldPrint() throws -> String? {
      let outcome = try #require(try shop.rehearse([Sample.order("N")]).first)
      return try #require(outcome.documents.first).invoice.payment?.iban
    }

    func state(_ change: BankChange) async throws -> BankChange.State {
      let history = try await requests.history()
      return try #require(history.changes.first { $0.change.id == change.id }).change
        .state(at: history.now)
    }
  }

  private func expectCode<T>(_ code: String, _ body: () async throws -> T) async {
    do {
      _ = try await body()
      Issue.record("\(code) was expected")
    } catch let problem as BankProblem {
      #expect(problem.code == code)
    } catch {
      Issue.record("\(error)")
    }
  }

  // MARK: Two persons

  @Test func `a first account is in force at once, without a code or a delay`() async throws {
    let merchant = try Merchant()
    #expect(try merchant.printed() == Self.french)
    let history = try await merchant.requests.history()
    #expect(history.changes.count == 1 && history.inForce?.number == 1)
    #expect(history.inForce?.after.rule.approver == Self.approver)
    try await merchant.notify()
    #expect(merchant.messages.isEmpty)
  }

  @Test
  func `another account is printed once a second person approved it and the delay has passed`()
    async throws
  {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    #expect(try await merchant.state(change) == .awaitingApproval)
    #expect(try merchant.printed() == Self.french)
    let code = try await merchant.code()
    merchant.shop.clock.advance(seconds: 3600)
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    #expect(try await merchant.state(change) == .approved)
    #expect(try merchant.printed() == Self.french)
    merchant.shop.clock.advance(seconds: 47 * 3600 - 1)
    #expect(try merchant.printed() == Self.french)
    merchant.shop.clock.advance(seconds: 1)
    #expect(try merchant.printed() == Self.german)
    #expect(try await merchant.state(change) == .inForce)
  }

  @Test func `each document names the version of the account it prints`() async throws {
    let merchant = try Merchant()
    let before = try #require(try merchant.shop.issue(Sample.order("1")).documents.first)
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .api)
    merchant.shop.clock.advance(days: 2)
    let after = try #require(try merchant.shop.issue(Sample.order("2")).documents.first)
    let paid = try #require(
      try merchant.shop.issue(
        Sample.order("3") {
          $0.payment = .init(receivedOn: Sample.today.adding(days: -1), means: .card)
        }
      ).documents.first)
    let numbers = try merchant.shop.database.readSync { tx in
      try [before, after, paid].map {
        try StoredInvoice.load($0.id, of: merchant.shop.company, in: tx)?.bankNumber
      }
    }
    #expect(numbers == [1, 2, nil])
    #expect(before.invoice.payment?.iban == Self.french)
  }

  @Test func `an approval after the delay takes effect at once`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    merchant.shop.clock.advance(days: 3)
    #expect(try merchant.printed() == Self.french)
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    #expect(try merchant.printed() == Self.german)
  }

  @Test func `a code is typed in any case, with or without its hyphens`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    _ = try await merchant.requests.approve(
      change.id, code: " " + code.replacing("-", with: " ").lowercased().replacing("0", with: "o"),
      by: "Marc Roy", door: .page)
    #expect(try await merchant.state(change) == .approved)
  }

  @Test func `five wrong codes refuse the change, and then the right one is worth nothing`()
    async throws
  {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    for _ in 0..<5 {
      await expectCode("bank.code-wrong") {
        try await merchant.requests.approve(
          change.id, code: "AAAA-AAAA-AAAA", by: "Marc Roy", door: .page)
      }
    }
    #expect(try await merchant.state(change) == .refused)
    await expectCode("bank.step-not-possible") {
      try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    }
    merchant.shop.clock.advance(days: 30)
    #expect(try merchant.printed() == Self.french)
  }

  @Test func `who proposed it cannot approve it, even with the code`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german, by: "Ana Li")
    let code = try await merchant.code()
    await expectCode("bank.same-person") {
      try await merchant.requests.approve(change.id, code: code, by: " ana LI ", door: .api)
    }
    #expect(try await merchant.state(change) == .awaitingApproval)
  }

  @Test func `nobody approves in time: the change lapses and its code with it`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    merchant.shop.clock.advance(days: 7)
    #expect(try await merchant.state(change) == .lapsed)
    await expectCode("bank.step-not-possible") {
      try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    }
    #expect(try merchant.printed() == Self.french)
    _ = try await merchant.propose(Self.german)
  }

  @Test func `anybody refuses a change at once, even an approved one, until it is in force`()
    async throws
  {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    _ = try await merchant.requests.refuse(
      change.id, by: "Zoé", reason: "Jamais demandé", door: .page)
    merchant.shop.clock.advance(days: 10)
    #expect(try merchant.printed() == Self.french)
    #expect(try await merchant.state(change) == .refused)
    let again = try await merchant.propose(Self.german)
    #expect(
      try await merchant.requests.history().open?.warnings.map(\.code).contains(
        "bank.iban-refused-before") == true)
    #expect(again.number == 3)
  }

  @Test func `one change at a time, and none that changes nothing`() async throws {
    let merchant = try Merchant()
    await expectCode("bank.unchanged") {
      try await merchant.requests.propose(
        BankForm(
          iban: "fr76 3000 6000 0112 3456 7890 189", bic: "AGRIFRPP", holder: "Atelier Lumière",
          by: "Ana"), door: .page)
    }
    _ = try await merchant.propose(Self.german)
    await expectCode("bank.change-pending") {
      try await merchant.propose("FR1420041010050500013M02606")
    }
  }

  // MARK: One person

  @Test func `alone, a change rests for 72 hours and is confirmed a second time`() async throws {
    let merchant = try Merchant(approver: nil)
    let change = try await merchant.propose(Self.german)
    #expect(try await merchant.state(change) == .coolingOff)
    merchant.shop.clock.advance(seconds: 72 * 3600 - 1)
    await expectCode("bank.change-too-soon") {
      try await merchant.requests.confirm(change.id, by: "Ana Li", door: .page)
    }
    await expectCode("bank.step-not-possible") {
      try await merchant.requests.approve(change.id, code: "x", by: "Marc Roy", door: .page)
    }
    merchant.shop.clock.advance(seconds: 1)
    #expect(try merchant.printed() == Self.french)
    _ = try await merchant.requests.confirm(change.id, by: "Ana Li", door: .page)
    #expect(try merchant.printed() == Self.german)
  }

  @Test func `alone, a change nobody confirms lapses`() async throws {
    let merchant = try Merchant(approver: nil)
    let change = try await merchant.propose(Self.german)
    merchant.shop.clock.advance(days: 10)
    #expect(try await merchant.state(change) == .lapsed)
    #expect(try merchant.printed() == Self.french)
  }

  // MARK: The rule itself

  @Test func `the first second person is free, another one is approved by the old one`()
    async throws
  {
    let merchant = try Merchant(approver: nil)
    let first = try await merchant.requests.propose(
      BankForm(iban: nil, approver: Self.approver, by: "Ana Li"), door: .page)
    #expect(try await merchant.state(first) == .inForce)
    let other = try await merchant.requests.propose(
      BankForm(iban: nil, approver: "complice@ailleurs.example", by: "Ana Li"), door: .page)
    #expect(other.approver == Self.approver)
    let code = try await merchant.code()
    merchant.shop.clock.advance(days: 2)
    let history = try await merchant.requests.history()
    #expect(history.inForce?.after.rule.approver == Self.approver)
    _ = try await merchant.requests.approve(other.id, code: code, by: "Marc Roy", door: .page)
    #expect(
      try await merchant.requests.history().inForce?.after.rule.approver
        == "complice@ailleurs.example")
  }

  @Test func `a shorter delay waits as long as the old one`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.requests.propose(
      BankForm(iban: Self.german, delayHours: "24", by: "Ana Li"), door: .api)
    let code = try await merchant.code()
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .api)
    merchant.shop.clock.advance(seconds: 47 * 3600)
    #expect(try merchant.printed() == Self.french)
  }

  // MARK: The company file

  @Test func `a company file with another account only proposes it, once`() async throws {
    let merchant = try Merchant()
    try merchant.declare(Self.company(Self.german))
    #expect(try merchant.printed() == Self.french)
    let open = try #require(try await merchant.requests.history().open?.change)
    #expect(open.door == .file && open.after.account?.iban == Self.german)
    _ = try await merchant.requests.refuse(open.id, by: "Zoé", reason: nil, door: .command)
    // The same file at the next start: what was refused stays refused.
    try merchant.declare(Self.company(Self.german))
    #expect(try await merchant.requests.history().open == nil)
    let codes = try merchant.shop.database.readSync { tx in
      try BankNotes.current(of: merchant.shop.company, in: tx).map(\.code)
    }
    #expect(codes == ["bank.file-differs"])
    #expect(try merchant.printed() == Self.french)
  }

  @Test func `a file that changes something else proposes no account`() async throws {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    merchant.shop.clock.advance(days: 2)
    try merchant.declare(Self.company().replacing("04 78", with: "04 79"))
    #expect(try await merchant.requests.history().open == nil)
    #expect(try merchant.printed() == Self.german)
  }

  @Test func `the old file's mailbox hears of it when the new file names another`() async throws {
    let merchant = try Merchant()
    try merchant.declare(
      Self.company(Self.german).replacing(
        "bonjour@atelier-lumiere.example", with: "moi@ailleurs.example"))
    try await merchant.notify()
    let recipients = Set(merchant.messages.compactMap(\.recipient))
    #expect(recipients == ["bonjour@atelier-lumiere.example", Self.approver])
  }

  @Test func `the second person has a mailbox of their own, and the delay has bounds`() {
    let own = Self.company(approver: "bonjour@atelier-lumiere.example")
    let none = Self.company(approver: "Marc Roy")
    let short = Self.company().replacing("48", with: "1")
    for (json, code) in [
      (own, "company.approver-invalid"), (none, "company.approver-invalid"),
      (short, "company.bank-delay-invalid"),
    ] {
      #expect {
        try CompanyFile.read(Array(json.utf8), fileName: nil)
      } throws: { error in
        (error as? InvoicingError)?.findings.map(\.code) == [code]
      }
    }
  }

  @Test(arguments: [
    "Nouveau compte : DE89 3704 0044 0532 0130 00", "RIB FR7630006000011234567890189.",
    "iban be68-5390-0754-7034",
  ])
  func `no account is printed by way of another text`(text: String) {
    let json = Self.company().replacing(
      #""vatRegime""#, with: #""terms": { "earlyDiscount": "\#(text)" }, "vatRegime""#)
    #expect {
      try CompanyFile.read(Array(json.utf8), fileName: nil)
    } throws: { error in
      (error as? InvoicingError)?.findings.map(\.code) == ["company.text-holds-iban"]
    }
  }

  @Test func `ordinary texts hold no account`() throws {
    for text in [
      "Pénalités au taux de la BCE majoré de 10 points (art. L441-10 du Code de commerce).",
      "Indemnité forfaitaire de 40 € (art. D441-5)", "RCS Lyon 732 829 320", "FR44732829320",
    ] {
      let json = Self.company().replacing(
        #""vatRegime""#, with: #""terms": { "earlyDiscount": "\#(text)" }, "vatRegime""#)
      _ = try CompanyFile.read(Array(json.utf8), fileName: nil)
    }
  }

  // MARK: What people are told

  @Test
  func `both mailboxes hear of the proposal, the approval and the effect, the code only once`()
    async throws
  {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    #expect(merchant.messages.count == 2)
    let mail = try #require(merchant.messages.first { $0.isSecret })
    #expect(mail.text.contains("DE89") && mail.text.contains("Ana Li"))
    #expect(mail.text.contains("un autre pays"))
    #expect(merchant.messages.count { $0.text.contains(code) } == 1)
    _ = try await merchant.requests.approve(change.id, code: code, by: "Marc Roy", door: .page)
    try await merchant.notify()
    #expect(merchant.messages.count == 4)
    merchant.shop.clock.advance(days: 2)
    try await merchant.notify()
    #expect(merchant.messages.count == 6)
    #expect(merchant.messages.suffix(2).allSatisfy { $0.subject.contains("en vigueur") })
  }

  @Test func `a notice that could not leave is tried again, and its code is another`() async throws
  {
    let merchant = try Merchant()
    let change = try await merchant.propose(Self.german)
    let codes = Mutex<[String]>([])
    let draws = Mutex<UInt64>(1)
    let desk = BankNoticeDesk(
      company: merchant.shop.company, database: merchant.shop.database,
      ids: .system(merchant.shop.clock.clock),
      chance: Chance {
        draws.withLock {
          $0 &*= 6_364_136_223_846_793_005; return $0 | 7
        }
      },
      send: { message in
        let found = message.text.firstMatch(of: /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
        codes.withLock { $0 += [found.map { String($0.0) }].compactMap { $0 } }
        throw BankNoticeDesk.NotSent(reason: "421 try later")
      })
    try await desk.work()
    #expect(try await desk.work() == 0)
    merchant.shop.clock.advance(seconds: 60)
    try await desk.work()
    let made = codes.withLock { $0 }
    #expect(made.count == 2 && made[0] != made[1])
    await expectCode("bank.code-wrong") {
      try await merchant.requests.approve(change.id, code: made[0], by: "Marc Roy", door: .api)
    }
    _ = try await merchant.requests.approve(change.id, code: made[1], by: "Marc Roy", door: .api)
  }

  @Test func `the database holds no code, and none of its rows can be changed`() async throws {
    let merchant = try Merchant()
    _ = try await merchant.propose(Self.german)
    let code = try await merchant.code()
    let stored = try merchant.shop.database.readSync { tx in
      try tx.rows("SELECT kind, code_hash FROM bank_event WHERE code_hash IS NOT NULL") {
        (kind: try $0.text(0), hash: try $0.blob(1))
      }
    }
    #expect(stored.map(\.kind) == ["code-made"] && stored[0].hash.count == 32)
    // The files of SQLite; PostgreSQL keeps the same rows.
    let file = bytes(of: merchant.shop.folder.file("facturier.sqlite")) ?? []
    let log = bytes(of: merchant.shop.folder.file("facturier.sqlite-wal")) ?? []
    #expect(!(file + log).contains(Array(code.utf8)))
    for statement: SQL in [
      "UPDATE bank_change SET iban = 'DE89370400440532013000'", "DELETE FROM bank_change",
      "UPDATE bank_event SET effective_at = 0", "DELETE FROM bank_event",
    ] {
      #expect(throws: StorageError.self) {
        try merchant.shop.database.writeSync { try $0.run(statement) }
      }
    }
  }

  // MARK: All the ways of one person

  /// Every pair of things one person alone can do, through every door, in both orders and with time between: none of them
  /// turns the customers' payments before the delay is over and a second step was taken.
  @Test(arguments: [Self.approver, nil])
  func `no pair of steps of one person makes another account count at once`(approver: String?)
    async throws
  {
    typealias Step = (name: String, run: (Merchant) async throws -> Void)
    let steps: [Step] = [
      ("propose", { _ = try await $0.propose(Self.german) }),
      ("file", { try $0.declare(Self.company(Self.german, approver: approver)) }),
      ("file, rule dropped", { try $0.declare(Self.company(Self.german, approver: nil)) }),
      (
        "file, own approver",
        {
          try $0.declare(Self.company(Self.german, approver: "moi@ailleurs.example"))
        }
      ),
      ("old file", { try $0.declare(Self.company(approver: approver)) }),
      (
        "approver",
        {
          _ = try await $0.requests.propose(
            BankForm(iban: nil, approver: "moi@ailleurs.example", by: "Moi"), door: .api)
        }
      ),
      (
        "shorter delay",
        {
          _ = try await $0.requests.propose(
            BankForm(iban: Self.german, delayHours: "24", by: "Moi"), door: .command)
        }
      ),
      (
        "confirm",
        {
          guard let open = try await $0.requests.history().open else { return }
          _ = try await $0.requests.confirm(open.change.id, by: "Moi", door: .page)
        }
      ),
      (
        "approve without a code",
        {
          guard let open = try await $0.requests.history().open else { return }
          _ = try await $0.requests.approve(open.change.id, code: "0", by: "Moi", door: .page)
        }
      ),
      (
        "refuse",
        {
          guard let open = try await $0.requests.history().open else { return }
          _ = try await $0.requests.refuse(open.change.id, by: "Moi", reason: nil, door: .page)
        }
      ),
    ]
    for first in steps {
      for second in steps {
        let merchant = try Merchant(approver: approver)
        for step in [first, second] {
          do { try await step.run(merchant) } catch is BankProblem {}
          #expect(try merchant.wouldPrint() == Self.french, "\(first.name), \(second.name)")
        }
        merchant.shop.clock.advance(seconds: 24 * 3600 - 1)
        #expect(
          try merchant.wouldPrint() == Self.french, "\(first.name), \(second.name), a day later")
      }
    }
  }
}
