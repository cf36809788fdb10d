import EN16931

extension Profile {
  /// The rules an invoice of this profile is held to, wherever it travels. MINIMUM, BASIC WL and the extensions are
  /// no plain EN 16931: their own books repeat what of it applies.
  var rules: Rule.Books {
    switch self {
    case .minimum: .facturXMinimum
    case .basicWL: .facturXBasicWL
    case .basic: [.cen, .facturXBasic]
    case .extended: .facturXExtended
    case .extendedCTC: .extendedCTC
    case .en16931, .ctcFR, .xrechnung, .xrechnungExtension, .peppol, .otherCIUS, .unknown: .cen
    }
  }

  /// The book of its Factur-X profile; nil where Factur-X has none.
  var facturXBook: Rule.Books? {
    switch self {
    case .minimum: .facturXMinimum
    case .basicWL: .facturXBasicWL
    case .basic: .facturXBasic
    case .en16931: .facturXEN16931
    case .extended: .facturXExtended
    case .ctcFR, .extendedCTC, .xrechnung, .xrechnungExtension, .peppol, .otherCIUS, .unknown: nil
    }
  }
}
