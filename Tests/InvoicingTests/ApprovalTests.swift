import Accounts
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// What takes two persons: large refunds, a higher limit of them, another sealing key.
@Suite struct ApprovalTests {
  private let shop: TestShop
  private let ana: Caller
  private let approvals: Approvals

  init() throws {
    shop = try TestShop()
    approvals = Approvals(issuer: shop.issuer, queue: JobQueue(ids: shop.issuer.ids))
    ana = try Self.member("ana", of: shop)
  }

  /// Somebody who signed in, and may do everything.
  private static func member(
    _ name: String, of shop: TestShop, role: Role = .owner, isActive: Bool = true
  ) throws -> Caller {
    let id = User.ID(raw: shop.issuer.ids.next())
    try shop.database.writeSync { tx in
      try tx.run(
        """
        INSERT INTO user_account (id, email, name, password, state, created_at, password_at)
        VALUES (\(id), \(name + "@atelier.fr"), \(name), '', \(isActive ? "active" : "disabled"), 0, 0)
        """)
      try tx.run(
        """
        INSERT INTO membership (company_id, user_id, role, permissions, since)
        VALUES (\(shop.company), \(id), \(role.name), '', 0)
        """)
    }
    return Caller(
      author: Author(.person, id: "\(id)", name: name), permissions: role.permissions, role: role)
  }

  /// Whoever has a key that somebody made.
  private func program(of person: Caller) -> Caller {
    Caller(
      author: Author(.key, id: "key_x", name: "shop"), permissions: Set(Permission.allCases),
      keyMaker: person.person)
  }

