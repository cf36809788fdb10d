/// UN/CEFACT Cross Industry Invoice D22B: the second syntax of EN 16931 (CEN/TS 16931-3-3), the XML of
/// Factur-X.
package enum CII {
  /// - Parameter xml: a document whose root is `rsm:CrossIndustryInvoice`.
  package static func read(_ xml: XMLDocument) -> SemanticInvoice {
    SyntaxReader.read(xml, as: .cii, by: CIIMap.document)
  }

  /// - Parameter withExtensions: writes the terms of the extensions as well; without, they are `omitted`.
  package static func write(
    _ invoice: SemanticInvoice, withExtensions: Bool
  ) -> SyntaxWriter.Written {
    SyntaxWriter.write(
      invoice, as: .cii, by: CIIMap.document, withExtensions: withExtensions,
      namespaces: """
         xmlns:rsm="\(namespace)CrossIndustryInvoice:100" \
        xmlns:ram="\(namespace)ReusableAggregateBusinessInformationEntity:100" \
        xmlns:qdt="\(namespace)QualifiedDataType:100" \
        xmlns:udt="\(namespace)UnqualifiedDataType:100"
        """)
  }

  private static let namespace = "urn:un:unece:uncefact:data:standard:"
}
