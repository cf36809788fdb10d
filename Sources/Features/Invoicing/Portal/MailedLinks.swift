import Kernel
import Money
import Storage

/// The links that mails of documents carry, where the company wants them to and the public has an address: one a mail.
///
/// A link is made as the mail is asked for, so that whoever takes it back before the mail leaves has taken it back. Its secret is
/// made as the mail leaves: it stands in the mail and nowhere else, and that of a try that failed opens nothing.
package struct MailedLinks: Sendable {
  private let company: CompanyID
  private let ids: IDs
  private let chance: Chance

  package init(company: CompanyID, ids: IDs, chance: Chance = .system) {
    self.company = company
    self.ids = ids
    self.chance = chance
  }

  /// Days a link is good for: customers look for an invoice when its reminder comes.
  private static let days = 90

  /// - Parameter mail: its id, under which the link is found again.
  package func make(
    for mail: RawID, of invoice: InvoiceID, _ profile: CompanyProfile, in tx: borrowing Transaction
  ) throws {
    guard profile.mailsPortalLinks else { return }
    // The log of mails names who asked for it; an entry of the audit trail for each of ten thousand would say no more.
    let link = PortalLink(
      id: .init(raw: ids.next()), invoice: invoice, customer: nil, mail: mail, madeAt: tx.now,
      madeBy: tx.author.name, expiresAt: Self.end(of: Self.last(in: tx)), revokedAt: nil,
      usedAt: nil)
    try PortalStore.insert(link, PortalToken(company: company, chance), of: company, in: tx)
  }

  /// What stands in a mail that leaves now, and until when it is good.
  ///
  /// - Returns: nil where the mail has no link, or it was taken back.
  package func address(
    for mail: RawID, _ profile: CompanyProfile, in tx: borrowing Transaction
  ) throws -> MailedLink? {
    guard profile.mailsPortalLinks, let address = profile.verificationAddress else { return nil }
    let (token, last) = (PortalToken(company: company, chance), Self.last(in: tx))
    let end = Self.end(of: last)
    guard try PortalStore.renew(mail, token, until: end, of: company, in: tx) else { return nil }
    return MailedLink(url: "\(address)\(token.path)", until: last)
  }

  /// What a mail shows that was not asked for yet: its link is made later.
  package static func sample(_ profile: CompanyProfile, in tx: borrowing Transaction) -> MailedLink?
  {
    guard profile.mailsPortalLinks, let address = profile.verificationAddress else { return nil }
    return MailedLink(url: "\(address)\(PortalPages.path)/…", until: last(in: tx))
  }

  /// Of a mail that will never leave.
  package func withdraw(_ mail: RawID, in tx: borrowing Transaction) throws {
    try PortalStore.revoke(mail: mail, of: company, in: tx)
  }

  private static func last(in tx: borrowing Transaction) -> LocalDate {
    tx.today.adding(days: days)
  }

  /// The whole of its last day, which the mail names, is good.
  private static func end(of last: LocalDate) -> Instant {
    .startOfDayInParis(last.adding(days: 1))
  }
}

/// The address of a link, and its last day.
package struct MailedLink: Sendable, Equatable {
  package let url: String
  package let until: LocalDate
}

extension CompanyProfile {
  /// A link needs a place the public reaches.
  package var mailsPortalLinks: Bool { linksInMail && verificationAddress != nil }
}
