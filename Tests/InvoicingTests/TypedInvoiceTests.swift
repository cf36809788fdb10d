import Kernel
import Money
import Testing

@testable import Invoicing

/// What people type and paste, and the order it makes.
@Suite struct TypedInvoiceTests {
  private static let today = LocalDate("2026-11-27")!

  @Test(arguments: [
    ("1 234,56", "1234.56"), ("1\u{202F}234,56", "1234.56"), ("1\u{A0}234,56 €", "1234.56"),
    ("1.234,56", "1234.56"), ("1,234.56", "1234.56"), ("20 %", "20"), ("5,5%", "5.5"),
    ("1.234.567", "1234567"), ("12", "12"), ("−3,5", "-3.5"), ("1’234.50", "1234.50"),
    ("douze", "douze"), ("12 pièces", "12 pièces"), ("", ""), ("€", "€"),
  ])
  func `a number is read as people and spreadsheets write it`(typed: String, plain: String) {
    #expect(TypedNumber.plain(typed) == plain)
  }

  private func typed(_ rows: Int) -> TypedInvoice {
    var typed = TypedInvoice()
    typed[.kind] = "company"
    typed[.name] = "Hôtel « du Parc » & Fils"
    typed[.siren] = "404833048"
    typed[.line1] = "1 rue de la Paix"
    typed[.postCode] = "75002"
    typed[.city] = "Paris"
    typed[.country] = "FR"
    typed[.orderedOn] = "2026-11-20"
    typed[.prices] = "net"
    for row in 0..<rows {
      var line = TypedInvoice.Line()
      line[.name] = "Article \(row), \"rouge\"\tlarge"
      line[.quantity] = "\(row + 1)"
      line[.unitPrice] = "1 0\(row % 10),5"
      line[.vatRate] = row.isMultiple(of: 2) ? "20 %" : "5,5"
      line[.nature] = row.isMultiple(of: 3) ? "services" : "goods"
      typed.lines.append(line)
    }
    return typed
  }

  @Test(arguments: [0, 1, 7, 500])
  func `what is typed is kept and read back the same, right or wrong`(rows: Int) throws {
    var typed = typed(rows)
    typed[.dueOn] = "demain"
    if rows > 3 { typed.lines[3] = TypedInvoice.Line() }
    #expect(try TypedInvoice(json: typed.json) == typed)
  }

  @Test func `an order typed again makes the same order`() throws {
    let order = try #require(typed(40).reading(number: "M-00001", today: Self.today).order)
    #expect(order.lines.count == 40 && order.lines[1].unitPrice.description == "101.5")
    #expect(order.source == "manual" && order.buyer.kind == .company)
    let again = TypedInvoice(order).reading(number: "M-00001", today: Self.today)
    // Where each part stood in its text is another thing.
    #expect(try #require(again.order.map { JSONOrder.encode($0) }) == JSONOrder.encode(order))
  }

  @Test func `shipping at two rates stays so, and words nobody wrote are made anew`() throws {
    var order = try #require(typed(2).reading(number: "M-00001", today: Self.today).order)
    func charge(_ label: String, _ amount: Int64, _ rate: Int64) -> SalesOrder.Adjustment {
      .init(
        place: Place(), kind: .shipping, label: label, amount: Money(minorUnits: amount),
        tax: .rate(Rate(units: rate)))
    }
    order.charges = [
      charge("Frais de port", 490, 2_000), charge("Colis", 300, 550), charge("Relais", 110, 2_000),
    ]
    var again = TypedInvoice(order)
    #expect(again[.shipping] == "6,00" && again[.shippingRate] == "20")
    #expect(again[.shippingLabel] == "", "printed as usual")
    #expect(again.lines.last?[.name] == "Colis" && again.lines.last?[.vatRate] == "5,5")
    var typed = typed(2)
    typed[.discount] = "10 %"
    let sold = try #require(typed.reading(number: "M-00001", today: Self.today).order)
    #expect(sold.discounts.first?.label == "Remise 10 %", "\(sold.discounts)")
    again = TypedInvoice(sold)
    #expect(again[.discountLabel] == "" && TypedNumber.plain(again[.discount]) == "10")
    #expect(again[.discount].contains("%"), "a part of whatever lines there will be")
    let same = again.reading(number: "M-00001", today: Self.today).order
    #expect(same?.discounts.map(\.amount) == sold.discounts.map(\.amount))
    order.charges = []
    order.discounts = [charge("Remise 10 %", 20_00, 2_000)]
    #expect(TypedInvoice(order)[.discount] == "20,00", "not ten per cent of these lines")
  }

  @Test func `what is wrong is found at the row it was typed in, blank rows above or not`() throws {
    var typed = typed(3)
    typed.lines.insert(TypedInvoice.Line(), at: 1)
    typed.lines[3][.unitPrice] = "douze"
    typed[.dueOn] = "demain"
    let reading = typed.reading(number: "M-00001", today: Self.today)
    #expect(reading.order == nil)
    let spots = reading.refusal.map { typed.spot(of: $0.place?.pointer) }
    #expect(spots.contains(.cell(row: 3, .unitPrice)), "\(reading.refusal)")
    #expect(spots.contains(.field(.dueOn)), "\(reading.refusal)")
  }

  @Test func `a correction changes what is typed and nothing else`() {
    var typed = typed(2)
    typed.lines.insert(TypedInvoice.Line(), at: 0)
    let before = typed
    typed.apply(
      Finding.Mend([
        .init("/lines/1/unit", from: "kg", to: "KGM"), .init("/buyer/siren", from: "x", to: nil),
      ]))
    #expect(typed.lines[2][.unit] == "KGM" && typed[.siren] == "")
    typed.lines[2][.unit] = ""
    typed[.siren] = before[.siren]
    #expect(typed == before)
  }

  @Test func `a form is read row by row, and blank rows at its end are left out`() throws {
    let form = try FormFields(
      "name=Zo%C3%A9&line-name=A&line-quantity=2&line-name=&line-quantity=&line-name=B"
        + "&line-price=3&line-name=&line-nature=goods")
    let typed = TypedInvoice(form)
    #expect(typed[.name] == "Zoé" && typed.lines.count == 3 && typed.rows == [0, 2])
    #expect(typed.lines[2][.unitPrice] == "3")
  }
}
