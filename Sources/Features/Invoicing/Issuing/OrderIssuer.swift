import EN16931
import Kernel
import Money
import Registers
import Storage
import Synchronization

/// Turns orders into issued documents: the one verb behind the command line, the API and the pages.
package final class OrderIssuer: Sendable {
  package let ids: IDs
  let renderers: RenderPool
  private let known: Mutex<Known>

  /// As a transaction last saw it: its bank account comes into force with time.
  package var company: IssuingCompany { known.withLock { $0 }.company }

  private final class Known: Sendable {
    let company: IssuingCompany
    init(_ company: IssuingCompany) { self.company = company }
  }

  package init(company: IssuingCompany, ids: IDs, renderers: RenderPool = RenderPool(width: 2)) {
    known = Mutex(Known(company))
    self.ids = ids
    self.renderers = renderers
  }

  /// An order judged and ready: made outside the transaction, on any thread.
  ///
  /// A class: it is handed on often, and holds an invoice.
  package final class Candidate: Sendable {
    package let reading: OrderReading
    package let day: LocalDate
    let body: EncodedOrder?
    /// For sales; cancellations are judged inside the transaction, against what was sold.
    let sale: Result<PreparedDocument, Refusal>?
    /// The versions of the seller's particulars and bank account it was prepared with.
    let profileVersion: Int
    let bankNumber: Int?
    /// What registers had said of the buyer, and on what they are to be asked.
    let proofs: OutsideFacts
    let unanswered: [RegisterNumber]

    init(
      reading: OrderReading, day: LocalDate, body: EncodedOrder?,
      sale: Result<PreparedDocument, Refusal>?, for company: IssuingCompany, proofs: OutsideFacts,
      unanswered: [RegisterNumber]
    ) {
      (self.reading, self.day, self.body, self.sale) = (reading, day, body, sale)
      (profileVersion, bankNumber) = (company.profileVersion, company.bankNumber)
      (self.proofs, self.unanswered) = (proofs, unanswered)
    }

    func isCurrent(on today: LocalDate, for company: IssuingCompany) -> Bool {
      day == today && profileVersion == company.profileVersion && bankNumber == company.bankNumber
    }
  }

  /// Pure: decides, prices and checks, for a document issued on `day`.
  ///
  /// - Parameter proofs: what registers said of the buyers, read before; without them numbers stand on their keys.
  package func prepare(
    _ reading: OrderReading, on day: LocalDate, knowing proofs: OutsideFacts = .none
  ) -> Candidate {
    prepare(reading, on: day, knowing: proofs, for: company)
  }

  private func prepare(
    _ reading: OrderReading, on day: LocalDate, knowing proofs: OutsideFacts,
    for company: IssuingCompany
  ) -> Candidate {
    let known = (reading.order ?? reading.unfit).flatMap { $0.kind == .sale ? $0 : nil }
    let unanswered = known.map { proofs.unanswered($0.buyer, on: day) } ?? []
    guard let order = reading.order else {
      var refused = reading
      refused.refusal += furtherFindings(reading, on: day, proofs, company.profile)
      return Candidate(
        reading: refused, day: day, body: nil, sale: nil, for: company, proofs: proofs,
        unanswered: unanswered)
    }
    var sale: Result<PreparedDocument, Refusal>?
    if order.kind == .sale {
      do throws(Refusal) {
        sale = .success(
          try PrepareInvoice(seller: company.profile, today: day, proofs: proofs)(order))
      } catch {
        let mends = OrderMends(today: day, proofs: proofs)
        sale = .failure(Refusal(mends.attached(to: error.findings, of: order)))
      }
    }
    return Candidate(
      reading: reading, day: day, body: EncodedOrder(order), sale: sale, for: company,
      proofs: proofs, unanswered: unanswered)
  }

  /// What else is wrong with an order its reader refused. Totals are left alone: lines may be missing from it.
  private func furtherFindings(
    _ reading: OrderReading, on day: LocalDate, _ proofs: OutsideFacts, _ seller: CompanyProfile
  ) -> [Finding] {
    guard let order = reading.unfit, order.kind == .sale else { return [] }
    let known = Set(
      reading.refusal.map(\.code) + reading.refusedLines.flatMap(\.findings).map(\.code))
    do throws(Refusal) {
      _ = try PrepareInvoice(seller: seller, today: day, proofs: proofs)(order)
      return []
    } catch {
      return error.findings.filter { finding in
        !known.contains(finding.code)
          && (finding.code.hasPrefix("buyer.") || finding.code.hasPrefix("line.")
            || finding.code.hasPrefix("tax.") || finding.code.hasPrefix("register.")
            || finding.code == "order.country-missing"
            || finding.code == "order.exchange-rate-missing" || finding.code == "order.date-future")
      }
    }
  }

  /// Issues what can be issued of `candidates`, in their order, all in one transaction.
  ///
  /// - Parameter isRehearsal: spares pages and seals; the caller rolls back.
  /// - Throws: `UnprintableOrders`, after which nothing was written; the caller refuses those and tries again.
  package func issue(
    _ candidates: [Candidate], isRehearsal: Bool = false, in tx: borrowing Transaction
  ) throws -> [OrderOutcome] {
    let company = try refreshed(in: tx)
    var session = IssueSession(
      company: company, ids: ids, renderers: renderers, isRehearsal: isRehearsal)
    try session.look(for: candidates.compactMap(\.reading.order), in: tx)
    var outcomes: [OrderOutcome] = []
    var recorded: [[Int]] = []
    for candidate in candidates {
      // Midnight passed since it was prepared, or other particulars are in force: it is prepared again.
      let current =
        candidate.isCurrent(on: tx.today, for: company)
        ? candidate
        : prepare(
          candidate.reading, on: tx.today, knowing: candidate.proofs, for: company)
      var indices: [Int] = []
      outcomes.append(try outcome(of: current, &session, &indices, in: tx))
      recorded.append(indices)
    }
    let documents: [IssuedDocument]
    do {
      documents = try session.finish(in: tx)
    } catch let unprintable as UnprintableDocuments {
      throw UnprintableOrders(
        indices: recorded.indices.filter {
          recorded[$0].contains { unprintable.indices.contains($0) }
        })
    }
    for (index, indices) in recorded.enumerated() {
      outcomes[index].documents = indices.map { documents[$0] }
    }
    if !isRehearsal {
      try ShieldStore.record(candidates, outcomes, of: company.id, in: tx)
      try askRegisters(candidates, outcomes, in: tx)
    }
    return outcomes
  }

  /// The company with the particulars and the bank account that are in force now. Every transaction that makes a document
  /// asks: those of an hour ago may be old ones, and another node may have changed them.
  @discardableResult
  package func refreshed(in tx: borrowing Transaction) throws -> IssuingCompany {
    let before = company
    let current = try before.refreshed(in: tx)
    if !current.isSameVersion(as: before) { known.withLock { $0 = Known(current) } }
    return current
  }

  /// Queues what the next document will want to know; nobody waits for the answers.
  private func askRegisters(
    _ candidates: [Candidate], _ outcomes: [OrderOutcome], in tx: borrowing Transaction
  ) throws {
    for (candidate, outcome) in zip(candidates, outcomes) where outcome.state != .already {
      for number in candidate.unanswered {
        try RegisterStore.ask(number, of: company.id, in: tx)
      }
    }
  }

  // MARK: One order

  private func outcome(
    of candidate: Candidate, _ session: inout IssueSession, _ recorded: inout [Int],
    in tx: borrowing Transaction
  ) throws -> OrderOutcome {
    let reading = candidate.reading
    guard let order = reading.order, let body = candidate.body else {
      return .refused(reading, reading.refusal)
    }
    let known =
      session.isNew(order)
      ? nil
      : try OrderStore.find(
        source: order.source, externalID: order.externalID, of: company.id, in: tx)
    switch order.kind {
    case .sale:
      if let known,
        let mended = try MendStore.mended(order, as: known.id, of: company.id, in: tx)
      {
        var reading = reading
        reading.order = mended
        let candidate = prepare(
          reading, on: tx.today, knowing: candidate.proofs, for: session.company)
        return try sale(
          candidate, mended, EncodedOrder(mended), known, &session, &recorded, in: tx)
      }
      return try sale(candidate, order, body, known, &session, &recorded, in: tx)
    case .cancellation(let sold):
      let isItself = sold == order.externalID
      if let known, !isItself, known.bodyHash != body.hash {
        return .refused(reading, [changed(order)])
      }
      let cancellation = Cancellation(order: order, of: sold, known: known, reading: reading)
      return try credit(cancellation, body, &session, &recorded, in: tx)
    }
  }

  /// As it was prepared, or again when deposits of the order were invoiced.
  func prepared(
    _ candidate: Candidate, _ order: SalesOrder, _ known: OrderStore.Known?,
    by seller: CompanyProfile, in tx: borrowing Transaction
  ) throws -> Result<PreparedDocument, Refusal>? {
    guard let known else { return candidate.sale }
    let deposits = try DepositInvoice.of(known.id, company: company.id, in: tx)
    if deposits.isEmpty { return candidate.sale }
    do throws(Refusal) {
      return .success(
        try PrepareInvoice(seller: seller, today: tx.today, proofs: candidate.proofs)(
          order, after: deposits))
    } catch {
      return .failure(error)
    }
  }

  /// With the limits of turnover, which only the transaction knows.
  func judged(
    _ prepared: Result<PreparedDocument, Refusal>?, _ order: SalesOrder,
    freeing freed: [Int: TurnoverSums] = [:], _ session: inout IssueSession,
    in tx: borrowing Transaction
  ) throws -> Result<PreparedDocument, Refusal>? {
    guard case .success(let document)? = prepared else { return prepared }
    return try ThresholdGuard(seller: company.profile).judge(
      document, at: order.place, freeing: freed, &session.turnover, in: tx)
  }

  private func sale(
    _ candidate: Candidate, _ order: SalesOrder, _ body: EncodedOrder, _ known: OrderStore.Known?,
    _ session: inout IssueSession, _ recorded: inout [Int], in tx: borrowing Transaction
  ) throws -> OrderOutcome {
    let isEdit = known.map { $0.bodyHash != body.hash } ?? false
    if let known, isEdit,
      try !OrderStore.isReplaceable(known, by: order, company: company.id, in: tx)
    {
      return try edited(candidate, order, body, known, &session, &recorded, in: tx)
    }
    var outcome: OrderOutcome
    let orderID: OrderID
    if let known,
      let document = try OrderStore.invoice(of: known.id, company: company.id, in: tx)
    {
      outcome = OrderOutcome(.already, of: candidate.reading)
      outcome.known.append(document)
      orderID = known.id
    } else {
      let made = try prepared(candidate, order, known, by: session.company.profile, in: tx)
      switch try judged(made, order, &session, in: tx) {
      case .success(let document):
        outcome = OrderOutcome(.issued, of: candidate.reading)
        orderID =
          try known?.id
          ?? OrderStore.insert(order, body: body, of: company, ids: ids, in: tx)
        var revision = known?.revision ?? 0
        if let known, isEdit {
          revision = try OrderStore.replace(known, with: order, body: body, of: company.id, in: tx)
        }
        // An order that was entered just now has none.
        let draft =
          try known == nil ? nil : DraftStore.take(of: orderID, company: company.id, in: tx)
        recorded.append(
          try session.record(
            document, order: order, id: orderID, revision: revision, draft: draft, in: tx))
      case .failure(let refusal): return .refused(candidate.reading, refusal.findings)
      case nil: return .refused(candidate.reading, candidate.reading.refusal)
      }
    }
    for refund in order.refunds {
      try credit(refund, of: order, orderID, &outcome, &session, &recorded, in: tx)
    }
    return outcome
  }
}

/// Orders whose documents could not be drawn, by their index among the candidates.
package struct UnprintableOrders: Error {
  package let indices: [Int]

  package static func finding(at place: Place) -> Finding {
    Finding(
      "document.unprintable", at: place,
      fr: "Le document ne peut pas être imprimé. Prévenez le support ; rien n'a été numéroté.",
      en: "The document cannot be printed. Tell support; nothing was numbered.")
  }
}
