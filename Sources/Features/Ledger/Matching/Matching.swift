import Kernel
import Money
import Storage

/// The codes of matching (EcritureLet): AA, AB … ZZ, AAA …, for each auxiliary account.
package enum MatchingCode {
  /// - Parameter number: from 1.
  package static func letters(_ number: Int) -> String {
    var (rest, width) = (number - 1, 2)
    var room = 26 * 26
    while rest >= room {
      rest -= room
      room *= 26
      width += 1
    }
    var letters: [UInt8] = []
    for _ in 0..<width {
      letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
      rest /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}

/// Matching of what settles what (lettrage). It is no part of the validated entries: it can be undone and made again.
package enum Matching {
  /// Matches, for each party, the lines of these pieces on customers' and suppliers' accounts, where together they balance.
  /// What was matched among them before is matched anew.
  package static func settle(
    pieces: [String], _ book: inout LedgerBook, in tx: borrowing Transaction
  ) throws {
    var groups: [SubledgerParty: [Line]] = [:]
    for piece in pieces {
      try tx.forEach(open, book.company, piece) { row in
        let party = SubledgerParty(
          SubledgerParty.Kind(rawValue: try row.text(4)) ?? .customer, key: try row.text(5),
          name: try row.text(6))
        groups[party, default: []].append(
          Line(
            entry: EntryID(year: try row.int(0), number: try row.int64(1)),
            position: try row.int(2), amount: try row.int64(3), code: try row.textOrNil(7)))
      }
    }
    for (party, lines) in groups.sorted(by: { $0.key.key < $1.key.key }) {
      guard lines.count > 1, lines.reduce(0, { $0 + $1.amount }) == 0,
        Set(lines.map(\.code)).count > 1 || lines[0].code == nil
      else { continue }
      for line in lines where line.code != nil {
        try tx.run(
          remove, book.company, line.entry.year, line.entry.number, line.position)
      }
      try book.match(lines.map { ($0.entry, $0.position) }, of: party, in: tx)
    }
  }

  /// Whether all that stands of a piece on customers' and suppliers' accounts is matched; `nil` where nothing does.
  package static func isWhole(
    _ piece: String, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> Bool? {
    let found = try tx.row(
      """
      SELECT count(*), count(m.code) FROM ledger_entry e
      JOIN entry_line l ON l.company_id = e.company_id AND l.fiscal_year = e.fiscal_year
        AND l.number = e.number AND l.subledger IS NOT NULL
      LEFT JOIN matching_line m ON m.company_id = l.company_id
        AND m.fiscal_year = l.fiscal_year AND m.number = l.number AND m.position = l.position
      WHERE e.company_id = \(company) AND e.piece_reference = \(piece)
      """
    ) { (lines: try $0.int(0), matched: try $0.int(1)) }
    return found.flatMap { $0.lines == 0 ? nil : $0.lines == $0.matched }
  }

  private struct Line {
    let entry: EntryID
    let position: Int
    let amount: Int64
    let code: String?
  }

  /// Takes a matching apart.
  ///
  /// - Parameter auxiliary: CompAuxNum, "C00042".
  /// - Throws: `LedgerError.matchingNotFound`.
  package static func undo(
    _ code: String, of auxiliary: String, company: CompanyID, in tx: borrowing Transaction
  ) throws {
    let lines = try tx.rows(
      """
      SELECT m.fiscal_year, m.number, m.position FROM entry_line l
      JOIN matching_line m ON m.company_id = l.company_id AND m.fiscal_year = l.fiscal_year
        AND m.number = l.number AND m.position = l.position
      WHERE l.company_id = \(company) AND l.subledger = \(auxiliary) AND m.code = \(code)
      """
    ) { (try $0.int(0), try $0.int64(1), try $0.int(2)) }
    guard !lines.isEmpty else { throw LedgerError.matchingNotFound(code) }
    for (year, number, position) in lines { try tx.run(remove, company, year, number, position) }
  }

  private static let open = Statement(
    """
    SELECT l.fiscal_year, l.number, l.position, l.amount_minor, s.kind, s.party, s.name, m.code
    FROM ledger_entry e
    JOIN entry_line l ON l.company_id = e.company_id AND l.fiscal_year = e.fiscal_year
      AND l.number = e.number
    JOIN subledger_account s ON s.company_id = l.company_id AND s.code = l.subledger
    LEFT JOIN matching_line m ON m.company_id = l.company_id AND m.fiscal_year = l.fiscal_year
      AND m.number = l.number AND m.position = l.position
    WHERE e.company_id = $1 AND e.piece_reference = $2
    """)
  private static let remove = Statement(
    """
    DELETE FROM matching_line
    WHERE company_id = $1 AND fiscal_year = $2 AND number = $3 AND position = $4
    """)
}
