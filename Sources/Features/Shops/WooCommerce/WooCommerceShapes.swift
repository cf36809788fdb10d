import Kernel

/// Tells WooCommerce's objects apart by their keys.
enum WooCommerceShapes {
  /// An order of the REST API, a webhook or the legacy API: lines, and a status. A refund has lines too, and no status.
  static func isOrder(_ value: JSONValue) -> Bool {
    guard value["line_items"]?.isArray == true, !isRefund(value) else { return false }
    return value["status"] != nil || value["billing"] != nil || value["billing_address"] != nil
  }

  private static func isRefund(_ value: JSONValue) -> Bool {
    value["refunded_by"] != nil || value["refunded_payment"] != nil
      || value["amount"] != nil && value["reason"] != nil
  }

  /// Other objects, by keys that only they have.
  private static let others: [(keys: [String], name: Text)] = [
    (["regular_price"], Text(fr: "un produit", en: "a product")),
    (["stock_status"], Text(fr: "un produit", en: "a product")),
    (["discount_type"], Text(fr: "un bon de réduction", en: "a coupon")),
    (["delivery_url"], Text(fr: "un webhook", en: "a webhook")),
    (["tracking_number"], Text(fr: "un suivi de colis", en: "a shipment tracking")),
    (["note", "author"], Text(fr: "une note de commande", en: "an order note")),
    (["customer_note", "note"], Text(fr: "une note de commande", en: "an order note")),
    (["rate", "country"], Text(fr: "un taux de taxe", en: "a tax rate")),
    (["slug", "total"], Text(fr: "un rapport", en: "a report")),
    (["totals", "intervals"], Text(fr: "un rapport", en: "a report")),
    (["username"], Text(fr: "un client", en: "a customer")),
    (["billing", "email"], Text(fr: "un client", en: "a customer")),
    (["method_title", "settings"], Text(fr: "un moyen de paiement", en: "a payment gateway")),
    (["error", "message"], Text(fr: "une réponse d'erreur", en: "an error response")),
    (["code", "message"], Text(fr: "une réponse d'erreur", en: "an error response")),
    (["order_refund"], Text(fr: "un remboursement", en: "a refund")),
    (["order_refunds"], Text(fr: "des remboursements", en: "refunds")),
    (["meta_data"], Text(fr: "des métadonnées seules", en: "metadata only")),
  ]

  /// What a value that is no order looks like.
  static func name(of value: JSONValue) -> Text {
    guard value.isObject else { return value.kindName }
    if isRefund(value) { return Text(fr: "un remboursement", en: "a refund") }
    if value["request"] != nil, value["response"] != nil {
      return Text(
        fr: "un échange HTTP enregistré (le corps est dans /response)",
        en: "a recorded HTTP exchange (the body is inside /response)")
    }
    if let known = others.first(where: { $0.keys.allSatisfy { value[$0] != nil } }) {
      return known.name
    }
    let keys = value.members.prefix(6).map { "\"\(shown($0.key))\"" }.joined(separator: ", ")
    return Text(fr: "un objet avec \(keys)", en: "an object with \(keys)")
  }
}
