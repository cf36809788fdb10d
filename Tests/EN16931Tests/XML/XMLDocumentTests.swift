import EN16931
import Testing

/// What a file that is read looks like.
@Suite struct XMLDocumentTests {
  static let cii = "urn:un:unece:uncefact:data:standard"
  static let invoice = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!-- a small invoice -->
    <rsm:CrossIndustryInvoice xmlns:rsm="\(cii):CrossIndustryInvoice:100"
        xmlns:ram="\(cii):ReusableAggregateBusinessInformationEntity:100"
        xmlns:udt="\(cii):UnqualifiedDataType:100">
      <rsm:ExchangedDocument>
        <ram:ID>F-2026-00042</ram:ID>
        <ram:IssueDateTime>
          <udt:DateTimeString format="102">20260131</udt:DateTimeString>
        </ram:IssueDateTime>
        <ram:IncludedNote><ram:Content>Thé &amp; café &#8211; &lt;été&gt;</ram:Content></ram:IncludedNote>
        <ram:IncludedNote/>
      </rsm:ExchangedDocument>
    </rsm:CrossIndustryInvoice>
    """

  static func parse(_ text: String) throws(XMLError) -> XMLDocument {
    try XMLDocument.parse(Array(text.utf8))
  }

  private func only(_ name: String, in document: XMLDocument) throws -> XMLDocument.Node {
    let found = document.elements(named: .of(name))
    try #require(found.count == 1)
    return found[0]
  }

  private func names(_ document: XMLDocument, _ nodes: some Sequence<XMLDocument.Node>) -> [String]
  {
    nodes.map { document.qualifiedName($0) }
  }

  @Test func `elements have parents, children and siblings in document order`() throws {
    let document = try Self.parse(Self.invoice)
    #expect(document.count == 8)
    #expect(document.qualifiedName(document.root) == "rsm:CrossIndustryInvoice")
    #expect(document.name(document.root) == .of("rsm:CrossIndustryInvoice"))
    #expect(document.parent(document.root) == nil)
    #expect(document.nextSibling(document.root) == nil)
    let header = try #require(document.firstChild(document.root))
    #expect(
      names(document, document.children(header)) == [
        "ram:ID", "ram:IssueDateTime", "ram:IncludedNote", "ram:IncludedNote",
      ])
    let notes = Array(document.children(header, named: .of("ram:IncludedNote")))
    #expect(notes == document.elements(named: .of("ram:IncludedNote")))
    #expect(document.nextSibling(notes[0]) == notes[1])
    #expect(document.nextSibling(notes[1]) == nil)
    #expect(document.parent(notes[1]) == header)
    #expect(document.firstChild(notes[1]) == nil)
    #expect(document.first(header, .of("ram:IncludedNote")) == notes[0])
    #expect(document.first(header, .of("ram:Content")) == nil)
    #expect(document.elements(named: .of("cbc:ID")) == [])
  }

  @Test func `a path counts only siblings that share the name`() throws {
    let document = try Self.parse(Self.invoice)
    let header = "/rsm:CrossIndustryInvoice/rsm:ExchangedDocument"
    let notes = document.elements(named: .of("ram:IncludedNote"))
    #expect(document.path(document.root) == "/rsm:CrossIndustryInvoice")
    #expect(document.path(notes[1]) == header + "/ram:IncludedNote[2]")
    #expect(
      document.path(try only("ram:Content", in: document))
        == header + "/ram:IncludedNote[1]/ram:Content")
    #expect(document.path(try only("ram:ID", in: document)) == header + "/ram:ID")
  }

  @Test func `lines are those of the start tags`() throws {
    let document = try Self.parse(Self.invoice)
    #expect(document.line(document.root) == 3)
    #expect(document.line(try only("ram:ID", in: document)) == 7)
    #expect(document.line(try only("ram:Content", in: document)) == 11)
    let windows = Self.invoice.replacing("\n", with: "\r\n")
    let old = Self.invoice.replacing("\n", with: "\r")
    for text in [windows, old] {
      let other = try Self.parse(text)
      #expect(other.elements(named: .of("ram:ID")).map { other.line($0) } == [7])
      #expect(other.elements(named: .of("ram:Content")).map { other.line($0) } == [11])
    }
  }

  @Test func `text is as written, with entities and character references resolved`() throws {
    let document = try Self.parse(Self.invoice)
    let content = try only("ram:Content", in: document)
    #expect(document.text(content) == "Thé & café – <été>")
    #expect(document.hasText(content))
    #expect(document.text(try only("ram:ID", in: document)) == "F-2026-00042")
    let header = try only("rsm:ExchangedDocument", in: document)
    #expect(!document.hasText(header))
    #expect(document.text(header) == "")
    let blank = try Self.parse("<a>  \n\t</a>")
    #expect(blank.text(blank.root) == "  \n\t")
    #expect(!blank.hasText(blank.root))
  }

  @Test func `CDATA is text, comments are nothing`() throws {
    let document = try Self.parse("<a>1<!-- <b/> & -->2<![CDATA[<b>&amp;]]>3</a>")
    #expect(document.count == 1)
    #expect(document.text(document.root) == "12<b>&amp;3")
    let mixed = try Self.parse("<a>one <b>B</b> two <!-- c -->2<b/>\n  <b/>three<c>C</c></a>")
    #expect(mixed.text(mixed.root) == "one  two 2three")
    #expect(mixed.hasText(mixed.root))
    #expect(mixed.children(mixed.root).map { mixed.text($0) } == ["B", "", "", "C"])
  }

  /// Each of these is kept in another place: in the file, or decoded.
  @Test func `pieces of text keep their order, whatever stands between them`() throws {
    let mixed = try Self.parse("<a>&#233;t&#233;<b/> one <b/>&amp;<b x='&lt;'/> two<b/>&#10;</a>")
    #expect(mixed.text(mixed.root) == "été one & two")
    let windows = try Self.parse("<a>\r\n <b c='&amp;'> </b>\r\n <![CDATA[ ]]><b>x\r\ny\rz</b></a>")
    #expect(windows.text(windows.root) == "")
    let children = Array(windows.children(windows.root))
    #expect(children.map { windows.text($0) } == [" ", "x\ny\nz"])
    #expect(windows.attributes(children[0]).map(\.value) == ["&"])
  }

  @Test func `attributes are found by name, in the order written, without declarations`() throws {
    let document = try Self.parse(
      """
      <a xmlns:s="http://www.w3.org/2001/XMLSchema-instance" schemeID="0009" mine=' "1"
      2 &amp; 3' s:schemaLocation="x y" xml:lang="fr" currencyID="">
      <b schemeID="0002"/></a>
      """)
    let root = document.root
    #expect(document.attribute(root, .of("schemeID")) == "0009")
    #expect(document.attribute(root, .of("currencyID")) == "")
    #expect(document.attribute(root, .of("format")) == nil)
    #expect(
      document.attributes(root).map { "\($0.name)=\($0.value)" } == [
        "schemeID=0009", "mine= \"1\" 2 & 3", "xsi:schemaLocation=x y", "xml:lang=fr",
        "currencyID=",
      ])
    let child = try #require(document.firstChild(root))
    #expect(document.attributes(child).map(\.value) == ["0002"])
  }
}

@Suite struct XMLNamespaceTests {
  private let cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
  private let ubl = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"

  private func names(_ text: String) throws -> [String] {
    let document = try XMLDocumentTests.parse(text)
    var names: [String] = []
    var next: [XMLDocument.Node] = [document.root]
    while let node = next.popLast() {
      names.append(document.qualifiedName(node))
      next += document.children(node).reversed()
    }
    return names
  }

  @Test func `the file's prefixes do not matter`() throws {
    let expected = ["ubl:Invoice", "cbc:ID"]
    #expect(try names("<Invoice xmlns='\(ubl)' xmlns:cbc='\(cbc)'><cbc:ID/></Invoice>") == expected)
    #expect(try names("<x:Invoice xmlns:x='\(ubl)'><ID xmlns='\(cbc)'/></x:Invoice>") == expected)
    #expect(
      try names("<cbc:Invoice xmlns:cbc='\(ubl)'><cbc:ID xmlns:cbc='\(cbc)'/></cbc:Invoice>")
        == expected)
    let long = String(repeating: "préfixe", count: 20)
    #expect(
      try names("<Invoice xmlns='\(ubl)' xmlns:\(long)='\(cbc)'><\(long):ID/></Invoice>")
        == expected)
  }

  @Test func `a declaration ends with its element`() throws {
    #expect(
      try names("<Invoice xmlns='\(ubl)'><ID xmlns='\(cbc)'><ID/></ID><ID/></Invoice>") == [
        "ubl:Invoice", "cbc:ID", "cbc:ID", "ubl:ID",
      ])
    #expect(try names("<ID xmlns='\(cbc)'><a xmlns=''><b/></a></ID>") == ["cbc:ID", "a", "b"])
    let error = #expect(throws: XMLError.self) {
      try names("<a>\n<b xmlns:p='u'/>\n<p:c/></a>")
    }
    #expect(error?.code == "xml.undeclared-prefix")
    #expect(error?.line == 3)
  }

  @Test func `unknown namespaces are shown with their address`() throws {
    #expect(
      try names("<a xmlns='urn:a' xmlns:b='urn:b'><b:a/><c xmlns=''/><b:a/></a>") == [
        "{urn:a}a", "{urn:b}a", "c", "{urn:b}a",
      ])
    let other = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:12"
    #expect(try names("<ram:ID xmlns:ram='\(other)'/>") == ["{\(other)}ID"])
    #expect(try names("<cbc:Nonsense xmlns:cbc='\(cbc)'/>") == ["cbc:Nonsense"])
  }

  @Test func `names outside the vocabulary are told apart within a document`() throws {
    let document = try XMLDocumentTests.parse(
      "<a xmlns='urn:a' xmlns:b='urn:b'><b:a/><a/><x xmlns=''/><x xmlns=''/></a>")
    let children = Array(document.children(document.root))
    #expect(document.name(children[0]) != document.name(document.root))
    #expect(document.name(children[1]) == document.name(document.root))
    #expect(document.elements(named: document.name(children[2])) == [children[2], children[3]])
    #expect(document.path(children[3]) == "/{urn:a}a/x[2]")
  }

  @Test func `roots of neighbouring formats are recognised`() throws {
    let cdar = "urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"
    for (uri, local, name) in [
      (
        "urn:ferd:CrossIndustryDocument:invoice:1p0", "CrossIndustryDocument",
        "zf1:CrossIndustryDocument"
      ),
      (
        cdar, "CrossDomainAcknowledgementAndResponse", "cdar:CrossDomainAcknowledgementAndResponse"
      ),
      (
        "urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100",
        "SCRDMCCBDACIOMessageStructure", "orderx:SCRDMCCBDACIOMessageStructure"
      ),
    ] {
      let document = try XMLDocumentTests.parse("<r:\(local) xmlns:r='\(uri)'/>")
      #expect(document.name(document.root) == .of(name))
    }
  }

  @Test func `the vocabulary knows the syntaxes and nothing else`() {
    for name in [
      "ram:SpecifiedTradeSettlementHeaderMonetarySummation", "udt:DateTimeString",
      "qdt:DateTimeString",
      "cac:AccountingSupplierParty", "cbc:TaxInclusiveAmount", "cn:CreditNote", "ext:UBLExtensions",
      "udt:Indicator", "rsm:SupplyChainTradeTransaction", "cac:DocumentReference",
    ] {
      #expect(XMLName.known(name) != nil, "\(name)")
    }
    for name in ["ID", "ram:Nonsense", "xyz:ID", "cbc:", ":ID", "", "ram:ID:ID", "cn:Invoice"] {
      #expect(XMLName.known(name) == nil, "\(name)")
    }
    #expect(XMLName.of("ram:ID") != .of("cbc:ID"))
  }
}
