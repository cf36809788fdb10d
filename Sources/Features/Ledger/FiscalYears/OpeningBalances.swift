import Kernel
import Money
import Storage

/// What a year opens with: the balances of the accounts of classes 1 to 5 of the year before, auxiliary account by
/// auxiliary account, and its result.
enum OpeningBalances {
  /// - Returns: the lines that are missing in the next year's opening entries; none when they are complete.
  static func lines(
    from year: Int, to next: Int, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> [EntryLine] {
    var balances: [Key: Int64] = [:]
    var result: Int64 = 0
    try tx.forEach(
      """
      SELECT account, subledger, CAST(sum(amount_minor) AS BIGINT) FROM entry_line
      WHERE company_id = \(company) AND fiscal_year = \(year) GROUP BY account, subledger
      """
    ) { row in
      guard let account = AccountNumber(try row.text(0)) else { return }
      let amount = try row.int64(2)
      if account.isOfBalanceSheet {
        balances[Key(account: account, code: try row.textOrNil(1)), default: 0] += amount
      } else {
        result += amount
      }
    }
    balances[Key(account: result < 0 ? .profit : .loss, code: nil), default: 0] += result
    try tx.forEach(
      """
      SELECT l.account, l.subledger, CAST(sum(l.amount_minor) AS BIGINT) FROM entry_line l
      JOIN ledger_entry e ON e.company_id = l.company_id AND e.fiscal_year = l.fiscal_year
        AND e.number = l.number
      WHERE l.company_id = \(company) AND l.fiscal_year = \(next)
        AND e.journal = \(Journal.opening.rawValue) GROUP BY l.account, l.subledger
      """
    ) { row in
      guard let account = AccountNumber(try row.text(0)) else { return }
      balances[Key(account: account, code: try row.textOrNil(1)), default: 0] -= try row.int64(2)
    }
    let parties = try parties(of: company, in: tx)
    return balances.sorted { $0.key < $1.key }.compactMap { key, amount in
      EntryLine(key.account, of: key.code.flatMap { parties[$0] }, debit: amount)
    }
  }

  private struct Key: Hashable, Comparable {
    let account: AccountNumber
    let code: String?

    static func < (left: Key, right: Key) -> Bool {
      (left.account.text, left.code ?? "") < (right.account.text, right.code ?? "")
    }
  }

  private static func parties(of company: CompanyID, in tx: borrowing Transaction) throws
    -> [String: SubledgerParty]
  {
    var parties: [String: SubledgerParty] = [:]
    try tx.forEach(
      "SELECT code, kind, party, name FROM subledger_account WHERE company_id = \(company)"
    ) { row in
      parties[try row.text(0)] = SubledgerParty(
        SubledgerParty.Kind(rawValue: try row.text(1)) ?? .customer, key: try row.text(2),
        name: try row.text(3))
    }
    return parties
  }
}
