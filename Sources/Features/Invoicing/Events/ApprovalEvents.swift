import Kernel
import Money
import Storage

/// What others are told of acts that take two persons, and of the company's own particulars.
extension InvoicingEvents {
  private static let act: [EventType.Field] = [
    .init("kind", .text, "refund, refund_limit or key_rotation"),
    .init("subject", .optional, "Id of the payment a refund gives back"),
    .init("by", .text, "Who asked or decided, as they say"),
  ]
  static let approvalRequested = EventType(
    "approval", "requested", Text(fr: "Accord demandé", en: "Approval requested"), act)
  static let approvalDecided = EventType(
    "approval", "decided", Text(fr: "Accord donné ou refusé", en: "Approval given or refused"),
    act + [.init("decision", .text, "approved, confirmed or refused")])

  static func requested(
    _ held: HeldAct, of company: CompanyID, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      approvalRequested, about: held.id.description, values(held, by: held.asker.name),
      of: company, in: tx)
  }

  static func decided(_ held: HeldAct, of company: CompanyID, in tx: borrowing Transaction) throws {
    guard let decision = held.decision else { return }
    try EventLog.append(
      approvalDecided, about: held.id.description,
      values(held, by: decision.name) + [.text(decision.kind.rawValue)], of: company, in: tx)
  }

  private static func values(_ held: HeldAct, by name: String) -> [EventValue] {
    [
      .text(held.kind.rawValue), .optional(held.subject.isEmpty ? nil : held.subject), .text(name),
    ]
  }

  /// Its particulars are read at `GET /v1/company`.
  static let companyUpdated = EventType(
    "company", "updated", Text(fr: "Fiche de l’entreprise modifiée", en: "Company changed"),
    [.init("version", .number, "Of the particulars, which documents name")])

  static func updated(
    _ company: CompanyID, version: Int64, in tx: borrowing Transaction
  ) throws {
    try EventLog.append(
      companyUpdated, about: company.description, [.number(version)], of: company, in: tx)
  }
}
