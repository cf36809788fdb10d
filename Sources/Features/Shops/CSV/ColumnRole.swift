/// What a column of a CSV file can mean. The names are the keys of "columns" and "constants" in a mapping.
package enum ColumnRole: Int, CaseIterable, Sendable {
  case order, orderedOn, suppliedOn, paidOn
  case sku, name, detail, quantity, unit, unitPrice, discount, vatRate, exemption, lineNet, lineVAT,
    nature
  case orderTotal, currency
  case customer, buyerName, company, contact, email, phone, siren, vatIdentifier
  case address1, address2, postCode, city, country
  case deliveryName, deliveryAddress1, deliveryAddress2, deliveryPostCode, deliveryCity,
    deliveryCountry
  case shipping, orderDiscount, paymentMeans, paymentReference, cancels, purchaseOrder
  /// Whatever stands there: the order was cancelled, and is not invoiced.
  case cancelledOn

  /// The key in a mapping.
  package var name: String { ColumnRole.names[rawValue] }
  static let names = allCases.map { "\($0)" }

  init?(name: String) {
    guard let index = ColumnRole.names.firstIndex(of: name) else { return nil }
    self.init(rawValue: index)
  }

  /// Whether it belongs to a line; the others say something of the whole order.
  var isOfLine: Bool {
    switch self {
    case .sku, .name, .detail, .quantity, .unit, .unitPrice, .discount, .vatRate, .exemption,
      .lineNet, .lineVAT,
      .nature:
      true
    default: false
    }
  }

  var isOfDigits: Bool { self == .postCode || self == .deliveryPostCode || self == .phone }

  var isDate: Bool { self == .orderedOn || self == .suppliedOn || self == .paidOn }
}
