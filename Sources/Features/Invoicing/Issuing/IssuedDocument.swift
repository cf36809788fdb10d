import EN16931
import Kernel
import Money
import PDF

/// A document that now exists before the law: numbered, sealed, stored.
package struct IssuedDocument: Sendable {
  package let id: InvoiceID
  package let order: OrderID
  /// Which revision of the order it was made of.
  package let revision: Int
  package let cause: PreparedDocument.Cause
  package let series: String
  package let sequence: Int64
  package let content: CheckedInvoice
  /// What the shop says its page is printed in.
  package let language: DocumentLanguage?
  /// In another currency than the euro.
  package let exchangeRate: ExchangeRate?
  /// In whose name it was made out, when that is not the company's own.
  package let supplier: CompanyProfile?
  package let warnings: [Finding]
  /// Where its paper leads to, when the company has an address for it.
  package let verification: VerificationToken?
  /// The file, unless this was a rehearsal.
  package var file: RenderedDocument?

  package var number: String { content.invoice.number }
  package var type: DocumentType { content.invoice.type }
}
