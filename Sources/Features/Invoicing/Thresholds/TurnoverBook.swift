import EN16931
import Kernel
import Money
import Storage

/// The turnovers of a company inside the transaction that issues: read once a year, moved by each document, written once.
///
/// The row is read under the write lock, as the series is: two issuers cannot pass a limit side by side.
struct TurnoverBook {
  private let company: CompanyID
  private var years: [Int: YearTurnover] = [:]
  private var changed: Set<Int> = []

  init(_ company: CompanyID) { self.company = company }

  mutating func year(_ year: Int, in tx: borrowing Transaction) throws -> YearTurnover {
    if let known = years[year] { return known }
    let stored = try TurnoverStore.year(year, of: company, in: tx)
    years[year] = stored
    return stored
  }

  /// Counts a document that was recorded.
  mutating func add(_ document: PreparedDocument, in tx: borrowing Transaction) throws {
    let invoice = document.content.invoice
    for (year, sums) in try replaced(by: document, in: tx) {
      try add(TurnoverSums() - sums, in: year, tx)
    }
    guard invoice.type.isCreditNote else {
      return try add(document.turnover.sums, in: invoice.supplyYear, tx)
    }
    // A rebate, or what another system invoiced: it lessens the turnover of its own day.
    if document.credits.isEmpty {
      return try add(TurnoverSums() - document.turnover.sums, in: invoice.issueDate.year, tx)
    }
    for (year, sums) in try credited(by: document, in: tx) {
      try add(TurnoverSums() - sums, in: year, tx)
    }
  }

  /// What the invoice that a corrected one cancels counted.
  func replaced(by document: PreparedDocument, in tx: borrowing Transaction) throws
    -> [Int: TurnoverSums]
  {
    guard let id = document.replaces,
      let sold = try TurnoverStore.sold(id, of: company, in: tx)
    else { return [:] }
    return [sold.year: sold.whole]
  }

  private mutating func add(_ sums: TurnoverSums, in year: Int, _ tx: borrowing Transaction) throws
  {
    if sums.isZero { return }
    var turnover = try self.year(year, in: tx)
    turnover.add(sums)
    years[year] = turnover
    changed.insert(year)
  }

  /// A credit note takes off the year its sale counted in: it lessens the value of that supply (directive art. 90, CGI 272).
  func credited(by note: PreparedDocument, in tx: borrowing Transaction) throws
    -> [Int: TurnoverSums]
  {
    var years: [Int: TurnoverSums] = [:]
    for invoice in Set(note.credits.map(\.invoice)) {
      guard let sold = try TurnoverStore.sold(invoice, of: company, in: tx) else { continue }
      let parts = note.credits.filter { $0.invoice == invoice }
      years[sold.year] = (years[sold.year] ?? TurnoverSums()) + sold.credited(parts)
    }
    return years
  }

  func save(in tx: borrowing Transaction) throws {
    for year in changed.sorted() {
      guard let turnover = years[year] else { continue }
      try TurnoverStore.save(turnover, year: year, of: company, in: tx)
    }
  }
}

extension Invoice {
  /// The year its sale counts in: that of the supply, or of issue where the supply has no day.
  var supplyYear: Int { (delivery?.date ?? issueDate).year }
}
