import Kernel
import Money
import Registers
import Storage

/// What is typed, judged as if it were issued now: the document it would be, or all that is in its way.
struct AssessTyped {
  let issuer: OrderIssuer

  struct Assessment: Sendable {
    var reading: OrderReading
    /// Nil while something stops it.
    var document: PreparedDocument?
    var findings: [Finding] = []
    /// What the catalogue does not know.
    var uncatalogued = Uncatalogued.none

    var stops: Bool { document == nil }
  }

  func callAsFunction(_ typed: TypedInvoice, number: String, in tx: borrowing Transaction) throws
    -> Assessment
  {
    let reading = typed.reading(number: number, today: tx.today)
    var assessment = try assess(reading, in: tx)
    assessment.uncatalogued = try Uncatalogued(typed, reading, of: issuer.company.id, in: tx)
    return assessment
  }

  private func assess(_ reading: OrderReading, in tx: borrowing Transaction) throws -> Assessment {
    let company = try issuer.refreshed(in: tx).id
    guard let order = reading.order else {
      return Assessment(reading: reading, findings: try refused(reading, in: tx))
    }
    let known = try OrderStore.find(
      source: order.source, externalID: order.externalID, of: company, in: tx)
    do {
      let document = try OrderIntake(issuer: issuer).prepared(
        order, known?.id ?? OrderID(raw: issuer.ids.next()), in: tx)
      return Assessment(reading: reading, document: document, findings: document.warnings)
    } catch InvoicingError.orderRefused(let findings) {
      return Assessment(reading: reading, findings: findings)
    }
  }

  /// What its reader refused, and what else is wrong as far as it could be read.
  private func refused(_ reading: OrderReading, in tx: borrowing Transaction) throws -> [Finding] {
    guard let order = reading.unfit else { return reading.refusal }
    let proofs = try OutsideFacts.load(
      for: CollectionOfOne(order), of: issuer.company.id, in: tx)
    let all = issuer.prepare(reading, on: tx.today, knowing: proofs).reading.refusal
    return OrderMends(today: tx.today, proofs: proofs).attached(to: all, of: order)
  }

  /// Has the registers asked about the buyer; their answer is there when the form is next looked at.
  func askRegisters(_ assessment: Assessment, in tx: borrowing Transaction) throws {
    guard let order = assessment.reading.order ?? assessment.reading.unfit else { return }
    let proofs = try OutsideFacts.load(
      for: CollectionOfOne(order), of: issuer.company.id, in: tx)
    for number in proofs.unanswered(order.buyer, on: tx.today) {
      try RegisterStore.ask(number, of: issuer.company.id, in: tx)
    }
  }
}
