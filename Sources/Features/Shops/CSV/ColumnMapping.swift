import Invoicing
import Kernel
import Money

/// What the columns of a merchant's CSV file mean (correspondance des colonnes), declared in a JSON file.
///
/// The Markdown of this feature (README.md) describes the keys. Nothing is guessed that changes an amount: the
/// decimal separator, thousands, dates and signs are declared, and what does not fit is refused.
package struct ColumnMapping: Sendable, Equatable {
  /// Names the shop in `SalesOrder.source`, so that its order numbers mean one order each.
  package var source = "csv"
  var encoding: EncodingChoice = .undeclared
  /// `nil`: chosen among comma, semicolon, tab and pipe by the header.
  var delimiter: UInt8?
  var notation = DecimalNotation.plain
  var dateFormat = DateFormat.iso
  /// Header names, by role.
  package var columns: [ColumnRole: String] = [:]
  /// Values for what has no column, or where the column is empty.
  package var constants: [ColumnRole: String] = [:]
  package var pricesIncludeTax = false
  /// ISO 3166 codes for what the file writes in its country columns, by the text in lower case.
  var countries: [String: String] = [:]
  var buyerKind = BuyerKind.auto
  /// "Client {customer}": roles in braces are replaced.
  var nameTemplate: String?
  /// The name of a consumer the file says nothing of.
  var anonymousName: String?
  /// Orders whose number begins so take back a sale.
  var cancellationPrefix: String?
  /// Orders whose quantities are all negative take back a sale.
  var cancelsByNegativeQuantities = false
  /// Orders whose number begins so are book entries, not sales.
  var adjustmentPrefixes: [String] = []

  package enum EncodingChoice: Sendable, Equatable {
    case undeclared
    /// UTF-8, or Windows-1252 with a warning.
    case automatic
    case declared(TextEncoding)
  }

  enum BuyerKind: String, CaseIterable, Sendable {
    case consumer, company
    /// A company when the file gives a company's name, SIREN or VAT number.
    case auto
  }

  init() {}
}
