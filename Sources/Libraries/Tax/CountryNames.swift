/// What people call a country; for sentences, never for decisions. Countries outside the table show their code.
extension CountryCode {
  package func name(_ language: TaxLanguage) -> String {
    guard let names = Self.names[self] else { return description }
    return language == .french ? names.fr : names.en
  }

  private static let names: [CountryCode: (fr: String, en: String)] = {
    var names: [CountryCode: (fr: String, en: String)] = [:]
    for line in table.split(separator: "\n") {
      let words = line.dropFirst(3).split(separator: "|")
      names[CountryCode(line.prefix(2))!] = (String(words[0]), String(words[1]))
    }
    return names
  }()

  private static let table = """
    AD Andorre|Andorra
    AE Émirats arabes unis|United Arab Emirates
    AT Autriche|Austria
    AU Australie|Australia
    BE Belgique|Belgium
    BG Bulgarie|Bulgaria
    BR Brésil|Brazil
    CA Canada|Canada
    CH Suisse|Switzerland
    CN Chine|China
    CY Chypre|Cyprus
    CZ Tchéquie|Czechia
    DE Allemagne|Germany
    DK Danemark|Denmark
    DZ Algérie|Algeria
    EE Estonie|Estonia
    ES Espagne|Spain
    FI Finlande|Finland
    FO Îles Féroé|Faroe Islands
    FR France|France
    GB Royaume-Uni|United Kingdom
    GG Guernesey|Guernsey
    GI Gibraltar|Gibraltar
    GL Groenland|Greenland
    GR Grèce|Greece
    HK Hong Kong|Hong Kong
    HR Croatie|Croatia
    HU Hongrie|Hungary
    IE Irlande|Ireland
    IL Israël|Israel
    IM Île de Man|Isle of Man
    IN Inde|India
    IS Islande|Iceland
    IT Italie|Italy
    JE Jersey|Jersey
    JP Japon|Japan
    KR Corée du Sud|South Korea
    LI Liechtenstein|Liechtenstein
    LT Lituanie|Lithuania
    LU Luxembourg|Luxembourg
    LV Lettonie|Latvia
    MA Maroc|Morocco
    MC Monaco|Monaco
    MT Malte|Malta
    MX Mexique|Mexico
    NL Pays-Bas|Netherlands
    NO Norvège|Norway
    NZ Nouvelle-Zélande|New Zealand
    PL Pologne|Poland
    PT Portugal|Portugal
    RO Roumanie|Romania
    RS Serbie|Serbia
    SE Suède|Sweden
    SG Singapour|Singapore
    SI Slovénie|Slovenia
    SK Slovaquie|Slovakia
    SM Saint-Marin|San Marino
    SN Sénégal|Senegal
    TN Tunisie|Tunisia
    TR Turquie|Türkiye
    UA Ukraine|Ukraine
    US États-Unis|United States
    VA Vatican|Vatican City
    XI Irlande du Nord|Northern Ireland
    """
}
