import Kernel
import Money
import Testing

@testable import Transmission

/// Who may a document go to: one row, one situation.
@Suite struct RecipientGuardsTests {
  /// A customer who gave `zoe@exemple.fr` and was written to there.
  private static func facts(_ to: String?, _ change: (inout RecipientFacts) -> Void = { _ in })
    -> RecipientFacts
  {
    var facts = RecipientFacts(
      number: "F-2026-00001", customer: "Zoé Lefèvre", isCompany: false, written: to)
    facts.orderAddress = try? EmailAddress("zoe@exemple.fr")
    facts.known = [facts.orderAddress].compactMap { $0 }
    facts.sends.all = 1
    facts.seller = try? EmailAddress("bonjour@atelier.example")
    change(&facts)
    return facts
  }

  private static func company(_ to: String, knows known: String...) -> RecipientFacts {
    facts(to) {
      $0.isCompany = true
      $0.customer = "Acme"
      $0.known = known.compactMap { try? EmailAddress($0) }
      $0.orderAddress = nil
    }
  }

  private func codes(_ facts: RecipientFacts) -> [String] {
    RecipientGuards(facts).judged().findings.map { String($0.code.dropFirst("send.".count)) }
  }

  @Test func `the customer's own address is sent to without a question`() {
    #expect(codes(Self.facts("zoe@exemple.fr")) == [])
    #expect(codes(Self.facts("ZOE@Exemple.FR")) == [])
  }

  @Test func `no address, or none that is one, cannot be confirmed`() {
    #expect(codes(Self.facts(nil)) == ["address-missing"])
    #expect(codes(Self.facts("zoe at exemple.fr")) == ["address-malformed"])
    #expect(RecipientGuards(Self.facts("zoe@exemple")).judged().recipient == nil)
    for text in [nil, "zoe"] as [String?] {
      let findings = RecipientGuards(Self.facts(text)).judged().findings
      #expect(findings.allSatisfy { RecipientGuards.isFinal($0) && $0.severity == .stop })
    }
  }

  @Test func `another customer's address stops, with that customer's name`() throws {
    let facts = Self.facts("ana@exemple.fr") { $0.others = ["Ana Li", "Bob"] }
    let finding = try #require(RecipientGuards(facts).judged().findings.first)
    #expect(codes(facts) == ["address-of-another-customer"])
    #expect(finding.severity == .stop)
    #expect(finding.text.fr.contains("Ana Li (+1)"))
  }

  @Test func `an address two customers gave asks, as long as nobody was written to there`() throws {
    let facts = Self.facts("zoe@exemple.fr") { $0.others = ["Ana Li"] }
    #expect(codes(facts) == ["address-of-another-customer"])
    #expect(RecipientGuards(facts).judged().findings.first?.severity == .warn)
  }

