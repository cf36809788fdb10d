import Kernel
import Money
import Storage

/// The filter of a page, an address or a command: `year`, `from`, `to`, `journal`, `account`, `auxiliary`, `piece`.
package struct LedgerQuery: Sendable {
  package var year: String?
  package var from: LocalDate?
  package var to: LocalDate?
  package var journal: Journal?
  package var account: String?
  package var auxiliary: String?
  package var piece: String?
  package var after: Int64 = 0
  package var detailed = false

  package init() {}

  /// - Throws: `LedgerError.queryInvalid` with what the value should be.
  package init(_ fields: FormFields) throws(LedgerError) {
    year = fields["year"]
    from = try Self.day(fields["from"], "from")
    to = try Self.day(fields["to"], "to")
    if let text = fields["journal"] {
      guard let journal = Journal(rawValue: text.uppercased()) else {
        throw Self.invalid("journal", Journal.allCases.map(\.rawValue).joined(separator: ", "))
      }
      self.journal = journal
    }
    account = try Self.account(fields["account"])
    auxiliary = fields["auxiliary"].map { $0.uppercased() }
    piece = fields["piece"]
    after = fields["after"].flatMap { Int64($0) } ?? 0
    detailed = fields["detailed"] == "true"
  }

  private static func day(_ text: String?, _ name: String) throws(LedgerError) -> LocalDate? {
    guard let text else { return nil }
    guard let day = LocalDate(text) else { throw invalid(name, "2026-01-31") }
    return day
  }

  private static func account(_ text: String?) throws(LedgerError) -> String? {
    guard let text else { return nil }
    let account = text.uppercased()
    guard account.utf8.count <= 20,
      account.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isLetter) })
    else { throw invalid("account", "411, 707000") }
    return account
  }

  private static func invalid(_ name: String, _ examples: String) -> LedgerError {
    .queryInvalid(
      Text(
        fr: "Le paramètre « \(name) » s’écrit ainsi : \(examples).",
        en: "The parameter “\(name)” is written like this: \(examples)."))
  }

  /// - Throws: `LedgerError.noFiscalYear`.
  package func filter(of company: CompanyID, in tx: borrowing Transaction) throws -> LedgerFilter {
    var filter = LedgerFilter(try FiscalYearStore.year(year, of: company, in: tx))
    let first = max(from ?? filter.days.lowerBound, filter.days.lowerBound)
    let last = min(to ?? filter.days.upperBound, filter.days.upperBound)
    guard first <= last else { throw Self.invalid("to", filter.days.upperBound.description) }
    filter.days = first...last
    filter.journal = journal
    filter.account = account
    filter.auxiliary = auxiliary
    filter.piece = piece
    filter.after = after
    return filter
  }
}
