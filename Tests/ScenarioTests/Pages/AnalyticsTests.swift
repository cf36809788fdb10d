import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// Turnover, receipts and what customers owe: on their page, as files and for programs.
@Suite(.serialized) struct AnalyticsTests {
  private static let files = ["turnover", "receipts", "receivables"]

  /// An unpaid invoice of 100.00 and its VAT.
  private func issue(
    _ server: WebServer, _ number: String, on day: LocalDate = Merchant.today,
    _ key: [String: String] = [:]
  ) async throws -> String {
    let order = Merchant.order(number) {
      $0.orderedOn = day.adding(days: -2)
      $0.payment = nil
    }
    let made = try await server.post("/v1/invoices", JSONOrder.encode(order), key)
    return try #require(try made.json["id"]?.text, "\(made.text)")
  }

  private func cents(_ amount: JSONValue?) -> Int64 {
    amount?["amount"]?.text.flatMap { try? Money($0).minorUnits } ?? 0
  }

  private func lines(_ answer: WebServer.Answer) -> [String] {
    #expect(answer.type == "text/csv; charset=utf-8", "\(answer.text)")
    return answer.text.split(separator: "\r\n").map { String($0) }
  }

  /// Two invoices, one of them paid in part.
  private func sell(_ server: WebServer) async throws {
    let first = try await issue(server, "1001")
    _ = try await issue(server, "1002")
    let paid = try await server.post(
      "/v1/invoices/\(first)/payments", Array(#"{"amount": "50.00", "means": "card"}"#.utf8))
    #expect(paid.status == 201, "\(paid.text)")
  }

  @Test func `programs are told what the books, the payments and the documents say`() async throws {
    let server = try await WebServer()
    try await sell(server)
    let told = try await server.get("/v1/analytics").json
    let months = told["months"]?.elements ?? []
    let today = Merchant.today
    #expect(months.count == 12 + today.month)
    #expect(months.first?["month"]?.text == "\(today.year - 1)-01")
    let last = try #require(months.last)
    #expect(last["month"]?.text == String("\(today)".prefix(7)))

    let books = try await server.get("/v1/ledger/balance").json["data"]?.elements ?? []
    let sales = books.filter { $0["account"]?.text?.hasPrefix("70") == true }
    let credited = sales.reduce(Int64(0)) { $0 + cents($1["credit"]) - cents($1["debit"]) }
    #expect(credited == 200_00 && cents(last["turnover"]) == credited)
    #expect(cents(last["receipts"]) == 50_00)
    #expect(months.dropLast().allSatisfy { cents($0["turnover"]) == 0 })

    let owed = told["receivables"]?.elements ?? []
    #expect(owed.map { $0["age"]?.text } == ["not-due"])
    #expect(owed.first?["documents"]?.text == "2")
    let customers = books.first { $0["account"]?.text == "411000" }
    #expect(cents(owed.first?["left"]) == 190_00)
    #expect(cents(customers?["balance"]) == 190_00)
  }

  @Test func `the page shows them with their tables, and each table is a file`() async throws {
    let server = try await WebServer()
    try await sell(server)
    let owner = try await AccountDoorsTests.owner(server)
    // Who asks here waits for the first sums; a page that is looked at says that they are being added up.
    #expect(try await server.get("/v1/analytics").status == 200)
    let page = try await owner.get("/analytics")
    #expect(page.status == 200)
    for text in [
      "Turnover and receivables", "€200.00", "€50.00", "€190.00", "id=\"turnover\"",
      "id=\"receipts\"", "Not yet due", "See the figures",
      "href=\"/analytics\" aria-current=\"page\"",
    ] {
      #expect(page.text.contains(text), "\(text)")
    }
    for name in Self.files {
      #expect(page.text.contains("href=\"/exports/\(name).csv\""), "\(name)")
      let book = try await owner.get("/exports/\(name).xlsx")
      #expect(book.status == 200 && book.body.starts(with: [0x50, 0x4B, 3, 4]), "\(name)")
    }
    let french = ["Accept-Language": "fr"]
    let month = String("\(Merchant.today)".prefix(7))
    let turnover = try await server.get("/exports/turnover.csv", french)
    #expect(
      turnover.headers["content-disposition"] == "attachment; filename=\"chiffre-d-affaires.csv\"")
    #expect(lines(turnover).count == 13 + Merchant.today.month)
    #expect(lines(turnover).first?.hasSuffix("Mois;Devise;Chiffre d’affaires hors taxes") == true)
    #expect(lines(turnover).last == "\(month);EUR;200,00")
    let receipts = try await server.get("/exports/receipts.csv", french)
    #expect(lines(receipts).last == "\(month);EUR;50,00")
    let receivables = try await server.get("/exports/receivables.csv", french)
    #expect(Array(lines(receivables).dropFirst()) == ["Pas encore échu;2;EUR;190,00"])
  }

  @Test func `this year stands beside the last, and months to come have no figure`() async throws {
    let server = try await WebServer()
    let made = try await server.post("/v1/sandboxes", Array(#"{"name": "Essais"}"#.utf8))
    let key = try CompanyDoorsTests.bearer(made)
    let id = try await issue(server, "1001", key)
    let date = try await server.get("/v1/invoices/\(id)", key).json["issueDate"]?.text
    let before = try #require(date.flatMap { LocalDate($0) })
    // A day that every month has: 365 days later may be another month, where a leap day is between.
    let today = try #require(
      LocalDate(year: before.year + 1, month: before.month, day: min(before.day, 28)))
    let days = today.dayNumber - before.dayNumber
    let moved = try await server.post(
      "/v1/test_clock/advance", Array(#"{"days": \#(days)}"#.utf8), key)
    #expect(moved.status == 200, "\(moved.text)")
    _ = try await issue(server, "1002", on: today, key)
    let told = try await server.get("/v1/analytics", key).json
    let sold = (told["months"]?.elements ?? []).filter { cents($0["turnover"]) == 100_00 }
    #expect(
      sold.map { $0["month"]?.text ?? "" }
        == [before, today].map { String("\($0)".prefix(7)) })
    let late = (told["receivables"]?.elements ?? []).map { $0["age"]?.text }
    #expect(late.contains("over-90"), "\(late)")
    let page = try await server.get("/analytics", key).text
    #expect(page.contains("same months of \(today.year - 1): €100.00"), "\(page)")
    let drawn = page.matches(of: /<rect class="bar (?:strong|pale)"[^>]*><title>[^<]*€100\.00/)
    #expect(drawn.count == 2, "a bar of each year")
    let blank = page.matches(of: /<td class="number right"><\/td>/).count
    #expect(blank == 2 * (12 - today.month), "of both charts")
    #expect(page.contains("/invoices?status=overdue"))
  }

  @Test func `who may not see documents sees no sums, and nobody else does`() async throws {
    let server = try await WebServer()
    let owner = try await AccountDoorsTests.owner(server)
    let made = try await server.post(
      "/v1/api-keys", Array(#"{"name": "narrow", "scopes": ["jobs:read"]}"#.utf8))
    let secret = try #require(try made.json["secret"]?.text, "\(made.text)")
    let paths =
      ["/analytics", "/v1/analytics"] + Self.files.map { "/exports/\($0).csv" }
      + Self.files.map { "/exports/\($0).xlsx" }
    for path in paths {
      let refused = try await server.get(path, ["Authorization": "Bearer \(secret)"])
      #expect(refused.status == 403, "\(path)")
      let nobody = try await server.get(path, WebServer.nobody)
      #expect([401, 303].contains(nobody.status), "\(path): \(nobody.status)")
    }
    let reader = try await AccountDoorsTests.member("reader", owner)
    #expect(try await server.get("/v1/analytics").status == 200, "which waits for the sums")
    let page = try await reader.get("/analytics")
    #expect(page.status == 200 && page.text.contains("Your customers owe you nothing."))
  }
}
