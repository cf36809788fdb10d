import Kernel
import Money

/// How endpoints and deliveries are written.
package enum WebhookJSON {
  /// - Parameter secret: given once, to whoever made it.
  package static func write(
    _ endpoint: WebhookEndpoint, externalID: String? = nil, secret: String? = nil,
    to json: JSONWriter
  ) {
    json.object {
      json.field("id", text: endpoint.id)
      json.field("object", "webhook_endpoint")
      json.field("externalId", externalID)
      json.field("url", endpoint.url)
      json.field("description", endpoint.description)
      json.array("events") { for event in endpoint.events { json.value(event) } }
      json.field("state", endpoint.state.rawValue)
      json.field("pausedBecause", endpoint.pausedBecause?.rawValue)
      json.field("pausedAt", text: endpoint.pausedAt)
      json.field("failures", endpoint.failures)
      json.field("failingSince", text: endpoint.failingSince)
      json.field("previousSecretUntil", text: endpoint.previousUntil)
      json.field("createdAt", text: endpoint.createdAt)
      if let secret { json.field("secret", secret) }
    }
  }

  /// - Parameters:
  ///   - attempts: with what was answered; `nil` leaves them out.
  ///   - event: what was sent, while it is kept.
  package static func write(
    _ delivery: WebhookDelivery, attempts: [WebhookDelivery.Attempt]? = nil, event: Event? = nil,
    url: String? = nil, to json: JSONWriter
  ) throws {
    try json.object {
      json.field("id", text: delivery.id)
      json.field("object", "webhook_delivery")
      json.field("endpoint", text: delivery.endpoint)
      json.field("eventType", delivery.eventType)
      json.field("sequence", delivery.sequence)
      json.field("state", delivery.state.rawValue)
      json.field("attemptCount", delivery.attempts)
      json.field("lastStatus", delivery.lastStatus)
      json.field("lastCode", delivery.lastCode)
      json.field("createdAt", text: delivery.createdAt)
      json.field("endedAt", text: delivery.endedAt)
      guard let attempts else { return }
      json.key("request")
      if let event, let url {
        try request(delivery, event, url, to: json)
      } else {
        json.null()
      }
      json.array("attempts") { for attempt in attempts { write(attempt, to: json) } }
    }
  }

  /// The signature is made anew for each attempt, and is not kept.
  private static func request(
    _ delivery: WebhookDelivery, _ event: Event, _ url: String, to json: JSONWriter
  ) throws {
    try json.object {
      json.field("method", "POST")
      json.field("url", url)
      json.object("headers") {
        for header in DeliverWebhook.headers(delivery) { json.field(header.name, header.value) }
      }
      json.key("body")
      try event.write(to: json)
    }
  }

  private static func write(_ attempt: WebhookDelivery.Attempt, to json: JSONWriter) {
    json.object {
      json.field("number", attempt.number)
      json.field("at", text: attempt.at)
      json.field("tookMilliseconds", attempt.tookMilliseconds)
      json.field("status", attempt.status)
      json.field("code", attempt.code)
      json.field("answer", attempt.answer)
    }
  }
}
