import Invoicing
import Kernel
import Money

/// A document on its way to somebody by e-mail, or arrived at an end (envoi). The log of all of them is the proof of what
/// was sent to whom.
package struct DocumentEmail: Sendable {
  package struct ID: Identifier {
    package static let prefix = "eml"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  /// ```
  /// queued ─► sending ─► sent
  ///   │ ▲        ├─────► failed      refused for good, or given up
  ///   │ └────────┤       uncertain   handed over, and no answer came
  ///   └─► cancelled
  /// ```
  package enum State: String, Sendable, CaseIterable {
    /// Waits for its time: half a minute in which it can be undone, or until it is tried again.
    case queued
    case sending
    case sent
    case failed
    case cancelled
    /// It may have left. Nobody sends it again but a person.
    case uncertain

    /// Whether it is, or may be, with the recipient or on its way there.
    package var counts: Bool { self != .failed && self != .cancelled }
  }

  package let id: ID
  package let invoice: InvoiceID
  package let number: String
  package let recipient: EmailAddress
  package let subject: String
  /// Without angle brackets; the server's log has it too.
  package let messageID: String
  /// Of the PDF, which is hashed again before it leaves.
  package let pdfHash: [UInt8]
  /// The codes of the guards that asked and were told to go on.
  package let confirmed: [String]
  package let requestedAt: Instant
  package let requestedBy: String
  package let reason: String?
  package let state: State
  package let stateAt: Instant
  /// Of a queued one: not earlier than this.
  package let nextAt: Instant
  package let tries: Int
  /// Of the last failure: `mail.deferred`.
  package let lastCode: String?
  /// The server's, or ours.
  package let lastWords: String?

  /// How long a mail can be undone.
  package static let undoSeconds: Int64 = 30
}

/// How long a mail waits after a try that failed for now: 1, 5, 30 min, 2, 6, 12, 24 h, each up to a quarter longer, so
/// that mails put off together do not come back together. Then it is given up.
enum MailBackoff {
  /// - Parameter id: of the mail; its random part spreads the tries.
  static func seconds(afterTries tries: Int, of id: DocumentEmail.ID) -> Int64? {
    guard tries > 0, tries <= steps.count else { return nil }
    let step = steps[tries - 1]
    let spread = ((id.raw.low &+ UInt64(tries)) &* 0x9E37_79B9_7F4A_7C15) >> 33
    return step + Int64(spread % UInt64(step / 4 + 1))
  }

  private static let steps: [Int64] = [60, 300, 1_800, 7_200, 21_600, 43_200, 86_400]
}
