/// Where a buyer may be: the countries and post codes that belong together for VAT.
package struct Spot: Sendable {
  struct Town: Sendable {
    let country: String
    let postCode: String
    let city: String
    init(_ country: String, _ postCode: String, _ city: String) {
      self.country = country
      self.postCode = postCode
      self.city = city
    }
  }

  let towns: [Town]
  /// Where companies have a SIREN.
  let isFrench: Bool
  /// Where invoices between companies go through a platform.
  package let isEInvoicing: Bool

  private init(_ towns: [Town], isFrench: Bool = false, isEInvoicing: Bool = false) {
    self.towns = towns
    self.isFrench = isFrench
    self.isEInvoicing = isEInvoicing
  }

  static let mainland = Spot(
    [
      Town("FR", "69001", "Lyon"), Town("FR", "75011", "Paris"), Town("FR", "13006", "Marseille"),
      Town("FR", "31000", "Toulouse"), Town("FR", "59800", "Lille"),
      Town("FR", "67000", "Strasbourg"),
      Town("FR", "29200", "Brest"), Town("FR", "06000", "Nice"),
      Town("FR", "01000", "Bourg-en-Bresse"),
      Town("FR", "61140", "Bagnoles de l’Orne Normandie"), Town("FR", "62217", "Achicourt"),
    ], isFrench: true, isEInvoicing: true)
  static let corsica = Spot(
    [
      Town("FR", "20000", "Ajaccio"), Town("FR", "20200", "Bastia"), Town("FR", "20250", "Corte"),
    ], isFrench: true, isEInvoicing: true)
  static let reunion = Spot(
    [
      Town("FR", "97400", "Saint-Denis"), Town("FR", "97410", "Saint-Pierre"),
      Town("RE", "97419", "La Possession"),
    ], isFrench: true, isEInvoicing: true)
  static let overseas = Spot(
    reunion.towns + [
      Town("FR", "97110", "Pointe-à-Pitre"), Town("GP", "97139", "Les Abymes"),
      Town("FR", "97200", "Fort-de-France"), Town("MQ", "97232", "Le Lamentin"),
    ], isFrench: true, isEInvoicing: true)
  static let withoutVAT = Spot(
    [
      Town("FR", "97300", "Cayenne"), Town("GF", "97310", "Kourou"),
      Town("FR", "97600", "Mamoudzou"),
      Town("YT", "97615", "Dzaoudzi"),
    ], isFrench: true)
  static let collectivity = Spot([
    Town("NC", "98800", "Nouméa"), Town("PF", "98714", "Papeete"),
    Town("PM", "97500", "Saint-Pierre"),
    Town("BL", "97133", "Gustavia"), Town("FR", "97150", "Saint-Martin"),
  ])
  static let monaco = Spot([Town("MC", "98000", "Monaco")])
  static let northernIreland = Spot([
    Town("GB", "BT1 5GS", "Belfast"), Town("GB", "BT48 6AT", "Londonderry"),
  ])
  static let madeira = Spot([Town("PT", "9000-018", "Funchal")])
  static let jungholz = Spot([Town("AT", "6691", "Jungholz")])
  static let canaries = Spot([
    Town("ES", "35001", "Las Palmas de Gran Canaria"),
    Town("ES", "38001", "Santa Cruz de Tenerife"),
  ])
  static let excluded = Spot([
    Town("FI", "22100", "Mariehamn"), Town("AX", "22100", "Mariehamn"),
    Town("IT", "23041", "Livigno"),
    Town("DE", "78266", "Büsingen am Hochrhein"), Town("DE", "27498", "Helgoland"),
    Town("ES", "51001", "Ceuta"), Town("ES", "52001", "Melilla"), Town("GR", "63086", "Karyes"),
    Town("IT", "22061", "Campione d’Italia"),
  ])

  /// Members whose VAT numbers the generator can make.
  static let member = Spot(
    ["DE", "BE", "IT", "ES", "NL", "LU", "PT", "AT", "PL", "FI", "DK", "SE"].flatMap {
      of($0).towns
    })

  static func of(_ country: String) -> Spot { Spot(towns.filter { $0.country == country }) }

  private static let towns = [
    Town("DE", "10115", "Berlin"), Town("DE", "80331", "München"), Town("BE", "1000", "Bruxelles"),
    Town("BE", "4000", "Liège"), Town("IT", "00187", "Roma"), Town("IT", "20121", "Milano"),
    Town("ES", "28013", "Madrid"), Town("ES", "08002", "Barcelona"),
    Town("NL", "1012 JS", "Amsterdam"),
    Town("LU", "1648", "Luxembourg"), Town("PT", "1100-048", "Lisboa"), Town("AT", "1010", "Wien"),
    Town("PL", "00-001", "Łódź"), Town("FI", "00100", "Helsinki"), Town("DK", "1050", "København"),
    Town("SE", "111 20", "Malmö"), Town("IE", "D02 AF30", "Dublin"), Town("CH", "8001", "Zürich"),
    Town("CH", "1204", "Genève"), Town("US", "10001", "New York"),
    Town("US", "94103", "San Francisco"),
    Town("JP", "100-0001", "Tokyo"), Town("GB", "EC1A 1BB", "London"),
    Town("GB", "EH1 1YZ", "Edinburgh"),
  ]
}

