import Kernel
import Money

/// An order in our own JSON: a line of a JSON Lines file, and the body of `POST /v1/orders`.
///
/// Names are camelCase, amounts decimal strings ("19.90"), days ISO 8601 ("2026-11-20"). README.md lists the keys with
/// their meaning; in short:
///
/// ```
/// { "source"?, "number", "kind"?: "sale" | "cancellation", "cancels"?,
///   "orderedOn", "suppliedOn"?, "dueOn"?, "currency"?, "exchangeRate"?: { "perEuro", "date", "source"? },
///   "pricesIncludeTax"?,
///   "buyer": { "kind": "consumer" | "company", "name", "externalId"?, "contactName"?, "email"?, "phone"?, "siren"?,
///              "vatIdentifier"?, "language"?: "fr" | "en" | "de" | "es" | "it",
///              "address": { "line1"?, "line2"?, "postCode"?, "city"?, "country" } },
///   "delivery"?: { "name", "address" },
///   "lines": [ { "id"?, "sku"?, "name", "detail"?, "nature"?: "goods" | "services", "quantity", "unit"?, "unitPrice",
///                "discount"?, "vatRate"? | "exemption"?, "totals"?: { "net"?, "vat"? } } ],
///   "charges"?: [ { "kind"?: "shipping" | "fee", "label", "amount", "vatRate"? | "exemption"? } ],
///   "discounts"?: [ { "label", "amount", "vatRate"? | "exemption"? } ],
///   "payment"?: { "receivedOn", "means", "reference"?, "amount"? },
///   "refunds"?: [ { "id", "reason"?, "amount", "lines"?: [ { "line", "quantity" } ] } ],
///   "totals"?: { "net"?, "vat"?, "gross"? }, "purchaseOrder"?, "note"? }
/// ```
///
/// `vatRate` is a percentage such as "20" or "5.5"; "none" says that the shop charged no VAT and gives no reason;
/// left out, the seller's usual rate applies.
package enum JSONOrder {
  /// An order longer than this is a mistake of its sender.
  package static let maximumLines = 20_000

  /// Reads one order. All that is wrong is reported together, each finding with its JSON pointer; unlike in shop
  /// exports, a wrong line refuses the order, since its sender can correct it.
  ///
  /// - Parameters:
  ///   - place: the file or request, for messages; its line counts as the first of `bytes`.
  ///   - today: orders dated later are refused.
  ///   - defaultSource: the shop, when the order does not name one.
  package static func decode(
    _ bytes: some Sequence<UInt8>, place: Place, today: LocalDate, defaultSource: String = "api",
    maximumLines: Int = JSONOrder.maximumLines
  ) -> OrderReading {
    do throws(JSONSyntaxError) {
      let document = try JSONParser.parse(
        bytes, file: place.file, linesBefore: (place.line ?? 1) - 1)
      return read(
        document.root, of: document, today: today, defaultSource: defaultSource,
        maximumLines: maximumLines)
    } catch {
      return OrderReading(
        order: nil, externalID: nil, place: error.place, lineCount: 0, refusal: [error.finding])
    }
  }

  /// Reads back what `encode` wrote. Nothing is judged or cleaned: it was when it came in.
  ///
  /// - Throws: `StoredOrderDamaged` when the bytes are not what `encode` writes.
  package static func stored(_ bytes: some Sequence<UInt8>) throws -> SalesOrder {
    let document = try JSONParser.parse(bytes)
    var reader = JSONOrderReader(document: document, form: .stored)
    let order = reader.order(document.root, defaultSource: "")
    guard let order, reader.findings.isEmpty else {
      throw StoredOrderDamaged(findings: reader.findings)
    }
    return order
  }

  /// Whether an object is meant to be an order of this shape.
  package static func looksLikeOne(_ value: JSONValue) -> Bool {
    guard value.isObject, value["line_items"] == nil else { return false }
    return value["lines"]?.isArray == true || value["orderedOn"] != nil
      || value["number"] != nil && value["buyer"] != nil
  }

  package static func read(
    _ value: JSONValue, of document: JSONDocument, today: LocalDate, defaultSource: String,
    maximumLines: Int
  ) -> OrderReading {
    var reader = JSONOrderReader(document: document, form: .exchange(today: today))
    let order = reader.order(value, defaultSource: defaultSource)
    let lineCount = value["lines"]?.elements.count ?? 0
    let place = document.place(of: value)
    if lineCount > maximumLines {
      reader.findings.append(OrderRules.tooManyLines(limit: maximumLines, at: place))
    }
    let number = value["number"]?.text.map { CleanText.line($0) }
    return OrderReading(
      order: order, externalID: number, place: place,
      lineCount: lineCount,
      refusal: reader.findings)
  }
}

/// A stored order cannot be read back: damage, or a bug.
struct StoredOrderDamaged: Error {
  let findings: [Finding]
}
