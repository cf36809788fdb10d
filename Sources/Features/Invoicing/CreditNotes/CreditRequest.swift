import Kernel
import Money

/// What somebody asks to take back of issued invoices, in one credit note.
package struct CreditRequest: Sendable {
  /// What of one invoice.
  package enum What: Sendable {
    /// All that is left of it.
    case rest
    /// Lines and charges by their position, from 1; order discounts come back in proportion.
    case parts(lines: [LinePart], charges: [ChargePart])
    /// An amount, VAT included, spread over its VAT rates.
    case amount(Money)
  }

  package struct LinePart: Sendable {
    package let position: Int
    /// Nil: all that is left of the line.
    package let quantity: Quantity?
    package let place: Place

    package init(position: Int, quantity: Quantity? = nil, place: Place = Place()) {
      self.position = position
      self.quantity = quantity
      self.place = place
    }
  }

  package struct ChargePart: Sendable {
    package let position: Int
    package let place: Place

    package init(position: Int, place: Place = Place()) {
      self.position = position
      self.place = place
    }
  }

  package struct Share: Sendable {
    package let invoice: InvoiceID
    package let what: What
    package let place: Place

    package init(invoice: InvoiceID, what: What, place: Place = Place()) {
      self.invoice = invoice
      self.what = what
      self.place = place
    }
  }

  /// At least one; each names another invoice.
  package var shares: [Share]
  /// Printed on the note.
  package var reason: String?
  /// Whether the money went back already.
  package var isPaidBack: Bool

  package init(shares: [Share], reason: String? = nil, isPaidBack: Bool = false) {
    self.shares = shares
    self.reason = reason
    self.isPaidBack = isPaidBack
  }
}
