import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Bad inputs: a stable code, the place, and nothing half-done.
@Suite struct BadInputTests {
  private static let mapping = """
    {
      "format": "csv", "source": "test", "decimal": ".", "dateFormat": "yyyy-MM-dd",
      "encoding": "utf-8",
      "columns": {
        "order": "Order", "orderedOn": "Date", "sku": "SKU", "name": "Name", "quantity": "Quantity",
        "unitPrice": "Price", "customer": "Customer", "country": "Country"
      },
      "constants": { "currency": "EUR", "vatRate": "20", "nature": "goods" },
      "pricesIncludeTax": false,
      "buyer": { "kind": "consumer", "nameTemplate": "Client {customer}", "anonymousName": "Client" }
    }
    """
  private static let header = "Order,Date,SKU,Name,Quantity,Price,Customer,Country\n"

  private func row(
    _ order: String, name: String = "Lampe", price: String = "10.00",
    day: LocalDate = Merchant.today
  ) -> String { "\(order),\(day),LMP,\(name),1,\(price),C1,FR\n" }

  private func issueCSV(
    _ merchant: Merchant, _ content: [UInt8], mapping: String = mapping
  ) throws -> Program.Ended {
    try merchant.issue(
      merchant.folder.write("orders.csv", content),
      ["--mapping", try merchant.folder.write("mapping.json", mapping)])
  }

  @Test func `an unknown column is named with the file and line`() throws {
    let merchant = Merchant()
    let content = Self.header.replacing("Price", with: "Prix") + row("1")
    let ended = try issueCSV(merchant, Array(content.utf8))
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.column-unknown"))
    #expect(ended.errors.contains("Price") && ended.errors.contains("Prix"))
    #expect(ended.errors.contains("orders.csv:1"))
    try merchant.expectNothingIssued()
  }

  @Test func `an unknown key of the mapping is named with its place`() throws {
    let merchant = Merchant()
    let ended = try issueCSV(
      merchant, Array((Self.header + row("1")).utf8),
      mapping: Self.mapping.replacing("\"sku\"", with: "\"skuu\""))
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.mapping-invalid"))
    #expect(ended.errors.contains("mapping.json") && ended.errors.contains("skuu"))
    try merchant.expectNothingIssued()
  }

  @Test func `a wrong encoding is refused with the file and line`() throws {
    let merchant = Merchant()
    var content = Array((Self.header + row("1")).utf8)
    content += Array("2,\(Merchant.today),LMP,Caf".utf8) + [0xE9] + Array(",1,10.00,C1,FR\n".utf8)
    let ended = try issueCSV(merchant, content)
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.encoding-mismatch"))
    #expect(ended.errors.contains("orders.csv:3"))
    try merchant.expectNothingIssued()
  }

  @Test func `a CSV without its mapping is refused`() throws {
    let merchant = Merchant()
    let ended = try merchant.issue(merchant.folder.write("orders.csv", Self.header + row("1")))
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.mapping-missing"))
    try merchant.expectNothingIssued()
  }

  @Test func `a negative price is refused at its line and column, and the others are issued`()
    throws
  {
    let merchant = Merchant()
    let content = Self.header + row("1") + row("2", price: "-3.00") + row("3")
    let ended = try issueCSV(merchant, Array(content.utf8))
    #expect(ended.status == 1)
    let report = try merchant.report()
    report.expectAddsUp()
    let refusal = try #require(report.refusals.first { $0.code == "line.price-negative" })
    #expect(refusal.order == "2")
    #expect(refusal.line == 3 && refusal.column == 6 && refusal.pointer == "Price")
    #expect(refusal.file?.hasSuffix("orders.csv") == true)
    #expect(report.orders.issued == 2 && names(in: merchant.out, ending: ".pdf").count == 2)
  }

  @Test func `a date in the future is refused at its line and column`() throws {
    let merchant = Merchant()
    let content = Self.header + row("1") + row("2", day: Merchant.today.adding(days: 2))
    #expect(try issueCSV(merchant, Array(content.utf8)).status == 1)
    let refusal = try #require(try merchant.report().refusals.first)
    #expect(refusal.code == "order.date-future")
    #expect(refusal.line == 3 && refusal.column == 2 && refusal.pointer == "Date")
  }

