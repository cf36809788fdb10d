import Money
import Testing

@testable import Tax

/// Sales as an accountant writes them, one a line:
///
///     seller | product | buyer | from | to | date → category rate VATEX mention reporting flow | law
///
/// "-" stands for nothing, "_" for a space inside a word of the answer. A refused sale reads "→ refused code | law".
/// The law of the last column must be in one of the decision's reasons.
struct SaleTable {
  struct Row {
    let text: String
    let question: TaxQuestion
    let expected: String
    let law: String
  }

  let rows: [Row]

  init(_ text: String) {
    rows = text.split(separator: "\n").map { Self.trimmed($0) }
      .filter { !$0.isEmpty && !$0.hasPrefix("#") }.map(Self.row)
  }

  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    for row in rows {
      let answer = TaxEngine.decide(row.question)
      #expect(Self.shown(answer) == row.expected, "\(row.text)", sourceLocation: sourceLocation)
      if case .decided(let decision) = answer {
        let laws = decision.reasons.map(\.law)
        #expect(
          laws.contains { $0.contains(row.law) }, "\(row.text): \(laws)",
          sourceLocation: sourceLocation)
      }
    }
  }

  /// The answer in the table's own words.
  static func shown(_ answer: TaxAnswer) -> String {
    switch answer {
    case .refused(let refusal): return "refused \(refusal.code)"
    case .decided(let decision):
      let mention = decision.mention?.law.split(separator: " ").joined(separator: "_")
      return [
        decision.category.rawValue, "\(decision.rate)", decision.exemption?.rawValue ?? "-",
        mention ?? "-", decision.reporting?.rawValue ?? "-", decision.flow.rawValue,
      ].joined(separator: " ")
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var words = Substring(text)
    while words.first == " " { words.removeFirst() }
    while words.last == " " { words.removeLast() }
    return String(words)
  }

  private static func row(_ line: String) -> Row {
    let halves = line.split(separator: "→")
    let asked = halves[0].split(separator: "|").map { trimmed($0) }
    let answered = halves[1].split(separator: "|").map { trimmed($0) }
    var question = TaxQuestion(
      seller: seller(asked[0]), product: TaxProduct(.goods), buyer: buyer(asked[2]),
      from: place(asked[3]), to: place(asked[4]), date: LocalDate(asked[5])!)
    describe(&question, asked[1])
    let words = answered[0].split(separator: " ").joined(separator: " ")
    return Row(text: line, question: question, expected: words, law: answered[1])
  }

  /// "normal", "franchise", then "oss", "option", "over", "ioss", "debits", "unnumbered", "reg:DE", "at:97400".
  private static func seller(_ text: String) -> TaxSeller {
    var seller = TaxSeller()
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":")
      switch parts[0] {
      case "normal": break
      case "franchise": seller.regime = .franchise
      case "oss": seller.oss = .registered
      case "option": seller.oss = .optedIn
      case "over": seller.oss = .aboveUnregistered
      case "ioss": seller.hasIOSS = true
      case "debits": seller.vatOnDebits = true
      case "unnumbered": seller.hasVATNumber = false
      case "reg": seller.registrations.insert(CountryCode(parts[1])!)
      case "at": seller.establishedIn = place(String(parts[1]))
      default: Issue.record("seller: \(word)")
      }
    }
    return seller
  }

  /// "consumer", or "company DE verified", "company DE key", "company" without number; then "at:US".
  private static func buyer(_ text: String) -> TaxBuyer {
    let words = text.split(separator: " ")
    if words[0] == "consumer" { return .consumer }
    var company = TaxCompany()
    for word in words.dropFirst() {
      switch word {
      case "verified": company.proof = .verified
      case "key": company.proof = .keyOnly
      case _ where word.hasPrefix("at:"):
        company.establishedIn = place(String(word.dropFirst(3)))
      default:
        company.vatCountry = CountryCode(word)
        if company.vatCountry == nil { Issue.record("buyer: \(word)") }
      }
    }
    return .company(company)
  }

  /// "FR" or "75001" or "DE 78266" or "GB BT1 1AA".
  static func place(_ text: String) -> TaxTerritory {
    let isPostCode = text.first?.isNumber == true
    let country = isPostCode ? "FR" : text.prefix(2)
    let post = isPostCode ? text : String(text.dropFirst(2))
    return TaxTerritory(country: country, postCode: post)!
  }

  private static func describe(_ question: inout TaxQuestion, _ text: String) {
    for word in text.split(separator: " ") {
      let parts = word.split(separator: ":")
      switch parts[0] {
      case "goods": question.product.nature = .goods
      case "service": question.product.nature = .service
      case "electronic": question.product.nature = .electronicService
      case "intangible": question.product.nature = .intangibleService
      case "event": question.product.nature = .eventAdmission
      case "restaurant": question.product.nature = .restaurant
      case "transport": question.product.nature = .transport
      case "deposit": question.product.isDeposit = true
      case "margin-used": question.product.scheme = .margin(.secondHand)
      case "margin-art": question.product.scheme = .margin(.art)
      case "margin-antiques": question.product.scheme = .margin(.antiques)
      case "voucher-multi": question.product.scheme = .multiPurposeVoucher
      case "voucher-single": question.product.scheme = .singlePurposeVoucher
      case "works": question.product.scheme = .domesticReverseCharge(.subcontractedWorks)
      case "scrap": question.product.scheme = .domesticReverseCharge(.scrap)
      case "energy": question.product.scheme = .domesticReverseCharge(.energy)
      case "exempt":
        question.product.scheme = .exempt(ExemptionCode(rawValue: "VATEX-\(parts[1])")!)
      case "marketplace": question.channel = .deemedSupplier
      case "value": question.consignmentCents = Int64(parts[1])!
      case "stated": question.statedRate = try! Rate(parts[1])
      default:
        let kind = TaxProduct.Class.allCases.first { "\($0)" == parts[0] }
        if let kind { question.product.taxClass = kind } else { Issue.record("product: \(word)") }
      }
    }
  }
}
