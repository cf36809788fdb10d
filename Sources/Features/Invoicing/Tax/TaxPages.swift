import EN16931
import Hummingbird
import Kernel
import Money
import Tax

/// The routes of the VAT pages. They read and keep nothing.
package struct TaxPages: Sendable {
  let clock: Clock
  let shell: @Sendable (Request) -> PageShell

  package init(clock: Clock, shell: @escaping @Sendable (Request) -> PageShell) {
    self.clock = clock
    self.shell = shell
  }

  package func add<Context: RequestContext>(to router: Router<Context>) {
    router.get("/tax/rates") { request, _ -> Response in
      let today = clock.today
      let choice = RatesChoice(try request.query, today: today)
      let page = TaxRatesPage(choice: choice, today: today)
      return answer(page.render(in: shell(request)), choice.flaws)
    }
    router.get("/tax/explain") { request, _ -> Response in
      let page = SalePage(fields: try request.query, today: clock.today)
      return answer(page.render(in: shell(request)), page.flaws)
    }
  }

  private func answer(_ page: [UInt8], _ flaws: [SaleFlaw]) -> Response {
    .html(page, status: flaws.isEmpty ? .ok : .unprocessableContent)
  }
}

/// What is wrong with one field, and how to write it. The field is the parameter of the query and the option
/// of the command: "to-post-code".
package struct SaleFlaw: Hashable, Sendable {
  package let field: String
  package let text: Text
}

/// Which rates are asked for: `on` (a day, today when absent) and `country`.
package struct RatesChoice: Sendable {
  package private(set) var date: LocalDate
  /// "FR" for all French territories and Monaco.
  package private(set) var country: CountryCode?
  package private(set) var flaws: [SaleFlaw] = []

  package init(_ fields: FormFields, today: LocalDate) {
    var reader = SaleReader(fields: fields)
    date = reader.date("on") ?? today
    if date < RatesTable.firstDay {
      reader.flaw("on", TaxStrings.table.beforeTable, RatesTable.firstDay.description)
      date = today
    }
    if let place = reader.place("country", postCode: nil) {
      country = place.country
      if !RatesTable.countries.contains(place.country) {
        reader.flaw("country", TaxStrings.table.noRates, place.country.description)
        country = nil
      }
    }
    flaws = reader.flaws
  }
}

/// One line of a sale, described field by field in a query or on a command line.
///
/// All that is wrong is reported together, in the order of the fields. Words: `SaleWords`. Absent fields are: buyer
/// a consumer unless there is a VAT number, departure and arrival France, the day today, the proof of a number its
/// form, OSS below the threshold.
package struct DescribedSale: Sendable {
  /// `nil` when something is wrong.
  package let question: TaxQuestion?
  package let flaws: [SaleFlaw]

  package init(_ fields: FormFields, today: LocalDate) {
    var reader = SaleReader(fields: fields)
    let product = reader.product()
    let buyer = reader.buyer()
    let from = reader.place("from", postCode: "from-post-code") ?? .franceMainland
    let to = reader.place("to", postCode: "to-post-code") ?? .franceMainland
    let date = reader.date("on") ?? today
    let rate = reader.rate("rate")
    let value = reader.cents("value")
    let seller = reader.seller()
    let isMarketplace = reader.flag("marketplace")
    flaws = reader.flaws
    question =
      reader.flaws.isEmpty
      ? TaxQuestion(
        seller: seller, product: product, buyer: buyer, from: from, to: to, date: date,
        channel: isMarketplace ? .deemedSupplier : .own, consignmentCents: value,
        statedRate: rate) : nil
  }
}

/// A word of the query or the command line, what it means, and what people call it.
struct SaleWord<Value: Sendable>: Sendable {
  let word: String
  let value: Value
  let name: Text

  init(_ word: String, _ value: Value, _ name: KeyPath<TaxStrings, Text>) {
    self.word = word
    self.value = value
    self.name = TaxStrings.table[keyPath: name]
  }
}

