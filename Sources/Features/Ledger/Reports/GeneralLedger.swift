import Kernel
import Money
import Storage

/// The general ledger (grand livre): account by account, every line with the balance after it.
package struct GeneralLedger: Sendable {
  package struct Line: Sendable {
    package let entry: EntryID
    package let number: String
    package let journal: Journal
    package let date: LocalDate
    package let piece: String
    package let label: String
    package let auxiliary: PostedEntry.Auxiliary?
    package let amount: Int64
    package let matching: String?
    /// Of the account, after this line.
    package let balance: Int64
  }

  package struct Account: Sendable {
    package let account: LedgerAccount
    package let opening: Int64
    package var lines: [Line] = []

    package var debit: Int64 { lines.reduce(0) { $0 + max(0, $1.amount) } }
    package var credit: Int64 { lines.reduce(0) { $0 + max(0, -$1.amount) } }
    package var balance: Int64 { opening + debit - credit }
  }

  package let accounts: [Account]

  /// - Parameter filter: `account` and `auxiliary` narrow it to a few accounts.
  package static func load(
    _ filter: LedgerFilter, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> GeneralLedger {
    var openings: [AccountNumber: Int64] = [:]
    for row in try TrialBalance.load(filter, of: company, in: tx).rows {
      openings[row.account.number] = row.opening
    }
    var accounts: [AccountNumber: Account] = [:]
    var balances = openings
    try LedgerStore.forEach(filter, of: company, in: tx) { entry in
      // What a year opens with is told by the opening balance.
      if entry.journal == .opening { return }
      for line in entry.lines where matches(line, filter) {
        let number = line.account.number
        balances[number, default: 0] += line.amount
        accounts[
          number, default: Account(account: line.account, opening: openings[number] ?? 0)
        ].lines.append(
          Line(
            entry: entry.id, number: entry.number, journal: entry.journal, date: entry.date,
            piece: entry.piece.reference, label: entry.label, auxiliary: line.auxiliary,
            amount: line.amount, matching: line.matching?.code, balance: balances[number]!))
      }
    }
    let chart = try AccountStore.chart(of: company, in: tx)
    for (number, opening) in openings where accounts[number] == nil && opening != 0 {
      accounts[number] = Account(
        account: LedgerAccount(number: number, title: chart.title(of: number)), opening: opening)
    }
    return GeneralLedger(accounts: accounts.sorted { $0.key < $1.key }.map(\.value))
  }

  private static func matches(_ line: PostedEntry.Line, _ filter: LedgerFilter) -> Bool {
    (filter.account.map { line.account.number.isDivision(of: $0) } ?? true)
      && (filter.auxiliary.map { line.auxiliary?.code == $0 } ?? true)
  }
}
