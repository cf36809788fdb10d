import Kernel
import Money

/// The reports as tables of text: what a CSV file and the command line show, in machine or French notation.
package enum LedgerTables {
  package static func rows(_ balance: TrialBalance) -> [[String]] {
    var rows = [
      [
        "Compte", "Intitulé", "Tiers", "Nom", "À nouveau", "Débit", "Crédit", "Solde débiteur",
        "Solde créditeur",
      ]
    ]
    for row in balance.rows {
      rows.append([
        row.account.number.text, row.account.title, row.auxiliary?.code ?? "",
        row.auxiliary?.name ?? "", FECFile.amount(row.opening), FECFile.amount(row.debit),
        FECFile.amount(row.credit), FECFile.amount(max(0, row.balance)),
        FECFile.amount(max(0, -row.balance)),
      ])
    }
    rows.append([
      "Totaux", "", "", "", FECFile.amount(balance.openingDebit - balance.openingCredit),
      FECFile.amount(balance.debit), FECFile.amount(balance.credit),
      FECFile.amount(balance.debitBalances), FECFile.amount(balance.creditBalances),
    ])
    return rows
  }

  package static func rows(_ ledger: GeneralLedger) -> [[String]] {
    var rows = [
      [
        "Compte", "Intitulé", "Date", "Journal", "Écriture", "Pièce", "Libellé", "Tiers", "Débit",
        "Crédit", "Lettrage", "Solde",
      ]
    ]
    for account in ledger.accounts {
      let (number, title) = (account.account.number.text, account.account.title)
      rows.append([
        number, title, "", "", "", "", "À nouveau", "", "", "", "", FECFile.amount(account.opening),
      ])
      for line in account.lines {
        rows.append([
          number, title, line.date.description, line.journal.rawValue, line.number, line.piece,
          line.label, line.auxiliary?.code ?? "", FECFile.amount(max(0, line.amount)),
          FECFile.amount(max(0, -line.amount)), line.matching ?? "", FECFile.amount(line.balance),
        ])
      }
    }
    return rows
  }

  package static func rows(_ entries: [PostedEntry]) -> [[String]] {
    var rows = [
      [
        "Journal", "Écriture", "Date", "Pièce", "Libellé", "Compte", "Intitulé", "Tiers", "Débit",
        "Crédit", "Lettrage",
      ]
    ]
    for entry in entries {
      for line in entry.lines {
        rows.append([
          entry.journal.rawValue, entry.number, entry.date.description, entry.piece.reference,
          entry.label, line.account.number.text, line.account.title, line.auxiliary?.code ?? "",
          FECFile.amount(line.debit ?? 0), FECFile.amount(line.credit ?? 0),
          line.matching?.code ?? "",
        ])
      }
    }
    return rows
  }

  /// Semicolons and quotes, with a byte order mark: what a French spreadsheet opens by itself. A text that a spreadsheet
  /// would compute is quoted by an apostrophe.
  package static func csv(_ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    for row in rows {
      let cells = row.map { cell -> String in
        let isNumber = (try? Money(cell.replacing(",", with: "."))) != nil
        let text = !isNumber && "=+-@\t".contains(cell.first ?? "a") ? "'" + cell : cell
        return text.contains(where: { ";\"\n\r".contains($0) })
          ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
      }
      bytes += Array((cells.joined(separator: ";") + "\r\n").utf8)
    }
    return bytes
  }
}
