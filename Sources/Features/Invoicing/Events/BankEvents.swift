import Kernel
import Money
import Storage

/// What others are told of the account documents print: never the account itself.
extension InvoicingEvents {
  private static let fields: [EventType.Field] = [
    .init("number", .number, "Version of the account"),
    .init("by", .optional, "Who, as they say"),
    .init("effectiveAt", .optional, "From when on documents carry it, once that is known"),
  ]
  static let bankProposed = EventType(
    "bank_account", "proposed",
    Text(fr: "Changement de compte proposé", en: "Change of account proposed"), fields)
  static let bankInForce = EventType(
    "bank_account", "granted",
    Text(fr: "Compte en vigueur sans approbation", en: "Account in force without approval"), fields)
  static let bankApproved = EventType(
    "bank_account", "approved",
    Text(fr: "Changement de compte approuvé", en: "Change of account approved"), fields)
  static let bankConfirmed = EventType(
    "bank_account", "confirmed",
    Text(fr: "Changement de compte confirmé", en: "Change of account confirmed"), fields)
  static let bankRefused = EventType(
    "bank_account", "refused",
    Text(fr: "Changement de compte refusé", en: "Change of account refused"), fields)

  static func proposed(
    _ change: BankChange, granted: Bool, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try append(
      granted ? bankInForce : bankProposed, change, by: change.proposedBy,
      effectiveAt: change.events.first?.effectiveAt, of: company, in: tx)
  }

  /// Codes that were made or wrong are nobody else's business.
  static func append(
    _ event: BankChange.Event, of change: BankChange, company: CompanyID,
    in tx: borrowing Transaction
  ) throws {
    let type: EventType? =
      switch event.kind {
      case .approved: bankApproved
      case .confirmed: bankConfirmed
      case .refused: bankRefused
      default: nil
      }
    guard let type else { return }
    try append(
      type, change, by: event.by, effectiveAt: event.effectiveAt, of: company, in: tx)
  }

  private static func append(
    _ type: EventType, _ change: BankChange, by: String?, effectiveAt: Instant?,
    of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      type, about: change.id.description,
      [
        .number(Int64(change.number)), .optional(by), .optional(effectiveAt?.description),
      ], of: company, in: tx)
  }
}
