import Kernel
import Money

/// A person who signs in. They belong to the installation; what they may do is a `Membership` of each company.
package struct User: Sendable {
  package struct ID: Identifier {
    package static let prefix = "usr"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package let id: ID
  /// In small letters; what they sign in with.
  package let email: String
  package let name: String
  /// argon2id, in the text form of the PHC.
  let password: String
  package let isActive: Bool
  /// Wrong passwords since the last right one, and the last of them.
  let failures: (count: Int, at: Instant?)

  /// A person without a name is called by their address.
  package var title: String { name.isEmpty ? email : name }

  /// When they may try again after too many wrong passwords; `nil` for now.
  func lockedUntil(_ now: Instant) -> Instant? {
    guard failures.count >= Self.mostFailures, let at = failures.at else { return nil }
    let end = at.adding(seconds: Self.lockSeconds)
    return end > now ? end : nil
  }

  static let mostFailures = 10
  static let lockSeconds: Int64 = 15 * 60

  /// The address as accounts are known by; `nil` when it is none.
  package static func normalized(_ email: String) -> String? {
    let text = email.lowercased().filter { !$0.isWhitespace }
    return (try? EmailAddress(text)) == nil ? nil : text
  }
}
