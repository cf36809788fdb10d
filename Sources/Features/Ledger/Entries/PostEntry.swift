import Kernel
import Money
import Storage

/// An entry that somebody makes by hand, and the entry that takes one back.
package enum PostEntry {
  /// Posts an entry of the general journal.
  package static func post(
    _ entry: LedgerEntry, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> EntryID {
    var book = LedgerBook(company)
    let id = try book.post(entry, in: tx)
    try book.save(in: tx)
    return id
  }

  /// Takes an entry back by another one, today, every line on its other side (contre-passation). A validated entry has no
  /// other correction (PCG 512-3; C. com. R123-174).
  ///
  /// - Throws: `LedgerError.entryNotFound`, `.entryOfDocument` for entries of sales and payments, `.alreadyReversed`.
  package static func reverse(
    _ id: EntryID, reason: String?, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> EntryID {
    let entry = try LedgerStore.entry(id, of: company, in: tx)
    guard entry.journal == .general else {
      throw LedgerError.entryOfDocument(entry.piece.reference)
    }
    if try LedgerStore.reversal(of: id, company: company, in: tx) != nil {
      throw LedgerError.alreadyReversed(entry.number)
    }
    let words = CleanText.optionalLine(reason).map { " – \($0)" } ?? ""
    let reversing = try LedgerEntry(
      entry.journal, on: tx.today, piece: entry.piece,
      label: "Contre-passation de \(entry.number)\(words)",
      lines: try parties(of: entry, company: company, in: tx).compactMap { line, party in
        EntryLine(
          line.account.number, of: party, debit: -line.amount, foreign: line.foreign)
      })
    var book = LedgerBook(company)
    let reversal = try book.post(reversing, reversing: id, in: tx)
    try book.save(in: tx)
    return reversal
  }

  /// The lines of an entry with whom they are about.
  package static func parties(
    of entry: PostedEntry, company: CompanyID, in tx: borrowing Transaction
  ) throws -> [(PostedEntry.Line, SubledgerParty?)] {
    try entry.lines.map { line in
      guard let code = line.auxiliary?.code else { return (line, nil) }
      return (line, try party(code, company: company, in: tx))
    }
  }

  /// Whose auxiliary account it is.
  static func party(_ code: String, company: CompanyID, in tx: borrowing Transaction) throws
    -> SubledgerParty?
  {
    try tx.row(
      """
      SELECT kind, party, name FROM subledger_account
      WHERE company_id = \(company) AND code = \(code)
      """
    ) { row in
      SubledgerParty(
        SubledgerParty.Kind(rawValue: try row.text(0)) ?? .customer, key: try row.text(1),
        name: try row.text(2))
    }
  }
}
