import Accounts
import Customers
import Kernel
import Money
import Storage

/// A link that lets a customer see a document without an account: made by somebody of the company, shown once, for some weeks,
/// and taken back at will.
package struct PortalLink: Sendable {
  package struct ID: Identifier {
    package static let prefix = "ptl"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum State: String, Sendable { case active, expired, revoked }

  package let id: ID
  /// What it opens first.
  package let invoice: InvoiceID
  /// Whose other documents it shows as well; nil for that one document alone.
  package let customer: Customer.ID?
  /// The mail it was sent in; nil for one that was made by hand.
  package let mail: RawID?
  package let madeAt: Instant
  package let madeBy: String
  package let expiresAt: Instant
  package let revokedAt: Instant?
  /// To the hour.
  package let usedAt: Instant?

  package func state(at now: Instant) -> State {
    if revokedAt != nil { return .revoked }
    return now < expiresAt ? .active : .expired
  }

  /// Days it may be good for.
  static let lives = [30, 90]
}

/// What stands in the address of a link: whose it is, so that the right company is asked, and 256 bits of chance, of which
/// the company keeps the hash.
package struct PortalToken: Sendable {
  package let company: CompanyID
  let secret: SecretToken

  init(company: CompanyID, _ chance: Chance) {
    self.company = company
    secret = SecretToken(chance)
  }

  /// - Returns: nil for what cannot be one.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 78, let raw = RawID(text: text.prefix(26)),
      let secret = SecretToken(text.dropFirst(26))
    else { return nil }
    company = CompanyID(raw: raw)
    self.secret = secret
  }

  var text: String { company.raw.text + secret.text }
  package var path: String { "\(PortalPages.path)/\(text)" }
}

/// What a customer asked or disputed of a document, and what was answered.
package struct Dispute: Sendable {
  package struct ID: Identifier {
    package static let prefix = "dsp"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum Kind: String, Sendable, CaseIterable { case question, dispute }

  package enum State: String, Sendable, CaseIterable { case open, answered }

  package struct Answer: Sendable {
    package let text: String
    package let at: Instant
    package let by: String
  }

  package let id: ID
  package let invoice: InvoiceID
  package let kind: Kind
  package let message: String
  package let openedAt: Instant
  package let answer: Answer?

  package var state: State { answer == nil ? .open : .answered }

  /// In characters, of a message and of an answer.
  static let longest = 2_000
  /// Of one document, in a day and a night.
  static let mostADay = 5
}
