import EN16931
import Invoicing
import Kernel
import Money

/// Believable values for tests; every SIREN has a valid key.
package enum Sample {
  package static let today = LocalDate(year: 2026, month: 11, day: 23)!
  package static let noon = Instant(today, hour: 11)

  package static let companyJSON = """
    {
      "name": "Atelier Lumière", "legalForm": "SARL", "capital": "10000.00", "siren": "732829320",
      "register": "Lyon", "vatIdentifier": "FR44732829320",
      "address": { "line1": "12 rue des Lilas", "postCode": "69003", "city": "Lyon", "country": "FR" },
      "email": "bonjour@atelier-lumiere.example", "phone": "04 78 00 00 00",
      "bankAccount": { "iban": "FR7630006000011234567890189", "bic": "AGRIFRPP", "holder": "Atelier Lumière" }
    }
    """

  package static var company: CompanyProfile {
    try! CompanyFile.read(Array(companyJSON.utf8), fileName: nil)
  }

  package static let consumer = SalesOrder.Buyer(
    kind: .consumer, externalID: "C1", name: "Zoé Lefèvre", email: "zoe@exemple.fr",
    address: .init(line1: "3 place du Marché", postCode: "31000", city: "Toulouse", country: "FR"))

  package static let firm = SalesOrder.Buyer(
    kind: .company, externalID: "E1", name: "Hôtel du Parc", contactName: "Hugo Perrin",
    email: "compta@hotel.exemple.fr", siren: "404833048",
    address: .init(line1: "1 allée du Parc", postCode: "44000", city: "Nantes", country: "FR"))

  /// An order of the given lines, prices without tax at 20 %, unpaid, unless changed.
  package static func order(
    _ number: String = "1001", buyer: SalesOrder.Buyer = consumer,
    lines: [SalesOrder.Line] = [line()], _ change: (inout SalesOrder) -> Void = { _ in }
  ) -> SalesOrder {
    var order = SalesOrder(
      source: "test", externalID: number, place: Place(file: "orders", line: 1),
      orderedOn: today.adding(days: -2), buyer: buyer, lines: lines)
    change(&order)
    return order
  }

  package static func line(
    _ name: String = "Lampe Aurore", price: String = "100.00", quantity: Int64 = 1,
    rate: String = "20", sku: String? = "LMP", _ change: (inout SalesOrder.Line) -> Void = { _ in }
  ) -> SalesOrder.Line {
    var line = SalesOrder.Line(
      place: Place(file: "orders", line: 1), sku: sku, name: name, quantity: Quantity(quantity),
      unitPrice: try! UnitPrice(price), tax: .rate(try! Rate(rate)))
    change(&line)
    return line
  }

  package static func reading(_ order: SalesOrder) -> OrderReading {
    OrderReading(
      order: order, externalID: order.externalID, place: order.place, lineCount: order.lines.count)
  }
}
