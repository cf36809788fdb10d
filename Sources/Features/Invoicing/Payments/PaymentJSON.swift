import Kernel
import Money

/// Payments as the API shows them, and the bodies it takes:
///
/// ```
/// POST /v1/invoices/{id}/payments  { "means", "amount"?, "receivedOn"?, "provider"?, "reference"?, "fee"?, "euros"?, "confirm"? }
/// POST /v1/payments                the same, and "invoices": [ { "invoice": "inv_…", "amount"? } ]
/// POST /v1/payments/{id}/refund    { "amount"?, "refundedOn"?, "means"?, "reference"? }
/// ```
///
/// `confirm` is `["payment.exceeds-due"]` when more than what is due is meant.
enum PaymentJSON {
  static func write(_ payment: Payment, externalID: String? = nil, to json: JSONWriter) {
    json.object {
      json.field("id", text: payment.id)
      json.field("object", payment.direction == .received ? "payment" : "refund")
      json.field("externalId", externalID)
      json.field("number", payment.number)
      json.field(payment.direction == .received ? "receivedOn" : "refundedOn", text: payment.day)
      json.field("recordedAt", text: payment.recordedAt)
      json.field("means", payment.means.rawValue)
      json.field("provider", payment.provider)
      json.field("reference", payment.reference)
      json.field("amount", payment.amount)
      json.field("euros", payment.euros)
      json.field("fee", payment.fee)
      json.field("unallocated", payment.direction == .received ? payment.unallocated : nil)
      json.field("customerId", text: payment.customer)
      json.field("customerName", payment.customerName)
      json.field("refunds", text: payment.refunds)
      json.field("ledgerEntry", text: payment.entry)
      json.array("allocations") {
        for allocation in payment.allocations {
          json.object {
            json.field("invoice", text: allocation.document)
            json.field("number", allocation.number)
            json.field("amount", allocation.amount)
            json.field("isOnDocument", allocation.isOnDocument)
          }
        }
      }
      json.object("links") {
        json.field("self", "/v1/payments/\(payment.id)")
        json.field("ledgerEntry", "/v1/ledger/entries/\(payment.entry)")
      }
    }
  }

  // MARK: Reading

  /// - Parameter invoice: the one of the address; `nil` where the body names them.
  /// - Throws: `PaymentError.refused` with all that is wrong in the body.
  static func payment(_ bytes: [UInt8], of invoice: InvoiceID?) throws -> RecordPayment.Request {
    try read(bytes) { reader, root in
      let common = [
        "means", "amount", "receivedOn", "provider", "reference", "fee", "euros", "confirm",
      ]
      guard reader.check(root, known: common + (invoice == nil ? ["invoices"] : [])) else {
        return nil
      }
      let invoices = invoice.map { [($0, nil)] } ?? reader.invoices(root)
      let means = reader.choice(
        root, "means", Payment.Means.allCases.map(\.rawValue), isRequired: true)
      return RecordPayment.Request(
        invoices: invoices, amount: reader.money(root, "amount"),
        receivedOn: reader.day(root, "receivedOn"),
        means: means.flatMap(Payment.Means.init(rawValue:)) ?? .transfer,
        provider: reader.text(root, "provider"), reference: reader.text(root, "reference"),
        fee: reader.money(root, "fee"), euros: reader.money(root, "euros"),
        allowsMore: (root["confirm"]?.elements ?? []).contains {
          $0.text == "payment.exceeds-due"
        })
    }
  }

  static func refund(_ bytes: [UInt8]) throws -> RefundPayment.Request {
    try read(bytes) { reader, root in
      guard reader.check(root, known: ["amount", "refundedOn", "means", "reference"]) else {
        return nil
      }
      return RefundPayment.Request(
        amount: reader.money(root, "amount"), refundedOn: reader.day(root, "refundedOn"),
        means: reader.choice(root, "means", Payment.Means.allCases.map(\.rawValue)).flatMap(
          Payment.Means.init(rawValue:)), reference: reader.text(root, "reference"))
    }
  }

  /// A refund as `refund` reads it again.
  static func text(of request: RefundPayment.Request) -> String {
    let json = JSONWriter()
    json.object {
      // The number alone: the currency is the payment's.
      if let amount = request.amount { json.field("amount", amount.description) }
      if let day = request.refundedOn { json.field("refundedOn", text: day) }
      if let means = request.means { json.field("means", means.rawValue) }
      if let reference = request.reference { json.field("reference", reference) }
    }
    return json.string
  }

  private struct Reader: JSONReading {
    let document: JSONDocument
    var findings: [Finding] = []
    let currency = Currency.eur
    let isStored = false

    mutating func invoices(_ root: JSONValue) -> [(InvoiceID, Money?)] {
      guard let list = requiredValue(root, "invoices") else { return [] }
      var invoices: [(InvoiceID, Money?)] = []
      for element in list.elements {
        guard check(element, known: ["invoice", "amount"]), let text = required(element, "invoice")
        else { continue }
        guard let id = InvoiceID(text) else {
          refuse(
            "order.value-unreadable", element["invoice"]!,
            fr: "« \(shown(text)) » n'est pas l'identifiant d'une facture, comme inv_….",
            en: "“\(shown(text))” is not the id of an invoice, such as inv_….")
          continue
        }
        invoices.append((id, money(element, "amount")))
      }
      return invoices
    }
  }

  private static func read<T>(
    _ bytes: [UInt8], _ body: (inout Reader, JSONValue) -> T?
  ) throws -> T {
    var reader: Reader
    do throws(JSONSyntaxError) {
      reader = Reader(document: try JSONParser.parse(bytes.isEmpty ? Array("{}".utf8) : bytes))
    } catch {
      throw PaymentError.refused([error.finding])
    }
    guard let value = body(&reader, reader.document.root), reader.findings.isEmpty else {
      throw PaymentError.refused(reader.findings)
    }
    return value
  }
}
