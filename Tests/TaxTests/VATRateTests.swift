import Money
import Testing

@testable import Tax

@Suite struct VATRateTests {
  private func day(_ text: String) -> LocalDate { LocalDate(text)! }

  private func standard(_ country: String, _ date: String) -> String? {
    VATRates.standard(of: TaxTerritory(country: country)!, on: day(date))?.description
  }

  /// FRENCH-LAW b.1.
  @Test func `the standard rates of November 2026 are those of the law file`() {
    let list =
      "AT20 BE21 BG20 CY19 CZ21 DE19 DK25 EE24 ES21 FI25.5 FR20 GR24 HR25 HU27 IE23 IT22 LT21 LU17 LV21 MT18 NL21 PL23 PT23 RO21 SE25 SI22 SK23"
    let words = list.split(separator: " ").map(String.init)
    #expect(words.count == 27)
    #expect(words.map { String($0.prefix(2)) } == CountryCode.euMembers.map(\.description))
    for word in words {
      #expect(standard(String(word.prefix(2)), "2026-11-25") == String(word.dropFirst(2)))
    }
  }

  @Test(arguments: [
    "DE 2020-06-30 19", "DE 2020-07-01 16", "DE 2020-12-31 16", "DE 2021-01-01 19",
    "IE 2020-08-31 23", "IE 2020-09-01 21", "IE 2021-02-28 21", "IE 2021-03-01 23",
    "EE 2023-12-31 20", "EE 2024-01-01 22", "EE 2025-07-01 24", "FI 2024-08-31 24",
    "FI 2024-09-01 25.5", "SK 2024-12-31 20", "SK 2025-01-01 23", "RO 2025-07-31 19",
    "RO 2025-08-01 21", "LU 2022-12-31 17", "LU 2023-01-01 16", "LU 2024-01-01 17",
    "CH 2023-12-31 7.7", "CH 2024-01-01 8.1", "GB 2026-11-25 20", "XI 2026-11-25 20",
    "EL 2026-11-25 24", "MC 2026-11-25 20", "IM 2026-11-25 20", "RE 2026-11-25 8.5",
  ])
  func `standard rates changed on their day`(row: String) {
    let words = row.split(separator: " ").map(String.init)
    #expect(standard(words[0], words[1]) == words[2])
  }

  @Test(arguments: [
    "DE 2020-08-01 5 yes", "DE 2020-08-01 7 no", "DE 2026-11-25 7 yes", "CZ 2023-12-31 15 yes",
    "CZ 2024-01-01 15 no", "CZ 2024-01-01 12 yes", "SK 2024-12-31 10 yes", "SK 2025-01-01 10 no",
    "SK 2025-01-01 19 yes", "SK 2025-01-01 5 yes", "LT 2025-12-31 9 yes", "LT 2026-01-01 9 no",
    "LT 2026-01-01 12 yes", "FI 2025-12-31 14 yes", "FI 2026-01-01 14 no",
    "FI 2026-01-01 13.5 yes", "RO 2025-08-01 9 no", "RO 2025-08-01 11 yes",
    "CH 2024-01-01 2.6 yes", "CH 2024-01-01 3.8 yes", "CH 2023-12-31 2.5 yes",
    "FR 2026-11-25 13 no", "FR 2026-11-25 0.9 no", "FR 2026-11-25 0 no", "FR 2026-11-25 19.6 no",
    "RE 2026-11-25 1.75 yes", "RE 2026-11-25 1.05 yes", "RE 2026-11-25 20 no",
    "GF 2026-11-25 8.5 no", "YT 2026-11-25 20 no", "US 2026-11-25 20 no",
  ])
  func `other rates were lawful or not`(row: String) throws {
    let words = row.split(separator: " ").map(String.init)
    let isLawful = VATRates.isLawful(
      try Rate(words[2]), in: TaxTerritory(country: words[0])!, on: day(words[1]))
    #expect(isLawful == (words[3] == "yes"))
  }

  @Test func `France has the rates of the law file, place by place`() {
    func rates(_ place: TaxTerritory) -> [String] {
      VATRates.rates(of: place, on: day("2026-11-25")).map(\.rate).sorted(by: >)
        .map(\.description)
    }
    #expect(rates(.franceMainland) == ["20", "10", "5.5", "2.1"])
    #expect(rates(.monaco) == ["20", "10", "5.5", "2.1"])
    #expect(rates(.corsica) == ["20", "13", "10", "5.5", "2.1", "0.9"])
    for place in [TaxTerritory.guadeloupe, .martinique, .reunion] {
      #expect(rates(place) == ["8.5", "2.1", "1.75", "1.05"])
    }
    #expect(rates(.guyane) == [] && rates(.mayotte) == [])
  }

  @Test func `every row says where it was read, and periods of a rate do not overlap`() {
    #expect(VATRates.all.count > 150)
    for row in VATRates.all {
      #expect(!row.source.isEmpty)
      if let end = row.validTo { #expect(row.validFrom <= end) }
      let twins = VATRates.all.filter {
        $0.zone == row.zone && $0.kind == row.kind && $0.isValid(on: row.validFrom)
          && ($0.rate == row.rate || row.kind == .standard)
      }
      #expect(twins.count == 1, "\(row)")
    }
  }

  @Test func `every member has one standard rate every day since 2020`() {
    for member in CountryCode.euMembers {
      let place = TaxTerritory(country: member.description)!
      var date = day("2020-01-01")
      while date <= day("2026-12-31") {
        #expect(VATRates.count(.standard, of: place, on: date) == 1, "\(member) \(date)")
        date = date.adding(days: 13)
      }
    }
  }
}