  @Test func `an address the customer never gave asks`() {
    #expect(codes(Self.facts("zoe.lefevre@exemple.fr")) == ["address-not-known-for-customer"])
    #expect(codes(Self.facts("zoe.lefevre@autre.fr")) == ["address-not-known-for-customer"])
    // Nothing to compare with: the first mail asks, and that is enough.
    #expect(
      codes(Self.facts("zoe@autre.fr") { ($0.known, $0.sends.all) = ([], 0) }) == ["first-send"])
  }

  @Test func `the first mail to an address asks, and the address is the customer's from then on`() {
    #expect(codes(Self.facts("zoe@exemple.fr") { $0.sends = (0, 0) }) == ["first-send"])
    let remembered = Self.facts("ana@exemple.fr") {
      $0.others = ["Ana Li"]
      $0.sends = (1, 1)
    }
    #expect(codes(remembered) == [])
  }

  @Test(arguments: [
    // A company that writes from its own domain.
    ("compta@acme-lyon.fr", "compta@acme.fr", "domain-mismatch"),
    ("jean@gmail.com", "compta@acme.fr", "domain-mismatch"),
    ("compta@autre.com", "compta@acme.fr", "domain-mismatch"),
    // The same house: a branch, a colleague.
    ("compta@lyon.acme.fr", "compta@acme.fr", "address-not-known-for-customer"),
    ("jean@acme.co.uk", "compta@mail.acme.co.uk", "address-not-known-for-customer"),
    ("jean@other.co.uk", "compta@acme.co.uk", "domain-mismatch"),
    // A company that has a mailbox like everybody: its domain says nothing.
    ("jean@orange.fr", "acme.sarl@gmail.com", "address-not-known-for-customer"),
    ("contact@acme.fr", "acme.sarl@gmail.com", "address-not-known-for-customer"),
    // Made to be taken for it.
    ("compta@acmeparis.fr", "compta@acme-paris.fr", "domain-lookalike"),
    ("compta@lumiere-deco.fr", "compta@lumlere-deco.fr", "domain-lookalike"),
    ("compta@hotel-du-pare.fr", "compta@hotel-du-parc.fr", "domain-lookalike"),
    ("compta@rnobilier.fr", "compta@mobilier.fr", "domain-lookalike"),
    // Another ending is another domain, not a twin.
    ("compta@acme.com", "compta@acme.fr", "domain-mismatch"),
  ])
  func `the domain of a company is compared with the one it writes from`(
    to: String, known: String, expected: String
  ) {
    #expect(codes(Self.company(to, knows: known)) == [expected])
  }

  @Test func `a twin of the domain stops, for consumers too`() {
    let facts = Self.facts("zoe@cabinet-lefevre.fr") {
      $0.known = [try! EmailAddress("zoe@cabinet-1efevre.fr")]
    }
    let findings = RecipientGuards(facts).judged().findings
    #expect(findings.map(\.code) == ["send.domain-lookalike"])
    #expect(findings.first?.severity == .stop)
  }

  @Test(arguments: [
    ("zoe@gmial.com", "gmail.com"), ("zoe@gmail.con", "gmail.com"), ("zoe@orangee.fr", "orange.fr"),
    ("zoe@hotmial.fr", "hotmail.fr"), ("zoe@lapost.net", "laposte.net"),
  ])
  func `a slip of the finger in a provider's name is asked about`(to: String, meant: String) {
    let facts = Self.facts(to) {
      $0.orderAddress = try? EmailAddress(to)
      $0.known = [try! EmailAddress(to)]
    }
    #expect(codes(facts) == ["domain-typo"])
    #expect(RecipientGuards(facts).judged().findings.first?.text.en.contains(meant) == true)
  }

  @Test(arguments: [
    "gmail.com", "mail.com", "gmx.fr", "gmx.de", "live.fr", "free.fr", "me.com", "pm.me",
    "exemple.fr", "sfr.fr", "email.com",
  ])
  func `what people really use is no slip`(domain: String) {
    #expect(MailDomain(domain).meantProvider == nil)
  }

  @Test func `one's own address, and one that nobody reads, ask`() {
    #expect(codes(Self.facts("bonjour@atelier.example") { $0.known = [] }) == ["own-address"])
    #expect(codes(Self.facts("no-reply@exemple.fr") { $0.known = [] }) == ["address-unread"])
  }

  @Test(arguments: [
    (DocumentEmail.State.sent, "a déjà été envoyé"), (.uncertain, "peut-être déjà"),
    (.queued, "déjà en route"),
  ])
  func `a document that went before is asked about, whoever it went to`(
    state: DocumentEmail.State, words: String
  ) throws {
    let facts = Self.facts("zoe@exemple.fr") {
      $0.sends = (1, 1)
      $0.earlier = .init(
        recipient: try! EmailAddress("zoe@exemple.fr"), at: Instant(microseconds: 0), state: state)
    }
    let finding = try #require(RecipientGuards(facts).judged().findings.first)
    #expect(finding.code == "send.already-sent")
    #expect(finding.text.fr.contains(words))
  }

  @Test func `all that is doubtful is said at once, in order`() {
    let facts = Self.facts("noreply@gmial.com") {
      $0.sends = (0, 0)
      $0.earlier = .init(
        recipient: try! EmailAddress("zoe@exemple.fr"), at: Instant(microseconds: 0), state: .sent)
    }
    #expect(
      codes(facts) == [
        "address-not-known-for-customer", "domain-typo", "address-unread", "first-send",
        "already-sent",
      ])
  }

  @Test func `tries come later and later, never together, and end`() {
    let ids = (1...40).map { DocumentEmail.ID(raw: RawID(high: 7, low: UInt64($0))) }
    let first = ids.compactMap { MailBackoff.seconds(afterTries: 1, of: $0) }
    #expect(first.allSatisfy { (60...75).contains($0) })
    #expect(Set(first).count > 5)
    let waits = (1...8).map { MailBackoff.seconds(afterTries: $0, of: ids[0]) }
    #expect(waits.prefix(7).allSatisfy { $0 != nil } && waits[7] == nil)
    #expect(waits.compactMap { $0 } == waits.compactMap { $0 }.sorted())
  }
}
