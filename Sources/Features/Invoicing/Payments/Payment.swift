import Customers
import Kernel
import Ledger
import Money

/// Money received from a customer, or given back (encaissement, remboursement). Numbered without gap, posted at once, never
/// changed.
package struct Payment: Sendable {
  package struct ID: Identifier {
    package static let prefix = "pay"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package typealias Means = SalesOrder.PaymentReceived.Means

  package enum Direction: String, Sendable {
    case received, refunded
    /// Of the number: E-2026-00042, R-2026-00007.
    var letter: String { self == .received ? "E" : "R" }
  }

  /// What of it settles which document (imputation). A negative amount takes back what an earlier one gave.
  package struct Allocation: Sendable {
    package let document: InvoiceID
    package let number: String
    package let amount: Money
    /// Whether the document itself says that it is paid (BT-113).
    package let isOnDocument: Bool
  }

  package let id: ID
  package let number: String
  package let direction: Direction
  /// The day it was received, or given back.
  package let day: LocalDate
  package let recordedAt: Instant
  package let means: Means
  /// Who holds it until it is paid out: "stripe".
  package let provider: String?
  package let reference: String?
  package let amount: Money
  /// In euros, at which it is in the books.
  package let euros: Money
  /// What the provider keeps, in euros.
  package let fee: Money
  package let customer: Customer.ID
  package let customerName: String
  /// On a refund: the payment it gives back.
  package let refunds: ID?
  package let entry: EntryID
  package var allocations: [Allocation] = []

  /// What settles no document: the customer's credit.
  package var unallocated: Money {
    Money(
      minorUnits: amount.minorUnits - allocations.reduce(0) { $0 + $1.amount.minorUnits },
      currency: amount.currency)
  }
}
