import Money
import Testing

@testable import Tax

/// The mentions as data: complete, dated, and named once.
@Suite struct MentionTableTests {
  private static let day = LocalDate("2026-11-26")!

  @Test func `every mention has its words in five languages, its law and where it was read`() {
    #expect(MentionTable.all.count > 80)
    for mention in MentionTable.all {
      for language in TaxLanguage.allCases {
        #expect(!mention.words.text(language).isEmpty, "\(mention.name.code) \(language)")
      }
      #expect(!mention.law.isEmpty && !mention.source.isEmpty, "\(mention.name.code)")
    }
  }

  @Test func `every condition is a clause in French and in English`() {
    for condition in Set(MentionTable.all.map(\.condition)) {
      let (french, english) = (condition.text(.french), condition.text(.english))
      #expect(!french.isEmpty && !english.isEmpty && french != english, "\(condition)")
      #expect(french.first?.isLowercase == true && french.last != ".", "\(french)")
    }
  }

  @Test(arguments: ["2022-06-30", "2026-11-26", "2028-06-30", "2028-07-01"])
  func `on any day a name has one row at most`(day: String) {
    let date = LocalDate(day)!
    let names = MentionTable.all.filter { $0.isValid(on: date) }.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Set(names.map(\.code)).count == names.count)
  }

  @Test func `the codes are those programs were told`() {
    let codes: [(MentionName, String)] = [
      (.recoveryFee, "recovery-fee"), (.buyerVATNumber, "buyer-vat-number"),
      (.buyerSIREN, "buyer-siren"), (.vat(.noVATTerritory), "vat.no-vat-territory"),
      (.vat(.serviceOutsideEU), "vat.service-outside-eu"),
      (.vat(.margin(.secondHand)), "vat.margin.second-hand"),
      (
        .vat(.domesticReverseCharge(.subcontractedWorks)),
        "vat.domestic-reverse-charge.subcontracted-works"
      ),
      (.vat(.exemption(.cgi261_4)), "vat.exemption.VATEX-FR-CGI261-4"),
    ]
    for (name, code) in codes { #expect(name.code == code) }
  }

  @Test func `no words that cite the CGI are valid after 30 June 2028`() {
    let last = TaxMention.lastDayOfCGI
    let citing = MentionTable.all.filter { $0.words.french.contains("CGI") }
    #expect(citing.count > 20)
    for mention in citing {
      #expect(mention.validUntil == last, "\(mention.name.code)")
      #expect(mention.isValid(on: last) && !mention.isValid(on: last.adding(days: 1)))
    }
  }

  @Test func `words begin on the day of their law`() {
    func isThere(_ name: MentionName, _ day: String) -> Bool {
      MentionTable.words(name, on: LocalDate(day)!) != nil
    }
    #expect(!isThere(.legalGuarantee, "2022-06-30") && isThere(.legalGuarantee, "2022-07-01"))
    #expect(!isThere(.soleTrader, "2022-05-14") && isThere(.soleTrader, "2022-05-15"))
    #expect(isThere(.vat(.franchise), "2028-06-30") && !isThere(.vat(.franchise), "2028-07-01"))
  }
}
