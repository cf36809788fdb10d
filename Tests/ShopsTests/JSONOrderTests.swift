import Invoicing
import Kernel
import Money
import Testing

@testable import Shops

@Suite struct JSONOrderTests {
  private let order = """
    {"number":"1001","orderedOn":"2026-11-20","suppliedOn":"2026-11-21","dueOn":"2026-12-20","pricesIncludeTax":true,
    "buyer":{"kind":"company","name":"Lumière SARL","externalId":"c7","contactName":"Ana Li","email":"a@example.com","phone":"+33 1",
    "siren":"732 829 320","vatIdentifier":"fr44732829320","address":{"line1":"1 rue X","line2":"B","postCode":"69001","city":"Lyon","country":"fr"}},
    "delivery":{"name":"Dépôt","address":{"city":"Paris","country":"FR"}},
    "lines":[{"id":"l1","sku":"T-1","name":" Tasse  bleue ","detail":"grande\\nronde","quantity":"2","unitPrice":"12.50","discount":"1","vatRate":"20",
    "totals":{"net":"20.00","vat":"4.00"}},{"name":"Pose","nature":"services","quantity":0.5,"unit":"HUR","unitPrice":40,"vatRate":5.5},
    {"name":"Livre","quantity":"1","unitPrice":"9.90"},{"name":"Export","quantity":"1","unitPrice":"5","exemption":"VATEX-EU-G"},
    {"name":"Franchise","quantity":"1","unitPrice":"5","vatRate":"none"}],
    "charges":[{"kind":"shipping","label":"Colissimo","amount":"5.90","vatRate":"20"}],"discounts":[{"label":"Fidélité","amount":"3"}],
    "payment":{"receivedOn":"2026-11-20","means":"card","reference":"pi_1","amount":"10.00"},
    "refunds":[{"id":"r1","reason":"Cassée","amount":"2.00","lines":[{"line":"l1","quantity":"1"}]}],
    "totals":{"net":"1.00","vat":"2.00","gross":"3.00"},"purchaseOrder":"PO-9","note":"Merci\\nbien"}
    """

  private func decode(_ text: String) -> OrderReading {
    JSONOrder.decode(Array(text.utf8), place: Place(file: "body"), today: today)
  }

