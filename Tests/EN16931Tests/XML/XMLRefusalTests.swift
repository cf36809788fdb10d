import EN16931
import Testing

/// What is refused, where, and with which code.
@Suite struct XMLRefusalTests {
  private func error(_ text: String, _ limits: XMLLimits = .standard) -> XMLError? {
    error(Array(text.utf8), limits)
  }

  private func error(_ bytes: [UInt8], _ limits: XMLLimits = .standard) -> XMLError? {
    do throws(XMLError) {
      _ = try XMLDocument.parse(bytes, limits: limits)
      return nil
    } catch { return error }
  }

  private func place(_ text: String) -> String {
    error(text).map { "\($0.code) \($0.line):\($0.column)" } ?? "accepted"
  }

  @Test func `each fault has its code and its place`() {
    for (text, expected) in [
      ("", "xml.empty 1:1"),
      (" \n\t\r\n ", "xml.empty 1:1"),
      ("\u{FEFF}", "xml.empty 1:1"),
      ("<a>\n <b>", "xml.truncated 2:5"),
      ("<a>\n <b", "xml.truncated 2:2"),
      ("<a><![CDATA[x", "xml.truncated 1:14"),
      ("<!-- é -->", "xml.truncated 1:11"),
      ("<a/>\n<b/>", "xml.trailing 2:1"),
      ("<a/>\nb", "xml.trailing 2:1"),
      ("<a/><!-- fine -->\n<?pi?>", "xml.processing-instruction 2:1"),
      ("<a>\n<?pi?></a>", "xml.processing-instruction 2:1"),
      ("<?php echo ?><a/>", "xml.processing-instruction 1:1"),
      ("<?xml-stylesheet href='a'?><a><?xml-stylesheet?></a>", "xml.processing-instruction 1:31"),
      ("<?xml-stylesheet?a?><a/>", "xml.malformed 1:18"),
      ("<?xml version=''?><a/>", "xml.malformed 1:16"),
      ("\n<?xml version='1.0'?><a/>", "xml.malformed 2:1"),
      ("<a>\n&eacute;</a>", "xml.entity 2:1"),
      ("<a b='&x;'/>", "xml.entity 1:1"),
      ("<a>é R & D</a>", "xml.malformed 1:9"),
      ("<a>\n</b>", "xml.malformed 2:3"),
      ("<a>\u{1}</a>", "xml.malformed 1:4"),
      ("<a>\0</a>", "xml.malformed 1:4"),
      ("\0\0\0", "xml.malformed 1:1"),
      ("<a>&#1;</a>", "xml.malformed 1:4"),
      ("hello", "xml.malformed 1:1"),
      ("{\"a\":1}", "xml.malformed 1:1"),
      ("<a b='1' b='2'/>", "xml.duplicate-attribute 1:10"),
      ("<a>\n <p:b/></a>", "xml.undeclared-prefix 2:2"),
      ("<a p:b=''/>", "xml.undeclared-prefix 1:1"),
    ] {
      #expect(place(text) == expected, "\(text)")
    }
  }

  @Test func `a DOCTYPE is refused before anything in it happens`() {
    #expect(place("<!DOCTYPE a><a/>") == "xml.doctype 1:1")
    #expect(
      place("<?xml version='1.0'?>\n <!DOCTYPE a [\n<!ENTITY b 'c'>]><a>&b;</a>")
        == "xml.doctype 2:2")
    #expect(place("<!DOCTYPE a SYSTEM\n'file:///etc/passwd'\n><a/>") == "xml.doctype 1:1")
    #expect(place("<!DOCTYPE a PUBLIC 'x' 'http://x/'\n [<!ELEMENT a ANY>") == "xml.doctype 1:1")
  }

  @Test func `namespaces are checked`() {
    for text in [
      "<a:b:c xmlns:a='u'/>", "<:a/>", "<a: xmlns:a='u'/>", "<a xmlns:p=''/>",
      "<a xmlns:xmlns='u'/>", "<a xmlns:xml='u'/>",
      "<a xmlns:p='http://www.w3.org/XML/1998/namespace'/>", "<p:1 xmlns:p='u'/>",
      "<a xmlns='http://www.w3.org/2000/xmlns/'/>",
    ] {
      #expect(error(text)?.code == "xml.namespace", "\(text)")
    }
    #expect(
      error("<a xmlns:p='u' xmlns:q='u' p:x='1' q:x='2'/>")?.code == "xml.duplicate-attribute")
    #expect(error("<a xmlns:p='u' xmlns:q='v' p:x='1' q:x='2' x='3'/>") == nil)
    #expect(error("<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:lang='fr'/>") == nil)
  }

  @Test func `every refusal says what to do in both languages`() {
    for text in [
      "", "<a>", "<a/>b", "<!DOCTYPE a>", "<a>&b;</a>", "<?b?><a/>", "<a:b/>", "<a b='' b=''/>",
      "<a>&</a>", "</a>", "<a></b>", "<a>\u{1}</a>", "<?xml version='1.0' encoding='x'?><a/>",
    ] {
      let error = error(text)
      #expect(error?.fr.hasSuffix(".") == true, "\(text)")
      #expect(error?.en.hasSuffix(".") == true, "\(text)")
      #expect(error?.fr != error?.en)
    }
    #expect(error("<a:b/>")?.fr.contains("« a »") == true)
  }
}

