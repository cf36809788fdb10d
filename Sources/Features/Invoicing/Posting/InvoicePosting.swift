import EN16931
import Ledger
import Money

/// Issued document → balanced entry. A pure function.
///
/// A sale: 411 auxiliary to the debit; 707, 706, 7085, 7088, 4457x and, for deposits, 4191 to the credit; discounts shown
/// apart (7096, 7097) and deposits deducted (4191) to the debit; cents without a base (BT-114) on 658 or 758. A credit note
/// is the same on the other side. What is self-billed is a purchase of the company that makes it out: 607 or 604 and 44566
/// to the debit, 401 to the credit.
///
/// In another currency than the euro every amount is taken at the document's own frozen rate; the VAT is BT-111 to the
/// cent, the total is the total at that rate, and the cents between are the largest product's.
package struct InvoicePosting {
  let invoice: Invoice
  let accounts: SoldAs
  let party: SubledgerParty
  let exchangeRate: ExchangeRate?

  init(
    _ invoice: Invoice, as accounts: SoldAs, of party: SubledgerParty, at rate: ExchangeRate? = nil
  ) {
    self.invoice = invoice
    self.accounts = accounts
    self.party = party
    exchangeRate = rate
  }

  /// What is posted to one account, in cents of the document's currency and in euro cents. Positive is the side of a sale's
  /// products: the credit.
  private struct Amount {
    let account: AccountNumber
    var minor: Int64
    var euros: Int64
  }

  /// - Returns: `nil` for a document in which nothing has an amount.
  /// - Throws: `LedgerError.unbalanced` when the document's totals do not hold, which its rules exclude; `MoneyError`.
  func entry() throws -> LedgerEntry? {
    let total = invoice.totals.gross.minorUnits + invoice.totals.rounding.minorUnits
    let amounts = try merged(products()) + merged(vat())
    var lines: [EntryLine] = []
    if let line = try EntryLine(
      counterpart, of: party, debit: sign * euros(total), foreign: foreign(total))
    {
      lines.append(line)
    }
    for amount in try settled(amounts, total: total) {
      if let line = EntryLine(
        amount.account, credit: sign * amount.euros, foreign: foreign(amount.minor))
      {
        lines.append(line)
      }
    }
    guard lines.count > 1 else { return nil }
    return try LedgerEntry(
      invoice.type.isSelfBilled ? .purchases : .sales, on: invoice.issueDate,
      piece: .init(invoice.number, invoice.issueDate), label: label, lines: lines)
  }

  /// The account of the customer or the supplier.
  private var counterpart: AccountNumber { invoice.type.isSelfBilled ? .suppliers : .customers }

  /// Of a sale 1; of what is bought, or taken back, -1.
  private var sign: Int64 {
    invoice.type.isSelfBilled == invoice.type.isCreditNote ? 1 : -1
  }

  var label: String {
    let kind =
      switch invoice.type {
      case .invoice: "Facture"
      case .creditNote: "Avoir"
      case .corrected: "Facture rectificative"
      case .deposit: "Facture d’acompte"
      case .selfBilled: "Autofacture"
      case .selfBilledCreditNote: "Avoir d’autofacture"
      case .globalRebate: "Remise globale"
      }
    return "\(kind) \(invoice.number) – \(party.name)"
  }

  // MARK: Amounts

  private func products() throws -> [Amount] {
    if let parts = accounts.parts { return try parts.map { try amount($0.account, $0.net) } }
    var amounts: [Amount] = []
    for (line, account) in zip(invoice.lines, accounts.lines) {
      amounts.append(try amount(account, line.net.minorUnits))
    }
    for (adjustment, account) in zip(invoice.adjustments, accounts.adjustments) {
      let minor = adjustment.amount.minorUnits
      amounts.append(try amount(account, adjustment.isCharge ? minor : -minor))
    }
    return amounts
  }

  /// By account; in another currency together exactly BT-111.
  private func vat() throws -> [Amount] {
    var amounts: [Amount] = []
    for (part, account) in zip(invoice.vatBreakdown, accounts.vat) {
      amounts.append(try amount(account, part.tax.minorUnits))
    }
    if exchangeRate != nil, let stated = invoice.accountingVAT?.minorUnits,
      let largest = amounts.indices.max(by: { abs(amounts[$0].minor) < abs(amounts[$1].minor) })
    {
      amounts[largest].euros += stated - amounts.reduce(0) { $0 + $1.euros }
    }
    return amounts
  }

  private func amount(_ account: AccountNumber, _ minor: Int64) throws -> Amount {
    Amount(account: account, minor: minor, euros: try euros(minor))
  }

  private func merged(_ amounts: [Amount]) -> [Amount] {
    var merged: [Amount] = []
    for amount in amounts {
      if let index = merged.firstIndex(where: { $0.account == amount.account }) {
        merged[index].minor += amount.minor
        merged[index].euros += amount.euros
      } else {
        merged.append(amount)
      }
    }
    return merged
  }

  /// With the rounding of the document and, in another currency, the cents its rate leaves over.
  private func settled(_ amounts: [Amount], total: Int64) throws -> [Amount] {
    var amounts = amounts
    let rounding = invoice.totals.rounding.minorUnits
    if rounding != 0 {
      // Charged more than the sum is a product of the seller's and a cost of the buyer's.
      let isGain = (rounding > 0) != invoice.type.isSelfBilled
      amounts.append(try amount(isGain ? .roundingGained : .roundingLost, rounding))
    }
    let left = try euros(total) - amounts.reduce(0) { $0 + $1.euros }
    if exchangeRate != nil, left != 0,
      let largest = amounts.indices.filter({ !amounts[$0].account.isDivision(of: "445") })
        .max(by: { abs(amounts[$0].minor) < abs(amounts[$1].minor) })
    {
      amounts[largest].euros += left
    }
    return amounts
  }

  private func euros(_ minor: Int64) throws -> Int64 {
    guard let exchangeRate else { return minor }
    return try exchangeRate.euros(Money(minorUnits: minor, currency: invoice.currency)).minorUnits
  }

  private func foreign(_ minor: Int64) -> Money? {
    exchangeRate == nil ? nil : Money(minorUnits: minor, currency: invoice.currency)
  }
}
