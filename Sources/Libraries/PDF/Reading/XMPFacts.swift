/// What an XMP packet claims that matters to an electronic invoice.
package struct XMPFacts: Sendable {
  package enum Fault: Hashable, Sendable { case absent, malformed, doctype }

  /// The properties of the attached XML (Factur-X 1.09.2, 6.2.2, and its ancestors).
  package struct InvoiceProperties: Hashable, Sendable {
    package let namespace: String
    /// "INVOICE"
    package internal(set) var documentType: String?
    /// "factur-x.xml"
    package internal(set) var documentFileName: String?
    /// "1.0"
    package internal(set) var version: String?
    /// "EN 16931"
    package internal(set) var conformanceLevel: String?
    /// The properties the PDF/A extension schema describes.
    package internal(set) var described: Set<String> = []

    package static let names = ["DocumentType", "DocumentFileName", "Version", "ConformanceLevel"]

    package var isFacturX: Bool { namespace == XMPFacts.facturX }
    /// Whether the extension schema describes all four.
    package var isDescribed: Bool { described.isSuperset(of: Self.names) }
  }

  /// What was read before a fault stays.
  package private(set) var fault: Fault?
  /// pdfaid:part, "3"
  package private(set) var pdfaPart: String?
  /// pdfaid:conformance, "B"
  package private(set) var pdfaConformance: String?
  /// One for each namespace of the family (`urn:…:pdfa:…`) that has any of the properties.
  package private(set) var invoiceProperties: [InvoiceProperties] = []

  package static let facturX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
  package static let zugferd2 = "urn:zugferd:pdfa:CrossIndustryDocument:invoice:2p0#"
  package static let zugferd1 = "urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#"

  /// Those of Factur-X, else of the nearest ancestor.
  package var invoice: InvoiceProperties? {
    for namespace in [Self.facturX, Self.zugferd2, Self.zugferd1] {
      if let own = invoiceProperties.first(where: { $0.namespace == namespace }) { return own }
    }
    return invoiceProperties.first
  }

  /// No packet at all.
  init() { fault = .absent }

  init(packet: [UInt8]) {
    var gatherer = Gatherer()
    do throws(XMPScanner.Failure) {
      try gatherer.gather(from: packet)
    } catch {
      fault = error == .doctype ? .doctype : .malformed
    }
    pdfaPart = gatherer.values[.init(namespace: Gatherer.pdfaIdentification, local: "part")]
    pdfaConformance =
      gatherer.values[.init(namespace: Gatherer.pdfaIdentification, local: "conformance")]
    for namespace in gatherer.invoiceNamespaces {
      func value(_ local: String) -> String? {
        gatherer.values[.init(namespace: namespace, local: local)]
      }
      invoiceProperties.append(
        InvoiceProperties(
          namespace: namespace, documentType: value("DocumentType"),
          documentFileName: value("DocumentFileName"), version: value("Version"),
          conformanceLevel: value("ConformanceLevel"),
          described: gatherer.described[namespace] ?? []))
    }
  }
}

/// Walks a packet with its open elements in hand.
private struct Gatherer {
  static let rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
  static let pdfaIdentification = "http://www.aiim.org/pdfa/ns/id/"
  static let extensionSchemas = "http://www.aiim.org/pdfa/ns/extension/"
  static let schema = "http://www.aiim.org/pdfa/ns/schema#"
  static let property = "http://www.aiim.org/pdfa/ns/property#"

  private(set) var values: [XMPScanner.Name: String] = [:]
  /// In the order of the packet.
  private(set) var invoiceNamespaces: [String] = []
  /// By namespace, the properties an extension schema describes.
  private(set) var described: [String: Set<String>] = [:]

  private var open: [XMPScanner.Name] = []
  private var text = ""
  /// The depth of the `rdf:li` of the schema being described, and what it said so far.
  private var schemaDepth: Int?
  private var schemaNamespace = ""
  private var schemaProperties: Set<String> = []

  mutating func gather(from packet: [UInt8]) throws(XMPScanner.Failure) {
    var scanner = XMPScanner(packet)
    while let token = try scanner.next() {
      switch token {
      case .start(let name, let attributes): start(name, attributes)
      case .text(let more): text += more
      case .end: end()
      }
    }
  }

  private mutating func start(
    _ name: XMPScanner.Name, _ attributes: [(name: XMPScanner.Name, value: String)]
  ) {
    if name.namespace == Self.rdf, name.local == "li", schemaDepth == nil,
      open.contains(where: { $0.namespace == Self.extensionSchemas && $0.local == "schemas" })
    {
      schemaDepth = open.count
      schemaNamespace = ""
      schemaProperties = []
    }
    open.append(name)
    text = ""
    for attribute in attributes {
      if name.namespace == Self.rdf, name.local == "Description", schemaDepth == nil {
        note(attribute.name, attribute.value)
      }
      noteSchema(attribute.name, attribute.value)
    }
  }

  private mutating func end() {
    guard let name = open.popLast() else { return }
    if schemaDepth == open.count {
      schemaDepth = nil
      described[schemaNamespace, default: []].formUnion(schemaProperties)
    }
    if let parent = open.last, parent.namespace == Self.rdf, parent.local == "Description",
      schemaDepth == nil
    {
      note(name, text)
    }
    noteSchema(name, text)
    text = ""
  }

  private mutating func note(_ name: XMPScanner.Name, _ value: String) {
    if name.namespace == Self.pdfaIdentification {
      values[name] = trim(value)
    } else if name.namespace.hasPrefix("urn:"), name.namespace.contains(":pdfa:") {
      values[name] = trim(value)
      if !invoiceNamespaces.contains(name.namespace), invoiceNamespaces.count < 20 {
        invoiceNamespaces.append(name.namespace)
      }
    }
  }

  private mutating func noteSchema(_ name: XMPScanner.Name, _ value: String) {
    guard schemaDepth != nil else { return }
    if name.namespace == Self.schema, name.local == "namespaceURI" {
      schemaNamespace = trim(value)
    } else if name.namespace == Self.property, name.local == "name" {
      schemaProperties.insert(trim(value))
    }
  }

  private func trim(_ value: String) -> String {
    let isSpace = { (character: Character) in
      character == " " || character == "\n" || character == "\t" || character == "\r"
        || character == "\r\n"
    }
    var rest = value[...]
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
