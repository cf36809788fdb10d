import Accounts
import Hummingbird
import Kernel
import Money
import Storage

/// Makes and takes back links, takes questions and answers them.
package struct PortalDesk: Sendable {
  package let company: CompanyID
  let ids: IDs
  let chance: Chance
  /// Where the public reaches the installation; nil for wherever a link is asked for.
  let address: VerificationAddress?

  package init(
    company: CompanyID, ids: IDs, chance: Chance = .system, address: VerificationAddress?
  ) {
    self.company = company
    self.ids = ids
    self.chance = chance
    self.address = address
  }

  /// - Parameter ofCustomer: whether it shows the customer's other documents too.
  /// - Returns: the link, and the token that is told now and never again.
  /// - Throws: `InvoicingError.invoiceNotFound` for what was not issued; `PortalProblem.customerUnsure`, `.invalid`.
  package func share(
    _ invoice: InvoiceID, days: Int, ofCustomer: Bool, in tx: borrowing Transaction
  ) throws -> (link: PortalLink, token: PortalToken) {
    guard PortalLink.lives.contains(days) else {
      throw PortalProblem.invalid([Self.wrongDays(Place(pointer: "/days"))])
    }
    guard let number = try InvoiceQueries.number(of: invoice, company: company, in: tx) else {
      throw InvoicingError.invoiceNotFound("\(invoice)")
    }
    let customer =
      try ofCustomer ? PortalStore.sureCustomer(of: invoice, company: company, in: tx) : nil
    if ofCustomer, customer == nil { throw PortalProblem.customerUnsure }
    let token = PortalToken(company: company, chance)
    let link = PortalLink(
      id: .init(raw: ids.next()), invoice: invoice, customer: customer, mail: nil, madeAt: tx.now,
      madeBy: tx.author.name, expiresAt: tx.now.adding(seconds: Int64(days) * 86_400),
      revokedAt: nil, usedAt: nil)
    try PortalStore.insert(link, token, of: company, in: tx)
    try AuditTrail.note(
      "portal-link.made", "\(link.id)", after: "\(number), \(days) d", of: company, in: tx)
    return (link, token)
  }

  static func wrongDays(_ place: Place) -> Finding {
    Finding(
      "portal.invalid", at: place, fr: "« days » est 30 ou 90.", en: "“days” is 30 or 90.")
  }

  /// Twice is once.
  package func revoke(_ id: PortalLink.ID, in tx: borrowing Transaction) throws -> PortalLink {
    guard let link = try PortalStore.link(id, of: company, in: tx) else {
      throw PortalProblem.notFound("\(id)")
    }
    if link.revokedAt != nil { return link }
    try PortalStore.revoke(id, of: company, in: tx)
    try AuditTrail.note("portal-link.revoked", "\(id)", of: company, in: tx)
    return try PortalStore.link(id, of: company, in: tx) ?? link
  }

  // MARK: Whoever holds one

  /// - Returns: nil for a token nobody was given, or whose time is over: which of them is nobody's business.
  package func link(_ token: PortalToken, in tx: borrowing Transaction) throws -> PortalLink? {
    guard token.company == company,
      let link = try PortalStore.link(token, of: company, in: tx), link.state(at: tx.now) == .active
    else { return nil }
    return link
  }

  /// - Throws: `PortalProblem.messageMissing`, `.tooMany`.
  package func ask(
    _ kind: Dispute.Kind, _ message: String, of invoice: InvoiceID, in tx: borrowing Transaction
  ) throws {
    let message = CleanText.paragraph(message)
    guard !message.isEmpty, message.count <= Dispute.longest else {
      throw PortalProblem.messageMissing
    }
    let since = tx.now.adding(seconds: -86_400)
    let recent = try PortalStore.disputes(of: invoice, company: company, in: tx)
      .filter { $0.openedAt > since }
    guard recent.count < Dispute.mostADay else { throw PortalProblem.tooMany }
    let dispute = Dispute(
      id: .init(raw: ids.next()), invoice: invoice, kind: kind, message: message,
      openedAt: tx.now, answer: nil)
    try PortalStore.insert(dispute, of: company, in: tx)
    try InvoicingEvents.disputed(dispute, company: company, in: tx)
  }

  /// - Parameter invoice: what it is about, where that is known.
  /// - Returns: it with its answer.
  /// - Throws: `PortalProblem.notFound`, `.answered`, `.messageMissing`.
  @discardableResult
  package func answer(
    _ id: Dispute.ID, of invoice: InvoiceID? = nil, _ text: String, in tx: borrowing Transaction
  ) throws -> Dispute {
    guard let dispute = try PortalStore.dispute(id, of: company, in: tx),
      invoice == nil || dispute.invoice == invoice
    else { throw PortalProblem.notFound("\(id)") }
    if dispute.answer != nil { throw PortalProblem.answered }
    let text = CleanText.paragraph(text)
    guard !text.isEmpty, text.count <= Dispute.longest else { throw PortalProblem.messageMissing }
    try PortalStore.answer(id, text, of: company, in: tx)
    try AuditTrail.note("dispute.answered", "\(id)", after: text, of: company, in: tx)
    try InvoicingEvents.answered(dispute, company: company, in: tx)
    return try PortalStore.dispute(id, of: company, in: tx) ?? dispute
  }

  /// - Parameter request: where it is asked for, used where the company says no address of its own.
  func url(of token: PortalToken, _ request: Request) -> String {
    if let address { return "\(address)\(token.path)" }
    let authority = request.head.authority ?? ""
    let isNear = authority.hasPrefix("127.0.0.1") || authority.hasPrefix("localhost")
    return "\(isNear ? "http" : "https")://\(authority)\(token.path)"
  }
}
