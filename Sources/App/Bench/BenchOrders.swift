import Invoicing
import Kernel
import Money

/// Orders of five lines and two VAT rates to French companies, each with its own buyer, as the peers were measured.
struct BenchOrders {
  private var random = SeededRandom(seed: 42)
  private var number = 0
  private let day: LocalDate
  private let lineCount: Int
  private let source: String

  init(day: LocalDate, lines: Int = 5, source: String = "bench") {
    self.day = day
    self.source = source
    lineCount = lines
  }

  mutating func next() -> OrderReading {
    number += 1
    let place = Place(file: "bench", line: number)
    let buyer = SalesOrder.Buyer(
      kind: .company, externalID: "C\(number % 20_000)",
      name: "Société \(number % 20_000) Distribution",
      contactName: "Camille Martin", email: "achats\(number % 20_000)@exemple.fr",
      siren: sirens(number % 20_000),
      address: .init(
        line1: "\(number % 200 + 1) rue de la République", postCode: "69002", city: "Lyon",
        country: "FR"))
    let lines = (0..<lineCount).map { index -> SalesOrder.Line in
      let product = DemoShop.products[(number + index * 5) % 11]
      return SalesOrder.Line(
        place: place, sku: product.sku, name: product.name,
        quantity: Quantity(Int64((number + index) % 9 + 1)),
        unitPrice: UnitPrice(units: (product.price + Int64(number % 50)) * 10_000),
        tax: .rate(Rate(units: index % 2 == 0 ? 20_00 : 5_50)))
    }
    let order = SalesOrder(
      source: source, externalID: String(number), place: place, orderedOn: day, buyer: buyer,
      lines: lines)
    return OrderReading(
      order: order, externalID: order.externalID, place: place, lineCount: lines.count)
  }

  private mutating func sirens(_ number: Int) -> String {
    var random = SeededRandom(seed: UInt64(number))
    return random.siren()
  }
}
