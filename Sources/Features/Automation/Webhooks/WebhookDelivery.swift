import Kernel
import Money

/// One event for one endpoint, from when it is due until it was taken or given up (livraison).
package struct WebhookDelivery: Sendable {
  package struct ID: Identifier {
    package static let prefix = "whd"
    package let raw: RawID
    package init(raw: RawID) { self.raw = raw }
  }

  /// ```
  /// waiting ─► delivered
  ///  │ ▲ └───► failed ── resent ─► waiting
  ///  ▼ │ resumed
  /// held           while the endpoint is paused
  /// ```
  package enum State: String, Sendable, CaseIterable {
    case waiting, held, delivered, failed
  }

  /// One call.
  package struct Attempt: Sendable {
    package let number: Int
    package let at: Instant
    package let tookMilliseconds: Int
    /// `nil` when no answer came.
    package let status: Int?
    /// Why no answer came: `outbound.timed-out`.
    package let code: String?
    /// The beginning of the answer's body.
    package let answer: String?

    package var isTaken: Bool { status.map { (200..<300).contains($0) } ?? false }
  }

  package let id: ID
  package let endpoint: WebhookEndpoint.ID
  /// Of the event.
  package let sequence: Int64
  package let eventType: String
  package let state: State
  /// How often somebody asked for it: of the keys of its jobs.
  package let round: Int
  package let attempts: Int
  package let lastStatus: Int?
  package let lastCode: String?
  package let createdAt: Instant
  package let endedAt: Instant?
}

/// When a call that was not taken is made again, and what waits behind it.
///
/// Calls of one endpoint are made one after the other, in the order of their events. One that is not taken holds up those
/// behind it for about five minutes, six tries long; then it steps aside and is tried beside them, up to three days.
enum WebhookPatience {
  static let kind = "webhooks.deliver"
  static let lateKind = "webhooks.retry"
  /// 5 s, 10 s … 160 s.
  static let inOrder = JobPolicy(attempts: 7, leaseSeconds: 60, firstDelaySeconds: 5)
  /// 10 min, 20 min … 21 h, a day: nearly three days.
  static let late = JobPolicy(attempts: 10, leaseSeconds: 60, firstDelaySeconds: 600)
}
