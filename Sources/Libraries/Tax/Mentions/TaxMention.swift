import Money

/// Words an invoice owes its reader when a line bears no VAT, or bears it under a special scheme.
///
/// The words are dated data: those that cite the CGI may be printed until 2028-06-30 (ord. 2026-671,
/// BOI-RES-TVA-000253). What replaces them comes from a decree not seen; no number of the CIBS is guessed.
package enum TaxMention: Hashable, Sendable {
  case franchise
  case intraCommunity
  /// Goods that leave from another member state: the directive is cited, not the CGI.
  case intraCommunityFromAbroad
  case export
  case exportFromAbroad
  /// To or between overseas departments.
  case overseasExport
  /// Guyane, Mayotte.
  case noVATTerritory
  case reverseCharge
  case domesticReverseCharge(TaxProduct.ReverseChargeGoods)
  /// A service to a business outside the Union.
  case serviceOutsideEU
  /// An immaterial or electronic service to a consumer outside the Union.
  case intangibleOutsideEU
  /// Goods that neither leave from nor are installed in France.
  case outsideFrance
  /// The recipient pays the VAT on import.
  case importByRecipient
  case multiPurposeVoucher
  case marketplace
  case margin(TaxProduct.MarginGoods)
  case exemption(ExemptionCode)

  /// Each of them once, those whose words say more before those that share them.
  package static let all: [TaxMention] =
    [
      .franchise, .intraCommunity, .intraCommunityFromAbroad, .export, .exportFromAbroad,
      .overseasExport, .noVATTerritory, .reverseCharge, .serviceOutsideEU, .intangibleOutsideEU,
      .outsideFrance, .importByRecipient, .multiPurposeVoucher, .marketplace,
    ]
    + TaxProduct.ReverseChargeGoods.allCases.map(TaxMention.domesticReverseCharge)
    + TaxProduct.MarginGoods.allCases.map(TaxMention.margin)
    + ExemptionCode.allCases.filter(\.mayBeStated).map(TaxMention.exemption)

  /// The last day a reference to the CGI may be printed.
  package static let lastDayOfCGI = LocalDate(year: 2028, month: 6, day: 30)!

  /// The words and their law, for a document issued on `date`; `nil` when no wording is known for that day.
  package func wording(on date: LocalDate) -> Wording? {
    isKnown(on: date) ? Wording(mention: self) : nil
  }

  /// Whether the words may be printed on `date`.
  package func isKnown(on date: LocalDate) -> Bool {
    lastValidDay.map { date <= $0 } ?? true
  }

  /// `nil` for words that cite no article of the CGI.
  package var lastValidDay: LocalDate? {
    switch self {
    case .intraCommunityFromAbroad, .exportFromAbroad, .reverseCharge, .domesticReverseCharge,
      .marketplace, .importByRecipient, .margin:
      nil
    case .exemption(let code) where code.rawValue.hasPrefix("VATEX-EU"): nil
    default: Self.lastDayOfCGI
    }
  }

  package struct Wording: Hashable, Sendable {
    let mention: TaxMention

    package var law: String { mention.law }
    package var lastValidDay: LocalDate? { mention.lastValidDay }
    /// French words are the ones the law asks for; the others translate them for the reader.
    package func text(_ language: TaxLanguage) -> String { mention.text(language) }
  }
}

extension TaxMention {
  /// Which text asks for the words.
  package var law: String {
    switch self {
    case .franchise: "CGI 293 E"
    case .intraCommunity: "CGI 262 ter I"
    case .intraCommunityFromAbroad: "dir. 2006/112 art. 138"
    case .export: "CGI 262 I"
    case .exportFromAbroad: "dir. 2006/112 art. 146"
    case .overseasExport: "CGI 294-2"
    case .noVATTerritory: "CGI 294-1"
    case .reverseCharge: "CGI 283-2"
    case .domesticReverseCharge(.subcontractedWorks): "CGI 283-2 nonies"
    case .domesticReverseCharge(.scrap): "CGI 283-2 sexies"
    case .domesticReverseCharge(.energy): "CGI 283-2 quinquies"
    case .serviceOutsideEU: "CGI 259-1"
    case .intangibleOutsideEU: "CGI 259 B"
    case .outsideFrance: "CGI 258"
    case .importByRecipient: "CGI 293 A"
    case .multiPurposeVoucher: "CGI 256 ter"
    case .marketplace: "CGI 256 V"
    case .margin: "CGI 297 E"
    case .exemption(let code): code.article(.french)
    }
  }

  fileprivate func text(_ language: TaxLanguage) -> String {
    let words = words
    return switch language {
    case .french: words[0]
    case .english: words[1]
    case .german: words[2]
    case .spanish: words[3]
    case .italian: words[4]
    }
  }