  @Test func `every key of the shape is read`() throws {
    let reading = decode(order)
    #expect(reading.refusal.map(\.text.en) == [])
    let order = try #require(reading.order)
    #expect(order.source == "api")
    #expect(order.buyer.siren == "732829320")
    #expect(order.buyer.vatIdentifier == "FR44732829320")
    #expect(order.buyer.address.country == "FR")
    #expect(order.delivery?.address.city == "Paris")
    #expect(order.lines.map(\.name) == ["Tasse bleue", "Pose", "Livre", "Export", "Franchise"])
    #expect(order.lines[0].detail == "grande\nronde")
    #expect(order.lines[0].discount == Money(minorUnits: 100))
    #expect(order.lines[0].statedVAT == Money(minorUnits: 400))
    #expect(order.lines[1].quantity == Quantity(units: 5000))
    #expect(order.lines[1].nature == .services)
    #expect(order.lines[1].unit == "HUR")
    #expect(
      order.lines.map(\.tax) == [
        .rate(Rate(units: 2000)), .rate(Rate(units: 550)), .unstated, .exempt(vatex: "VATEX-EU-G"),
        SalesOrder.LineTax.none,
      ])
    #expect(order.charges[0].kind == .shipping)
    #expect(order.discounts[0].tax == .unstated)
    #expect(order.payment?.amount == Money(minorUnits: 1000))
    #expect(order.refunds[0].lines == [.init(line: "l1", quantity: Quantity(1))])
    #expect(order.stated.gross == Money(minorUnits: 300))
    #expect(order.lines[1].place.pointer == "/lines/1")
  }

  @Test func `an order written for the store is read back the same, and its bytes too`() throws {
    let order = try #require(decode(order).order)
    let bytes = JSONOrder.encode(order, keepingPlaces: true)
    #expect(try JSONOrder.stored(bytes) == order)
    #expect(JSONOrder.encode(try JSONOrder.stored(bytes), keepingPlaces: true) == bytes)
  }

  @Test func `without places the bytes are a body of the API`() throws {
    let order = try #require(decode(order).order)
    let reading = JSONOrder.decode(
      JSONOrder.encode(order, keepingPlaces: false), place: Place(file: "body"), today: today)
    let again = try #require(reading.order)
    #expect(
      JSONOrder.encode(again, keepingPlaces: false) == JSONOrder.encode(order, keepingPlaces: false)
    )
  }

  @Test func `orders of any shop and content are stored and read back exactly`() throws {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    print("seed \(seed)")
    var numbers = SplitMix(state: seed)
    for _ in 0..<300 {
      let order = numbers.order()
      let bytes = JSONOrder.encode(order, keepingPlaces: true)
      #expect(try JSONOrder.stored(bytes) == order, "seed \(seed)")
    }
  }

  @Test func `all that is wrong is reported at once, with pointers`() {
    let reading = decode(
      """
      {"number":"","orderedOn":"2026-13-01","currency":"EURO","pricesIncludTax":true,"cancels":"7",
       "buyer":{"kind":"person","name":"  ","address":{"country":"XX","zip":"1"}},
       "lines":[{"nom":"x","quantity":"-1","unitPrice":"0","name":"a"},{"name":" ","quantity":"1.00001","unitPrice":"1e2","vatRate":"20","exemption":"V"},5],
       "charges":{},"payment":{"receivedOn":"2027-01-01","means":"gold"}}
      """)
    #expect(reading.order == nil)
    #expect(
      Set(reading.refusal.map { "\($0.place!.pointer ?? "") \($0.code)" }) == [
        "/pricesIncludTax order.key-unknown", "/currency order.currency-unknown",
        "/number order.value-missing",
        "/orderedOn order.value-unreadable", "/buyer/kind order.value-unreadable",
        "/buyer/name buyer.name-missing",
        "/buyer/address/zip order.key-unknown", "/buyer/address/country order.country-unknown",
        "/lines/0/nom order.key-unknown",
        "/lines/0/quantity line.quantity-not-positive", "/lines/0/unitPrice line.price-zero",
        "/lines/1/name line.name-missing",
        "/lines/1/quantity order.value-unreadable", "/lines/1/unitPrice order.value-unreadable",
        "/lines/1/vatRate order.value-unreadable", "/lines/2 order.value-unreadable",
      ])
    #expect(reading.refusal[0].text.en.contains("perhaps “pricesIncludeTax”"))
  }

  @Test func `a body that is not JSON says where`() {
    let reading = decode("{\"number\": \"1\",\n \"lines\": [,]}")
    #expect(reading.refusal.map(\.code) == ["json.malformed"])
    #expect(reading.place.description == "body:2:12 (/lines/0)")
  }

  @Test func `a file has an order on each line, and a bad line does not stop the others`() throws {
    let one =
      #"{"number":"1","orderedOn":"2026-11-20","buyer":{"kind":"consumer","name":"A","address":{"country":"FR"}},"lines":[{"name":"a","quantity":"1","unitPrice":"1"}]}"#
    let text =
      [
        one, "", one.replacing("\"1\",\"ord", with: "\"2\",\"ord"), "{\"number\": }",
        "{\"data\": 3}", one.replacing("quantity", with: "quantite"),
      ].joined(separator: "\n") + "\n"
    let readings = try OrderFile.read(
      Array(text.utf8), fileName: "orders.jsonl", mapping: nil, today: today)
    #expect(readings.format == .jsonLines)
    let found = Array(readings)
    #expect(
      found.map(\.summary) == [
        "1 ok 1/1", "2 ok 1/1", "- refused orders.json-malformed", "- refused order.not-an-order",
        "1 refused order.key-unknown, order.value-missing",
      ])
    #expect(found[1].order?.source == "json")
    #expect(found[1].order?.place.description == "orders.jsonl:3:1")
    #expect(found[2].place.line == 4)
    #expect(readings.failure == nil)
  }

  @Test func `a last line that stops short says that the file is cut`() throws {
    let one =
      #"{"number":"1","orderedOn":"2026-11-20","buyer":{"kind":"consumer","name":"A","address":{"country":"FR"}},"lines":[{"name":"a","quantity":"1","unitPrice":"1"}]}"#
    let text = one + "\n" + one.prefix(60)
    let readings = try OrderFile.read(
      Array(text.utf8), fileName: "orders.jsonl", mapping: nil, today: today)
    #expect(Array(readings).map(\.summary) == ["1 ok 1/1", "- refused orders.file-truncated"])
    #expect(readings.failure?.code == "orders.file-truncated")
  }

  @Test func `a line beyond the limit is refused and the next goes on`() throws {
    var limits = OrderFile.Limits()
    limits.rowBytes = 1 << 19
    let one =
      #"{"number":"1","orderedOn":"2026-11-20","buyer":{"kind":"consumer","name":"A","address":{"country":"FR"}},"lines":[{"name":"a","quantity":"1","unitPrice":"1"}]}"#
    let huge = "{\"number\":\"" + String(repeating: "9", count: 2_000_000) + "\"}"
    let found = try readings([one, huge, one].joined(separator: "\n"), nil, limits: limits)
    #expect(found.map(\.summary) == ["1 ok 1/1", "- refused orders.too-large", "1 ok 1/1"])
    #expect(found[2].place.line == 3)
  }
}

