import EN16931
import Kernel
import PDF
import Storage

/// Makes the documents that go with an order or an invoice. Each is drawn when asked for and kept nowhere: the sealed
/// XML says all that is on it.
package struct CompanionDocuments: Sendable {
  package struct File: Sendable {
    package let bytes: [UInt8]
    package let name: String
  }

  let issuer: OrderIssuer

  package init(issuer: OrderIssuer) { self.issuer = issuer }

  private var company: CompanyID { issuer.company.id }

  /// - Throws: `InvoicingError.orderRefused` with what stops the invoice.
  package func proForma(of id: OrderID, in tx: borrowing Transaction) throws -> File {
    let order = try OrderStore.order(id, of: company, in: tx)
    guard order.kind == .sale else {
      throw InvoicingError.orderRefused([OrderIntake.notASale(at: order.place)])
    }
    return try proForma(OrderIntake(issuer: issuer).prepared(order, id, in: tx), of: order)
  }

  func proForma(_ prepared: PreparedDocument, of order: SalesOrder) throws -> File {
    let printable = PrintableInvoice(
      prepared.content, seller: issuer.company.profile, language: order.buyer.language)
    return try file(printable.proForma, "pro-forma-\(order.externalID)", issuer.company.template)
  }

  package func deliveryNote(of id: InvoiceID, in tx: borrowing Transaction) throws -> File {
    let source = try sealed(id, in: tx)
    guard source.printable.invoice.type.tellsOrder else {
      throw InvoicingError.invoiceNotFound(id.description)
    }
    return try file(
      source.printable.deliveryNote, "\(source.words.deliveryNote) \(source.number)",
      issuer.company.template)
  }

  /// - Throws: `InvoicingError.nothingPaid` when nothing was received before the invoice was issued.
  package func receipt(of id: InvoiceID, in tx: borrowing Transaction) throws -> File {
    let source = try sealed(id, in: tx)
    guard let page = source.printable.receipt else {
      throw InvoicingError.nothingPaid(number: source.number)
    }
    return try file(page, "\(source.words.receipt) \(source.number)", issuer.company.template)
  }

  /// A copy that says it is one and which; copies are counted. The original's exact bytes stay at their address.
  package func duplicate(of id: InvoiceID, in tx: borrowing Transaction) throws -> File {
    try duplicate(of: id, copy: count(copyOf: id, in: tx), in: tx)
  }

  /// Counts one more copy.
  ///
  /// - Returns: which it is, from 1.
  func count(copyOf id: InvoiceID, in tx: borrowing Transaction) throws -> Int {
    try DocumentStore.countCopy(
      of: id, number: try sealed(id, in: tx).number, company: company, in: tx)
  }

  /// A copy that was counted.
  func duplicate(of id: InvoiceID, copy: Int, in tx: borrowing Transaction) throws -> File {
    let source = try sealed(id, in: tx)
    // With the name, logo and colours of its day.
    let template = DocumentTemplate(
      brand: try Brand(source.seller), fonts: issuer.company.template.fonts)
    return try file(
      source.printable.duplicate(copy), "\(source.number) \(source.words.duplicate) \(copy)",
      template)
  }

  // MARK: Parts

  private struct Source {
    let printable: PrintableInvoice
    let seller: CompanyProfile
    let number: String
    var words: DocumentWords { .of(printable.language) }
  }

  /// An issued document as its sealed XML says it, in the language it was printed in.
  private func sealed(_ id: InvoiceID, in tx: borrowing Transaction) throws -> Source {
    guard let number = try InvoiceQueries.number(of: id, company: company, in: tx),
      let stored = try StoredInvoice.load(id, of: company, in: tx),
      let seller = try SelfBilling.supplier(of: stored.orderID, company: company, in: tx)
        ?? CompanyStore.profile(stored.profileVersion, of: company, in: tx)
    else { throw InvoicingError.invoiceNotFound(id.description) }
    let xml = try DocumentStore.xml(of: id, number: number, company: company, in: tx)
    guard let content = CheckedInvoice.sealed(xml) else {
      throw InvoicingError.documentDamaged(number: number)
    }
    return Source(
      printable: PrintableInvoice(
        content.printed(customerNumber: CleanText.optionalLine(stored.order.buyer.externalID)),
        seller: seller,
        language: stored.order.buyer.language),
      seller: seller, number: number)
  }

  private func file(_ page: PrintedDocument, _ name: String, _ template: DocumentTemplate) throws
    -> File
  {
    do {
      let rendered = try issuer.renderers.withRenderer(template) {
        try $0.render(page, embedding: nil)
      }
      let plain = name.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" }
      return File(bytes: template.prefix + rendered.tail, name: String(plain) + ".pdf")
    } catch is RenderingError {
      throw InvoicingError.orderRefused([UnprintableOrders.finding(at: Place())])
    }
  }
}
