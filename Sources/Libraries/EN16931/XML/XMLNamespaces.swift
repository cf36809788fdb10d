import Glibc

/// The namespaces known by number; 0 is "none". Others are numbered per document, from `count` on.
enum XMLNamespaces {
  struct Known: Sendable {
    let prefix: StaticString
    let uri: StaticString

    init(_ prefix: StaticString, _ uri: StaticString) {
      self.prefix = prefix
      self.uri = uri
    }
  }

  static let xml: UInt16 = 13
  static let xsi: UInt16 = 14
  static var count: Int { known.count }

  static let known = [
    Known("", ""),
    Known("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"),
    Known(
      "ram", "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"),
    Known("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"),
    Known("qdt", "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"),
    Known("ubl", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"),
    Known("cn", "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"),
    Known("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"),
    Known("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"),
    Known("ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"),
    // Recognised at the root only, to say plainly what the file is.
    Known("zf1", "urn:ferd:CrossIndustryDocument:invoice:1p0"),
    Known(
      "cdar", "urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"),
    Known("orderx", "urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:100"),
    Known("xml", "http://www.w3.org/XML/1998/namespace"),
    Known("xsi", "http://www.w3.org/2001/XMLSchema-instance"),
  ]

  /// What `xmlns` itself is bound to; no document may bind a prefix to it.
  static let xmlns: StaticString = "http://www.w3.org/2000/xmlns/"

  static func withPrefix(_ prefix: String) -> UInt16? {
    known.firstIndex { String(describing: $0.prefix) == prefix }.map(UInt16.init)
  }

  static func withURI(_ uri: UnsafeRawBufferPointer) -> UInt16? {
    for index in known.indices where known[index].uri.isEqual(to: uri) { return UInt16(index) }
    return nil
  }
}

extension StaticString {
  func isEqual(to bytes: UnsafeRawBufferPointer) -> Bool {
    utf8CodeUnitCount == bytes.count
      && (bytes.isEmpty || memcmp(utf8Start, bytes.baseAddress!, bytes.count) == 0)
  }
}

/// The prefixes in scope, innermost last.
struct XMLScope {
  private struct Binding {
    let prefixStart: Int32
    let prefixCount: Int32
    let namespace: UInt16
  }

  private var bindings: [Binding] = []
  private var prefixes: [UInt8] = []
  private var unknown: [String: UInt16] = [:]
  private(set) var unknownURIs: [String] = []
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
    "xml".utf8CString.withUnsafeBytes {
      bind(UnsafeRawBufferPointer(rebasing: $0[..<3]), to: XMLNamespaces.xml)
    }
  }

  /// What `leave` goes back to.
  var mark: Int32 { Int32(bindings.count) }

  /// - Returns: whether any prefix changes its meaning.
  mutating func leave(to mark: Int32) -> Bool {
    guard bindings.count > Int(mark) else { return false }
    prefixes.removeLast(prefixes.count - Int(bindings[Int(mark)].prefixStart))
    bindings.removeLast(bindings.count - Int(mark))
    return true
  }

  /// The namespace of a prefix; the empty prefix has one even where none was declared: none.
  func namespace(of prefix: UnsafeRawBufferPointer) -> UInt16? {
    prefixes.withUnsafeBufferPointer { written in
      var index = bindings.count
      while index > 0 {
        index -= 1
        let binding = bindings[index]
        guard Int(binding.prefixCount) == prefix.count else { continue }
        if prefix.isEmpty
          || memcmp(
            written.baseAddress! + Int(binding.prefixStart), prefix.baseAddress!, prefix.count) == 0
        {
          return binding.namespace
        }
      }
      return prefix.isEmpty ? 0 : nil
    }
  }

  /// `xmlns:prefix="uri"`, or `xmlns="uri"` with an empty prefix.
  mutating func declare(
    _ prefix: UnsafeRawBufferPointer, _ uri: UnsafeRawBufferPointer
  ) throws(XMLFault) {
    if uri.isEmpty, !prefix.isEmpty { throw .namespace }
    let known = XMLNamespaces.withURI(uri)
    let isXML = XMLNamespaces.known[Int(XMLNamespaces.xml)].prefix.isEqual(to: prefix)
    if isXML != (known == XMLNamespaces.xml) { throw .namespace }
    if StaticString("xmlns").isEqual(to: prefix) || XMLNamespaces.xmlns.isEqual(to: uri) {
      throw .namespace
    }
    if bindings.count > limit { throw .tooManyNames }
    if let known {
      bind(prefix, to: uri.isEmpty ? 0 : known)
    } else {
      bind(prefix, to: try number(of: String(decoding: uri, as: UTF8.self)))
    }
  }

  private mutating func bind(_ prefix: UnsafeRawBufferPointer, to namespace: UInt16) {
    bindings.append(
      Binding(
        prefixStart: Int32(prefixes.count), prefixCount: Int32(prefix.count), namespace: namespace))
    prefixes.append(contentsOf: prefix)
  }

  private mutating func number(of uri: String) throws(XMLFault) -> UInt16 {
    if let number = unknown[uri] { return number }
    if unknownURIs.count >= limit { throw .tooManyNames }
    let number = UInt16(XMLNamespaces.count + unknownURIs.count)
    unknown[uri] = number
    unknownURIs.append(uri)
    return number
  }
}