/// The words of each field.
enum SaleWords {
  static let products: [SaleWord<TaxProduct.Nature>] = [
    .init("goods", .goods, \.goods), .init("service", .service, \.service),
    .init("electronic", .electronicService, \.electronic),
    .init("intangible", .intangibleService, \.intangible),
    .init("event", .eventAdmission, \.event), .init("restaurant", .restaurant, \.restaurant),
    .init("transport", .transport, \.transport),
  ]
  static let classes: [SaleWord<TaxProduct.Class>] = [
    .init("book", .book, \.book), .init("food", .food, \.food),
    .init("medicine", .medicine, \.medicine), .init("press", .press, \.press),
    .init("standard", .standard, \.classStandard),
    .init("intermediate", .intermediate, \.classIntermediate),
    .init("reduced", .reduced, \.classReduced),
    .init("super-reduced", .superReduced, \.classSuperReduced), .init("zero", .zero, \.classZero),
  ]
  static let margins: [SaleWord<TaxProduct.MarginGoods>] = [
    .init("second-hand", .secondHand, \.secondHand), .init("art", .art, \.art),
    .init("antiques", .antiques, \.antiques),
  ]
  static let vouchers: [SaleWord<TaxProduct.Scheme>] = [
    .init("single", .singlePurposeVoucher, \.voucherSingle),
    .init("multi", .multiPurposeVoucher, \.voucherMulti),
  ]
  static let reverseCharges: [SaleWord<TaxProduct.ReverseChargeGoods>] = [
    .init("works", .subcontractedWorks, \.works), .init("scrap", .scrap, \.scrap),
    .init("energy", .energy, \.energy),
  ]
  static let buyers: [SaleWord<Bool>] = [
    .init("consumer", false, \.consumer), .init("company", true, \.company),
  ]
  static let proofs: [SaleWord<TaxCompany.Proof>] = [
    .init("key-only", .keyOnly, \.proofKeyOnly), .init("verified", .verified, \.proofVerified),
    .init("none", .none, \.proofNone),
  ]
  static let oss: [SaleWord<TaxSeller.OSSStatus>] = [
    .init("below", .belowThreshold, \.ossBelow), .init("opted", .optedIn, \.ossOpted),
    .init("registered", .registered, \.ossRegistered),
    .init("above", .aboveUnregistered, \.ossAbove),
  ]
}

/// Reads fields one after the other and remembers what was wrong with them.
private struct SaleReader {
  let fields: FormFields
  private(set) var flaws: [SaleFlaw] = []
  private let words = TaxStrings.table

  init(fields: FormFields) { self.fields = fields }

  mutating func flaw(_ field: String, _ text: Text) {
    flaws.append(SaleFlaw(field: field, text: text))
  }

  /// - Parameter values: fill the sentence; what somebody typed is made fit to show.
  mutating func flaw(_ field: String, _ sentence: Template, _ values: String...) {
    func filled(_ text: String) -> String {
      var parts = text.split(separator: "{}", omittingEmptySubsequences: false).map(String.init)
      for (index, value) in values.enumerated() where index < parts.count - 1 {
        parts[index] += value
      }
      return parts.joined()
    }
    flaw(field, Text(fr: filled(sentence.text.fr), en: filled(sentence.text.en)))
  }

  // MARK: Single fields

  mutating func choice<Value>(_ field: String, _ list: [SaleWord<Value>]) -> Value? {
    guard let text = fields[field] else { return nil }
    if let found = list.first(where: { $0.word == text }) { return found.value }
    flaw(field, words.notOneOf, shown(text), list.map(\.word).joined(separator: ", "))
    return nil
  }

  mutating func flag(_ field: String) -> Bool {
    switch fields[field] {
    case nil, "false": return false
    case "true": return true
    case let text?:
      flaw(field, words.notAFlag, shown(text))
      return false
    }
  }

  mutating func date(_ field: String) -> LocalDate? {
    guard let text = fields[field] else { return nil }
    let date = LocalDate(text)
    if date == nil { flaw(field, words.notADate, shown(text)) }
    return date
  }

  /// "20", "5.5", "5,5 %".
  mutating func rate(_ field: String) -> Rate? {
    guard let text = fields[field] else { return nil }
    let number = Self.number(text.filter { $0 != "%" })
    if let rate = try? Rate(number), !rate.isNegative, rate.units <= 100_00 { return rate }
    flaw(field, words.notARate, shown(text))
    return nil
  }

  mutating func cents(_ field: String) -> Int64? {
    guard let text = fields[field] else { return nil }
    if let money = try? Money(Self.number(text.filter { $0 != "€" })), !money.isNegative {
      return money.minorUnits
    }
    flaw(field, words.notAnAmount, shown(text))
    return nil
  }

