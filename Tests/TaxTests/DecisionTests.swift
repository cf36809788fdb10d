import Money
import Testing

@testable import Tax

/// What holds for every decision, over a grid of sales and over the accountant's tables.
@Suite struct DecisionTests {
  private static let day = LocalDate("2026-11-25")!
  private static let places: [TaxTerritory] = [
    .franceMainland, .corsica, .guadeloupe, .reunion, .guyane, .monaco, SaleTable.place("97133"),
    SaleTable.place("DE"), SaleTable.place("IE"), .azores, .northernIreland, .unitedKingdom,
    .excluded(.canaryIslands), SaleTable.place("US"),
  ]
  private static let sellers: [TaxSeller] = [
    TaxSeller(), TaxSeller(oss: .registered, hasIOSS: true, registrations: [CountryCode("DE")!]),
    TaxSeller(oss: .aboveUnregistered), TaxSeller(regime: .franchise),
    TaxSeller(regime: .franchise, oss: .optedIn), TaxSeller(establishedIn: .reunion),
    TaxSeller(establishedIn: .guyane),
  ]
  private static let buyers: [TaxBuyer] = [
    .consumer, .company(TaxCompany()),
    .company(TaxCompany(vatCountry: .france, proof: .verified)),
    .company(TaxCompany(vatCountry: CountryCode("DE"), proof: .verified)),
    .company(TaxCompany(vatCountry: CountryCode("DE"), proof: .keyOnly)),
    .company(TaxCompany(vatCountry: .northernIreland, proof: .verified)),
  ]
  private static let products: [TaxProduct] =
    TaxProduct.Nature.allCases.map { TaxProduct($0) }
    + [
      TaxProduct(.goods, .unstated), TaxProduct(.goods, .book),
      TaxProduct(.goods, scheme: .margin(.art)), TaxProduct(.service, scheme: .exempt(.cgi261_4)),
      TaxProduct(.service, scheme: .domesticReverseCharge(.subcontractedWorks)),
      TaxProduct(.goods, scheme: .multiPurposeVoucher),
      TaxProduct(.goods, scheme: .singlePurposeVoucher, isDeposit: true),
    ]

  private static func forEach(_ body: (TaxQuestion, TaxAnswer) -> Void) {
    for seller in sellers {
      for product in products {
        for buyer in buyers {
          for from in places {
            for to in places {
              let question = TaxQuestion(
                seller: seller, product: product, buyer: buyer, from: from, to: to, date: day,
                consignmentCents: 100_00)
              body(question, TaxEngine.decide(question))
            }
          }
        }
      }
    }
  }

  /// The first thing that is wrong with a decision, if anything is.
  private static func fault(_ decision: VATDecision, _ question: TaxQuestion) -> String? {
    if decision.reasons.isEmpty || decision.reasons.contains(where: { $0.law.isEmpty }) {
      return "a reason without law"
    }
    switch decision.category {
    case .standard:
      guard let place = decision.territory, decision.exemption == nil, decision.mention == nil,
        VATRates.isLawful(decision.rate, in: place, on: question.date), !decision.rate.isZero
      else { return "S without a lawful rate" }
    case .zeroRated:
      guard let place = decision.territory, !place.isFrenchVAT, decision.rate.isZero else {
        return "Z in France"
      }
    case .exempt, .reverseCharge, .intraCommunity, .export, .outOfScope:
      guard decision.rate.isZero, decision.exemption != nil, decision.mention != nil else {
        return "no VAT and no reason"
      }
    case .canaryIslands, .ceutaMelilla: return "not a French category"
    }
    return flowFault(decision)
  }

  private static func flowFault(_ decision: VATDecision) -> String? {
    let isAggregate = decision.flow == .aggregateReport
    if isAggregate != (decision.reporting != nil) { return "10.3 and its category go together" }
    if decision.reporting == .goods || decision.reporting == .services {
      return decision.territory?.isFrenchVAT == true ? nil : "taxed in France, they said"
    }
    return nil
  }

  @Test func `every decision is sound`() {
    var decided = 0
    var faults: [String] = []
    Self.forEach { question, answer in
      guard case .decided(let decision) = answer else { return }
      decided += 1
      if let fault = Self.fault(decision, question) { faults.append("\(fault): \(question)") }
    }
    #expect(decided > 50_000)
    #expect(faults.count == 0, "\(faults.first ?? "")")
  }

  @Test func `K and AE go to identified businesses of other member states only`() {
    var strangers = 0
    Self.forEach { question, answer in
      guard case .decided(let decision) = answer, decision.exemption != .domesticReverseCharge,
        decision.category == .intraCommunity || decision.category == .reverseCharge
      else { return }
      if case .company(let company) = question.buyer, company.vatCountry?.isEUNumberPrefix == true,
        company.proof != .none,
        company.vatCountry != question.from.country
          || decision.category == .reverseCharge
      {
        return
      }
      strangers += 1
    }
    #expect(strangers == 0)
  }

  @Test func `a franchise never charges French VAT on its own sales nor supplies K from France`() {
    var charged = 0
    Self.forEach { question, answer in
      guard question.seller.regime == .franchise, case .decided(let decision) = answer else {
        return
      }
      let isImport = decision.reasons.contains(.importedWithIOSS(question.to))
      if decision.category == .standard, decision.territory?.isFrenchVAT == true, !isImport {
        charged += 1
      }
      if decision.category == .intraCommunity, question.from.isFrenchVAT { charged += 1 }
    }
    #expect(charged == 0)
  }

