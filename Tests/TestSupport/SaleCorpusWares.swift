import Invoicing

/// Where a rate holds.
package enum Zone: Int, Sendable, CaseIterable {
  case mainland, corsica, overseas
  case germany, belgium, italy, spain, netherlands, finland, ireland
  case madeira, jungholz, northernIreland

  var isFrench: Bool { rawValue <= Zone.overseas.rawValue }
}

/// Kinds of things sold, as VAT tells them apart.
package enum Ware: Sendable, CaseIterable {
  case standard, book, food, press, medicine, aid
  case service, electronic, intangible, meal, show, transport
  case voucher, giftCard
  case training, insurance
  case secondHand, art, antique
  case scrap, works

  /// In hundredths of a percent: what the product bears there. Nil where the corpus does not sell it.
  package func rate(in zone: Zone) -> Int64? {
    switch (self, zone) {
    case (.book, .mainland), (.food, .mainland), (.aid, .mainland), (.show, .mainland): 5_50
    case (.press, .mainland), (.medicine, .mainland): 2_10
    case (.meal, .mainland), (.meal, .corsica): 10_00
    case (.aid, .corsica): 5_50
    case (.book, .corsica), (.food, .corsica), (.press, .corsica), (.medicine, .corsica): 2_10
    case (.press, .overseas): 1_05
    case (.book, .overseas), (.food, .overseas), (.medicine, .overseas), (.aid, .overseas): 2_10
    case (.book, .germany): 7_00
    case (.book, .belgium), (.food, .belgium): 6_00
    case (.book, .italy), (.book, .spain): 4_00
    case (.book, .netherlands), (.food, .netherlands): 9_00
    case (.book, .ireland), (.book, .northernIreland): 0
    default: Self.standard(in: zone)
    }
  }

  static func standard(in zone: Zone) -> Int64 {
    switch zone {
    case .mainland, .corsica, .northernIreland: 20_00
    case .overseas: 8_50
    case .germany, .jungholz: 19_00
    case .belgium, .spain, .netherlands: 21_00
    case .italy, .madeira: 22_00
    case .finland: 25_50
    case .ireland: 23_00
    }
  }

  /// Its category (BT-151) when it has one of its own, wherever in the Union it goes.
  var ownCategory: String? {
    switch self {
    case .training, .insurance, .secondHand, .art, .antique: "E"
    case .giftCard: "O"
    case .scrap, .works: "AE"
    default: nil
    }
  }

  /// Sets what the law calls it. A class is what makes a wrong rate visible.
  func describe(_ line: inout SalesOrder.Line) {
    switch self {
    case .standard: line.taxClass = .standard
    case .book: line.taxClass = .book
    case .food: line.taxClass = .food
    case .press: line.taxClass = .press
    case .medicine: line.taxClass = .medicine
    case .aid: line.taxClass = .reduced
    case .service, .training, .insurance: (line.nature, line.taxClass) = (.services, .standard)
    case .electronic: (line.nature, line.taxClass) = (.electronicServices, .standard)
    case .intangible: (line.nature, line.taxClass) = (.intangibleServices, .standard)
    case .meal: (line.nature, line.taxClass) = (.restaurant, .intermediate)
    case .show: (line.nature, line.taxClass) = (.events, .reduced)
    case .transport: (line.nature, line.taxClass) = (.transport, .standard)
    case .voucher: (line.scheme, line.taxClass) = (.singlePurposeVoucher, .standard)
    case .giftCard: line.scheme = .multiPurposeVoucher
    case .secondHand: line.scheme = .margin(.secondHand)
    case .art: line.scheme = .margin(.art)
    case .antique: line.scheme = .margin(.antiques)
    case .scrap: line.scheme = .domesticReverseCharge(.scrap)
    case .works:
      line.nature = .services
      line.scheme = .domesticReverseCharge(.subcontractedWorks)
    }
  }

  /// The reasons a merchant may state.
  var exemptions: [String] {
    switch self {
    case .training: ["VATEX-FR-CGI261-4"]
    case .insurance: ["VATEX-FR-CGI261C-2"]
    default: []
    }
  }

  /// Whether it has a class whose rate in mainland France is not the standard one.
  var isReduced: Bool { rate(in: .mainland) != 20_00 }

  var names: [String] {
    switch self {
    case .standard:
      [
        "Lampe de table Aurore, laiton brossé", "Théière en fonte « Été indien » n° 4",
        "Câble d’alimentation 3 × 1,5 mm²", "Plaid en laine mérinos — écru/ocre",
        "Coffret de 12 crayons aquarellables, étui métal, taille-crayon et pinceau à réservoir inclus, série anniversaire numérotée de l’atelier",
        "Œillet laiton Ø 8 mm", "Größenverstellbarer Bürostuhl „Łódź“",
        "Vin naturel Côte-Rôtie 75 cl",
      ]
    case .book: ["« L’Œuvre au noir », éd. reliée", "Manuel d’apiculture (3e édition)"]
    case .food: ["Thé vert sencha 100 g", "Miel de châtaignier, pot de 500 g", "Pâtes d’épeautre"]
    case .press: ["La Gazette du Rhône n° 1 204", "Revue d’histoire, trimestriel"]
    case .medicine: ["Paracétamol 1 g, boîte de 8"]
    case .aid: ["Canne anglaise réglable", "Siège de bain pivotant"]
    case .service: ["Pose et réglage à domicile", "Réparation de chaussures", "Révision annuelle"]
    case .electronic:
      ["Abonnement au logiciel, 1 mois", "Livre audio à télécharger", "Cours vidéo"]
    case .intangible: ["Conseil en éclairage", "Licence d’image, 1 an", "Étude de marché"]
    case .meal: ["Menu du marché, sur place"]
    case .show: ["Entrée, concert du 12 novembre"]
    case .transport: ["Transport de mobilier, Lyon – Brest"]
    case .voucher: ["Bon « Lampe Aurore », à échanger en boutique"]
    case .giftCard: ["Carte cadeau", "Bon d’achat valable un an"]
    case .training: ["Formation professionnelle, 7 h"]
    case .insurance: ["Assurance bris de glace, 1 an"]
    case .secondHand:
      ["Fauteuil des années 1960, occasion", "Appareil photo argentique d’occasion"]
    case .art: ["Lithographie signée, 12/40"]
    case .antique: ["Commode Louis XV, noyer"]
    case .scrap: ["Chutes de cuivre, catégorie 2"]
    case .works: ["Pose de cloisons, lot n° 3 (sous-traitance)"]
    }
  }

  /// Rec 20 units it is sold in beside pieces.
  var units: [String] {
    switch self {
    case .standard: ["MTR", "MTK", "KGM"]
    case .food: ["KGM", "LTR"]
    case .service, .intangible, .training: ["HUR", "DAY"]
    case .works: ["MTK"]
    case .scrap: ["KGM", "TNE"]
    default: []
    }
  }

  var isGoods: Bool {
    switch self {
    case .standard, .book, .food, .press, .medicine, .aid, .voucher, .giftCard, .secondHand, .art,
      .antique, .scrap:
      true
    default: false
    }
  }
}

