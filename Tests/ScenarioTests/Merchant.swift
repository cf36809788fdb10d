import Foundation
import Invoicing
import Kernel
import Money
import Shops
import Storage
import TestSupport
import Testing

/// Somebody at a terminal with an empty folder, a company file and a key of their own.
struct Merchant {
  let folder = TemporaryFolder()

  static let company = Repository.path("examples/company.json")
  /// The program reads the machine's clock, so its orders are dated by it. Another day after midnight.
  static var today: LocalDate { Clock.system.today }

  var out: String { folder.file("out") }
  var data: String { folder.file("data") }
  var key: String { folder.file("key") }
  var reportPath: String { folder.file("report.json") }

  /// `facturier issue` with everything it needs.
  func arguments(_ orders: String, _ more: [String] = []) -> [String] {
    [
      "issue", "--from", orders, "--out", out, "--data", data, "--company", Merchant.company,
      "--key",
      key, "--report", reportPath, "--lang", "en",
    ] + more
  }

  func issue(_ orders: String, _ more: [String] = []) throws -> Program.Ended {
    try Program.run(arguments(orders, more))
  }

  func verify() throws -> Program.Ended {
    try Program.run(["verify", "--data", data, "--lang", "en"])
  }

  func report() throws -> Report { try Report(path: reportPath) }

  /// An orders file of our own JSON Lines.
  func file(_ orders: [SalesOrder], as name: String = "orders.jsonl") throws -> String {
    let lines = orders.map { String(decoding: JSONOrder.encode($0), as: UTF8.self) + "\n" }
    return try folder.write(name, lines.joined())
  }

  static func orders(_ range: ClosedRange<Int>) -> [SalesOrder] { range.map { order("\($0)") } }

  static func order(_ number: String, _ change: (inout SalesOrder) -> Void = { _ in }) -> SalesOrder
  {
    Sample.order(number) {
      $0.orderedOn = today.adding(days: -2)
      change(&$0)
    }
  }

  /// The data, opened by the tests themselves once no program holds it.
  func withDatabase<T>(_ body: (Database) throws -> T) throws -> T {
    let database = try TestDatabase.open(
      data + "/facturier.sqlite", now: { Clock.system.now })
    defer { try? database.closeSync() }
    return try body(database)
  }

  /// Nothing was issued: no file, and no document in the data, where there is any.
  func expectNothingIssued() throws {
    #expect(names(in: out, ending: ".pdf").isEmpty)
    #expect(names(in: out, ending: ".part").isEmpty)
    guard TestDatabase.exists(data + "/facturier.sqlite") else { return }
    #expect(try withDatabase { try TestShop.numbered(in: $0).count } == 0)
  }
}

/// What `--report` says.
struct Report {
  struct Counts: Equatable {
    var read = 0
    var issued = 0
    var credited = 0
    var already = 0
    var refused = 0
    var addsUp: Bool { read == issued + credited + already + refused }
  }

  struct Refusal {
    let order: String?
    let scope: String
    let code: String
    let file: String?
    let line: Int?
    let column: Int?
    let pointer: String?
    let message: String
  }

  let root: JSONValue
  let orders: Counts
  let lines: Counts
  let refusals: [Refusal]

  init(path: String) throws {
    root = try JSONParser.parse(try #require(bytes(of: path), "the report is there")).root
    orders = Report.counts(root["orders"])
    lines = Report.counts(root["lines"])
    refusals = (root["refusals"]?.elements ?? []).map { value in
      Refusal(
        order: value["order"]?.text, scope: value["scope"]?.text ?? "",
        code: value["code"]?.text ?? "", file: value["place"]?["file"]?.text,
        line: Report.number(value["place"]?["line"]),
        column: Report.number(value["place"]?["column"]),
        pointer: value["place"]?["pointer"]?.text, message: value["message"]?.text ?? "")
    }
  }

  var codes: [String] { refusals.map(\.code) }
  var invoices: Int { Report.number(root["documents"]?["invoices"]) ?? -1 }
  var creditNotes: Int { Report.number(root["documents"]?["creditNotes"]) ?? -1 }

  /// In cents: "net", "vat" or "gross" of "invoiced" or "credited".
  func total(_ kind: String, _ name: String) -> Int64? {
    root["totals"]?[kind]?[name]?.text.flatMap { try? Money($0).minorUnits }
  }

  private static func number(_ value: JSONValue?) -> Int? { value?.text.flatMap { Int($0) } }

  private static func counts(_ value: JSONValue?) -> Counts {
    Counts(
      read: number(value?["read"]) ?? -1, issued: number(value?["issued"]) ?? -1,
      credited: number(value?["credited"]) ?? -1, already: number(value?["alreadyIssued"]) ?? -1,
      refused: number(value?["refused"]) ?? -1)
  }

  /// Every order and line is in one count, and whatever is refused says why.
  func expectAddsUp(_ comment: Comment? = nil) {
    #expect(orders.addsUp, comment)
    #expect(lines.addsUp, comment)
    #expect(refusals.allSatisfy { !$0.code.isEmpty && !$0.message.isEmpty }, comment)
    #expect((orders.refused == 0 && lines.refused == 0) || !refusals.isEmpty, comment)
  }
}