  @Test func `a shop that charged what was decided is agreed with`() {
    var disagreed: [String] = []
    Self.forEach { question, answer in
      guard case .decided(let decision) = answer, question.channel == .own,
        !decision.rate.isZero, !decision.warnings.contains(.numberNotVerified)
      else { return }
      var stated = question
      stated.statedRate = decision.rate
      guard case .decided(let again) = TaxEngine.decide(stated), again.rate == decision.rate else {
        disagreed.append("\(question)")
        return
      }
    }
    #expect(disagreed.count == 0, "\(disagreed.first ?? "")")
  }

  @Test func `every reason, refusal, warning and mention has words for people`() {
    var seen: Set<String> = []
    Self.forEach { _, answer in
      switch answer {
      case .refused(let refusal):
        seen.insert(refusal.text(.french))
        #expect(refusal.code.hasPrefix("tax.") && refusal.text(.french) != refusal.text(.english))
      case .decided(let decision):
        for reason in decision.reasons where seen.insert(reason.text(.french)).inserted {
          #expect(reason.text(.french) != reason.text(.english), "\(reason)")
        }
        for warning in decision.warnings where seen.insert(warning.text(.french)).inserted {
          #expect(warning.text(.french) != warning.text(.english))
        }
        guard let mention = decision.mention?.wording(on: Self.day) else { return }
        if seen.insert(mention.text(.french)).inserted {
          #expect(Set(TaxLanguage.allCases.map(mention.text)).count == 5, "\(mention)")
        }
      }
    }
    #expect(seen.count > 60)
  }

  @Test func `the mentions the law dictates are verbatim`() {
    let words: [(TaxMention, String)] = [
      (.franchise, "TVA non applicable, article 293 B du CGI"),
      (.intraCommunity, "Exonération de TVA, art. 262 ter I du CGI"),
      (.export, "Exonération de TVA, art. 262 I du CGI"),
      (.overseasExport, "Exonération de TVA, art. 294-2 et 262 I du CGI"),
      (.noVATTerritory, "TVA non applicable, art. 294-1 du CGI"),
      (.reverseCharge, "Autoliquidation"),
      (.domesticReverseCharge(.subcontractedWorks), "Autoliquidation"),
      (.serviceOutsideEU, "TVA non applicable – art. 259-1 du CGI"),
      (.margin(.secondHand), "Régime particulier – Biens d'occasion"),
      (.exemption(.cgi261C1), "Exonération de TVA, art. 261 C-1 du CGI"),
      (.exemption(.cgi261D1bis), "Exonération de TVA, art. 261 D-1 bis du CGI"),
      (.exemption(.cgi298sexdeciesA), "Exonération de TVA, art. 298 sexdecies A du CGI"),
    ]
    for (mention, text) in words {
      #expect(mention.wording(on: Self.day)?.text(.french) == text)
    }
  }

  @Test func `references to the CGI end on 30 June 2028, other words do not`() {
    let after = LocalDate("2028-07-01")!
    #expect(TaxMention.franchise.lastValidDay == LocalDate("2028-06-30"))
    #expect(TaxMention.franchise.wording(on: after) == nil)
    #expect(TaxMention.exemption(.cgi261_4).wording(on: after) == nil)
    #expect(TaxMention.reverseCharge.wording(on: after) != nil)
    #expect(TaxMention.margin(.art).wording(on: after) != nil)
    #expect(TaxMention.exemption(.eu132_1I).wording(on: after) != nil)
  }

  @Test func `deposits on goods fall due on receipt since 2023`() {
    func isDueOnReceipt(_ date: String) -> Bool {
      let line = "normal | goods deposit | consumer | 75001 | 69001 | \(date) → any | any"
      guard case .decided(let decision) = TaxEngine.decide(SaleTable(line).rows[0].question)
      else { return false }
      return decision.reasons.contains(.deposit)
    }
    #expect(!isDueOnReceipt("2022-12-31"))
    #expect(isDueOnReceipt("2023-01-01"))
  }

  @Test func `codes that follow from a sale are not stated, all others have an article`() {
    for code in ExemptionCode.allCases {
      #expect(code.rawValue.hasPrefix("VATEX-"))
      guard code.mayBeStated else { continue }
      #expect(code.article(.french).contains { $0.isNumber }, "\(code)")
    }
    #expect(ExemptionCode.allCases.filter { !$0.mayBeStated }.count == 9)
  }

  @Test func `warnings say what to look at`() {
    func warnings(_ line: String) -> [TaxWarning] {
      guard case .decided(let decision) = TaxEngine.decide(SaleTable(line).rows[0].question)
      else { return [] }
      return decision.warnings
    }
    let end = "| 2026-11-25 → any | any"
    let italy = CountryCode("IT")!
    #expect(
      warnings("normal | goods | company DE key | 75001 | DE \(end)") == [.numberNotVerified])
    #expect(
      warnings("normal | goods | company IT verified | 75001 | DE \(end)")
        == [.numberOfAnotherCountry(italy)])
    #expect(
      warnings("normal | goods | company FR verified | 75001 | DE \(end)") == [.numberOfDeparture])
    #expect(warnings("normal | goods | company DE | 75001 | DE \(end)") == [.treatedAsConsumer])
    #expect(
      warnings("normal | goods unstated | consumer | 75001 | 69001 \(end)")
        == [.standardRateAssumed])
    #expect(
      warnings("normal | service | company | 75001 | US \(end)") == [.keepProofOfBusiness])
    #expect(warnings("normal | goods | consumer | CN | 69001 \(end)") == [.importCostsForBuyer])
    #expect(warnings("normal | goods | consumer | 75001 | 69001 \(end)") == [])
  }
}
