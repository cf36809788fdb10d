import Invoicing
import Kernel
import Money
import Registers
import Storage
import TestSupport
import Testing

/// Safe corrections of refused orders, one click each; guards that ask, answered by name and reason.
@Suite struct MendTests {
  private static let siren = "404833048"

  private static func firm(_ change: (inout SalesOrder.Buyer) -> Void) -> SalesOrder.Buyer {
    var buyer = Sample.firm
    change(&buyer)
    return buyer
  }

  private static let seat = {
    var fact = CompanyFact(siren: siren, state: .active, checkedAt: Sample.noon)
    fact.name = "HOTEL DU PARC"
    fact.address = .init(line1: "1 ALLEE DU PARC", postCode: "44000", city: "NANTES")
    return fact
  }()

  // MARK: What is offered

  struct Case: Sendable, CustomTestStringConvertible {
    let code: String
    let order: SalesOrder
    /// "pointer: before → after", one for each change; empty when nothing safe is known.
    let changes: [String]
    var testDescription: String { "\(code) \(changes)" }
  }

  static let cases: [Case] = [
    .init(
      code: "order.payment-delay-unlawful",
      order: Sample.order(buyer: Sample.firm) { $0.dueOn = Sample.today.adding(days: 90) },
      changes: ["/dueOn: 2027-02-21 → 2027-01-22"]),
    .init(
      code: "order.due-date-early",
      order: Sample.order(buyer: Sample.firm) { $0.dueOn = Sample.today.adding(days: -9) },
      changes: ["/dueOn: 2026-11-14 → —"]),
    .init(
      code: "order.country-missing",
      order: Sample.order(
        buyer: firm {
          $0.address.country = ""
          $0.phone = "+33 2 40 00 00 00"
        }), changes: ["/buyer/address/country: — → FR"]),
    // A post code alone could be German, Spanish or Italian.
    .init(
      code: "order.country-missing",
      order: Sample.order {
        $0.buyer.address.country = ""
        $0.buyer.phone = nil
      }, changes: []),
    // Monaco and the Pacific are not France.
    .init(
      code: "order.country-missing",
      order: Sample.order(
        buyer: firm {
          $0.address.country = ""
          $0.address.postCode = "98000"
        }), changes: []),
    .init(
      code: "buyer.siren-missing",
      order: Sample.order(
        buyer: firm {
          $0.siren = nil
          $0.name = "Hôtel du Parc - SIRET 404 833 048 00022"
        }), changes: ["/buyer/siren: — → 404833048"]),
    // Two numbers, or a telephone: nobody can tell.
    .init(
      code: "buyer.siren-missing",
      order: Sample.order(
        buyer: firm {
          $0.siren = nil
          $0.name = "Hôtel du Parc 404 833 048, 732 829 320"
        }), changes: []),
    .init(
      code: "buyer.siren-missing",
      order: Sample.order(
        buyer: firm {
          $0.siren = nil
          $0.address.line2 = "Tél. 02 40 48 33 04"
        }), changes: []),
    .init(
      code: "buyer.siren-invalid",
      order: Sample.order(buyer: firm { $0.siren = "SIREN : 404 833 048" }),
      changes: ["/buyer/siren: SIREN : 404 833 048 → 404833048"]),
    .init(
      code: "buyer.siren-invalid",
      order: Sample.order(buyer: firm { $0.siren = "FR83404833048" }),
      changes: [
        "/buyer/siren: FR83404833048 → 404833048", "/buyer/vatIdentifier: — → FR83404833048",
      ]),
    .init(
      code: "buyer.siren-invalid", order: Sample.order(buyer: firm { $0.siren = "404833049" }),
      changes: []),
    .init(
      code: "buyer.vat-invalid",
      order: Sample.order(
        buyer: firm {
          $0.siren = nil
          $0.vatIdentifier = "40483304800022"
        }),
      changes: ["/buyer/vatIdentifier: 40483304800022 → —", "/buyer/siren: — → 404833048"]),
    // Another country's number changes the VAT: it is asked for, never made up.
    .init(
      code: "buyer.vat-invalid",
      order: Sample.order(buyer: firm { $0.vatIdentifier = "DE136695977" }), changes: []),
    .init(
      code: "buyer.name-missing", order: Sample.order(buyer: firm { $0.name = " " }),
      changes: ["/buyer/name:   → HOTEL DU PARC"]),
    .init(
      code: "buyer.address-missing",
      order: Sample.order(
        buyer: firm {
          $0.address.line1 = ""
          $0.address.city = ""
        }),
      changes: ["/buyer/address/line1: — → 1 ALLEE DU PARC", "/buyer/address/city: — → NANTES"]),
    // Another town than the seat: another establishment, no doubt.
    .init(
      code: "buyer.address-missing",
      order: Sample.order(
        buyer: firm {
          $0.address.line1 = ""
          $0.address.postCode = "69003"
        }), changes: []),
    .init(
      code: "line.unit-unknown",
      order: Sample.order(lines: [
        Sample.line { $0.unit = "Pièces" }, Sample.line { $0.unit = "KGM" },
        Sample.line { $0.unit = "heure" },
      ]), changes: ["/lines/0/unit: Pièces → C62", "/lines/2/unit: heure → HUR"]),
    .init(
      code: "line.unit-unknown", order: Sample.order(lines: [Sample.line { $0.unit = "truc" }]),
      changes: []),
  ]