  private static func number(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 })
  }

  mutating func place(_ field: String, postCode: String?) -> TaxTerritory? {
    let post = postCode.flatMap { fields[$0] } ?? ""
    let country = fields[field].map { $0.uppercased() }
    if let country, !Self.isCountry(country) {
      flaw(field, words.notACountry, shown(fields[field] ?? ""))
      return nil
    }
    if let postCode, !post.isEmpty, country ?? "FR" == "FR",
      post.filter({ $0.isASCII && $0.isNumber }).count != 5
    {
      flaw(postCode, words.notAFrenchPostCode, shown(post))
    }
    if country == nil, post.isEmpty { return nil }
    return TaxTerritory(country: country ?? "FR", postCode: post)
  }

  /// ISO 3166-1, and what addresses and VAT numbers write beside it: EL, UK, the Canaries (IC), Ceuta and Melilla
  /// (EA).
  private static func isCountry(_ code: String) -> Bool {
    guard CountryCode(code) != nil else { return false }
    return CodeList.countriesInCII.contains(exactly: code)
      || ["EL", "UK", "IC", "EA", "SS"].contains(code)
  }

  // MARK: Groups of fields

  mutating func product() -> TaxProduct {
    if fields["product"] == nil {
      let list = SaleWords.products.map(\.word).joined(separator: ", ")
      flaw("product", words.missingProduct, list)
    }
    return TaxProduct(
      choice("product", SaleWords.products) ?? .goods,
      choice("class", SaleWords.classes) ?? .unstated, scheme: scheme(),
      isDeposit: flag("deposit"))
  }

  private mutating func scheme() -> TaxProduct.Scheme {
    let fieldsOfSchemes = ["margin", "exempt", "voucher", "reverse-charge"]
    let stated = fieldsOfSchemes.filter { fields[$0] != nil }
    if stated.count > 1 { flaw(stated[1], words.schemesTogether) }
    let margin = choice("margin", SaleWords.margins).map { TaxProduct.Scheme.margin($0) }
    let exempt = exemption()
    let voucher = choice("voucher", SaleWords.vouchers)
    let reverse = choice("reverse-charge", SaleWords.reverseCharges)
      .map { TaxProduct.Scheme.domesticReverseCharge($0) }
    return margin ?? exempt ?? voucher ?? reverse ?? .ordinary
  }

  private mutating func exemption() -> TaxProduct.Scheme? {
    guard let text = fields["exempt"] else { return nil }
    if let code = ExemptionCode(rawValue: text.uppercased()) { return .exempt(code) }
    flaw("exempt", words.notAnExemption, shown(text))
    return nil
  }

  mutating func buyer() -> TaxBuyer {
    let number = fields["vat-number"]
    let isCompany = choice("buyer", SaleWords.buyers)
    let proof = choice("proof", SaleWords.proofs)
    if isCompany == false, number != nil { flaw("vat-number", words.numberOfConsumer) }
    // A form states its first choice of proof for a consumer too; only a claim without number is wrong.
    if number == nil, proof == .verified { flaw("proof", words.proofWithoutNumber) }
    guard isCompany ?? (number != nil) else { return .consumer }
    guard let number else { return .company(TaxCompany()) }
    let known = proof ?? .keyOnly
    return .company(TaxCompany(vatCountry: vatCountry(number, known), proof: known))
  }

  /// The country of a number. One that VIES confirmed is believed if it has the shape, one that is only read must
  /// have its check digits too, and one that is said to be wrong may be.
  private mutating func vatCountry(_ text: String, _ proof: TaxCompany.Proof) -> CountryCode? {
    let number = BuyerIdentifiers.vat(from: text) ?? ""
    let isSound =
      switch proof {
      case .verified: CheckDigits.isVATShaped(number)
      case .keyOnly: CheckDigits.isVATNumber(number)
      case .none: true
      }
    if isSound, let country = CountryCode(number.prefix(2)) { return country }
    flaw("vat-number", words.notAVATNumber, shown(text))
    return nil
  }

  mutating func seller() -> TaxSeller {
    TaxSeller(
      regime: flag("franchise") ? .franchise : .normal,
      oss: choice("oss", SaleWords.oss) ?? .belowThreshold, hasIOSS: flag("ioss"),
      registrations: registrations(), vatOnDebits: flag("debits"),
      hasVATNumber: !flag("seller-without-number"),
      establishedIn: place("seller-in", postCode: nil) ?? .franceMainland)
  }

  private mutating func registrations() -> Set<CountryCode> {
    guard let text = fields["registered-in"] else { return [] }
    var countries: Set<CountryCode> = []
    for word in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      if let code = CountryCode(word), code.isEUNumberPrefix, code != .france {
        countries.insert(code)
      } else {
        flaw("registered-in", words.notAMember, shown(word))
      }
    }
    return countries
  }
}

