import Invoicing
import Kernel
import Money

/// Draws one sale of a situation.
struct SaleMaker {
  var random: Seed

  /// - Parameter statesTotals: whether the shop states its three totals; else chance decides.
  mutating func sale(_ situation: SaleSituation, number: String, statesTotals: Bool = false)
    -> SoundSale
  {
    let orderedOn = Sample.today.adding(days: -random.int(0...20))
    let isCompany = situation.who != .person
    var order = SalesOrder(
      source: "corpus", externalID: number, place: Place(file: "corpus"), orderedOn: orderedOn,
      buyer: buyer(situation), lines: [])
    order.pricesIncludeTax = random.chance(isCompany ? 25 : 80)
    if random.chance(50) {
      order.suppliedOn = min(Sample.today, orderedOn.adding(days: random.int(0...5)))
    }
    deliver(&order, situation)
    var basket = Basket(situation)
    for position in 0..<(random.chance(6) ? random.int(8...14) : random.int(1...5)) {
      add(&basket, &order, isCompany: isCompany, isFirst: position == 0)
    }
    addShipping(&basket, &order)
    addDiscount(&basket, &order)
    let till = total(basket, &order, statesTotals: statesTotals)
    pay(&order, till, isCompany: isCompany)
    if isCompany, random.chance(40) { order.purchaseOrder = "BC-\(random.int(100...9999))/é" }
    if random.chance(10) { order.note = "Laisser au gardien, merci — 2e étage" }
    return SoundSale(situation: situation, order: order, wares: basket.wares, till: till)
  }

  // MARK: Lines

  /// What is in the basket, as the till sees it.
  private struct Basket {
    let situation: SaleSituation
    var wares: [Ware] = []
    var entries: [Till.Entry] = []
    /// A charge or discount is shared over several rates: only the shop's total says to the cent what is charged.
    var isShared = false

    init(_ situation: SaleSituation) { self.situation = situation }

    var lines: ArraySlice<Till.Entry> { entries.prefix(wares.count) }

    func rate(of ware: Ware) -> Int64 {
      guard situation.category(of: ware) == "S", case .charged(let zone) = situation.vat else {
        return 0
      }
      return ware.rate(in: zone)!
    }

    /// A charge or discount that follows the lines: shared over their rates in proportion.
    mutating func share(_ cents: Int64) {
      let rates = Set(lines.filter { $0.cents > 0 }.map(\.rate)).sorted()
      let whole = lines.reduce(0) { $0 + $1.cents }
      var left = cents
      for rate in rates {
        let part = lines.filter { $0.rate == rate }.reduce(0) { $0 + $1.cents }
        let share =
          rate == rates.last ? left : Till.rounded(Int128(cents) * Int128(part), Int128(whole))
        left -= share
        entries.append(.init(cents: share, rate: rate))
      }
      isShared = isShared || rates.count > 1
    }
  }

  private mutating func add(
    _ basket: inout Basket, _ order: inout SalesOrder, isCompany: Bool, isFirst: Bool
  ) {
    let ware = random.pick(basket.situation.wares)
    let name = random.pick(ware.names)
    var line = SalesOrder.Line(
      place: Place(file: "corpus").at("/lines/\(order.lines.count)"),
      externalID: "L\(order.lines.count + 1)", sku: random.chance(80) ? sku() : nil, name: name,
      quantity: Quantity(Int64(random.int(1...(isCompany ? 40 : 4)))),
      unitPrice: UnitPrice(units: Int64(random.int(99...29_900)) * 10_000), tax: .unstated)
    ware.describe(&line)
    if !ware.units.isEmpty, random.chance(25) {
      line.unit = random.pick(ware.units)
      line.quantity = Quantity(units: Int64(random.int(1_000...250_000)))
    }
    if !order.pricesIncludeTax, random.chance(20) {
      line.unitPrice = UnitPrice(units: Int64(random.int(12_345...9_999_999)))
      line.quantity = Quantity(units: line.quantity.units * Int64(random.int(10...200)))
    }
    if random.chance(10) {
      line.detail = "Réf. fournisseur 12-\(random.int(10...99)), garantie 2 ans"
    }
    let cents = Till.rounded(
      Int128(line.unitPrice.units) * Int128(line.quantity.units), 100_000_000)
    let isWhole = line.unitPrice.units.isMultiple(of: 10_000)
    var entry = Till.Entry(
      cents: cents, rate: basket.rate(of: ware),
      unitCents: isWhole ? line.unitPrice.units / 10_000 : nil, quantity: line.quantity.units)
    if !isFirst, random.chance(3) {
      entry.discount = cents
      line.discount = Money(minorUnits: cents)
    } else if random.chance(15), cents > 1 {
      entry.discount = Int64(random.int(1...Int(cents / 2)))
      line.discount = Money(minorUnits: entry.discount)
    }
    entry.cents -= entry.discount
    line.tax = tax(of: ware, &line, basket.situation)
    if random.chance(30) {
      let till = Till([entry], withTax: order.pricesIncludeTax, .perLine)
      line.statedNet = Money(minorUnits: till.net)
      line.statedVAT = Money(minorUnits: till.vat)
    }
    basket.wares.append(ware)
    basket.entries.append(entry)
    order.lines.append(line)
  }

