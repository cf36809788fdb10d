import Ledger
import Money

/// Payment → balanced entry, a pure function: 517 (cards and wallets, by provider), 512, 5112 or 530 to the debit, 411 to
/// the credit; what exceeds what is due on 4197; the provider's fee on 6278. A refund is the same on the other side.
package struct PaymentPosting {
  let direction: Payment.Direction
  let number: String
  let day: LocalDate
  let means: Payment.Means
  let provider: String?
  let party: SubledgerParty
  let amount: Money
  /// What came, in euro cents.
  let euros: Int64
  /// What of `euros` was due, at the rates of the documents it settles.
  let settledEuros: Int64
  /// What exceeds it and is owed to the customer.
  let creditEuros: Int64
  let fee: Int64

  func entry() throws -> LedgerEntry {
    let sign: Int64 = direction == .received ? 1 : -1
    let foreign = amount.currency == .eur ? nil : amount
    // The rate moved between the invoice and its payment (PCG 656, 756).
    let exchange = euros - settledEuros - creditEuros
    let lines = [
      EntryLine(Self.account(means, provider), debit: sign * (euros - fee), foreign: foreign),
      EntryLine(.providerFees, debit: sign * fee),
      EntryLine(.customers, of: party, credit: sign * settledEuros, foreign: foreign),
      EntryLine(Self.customerCredit, of: party, credit: sign * creditEuros),
      EntryLine(
        (exchange > 0) == (sign > 0) ? .exchangeGained : .exchangeLost, credit: sign * exchange),
    ]
    let words = direction == .received ? "Encaissement" : "Remboursement"
    return try LedgerEntry(
      .bank, on: day, piece: .init(number, day), label: "\(words) \(number) – \(party.name)",
      lines: lines.compactMap { $0 })
  }

  /// Clients – Autres avoirs: what a customer paid too much.
  static let customerCredit = AccountNumber("4197", "0")

  /// Where money of a kind waits: each provider has a division of 517, "517STRIPE".
  static func account(_ means: Payment.Means, _ provider: String?) -> AccountNumber {
    switch means {
    case .transfer, .directDebit: return .bank
    case .cheque: return .chequesToCollect
    case .cash: return .cash
    case .card, .online:
      let letters = (provider ?? "").uppercased().filter {
        $0.isASCII && ($0.isLetter || $0.isNumber)
      }
      return letters.isEmpty ? .providers : AccountNumber("517" + letters.prefix(12)) ?? .providers
    }
  }
}
