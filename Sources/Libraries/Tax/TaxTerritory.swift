import Money

/// A place as VAT sees it: not quite a country.
///
/// Sources: CGI art. 256-0 (territory of the Union), 294 (overseas departments), 297 (Corsica); directive
/// 2006/112 art. 5 to 7; protocol on Northern Ireland (goods only). Third territories of art. 6 are outside
/// the Union for goods and for services alike.
package enum TaxTerritory: Hashable, Sendable {
  case franceMainland
  case corsica
  case guadeloupe, martinique, reunion
  /// VAT is not applicable there (CGI 294-1).
  case guyane, mayotte
  /// Deemed to be France (directive art. 7; convention of 18 May 1963).
  case monaco
  /// French, outside the Union's VAT territory: Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin,
  /// French Polynesia, New Caledonia, Wallis-et-Futuna, TAAF.
  case frenchCollectivity(CountryCode)
  /// A member of the Union other than France, without its special territories.
  case member(CountryCode)
  case azores, madeira
  /// Jungholz and Mittelberg: Austria, with a standard rate of 19 %.
  case austrianEnclave
  /// In the Union for goods, the United Kingdom for services.
  case northernIreland
  /// Great Britain; the Isle of Man counts as the United Kingdom (directive art. 7).
  case unitedKingdom
  /// Part of a member state, outside its VAT territory (directive art. 6).
  case excluded(ExcludedTerritory)
  case third(CountryCode)
}

/// Places of member states where VAT of the Union is not applied (directive 2006/112, art. 6).
package enum ExcludedTerritory: Hashable, Sendable, CaseIterable {
  case canaryIslands, ceuta, melilla, aland, livigno, campione, busingen, heligoland, mountAthos
}

extension TaxTerritory {
  /// The territory where VAT of the Union applies to goods.
  package var isEUGoods: Bool {
    switch self {
    case .northernIreland: true
    default: isEUServices
    }
  }

  /// The territory of the Union for services. The departments of art. 73 where French VAT applies are "third
  /// territories" for the directive and France for the CGI; here they are French, hence `true`.
  package var isEUServices: Bool {
    switch self {
    case .franceMainland, .corsica, .monaco, .guadeloupe, .martinique, .reunion, .member, .azores,
      .madeira, .austrianEnclave:
      true
    case .guyane, .mayotte, .frenchCollectivity, .northernIreland, .unitedKingdom, .excluded,
      .third:
      false
    }
  }

  /// Where French VAT is charged, at one rate or another.
  package var isFrenchVAT: Bool {
    switch self {
    case .franceMainland, .corsica, .monaco, .guadeloupe, .martinique, .reunion: true
    default: false
    }
  }

  /// Guadeloupe, Martinique, La Réunion: French VAT at their own rates (CGI 296).
  package var isOverseasVAT: Bool {
    self == .guadeloupe || self == .martinique || self == .reunion
  }

  /// Guyane, Mayotte: French departments without VAT (CGI 294-1).
  package var isWithoutVAT: Bool { self == .guyane || self == .mayotte }

  /// Where both parties must be established for an invoice to go through a platform
  /// (BOI-TVA-DECLA-20-30-50-10): mainland, Corsica, Guadeloupe, Martinique, La Réunion. Not Monaco.
  package var isEInvoicing: Bool { isFrenchVAT && self != .monaco }

  /// Between two places of one zone goods are sold inland; between two zones they are exported (CGI 294-2).
  /// Guadeloupe and Martinique are one zone. `nil` outside French VAT.
  var frenchGoodsZone: FrenchGoodsZone? {
    switch self {
    case .franceMainland, .corsica, .monaco: .metropolitan
    case .guadeloupe, .martinique: .antilles
    case .reunion: .reunion
    default: nil
    }
  }

  enum FrenchGoodsZone { case metropolitan, antilles, reunion }

  /// The country whose VAT is meant: "FR" for all French territories and Monaco, "XI" for Northern Ireland.
  package var country: CountryCode {
    switch self {
    case .franceMainland, .corsica, .guadeloupe, .martinique, .reunion, .guyane, .mayotte, .monaco:
      .france
    case .frenchCollectivity(let code), .member(let code), .third(let code): code
    case .azores, .madeira: Self.portugal
    case .austrianEnclave: Self.austria
    case .northernIreland: .northernIreland
    case .unitedKingdom: .unitedKingdom
    case .excluded(let place): place.country
    }
  }

  private static let portugal = CountryCode(known: "PT")
  private static let austria = CountryCode(known: "AT")
}

extension ExcludedTerritory {
  var country: CountryCode {
    switch self {
    case .canaryIslands, .ceuta, .melilla: CountryCode(known: "ES")
    case .aland: CountryCode(known: "FI")
    case .livigno, .campione: CountryCode(known: "IT")
    case .busingen, .heligoland: CountryCode(known: "DE")
    case .mountAthos: CountryCode(known: "GR")
    }
  }

  func name(_ language: TaxLanguage) -> String {
    let french = language == .french
    return switch self {
    case .canaryIslands: french ? "Îles Canaries" : "Canary Islands"
    case .ceuta: "Ceuta"
    case .melilla: "Melilla"
    case .aland: french ? "Îles Åland" : "Åland Islands"
    case .livigno: "Livigno"
    case .campione: "Campione d'Italia"
    case .busingen: "Büsingen"
    case .heligoland: french ? "Héligoland" : "Heligoland"
    case .mountAthos: french ? "Mont Athos" : "Mount Athos"
    }
  }
}

extension TaxTerritory {
  /// What people call the place.
  package func name(_ language: TaxLanguage) -> String {
    let french = language == .french
    return switch self {
    case .franceMainland: french ? "France métropolitaine" : "mainland France"
    case .corsica: french ? "Corse" : "Corsica"
    case .guadeloupe: "Guadeloupe"
    case .martinique: "Martinique"
    case .reunion: "La Réunion"
    case .guyane: french ? "Guyane" : "French Guiana"
    case .mayotte: "Mayotte"
    case .monaco: "Monaco"
    case .frenchCollectivity(let code): Self.collectivityName(code, french)
    case .member(let code), .third(let code): code.name(language)
    case .azores: french ? "Açores" : "Azores"
    case .madeira: french ? "Madère" : "Madeira"
    case .austrianEnclave: french ? "Jungholz et Mittelberg" : "Jungholz and Mittelberg"
    case .northernIreland: french ? "Irlande du Nord" : "Northern Ireland"
    case .unitedKingdom: french ? "Royaume-Uni" : "United Kingdom"
    case .excluded(let place): place.name(language)
    }
  }

  private static func collectivityName(_ code: CountryCode, _ french: Bool) -> String {
    switch code.description {
    case "PM": "Saint-Pierre-et-Miquelon"
    case "BL": "Saint-Barthélemy"
    case "MF": "Saint-Martin"
    case "PF": french ? "Polynésie française" : "French Polynesia"
    case "NC": french ? "Nouvelle-Calédonie" : "New Caledonia"
    case "WF": "Wallis-et-Futuna"
    default: french ? "Terres australes françaises" : "French Southern Territories"
    }
  }
}