@Suite struct XMLLimitTests {
  private func code(_ text: String, _ change: (inout XMLLimits) -> Void = { _ in }) -> String? {
    var limits = XMLLimits.standard
    change(&limits)
    do throws(XMLError) {
      _ = try XMLDocument.parse(Array(text.utf8), limits: limits)
      return nil
    } catch { return error.code }
  }

  private func nested(_ depth: Int) -> String {
    String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
  }

  @Test func `a hundred levels are enough`() {
    #expect(code(nested(100)) == nil)
    #expect(code(nested(101)) == "xml.too-deep")
    #expect(code(nested(1_000_000)) == "xml.too-deep")
  }

  @Test func `the number of elements is bounded`() {
    let text = "<r>" + String(repeating: "<a/>", count: 9) + "</r>"
    #expect(code(text) { $0.elements = 10 } == nil)
    #expect(code(text) { $0.elements = 9 } == "xml.too-many-elements")
  }

  @Test func `the size of the file is bounded`() {
    #expect(code("<abc/>") { $0.file = 6 } == nil)
    #expect(code("<abc/>") { $0.file = 5 } == "xml.too-large")
  }

  @Test func `attributes are bounded in number and length`() {
    func tag(_ count: Int) -> String {
      "<a " + (0..<count).map { "a\($0)='1'" }.joined(separator: " ") + "/>"
    }
    #expect(code(tag(64)) == nil)
    #expect(code(tag(65)) == "xml.too-many-attributes")
    func value(_ length: Int) -> String { "<a b='\(String(repeating: "x", count: length))'/>" }
    #expect(code(value(65_536)) == nil)
    #expect(code(value(65_537)) == "xml.attribute-too-long")
    #expect(code(value(1 << 20)) == "xml.attribute-too-long")
    #expect(code(value(5 << 20)) == "xml.markup-too-long")
    #expect(
      code("<a xmlns='\(String(repeating: "x", count: 70_000))'/>") == "xml.attribute-too-long")
  }

  @Test func `an unfinished comment ends early`() {
    let long = String(repeating: "x", count: 5 << 20)
    #expect(code("<a><!--\(long)--></a>") == "xml.markup-too-long")
    #expect(code("<a><!--\(long)") == "xml.markup-too-long")
    #expect(code("<a><!--\(long.prefix(1 << 20))--></a>") == nil)
  }

  @Test func `text is bounded, and long text is whole`() throws {
    #expect(code("<a>12345</a>") { $0.text = 5 } == nil)
    #expect(code("<a>12<!-- -->34<![CDATA[56]]></a>") { $0.text = 5 } == "xml.text-too-long")
    let attachment = String(repeating: "QUJD", count: 250_000)
    let document = try XMLDocumentTests.parse("<a><b>\(attachment)</b></a>")
    let child = try #require(document.firstChild(document.root))
    #expect(document.text(child) == attachment)
  }

  @Test func `names are bounded in length and in number`() {
    let name = String(repeating: "n", count: 256)
    #expect(code("<\(name)/>") == nil)
    #expect(code("<\(name)n/>") == "xml.name-too-long")
    #expect(code("<a \(name)n=''/>") == "xml.name-too-long")
    let names = (0..<20).map { "<n\($0)/>" }.joined()
    #expect(code("<r>\(names)</r>") { $0.foreignNames = 21 } == nil)
    #expect(code("<r>\(names)</r>") { $0.foreignNames = 20 } == "xml.too-many-names")
    let namespaces = (0..<20).map { "<a xmlns='u\($0)'/>" }.joined()
    #expect(code("<r>\(namespaces)</r>") { $0.namespaces = 20 } == nil)
    #expect(code("<r>\(namespaces)</r>") { $0.namespaces = 19 } == "xml.too-many-names")
    let prefixes = (0..<5).map { "<a xmlns:a='u' xmlns:b\($0)='u'>" }.joined()
    #expect(code(prefixes) { $0.namespaces = 9 } == "xml.too-many-names")
  }
}