  private func paid(_ number: String = "1") throws -> Payment {
    let order = Sample.order(number, lines: [Sample.line(price: "2000.00")])
    return try shop.pay([try #require(try shop.issue(order).documents.first)])
  }

  private func ask(_ payment: Payment, _ amount: String?, by caller: Caller) throws
    -> AskRefund.Outcome
  {
    let approvals = approvals
    return try asking(caller) { tx in
      try AskRefund(approvals: approvals)(
        .init(amount: try amount.map { try Money($0) }, reference: "R"), of: payment.id,
        by: caller.person, in: tx)
    }
  }

  private func asking<T: Sendable>(
    _ caller: Caller, _ body: @Sendable (borrowing Transaction) throws -> T
  ) throws -> T {
    try Author.$current.withValue(caller.author ?? .program) {
      try shop.database.writeSync { try body($0) }
    }
  }

  private func held(_ payment: Payment, _ amount: String? = nil, by caller: Caller) throws
    -> HeldAct
  {
    guard case .held(let act) = try ask(payment, amount, by: caller) else {
      throw Failure(description: "nothing was held")
    }
    return act
  }

  private struct Failure: Error { let description: String }

  private func approve(_ act: HeldAct, _ caller: Caller) throws -> HeldAct {
    let approvals = approvals
    return try asking(caller) { try approvals.approve(act.id, by: caller, in: $0) }
  }

  private func code(_ body: () throws -> some Any) -> String? {
    do {
      _ = try body()
      return nil
    } catch { return (error as? any Problem)?.code ?? "\(error)" }
  }

  private func bank() throws -> Int64 { try shop.balance("512") }

  @Test
  func `a small refund is made at once, a large one waits for another person and is then made`()
    throws
  {
    let marc = try Self.member("marc", of: shop)
    let payment = try paid()
    guard case .refunded = try ask(payment, "1000.00", by: ana) else {
      Issue.record("1,000.00 is the limit itself")
      return
    }
    let act = try held(payment, "0.01", by: ana)
    #expect(act.state(at: shop.clock.clock.now) == .awaitingApproval)
    #expect(try bank() == 1400_00, "slices of one payment count together")
    #expect(code { try approve(act, ana) } == "approval.same-person")
    #expect(code { try approve(act, program(of: marc)) } == "access.persons-only")
    let reader = try Self.member("zoe", of: shop, role: .reader)
    #expect(code { try approve(act, reader) } == "access.forbidden")
    #expect(code { try ask(payment, "5.00", by: marc) } == "approval.pending")
    #expect(try bank() == 1400_00)
    let done = try approve(act, marc)
    #expect(done.result?.hasPrefix("pay_") == true && done.decision?.kind == .approved)
    #expect(try bank() == 1399_99)
    #expect(code { try approve(act, marc) } == "approval.not-open")
    #expect(try bank() == 1399_99)
  }

  @Test func `a key counts as the person who made it`() throws {
    _ = try Self.member("marc", of: shop)
    let act = try held(try paid(), by: program(of: ana))
    #expect(code { try approve(act, ana) } == "approval.same-person")
  }

  @Test
  func `alone, it rests for 72 hours and is confirmed once more; a second person need not wait`()
    throws
  {
    _ = try Self.member("gone", of: shop, isActive: false)
    let act = try held(try paid(), by: ana)
    #expect(act.isAlone && act.state(at: shop.clock.clock.now) == .coolingOff)
    #expect(code { try approve(act, ana) } == "approval.too-soon")
    shop.clock.advance(days: 3)
    #expect(act.state(at: shop.clock.clock.now) == .awaitingConfirmation)
    #expect(try approve(act, ana).decision?.kind == .confirmed)
    #expect(try bank() == 0)

    let other = try held(try paid("2"), by: ana)
    let marc = try Self.member("marc", of: shop)
    #expect(try approve(other, marc).decision?.kind == .approved)
  }

  @Test func `what nobody decides lapses, and what is refused is not done`() throws {
    let marc = try Self.member("marc", of: shop)
    let payment = try paid()
    let late = try held(payment, by: ana)
    shop.clock.advance(days: 7)
    #expect(late.state(at: shop.clock.clock.now) == .lapsed)
    #expect(code { try approve(late, marc) } == "approval.not-open")
    let act = try held(payment, by: ana)
    let approvals = approvals
    let (caller, id) = (ana, act.id)
    _ = try asking(ana) { try approvals.refuse(id, reason: "Erreur", by: caller, in: $0) }
    #expect(code { try approve(act, marc) } == "approval.not-open")
    #expect(try bank() == 2400_00)
  }

  @Test func `what cannot be refunded any more is not approved, and stays to be refused`() throws {
    let marc = try Self.member("marc", of: shop)
    let payment = try paid()
    let act = try held(payment, "2000.00", by: ana)
    let issuer = shop.issuer
    try shop.database.writeSync { tx in
      _ = try RefundPayment(issuer: issuer)(.init(), of: payment.id, in: tx)
    }
    #expect(code { try approve(act, marc) } == "payment.refused")
    #expect(act.state(at: shop.clock.clock.now) == .awaitingApproval)
  }

  @Test func `a lower limit counts at once, a higher one takes two persons`() throws {
    let marc = try Self.member("marc", of: shop)
    func set(_ limit: String) throws -> SetRefundLimit.Outcome {
      let (approvals, caller) = (approvals, ana)
      return try asking(ana) {
        try SetRefundLimit(approvals: approvals)(try Money(limit), by: caller.person, in: $0)
      }
    }
    guard case .set(let lower) = try set("0.00") else {
      Issue.record("a lower limit waits")
      return
    }
    #expect(lower.number == 1)
    let payment = try paid()
    let small = try held(payment, "1.00", by: ana)
    guard case .held(let higher) = try set("5000.00") else {
      Issue.record("a higher limit is in force at once")
      return
    }
    #expect(code { try approve(higher, ana) } == "approval.same-person")
    #expect(code { try set("6000.00") } == "approval.pending")
    #expect(code { try set("-1.00") } == "approval.invalid")
    _ = try approve(higher, marc)
    _ = try approve(small, marc)
    guard case .refunded = try ask(payment, nil, by: ana) else {
      Issue.record("the higher limit is not in force")
      return
    }
  }

  @Test func `the sealing key is rotated once somebody who signed in has approved it, once`() throws
  {
    let rotation = AskRotation(approvals: approvals)
    let waiting = try #require(try asking(.nobody) { try rotation.asked(in: $0) })
    #expect(
      code { try asking(.nobody) { try rotation.spend(on: "k", in: $0) } } == "approval.awaited")
    let granted = try approve(waiting, ana)
    #expect(granted.state(at: shop.clock.clock.now) == .approved && granted.result == nil)
    #expect(try asking(.nobody) { try rotation.asked(in: $0) } == nil)
    try asking(.nobody) { try rotation.spend(on: "k", in: $0) }
    #expect(
      code { try asking(.nobody) { try rotation.spend(on: "l", in: $0) } } == "approval.awaited")
  }

  @Test func `where nobody can sign in the terminal rotates alone`() throws {
    let shop = try TestShop()
    let approvals = Approvals(issuer: shop.issuer, queue: JobQueue(ids: shop.issuer.ids))
    let waiting = try shop.database.writeSync {
      try AskRotation(approvals: approvals).asked(in: $0)
    }
    #expect(waiting == nil)
  }

  @Test func `whoever may decide is mailed once, and so is the company; all is in the audit trail`()
    throws
  {
    _ = try Self.member("marc", of: shop)
    let act = try held(try paid(), by: ana)
    let (company, name) = (shop.company, "\(act.id)")
    let found = try shop.database.readSync { tx in
      (
        try tx.rows(
          """
          SELECT input FROM job
          WHERE company_id = \(company) AND kind = 'approvals.notice' ORDER BY input
          """
        ) { try $0.text(0) },
        try tx.rows(
          "SELECT action FROM audit_entry WHERE company_id = \(company) AND object = \(name)"
        ) { try $0.text(0) }
      )
    }
    #expect(found.0.contains("\(act.id) asked marc@atelier.fr"))
    #expect(!found.0.contains { $0.contains("ana@") }, "who asks knows")
    #expect(found.1 == ["approval.asked"])
  }
}
