import Kernel
import Money
import Registers
import Storage

/// What is known from outside of the sales about to be invoiced: what registers said of their buyers, and exchange rates.
/// Read before: preparing is pure and waits for nobody.
package struct OutsideFacts: Sendable {
  private var answers: [String: RegisterAnswer] = [:]
  package var rates = ExchangeRates.none

  /// Nothing is known; numbers stand on their keys alone.
  package static let none = OutsideFacts()

  package init(_ answers: [RegisterAnswer] = []) {
    for answer in answers { self.answers[answer.number.text] = answer }
  }

  /// One statement, none for consumers alone.
  ///
  /// - Parameter instant: of the issue; an answer that came later proves nothing for it, nor one older than
  ///   `RegisterAnswer.lifetimeDays`.
  package static func load(
    for buyers: some Sequence<SalesOrder.Buyer>, of company: CompanyID, at instant: Instant,
    in tx: borrowing Transaction
  ) throws -> OutsideFacts {
    var proofs = OutsideFacts()
    let day = instant.dateInParis
    let numbers = Set(buyers.flatMap { $0.registerNumbers.map(\.text) })
    for answer in try RegisterStore.newest(of: numbers, of: company, at: instant, in: tx)
    where answer.counts(on: day) { proofs.answers[answer.number.text] = answer }
    return proofs
  }

  /// The same for orders about to be invoiced now, and the exchange rates of those in other currencies.
  package static func load(
    for orders: some Sequence<SalesOrder>, of company: CompanyID, in tx: borrowing Transaction
  ) throws -> OutsideFacts {
    var proofs = try load(for: orders.map(\.buyer), of: company, at: tx.now, in: tx)
    for order in orders {
      try proofs.rates.load(for: order, today: tx.today, of: company, in: tx)
    }
    return proofs
  }

  subscript(number: RegisterNumber) -> RegisterAnswer? { answers[number.text] }

  package func vat(of buyer: SalesOrder.Buyer) -> VATNumberProof? {
    guard !answers.isEmpty, let number = buyer.vatRegisterNumber,
      case .vat(let proof)? = self[number]
    else { return nil }
    return proof
  }

  package func company(of buyer: SalesOrder.Buyer) -> CompanyFact? {
    guard !answers.isEmpty, let number = buyer.sirenRegisterNumber,
      case .company(let fact)? = self[number]
    else { return nil }
    return fact
  }

  /// The answers about one buyer, VIES first.
  package func all(on buyer: SalesOrder.Buyer) -> [RegisterAnswer] {
    buyer.registerNumbers.compactMap { self[$0] }
  }

  /// What should be asked for the next time: numbers without an answer that counts, and refusals of another day.
  package func unanswered(_ buyer: SalesOrder.Buyer, on day: LocalDate) -> [RegisterNumber] {
    buyer.registerNumbers.filter { self[$0]?.isStale(on: day) ?? true }
  }

  // MARK: What a document's maker should know

  /// A refused number that exempts nothing, a company that has ceased or that Sirene does not know: warnings.
  func remarks(on order: SalesOrder, _ findings: inout Findings) {
    if let proof = vat(of: order.buyer), !proof.isValid {
      let answer = proof.sentence
      findings.warn(
        VATNumberProof.refusedCode, at: order.place.member("buyer/vatIdentifier"),
        fr: "\(answer.fr). Il n'exonère rien : demandez le bon numéro au client.",
        en: "\(answer.en). It exempts nothing: ask the customer for the right one.")
    }
    if let fact = company(of: order.buyer), fact.state != .active {
      let isCeased = fact.state == .ceased
      let answer = fact.sentence
      findings.warn(
        isCeased ? "register.company-ceased" : "register.company-unknown",
        at: order.place.member("buyer/siren"),
        fr: "\(answer.fr). Vérifiez avec le client qui achète.",
        en: "\(answer.en). Check with the customer who buys.")
    }
  }
}

extension SalesOrder.Buyer {
  /// What registers can be asked about this buyer: nothing of consumers, nor of numbers whose key is wrong.
  package var registerNumbers: [RegisterNumber] {
    [vatRegisterNumber, sirenRegisterNumber].compactMap { $0 }
  }

  fileprivate var vatRegisterNumber: RegisterNumber? {
    guard kind == .company, let vatIdentifier, !vatIdentifier.isEmpty else { return nil }
    return RegisterNumber(vat: vatIdentifier)
  }

  fileprivate var sirenRegisterNumber: RegisterNumber? {
    guard kind == .company else { return nil }
    if let siren, !siren.isEmpty { return RegisterNumber(siren: siren) }
    return vatIdentifier.flatMap(BuyerIdentifiers.vat(from:))
      .flatMap(BuyerIdentifiers.siren(ofFrenchVAT:)).flatMap { RegisterNumber(siren: $0) }
  }
}

extension VATNumberProof {
  /// Stops what it would exempt; a warning where VAT is charged.
  static var refusedCode: String { "register.vat-number-refused" }

  var isFrench: Bool { number.hasPrefix("FR") }

  /// "VIES : DE136695976 valide le 26/11/2026, consultation WAPIAAAAYb1".
  package var sentence: Text {
    let day = checkedAt.dateInParis
    let reference = consultation.map { ", consultation \($0)" } ?? ""
    return Text(
      fr:
        "VIES : \(number) \(isValid ? "valide" : "inconnu") le \(French.date(day))\(reference)",
      en: "VIES: \(number) \(isValid ? "valid" : "not valid") on \(day)\(reference)")
  }

  /// CGI 262 ter I-1°, 283-2: the exemption is for a buyer with a number that is in force.
  func exemptionRefused(at place: Place) -> Finding {
    let answer = sentence
    return Finding(
      Self.refusedCode, at: place,
      fr:
        "\(answer.fr). Sans numéro valide la vente n'est pas exonérée : demandez le bon numéro au client, ou facturez la TVA.",
      en:
        "\(answer.en). Without a valid number the sale is not exempt: ask the customer for the right one, or charge VAT."
    )
  }
}

extension CompanyFact {
  /// "Sirene : HOTEL DU PARC (404 833 048) en activité le 26/11/2026".
  package var sentence: Text {
    let day = checkedAt.dateInParis
    let who = (name.map { "\($0) (\(French.siren(siren)))" }) ?? "SIREN \(French.siren(siren))"
    let (fr, en) =
      switch state {
      case .active: ("en activité le", "active on")
      case .ceased: ("entreprise cessée, vu le", "ceased, as of")
      case .unknown: ("non trouvé le", "not found on")
      }
    return Text(fr: "Sirene : \(who) \(fr) \(French.date(day))", en: "Sirene: \(who) \(en) \(day)")
  }
}

extension RegisterAnswer {
  package var sentence: Text {
    switch self {
    case .vat(let proof): proof.sentence
    case .company(let fact): fact.sentence
    }
  }
}
