import Customers
import Kernel
import Money
import Storage

/// Which payments a list shows: `?object=refund&means=card&customer=cus_…&invoice=inv_…&from=…&through=…&q=…&external_id=…`.
package struct PaymentFilter: Sendable {
  enum Object: String, CaseIterable { case payment, refund }

  var object: Object?
  var means: Payment.Means?
  var customer: Customer.ID?
  var invoice: InvoiceID?
  var from: LocalDate?
  var through: LocalDate?
  /// A number or a reference, whole.
  var text: String?
  var externalID: String?
  /// Only these, whatever else is said.
  var only: [Payment.ID]?

  package init() {}

  init(_ query: ListQuery) throws {
    object = try query.choice("object")
    means = try query.choice("means")
    customer = try query.id("customer")
    invoice = try query.id("invoice")
    from = try query.day("from")
    through = try query.day("through")
    text = query.fields["q"].map { CleanText.line($0) }
    externalID = query.fields["external_id"]
  }

  /// Whether it names some payments, rather than a kind or a span of them.
  var isNamed: Bool { only != nil || text != nil || invoice != nil || externalID != nil }

  func condition(_ company: CompanyID, in tx: borrowing Transaction) throws -> SQL {
    if let only { return "p.id IN (\(SQL.list(only)))" }
    var wanted: SQL = "1 = 1"
    if let object {
      let direction: Payment.Direction = object == .payment ? .received : .refunded
      wanted = "\(wanted) AND p.direction = \(direction.rawValue)"
    }
    if let means { wanted = "\(wanted) AND p.means = \(means.rawValue)" }
    if let customer { wanted = "\(wanted) AND p.customer_id = \(customer)" }
    if let from { wanted = "\(wanted) AND p.day >= \(from)" }
    if let through { wanted = "\(wanted) AND p.day <= \(through)" }
    if let text {
      // An index for each: as one condition with OR it would be looked for in every payment.
      wanted = """
        \(wanted) AND p.id IN (
          SELECT n.id FROM payment n WHERE n.company_id = \(company) AND n.number = \(text)
          UNION SELECT r.id FROM payment r WHERE r.company_id = \(company) AND r.reference = \(text))
        """
    }
    if let invoice {
      wanted = """
        \(wanted) AND p.id IN (SELECT a.payment_id FROM payment_allocation a
          WHERE a.company_id = \(company) AND a.invoice_id = \(invoice))
        """
    }
    if let externalID {
      let id = try ExternalIDs.object(externalID, kind: Payment.ID.prefix, of: company, in: tx)
      guard let id else { return "1 = 0" }
      wanted = "\(wanted) AND p.id = \(Payment.ID(raw: id))"
    }
    return wanted
  }
}
