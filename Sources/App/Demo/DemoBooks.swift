import Invoicing
import Kernel
import Ledger
import Money
import Storage

/// What happens to the demo company's money after the sale: companies pay by transfer weeks later, most of them, and the
/// card provider pays out each Monday what it holds, less its fee. The same every time.
struct DemoBooks {
  let issuer: OrderIssuer
  let database: Database

  private var random = SeededRandom(seed: 2_026_11_26)
  private var expected: [LocalDate: [InvoiceID]] = [:]

  init(issuer: OrderIssuer, database: Database) {
    self.issuer = issuer
    self.database = database
  }

  /// Decides when, if ever, an unpaid invoice will be paid.
  mutating func expect(_ outcomes: [OrderOutcome], on day: LocalDate) {
    for document in outcomes.flatMap(\.documents)
    where document.type == .invoice && document.content.invoice.totals.due.minorUnits > 0 {
      let delay = random.int(12...48)
      if random.chance(92) { expected[day.adding(days: delay), default: []].append(document.id) }
    }
  }

  /// Records what arrives on a day.
  mutating func receive(on day: LocalDate) throws {
    for id in expected.removeValue(forKey: day) ?? [] {
      let issuer = issuer
      _ = try database.writeSync { tx in
        // Credit notes may have left nothing to pay.
        guard let open = try OpenDocument.load(id, of: issuer.company.id, in: tx), open.left > 0
        else { return }
        _ = try RecordPayment(issuer: issuer)(
          .init(
            invoices: [(id, nil)], means: .transfer, reference: "VIR \(open.number)"), in: tx)
      }
    }
    if day.weekday == 1 { try payOut(on: day) }
  }

  private func payOut(on day: LocalDate) throws {
    let company = issuer.company.id
    try database.writeSync { tx in
      guard let year = try FiscalYearStore.all(of: company, in: tx).last else { return }
      var filter = LedgerFilter(year)
      filter.account = AccountNumber.providers.text
      let held = try TrialBalance.load(filter, of: company, in: tx).rows.first?.balance ?? 0
      guard held > 0 else { return }
      let fee = held * 14 / 1_000
      let reference = "PO-\(day.compact)"
      _ = try PostEntry.post(
        LedgerEntry(
          .bank, on: day, piece: .init(reference, day), label: "Reversement \(reference)",
          lines: [
            EntryLine(.bank, debit: held - fee), EntryLine(.providerFees, debit: fee),
            EntryLine(.providers, credit: held),
          ].compactMap { $0 }), of: company, in: tx)
    }
  }
}