  @Test(arguments: cases)
  func `a correction is offered where it is safe, and mends what it says it mends`(
    _ example: Case
  ) throws {
    let proofs = OutsideFacts([.company(Self.seat)])
    func refusal(_ order: SalesOrder) -> [String] {
      do throws(Refusal) {
        _ = try PrepareInvoice(seller: Sample.company, today: Sample.today, proofs: proofs)(order)
        return []
      } catch {
        return error.findings.filter { $0.severity == .stop }.map(\.code)
      }
    }
    #expect(refusal(example.order).contains(example.code))
    let mends = OrderMends(today: Sample.today, proofs: proofs)
    let mend = mends.mend(example.code, of: example.order)
    let shown = mend?.changes.map {
      "\($0.pointer): \($0.before ?? "—") → \($0.after ?? "—")"
    }
    #expect(shown ?? [] == example.changes)
    guard let mend else { return }
    let mended = mend.applied(to: example.order)
    #expect(!refusal(mended).contains(example.code))
    #expect(mended.lines.map(\.unitPrice) == example.order.lines.map(\.unitPrice))
  }

  @Test func `every correction is shown by an example, and none can touch an amount`() {
    #expect(Set(Self.cases.filter { !$0.changes.isEmpty }.map(\.code)) == OrderMends.codes)
    for code in OrderMends.codes { #expect(GuardCatalogue.error(of: code) != nil, "\(code)") }
  }

  // MARK: A click

  private func mend(
    _ shop: TestShop, _ code: String, of number: String = "1001", by name: String? = "Ana Li"
  ) throws -> MendOrder.Mended {
    try shop.database.writeSync { tx in
      try MendOrder(issuer: shop.issuer)(
        GuardRequest(source: "test", number: number, code: code, by: name, door: .page), in: tx)
    }
  }

  private func report(_ shop: TestShop) throws -> ShieldReport {
    try shop.database.readSync { try ShieldReport.load(of: shop.company, in: $0) }
  }

  private static let late = Sample.order(buyer: Sample.firm) {
    $0.dueOn = Sample.today.adding(days: 90)
  }

  @Test func `a refused order of a file is corrected by a click, drafted, and issued as corrected`()
    throws
  {
    let shop = try TestShop()
    let refused = try shop.issue(Self.late)
    #expect(refused.state == .refused)
    #expect(refused.findings.first?.mend?.changes.first?.after == "2027-01-22")
    #expect(try report(shop).waiting.first?.mend != nil)

    let mended = try mend(shop, "order.payment-delay-unlawful")
    #expect(mended.draft != nil && mended.findings.isEmpty)
    let row = try #require(try report(shop).rows.first { $0.error == .paymentDelay })
    #expect(row.open == 0 && row.mended == 1)
    let kept = try #require(try report(shop).mends.first)
    #expect(kept.by == "Ana Li" && kept.change.before == "2027-02-21")

    // The same file once more: the shop's words are still wrong, the order is the corrected one.
    let issued = try shop.issue(Self.late)
    #expect(issued.state == .issued)
    #expect(issued.documents.first?.id == mended.draft)
    #expect(issued.documents.first?.invoice.dueDate?.description == "2027-01-22")
    #expect(try shop.issue(Self.late).state == .already)
    #expect(try report(shop).waiting.isEmpty)
  }

  @Test func `what the shop said stays as the revision before`() throws {
    let shop = try TestShop()
    try shop.issue(Self.late)
    let mended = try mend(shop, "order.payment-delay-unlawful")
    let (before, now) = try shop.database.readSync { tx in
      (
        try OrderStore.order(mended.order, revision: 0, of: shop.company, in: tx),
        try OrderStore.order(mended.order, of: shop.company, in: tx)
      )
    }
    #expect(before.dueOn == Self.late.dueOn)
    #expect(now.dueOn?.description == "2027-01-22")
    #expect(throws: StorageError.self) {
      try shop.database.writeSync { try $0.run("UPDATE order_mend SET by = 'nobody'") }
    }
  }

