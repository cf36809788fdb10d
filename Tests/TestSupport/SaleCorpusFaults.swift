import Invoicing
import Money

/// A sound sale with exactly one fault.
package struct FaultySale: Sendable {
  package let fault: SaleFault
  package let sale: SoundSale
  package let order: SalesOrder
  /// What was done to it.
  package let deed: String

  package var seller: CorpusSeller { sale.seller }
  package var words: String { "\(sale.words): \(fault.name): \(deed)" }
}

/// The ten errors of the mission, as far as one order can show them.
package enum BillingError: String, Sendable, CaseIterable {
  case calculation, date, customerDetails, paymentDelay, vatRate, recipient
}

/// One kind of fault: where it can happen, how it is made, and what has to be said of it.
package struct SaleFault: Sendable {
  package let name: String
  package let error: BillingError
  /// Any of these, stopping or warning, is the right answer.
  package let codes: [String]
  let suits: @Sendable (SaleSituation) -> Bool
  /// Says what it did; nil when this sale has nothing to spoil.
  let spoil: @Sendable (inout SalesOrder, SoundSale, inout Seed) -> String?

  init(
    _ name: String, _ error: BillingError, _ codes: [String],
    in suits: @escaping @Sendable (SaleSituation) -> Bool = { _ in true },
    _ spoil: @escaping @Sendable (inout SalesOrder, SoundSale, inout Seed) -> String?
  ) {
    self.name = name
    self.error = error
    self.codes = codes
    self.suits = suits
    self.spoil = spoil
  }

  package static let all = rates + customers + datesAndDelays + lines + totals
}

extension SaleMaker {
  mutating func faulty(_ fault: SaleFault, number: String) -> FaultySale {
    let situations = SaleSituation.all.filter(fault.suits)
    while true {
      let sale = sale(random.pick(situations), number: number, statesTotals: random.chance(50))
      var order = sale.order
      if let deed = fault.spoil(&order, sale, &random) {
        return FaultySale(fault: fault, sale: sale, order: order, deed: deed)
      }
    }
  }
}

extension SoundSale {
  /// Lines of a category, or of any of several.
  func lines(_ categories: String...) -> [Int] {
    order.lines.indices.filter { categories.contains(self.categories[$0]) }
  }

  var zone: Zone? {
    guard case .charged(let zone) = situation.vat, seller != .franchise else { return nil }
    return zone
  }
}

// MARK: VAT

extension SaleFault {
  fileprivate static func isCharged(_ situation: SaleSituation) -> Bool {
    guard case .charged = situation.vat else { return false }
    return situation.seller != .franchise
  }

  private static func isIn(_ zones: Zone...) -> @Sendable (SaleSituation) -> Bool {
    { situation in
      guard isCharged(situation), case .charged(let zone) = situation.vat else { return false }
      return zones.contains(zone)
    }
  }

