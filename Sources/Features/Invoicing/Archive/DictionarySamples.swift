import EN16931
import Kernel
import Money
import PDF

/// The dictionary a company's documents are compressed with, made of documents nobody was ever sent.
///
/// They are drawn with the company's own particulars, so that its address, terms and mentions are in it; the buyers are
/// invented, so that no dictionary ever holds a person's data and none has to be destroyed after ten years.
enum DictionarySamples {
  /// Moved when documents look so different that old dictionaries no longer fit.
  static let version = 1

  private static let contentCount = 3

  /// - Returns: nil when the company can sell none of the samples.
  static func dictionary(
    of company: CompanyProfile, template: DocumentTemplate, on today: LocalDate
  ) -> [UInt8]? {
    let prepare = PrepareInvoice(seller: company, today: today)
    let renderer = DocumentRenderer(template: template)
    let documents = (0..<24).compactMap { number -> [UInt8]? in
      guard let prepared = try? prepare(order(number, on: today)),
        let content = try? prepared.content.numbered("F-\(today.year)-\(10_000 + number * 37)")
      else { return nil }
      let page = PrintableInvoice(content, seller: company, language: prepared.language)
      return try? renderer.render(page.document, embedding: content.cii()).plain
    }
    guard documents.count > contentCount else { return nil }
    return Zstandard.dictionary(
      Array(documents.suffix(contentCount).joined()),
      samples: Array(documents.dropLast(contentCount)))
  }

  private static func order(_ number: Int, on today: LocalDate) -> SalesOrder {
    let place = Place(file: "sample", line: number)
    var order = SalesOrder(
      source: "sample", externalID: "\(4_000 + number * 13)", place: place,
      orderedOn: today.adding(days: -(number % 3)), buyer: buyer(number),
      lines: (0..<3 + number % 4).map { line($0 + number, place) })
    order.pricesIncludeTax = order.buyer.kind == .consumer
    if order.buyer.kind == .consumer {
      order.payment = .init(
        receivedOn: today, means: .card, reference: "pay_\(number * 7_919)")
      order.charges = [
        .init(
          place: place, kind: .shipping, label: "Livraison",
          amount: Money(minorUnits: 490 + Int64(number % 3) * 100), tax: .unstated)
      ]
    }
    return order
  }

  private static func buyer(_ number: Int) -> SalesOrder.Buyer {
    let address = SalesOrder.Address(
      line1: "\(number * 3 + 1) \(streets[number % streets.count])",
      postCode: "\(10 + number * 3)000", city: cities[number % cities.count], country: "FR")
    if number % 3 == 0 {
      return .init(
        kind: .consumer, name: "Camille Martin", email: "camille.martin\(number)@example.fr",
        address: address)
    }
    return .init(
      kind: .company, name: "Société \(number) Distribution", contactName: "Camille Martin",
      email: "achats\(number)@example.fr", siren: number % 2 == 0 ? "404833048" : "732829320",
      address: address)
  }

  private static func line(_ number: Int, _ place: Place) -> SalesOrder.Line {
    SalesOrder.Line(
      place: place, sku: "ART-\(number * 11)", name: products[number % products.count],
      quantity: Quantity(Int64(number % 4 + 1)),
      unitPrice: UnitPrice(units: Int64(990 + number * 1_313 % 9_000) * 10_000),
      tax: number % 4 == 3 ? .rate(Rate(units: 5_50)) : .unstated)
  }

  private static let streets = ["rue de la République", "avenue de la Gare", "place du Marché"]
  private static let cities = ["Lyon", "Paris", "Toulouse", "Nantes"]
  private static let products = [
    "Lampe de bureau", "Coussin en lin", "Table basse en chêne", "Bougie parfumée",
    "Vase en grès émaillé", "Livre",
  ]
}