/// A shop's till: what it adds up, and what it states of it.
///
/// Amounts are cents before VAT or with it, as the order says. The three ways of rounding are those of the shops people
/// use: the tax of each unit, of each line, or of the total.
package struct Till: Sendable {
  package enum Rounding: String, Sendable, CaseIterable { case perUnit, perLine, perTotal }

  /// A line, charge or discount (negative).
  struct Entry: Sendable {
    /// Rounded, after its discount.
    var cents: Int64
    var discount: Int64 = 0
    /// In hundredths of a percent.
    var rate: Int64
    /// Of one, where it has whole cents; else the tax of each line is rounded.
    var unitCents: Int64?
    /// In ten-thousandths.
    var quantity: Int64 = 1_0000
  }

  package let net: Int64
  package let vat: Int64
  package let gross: Int64
  package let rounding: Rounding

  init(_ entries: [Entry], withTax: Bool, _ rounding: Rounding) {
    self.rounding = rounding
    let total = entries.reduce(0) { $0 + $1.cents }
    let other: Int64
    switch rounding {
    case .perTotal:
      let rates = Set(entries.map(\.rate)).sorted()
      other = rates.reduce(0) { sum, rate in
        let cents = entries.filter { $0.rate == rate }.reduce(0) { $0 + $1.cents }
        return sum + Till.converted(cents, rate, withTax: withTax)
      }
    case .perLine:
      other = entries.reduce(0) { $0 + Till.converted($1.cents, $1.rate, withTax: withTax) }
    case .perUnit:
      other = entries.reduce(0) { sum, entry in
        guard let unit = entry.unitCents else {
          return sum + Till.converted(entry.cents, entry.rate, withTax: withTax)
        }
        let one = Till.converted(unit, entry.rate, withTax: withTax)
        return sum + Till.rounded(Int128(one) * Int128(entry.quantity), 1_0000)
          - Till.converted(entry.discount, entry.rate, withTax: withTax)
      }
    }
    net = withTax ? other : total
    gross = withTax ? total : other
    vat = gross - net
  }

  /// Without tax from with tax, or the other way round.
  private static func converted(_ cents: Int64, _ rate: Int64, withTax: Bool) -> Int64 {
    withTax
      ? rounded(Int128(cents) * 10_000, Int128(10_000 + rate))
      : rounded(Int128(cents) * Int128(10_000 + rate), 10_000)
  }

  /// Halves away from zero.
  static func rounded(_ value: Int128, _ divisor: Int128) -> Int64 {
    let half = divisor / 2 * (value < 0 ? -1 : 1)
    return Int64((value + half) / divisor)
  }
}
