import Testing

@testable import PDF

@Suite struct XMPFactsTests {
  private let rdf = "xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\""
  private let facturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

  private func facts(_ descriptions: String) -> XMPFacts {
    XMPFacts(packet: Array("<r:RDF \(rdf)>\(descriptions)</r:RDF>".utf8))
  }

  @Test func `properties are read as elements and as attributes, under any prefix`() throws {
    let read = facts(
      """
      <r:Description xmlns:q="\(facturX)" q:DocumentType=' INVOICE&#x20;' q:Version="1.0"/>
      <r:Description xmlns="\(facturX)"><DocumentFileName> factur-x&#46;xml
      </DocumentFileName><ConformanceLevel><![CDATA[BASIC WL]]></ConformanceLevel></r:Description>
      <r:Description xmlns:a="http://www.aiim.org/pdfa/ns/id/" a:part="3"><a:conformance>U\
      </a:conformance></r:Description>
      """)
    #expect(read.fault == nil)
    #expect(read.pdfaPart == "3")
    #expect(read.pdfaConformance == "U")
    let invoice = try #require(read.invoice)
    #expect(invoice.isFacturX)
    #expect(invoice.documentType == "INVOICE")
    #expect(invoice.documentFileName == "factur-x.xml")
    #expect(invoice.version == "1.0")
    #expect(invoice.conformanceLevel == "BASIC WL")
    #expect(invoice.described == [])
  }

  @Test func `the namespaces of ZUGFeRD are told from Factur-X, which comes first`() {
    let both = facts(
      """
      <r:Description xmlns:z="\(XMPFacts.zugferd1)" z:Version="1.0" z:ConformanceLevel="COMFORT"/>
      <r:Description xmlns:z="\(facturX)" z:ConformanceLevel="EXTENDED"/>
      """)
    #expect(both.invoiceProperties.map(\.conformanceLevel) == ["COMFORT", "EXTENDED"])
    #expect(both.invoice?.conformanceLevel == "EXTENDED")
    let old = facts(
      "<r:Description xmlns:z='\(XMPFacts.zugferd2)'><z:Version>2p0</z:Version></r:Description>")
    #expect(old.invoice?.isFacturX == false)
    #expect(old.invoice?.version == "2p0")
  }

  @Test func `an extension schema describes the namespace it names and no other`() {
    let schema = { (namespace: String, names: [String]) in
      let properties = names.map {
        "<r:li r:parseType='Resource'><p:name>\($0)</p:name></r:li>"
      }.joined()
      return """
        <r:Description xmlns:e="http://www.aiim.org/pdfa/ns/extension/"
          xmlns:s="http://www.aiim.org/pdfa/ns/schema#"
          xmlns:p="http://www.aiim.org/pdfa/ns/property#"><e:schemas><r:Bag><r:li>
        <s:property><r:Seq>\(properties)</r:Seq></s:property>
        <s:namespaceURI>\(namespace)</s:namespaceURI></r:li></r:Bag></e:schemas></r:Description>
        """
    }
    let own = "<r:Description xmlns:q='\(facturX)' q:Version='1.0'/>"
    let names = XMPFacts.InvoiceProperties.names
    #expect(facts(own + schema(facturX, names)).invoice?.isDescribed == true)
    #expect(facts(own + schema(XMPFacts.zugferd2, names)).invoice?.isDescribed == false)
    #expect(
      facts(schema(facturX, Array(names.dropLast())) + own).invoice?.described
        == ["DocumentType", "DocumentFileName", "Version"])
  }

  @Test func `a packet in UTF-16 is read`() {
    let text = "<r:RDF \(rdf)><r:Description xmlns:q='\(facturX)' q:Version='1.0'/></r:RDF>"
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    #expect(XMPFacts(packet: big).invoice?.version == "1.0")
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    #expect(XMPFacts(packet: little).invoice?.version == "1.0")
  }

  @Test func `a DOCTYPE is refused and nothing of it expanded`() {
    let packet = "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"
    #expect(XMPFacts(packet: Array(packet.utf8)).fault == .doctype)
  }

  @Test(arguments: [
    "", " ", "<", "<a", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a>&nbsp;</a>", "<a> & </a>",
    "<a b=1/>", "<a b='1/>", "<a b='<'/>", "<p:a/>", "<a p:b=''/>", "<!-- ", "<a><![CDATA[ </a>",
    "<![CDATA[a]]>", "x<a/>", "<a/>x", "<?a", "<a&#xD800;/>", "<a>&#xD800;</a>", "<a b='1'c='2'/>",
    "<a><![CDATA[>",
  ])
  func `a packet that is not well-formed is said to be so`(packet: String) {
    #expect(XMPFacts(packet: Array(packet.utf8)).fault == .malformed)
  }

  @Test func `what was read before a fault stays`() {
    let packet = "<r:RDF \(rdf)><r:Description xmlns:q='\(facturX)' q:Version='1.0'/><oops></r:RDF>"
    let read = XMPFacts(packet: Array(packet.utf8))
    #expect(read.fault == .malformed)
    #expect(read.invoice?.version == "1.0")
  }

  @Test func `depth, attributes and namespaces are bounded`() {
    let deep = String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)
    #expect(XMPFacts(packet: Array(deep.utf8)).fault == .malformed)
    let wide = "<a " + (0..<1_000).map { "b\($0)='' " }.joined() + "/>"
    #expect(XMPFacts(packet: Array(wide.utf8)).fault == .malformed)
    let bound = "<a " + (0..<1_000).map { "xmlns:b\($0)='c' " }.joined() + "/>"
    #expect(XMPFacts(packet: Array(bound.utf8)).fault == .malformed)
  }

  @Test func `bytes of any kind give facts or a fault`() {
    var chance = SplitMix(seed: 7)
    let alphabet = Array("<>/='\"&#;ax:! -[]CDT?r\u{E9}".utf8)
    for _ in 0..<3_000 {
      let noise = (0..<(chance.next() % 60)).map { _ in
        alphabet[Int(chance.next() % UInt64(alphabet.count))]
      }
      _ = XMPFacts(packet: Array("<a>".utf8) + noise)
    }
  }
}
