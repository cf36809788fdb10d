import Invoicing

/// Believable sales over every VAT situation the engine knows, and the same with one fault each: the bar of the shield.
///
/// The same seed makes the same sales on every machine. Each sale has numbers of its own, so that one of them can be
/// made again alone: `SaleCorpus(seed: 4).sound(at: 123)`. Nothing here asks the product what is right: places, rates,
/// keys and the till's arithmetic are written out once more.
package struct SaleCorpus: Sendable {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  package func sound(_ count: Int) -> [SoundSale] { (0..<count).map(sound(at:)) }

  package func sound(at index: Int) -> SoundSale {
    let all = SaleSituation.all
    var maker = maker(index, salt: 0x50)
    return maker.sale(all[index % all.count], number: "S\(seed)-\(index)")
  }

  package func faulty(_ count: Int) -> [FaultySale] { (0..<count).map(faulty(at:)) }

  package func faulty(at index: Int) -> FaultySale {
    let all = SaleFault.all
    var maker = maker(index, salt: 0xFA)
    return maker.faulty(all[index % all.count], number: "F\(seed)-\(index)")
  }

  private func maker(_ index: Int, salt: UInt64) -> SaleMaker {
    var mixed = Seed(seed &* 0x1_0000 &+ salt)
    return SaleMaker(random: Seed(mixed.next() &+ UInt64(index)))
  }
}

/// A lawful order, with what the generator knows of it.
package struct SoundSale: Sendable {
  package let situation: SaleSituation
  package let order: SalesOrder
  /// What each line is.
  package let wares: [Ware]
  /// What the shop adds up; `gross` is what the buyer pays.
  package let till: Till

  /// The category of each line, BT-151.
  package var categories: [String] { wares.map(situation.category) }

  package var seller: CorpusSeller { situation.seller }
  /// Between two companies established where e-invoicing applies: the rules of BR-FR hold.
  package var isBetweenFrenchCompanies: Bool {
    situation.who != .person && situation.spot.isEInvoicing
  }
  package var words: String { "\(order.externalID) \(situation.name), \(till.rounding)" }
}

