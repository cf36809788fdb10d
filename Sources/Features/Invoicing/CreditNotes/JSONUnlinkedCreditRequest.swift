import EN16931
import Kernel
import Money

/// What is taken back, and of what.
package struct UnlinkedCreditRequest: Sendable {
  package enum Origin: Sendable {
    /// An invoice another system issued.
    case invoice(Invoice.PrecedingInvoice)
    /// A contract that grants a rebate for a period.
    case contract(String, ClosedRange<LocalDate>)
  }

  package let origin: Origin
  /// A cancellation of no order.
  package let order: SalesOrder
  package let reason: String?
}

/// The body of `POST /v1/credit-notes/without-invoice`:
///
/// ```
/// { "invoice": { "number", "issueDate" } | "contract": "…", "period": { "from", "to" },
///   "order": { "number", "orderedOn", "buyer", "lines", … }, "reason"? }
/// ```
package enum JSONUnlinkedCreditRequest {
  /// - Throws: `InvoicingError.creditRefused` with all that is wrong in the body.
  package static func decode(_ bytes: [UInt8], today: LocalDate) throws -> UnlinkedCreditRequest {
    let document: JSONDocument
    do throws(JSONSyntaxError) {
      document = try JSONParser.parse(bytes)
    } catch {
      throw InvoicingError.creditRefused([error.finding])
    }
    var reader = JSONOrderReader(document: document, form: .exchange(today: today))
    let request = reader.unlinkedCredit(document.root, today)
    guard let request, reader.findings.isEmpty else {
      throw InvoicingError.creditRefused(reader.findings)
    }
    return request
  }
}

extension JSONOrderReader {
  fileprivate mutating func unlinkedCredit(_ root: JSONValue, _ today: LocalDate)
    -> UnlinkedCreditRequest?
  {
    guard check(root, known: ["invoice", "contract", "period", "order", "reason"]) else {
      return nil
    }
    let origin = origin(root)
    let reason = text(root, "reason")
    guard let value = requiredValue(root, "order") else { return nil }
    let reading = JSONOrder.read(
      value, of: document, today: today, defaultSource: "credit", maximumLines: 20_000)
    findings += reading.refusal
    guard let origin, var order = reading.order else { return nil }
    // Never to be invoiced, only taken back.
    order.kind = .cancellation(of: nil)
    order.refunds = []
    return UnlinkedCreditRequest(origin: origin, order: order, reason: reason)
  }

  private mutating func origin(_ root: JSONValue) -> UnlinkedCreditRequest.Origin? {
    let contract = text(root, "contract")
    let period = present(root, "period")
    switch (present(root, "invoice"), contract) {
    case (let invoice?, nil) where period == nil:
      guard check(invoice, known: ["number", "issueDate"]) else { return nil }
      let number = required(invoice, "number")
      let date = day(invoice, "issueDate", isRequired: true)
      guard let number, let date else { return nil }
      return .invoice(.init(number: number, issueDate: date))
    case (nil, let contract?):
      return self.period(root).map { .contract(contract, $0) }
    default:
      refuse(
        "credit.origin-unclear", root,
        fr:
          "Donnez la facture d'un autre système (« invoice »), ou le contrat et la période d'une remise (« contract », « period »).",
        en:
          "Give the invoice of another system (“invoice”), or the contract and period of a rebate (“contract”, “period”)."
      )
      return nil
    }
  }

  private mutating func period(_ root: JSONValue) -> ClosedRange<LocalDate>? {
    guard let value = requiredValue(root, "period"), check(value, known: ["from", "to"]) else {
      return nil
    }
    let first = day(value, "from", isRequired: true)
    let last = day(value, "to", isRequired: true)
    guard let first, let last else { return nil }
    guard first <= last else {
      refuse(
        "order.value-unreadable", value, fr: "La période finit avant de commencer.",
        en: "The period ends before it begins.")
      return nil
    }
    return first...last
  }
}
