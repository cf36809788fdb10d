import Invoicing
import Kernel
import Money

/// Reads a file that is one JSON document: parsed whole, so a syntax error anywhere means no order at all.
final class DocumentOrders {
  private let reading: DocumentReading
  private let items: [DocumentReading.Item]
  private let size: Int
  private var index = 0

  /// - Throws: `ShopsError.jsonMalformed`, `.tooLarge`, `.noOrders`.
  init(_ source: ByteSource, today: LocalDate, limits: OrderFile.Limits) throws(ShopsError) {
    let bytes = try source.readAll(limit: limits.documentBytes)
    size = bytes.count
    do throws(JSONSyntaxError) {
      reading = DocumentReading(
        document: try JSONParser.parse(bytes, file: source.name), today: today, limits: limits)
    } catch { throw .jsonMalformed(error) }
    items = reading.items()
    if items.isEmpty { throw .noOrders(file: source.name) }
  }

  var bytesRead: Int { items.isEmpty ? size : size * index / items.count }

  func next() -> OrderReading? {
    guard index < items.count else { return nil }
    defer { index += 1 }
    return reading.reading(of: items[index])
  }
}

/// Finds the orders of a document and reads each by its shape.
struct DocumentReading {
  let document: JSONDocument
  let today: LocalDate
  let limits: OrderFile.Limits

  enum Item {
    case wooCommerce(JSONValue)
    /// An order the shop says it deleted.
    case deleted(JSONValue)
    case own(JSONValue)
    /// Something that is not an order.
    case stranger(JSONValue)
  }

  func readings() -> [OrderReading] { items().map(reading(of:)) }

  func items() -> [Item] { items(in: document.root, isDeleted: false) }

  func reading(of item: Item) -> OrderReading {
    switch item {
    case .wooCommerce(let body):
      WooCommerceOrder.read(body, of: document, today: today, limits: limits)
    case .deleted(let body): WooCommerceOrder.deleted(body, of: document)
    case .own(let body):
      JSONOrder.read(
        body, of: document, today: today, defaultSource: "json", maximumLines: limits.linesPerOrder)
    case .stranger(let value): notAnOrder(value)
    }
  }

  /// Envelopes around orders: `{"data": …}` of the Jetpack tunnel, `{"order": …}` and `{"orders": …}` of the legacy
  /// API, `{"create", "update", "delete"}` of a batch.
  private static let envelopes = ["data", "order", "orders", "create", "update", "delete"]

  private func items(in value: JSONValue, isDeleted: Bool) -> [Item] {
    if WooCommerceShapes.isOrder(value) {
      return [isDeleted ? .deleted(value) : .wooCommerce(value)]
    }
    if JSONOrder.looksLikeOne(value) { return [.own(value)] }
    if value.isArray {
      let items = value.elements.flatMap { self.items(in: $0, isDeleted: isDeleted) }
      let areStrangers = items.allSatisfy { if case .stranger = $0 { true } else { false } }
      return !items.isEmpty && areStrangers ? [.stranger(value)] : items
    }
    let wrapped = value.members.filter {
      DocumentReading.envelopes.contains($0.key) && ($0.value.isObject || $0.value.isArray)
    }
    guard !wrapped.isEmpty, value["line_items"] == nil else { return [.stranger(value)] }
    return wrapped.flatMap { items(in: $0.value, isDeleted: isDeleted || $0.key == "delete") }
  }

  private func notAnOrder(_ value: JSONValue) -> OrderReading {
    let place = document.place(of: value)
    let sample = value.isArray ? value.elements.first ?? value : value
    let what = WooCommerceShapes.name(of: sample)
    let isList = value.isArray && !value.elements.isEmpty
    let fr = isList ? "une liste (\(value.elements.count)) : \(what.fr)" : what.fr
    let en = isList ? "a list (\(value.elements.count)): \(what.en)" : what.en
    let finding = Finding(
      "order.not-an-order", at: place,
      fr: "Ce n'est pas une commande ; cela ressemble à \(fr). Donner le corps d'une commande.",
      en: "This is not an order; it looks like \(en). Give the body of an order.")
    return OrderReading(
      order: nil, externalID: nil, place: place, lineCount: 0, refusal: [finding])
  }
}
