import Invoicing
import Kernel
import Money

extension JSONOrder {
  /// Writes an order for the store: the keys above in that order, without blanks, the same bytes for the same order.
  /// `decodeStored` gives the same order back.
  ///
  /// - Parameter keepingPlaces: writes where each part stood in its input, under "place"; without it, the bytes are a
  ///   body that `POST /v1/orders` accepts.
  package static func encode(_ order: SalesOrder, keepingPlaces: Bool = true) -> [UInt8] {
    var json = JSONWriter()
    json.object { $0.fields(of: order, keepingPlaces) }
    return json.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func fields(of order: SalesOrder, _ keepingPlaces: Bool) {
    string("source", order.source)
    string("number", order.externalID)
    if case .cancellation(let number) = order.kind {
      string("kind", "cancellation")
      string("cancels", number)
    }
    string("orderedOn", order.orderedOn.description)
    string("suppliedOn", order.suppliedOn?.description)
    string("dueOn", order.dueOn?.description)
    string("currency", order.currency.code)
    bool("pricesIncludeTax", order.pricesIncludeTax)
    object("buyer") { $0.fields(of: order.buyer) }
    if let delivery = order.delivery {
      object("delivery") {
        $0.string("name", delivery.name)
        $0.address(delivery.address)
      }
    }
    array("lines", order.lines) { json, line in json.object { $0.fields(of: line, keepingPlaces) } }
    adjustments("charges", order.charges, keepingPlaces)
    adjustments("discounts", order.discounts, keepingPlaces)
    if let payment = order.payment { object("payment") { $0.fields(of: payment) } }
    if !order.refunds.isEmpty {
      array("refunds", order.refunds) { json, refund in json.object { $0.fields(of: refund, keepingPlaces) } }
    }
    if order.stated.net != nil || order.stated.vat != nil || order.stated.gross != nil {
      object("totals") {
        $0.string("net", order.stated.net?.description)
        $0.string("vat", order.stated.vat?.description)
        $0.string("gross", order.stated.gross?.description)
      }
    }
    string("purchaseOrder", order.purchaseOrder)
    string("note", order.note)
    if keepingPlaces { place(order.place) }
  }

  private mutating func fields(of buyer: SalesOrder.Buyer) {
    string("kind", buyer.kind.rawValue)
    string("name", buyer.name)
    string("externalId", buyer.externalID)
    string("contactName", buyer.contactName)
    string("email", buyer.email)
    string("phone", buyer.phone)
    string("siren", buyer.siren)
    string("vatIdentifier", buyer.vatIdentifier)
    address(buyer.address)
  }

  private mutating func address(_ address: SalesOrder.Address) {
    object("address") {
      $0.string("line1", address.line1.isEmpty ? nil : address.line1)
      $0.string("line2", address.line2.isEmpty ? nil : address.line2)
      $0.string("postCode", address.postCode.isEmpty ? nil : address.postCode)
      $0.string("city", address.city.isEmpty ? nil : address.city)
      $0.string("country", address.country.isEmpty ? nil : address.country)
    }
  }

  private mutating func fields(of line: SalesOrder.Line, _ keepingPlaces: Bool) {
    string("id", line.externalID)
    string("sku", line.sku)
    string("name", line.name)
    string("detail", line.detail)
    if line.nature != .goods { string("nature", line.nature.rawValue) }
    string("quantity", line.quantity.description)
    if line.unit != "C62" { string("unit", line.unit) }
    string("unitPrice", line.unitPrice.description)
    string("discount", line.discount?.description)
    tax(line.tax)
    if line.statedNet != nil || line.statedVAT != nil {
      object("totals") {
        $0.string("net", line.statedNet?.description)
        $0.string("vat", line.statedVAT?.description)
      }
    }
    if keepingPlaces { place(line.place) }
  }

  private mutating func tax(_ tax: SalesOrder.LineTax) {
    switch tax {
    case .rate(let rate): string("vatRate", rate.description)
    case .exempt(let vatex): string("exemption", vatex)
    case .none: string("vatRate", "none")
    case .unstated: break
    }
  }

  private mutating func adjustments(
    _ key: StaticString, _ adjustments: [SalesOrder.Adjustment], _ keepingPlaces: Bool
  ) {
    guard !adjustments.isEmpty else { return }
    array(key, adjustments) { json, adjustment in
      json.object {
        if adjustment.kind != .discount { $0.string("kind", adjustment.kind.rawValue) }
        $0.string("label", adjustment.label)
        $0.string("amount", adjustment.amount.description)
        $0.tax(adjustment.tax)
        if keepingPlaces { $0.place(adjustment.place) }
      }
    }
  }

  private mutating func fields(of payment: SalesOrder.PaymentReceived) {
    string("receivedOn", payment.receivedOn.description)
    string("means", payment.means.rawValue)
    string("reference", payment.reference)
    string("amount", payment.amount?.description)
  }

  private mutating func fields(of refund: SalesOrder.Refund, _ keepingPlaces: Bool) {
    string("id", refund.externalID)
    string("reason", refund.reason)
    string("amount", refund.amount.description)
    if !refund.lines.isEmpty {
      array("lines", refund.lines) { json, line in
        json.object {
          $0.string("line", line.line)
          $0.string("quantity", line.quantity.description)
        }
      }
    }
    if keepingPlaces { place(refund.place) }
  }

  private mutating func place(_ place: Place) {
    if place == Place() { return }
    object("place") {
      $0.string("file", place.file)
      $0.integer("line", place.line)
      $0.integer("column", place.column)
      $0.string("pointer", place.pointer)
    }
  }
}
