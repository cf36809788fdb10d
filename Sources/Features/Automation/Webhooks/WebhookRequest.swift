import Kernel
import Money

/// What somebody wants of an endpoint, read and cleaned.
package struct WebhookRequest: Sendable {
  package var url: String
  package var events: [String]
  package var description: String?

  package init(url: String, events: [String], description: String? = nil) {
    self.url = url.trimming()
    self.events = events.map { $0.trimming() }.filter { !$0.isEmpty }
    self.description = CleanText.optionalLine(description).map { String($0.prefix(200)) }
  }

  /// What is wrong with its events; the address is looked up elsewhere.
  func findings(_ catalogue: EventCatalogue) -> [Finding] {
    var findings: [Finding] = []
    if events.isEmpty {
      findings.append(
        Finding(
          "webhook.events-missing", at: Place(pointer: "/events"),
          fr: "Choisissez au moins un type d’événement, ou « * » pour tous.",
          en: "Choose at least one type of event, or “*” for all."))
    }
    for (index, pattern) in events.prefix(WebhookEndpoint.eventLimit).enumerated()
    where !catalogue.knows(pattern: pattern) {
      findings.append(
        Finding(
          "webhook.event-unknown", at: Place(pointer: "/events/\(index)"),
          fr:
            "« \(shown(pattern)) » n’est pas un type d’événement ; GET /v1/event-types les donne.",
          en: "“\(shown(pattern))” is no type of event; GET /v1/event-types lists them."))
    }
    if events.count > WebhookEndpoint.eventLimit {
      findings.append(
        Finding(
          "webhook.events-missing", at: Place(pointer: "/events"),
          fr: "Au plus \(WebhookEndpoint.eventLimit) types ; « * » les prend tous.",
          en: "At most \(WebhookEndpoint.eventLimit) types; “*” takes all."))
    }
    return findings
  }
}

extension String {
  fileprivate func trimming() -> String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

/// The bodies of `/v1/webhook-endpoints`:
///
/// ```
/// POST  …         { "url", "events": ["invoice.issued", "payment.*"], "description"? }
/// PATCH …/{id}    { "url"?, "events"?, "description"?, "state"?: "active" | "paused" }
/// POST  …/{id}/secret   { "overlapHours"?: 24 }
/// ```
struct JSONWebhookRequest {
  var url: String?
  var events: [String]?
  var description: String?
  var hasDescription = false
  var state: WebhookEndpoint.State?
  var overlapHours: Int?

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    let currency = Currency.eur
    let isStored = false
  }

  /// - Throws: `WebhookProblem.refused` with all that is wrong.
  init(_ bytes: [UInt8], known: [String], required: [String] = []) throws {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes))
    } catch {
      throw WebhookProblem.refused([error.finding])
    }
    let root = reader.document.root
    if reader.check(root, known: known) {
      for name in required { _ = reader.requiredValue(root, name) }
      url = reader.text(root, "url")
      description = reader.text(root, "description")
      hasDescription = root["description"] != nil
      state = reader.choice(root, "state", WebhookEndpoint.State.allCases.map(\.rawValue))
        .flatMap { WebhookEndpoint.State(rawValue: $0) }
      overlapHours = reader.overlap(root)
      if let value = reader.present(root, "events"), reader.isList(value) {
        events = value.elements.compactMap { element in
          guard case .string(let text) = element.content else {
            reader.wrongType(element, Text(fr: "un texte", en: "a text"))
            return nil
          }
          return text
        }
      }
    }
    guard reader.findings.isEmpty else { throw WebhookProblem.refused(reader.findings) }
  }

  /// What an endpoint will be: what is not given stays.
  func changed(_ known: WebhookEndpoint) -> WebhookRequest {
    WebhookRequest(
      url: url ?? known.url, events: events ?? known.events,
      description: hasDescription ? description : known.description)
  }
}

extension JSONReading {
  fileprivate mutating func overlap(_ root: JSONValue) -> Int? {
    guard let value = present(root, "overlapHours") else { return nil }
    guard let hours = value.text.flatMap({ Int($0) }), (0...168).contains(hours) else {
      wrongType(value, Text(fr: "un nombre d’heures de 0 à 168", en: "a number of hours, 0 to 168"))
      return nil
    }
    return hours
  }
}