  fileprivate static let rates: [SaleFault] = [
    SaleFault("a rate nobody has", .vatRate, ["tax.rate-unlawful"], in: isCharged) {
      order, sale, random in
      let lines = sale.lines("S")
      guard !lines.isEmpty else { return nil }
      let rate = random.pick(["19.6", "18.6", "7.5", "15", "33.3", "5.6", "0.2"])
      let index = random.pick(lines)
      order.lines[index].tax = .rate(try! Rate(rate))
      return "line \(index) at \(rate) %"
    },
    SaleFault(
      "the rate of another class", .vatRate, ["tax.rate-not-of-class"],
      in: isIn(.mainland, .corsica, .overseas)
    ) { order, sale, random in
      let lines = sale.lines("S")
      guard !lines.isEmpty, let zone = sale.zone else { return nil }
      let index = random.pick(lines)
      let right = sale.wares[index].rate(in: zone)!
      let all: [Int64] = zone == .overseas ? [8_50, 2_10, 1_05] : [20_00, 10_00, 5_50, 2_10]
      let wrong = random.pick(all.filter { $0 != right })
      sale.wares[index].describe(&order.lines[index])
      order.lines[index].tax = .rate(Rate(units: wrong))
      return "\(sale.wares[index]) at \(Rate(units: wrong)) % in \(zone)"
    },
    SaleFault(
      "the rate of another territory", .vatRate, ["tax.rate-unlawful"],
      in: { isCharged($0) && $0.vat != .charged(.northernIreland) }
    ) { order, sale, random in
      let lines = sale.lines("S")
      guard !lines.isEmpty, let zone = sale.zone else { return nil }
      let index = random.pick(lines)
      let wrong: Int64 =
        switch zone {
        case .mainland, .corsica: random.pick([8_50, 19_00, 21_00, 22_00])
        case .madeira: 23_00
        default: 20_00
        }
      order.lines[index].tax = .rate(Rate(units: wrong))
      return "line \(index) at \(Rate(units: wrong)) % in \(zone)"
    },
    SaleFault(
      "VAT where none is due", .vatRate, ["tax.vat-not-due"],
      in: { $0.seller == .franchise || $0.vat != .none("K") }
    ) { order, sale, random in
      // A stated exemption is the merchant's own word; without it, VAT is lawful. EU services: see below.
      let isUnionService = sale.situation.name.hasPrefix("company with number, Union, services")
      let lines = sale.lines("E", "G", "O", "AE").filter { sale.wares[$0].exemptions.isEmpty }
      guard !lines.isEmpty, !isUnionService else { return nil }
      let index = random.pick(lines)
      order.lines[index].tax = .rate(Rate(units: 20_00))
      return "line \(index), \(sale.categories[index]), at 20 %"
    },
    SaleFault(
      "VAT on the shipping of an export", .vatRate, ["tax.vat-not-due"],
      in: { $0.seller == .franchise || $0.vat == .none("G") }
    ) { order, _, _ in
      guard !order.charges.isEmpty else { return nil }
      order.charges[0].tax = .rate(Rate(units: 20_00))
      return "shipping at 20 %"
    },
    SaleFault(
      "VAT charged to a company of the Union", .vatRate,
      ["tax.treated-as-consumer", "tax.rate-unlawful"],
      in: {
        $0.who == .companyWithNumber && !$0.spot.isFrench
          && ($0.vat == .none("K") || $0.vat == .none("AE"))
      }
    ) { order, _, _ in
      for index in order.lines.indices {
        order.lines[index].tax = .rate(Rate(units: 20_00))
        order.lines[index].taxClass = .unstated
      }
      for index in order.charges.indices { order.charges[index].tax = .unstated }
      (order.stated, order.payment) = (.init(), nil)
      return "all lines at 20 %"
    },
    SaleFault("no VAT where it is due", .vatRate, ["tax.vat-missing"], in: isCharged) {
      order, sale, random in
      let lines = sale.lines("S").filter { sale.zone!.isFrench || !sale.wares[$0].isReduced }
      guard !lines.isEmpty else { return nil }
      let index = random.pick(lines)
      order.lines[index].tax = .none
      return "line \(index), \(sale.wares[index]), without VAT"
    },
    // Belgium's zero rate is for the press, Germany's and the Netherlands' for solar panels.
    SaleFault(
      "books and food without VAT in the Union", .vatRate, ["tax.vat-missing"],
      in: isIn(.germany, .belgium, .netherlands)
    ) { order, sale, random in
      let lines = sale.lines("S").filter { sale.wares[$0] == .book || sale.wares[$0] == .food }
      guard let index = lines.first else { return nil }
      sale.wares[index].describe(&order.lines[index])
      order.lines[index].tax = .none
      (order.stated, order.payment) = (.init(), nil)
      return "line \(index), \(sale.wares[index]), without VAT in \(sale.zone!)"
    },
    SaleFault("an unknown exemption", .vatRate, ["line.exemption-unknown"], in: isCharged) {
      order, sale, random in
      guard let index = sale.lines("S").first else { return nil }
      let code = random.pick(["VATEX-FR-CGI999", "VATEX-EU-IC", "VATEX-EU-G", "art. 261", "EXO"])
      order.lines[index].tax = .exempt(vatex: code)
      return "line \(index) exempt by \(code)"
    },
    SaleFault(
      "out of scope and taxed together", .vatRate, ["order.out-of-scope-mixed"],
      in: isIn(.mainland)
    ) { order, _, _ in
      guard var card = order.lines.first else { return nil }
      card.name = "Carte cadeau 50 €"
      card.nature = .goods
      (card.tax, card.taxClass, card.scheme) = (.none, .unstated, .multiPurposeVoucher)
      order.lines.append(card)
      return "a gift card added"
    },
  ]
}

// MARK: Customers

extension SaleFault {
  private static func isCompany(_ situation: SaleSituation) -> Bool { situation.who != .person }

  private static func isFrenchCompany(_ situation: SaleSituation) -> Bool {
    situation.who != .person && situation.spot.isFrench
  }

