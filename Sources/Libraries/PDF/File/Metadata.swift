/// The XMP packet: title and dates, the PDF/A-3b claim and the Factur-X properties with their declaration.
enum XMPPacket {
  /// - Parameter hasXML: whether factur-x.xml is attached; without it the Factur-X properties would lie.
  static func write(
    _ metadata: PrintedDocument.Metadata, language: String, hasXML: Bool, to bytes: ByteBuffer
  ) {
    bytes.write(opening)
    bytes.write("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">")
    bytes.writeXML(metadata.title)
    bytes.write("</rdf:li></rdf:Alt></dc:title>\n<dc:creator><rdf:Seq><rdf:li>")
    bytes.writeXML(metadata.author)
    bytes.write("</rdf:li></rdf:Seq></dc:creator>\n")
    if let subject = metadata.subject {
      bytes.write("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">")
      bytes.writeXML(subject)
      bytes.write("</rdf:li></rdf:Alt></dc:description>\n")
    }
    bytes.write("<dc:language><rdf:Bag><rdf:li>")
    bytes.writeXML(language)
    bytes.write("</rdf:li></rdf:Bag></dc:language>\n<xmp:CreateDate>")
    bytes.writeXML(metadata.created)
    bytes.write("</xmp:CreateDate>\n<xmp:ModifyDate>")
    bytes.writeXML(metadata.created)
    bytes.write("</xmp:ModifyDate>\n<xmp:MetadataDate>")
    bytes.writeXML(metadata.created)
    bytes.write("</xmp:MetadataDate>\n")
    bytes.write(claims)
    if hasXML { bytes.write(facturX) }
    bytes.write(closing)
  }

  private static let opening: StaticString = """
    <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>
    <x:xmpmeta xmlns:x="adobe:ns:meta/">
    <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
    xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" \
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">

    """

  private static let claims: StaticString = """
    <xmp:CreatorTool>Facturier</xmp:CreatorTool>
    <pdf:Producer>Facturier</pdf:Producer>
    <pdfaid:part>3</pdfaid:part>
    <pdfaid:conformance>B</pdfaid:conformance>
    </rdf:Description>

    """

  /// Factur-X 1.0, chapter 6.2.2: four properties, and the extension schema PDF/A asks to describe them.
  private static let facturX: StaticString = """
    <rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
    <fx:DocumentType>INVOICE</fx:DocumentType>
    <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
    <fx:Version>1.0</fx:Version>
    <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
    </rdf:Description>
    <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
    <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>fx</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq>
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentFileName</pdfaProperty:name>\
    <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
    <pdfaProperty:description>name of the embedded XML invoice file</pdfaProperty:description></rdf:li>
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>DocumentType</pdfaProperty:name>\
    <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
    <pdfaProperty:description>INVOICE</pdfaProperty:description></rdf:li>
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>Version</pdfaProperty:name>\
    <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
    <pdfaProperty:description>version of the Factur-X XML schema</pdfaProperty:description></rdf:li>
    <rdf:li rdf:parseType="Resource"><pdfaProperty:name>ConformanceLevel</pdfaProperty:name>\
    <pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>\
    <pdfaProperty:description>conformance level of the embedded XML</pdfaProperty:description></rdf:li>
    </rdf:Seq></pdfaSchema:property>
    </rdf:li></rdf:Bag></pdfaExtension:schemas>
    </rdf:Description>

    """

  private static let closing: StaticString = """
    </rdf:RDF>
    </x:xmpmeta>
    <?xpacket end="r"?>
    """
}
