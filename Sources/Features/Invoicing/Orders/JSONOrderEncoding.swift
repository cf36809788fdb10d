import Kernel
import Money

extension JSONOrder {
  /// Writes an order for the store: the keys above in that order, without blanks, the same bytes for the same order.
  /// `stored` gives the same order back.
  ///
  /// - Parameter keepingPlaces: writes where each part stood in its input, under "place"; without it, the bytes are a
  ///   body that `POST /v1/orders` accepts.
  package static func encode(_ order: SalesOrder, keepingPlaces: Bool = false) -> [UInt8] {
    let json = JSONWriter(capacity: 512 + order.lines.count * 160)
    OrderEncoding(json: json, keepsPlaces: keepingPlaces).write(order)
    return json.bytes
  }
}

/// What is not known is left out rather than written as null.
private struct OrderEncoding {
  let json: JSONWriter
  let keepsPlaces: Bool

  func write(_ order: SalesOrder) {
    json.object {
      json.field("source", order.source)
      json.field("number", order.externalID)
      if case .cancellation(let number) = order.kind {
        json.field("kind", "cancellation")
        known("cancels", number)
      }
      json.field("orderedOn", text: order.orderedOn)
      known("suppliedOn", order.suppliedOn?.description)
      known("dueOn", order.dueOn?.description)
      json.field("currency", order.currency.code)
      if let rate = order.exchangeRate {
        json.object("exchangeRate") {
          json.field("perEuro", text: rate.perEuro)
          json.field("date", text: rate.date)
          json.field("source", rate.source)
        }
      }
      json.field("pricesIncludeTax", order.pricesIncludeTax)
      json.object("buyer") { write(order.buyer) }
      if let delivery = order.delivery {
        json.object("delivery") {
          json.field("name", delivery.name)
          write(delivery.address)
        }
      }
      json.array("lines") { for line in order.lines { write(line) } }
      write("charges", order.charges)
      write("discounts", order.discounts)
      if let payment = order.payment { write(payment) }
      if !order.refunds.isEmpty {
        json.array("refunds") { for refund in order.refunds { write(refund) } }
      }
      write(order.stated)
      known("purchaseOrder", order.purchaseOrder)
      known("note", order.note)
      write(order.place)
    }
  }

  private func known(_ name: String, _ value: String?) {
    if let value { json.field(name, value) }
  }

  /// A text that is empty when it is not known.
  private func filled(_ name: String, _ value: String) {
    if !value.isEmpty { json.field(name, value) }
  }

  private func write(_ buyer: SalesOrder.Buyer) {
    json.field("kind", buyer.kind.rawValue)
    json.field("name", buyer.name)
    known("externalId", buyer.externalID)
    known("contactName", buyer.contactName)
    known("email", buyer.email)
    known("phone", buyer.phone)
    known("siren", buyer.siren)
    known("vatIdentifier", buyer.vatIdentifier)
    known("language", buyer.language?.rawValue)
    write(buyer.address)
  }

  private func write(_ address: SalesOrder.Address) {
    json.object("address") {
      filled("line1", address.line1)
      filled("line2", address.line2)
      filled("postCode", address.postCode)
      filled("city", address.city)
      filled("country", address.country)
    }
  }

  private func write(_ line: SalesOrder.Line) {
    json.object {
      known("id", line.externalID)
      known("sku", line.sku)
      json.field("name", line.name)
      known("detail", line.detail)
      if line.nature != .goods { json.field("nature", line.nature.rawValue) }
      known("taxClass", LineTaxation.classes.first { $0.value == line.taxClass }?.word)
      known("scheme", LineTaxation.schemes.first { $0.value == line.scheme }?.word)
      json.field("quantity", text: line.quantity)
      if line.unit != "C62" { json.field("unit", line.unit) }
      json.field("unitPrice", text: line.unitPrice)
      known("discount", line.discount?.description)
      write(line.tax)
      write(.init(net: line.statedNet, vat: line.statedVAT))
      write(line.place)
    }
  }

  private func write(_ tax: SalesOrder.LineTax) {
    switch tax {
    case .rate(let rate): json.field("vatRate", text: rate)
    case .exempt(let vatex): json.field("exemption", vatex)
    case .none: json.field("vatRate", "none")
    case .unstated: break
    }
  }

  private func write(_ name: String, _ adjustments: [SalesOrder.Adjustment]) {
    guard !adjustments.isEmpty else { return }
    json.array(name) {
      for adjustment in adjustments {
        json.object {
          if adjustment.kind != .discount { json.field("kind", adjustment.kind.rawValue) }
          json.field("label", adjustment.label)
          json.field("amount", text: adjustment.amount)
          write(adjustment.tax)
          write(adjustment.place)
        }
      }
    }
  }

  private func write(_ payment: SalesOrder.PaymentReceived) {
    json.object("payment") {
      json.field("receivedOn", text: payment.receivedOn)
      json.field("means", payment.means.rawValue)
      known("reference", payment.reference)
      known("amount", payment.amount?.description)
    }
  }

  private func write(_ refund: SalesOrder.Refund) {
    json.object {
      json.field("id", refund.externalID)
      known("reason", refund.reason)
      json.field("amount", text: refund.amount)
      if !refund.lines.isEmpty {
        json.array("lines") {
          for line in refund.lines {
            json.object {
              json.field("line", line.line)
              json.field("quantity", text: line.quantity)
            }
          }
        }
      }
      write(refund.place)
    }
  }

  private func write(_ totals: SalesOrder.StatedTotals) {
    guard totals != SalesOrder.StatedTotals() else { return }
    json.object("totals") {
      known("net", totals.net?.description)
      known("vat", totals.vat?.description)
      known("gross", totals.gross?.description)
    }
  }

  private func write(_ place: Place) {
    guard keepsPlaces, place != Place() else { return }
    json.object("place") {
      known("file", place.file)
      if let line = place.line { json.field("line", line) }
      if let column = place.column { json.field("column", column) }
      known("pointer", place.pointer)
    }
  }
}
