import Kernel
import Money

/// The books as the API shows them. Amounts are decimal strings in euros, dates ISO 8601.
enum LedgerJSON {
  static func write(_ year: FiscalYear, to json: JSONWriter) {
    json.object {
      json.field("year", "\(year.id)")
      json.field("firstDay", text: year.days.lowerBound)
      json.field("lastDay", text: year.days.upperBound)
      json.field("entries", year.lastNumber)
      json.field("closedThrough", text: year.closedThrough)
    }
  }

  static func write(_ entry: PostedEntry, to json: JSONWriter) {
    json.object {
      json.field("id", text: entry.id)
      json.field("object", "ledger_entry")
      json.field("journal", entry.journal.rawValue)
      json.field("number", entry.number)
      json.field("date", text: entry.date)
      json.field("pieceReference", entry.piece.reference)
      json.field("pieceDate", text: entry.piece.date)
      json.field("label", entry.label)
      json.field("validatedAt", text: entry.validatedAt)
      json.field("reverses", text: entry.reverses)
      json.array("lines") { for line in entry.lines { write(line, to: json) } }
    }
  }

  private static func write(_ line: PostedEntry.Line, to json: JSONWriter) {
    json.object {
      json.field("account", line.account.number.text)
      json.field("accountTitle", line.account.title)
      json.field("auxiliary", line.auxiliary?.code)
      json.field("auxiliaryName", line.auxiliary?.name)
      json.field("debit", euros(line.debit ?? 0))
      json.field("credit", euros(line.credit ?? 0))
      json.field("foreign", line.foreign)
      json.field("matching", line.matching?.code)
      json.field("matchedOn", text: line.matching?.day)
    }
  }

  static func write(_ balance: TrialBalance, _ filter: LedgerFilter, to json: JSONWriter) {
    json.object {
      period(filter, to: json)
      if balance.isWhole { json.field("isBalanced", balance.isBalanced) }
      json.array("data") {
        for row in balance.rows {
          json.object {
            json.field("account", row.account.number.text)
            json.field("accountTitle", row.account.title)
            json.field("auxiliary", row.auxiliary?.code)
            json.field("auxiliaryName", row.auxiliary?.name)
            json.field("opening", euros(row.opening))
            json.field("debit", euros(row.debit))
            json.field("credit", euros(row.credit))
            json.field("balance", euros(row.balance))
          }
        }
      }
      json.object("totals") {
        json.field("openingDebit", euros(balance.openingDebit))
        json.field("openingCredit", euros(balance.openingCredit))
        json.field("debit", euros(balance.debit))
        json.field("credit", euros(balance.credit))
        json.field("debitBalances", euros(balance.debitBalances))
        json.field("creditBalances", euros(balance.creditBalances))
      }
    }
  }

  static func write(_ ledger: GeneralLedger, _ filter: LedgerFilter, to json: JSONWriter) {
    json.object {
      period(filter, to: json)
      json.array("data") {
        for account in ledger.accounts {
          json.object {
            json.field("account", account.account.number.text)
            json.field("accountTitle", account.account.title)
            json.field("opening", euros(account.opening))
            json.field("debit", euros(account.debit))
            json.field("credit", euros(account.credit))
            json.field("balance", euros(account.balance))
            json.array("lines") { for line in account.lines { write(line, to: json) } }
          }
        }
      }
    }
  }

  private static func write(_ line: GeneralLedger.Line, to json: JSONWriter) {
    json.object {
      json.field("entry", text: line.entry)
      json.field("number", line.number)
      json.field("journal", line.journal.rawValue)
      json.field("date", text: line.date)
      json.field("pieceReference", line.piece)
      json.field("label", line.label)
      json.field("auxiliary", line.auxiliary?.code)
      json.field("debit", euros(max(0, line.amount)))
      json.field("credit", euros(max(0, -line.amount)))
      json.field("matching", line.matching)
      json.field("balance", euros(line.balance))
    }
  }

  private static func period(_ filter: LedgerFilter, to json: JSONWriter) {
    json.field("year", "\(filter.year.id)")
    json.field("from", text: filter.days.lowerBound)
    json.field("to", text: filter.days.upperBound)
  }

  private static func euros(_ cents: Int64) -> Money { Money(minorUnits: cents) }
}
