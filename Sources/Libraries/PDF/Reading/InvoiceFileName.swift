/// The names under which invoices travel in PDFs, whatever their case.
package enum InvoiceFileName: String, Hashable, Sendable, CaseIterable {
  /// Factur-X 1.0 and ZUGFeRD 2.1 on: the one the standard wants.
  case facturX = "factur-x.xml"
  /// The XRECHNUNG profile of ZUGFeRD.
  case xrechnung = "xrechnung.xml"
  /// ZUGFeRD 2.0, and 1.0 as "ZUGFeRD-invoice.xml".
  case zugferd = "zugferd-invoice.xml"

  /// Case does not count: some programs capitalise.
  package init?(_ name: String) { self.init(rawValue: name.lowercased()) }

  /// An order, not an invoice, made by the same rules.
  static let order = "order-x.xml"
}

/// The attachment that carries the invoice, and how sure its name makes that.
package struct InvoiceAttachment: Sendable {
  package let attachment: Attachment
  /// Nil when only its being the one XML file speaks for it.
  package let name: InvoiceFileName?

  /// The name to the letter.
  package var hasExactName: Bool { name.map { $0.rawValue == attachment.name } ?? false }
}

extension ForeignPDF {
  /// The invoice: by its name, `factur-x.xml` first, in any case; else the one XML file there is.
  ///
  /// Whether the XML is an invoice is for the reader of XML to say.
  package var invoiceAttachment: InvoiceAttachment? {
    let named = namedInvoices
    if let best = named.first(where: \.hasExactName) ?? named.first { return best }
    let files = attachments.filter { $0.isXML && $0.name.lowercased() != InvoiceFileName.order }
    return files.count == 1 ? InvoiceAttachment(attachment: files[0], name: nil) : nil
  }

  /// An order (Order-X), which is not an invoice.
  package var orderAttachment: Attachment? {
    attachments.first { $0.name.lowercased() == InvoiceFileName.order }
  }

  /// All that carry the name of an invoice, in the order of `InvoiceFileName`.
  var namedInvoices: [InvoiceAttachment] {
    let named = attachments.compactMap { attachment in
      InvoiceFileName(attachment.name).map { InvoiceAttachment(attachment: attachment, name: $0) }
    }
    return InvoiceFileName.allCases.flatMap { name in
      let these = named.filter { $0.name == name }
      return these.filter(\.hasExactName) + these.filter { !$0.hasExactName }
    }
  }
}

extension Attachment {
  package var isXML: Bool {
    name.lowercased().hasSuffix(".xml") || mimeType == "text/xml" || mimeType == "application/xml"
  }
}