  fileprivate static let customers: [SaleFault] = [
    SaleFault(
      "a VAT number with a broken key", .customerDetails, ["buyer.vat-invalid"],
      in: { $0.who == .companyWithNumber }
    ) { order, _, random in
      guard let number = order.buyer.vatIdentifier else { return nil }
      let broken = CorpusNumbers.broken(number, &random)
      order.buyer.vatIdentifier = broken
      return "\(broken) for \(number)"
    },
    SaleFault(
      "a SIREN with a wrong digit", .customerDetails, ["buyer.siren-invalid"], in: isFrenchCompany
    ) { order, _, random in
      var digits = Array(CorpusNumbers.siren(&random))
      let index = random.int(0...8)
      digits[index] = Character(
        String((digits[index].wholeNumberValue! + random.int(1...9)) % 10))
      order.buyer.siren = String(digits)
      order.buyer.vatIdentifier = nil
      return String(digits)
    },
    SaleFault(
      "a SIREN cut short or with letters", .customerDetails, ["buyer.siren-invalid"],
      in: isFrenchCompany
    ) { order, _, random in
      order.buyer.siren = random.pick(["40483304", "4048330480", "en cours", "RCS LYON 404"])
      order.buyer.vatIdentifier = nil
      return order.buyer.siren
    },
    SaleFault("no SIREN", .customerDetails, ["buyer.siren-missing"], in: isFrenchCompany) {
      order, _, random in
      order.buyer.siren = random.chance(50) ? nil : ""
      order.buyer.vatIdentifier = nil
      return "neither SIREN nor VAT number"
    },
    SaleFault(
      "the SIREN of another company", .recipient, ["buyer.siren-vat-mismatch"], in: isFrenchCompany
    ) { order, _, random in
      order.buyer.siren = CorpusNumbers.siren(&random)
      order.buyer.vatIdentifier = CorpusNumbers.frenchVAT(of: CorpusNumbers.siren(&random))
      return "\(order.buyer.siren!) and \(order.buyer.vatIdentifier!)"
    },
    SaleFault("no name", .customerDetails, ["buyer.name-missing"]) { order, _, random in
      order.buyer.name = random.pick(["", "  ", "\u{200B}", "\u{A0}\t"])
      return "the buyer's name is \(order.buyer.name.utf8.count) bytes of nothing"
    },
    SaleFault("no address", .customerDetails, ["buyer.address-missing"], in: isCompany) {
      order, sale, random in
      switch random.int(1...3) {
      case 1: order.buyer.address.line1 = " "
      case 2: order.buyer.address.city = ""
      default:
        guard sale.situation.spot.isFrench else { return nil }
        order.buyer.address.postCode = ""
      }
      return "\(order.buyer.address)"
    },
    SaleFault("no country", .customerDetails, ["order.country-missing"]) { order, _, random in
      if order.delivery != nil, random.chance(50) {
        order.delivery?.address.country = ""
        return "of the delivery"
      }
      order.buyer.address.country = ""
      return "of the buyer"
    },
    SaleFault("a country that is none", .customerDetails, ["order.country-unknown"]) {
      order, _, random in
      order.buyer.address.country = random.pick(["QQ", "XX", "ZZ", "FRA", "Allemagne", "F", "UK"])
      return order.buyer.address.country
    },
  ]
}

// MARK: Dates

extension SaleFault {
  fileprivate static let datesAndDelays: [SaleFault] = [
    SaleFault("ordered in the future", .date, ["order.date-future"]) { order, _, random in
      order.orderedOn = Sample.today.adding(days: random.int(1...400))
      order.dueOn = nil
      return "\(order.orderedOn)"
    },
    SaleFault("supplied in the future", .date, ["order.date-future"]) { order, _, random in
      order.suppliedOn = Sample.today.adding(days: random.int(1...400))
      return "\(order.suppliedOn!)"
    },
    SaleFault("paid in the future", .date, ["order.date-future"]) { order, _, random in
      guard order.payment != nil else { return nil }
      order.payment?.receivedOn = Sample.today.adding(days: random.int(1...400))
      return "\(order.payment!.receivedOn)"
    },
    SaleFault("due before it was ordered", .date, ["order.due-date-early"]) { order, _, random in
      order.dueOn = order.orderedOn.adding(days: -random.int(1...90))
      return "due \(order.dueOn!), ordered \(order.orderedOn)"
    },
    SaleFault(
      "due after more than sixty days", .paymentDelay, ["order.payment-delay-unlawful"],
      in: isFrenchCompany
    ) { order, _, random in
      order.payment = nil
      order.dueOn = Sample.today.adding(days: random.int(61...180))
      return "due \(order.dueOn!)"
    },
  ]
}