  /// French, English, German, Spanish, Italian.
  var words: [String] {
    switch self {
    case .franchise:
      [
        "TVA non applicable, article 293 B du CGI",
        "VAT not applicable, Art. 293 B CGI (French small business scheme)",
        "Keine Mehrwertsteuer, Art. 293 B CGI (französische Kleinunternehmerregelung)",
        "IVA no aplicable, art. 293 B CGI (franquicia francesa de pequeñas empresas)",
        "IVA non applicabile, art. 293 B CGI (franchigia francese per le piccole imprese)",
      ]
    case .intraCommunity:
      Self.exempt("262 ter I", "innergemeinschaftliche Lieferung", "intra-Community supply")
    case .intraCommunityFromAbroad:
      Self.directive("138", "livraison intracommunautaire", "intra-Community supply")
    case .export: Self.exempt("262 I", "Ausfuhrlieferung", "export")
    case .exportFromAbroad: Self.directive("146", "exportation", "export")
    case .overseasExport:
      Self.exempt("294-2 et 262 I", "Lieferung in ein französisches Überseegebiet", "export")
    case .noVATTerritory: Self.notApplicable("294-1")
    case .reverseCharge, .domesticReverseCharge:
      [
        "Autoliquidation", "Reverse charge", "Steuerschuldnerschaft des Leistungsempfängers",
        "Inversión del sujeto pasivo", "Inversione contabile",
      ]
    case .serviceOutsideEU: Self.notApplicable("259-1", dash: true)
    case .intangibleOutsideEU: Self.notApplicable("259 B", dash: true)
    case .outsideFrance: Self.notApplicable("258", dash: true)
    case .multiPurposeVoucher: Self.notApplicable("256 ter", dash: true)
    case .importByRecipient:
      [
        "TVA à l'importation due par le destinataire", "Import VAT payable by the recipient",
        "Einfuhrumsatzsteuer vom Empfänger zu zahlen",
        "IVA a la importación a cargo del destinatario",
        "IVA all'importazione a carico del destinatario",
      ]
    case .marketplace:
      [
        "TVA collectée par la place de marché", "VAT collected by the marketplace",
        "Umsatzsteuer vom Marktplatz erhoben", "IVA recaudado por la plataforma",
        "IVA riscossa dalla piattaforma",
      ]
    case .margin(let goods): Self.margin(goods)
    case .exemption(let code): Self.exemption(code)
    }
  }

  private static func exempt(_ article: String, _ german: String, _ english: String) -> [String] {
    [
      "Exonération de TVA, art. \(article) du CGI",
      "VAT exempt, Art. \(article) CGI (FR): \(english)",
      "Steuerfrei, Art. \(article) CGI (FR): \(german)", "Exento de IVA, art. \(article) CGI (FR)",
      "Esente IVA, art. \(article) CGI (FR)",
    ]
  }

  private static func directive(_ article: String, _ french: String, _ english: String)
    -> [String]
  {
    [
      "Exonération de TVA, art. \(article) de la directive 2006/112/CE (\(french))",
      "VAT exempt, Art. \(article) Directive 2006/112/EC (\(english))",
      "Steuerfrei, Art. \(article) Richtlinie 2006/112/EG",
      "Exento de IVA, art. \(article) Directiva 2006/112/CE",
      "Esente IVA, art. \(article) direttiva 2006/112/CE",
    ]
  }

  private static func notApplicable(_ article: String, dash: Bool = false) -> [String] {
    [
      "TVA non applicable\(dash ? " –" : ",") art. \(article) du CGI",
      "VAT not applicable, Art. \(article) CGI (FR)",
      "Nicht steuerbar, Art. \(article) CGI (FR)", "IVA no aplicable, art. \(article) CGI (FR)",
      "IVA non applicabile, art. \(article) CGI (FR)",
    ]
  }

  /// The words of directive art. 226, 14).
  private static func margin(_ goods: TaxProduct.MarginGoods) -> [String] {
    switch goods {
    case .secondHand:
      [
        "Régime particulier – Biens d'occasion", "Margin scheme — Second-hand goods",
        "Gebrauchtgegenstände/Sonderregelung", "Régimen especial — Bienes de ocasión",
        "Regime del margine — Beni di occasione",
      ]
    case .art:
      [
        "Régime particulier – Objets d'art", "Margin scheme — Works of art",
        "Kunstgegenstände/Sonderregelung", "Régimen especial — Objetos de arte",
        "Regime del margine — Oggetti d'arte",
      ]
    case .antiques:
      [
        "Régime particulier – Objets de collection et d'antiquité",
        "Margin scheme — Collector's items and antiques",
        "Sammlungsstücke und Antiquitäten/Sonderregelung",
        "Régimen especial — Objetos de colección o antigüedades",
        "Regime del margine — Oggetti da collezione e di antiquariato",
      ]
    }
  }

  private static func exemption(_ code: ExemptionCode) -> [String] {
    let article = code.article(.english)
    return [
      "Exonération de TVA, \(code.article(.french))", "VAT exempt, \(article)",
      "Steuerfrei, \(article)", "Exento de IVA, \(article)", "Esente IVA, \(article)",
    ]
  }
}
