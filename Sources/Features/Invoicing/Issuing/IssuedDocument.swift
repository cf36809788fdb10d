import EN16931
import Kernel
import Money
import PDF

/// A document that now exists before the law: numbered, sealed, stored.
package struct IssuedDocument: Sendable {
  /// Held once, however often the document is handed on: an invoice is a hundred values.
  private let made: Made
  /// The file, unless this was a rehearsal.
  package var file: RenderedDocument?

  package var id: InvoiceID { made.id }
  package var order: OrderID { made.order }
  /// Which revision of the order it was made of.
  package var revision: Int { made.revision }
  package var cause: PreparedDocument.Cause { made.cause }
  package var series: String { made.series }
  package var sequence: Int64 { made.sequence }
  package var content: CheckedInvoice { made.content }
  /// What the shop says its page is printed in.
  package var language: DocumentLanguage? { made.language }
  /// In another currency than the euro.
  package var exchangeRate: ExchangeRate? { made.exchangeRate }
  /// In whose name it was made out, when that is not the company's own.
  package var supplier: CompanyProfile? { made.supplier }
  package var warnings: [Finding] { made.warnings }
  /// Where its paper leads to, when the company has an address for it.
  package var verification: VerificationToken? { made.verification }

  package var number: String { made.content.invoice.number }
  package var type: DocumentType { made.content.invoice.type }

  private final class Made: Sendable {
    let id: InvoiceID
    let order: OrderID
    let revision: Int
    let cause: PreparedDocument.Cause
    let series: String
    let sequence: Int64
    let content: CheckedInvoice
    let language: DocumentLanguage?
    let exchangeRate: ExchangeRate?
    let supplier: CompanyProfile?
    let warnings: [Finding]
    let verification: VerificationToken?

    init(
      _ id: InvoiceID, _ order: OrderID, _ revision: Int, _ series: String, _ sequence: Int64,
      _ content: CheckedInvoice, _ prepared: PreparedDocument, _ verification: VerificationToken?
    ) {
      (self.id, self.order, self.revision) = (id, order, revision)
      (self.series, self.sequence, self.content) = (series, sequence, content)
      (cause, language, exchangeRate) = (prepared.cause, prepared.language, prepared.exchangeRate)
      (supplier, warnings) = (prepared.supplier, prepared.warnings)
      self.verification = verification
    }
  }

  /// - Parameter content: what was prepared, under its number.
  init(
    id: InvoiceID, order: OrderID, revision: Int, series: String, sequence: Int64,
    content: CheckedInvoice, of prepared: PreparedDocument, verification: VerificationToken?
  ) {
    made = Made(id, order, revision, series, sequence, content, prepared, verification)
  }
}
