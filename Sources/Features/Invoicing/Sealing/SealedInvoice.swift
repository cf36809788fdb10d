import EN16931
import Seal

extension SealedDocument {
  /// What is sealed of a document that was numbered.
  init(_ invoice: Invoice, commitment: [UInt8]) {
    self.init(
      isCreditNote: invoice.type.isCreditNote, number: invoice.number,
      type: invoice.type.rawValue, issueDate: invoice.issueDate.description,
      currency: invoice.currency.code, netMinor: invoice.totals.net.minorUnits,
      vatMinor: invoice.totals.vat.minorUnits, grossMinor: invoice.totals.gross.minorUnits,
      vatLines: invoice.vatBreakdown.map { group in
        VATLine(
          category: group.vat.category.rawValue, rate: Int64(group.vat.rate.units),
          base: group.base.minorUnits, tax: group.tax.minorUnits)
      }, refers: invoice.precedingInvoices.map(\.number), commitment: commitment)
  }
}