/// What the engine answered about one sale, written for people.
package struct SaleAdvice: Sendable {
  package struct Reason: Sendable {
    package let text: String
    package let law: String
  }
  /// "20 % · S"; `nil` for a refusal.
  let headline: String?
  let refusal: (code: String, text: String)?
  let facts: [InvoicePage.Fact]
  let warnings: [String]
  let reasons: [Reason]
  let language: Language

  package init(_ answer: TaxAnswer, on date: LocalDate, _ language: Language) {
    self.language = language
    switch answer {
    case .refused(let refused):
      headline = nil
      refusal = (refused.code, refused.text(language.tax))
      facts = []
      warnings = []
      reasons = []
    case .decided(let decision):
      let words = Words(TaxStrings.table, language)
      headline = Self.headline(decision, words)
      refusal = nil
      facts = Self.facts(decision, on: date, words)
      warnings = decision.warnings.map { $0.text(language.tax) }
      reasons = decision.reasons.map { Reason(text: $0.text(language.tax), law: $0.law) }
    }
  }

  private static func headline(_ decision: VATDecision, _ words: Words<TaxStrings>) -> String {
    let rate =
      switch decision.category {
      case .standard, .zeroRated: words.language.percent(decision.rate)
      case _ where decision.territory != nil: words.onMargin
      default: words.noVAT
      }
    return "\(rate) · \(decision.category.rawValue)"
  }

  private static func facts(
    _ decision: VATDecision, on date: LocalDate, _ words: Words<TaxStrings>
  ) -> [InvoicePage.Fact] {
    let language = words.language
    let place = decision.territory.map { "\($0.name(language.tax)) (\($0.country))" }
    var facts = [
      InvoicePage.Fact(
        words.rateAndCategory, "\(headline(decision, words)) (\(name(decision.category, words)))"),
      InvoicePage.Fact(words.taxedIn, place ?? words.nowhere),
    ]
    if let code = decision.exemption {
      facts.append(.init(words.exemptionCode, code.rawValue))
    }
    if let mention = decision.mention?.wording(on: date) {
      facts.append(.init(words.mention, mention.text(language.tax)))
      facts.append(.init(words.mentionLaw, mention.law))
      facts.append(
        .init(words.lastDay, mention.lastValidDay.map { language.date($0) } ?? words.noLastDay))
    }
    if let category = decision.reporting {
      facts.append(
        .init(words.reporting, "\(category.rawValue) (\(name(category, words)))"))
    }
    facts.append(.init(words.flow, name(decision.flow, words)))
    return facts
  }

  private static func name(_ category: TaxCategory, _ words: Words<TaxStrings>) -> String {
    switch category {
    case .standard: words.categoryS
    case .zeroRated: words.categoryZ
    case .exempt: words.categoryE
    case .reverseCharge: words.categoryAE
    case .intraCommunity: words.categoryK
    case .export: words.categoryG
    case .outOfScope: words.categoryO
    case .canaryIslands: words.categoryL
    case .ceutaMelilla: words.categoryM
    }
  }

  private static func name(_ category: ReportingCategory, _ words: Words<TaxStrings>) -> String {
    switch category {
    case .goods: words.reportingGoods
    case .services: words.reportingServices
    case .notTaxed: words.reportingNotTaxed
    case .margin: words.reportingMargin
    }
  }

  private static func name(_ flow: SaleFlow, _ words: Words<TaxStrings>) -> String {
    switch flow {
    case .eInvoice: words.flowInvoice
    case .unitaryReport: words.flowUnitary
    case .aggregateReport: words.flowAggregate
    case .none: words.flowNone
    }
  }

  /// For a terminal.
  package var lines: [String] {
    if let refusal { return ["\(refusal.code): \(refusal.text)"] }
    let colon = language == .fr ? " : " : ": "
    let words = Words(TaxStrings.table, language)
    return facts.map { $0.label + colon + $0.value } + warnings.map { "! \($0)" }
      + [words.reasons + (language == .fr ? " :" : ":")]
      + reasons.enumerated().map { "  \($0 + 1). \($1.text) [\($1.law)]" }
  }
}

extension Language {
  /// The language of the library's sentences.
  package var tax: TaxLanguage { self == .fr ? .french : .english }
}