/// Keys of the numbers companies are known by, worked out here and not by the product.
enum CorpusNumbers {
  private static func digits(_ count: Int, _ random: inout Seed) -> [Int] {
    (0..<count).map { $0 == 0 ? random.int(1...9) : random.int(0...9) }
  }

  private static func text(_ digits: [Int]) -> String { digits.map(String.init).joined() }

  private static func value(_ digits: [Int]) -> Int { digits.reduce(0) { $0 * 10 + $1 } }

  private static func sum(_ digits: [Int], _ weights: [Int]) -> Int {
    zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// The digit that makes the whole a multiple of ten by Luhn.
  private static func luhnKey(_ body: [Int]) -> Int {
    var sum = 0
    for (position, digit) in body.reversed().enumerated() {
      let product = position % 2 == 0 ? digit * 2 : digit
      sum += product / 10 + product % 10
    }
    return (10 - sum % 10) % 10
  }

  static func siren(_ random: inout Seed) -> String {
    let body = digits(8, &random)
    return text(body + [luhnKey(body)])
  }

  /// FR, (12 + 3 × (SIREN mod 97)) mod 97, the SIREN.
  static func frenchVAT(of siren: String) -> String {
    "FR\(twoDigits((12 + 3 * (Int(siren)! % 97)) % 97))\(siren)"
  }

  /// Monaco's begin with 000 where France has the SIREN.
  static func monegasqueVAT(_ random: inout Seed) -> String {
    frenchVAT(of: "000" + text(digits(6, &random)))
  }

  /// A number with its prefix and right keys.
  static func vat(_ country: String, _ random: inout Seed) -> String {
    while true {
      if let number = attempt(country, &random) { return country + number }
    }
  }

  /// Nil where the body drawn has no key of one digit.
  private static func attempt(_ country: String, _ random: inout Seed) -> String? {
    switch country {
    case "DE":
      let body = digits(8, &random)
      var product = 10
      for digit in body {
        let sum = (digit + product) % 10
        product = (sum == 0 ? 10 : sum) * 2 % 11
      }
      return text(body + [(11 - product) % 10])
    case "BE":
      let body = [0] + digits(7, &random)
      return text(body) + twoDigits(97 - value(body) % 97)
    case "IT":
      let body = digits(7, &random) + [0, random.int(0...9), random.int(1...9)]
      return text(body + [luhnKey(body)])
    case "NL":
      let body = digits(8, &random)
      let key = sum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return key == 10 ? nil : text(body + [key]) + "B0\(random.int(1...9))"
    case "ES":
      let body = digits(7, &random)
      return "B" + text(body + [luhnKey(body)])
    case "LU":
      let body = digits(6, &random)
      return text(body) + twoDigits(value(body) % 89)
    case "PT":
      let body = [5] + digits(7, &random)
      let key = 11 - sum(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11
      return text(body + [key > 9 ? 0 : key])
    case "AT":
      let body = digits(7, &random)
      let sum = body.enumerated().reduce(4) { sum, next in
        let product = next.offset % 2 == 0 ? next.element : next.element * 2
        return sum + product / 10 + product % 10
      }
      return "U" + text(body + [(10 - sum % 10) % 10])
    case "PL":
      let body = digits(9, &random)
      let key = sum(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11
      return key == 10 ? nil : text(body + [key])
    case "FI":
      let body = digits(7, &random)
      let key = (11 - sum(body, [7, 9, 10, 5, 8, 4, 2]) % 11) % 11
      return key == 10 ? nil : text(body + [key])
    case "DK":
      let body = digits(7, &random)
      let key = (11 - sum(body, [2, 7, 6, 5, 4, 3, 2]) % 11) % 11
      return key == 10 ? nil : text(body + [key])
    case "SE":
      let body = digits(9, &random)
      return text(body + [luhnKey(body)]) + "01"
    case "XI":
      let body = digits(7, &random)
      return text(body) + twoDigits(97 - sum(body, [8, 7, 6, 5, 4, 3, 2]) % 97)
    default: fatalError("no VAT numbers of \(country)")
    }
  }

  /// The same number with another digit, where a wrong one cannot go unseen.
  static func broken(_ number: String, _ random: inout Seed) -> String {
    var signs = Array(number)
    // Where the key is; the last two digits of a Swedish number are not in it, and Dutch ones have a B after it.
    let index = number.hasPrefix("SE") ? 11 : number.hasPrefix("NL") ? 10 : signs.count - 1
    let digit = signs[index].wholeNumberValue!
    signs[index] = Character(String((digit + random.int(1...8)) % 10))
    return String(signs)
  }
}