  @Test func `an order with two faults is corrected one by one, and says what is left`() throws {
    let shop = try TestShop()
    var order = Self.late
    order.lines[0].unit = "pièce"
    try shop.issue(order)
    let first = try mend(shop, "order.payment-delay-unlawful")
    #expect(first.draft == nil && first.findings.map(\.code) == ["line.unit-unknown"])
    #expect(try report(shop).waiting.map(\.event.code) == ["line.unit-unknown"])
    #expect(try mend(shop, "line.unit-unknown").draft != nil)
    #expect(try shop.issue(order).state == .issued)
  }

  @Test func `a number in the wrong field is two findings and one click`() throws {
    let shop = try TestShop()
    let order = Sample.order(
      buyer: Self.firm {
        $0.siren = nil
        $0.vatIdentifier = "404 833 048"
      })
    #expect(try Set(shop.issue(order).codes) == ["buyer.vat-invalid", "buyer.siren-missing"])
    #expect(try report(shop).waiting.allSatisfy { $0.mend != nil })
    #expect(try mend(shop, "buyer.siren-missing").draft != nil)
    let row = try #require(try report(shop).rows.first { $0.error == .customerDetails })
    #expect(row.open == 0 && row.mended == 2)
  }

  @Test func `an edit of the shop keeps the corrections that are still true`() throws {
    let shop = try TestShop()
    try shop.issue(Self.late)
    _ = try mend(shop, "order.payment-delay-unlawful")
    var edited = Self.late
    edited.lines[0].quantity = Quantity(3)
    let issued = try shop.issue(edited)
    #expect(issued.documents.first?.invoice.lines.first?.quantity == Quantity(3))
    #expect(issued.documents.first?.invoice.dueDate?.description == "2027-01-22")
    // Another date of the shop's own is no longer the one that was corrected.
    try shop.issue(Sample.order("1002", buyer: Sample.firm) { $0.dueOn = Self.late.dueOn })
    _ = try mend(shop, "order.payment-delay-unlawful", of: "1002")
    let right = try shop.issue(
      Sample.order("1002", buyer: Sample.firm) { $0.dueOn = Sample.today.adding(days: 20) })
    #expect(right.documents.first?.invoice.dueDate == Sample.today.adding(days: 20))
  }

  @Test func `what the shop said last is what is corrected`() throws {
    let shop = try TestShop()
    try shop.issue(Self.late)
    var newer = Self.late
    newer.lines[0].quantity = Quantity(7)
    try shop.database.writeSync { tx in
      _ = try OrderIntake(issuer: shop.issuer).enter(Sample.reading(newer), in: tx)
    }
    let mended = try mend(shop, "order.payment-delay-unlawful")
    let order = try shop.database.readSync {
      try OrderStore.order(mended.order, of: shop.company, in: $0)
    }
    #expect(order.lines.first?.quantity == Quantity(7))
  }