/// What is sold by whom to whom, where, and what the law makes of it.
package struct SaleSituation: Sendable {
  package enum Who: Sendable { case person, company, companyWithNumber }

  /// The VAT of all lines, except where a ware has its own.
  package enum VAT: Sendable, Equatable {
    case charged(Zone)
    /// None, with its category (BT-151).
    case none(String)
  }

  package let name: String
  package let seller: CorpusSeller
  package let who: Who
  package let spot: Spot
  /// Where the goods go, when that is not where the buyer is.
  package let delivery: Spot?
  package let wares: [Ware]
  package let vat: VAT

  private init(
    _ name: String, by seller: CorpusSeller = .lyon, _ who: Who, _ spot: Spot,
    to delivery: Spot? = nil,
    _ wares: [Ware], _ vat: VAT
  ) {
    self.name = name
    self.seller = seller
    self.who = who
    self.spot = spot
    self.delivery = delivery
    self.wares = wares
    self.vat = vat
  }

  /// The category of a line or charge, BT-151.
  package func category(of ware: Ware) -> String {
    if seller == .franchise { return "E" }
    if let own = ware.ownCategory, vat != .none("G") { return own }
    switch vat {
    case .none(let category): return category
    case .charged(let zone): return ware.rate(in: zone) == 0 ? "Z" : "S"
    }
  }

  // MARK: The table

  package static let all: [SaleSituation] = french + overseas + union + abroad + schemes

  private static let goods: [Ware] = [.standard, .book, .food, .press, .medicine, .aid]

  private static let french: [SaleSituation] = [
    .init("person, mainland", .person, .mainland, goods + [.service], .charged(.mainland)),
    .init("person, mainland, paying online", .person, .mainland, goods, .charged(.mainland)),
    .init(
      "person, mainland, services", .person, .mainland,
      [.service, .electronic, .meal, .show, .transport], .charged(.mainland)),
    .init(
      "person, mainland, single-purpose voucher", .person, .mainland, [.standard, .voucher],
      .charged(.mainland)),
    .init(
      "company, mainland", .company, .mainland, goods + [.service, .intangible],
      .charged(.mainland)),
    .init(
      "company with number, mainland", .companyWithNumber, .mainland, goods + [.transport],
      .charged(.mainland)),
    .init(
      "company, mainland, seller on debits", by: .debits, .company, .mainland,
      [.service, .electronic, .standard], .charged(.mainland)),
    .init(
      "person, mainland, seller on debits", by: .debits, .person, .mainland, [.service, .meal],
      .charged(.mainland)),
    .init("person, Corsica", .person, .corsica, goods, .charged(.corsica)),
    .init("company, Corsica", .company, .corsica, goods + [.service], .charged(.corsica)),
    .init(
      "person, mainland, to Corsica", .person, .mainland, to: .corsica, goods, .charged(.corsica)),
    .init(
      "company, mainland, to the mainland", .company, .mainland, to: .mainland, goods,
      .charged(.mainland)),
    .init("person, Monaco", .person, .monaco, goods, .charged(.mainland)),
    .init(
      "company, Monaco", .companyWithNumber, .monaco, [.standard, .book, .service],
      .charged(.mainland)),
  ]

  private static let overseas: [SaleSituation] = [
    .init("person, overseas department, goods", .person, .overseas, goods, .none("G")),
    .init("company, overseas department, goods", .company, .overseas, goods, .none("G")),
    .init("person, overseas, electronic", .person, .overseas, [.electronic], .charged(.overseas)),
    .init(
      "company, overseas, service", .company, .overseas, [.service, .intangible],
      .charged(.overseas)),
    .init("person, overseas, service", .person, .overseas, [.service], .charged(.mainland)),
    .init(
      "person, Réunion, seller there", by: .reunion, .person, .reunion, goods, .charged(.overseas)),
    .init(
      "company, Réunion, seller there", by: .reunion, .company, .reunion, goods + [.service],
      .charged(.overseas)),
    .init(
      "company, mainland, seller in Réunion", by: .reunion, .company, .mainland, goods, .none("G")),
    .init("person, Guyane or Mayotte, goods", .person, .withoutVAT, goods, .none("G")),
    .init("company, Guyane or Mayotte, goods", .company, .withoutVAT, goods, .none("G")),
    .init(
      "company, Guyane or Mayotte, service", .company, .withoutVAT, [.service, .intangible],
      .none("O")),
    .init("person, Guyane or Mayotte, electronic", .person, .withoutVAT, [.electronic], .none("O")),
    .init("person, collectivity, goods", .person, .collectivity, goods, .none("G")),
  ]

  private static let union: [SaleSituation] = [
    .init(
      "person, Union, below the threshold", .person, .member, goods + [.electronic, .service],
      .charged(.mainland)),
    .init(
      "person, Germany, OSS", by: .oss, .person, .of("DE"), [.standard, .book], .charged(.germany)),
    .init(
      "person, Belgium, OSS", by: .oss, .person, .of("BE"), [.standard, .book, .food],
      .charged(.belgium)),
    .init(
      "person, Italy, OSS", by: .oss, .person, .of("IT"), [.standard, .book], .charged(.italy)),
    .init(
      "person, Spain, OSS", by: .oss, .person, .of("ES"), [.standard, .book], .charged(.spain)),
    .init(
      "person, Netherlands, OSS", by: .oss, .person, .of("NL"), [.standard, .food, .electronic],
      .charged(.netherlands)),
    .init("person, Finland, OSS", by: .oss, .person, .of("FI"), [.standard], .charged(.finland)),
    .init(
      "person, Ireland, OSS", by: .oss, .person, .of("IE"), [.standard, .book], .charged(.ireland)),
    .init("person, Madeira, OSS", by: .oss, .person, .madeira, [.standard], .charged(.madeira)),
    .init("person, Jungholz, OSS", by: .oss, .person, .jungholz, [.standard], .charged(.jungholz)),
    .init(
      "person, Northern Ireland, OSS", by: .oss, .person, .northernIreland, [.standard, .book],
      .charged(.northernIreland)),
    .init(
      "person, Northern Ireland, below the threshold", .person, .northernIreland, goods,
      .charged(.mainland)),
    .init("company with number, Union, goods", .companyWithNumber, .member, goods, .none("K")),
    .init(
      "company with number, Union, goods, seller under OSS", by: .oss, .companyWithNumber, .member,
      [.standard], .none("K")),
    .init(
      "company with number, Northern Ireland, goods", .companyWithNumber, .northernIreland,
      [.standard], .none("K")),
    .init(
      "company with number, Union, services", .companyWithNumber, .member,
      [.service, .electronic, .intangible, .transport], .none("AE")),
    .init(
      "company without number, Union, goods", .company, .member, [.standard, .book],
      .charged(.mainland)),
    .init(
      "company without number, Germany, OSS", by: .oss, .company, .of("DE"), [.standard],
      .charged(.germany)),
    .init(
      "French company, delivered in the Union", .companyWithNumber, .mainland, to: .member,
      [.standard], .charged(.mainland)),
  ]

  private static let abroad: [SaleSituation] = [
    .init("person, Switzerland, goods", .person, .of("CH"), goods, .none("G")),
    .init("company, Switzerland, goods", .company, .of("CH"), [.standard, .book], .none("G")),
    .init(
      "French company, delivered in Switzerland", .company, .mainland, to: .of("CH"), goods,
      .none("G")),
    .init(
      "company, United States, services", .company, .of("US"),
      [.service, .electronic, .intangible], .none("O")),
    .init(
      "person, United States, immaterial", .person, .of("US"), [.electronic, .intangible],
      .none("O")),
    .init("person, United States, service", .person, .of("US"), [.service], .charged(.mainland)),
    .init("person, Japan, goods", .person, .of("JP"), goods, .none("G")),
    .init("person, Great Britain, goods", .person, .of("GB"), goods, .none("G")),
    .init("company, Great Britain, services", .company, .of("GB"), [.service], .none("O")),
    .init("person, Canary Islands, goods", .person, .canaries, goods, .none("G")),
    .init("company, Canary Islands, services", .company, .canaries, [.service], .none("O")),
    .init("person, outside the Union's VAT, goods", .person, .excluded, goods, .none("G")),
  ]

  private static let schemes: [SaleSituation] = [
    .init("person, training, exempt", .person, .mainland, [.training], .charged(.mainland)),
    .init(
      "company, exempt and taxed", .company, .mainland,
      [.insurance, .standard, .service], .charged(.mainland)),
    .init(
      "person, margin", .person, .mainland, [.art], .charged(.mainland)),
    .init(
      "person, margin and new goods", .person, .mainland, [.secondHand, .standard, .book],
      .charged(.mainland)),
    .init("person, Union, margin", .person, .member, [.antique], .charged(.mainland)),
    .init("company, margin", .company, .mainland, [.secondHand], .charged(.mainland)),
    .init("person, Switzerland, second hand", .person, .of("CH"), [.secondHand], .none("G")),
    .init("person, multi-purpose voucher", .person, .mainland, [.giftCard], .none("O")),
    .init("company, multi-purpose vouchers", .company, .mainland, [.giftCard], .none("O")),
    .init("company, scrap", .company, .mainland, [.scrap], .none("AE")),
    .init("company, subcontracted works", .company, .mainland, [.works], .none("AE")),
    .init(
      "company, scrap and subcontracted works", .company, .mainland, [.scrap, .works], .none("AE")),
    .init("person, franchise", by: .franchise, .person, .mainland, goods + [.service], .none("E")),
    .init(
      "company, franchise", by: .franchise, .company, .mainland, [.standard, .service], .none("E")),
    .init(
      "person, Union, franchise", by: .franchise, .person, .member, [.standard, .book], .none("E")),
    .init(
      "person, Switzerland, franchise", by: .franchise, .person, .of("CH"), [.standard], .none("E")),
  ]
}

/// The sellers of the corpus, one for each regime.
package enum CorpusSeller: String, Sendable, CaseIterable {
  case lyon, debits, oss, reunion, franchise

  package var profile: CompanyProfile { Self.profiles[self]! }

  private static let profiles = Dictionary(
    uniqueKeysWithValues: allCases.map {
      ($0, try! CompanyFile.read(Array($0.json.utf8), fileName: nil))
    })

  /// Its company file.
  package var json: String {
    switch self {
    case .lyon: Sample.companyJSON
    case .debits: adding(#""vatOnDebits": true"#)
    case .oss: adding(#""oss": "registered""#)
    case .reunion:
      Sample.companyJSON.replacing(
        #""postCode": "69003", "city": "Lyon""#,
        with: #""postCode": "97400", "city": "Saint-Denis""#)
    case .franchise:
      adding(#""vatRegime": "franchise""#).replacing(
        #""vatIdentifier": "FR44732829320","#, with: "")
    }
  }

  private func adding(_ member: String) -> String {
    Sample.companyJSON.replacing(
      #""legalForm": "SARL","#, with: #""legalForm": "SARL", \#(member),"#)
  }
}
