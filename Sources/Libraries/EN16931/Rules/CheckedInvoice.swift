import Money

/// An invoice that passed every rule: the only kind that can become XML.
package struct CheckedInvoice: Sendable, Equatable {
  package let invoice: Invoice

  fileprivate init(_ invoice: Invoice) { self.invoice = invoice }

  /// One that was checked before it was sealed.
  init(sealed invoice: Invoice) { self.invoice = invoice }

  /// The same document under its legal number (BT-1). Taken inside the issuing transaction, after the rules.
  ///
  /// - Throws: `RulesBroken` if the number itself breaks BR-FR-01 or BR-FR-02.
  package func numbered(_ number: String) throws(RulesBroken) -> CheckedInvoice {
    let violations = InvoiceRules.number(number)
    guard violations.isEmpty else { throw RulesBroken(violations: violations) }
    var invoice = invoice
    invoice.number = number
    if invoice.payment != nil, invoice.payment?.reference == nil {
      invoice.payment?.reference = number
    }
    return CheckedInvoice(invoice)
  }

  /// With the number the shop knows the customer by, which is printed and stands in no XML.
  package func printed(customerNumber: String?) -> CheckedInvoice {
    var invoice = invoice
    invoice.buyer.customerNumber = customerNumber
    return CheckedInvoice(invoice)
  }

  /// The document as Cross Industry Invoice, UTF-8: the `factur-x.xml` of the PDF.
  package func cii() -> [UInt8] { CIIWriter.bytes(of: invoice) }
}

extension Invoice {
  /// Judges the invoice by all the rules this version knows; reports every violation at once.
  package func checked() throws(RulesBroken) -> CheckedInvoice {
    let violations = InvoiceRules.violations(in: self)
    guard violations.isEmpty else { throw RulesBroken(violations: violations) }
    return CheckedInvoice(self)
  }
}
