/// The name of an element: a namespace and a local name, interned.
///
/// Names of the static vocabulary (UN/CEFACT CII D22B, OASIS UBL 2.1) have the same number in every
/// document, so that tables of rules and mappings compare two bytes. Any other name gets a number
/// from 0x8000 on that means something in its own document only.
package struct XMLName: Hashable, Sendable {
  package let raw: UInt16
}

extension XMLName {
  /// The name written with its canonical prefix, `ram:ID` or `cac:Party`. Traps outside the
  /// vocabulary: for static tables, never for what a file says.
  package static func of(_ prefixed: String) -> XMLName {
    guard let name = known(prefixed) else {
      preconditionFailure("\(prefixed) is not in the XML vocabulary")
    }
    return name
  }

  /// The same, and nil outside the vocabulary.
  package static func known(_ prefixed: String) -> XMLName? {
    let halves = prefixed.split(separator: ":", omittingEmptySubsequences: false)
    guard halves.count == 2, let namespace = XMLNamespaces.withPrefix(String(halves[0])) else {
      return nil
    }
    let local = Array(halves[1].utf8)
    return local.withUnsafeBytes { XMLVocabulary.elements.find(namespace, $0) }.map(XMLName.init)
  }

  var isKnown: Bool { raw < XMLVocabulary.firstUnknown }
}

/// The name of an unprefixed attribute of the CII and UBL data types, interned.
package struct XMLAttributeName: Hashable, Sendable {
  package let raw: UInt16

  /// `schemeID`, `currencyID`, `format`… Traps outside the vocabulary.
  package static func of(_ name: String) -> XMLAttributeName {
    let local = Array(name.utf8)
    guard let raw = local.withUnsafeBytes({ XMLVocabulary.attributes.find(0, $0) }) else {
      preconditionFailure("\(name) is not in the vocabulary of XML attributes")
    }
    return XMLAttributeName(raw: raw)
  }
}
