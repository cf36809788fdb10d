import EN16931
import Kernel
import Money
import Tax

/// Reads fields one after the other and remembers what was wrong with them.
struct SaleReader {
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
