/// What an invoice says it conforms to, in BT-24.
package enum Profile: Sendable, Hashable {
  case minimum, basicWL, basic
  /// EN 16931 as such, by the bare name of the norm: Factur-X EN 16931 (COMFORT) too.
  case en16931
  /// Factur-X EXTENDED.
  case extended
  /// EXTENDED-CTC-FR of XP Z12-012.
  case extendedCTC
  /// The French CIUS of XP Z12-012.
  case ctcFR
  /// XRechnung with its version, "3.0".
  case xrechnung(version: String)
  case xrechnungExtension(version: String)
  case peppol
  /// Another restriction of EN 16931, by its identifier.
  case otherCIUS(String)
  /// BT-24 is empty, or names nothing known here.
  case unknown(String)

  package static func of(_ invoice: SemanticInvoice) -> Profile {
    Profile(invoice.values(.bt24).first?.trimmed ?? "")
  }

  package init(_ identifier: String) {
    // Nearly all of them; and what follows looks at every letter.
    if identifier == Self.norm {
      self = .en16931
      return
    }
    let text = identifier.lowercased()
    let last = text.split(separator: ":").last.map(String.init) ?? ""
    if text.contains("extended-ctc-fr") {
      self = .extendedCTC
    } else if text.contains("en16931-ctc-fr") {
      self = .ctcFR
    } else if text.contains("factur-x") || text.contains("zugferd.de") {
      // ZUGFeRD 2.0 is Factur-X under another name.
      self =
        switch last {
        case "minimum": .minimum
        case "basicwl": .basicWL
        case "basic": .basic
        case "en16931": .en16931
        case "extended": .extended
        default: .unknown(identifier)
        }
    } else if text.contains("xrechnung") {
      let version = Self.version(text)
      self =
        text.contains(":extension:")
        ? .xrechnungExtension(version: version) : .xrechnung(version: version)
    } else if text.contains("peppol.eu") {
      self = .peppol
    } else if text == Self.norm {
      self = .en16931
    } else if text.hasPrefix(Self.norm + "#compliant#") {
      self = .otherCIUS(identifier)
    } else {
      self = .unknown(identifier)
    }
  }

  private static let norm = "urn:cen.eu:en16931:2017"

  /// What follows "xrechnung_".
  private static func version(_ text: String) -> String {
    let word = "xrechnung_"
    var rest = text[...]
    while let start = rest.firstIndex(of: "x") {
      rest = rest[start...]
      if rest.hasPrefix(word) {
        return String(rest.dropFirst(word.count).prefix { $0.isNumber || $0 == "." })
      }
      rest = rest.dropFirst()
    }
    return ""
  }
}

extension Profile {
  /// For people.
  package var name: String {
    switch self {
    case .minimum: "Factur-X MINIMUM"
    case .basicWL: "Factur-X BASIC WL"
    case .basic: "Factur-X BASIC"
    case .en16931: "EN 16931"
    case .extended: "Factur-X EXTENDED"
    case .extendedCTC: "EXTENDED-CTC-FR"
    case .ctcFR: "EN 16931 CTC-FR"
    case .xrechnung(let version): version.isEmpty ? "XRechnung" : "XRechnung \(version)"
    case .xrechnungExtension(let version):
      version.isEmpty ? "XRechnung Extension" : "XRechnung \(version) Extension"
    case .peppol: "Peppol BIS Billing 3.0"
    case .otherCIUS(let identifier): "EN 16931 CIUS (\(identifier))"
    case .unknown(let identifier): identifier.isEmpty ? "" : identifier
    }
  }

  /// `fx:ConformanceLevel` in the metadata of a Factur-X file; nil for what Factur-X has no level for.
  package var facturXLevel: String? {
    switch self {
    case .minimum: "MINIMUM"
    case .basicWL: "BASIC WL"
    case .basic: "BASIC"
    case .en16931, .ctcFR: "EN 16931"
    case .extended, .extendedCTC: "EXTENDED"
    case .xrechnung, .xrechnungExtension: "XRECHNUNG"
    case .peppol, .otherCIUS, .unknown: nil
    }
  }

  /// Whether the XML alone can be an invoice: MINIMUM and BASIC WL have no lines and call themselves
  /// bookkeeping aids.
  package var isInvoice: Bool { self != .minimum && self != .basicWL }

  /// Whether terms beyond EN 16931-1 may be said. An unknown profile may be any.
  package var hasExtensions: Bool {
    switch self {
    case .extended, .extendedCTC, .xrechnungExtension, .unknown: true
    default: false
    }
  }

  /// The rules Factur-X has for the profile.
  package var facturXBook: Rule.Books? {
    switch self {
    case .minimum: .facturXMinimum
    case .basicWL: .facturXBasicWL
    case .basic: .facturXBasic
    case .en16931, .ctcFR: .facturXEN16931
    case .extended: .facturXExtended
    case .extendedCTC, .xrechnung, .xrechnungExtension, .peppol, .otherCIUS, .unknown: nil
    }
  }

  /// The rules an XML file of the profile is held to, wherever it is sent: EN 16931, or what stands in its
  /// place where the profile says less or more than the norm.
  package var rules: Rule.Books {
    switch self {
    case .minimum: [.facturXMinimum, .reading]
    case .basicWL: [.facturXBasicWL, .reading]
    case .basic: [.cen, .facturXBasic, .reading]
    case .extended: [.facturXExtended, .reading]
    case .extendedCTC: [.extendedCTC, .reading]
    case .en16931, .ctcFR, .xrechnung, .xrechnungExtension, .peppol, .otherCIUS, .unknown:
      [.cen, .reading]
    }
  }
}