  @Test func `a file that stops in the middle of a row issues what is whole and says so`() throws {
    let merchant = Merchant()
    let content = Self.header + row("1") + row("2") + "3,\(Merchant.today),LMP,\"Lam"
    let ended = try issueCSV(merchant, Array(content.utf8))
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.file-truncated"))
    #expect(ended.errors.contains("orders.csv:4"))
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.codes.contains("orders.file-truncated"))
    #expect(report.orders.issued == names(in: merchant.out, ending: ".pdf").count)
    #expect(report.orders.issued >= 1)
    #expect(try merchant.verify().status == 0)
    // The whole file afterwards: the rest is issued, and nothing twice.
    let whole = Self.header + row("1") + row("2") + row("3")
    #expect(try issueCSV(merchant, Array(whole.utf8)).status == 0)
    #expect(names(in: merchant.out, ending: ".pdf").count == 3)
  }

  private static let wrongOrders: [(code: String, pointer: String, json: String)] = {
    func order(_ change: (inout SalesOrder) -> Void) -> String {
      String(decoding: JSONOrder.encode(Merchant.order("2", change)), as: UTF8.self)
    }
    return [
      (
        "line.price-negative", "/lines/0/unitPrice",
        order { $0.lines[0].unitPrice = UnitPrice(units: -1_000_000) }
      ),
      (
        "tax.rate-unlawful", "/lines/0/vatRate",
        order { $0.lines[0].tax = .rate(Rate(units: 19_60)) }
      ),
      (
        "order.total-mismatch", "/totals/gross",
        order { $0.stated.gross = Money(minorUnits: 12_500) }
      ),
      (
        "buyer.siren-invalid", "/buyer/siren",
        order {
          $0.buyer = Sample.firm
          $0.buyer.siren = "404833049"
        }
      ),
      (
        "order.date-future", "/orderedOn",
        order { $0.orderedOn = Merchant.today.adding(days: 2) }
      ),
      (
        "order.key-unknown", "/colour",
        order { _ in }.replacing("{\"source\"", with: "{\"colour\":1,\"source\"")
      ),
      (
        "order.value-missing", "",
        order { _ in }.replacing("\"orderedOn\"", with: "\"kind\":\"sale\",\"note\"")
      ),
    ]
  }()

  @Test(arguments: wrongOrders.indices)
  func `a wrong order of a JSON Lines file is refused at its pointer and the others are issued`(
    index: Int
  ) throws {
    let wrong = Self.wrongOrders[index]
    let merchant = Merchant()
    let good = Merchant.orders(1...1) + [Merchant.order("3")]
    let lines = good.map { String(decoding: JSONOrder.encode($0), as: UTF8.self) }
    let file = try merchant.folder.write(
      "orders.jsonl", [lines[0], wrong.json, lines[1]].joined(separator: "\n") + "\n")
    let ended = try merchant.issue(file)
    #expect(ended.status == 1)
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.codes == [wrong.code])
    #expect(report.refusals.first?.line == 2)
    #expect(report.refusals.first?.pointer ?? "" == wrong.pointer, "a JSON pointer (RFC 6901)")
    #expect(report.orders.issued == 2 && names(in: merchant.out, ending: ".pdf").count == 2)
    #expect(try merchant.verify().status == 0)
  }

  @Test func `malformed JSON is refused with file, line and column`() throws {
    let merchant = Merchant()
    let ended = try merchant.issue(
      merchant.folder.write("orders.json", "[\n  {\"number\": \"1\",, }\n]\n"))
    #expect(ended.status == 2)
    #expect(ended.errors.contains("orders.json-malformed"))
    #expect(ended.errors.contains("orders.json:2:"))
    try merchant.expectNothingIssued()
    let cut = try merchant.issue(
      merchant.folder.write("orders.json", "[\n  {\"number\": \"1\", \"li"))
    #expect(cut.status == 2)
    #expect(cut.errors.contains("orders.file-truncated"))
    try merchant.expectNothingIssued()
  }

  @Test func `a malformed line of JSON Lines is refused and the others are issued`() throws {
    let merchant = Merchant()
    let lines = Merchant.orders(1...2).map { String(decoding: JSONOrder.encode($0), as: UTF8.self) }
    let file = try merchant.folder.write(
      "orders.jsonl", "\(lines[0])\n{\"number\": }\n\(lines[1])\n")
    #expect(try merchant.issue(file).status == 1)
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.codes == ["orders.json-malformed"])
    #expect(report.refusals.first?.line == 2)
    #expect(report.orders.issued == 2)
  }

  @Test func `what is no orders file at all is refused`() throws {
    let merchant = Merchant()
    for (name, content) in [
      ("empty.csv", []),
      ("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 1, 2]),
      ("nothing.json", Array("[]".utf8)),
    ] as [(String, [UInt8])] {
      let ended = try merchant.issue(merchant.folder.write(name, content))
      #expect(ended.status == 2, "\(name)")
      #expect(ended.errors.contains("orders."), "\(name)")
    }
    try merchant.expectNothingIssued()
  }
}
