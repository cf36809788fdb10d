import Invoicing

/// What shops and merchants call the means of payment.
enum PaymentWords {
  private static let words: [String: SalesOrder.PaymentReceived.Means] = [
    "card": .card, "carte": .card, "carte bancaire": .card, "cb": .card, "credit card": .card,
    "transfer": .transfer, "virement": .transfer, "bank transfer": .transfer, "wire": .transfer,
    "directdebit": .directDebit, "direct debit": .directDebit, "prélèvement": .directDebit,
    "prelevement": .directDebit, "sepa": .directDebit,
    "cash": .cash, "espèces": .cash, "especes": .cash, "liquide": .cash,
    "cheque": .cheque, "chèque": .cheque, "check": .cheque,
    "online": .online, "en ligne": .online, "paypal": .online,
  ]

  static func means(_ text: String) -> SalesOrder.PaymentReceived.Means? {
    words[text.lowercased()]
  }

  /// WooCommerce gateways by the beginning of their id; the first that fits. What is not listed is `online`.
  private static let gateways: [(prefix: String, means: SalesOrder.PaymentReceived.Means)] = [
    ("bacs", .transfer), ("cheque", .cheque), ("cod", .cash), ("cash", .cash), ("pos_cash", .cash),
    ("stripe_sepa", .directDebit), ("gocardless", .directDebit), ("sepa", .directDebit),
    ("mollie_wc_gateway_directdebit", .directDebit), ("mollie_wc_gateway_banktransfer", .transfer),
    ("mollie_wc_gateway_creditcard", .card), ("stripe_klarna", .online), ("stripe_", .card),
    ("stripe", .card),
    ("woocommerce_payments", .card), ("pos_card", .card), ("payplug", .card), ("systempay", .card),
    ("payzen", .card), ("up2pay", .card), ("etransactions", .card), ("monetico", .card),
    ("square_credit_card", .card),
  ]

  static func means(ofGateway id: String) -> SalesOrder.PaymentReceived.Means {
    let id = id.lowercased()
    return gateways.first { id.hasPrefix($0.prefix) }?.means ?? .online
  }
}
