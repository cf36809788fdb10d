import Kernel
import Money

/// A deposit (acompte) somebody asks for on an order: part of its price, before it is supplied.
package struct DepositRequest: Sendable {
  package enum Part: Sendable {
    /// With VAT.
    case amount(Money)
    /// Of the order's total with VAT.
    case percent(Rate)
  }

  package var part: Part
  package var payment: SalesOrder.PaymentReceived?
  package var place: Place

  package init(
    part: Part, payment: SalesOrder.PaymentReceived? = nil, place: Place = Place()
  ) {
    self.part = part
    self.payment = payment
    self.place = place
  }
}

/// The body of `POST /v1/orders/{id}/deposits`:
///
/// ```
/// { "amount": "120.00" | "percent": "30", "payment"?: { "receivedOn", "means", "reference"? } }
/// ```
package enum JSONDepositRequest {
  /// - Throws: `InvoicingError.orderRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8]) throws -> DepositRequest {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw InvoicingError.orderRefused([error.finding])
    }
    var reader = JSONOrderReader(
      document: document, form: .exchange(today: LocalDate("9999-12-31")!))
    let request = reader.deposit(document.root)
    guard let request, reader.findings.isEmpty else {
      throw InvoicingError.orderRefused(reader.findings)
    }
    return request
  }
}

extension JSONOrderReader {
  fileprivate mutating func deposit(_ root: JSONValue) -> DepositRequest? {
    guard check(root, known: ["amount", "percent", "payment"]) else { return nil }
    let amount = self.amount(root, "amount")
    let percent = decimal(root, "percent", scale: Rate.scale).map { Rate(units: $0) }
    let payment = self.payment(root)
    let part: DepositRequest.Part
    switch (amount, percent) {
    case (let amount?, nil): part = .amount(amount)
    case (nil, let percent?): part = .percent(percent)
    default:
      if findings.isEmpty {
        refuse(
          "deposit.part-unclear", root,
          fr: "Donnez « amount » (TTC) ou « percent », l'un des deux.",
          en: "Give “amount” (with VAT) or “percent”, one of the two.")
      }
      return nil
    }
    return DepositRequest(part: part, payment: payment, place: document.place(of: root))
  }
}
