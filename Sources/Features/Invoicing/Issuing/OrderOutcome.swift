import Kernel
import Money

/// What became of one order of an input. Every line of it is issued, credited, already issued or refused.
package struct OrderOutcome: Sendable {
  package enum State: Sendable, Equatable {
    /// An invoice was issued.
    case issued
    /// A credit note was issued.
    case credited
    /// Issued before; nothing new.
    case already
    case refused
  }

  package var state: State
  package var externalID: String?
  package var place: Place
  package var buyer: String?
  package var lineCount: Int
  /// Documents made now, the invoice first.
  package var documents: [IssuedDocument] = []
  /// Documents made by an earlier run for the same order.
  package var known: [(id: InvoiceID, number: String)] = []
  /// Lines left out of the document, each with its reasons.
  package var refusedLines: [OrderReading.RefusedLine] = []
  /// Why the order, or a refund of it, is refused.
  package var findings: [Finding] = []

  package var takenLines: Int { state == .refused ? 0 : lineCount - refusedLines.count }

  init(_ state: State, of reading: OrderReading) {
    self.state = state
    externalID = reading.externalID
    place = reading.place
    buyer = reading.order.map { $0.buyer.name }
    lineCount = reading.lineCount
    refusedLines = reading.refusedLines
  }

  static func refused(_ reading: OrderReading, _ findings: [Finding]) -> OrderOutcome {
    var outcome = OrderOutcome(.refused, of: reading)
    outcome.findings = findings
    return outcome
  }
}
