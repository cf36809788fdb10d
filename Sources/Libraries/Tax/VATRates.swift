import Money

/// What a rate is called in the directive (art. 96 to 105, 118) and in French practice.
package enum VATRateKind: String, Hashable, Sendable, CaseIterable {
  /// Taux normal.
  case standard
  /// Taux intermédiaire: the upper reduced rate where a country names one (France's 10 %).
  case intermediate
  /// Taux réduit.
  case reduced
  /// Taux super-réduit ou particulier: below 5 %.
  case superReduced
  /// "Parking" rate, directive art. 118.
  case parking
  /// Exempt with deduction, kept by name in some countries.
  case zero
}

/// One rate of one territory over a period, with where it was read.
package struct VATRate: Hashable, Sendable {
  /// "FR", "FR-COR", "FR-DROM", "PT-20", "PT-30", "AT-JUN", or the code of the country.
  package let zone: String
  package let kind: VATRateKind
  package let rate: Rate
  package let validFrom: LocalDate
  /// The last day; `nil` while it lasts.
  package let validTo: LocalDate?
  /// Who says so. "tedb-2026-09" is eu_vat_rates_data of 2026-09-29, itself read from TEDB; "ibericode" is
  /// ibericode/vat-rates; "verify" is general knowledge to be checked with TEDB before it is relied on.
  package let source: String

  package func isValid(on date: LocalDate) -> Bool {
    validFrom <= date && validTo.map { date <= $0 } ?? true
  }
}

/// The dated table of rates. Every answer is for a day; before 2020-01-01 there is none.
package enum VATRates {
  /// All rates in force on a day, standard first, then as the table lists them. Empty where no VAT is known.
  package static func rates(of territory: TaxTerritory, on date: LocalDate) -> [VATRate] {
    rows(of: territory).filter { $0.isValid(on: date) }
  }

  /// The standard rate. `nil` where VAT is not applied or the table says nothing.
  package static func standard(of territory: TaxTerritory, on date: LocalDate) -> Rate? {
    first(.standard, of: territory, on: date)
  }

  /// Whether a rate existed there that day, for one product or another.
  package static func isLawful(_ rate: Rate, in territory: TaxTerritory, on date: LocalDate)
    -> Bool
  {
    let rows = rows(of: territory)
    return rows.indices.contains { rows[$0].rate == rate && rows[$0].isValid(on: date) }
  }

  /// Whether the place has a zero rate for that kind of product. What a zero rate is for stands in its remark: a zero
  /// rate on solar panels makes no book free of VAT.
  static func hasZero(
    for kind: TaxProduct.Class, in territory: TaxTerritory, on date: LocalDate
  ) -> Bool {
    let words: [String] =
      switch kind {
      case .book: ["books"]
      case .food: ["food"]
      case .medicine: ["medicine"]
      case .press: ["press", "newspapers"]
      default: []
      }
    return rows(of: territory).contains { row in
      row.kind == .zero && row.isValid(on: date) && words.contains { row.source.contains($0) }
    }
  }

  /// Every row of the table, for tests and for the page that shows it.
  package static let all: [VATRate] = VATRateTable.text.split(separator: "\n").flatMap(read)

  static func rows(of territory: TaxTerritory) -> [VATRate] {
    guard let zone = zone(of: territory) else { return [] }
    return byZone[zone]
  }

  /// The first rate of a kind; `nil` when the kind has none that day.
  static func first(_ kind: VATRateKind, of territory: TaxTerritory, on date: LocalDate) -> Rate? {
    let rows = rows(of: territory)
    for index in rows.indices where rows[index].kind == kind && rows[index].isValid(on: date) {
      return rows[index].rate
    }
    return nil
  }

  /// How many rates of a kind there are that day.
  static func count(_ kind: VATRateKind, of territory: TaxTerritory, on date: LocalDate) -> Int {
    let rows = rows(of: territory)
    var count = 0
    for index in rows.indices where rows[index].kind == kind && rows[index].isValid(on: date) {
      count += 1
    }
    return count
  }

  static func has(
    _ rate: Rate, _ kind: VATRateKind, of territory: TaxTerritory, on date: LocalDate
  ) -> Bool {
    let rows = rows(of: territory)
    return rows.indices.contains {
      rows[$0].kind == kind && rows[$0].rate == rate && rows[$0].isValid(on: date)
    }
  }

  private static let specialZones = ["FR-COR", "FR-DROM", "PT-20", "PT-30", "AT-JUN"]

  /// Where a territory's rows are: the country's index, or one of the five special zones after the 676 countries.
  private static func zone(of territory: TaxTerritory) -> Int? {
    switch territory {
    case .corsica: 676
    case .guadeloupe, .martinique, .reunion: 677
    case .azores: 678
    case .madeira: 679
    case .austrianEnclave: 680
    case .guyane, .mayotte, .frenchCollectivity, .excluded: nil
    case .franceMainland, .monaco, .member, .northernIreland, .unitedKingdom, .third:
      Int(territory.country.index)
    }
  }

  private static let byZone: [[VATRate]] = {
    var zones = [[VATRate]](repeating: [], count: 676 + specialZones.count)
    for row in all {
      let special = specialZones.firstIndex(of: row.zone).map { 676 + $0 }
      zones[special ?? Int(CountryCode(row.zone)!.index)].append(row)
    }
    return zones
  }()

  /// One line of the table: zone, kind, rates separated by "/", first day, last day or "-", source.
  private static func read(_ line: Substring) -> [VATRate] {
    let words = line.split(separator: " ", maxSplits: 5).map(String.init)
    return words[2].split(separator: "/").map { rate in
      VATRate(
        zone: words[0], kind: VATRateKind(rawValue: words[1])!, rate: try! Rate(rate),
        validFrom: LocalDate(words[3])!, validTo: words[4] == "-" ? nil : LocalDate(words[4])!,
        source: words[5])
    }
  }
}
