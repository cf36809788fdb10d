import Money

/// Reading an address: the country, then what the post code or the region says of it.
extension TaxTerritory {
  /// - Parameters:
  ///   - country: ISO 3166-1, two letters; "EL" is Greece, "XI" Northern Ireland.
  ///   - postCode: as written; spaces, hyphens and a leading country code do not matter.
  ///   - region: a code of ISO 3166-2 ("ES-TF", "TF", "PT-30", "FR-2A"), used where the post code is silent.
  /// - Returns: `nil` when `country` is not two letters. An unknown country is a third country.
  package init?(
    country: some StringProtocol, postCode: String = "",
    region: String = ""
  ) {
    guard let code = CountryCode(country) else { return nil }
    let name = code.description
    let post = Self.normalised(postCode, dropping: name)
    let region = Self.normalised(region, dropping: name)
    self =
      Self.ofFrance(name, post, region) ?? Self.ofUnitedKingdom(name, post, region)
      ?? Self.excludedPlace(name, post, region).map { .excluded($0) }
      ?? Self.specialMember(name, post, region)
      ?? (code.isEUMember ? .member(code) : .third(code))
  }

  /// Capitals and digits only: "F-20 000" and "20000" are the same, so are "FR-2A" and "2A".
  private static func normalised(_ text: String, dropping country: String) -> String {
    var clean = text.uppercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if clean.hasPrefix(country), clean.utf8.count > 3 {
      clean.removeFirst(2)
    } else if clean.utf8.count == 6, let first = clean.first, first == "F" || first == "D" {
      clean.removeFirst()
    }
    return clean
  }

  private static func ofFrance(_ country: String, _ post: String, _ region: String)
    -> TaxTerritory?
  {
    switch country {
    case "FR": ofFrenchPostCode(post) ?? ofFrenchRegion(region) ?? .franceMainland
    case "MC": .monaco
    case "GP": ofFrenchPostCode(post).map { $0 == .corsica ? .guadeloupe : $0 } ?? .guadeloupe
    case "MQ": .martinique
    case "RE": .reunion
    case "GF": .guyane
    case "YT": .mayotte
    case "PM", "BL", "MF", "PF", "NC", "WF", "TF": .frenchCollectivity(CountryCode(country)!)
    default: nil
    }
  }

  private static func ofFrenchPostCode(_ post: String) -> TaxTerritory? {
    guard post.utf8.count == 5 else { return nil }
    switch post.prefix(3) {
    case "971":
      if post == "97133" { return collectivity("BL") }
      return post == "97150" ? collectivity("MF") : .guadeloupe
    case "972": return .martinique
    case "973": return .guyane
    case "974": return .reunion
    case "975": return collectivity("PM")
    case "976": return .mayotte
    case "977": return collectivity("BL")
    case "978": return collectivity("MF")
    case "980": return .monaco
    case "984": return collectivity("TF")
    case "986": return collectivity("WF")
    case "987": return collectivity("PF")
    case "988": return collectivity("NC")
    default: return post.hasPrefix("20") ? .corsica : .franceMainland
    }
  }

  private static func collectivity(_ code: StaticString) -> TaxTerritory {
    .frenchCollectivity(CountryCode(known: code))
  }

  private static func ofFrenchRegion(_ region: String) -> TaxTerritory? {
    switch region {
    case "20R", "COR", "2A", "2B", "CORSE": .corsica
    case "971", "GP", "GUA": .guadeloupe
    case "972", "MQ": .martinique
    case "973", "GF": .guyane
    case "974", "RE", "LRE": .reunion
    case "976", "YT", "MAY": .mayotte
    default: nil
    }
  }

  private static func ofUnitedKingdom(_ country: String, _ post: String, _ region: String)
    -> TaxTerritory?
  {
    switch country {
    case "XI": return .northernIreland
    case "IM": return .unitedKingdom
    case "GB", "UK":
      // BT is Belfast and all of Northern Ireland; the next character is a digit.
      let digit = post.dropFirst(2).first?.isNumber ?? false
      return (post.hasPrefix("BT") && digit) || region == "NIR"
        ? .northernIreland : .unitedKingdom
    default: return nil
    }
  }

  private static func excludedPlace(_ country: String, _ post: String, _ region: String)
    -> ExcludedTerritory?
  {
    let two = post.prefix(2)
    switch country {
    case "ES"
    where two == "35" || two == "38" || region == "GC" || region == "TF" || region == "CN":
      return .canaryIslands
    case "ES" where two == "51" || region == "CE": return .ceuta
    case "ES" where two == "52" || region == "ML": return .melilla
    case "IC": return .canaryIslands
    case "EA": return post.hasPrefix("52") ? .melilla : .ceuta
    case "AX": return .aland
    case "FI" where two == "22" || region == "01": return .aland
    case "IT" where post == "23041": return .livigno
    case "IT" where post == "22061": return .campione
    case "DE" where post == "78266": return .busingen
    case "DE" where post == "27498": return .heligoland
    case "GR" where post == "63086" || region == "69": return .mountAthos
    default: return nil
    }
  }

  private static func specialMember(_ country: String, _ post: String, _ region: String)
    -> TaxTerritory?
  {
    switch country {
    case "PT" where post.hasPrefix("9"): post.prefix(2) >= "95" ? .azores : .madeira
    case "PT" where region == "20": .azores
    case "PT" where region == "30": .madeira
    case "AT" where ["6691", "6991", "6992", "6993"].contains(post): .austrianEnclave
    default: nil
    }
  }
}
