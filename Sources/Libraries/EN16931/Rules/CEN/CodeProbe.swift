/// Tests codes in the elements of one document for one rule.
struct CodeProbe {
  let j: Judgement
  let xml: XMLDocument
  /// What the codes are called when they are terms.
  var terms: [Term]

  private typealias Names = CENCodeNames

  func also(_ more: [Term]) -> CodeProbe { CodeProbe(j: j, xml: xml, terms: terms + more) }

  private func test(
    _ code: String, _ list: CodeList, _ node: XMLDocument.Node, _ attribute: XMLAttributeName?
  ) {
    if !list.contains(code) { j.blame(node, attribute: attribute, of: terms) }
  }

  /// The texts of all elements of that name.
  func each(_ name: XMLName, _ list: CodeList, inCapitals: Bool = false) {
    for node in xml.elements(named: name) {
      let text = xml.text(node)
      if !list.contains(text) && !(inCapitals && list.contains(text.uppercased())) {
        j.blame(node, attribute: nil, of: terms)
      }
    }
  }

  /// The texts, or an attribute, of the elements directly in one of another name.
  func each(
    _ name: XMLName, in parent: XMLName, attribute: XMLAttributeName? = nil, _ list: CodeList
  ) {
    for node in xml.elements(named: name) {
      guard let holder = xml.parent(node), xml.name(holder) == parent else { continue }
      if let attribute {
        if let code = xml.attribute(node, attribute) { test(code, list, node, attribute) }
      } else {
        test(xml.text(node), list, node, nil)
      }
    }
  }

  /// An attribute of all elements of that name.
  func each(
    _ name: XMLName, _ attribute: XMLAttributeName, _ list: CodeList, isRequired: Bool = false,
    isExact: Bool = false
  ) {
    var latest = ""
    for node in xml.elements(named: name) {
      guard let code = xml.attribute(node, attribute) else {
        if isRequired { j.blame(node, attribute: attribute, of: terms) }
        continue
      }
      // Most documents repeat one code.
      if code == latest, !code.isEmpty { continue }
      if isExact ? list.contains(exactly: code) : list.contains(code) {
        latest = code
      } else {
        j.blame(node, attribute: attribute, of: terms)
      }
    }
  }

  private func isInside(_ node: XMLDocument.Node, _ names: XMLName...) -> Bool {
    var parent = xml.parent(node)
    while let this = parent {
      if names.contains(xml.name(this)) { return true }
      parent = xml.parent(this)
    }
    return false
  }

  // MARK: What the official contexts single out

  func partySchemesInCII() {
    for node in xml.elements(named: Names.globalID) {
      guard let scheme = xml.attribute(node, Names.schemeID),
        !CodeList.identifierSchemes.contains(scheme),
        !isInside(node, Names.product, Names.shipTo)
      else { continue }
      j.blame(node, attribute: Names.schemeID, of: terms)
    }
  }

  func partySchemesInUBL() {
    for node in xml.elements(named: Names.ublID) {
      guard let parent = xml.parent(node), xml.name(parent) == Names.partyIdentification,
        let scheme = xml.attribute(node, Names.schemeID),
        !CodeList.identifierSchemes.contains(scheme)
      else { continue }
      // The creditor identifier of a direct debit (BT-90).
      if XMLSpace.normalized(scheme) == "SEPA", isInside(node, Names.supplier, Names.payee) {
        continue
      }
      j.blame(node, attribute: Names.schemeID, of: terms)
    }
  }

  func registrationSchemesInCII() {
    for node in xml.elements(named: Names.ciiID) {
      guard let scheme = xml.attribute(node, Names.schemeID),
        !CodeList.identifierSchemes.contains(scheme), !isInside(node, Names.taxRegistration)
      else { continue }
      j.blame(node, attribute: Names.schemeID, of: terms)
    }
  }

  /// An origin with a scheme counts as an identifier there.
  func originsInCII() {
    for node in xml.elements(named: Names.ciiID) {
      guard let parent = xml.parent(node), xml.name(parent) == Names.originTradeCountry,
        xml.attribute(node, Names.schemeID) == nil
      else { continue }
      test(xml.text(node), .countriesInCII, node, nil)
    }
  }

  func deliverySchemesInCII() {
    for node in xml.elements(named: Names.globalID) {
      guard let party = xml.parent(node), xml.name(party) == Names.shipTo,
        let delivery = xml.parent(party), xml.name(delivery) == Names.headerDelivery,
        let scheme = xml.attribute(node, Names.schemeID)
      else { continue }
      test(scheme, .identifierSchemes, node, Names.schemeID)
    }
  }

  func objectSchemes() {
    for name in [Names.additionalReference, Names.documentReference] {
      for document in xml.elements(named: name) {
        let isObject = xml.children(document, named: Names.documentTypeCode).contains {
          xml.text($0) == "130"
        }
        guard isObject else { continue }
        for id in xml.children(document, named: Names.ublID) {
          if let scheme = xml.attribute(id, Names.schemeID) {
            test(scheme, .references, id, Names.schemeID)
          }
        }
      }
    }
  }

  /// "#AAI#text": what stands between the first two marks, if it has three characters. The official
  /// test searches the list as text.
  func noteSubjects() {
    for note in xml.children(xml.root, named: Names.note) {
      let parts = xml.text(note).split(
        separator: "#", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[1].unicodeScalars.count == 3 else { continue }
      let list = CodeList.noteSubjectsInUBL
      if !list.contains(exactly: String(parts[1])) && !list.contains(fragment: parts[1]) {
        j.blame(note, attribute: nil, of: terms)
      }
    }
  }

  func reasons(isCharge: Bool, _ list: CodeList) {
    let name = j.isUBL ? Names.ublReasonCode : Names.ciiReasonCode
    for node in xml.elements(named: name) {
      guard let parent = xml.parent(node),
        xml.name(parent) == (j.isUBL ? Names.ublAdjustment : Names.ciiAdjustment),
        indicator(parent) == isCharge
      else { continue }
      test(xml.text(node), list, node, nil)
    }
  }

  private func indicator(_ adjustment: XMLDocument.Node) -> Bool? {
    let indicator =
      j.isUBL
      ? xml.first(adjustment, Names.ublIndicator)
      : xml.first(adjustment, Names.ciiIndicator).flatMap { xml.first($0, Names.indicator) }
    return switch indicator.map({ xml.trimmed($0) }) {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}