/// A small generator that repeats from its seed.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func text() -> String {
    let pieces = [
      "a", "É", "\"", "\\", "\n", "\u{1}", "日本", "😀", " ", "/", "\u{202E}", "x y", "\u{7F}",
    ]
    return (0...Int.random(in: 0...6, using: &self)).map { _ in pieces.randomElement(using: &self)!
    }.joined()
  }

  mutating func maybe<T>(_ make: (inout SplitMix) -> T) -> T? {
    Bool.random(using: &self) ? make(&self) : nil
  }
  mutating func day() -> LocalDate {
    LocalDate(dayNumber: Int32.random(in: 0...40_000, using: &self))
  }
  mutating func money(_ currency: Currency) -> Money {
    Money(
      minorUnits: Int64.random(in: -1_000_000...1_000_000_000_000, using: &self), currency: currency
    )
  }
  mutating func place() -> Place {
    Place(
      file: maybe { $0.text() }, line: maybe { Int.random(in: 1...9999, using: &$0) }, column: nil,
      pointer: maybe { $0.text() })
  }
  mutating func tax() -> SalesOrder.LineTax {
    [
      .rate(Rate(units: 2000)), .rate(Rate(units: 1)), .exempt(vatex: text()), .unstated,
      SalesOrder.LineTax.none,
    ].randomElement(using: &self)!
  }
  mutating func address() -> SalesOrder.Address {
    SalesOrder.Address(line1: maybe { $0.text() } ?? "", city: text(), country: "FR")
  }

  mutating func line(_ currency: Currency) -> SalesOrder.Line {
    var line = SalesOrder.Line(
      place: place(), externalID: maybe { $0.text() }, sku: maybe { $0.text() }, name: text(),
      quantity: Quantity(units: Int64.random(in: 1...10_000_000, using: &self)),
      unitPrice: UnitPrice(units: Int64.random(in: 1...10_000_000_000, using: &self)), tax: tax())
    line.detail = maybe { $0.text() }
    line.nature = Bool.random(using: &self) ? .goods : .services
    line.unit = maybe { _ in "HUR" } ?? "C62"
    line.discount = maybe { $0.money(currency) }
    line.statedNet = maybe { $0.money(currency) }
    line.statedVAT = maybe { $0.money(currency) }
    return line
  }

  mutating func order() -> SalesOrder {
    let currency = Currency(code: ["EUR", "JPY", "TND"].randomElement(using: &self)!)!
    var order = SalesOrder(
      source: text(), externalID: text(), place: place(), orderedOn: day(),
      buyer: SalesOrder.Buyer(
        kind: Bool.random(using: &self) ? .consumer : .company, externalID: maybe { $0.text() },
        name: text(),
        contactName: maybe { $0.text() }, email: maybe { $0.text() }, phone: maybe { $0.text() },
        siren: maybe { $0.text() },
        vatIdentifier: maybe { $0.text() }, address: address()),
      lines: [])
    order.currency = currency
    order.lines = (0...Int.random(in: 0...4, using: &self)).map { _ in line(currency) }
    if Bool.random(using: &self) { order.kind = .cancellation(of: maybe { $0.text() }) }
    order.suppliedOn = maybe { $0.day() }
    order.dueOn = maybe { $0.day() }
    order.pricesIncludeTax = Bool.random(using: &self)
    order.delivery = maybe { SalesOrder.Delivery(name: $0.text(), address: $0.address()) }
    order.charges = (0..<Int.random(in: 0...2, using: &self)).map { _ in
      .init(
        place: place(), kind: Bool.random(using: &self) ? .shipping : .fee, label: text(),
        amount: money(currency), tax: tax())
    }
    order.discounts = (0..<Int.random(in: 0...2, using: &self)).map { _ in
      .init(place: place(), kind: .discount, label: text(), amount: money(currency), tax: tax())
    }
    order.payment = maybe {
      .init(
        receivedOn: $0.day(),
        means: SalesOrder.PaymentReceived.Means.allCases.randomElement(using: &$0)!,
        reference: $0.maybe { $0.text() }, amount: $0.maybe { $0.money(currency) })
    }
    order.refunds = (0..<Int.random(in: 0...2, using: &self)).map { _ in
      .init(
        externalID: text(), place: place(), reason: maybe { $0.text() }, amount: money(currency),
        lines: [.init(line: text(), quantity: Quantity(3))])
    }
    order.stated = .init(
      net: maybe { $0.money(currency) }, vat: maybe { $0.money(currency) },
      gross: maybe { $0.money(currency) })
    order.purchaseOrder = maybe { $0.text() }
    order.note = maybe { $0.text() }
    return order
  }
}
