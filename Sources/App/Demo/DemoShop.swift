import Invoicing
import Kernel
import Money

/// Two years of a small shop in Lyon: lamps, design books, teas and workshops, sold to people and to companies.
/// The same orders every time.
struct DemoShop {
  struct Product {
    let sku: String
    let name: String
    /// With VAT, in cents.
    let price: Int64
    let rate: Rate
    var nature: SalesOrder.Line.Nature = .goods
  }

  private static let standard = Rate(units: 20_00)
  private static let reduced = Rate(units: 5_50)

  static let products = [
    Product(
      sku: "LMP-AUR", name: "Lampe de table Aurore, laiton brossé", price: 12_900, rate: standard),
    Product(
      sku: "LMP-OPA", name: "Lampe à poser Opale, verre soufflé", price: 8_900, rate: standard),
    Product(sku: "SUS-NID", name: "Suspension Nid, rotin tressé", price: 14_500, rate: standard),
    Product(sku: "APL-LUN", name: "Applique Lune, céramique mate", price: 7_450, rate: standard),
    Product(
      sku: "AMP-E27", name: "Ampoule LED E27, 2700 K, à intensité variable", price: 1_290,
      rate: standard),
    Product(sku: "ABJ-LIN", name: "Abat-jour en lin lavé, 30 cm", price: 4_900, rate: standard),
    Product(sku: "BGI-FIG", name: "Bougie parfumée Figuier, 180 g", price: 2_850, rate: standard),
    Product(
      sku: "LIV-LUM", name: "« Habiter la lumière », livre illustré", price: 3_500, rate: reduced),
    Product(
      sku: "LIV-OMB", name: "« Éloge de l'ombre », édition reliée", price: 1_850, rate: reduced),
    Product(sku: "THE-VRT", name: "Thé vert sencha, boîte de 100 g", price: 1_450, rate: reduced),
    Product(sku: "THE-NOI", name: "Thé noir fumé, boîte de 100 g", price: 1_390, rate: reduced),
    Product(
      sku: "ATL-CER", name: "Atelier : monter sa lampe en céramique (3 h)", price: 9_500,
      rate: standard, nature: .services),
  ]

  private static let firstNames = [
    "Camille", "Léa", "Manon", "Chloé", "Inès", "Zoé", "Noémie", "Aïcha", "Hélène", "Solène",
    "Louis",
    "Hugo", "Gaël", "Noël", "Jérôme", "Mehdi", "François", "Benoît", "Théo", "Raphaël",
  ]
  private static let lastNames = [
    "Martin", "Bernard", "Lefèvre", "Moreau", "Garcia", "Roux", "Fontaine", "Chevalier", "Nguyễn",
    "Dupré", "Lemaître", "Benali", "Kovačević", "Da Silva", "Le Gall", "Perrin", "Boyer", "Colin",
  ]
  private static let companies = [
    "Hôtel du Parc", "Cabinet Aubépine", "Studio Perrache", "Maison Vauban", "Café des Halles",
    "Agence Mercure", "Librairie du Rhône", "Atelier Sève", "Coworking Confluence",
    "Auberge des Monts",
  ]
  private static let towns = [
    ("69001", "Lyon"), ("69007", "Lyon"), ("75011", "Paris"), ("13006", "Marseille"),
    ("31000", "Toulouse"), ("44000", "Nantes"), ("33000", "Bordeaux"), ("59800", "Lille"),
    ("67000", "Strasbourg"), ("38000", "Grenoble"), ("35000", "Rennes"), ("34000", "Montpellier"),
  ]
  private static let streets = [
    "rue de la République", "avenue Jean-Jaurès", "rue des Tanneurs", "place du Marché",
    "chemin des Vignes", "boulevard Voltaire", "rue Saint-Antoine", "quai Saint-Vincent",
  ]

  static let firstDay = LocalDate(year: 2024, month: 12, day: 2)!
  static let lastDay = LocalDate(year: 2026, month: 11, day: 22)!

  private var random = SeededRandom(seed: 2_026_11_23)
  private var people: [SalesOrder.Buyer] = []
  private var firms: [SalesOrder.Buyer] = []
  private var nextNumber = 1001

  init() {
    people = (0..<70).map { person($0) }
    firms = Self.companies.enumerated().map { firm($0.offset, $0.element) }
  }