  private mutating func sku() -> String {
    "\(random.pick(["LMP", "LIV", "THÉ", "ATL", "ŒUV"]))-\(random.int(100...999))"
  }

  /// What the shop says of the tax of a line: its rate, a reason, or nothing where the class says it.
  private mutating func tax(
    of ware: Ware, _ line: inout SalesOrder.Line, _ situation: SaleSituation
  ) -> SalesOrder.LineTax {
    if let code = ware.exemptions.first, situation.seller != .franchise {
      return .exempt(vatex: code)
    }
    switch (situation.category(of: ware), situation.vat) {
    case ("S", .charged(let zone)), ("Z", .charged(let zone)):
      let rate = ware.rate(in: zone)!
      let isStandard = rate == Ware.standard(in: zone)
      if zone.isFrench || isStandard, random.chance(20) { return .unstated }
      // Most shops have no classes.
      if rate != 0, ware.ownCategory == nil, random.chance(40) { line.taxClass = .unstated }
      return rate == 0 ? .none : .rate(Rate(units: rate))
    default:
      if ware.ownCategory == nil, random.chance(40) { line.taxClass = .unstated }
      return random.chance(65) ? .none : .unstated
    }
  }

  // MARK: Charges, discounts, totals

  private mutating func addShipping(_ basket: inout Basket, _ order: inout SalesOrder) {
    guard basket.wares.contains(where: \.isGoods), !basket.wares.contains(.giftCard),
      random.chance(60)
    else { return }
    let amount = Int64(random.int(190...1_990))
    var shipping = SalesOrder.Adjustment(
      place: order.place, kind: .shipping, label: "Livraison Colissimo à domicile",
      amount: Money(minorUnits: amount), tax: .unstated)
    let isOwn = basket.wares.allSatisfy { $0.ownCategory != nil }
    if !isOwn, random.chance(50) {
      switch basket.situation.vat {
      case .charged(let zone):
        let rate = Ware.standard(in: zone)
        shipping.tax = .rate(Rate(units: rate))
        basket.entries.append(.init(cents: amount, rate: rate))
      case .none:
        shipping.tax = .none
        basket.entries.append(.init(cents: amount, rate: 0))
      }
    } else {
      basket.share(amount)
    }
    order.charges.append(shipping)
  }

  private mutating func addDiscount(_ basket: inout Basket, _ order: inout SalesOrder) {
    let sum = basket.lines.reduce(0) { $0 + $1.cents }
    guard random.chance(15), sum > 1_000 else { return }
    let amount = sum * Int64(random.int(3...20)) / 100
    basket.share(-amount)
    order.discounts.append(
      .init(
        place: order.place, kind: .discount,
        label: random.pick(["BIENVENUE10", "Fidélité", "Chèque-cadeau été"]),
        amount: Money(minorUnits: amount), tax: .unstated))
  }

  private mutating func total(
    _ basket: Basket, _ order: inout SalesOrder, statesTotals: Bool
  ) -> Till {
    let choice = random.int(1...100)
    let isStated = statesTotals || basket.isShared && !order.pricesIncludeTax || choice > 30
    let rounding: Till.Rounding =
      random.chance(50) ? .perTotal : random.chance(75) ? .perLine : .perUnit
    let till = Till(
      basket.entries, withTax: order.pricesIncludeTax, isStated ? rounding : .perTotal)
    if isStated {
      order.stated.gross = Money(minorUnits: till.gross)
      if statesTotals || choice > 55 {
        order.stated.net = Money(minorUnits: till.net)
        order.stated.vat = Money(minorUnits: till.vat)
      }
    }
    return till
  }

  // MARK: Payment and delivery

  private mutating func pay(_ order: inout SalesOrder, _ till: Till, isCompany: Bool) {
    let lastDue = Sample.today.adding(days: isCompany ? 45 : 30)
    let choice = random.int(1...100)
    if choice <= (isCompany ? 40 : 80) {
      order.payment = received(order)
      if random.chance(50) { order.payment?.amount = Money(minorUnits: till.gross) }
      return
    }
    if choice <= (isCompany ? 55 : 90), till.gross > 10 {
      order.payment = received(order)
      order.payment?.amount = Money(minorUnits: Int64(random.int(1...Int(till.gross - 1))))
    }
    if random.chance(50) {
      let days = random.int(0...Int(lastDue.dayNumber - order.orderedOn.dayNumber))
      order.dueOn = order.orderedOn.adding(days: days)
    }
  }

