import Kernel
import Money

/// An address of another program that is called when something happens (point de réception).
package struct WebhookEndpoint: Sendable {
  package struct ID: Identifier {
    package static let prefix = "whe"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  package enum State: String, Sendable, CaseIterable {
    case active
    /// What happens meanwhile is kept for it, and sent when it goes on.
    case paused
  }

  package enum PauseReason: String, Sendable {
    /// Somebody wanted it.
    case asked
    /// It took nothing for days.
    case failing
    /// It answered 410: nobody is there any more.
    case gone
  }

  package let id: ID
  package let url: String
  package let description: String?
  /// Types of events, or patterns: "invoice.issued", "payment.*", "*".
  package let events: [String]
  package let state: State
  package let pausedBecause: PauseReason?
  package let pausedAt: Instant?
  /// Until when the secret before the last rotation signs too.
  package let previousUntil: Instant?
  /// The events after this place are its own.
  package let since: Int64
  /// Attempts that failed since the last that did not.
  package let failures: Int
  package let failingSince: Instant?
  package let createdAt: Instant

  package func wants(_ event: Event) -> Bool {
    event.sequence > since && event.type != AutomationEvents.tested.description
      && events.contains { EventCatalogue.matches(event.type, $0) }
  }

  static let limit = 20
  static let eventLimit = 100

  /// An endpoint is paused by itself after so many attempts failed in a row, over so many days.
  static let patience = (failures: 10, days: Int64(3))
}

/// What this feature tells others of.
package enum AutomationEvents {
  package static let all = [tested]

  /// Sent to one endpoint when somebody presses its button, and to no other.
  static let tested = EventType(
    "webhook_endpoint", "tested", Text(fr: "Essai d’un webhook", en: "Test of a webhook"),
    [.init("url", .text, "Where it was sent")])
}