  /// The orders of one day, in the order they came.
  mutating func orders(on day: LocalDate) -> [SalesOrder] {
    let isBusy = day.month >= 11 || day.month == 12
    let count = day.weekday == 7 ? 0 : random.int(0...(isBusy ? 2 : 1))
    return (0..<count).map { _ in order(on: day) }
  }

  /// One more order.
  mutating func order(on day: LocalDate) -> SalesOrder {
    let isFirm = random.chance(22)
    let buyer = isFirm ? random.pick(firms) : random.pick(people)
    let number = String(nextNumber)
    nextNumber += 1
    let lines = self.lines(isFirm: isFirm)
    var order = SalesOrder(
      source: "demo", externalID: number, place: Place(file: "demo"), orderedOn: day, buyer: buyer,
      lines: lines)
    order.pricesIncludeTax = true
    if lines.contains(where: { $0.nature == .goods }), !random.chance(30) {
      order.charges = [
        .init(
          place: order.place, kind: .shipping, label: "Livraison Colissimo",
          amount: Money(minorUnits: 690), tax: .rate(Self.standard))
      ]
    }
    if random.chance(10) {
      order.discounts = [
        .init(
          place: order.place, kind: .discount, label: "Bon de bienvenue",
          amount: Money(minorUnits: 500), tax: .unstated)
      ]
    }
    if random.chance(8) {
      let town = random.pick(Self.towns)
      order.delivery = .init(
        name: "Point relais \(town.1)",
        address: .init(
          line1: "\(random.int(1...90)) \(random.pick(Self.streets))", postCode: town.0,
          city: town.1, country: "FR"))
    }
    pay(&order, isFirm: isFirm, day)
    return order
  }

  private mutating func lines(isFirm: Bool) -> [SalesOrder.Line] {
    var left = Self.products
    return (0..<random.int(1...(isFirm ? 6 : 4))).map { _ in
      let product = left.remove(at: random.int(0...left.count - 1))
      var line = SalesOrder.Line(
        place: Place(file: "demo"), sku: product.sku, name: product.name,
        quantity: Quantity(Int64(isFirm ? random.int(1...12) : random.int(1...2))),
        unitPrice: UnitPrice(units: product.price * 10_000), tax: .rate(product.rate))
      line.externalID = product.sku
      line.nature = product.nature
      if random.chance(7) { line.discount = Money(minorUnits: product.price / 10) }
      return line
    }
  }

  /// People pay by card at once; companies often by transfer, later, and a few not at all yet.
  private mutating func pay(_ order: inout SalesOrder, isFirm: Bool, _ day: LocalDate) {
    if !isFirm || random.chance(45) {
      order.payment = .init(
        receivedOn: day, means: .card, reference: "CB-\(order.externalID)")
    } else if isFirm {
      order.purchaseOrder = "BC-\(random.int(100...999))"
    }
    if !isFirm, random.chance(6), let line = order.lines.first, line.discount == nil,
      let id = line.externalID
    {
      order.refunds = [
        .init(
          externalID: "R\(order.externalID)", place: order.place, reason: "Article retourné",
          amount: Money(minorUnits: line.unitPrice.units / 10_000),
          lines: [.init(line: id, quantity: Quantity(1))])
      ]
    }
  }

  // MARK: Buyers

  private mutating func person(_ number: Int) -> SalesOrder.Buyer {
    let name = "\(random.pick(Self.firstNames)) \(random.pick(Self.lastNames))"
    return SalesOrder.Buyer(
      kind: .consumer, externalID: "P\(100 + number)", name: name,
      email: "client\(100 + number)@exemple.fr", address: address())
  }

  private mutating func firm(_ number: Int, _ name: String) -> SalesOrder.Buyer {
    SalesOrder.Buyer(
      kind: .company, externalID: "E\(100 + number)", name: name,
      contactName: "\(random.pick(Self.firstNames)) \(random.pick(Self.lastNames))",
      email: "compta\(100 + number)@exemple.fr", siren: random.siren(), address: address())
  }

  private mutating func address() -> SalesOrder.Address {
    let town = random.pick(Self.towns)
    return .init(
      line1: "\(random.int(1...120)) \(random.pick(Self.streets))", postCode: town.0, city: town.1,
      country: "FR")
  }
}
