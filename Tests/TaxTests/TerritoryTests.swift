import Testing

@testable import Tax

@Suite struct TerritoryTests {
  /// Country, post code, region → place; goods in the Union, services in the Union, French VAT.
  @Test(arguments: [
    "FR 75001 - France métropolitaine|yes yes yes", "FR - - France métropolitaine|yes yes yes",
    "FR 20000 - Corse|yes yes yes", "FR 20600 - Corse|yes yes yes", "FR - 2A Corse|yes yes yes",
    "FR F-20137 - Corse|yes yes yes", "FR 97110 - Guadeloupe|yes yes yes",
    "GP 97110 - Guadeloupe|yes yes yes", "GP - - Guadeloupe|yes yes yes",
    "FR 97133 - Saint-Barthélemy|no no no", "FR 97150 - Saint-Martin|no no no",
    "GP 97150 - Saint-Martin|no no no", "FR 97200 - Martinique|yes yes yes",
    "MQ - - Martinique|yes yes yes", "FR 97300 - Guyane|no no no", "GF - - Guyane|no no no",
    "FR 97400 - La Réunion|yes yes yes", "RE - - La Réunion|yes yes yes",
    "FR 97500 - Saint-Pierre-et-Miquelon|no no no", "FR 97600 - Mayotte|no no no",
    "YT - - Mayotte|no no no", "FR 98000 - Monaco|yes yes yes", "MC - - Monaco|yes yes yes",
    "FR 98713 - Polynésie_française|no no no", "FR 98800 - Nouvelle-Calédonie|no no no",
    "WF - - Wallis-et-Futuna|no no no", "TF - - Terres_australes_françaises|no no no",
    "DE 10115 - Allemagne|yes yes no", "DE 78266 - Büsingen|no no no",
    "DE 27498 - Héligoland|no no no", "de D-10115 - Allemagne|yes yes no",
    "ES 28001 - Espagne|yes yes no", "ES 35001 - Îles_Canaries|no no no",
    "ES 38001 - Îles_Canaries|no no no", "ES - ES-TF Îles_Canaries|no no no",
    "ES - GC Îles_Canaries|no no no", "ES 51001 - Ceuta|no no no", "ES 52001 - Melilla|no no no",
    "IT 00100 - Italie|yes yes no", "IT 23041 - Livigno|no no no",
    "IT 22061 - Campione_d'Italia|no no no", "FI 00100 - Finlande|yes yes no",
    "FI 22100 - Îles_Åland|no no no", "AX - - Îles_Åland|no no no",
    "GR 63086 - Mont_Athos|no no no",
    "EL 10431 - Grèce|yes yes no", "GR 10431 - Grèce|yes yes no",
    "PT 1000-001 - Portugal|yes yes no",
    "PT 9000-001 - Madère|yes yes no", "PT 9500-001 - Açores|yes yes no",
    "PT - PT-20 Açores|yes yes no", "PT - 30 Madère|yes yes no",
    "AT 1010 - Autriche|yes yes no", "AT 6691 - Jungholz_et_Mittelberg|yes yes no",
    "GB SW1A1AA - Royaume-Uni|no no no", "GB BT1_1AA - Irlande_du_Nord|yes no no",
    "XI - - Irlande_du_Nord|yes no no", "IM IM11AA - Royaume-Uni|no no no",
    "GG - - Guernesey|no no no", "CH 8001 - Suisse|no no no", "AD AD500 - Andorre|no no no",
    "SM - - Saint-Marin|no no no", "VA - - Vatican|no no no", "FO - - Îles_Féroé|no no no",
    "GL - - Groenland|no no no", "US 35001 - États-Unis|no no no", "ZZ - - ZZ|no no no",
  ])
  func `an address is read as the place VAT sees`(row: String) {
    let halves = row.split(separator: "|")
    let words = halves[0].split(separator: " ", maxSplits: 3).map {
      $0 == "-" ? "" : String($0.map { $0 == "_" ? " " : $0 })
    }
    let place = TaxTerritory(country: words[0], postCode: words[1], region: words[2])
    #expect(place?.name(.french) == words[3])
    let facts = [place?.isEUGoods, place?.isEUServices, place?.isFrenchVAT]
    #expect(facts.map { $0 == true ? "yes" : "no" }.joined(separator: " ") == halves[1])
  }

  @Test(arguments: ["", "F", "FRA", "12", "É1", "F1"])
  func `what is not two letters is no country`(text: String) {
    #expect(TaxTerritory(country: text) == nil)
  }

  @Test func `codes read back, and Greece has two prefixes`() {
    #expect(CountryCode("el") == CountryCode("GR"))
    #expect(CountryCode("GR")?.vatPrefix == "EL")
    for member in CountryCode.euMembers {
      #expect(CountryCode(member.description) == member)
      #expect(CountryCode(member.vatPrefix) == member)
      #expect(member.isEUMember && member.isEUNumberPrefix)
    }
    #expect(!CountryCode.unitedKingdom.isEUNumberPrefix)
    #expect(CountryCode.northernIreland.isEUNumberPrefix)
  }

  @Test func `every place has names in both languages`() {
    #expect(TaxTerritory.excluded(.canaryIslands).name(.english) == "Canary Islands")
    #expect(TaxTerritory(country: "FR", postCode: "98713")?.name(.english) == "French Polynesia")
    #expect(TaxTerritory.corsica.name(.english) == "Corsica")
  }
}