  @Test func `nothing is corrected without a name, a safe way or a waiting order`() throws {
    let shop = try TestShop()
    try shop.issue(Self.late)
    for (code, number, name, expected) in [
      ("order.payment-delay-unlawful", "1001", " ", "shield.name-missing"),
      ("buyer.siren-missing", "1001", "Ana", "shield.no-mend"),
      ("tax.rate-unlawful", "1001", "Ana", "shield.no-mend"),
      ("order.payment-delay-unlawful", "9", "Ana", "shield.order-unknown"),
    ] {
      #expect {
        try mend(shop, code, of: number, by: name)
      } throws: { ($0 as? MendProblem)?.code == expected }
    }
    #expect(try report(shop).mends.isEmpty)
  }

  // MARK: Going past a guard

  private func override(
    _ shop: TestShop, _ code: String, of number: String = "1001", reason: String? = "Vu avec Zoé"
  ) throws -> OverrideGuard.Overridden {
    try shop.database.writeSync { tx in
      try OverrideGuard(issuer: shop.issuer)(
        GuardRequest(
          source: "test", number: number, code: code, by: "Ana Li", reason: reason, door: .page),
        in: tx)
    }
  }

  @Test func `a warning is answered for once, by name and reason, and is no longer open`() throws {
    let shop = try TestShop()
    let buyer = SalesOrder.Buyer(
      kind: .company, name: "Muster GmbH", vatIdentifier: "DE136695976",
      address: .init(line1: "Weg 1", postCode: "10115", city: "Berlin", country: "DE"))
    try shop.issue(Sample.order(buyer: buyer, lines: [Sample.line { $0.tax = .none }]))
    let code = try #require(try report(shop).warnings.first?.code)
    _ = try override(shop, code)
    let after = try report(shop)
    #expect(after.warnings.isEmpty)
    let row = try #require(after.rows.first { $0.error == .vatRate })
    #expect(row.warned == 0 && row.overridden == 1)
    #expect(after.overrides.first?.reason == "Vu avec Zoé" && after.overrides.first?.by == "Ana Li")
  }

  @Test func `an edit of an invoiced order is refused until somebody answers for reissuing it`()
    throws
  {
    let shop = try TestShop()
    try shop.issue(Sample.order())
    let edited = Sample.order(lines: [Sample.line(quantity: 2)])
    #expect(try shop.issue(edited).codes == ["order.changed"])
    #expect(try report(shop).waiting.first?.isOverridable == true)
    let done = try override(shop, "order.changed")
    #expect(done.documents.map(\.type) == [.creditNote, .invoice])
    #expect(done.documents.last?.invoice.lines.first?.quantity == Quantity(2))
    #expect(try shop.issue(edited).state == .already)
    let row = try #require(try report(shop).rows.first { $0.error == .notRecorded })
    #expect(row.open == 0 && row.overridden == 1)
    #expect(try shop.verify() == 3)

    shop.clock.advance(days: 1)
    let again = Sample.order(lines: [Sample.line(quantity: 3)])
    #expect(try shop.issue(again).codes == ["order.changed"], "an answer is for one edit")
    #expect(try report(shop).waiting.map(\.event.code) == ["order.changed"])
    #expect(try override(shop, "order.changed").documents.count == 2)
    #expect(try shop.verify() == 5)
  }

  @Test func `what the law stops has no way past it, and none is overridden without a reason`()
    throws
  {
    let shop = try TestShop()
    try shop.issue(Self.late)
    for (code, number, reason, expected) in [
      ("order.payment-delay-unlawful", "1001", "Vu", "shield.not-overridable"),
      ("order.changed", "1001", "Vu", "shield.not-overridable"),
      ("tax.number-not-verified", "77", "Vu", "shield.not-overridable"),
      ("order.payment-delay-unlawful", "1001", " ", "shield.reason-missing"),
    ] {
      #expect {
        try override(shop, code, of: number, reason: reason)
      } throws: { ($0 as? MendProblem)?.code == expected }
    }
    #expect(try shop.issue(Self.late).state == .refused)
  }
}
