/// The front door: any electronic invoice in XML, whatever its syntax.
package enum InvoiceXML {
  /// Reads CII (ZUGFeRD 2, Factur-X, XRechnung) and UBL (Invoice, CreditNote).
  ///
  /// What is no invoice of EN 16931 is refused and named. An invoice with faults is read all the same, for the
  /// rules to judge.
  package static func read(_ bytes: [UInt8]) throws(InvoiceReadError) -> SemanticInvoice {
    let xml: XMLDocument
    do {
      xml = try XMLDocument.parse(bytes)
    } catch {
      throw InvoiceReadError(error)
    }
    let root = xml.name(xml.root)
    if root == cii { return CII.read(xml) }
    if root == invoice || root == creditNote { return UBL.read(xml) }
    throw InvoiceReadError(
      InvoiceReadError.Reason(root: xml.qualifiedName(root)), line: xml.line(xml.root))
  }

  /// - Parameter profile: decides whether terms of the extensions are written. BT-24 is written as the invoice
  ///   says it.
  package static func write(
    _ invoice: SemanticInvoice, as syntax: Syntax, profile: Profile
  ) -> SyntaxWriter.Written {
    syntax == .cii
      ? CII.write(invoice, withExtensions: profile.hasExtensions)
      : UBL.write(invoice, as: syntax, withExtensions: profile.hasExtensions)
  }

  private static let cii = XMLName.of("rsm:CrossIndustryInvoice")
  private static let invoice = XMLName.of("ubl:Invoice")
  private static let creditNote = XMLName.of("cn:CreditNote")
}

/// Why no invoice was read from a file, and what to do.
package struct InvoiceReadError: Error, Sendable, Hashable {
  /// Never renamed: "document.zugferd-1", or that of the `XMLError`.
  package let code: String
  package let fr: String
  package let en: String
  /// From 1.
  package let line: Int?
  package let column: Int?

  init(_ error: XMLError) {
    (code, fr, en, line, column) = (error.code, error.fr, error.en, error.line, error.column)
  }

  init(_ reason: Reason, line: Int) {
    (code, fr, en) = (reason.code, reason.fr, reason.en)
    (self.line, column) = (line, nil)
  }

  /// What the root element says the file is.
  enum Reason: Hashable {
    case zugferd1, orderX, status, cii(String), other(String)

    init(root: String) {
      switch root {
      case "zf1:CrossIndustryDocument": self = .zugferd1
      case "orderx:SCRDMCCBDACIOMessageStructure": self = .orderX
      case "cdar:CrossDomainAcknowledgementAndResponse": self = .status
      case _ where Self.local(root) == "CrossIndustryInvoice": self = .cii(root)
      default: self = .other(root)
      }
    }

    /// "{uri}local" and "prefix:local" without what comes before.
    private static func local(_ name: String) -> Substring {
      name.lastIndex { $0 == "}" || $0 == ":" }.map { name[name.index(after: $0)...] } ?? name[...]
    }
  }
}

extension InvoiceReadError.Reason {
  var code: String {
    switch self {
    case .zugferd1: "document.zugferd-1"
    case .orderX: "document.order"
    case .status: "document.lifecycle-status"
    case .cii: "document.unknown-cii"
    case .other: "document.not-an-invoice"
    }
  }

  var fr: String {
    switch self {
    case .zugferd1:
      """
      Ce fichier est au format ZUGFeRD 1.0 (2014), antérieur à la norme EN 16931 : il n'est plus une facture \
      électronique valable. Demandez une facture Factur-X (ZUGFeRD 2) ou UBL.
      """
    case .orderX:
      """
      Ce fichier est une commande Order-X, pas une facture : transmettez la facture qui lui répond.
      """
    case .status:
      """
      Ce fichier est un statut de cycle de vie (CDAR), pas une facture : déposez-le là où sont suivis les \
      statuts.
      """
    case .cii(let root):
      """
      L'élément racine \(root) est d'une autre version de CrossIndustryInvoice que celle de la norme \
      EN 16931 (…:CrossIndustryInvoice:100) : demandez le fichier en CII D16B ou D22B.
      """
    case .other(let root):
      """
      L'élément racine \(root) n'est pas celui d'une facture : il faut rsm:CrossIndustryInvoice (CII), ou \
      Invoice ou CreditNote (UBL 2.1).
      """
    }
  }

  var en: String {
    switch self {
    case .zugferd1:
      """
      This file is ZUGFeRD 1.0 (2014), which is older than EN 16931: it is no valid electronic invoice any \
      more. Ask for a Factur-X (ZUGFeRD 2) or UBL invoice.
      """
    case .orderX:
      "This file is an Order-X order, not an invoice: send the invoice that answers it."
    case .status:
      """
      This file is a lifecycle status (CDAR), not an invoice: put it where statuses are followed.
      """
    case .cii(let root):
      """
      The root element \(root) is another version of CrossIndustryInvoice than that of EN 16931 \
      (…:CrossIndustryInvoice:100): ask for the file in CII D16B or D22B.
      """
    case .other(let root):
      """
      The root element \(root) is not that of an invoice: it must be rsm:CrossIndustryInvoice (CII), or \
      Invoice or CreditNote (UBL 2.1).
      """
    }
  }
}
