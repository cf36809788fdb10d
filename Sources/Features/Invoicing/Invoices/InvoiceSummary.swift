import Customers
import EN16931
import Kernel
import Money

/// One row of a list of documents.
package struct InvoiceSummary: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// Not issued: no number, no legal effect.
    case draft
    /// Something is left to pay and the due date is not past.
    case due
    case overdue
    case paid
    /// Credit notes take part of it back.
    case partlyCredited = "partly_credited"
    /// Credit notes take all of it back.
    case credited
    /// A corrected invoice cancels and replaces it.
    case replaced
    /// A credit note, which is issued or nothing.
    case issued
  }

  package let id: InvoiceID
  package let kind: DocumentType
  package let number: String?
  package let status: Status
  package let issueDate: LocalDate?
  package let dueDate: LocalDate?
  package let buyerName: String
  package let orderReference: String?
  package let net: Money
  package let vat: Money
  package let gross: Money
  /// BT-115: what the document itself asks for.
  package let due: Money
  /// What payments recorded since leave of it.
  package let left: Money
  /// Of a list: what it was made of, and for whom; a draft is for nobody yet.
  package var order: OrderID? = nil
  package var customer: Customer.ID? = nil
}

/// Which documents a list shows.
package struct InvoiceFilter: Sendable, Equatable {
  package var status: InvoiceSummary.Status?
  package var kind: DocumentType?
  /// Words, all to be found: parts of a number, an order, a buyer's name or address, of what was sold; or an amount.
  package var search: String?
  package var customer: Customer.ID?
  package var order: OrderID?
  package var issuedFrom: LocalDate?
  package var issuedThrough: LocalDate?
  /// What a caller's system calls it.
  package var externalID: String?
  /// Rows older than this one.
  package var before: InvoiceID?
  package var limit: Int = 50
  /// Whose `externalID` it is.
  var id: InvoiceID?
  /// All but this one.
  var except: InvoiceID?
  /// Leaves out what the buyer made out in the supplier's name (389, 261).
  var hidesSelfBilled = false
  /// The whole number of a document, found in `search`.
  var number: String?
  /// What `search` is found in is among these (`DocumentIndex`); `nil` where all are to be read.
  var among: [InvoiceID]?

  package init() {}
}
