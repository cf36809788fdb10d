/// UBL 2.1, Invoice and CreditNote: the first syntax of EN 16931 (CEN/TS 16931-3-2), with the
/// extension EXTENDED-CTC-FR.
package enum UBL {
  private static let invoice = UBLMap.document("ubl:Invoice")
  private static let creditNote = UBLMap.document("cn:CreditNote")
  private static let invoicePlaces = MapPlaces(of: invoice, as: .ublInvoice)
  private static let creditNotePlaces = MapPlaces(of: creditNote, as: .ublCreditNote)

  /// - Parameter xml: a document whose root is `ubl:Invoice` or `cn:CreditNote`.
  package static func read(_ xml: XMLDocument) -> SemanticInvoice {
    let isCreditNote = xml.name(xml.root) == creditNote.name
    return SyntaxReader.read(
      xml, as: isCreditNote ? .ublCreditNote : .ublInvoice, by: isCreditNote ? creditNote : invoice)
  }

  /// - Parameters:
  ///   - syntax: `.ublInvoice` or `.ublCreditNote`.
  ///   - withExtensions: writes the terms of EXTENDED-CTC-FR as well; without, they are `omitted`.
  package static func write(
    _ invoice: SemanticInvoice, as syntax: Syntax, withExtensions: Bool
  ) -> SyntaxWriter.Written {
    let isCreditNote = syntax == .ublCreditNote
    let root = isCreditNote ? "cn=\"\(namespace)CreditNote-2\"" : "ubl=\"\(namespace)Invoice-2\""
    return SyntaxWriter.write(
      invoice, as: syntax, by: isCreditNote ? creditNote : UBL.invoice,
      withExtensions: withExtensions,
      namespaces: """
         xmlns:\(root) xmlns:cac="\(namespace)CommonAggregateComponents-2" \
        xmlns:cbc="\(namespace)CommonBasicComponents-2"
        """, places: isCreditNote ? creditNotePlaces : invoicePlaces)
  }

  private static let namespace = "urn:oasis:names:specification:ubl:schema:xsd:"
}
