import Invoicing
import Ledger
import Money
import Storage

/// The books of a shop, as tests read them.
extension TestShop {
  /// Every line in the order of validation: "VE F-2026-00001 411000 120.00 AA", credits with a minus.
  package func books(of year: String? = nil) throws -> [String] {
    try database.readSync { tx in
      var lines: [String] = []
      let year = try FiscalYearStore.year(year, of: company, in: tx)
      try LedgerStore.forEach(LedgerFilter(year), of: company, in: tx) { entry in
        for line in entry.lines {
          let code = line.matching.map { " \($0.code)" } ?? ""
          lines.append(
            "\(entry.journal.rawValue) \(entry.piece.reference) \(line.account.number) \(Money(minorUnits: line.amount))\(code)"
          )
        }
      }
      return lines
    }
  }

  package func trialBalance(of year: String? = nil) throws -> TrialBalance {
    try database.readSync { tx in
      let year = try FiscalYearStore.year(year, of: company, in: tx)
      return try TrialBalance.load(LedgerFilter(year), of: company, in: tx)
    }
  }

  /// The balance of the accounts that begin with these digits, in cents, positive to the debit.
  package func balance(_ account: String) throws -> Int64 {
    try trialBalance().rows.filter { $0.account.number.isDivision(of: account) }
      .reduce(0) { $0 + $1.balance }
  }

  /// What all documents leave to pay, credit notes taken off, less what payments hold for no document yet.
  package func owed() throws -> Int64 {
    try database.readSync { tx in
      try tx.row(
        """
        SELECT CAST(sum((CASE WHEN kind = '381' THEN -1 ELSE 1 END) * (due_minor
          - coalesce((SELECT sum(a.amount_minor) FROM payment_allocation a
            WHERE a.company_id = i.company_id AND a.invoice_id = i.id AND a.on_document = 0), 0)))
          AS BIGINT)
        FROM invoice i WHERE company_id = \(company) AND coalesce(type_code, '') NOT IN ('389', '261')
          AND NOT EXISTS (SELECT 1 FROM invoice r
            WHERE r.company_id = i.company_id AND r.replaces = i.id)
        """
      ) { try $0.int64OrNil(0) ?? 0 } ?? 0
    }
  }

  @discardableResult
  package func pay(
    _ invoices: [IssuedDocument], _ amount: String? = nil, means: Payment.Means = .transfer,
    allowsMore: Bool = false
  ) throws
    -> Payment
  {
    try database.writeSync { tx in
      try RecordPayment(issuer: issuer)(
        .init(
          invoices: invoices.map { ($0.id, nil) }, amount: try amount.map { try Money($0) },
          means: means, allowsMore: allowsMore), in: tx)
    }
  }
}
