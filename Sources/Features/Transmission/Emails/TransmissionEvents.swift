import Kernel
import Storage

/// What this feature tells others of: never an address.
package enum TransmissionEvents {
  package static let all = [queued, sent, failed, uncertain, cancelled]

  private static let fields: [EventType.Field] = [
    .init("invoice", .text, "Id of the document"),
    .init("number", .text, "Its number"),
    .init("code", .optional, "Why it did not leave: mail.refused"),
  ]
  static let queued = EventType(
    "email", "queued", Text(fr: "Courriel demandé", en: "E-mail queued"), fields)
  static let sent = EventType(
    "email", "sent", Text(fr: "Courriel envoyé", en: "E-mail sent"), fields)
  static let failed = EventType(
    "email", "failed", Text(fr: "Courriel en échec", en: "E-mail failed"), fields)
  static let uncertain = EventType(
    "email", "uncertain", Text(fr: "Envoi incertain", en: "E-mail uncertain"), fields)
  static let cancelled = EventType(
    "email", "cancelled", Text(fr: "Courriel annulé", en: "E-mail cancelled"), fields)

  /// Says where a mail stands, when it has come to one of these.
  static func append(
    _ id: DocumentEmail.ID, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    guard let email = try DocumentEmailStore.one(id, of: company, in: tx) else { return }
    let type: EventType? =
      switch email.state {
      case .queued: queued
      case .sent: sent
      case .failed: failed
      case .uncertain: uncertain
      case .cancelled: cancelled
      case .sending: nil
      }
    guard let type else { return }
    try EventLog.append(
      type, about: email.id.description,
      [
        .text(email.invoice.description), .text(email.number),
        .optional(email.state == .sent || email.state == .queued ? nil : email.lastCode),
      ], of: company, in: tx)
  }
}