  private mutating func received(_ order: SalesOrder) -> SalesOrder.PaymentReceived {
    let days = Int(Sample.today.dayNumber - order.orderedOn.dayNumber)
    return .init(
      receivedOn: order.orderedOn.adding(days: random.int(0...days)),
      means: random.pick(SalesOrder.PaymentReceived.Means.allCases),
      reference: random.chance(60) ? "ch_\(random.int(100_000...999_999))" : nil)
  }

  private mutating func deliver(_ order: inout SalesOrder, _ situation: SaleSituation) {
    let hasGoods = situation.wares.contains(where: \.isGoods)
    guard let spot = situation.delivery ?? (hasGoods && random.chance(15) ? situation.spot : nil)
    else { return }
    order.delivery = .init(
      name: random.chance(50) ? order.buyer.name : "Point relais Chez Zoé",
      address: address(in: spot))
  }

  // MARK: Buyers

  private mutating func address(in spot: Spot) -> SalesOrder.Address {
    let town = random.pick(spot.towns)
    return .init(
      line1: "\(random.int(1...180)) \(random.pick(Self.streets))",
      line2: random.chance(15) ? "Bât. C, 3ᵉ étage" : "", postCode: town.postCode, city: town.city,
      country: town.country)
  }

  private mutating func buyer(_ situation: SaleSituation) -> SalesOrder.Buyer {
    let person = "\(random.pick(Self.firstNames)) \(random.pick(Self.lastNames))"
    let address = address(in: situation.spot)
    let email = random.chance(80) ? "client\(random.int(1...99_999))@exemple.fr" : nil
    var buyer = SalesOrder.Buyer(
      kind: .consumer, externalID: "C\(random.int(1...99_999))", name: person, email: email,
      phone: random.chance(40) ? "06 12 34 56 \(random.int(10...99))" : nil, address: address)
    guard situation.who != .person else {
      if random.chance(5) { (buyer.address.line1, buyer.address.line2) = ("", "") }
      return buyer
    }
    buyer.kind = .company
    buyer.name = random.pick(Self.firms)
    buyer.contactName = random.chance(60) ? person : nil
    let siren = CorpusNumbers.siren(&random)
    if situation.spot.isFrench { buyer.siren = random.chance(10) ? siren + "00017" : siren }
    guard situation.who == .companyWithNumber else { return buyer }
    if situation.spot.isFrench {
      let vat = CorpusNumbers.frenchVAT(of: siren)
      buyer.vatIdentifier = random.chance(10) ? "fr \(vat.dropFirst(2).prefix(2)) \(siren)" : vat
      if random.chance(20) { buyer.siren = nil }
    } else {
      switch address.country {
      case "MC": buyer.vatIdentifier = CorpusNumbers.monegasqueVAT(&random)
      case "GB": buyer.vatIdentifier = CorpusNumbers.vat("XI", &random)
      default: buyer.vatIdentifier = CorpusNumbers.vat(address.country, &random)
      }
    }
    return buyer
  }

  private static let firstNames = [
    "Camille", "Léa", "Manon", "Chloé", "Inès", "Noémie", "Aïcha", "Hélène", "Gaël", "Noël",
    "Jérôme", "Mehdi", "François", "Benoît", "Łukasz", "Søren", "Zoë", "José-María",
  ]
  private static let lastNames = [
    "Martin", "Lefèvre", "Nguyễn", "Dupré", "Lemaître", "Benali", "Kovačević", "Da Silva",
    "Le Gall",
    "O’Connor", "Müller", "Ågren", "de La Rochefoucauld-Montbel",
  ]
  private static let streets = [
    "rue de la République", "avenue Jean-Jaurès", "place du Marché", "chemin des Vignes",
    "quai Saint-Vincent", "Bahnhofstraße", "calle Mayor", "rue de l’Abbé-Grégoire",
  ]
  private static let firms = [
    "Hôtel du Parc", "Cabinet Aubépine & Associés", "Müller & Söhne GmbH", "Cafés Benoît SAS",
    "Société d’exploitation des établissements Lefèvre et Fils, anciennement Manufacture de Saint-Étienne",
    "Coopérative « Les Terres d’Ocre »", "Østergaard ApS", "Łódź Meble Sp. z o.o.",
    "L’Œuf & la Poule",
  ]
}
