import Foundation
import Kernel
import Money
import TestSupport
import Testing

/// A day of a real shop, end to end through the command line, against sums made here from the file alone.
@Suite struct RetailTests {
  private static let day = "corpus/transactions/online-retail/sample-day_2010-12-01.csv"
  private static let mapping = [
    "--mapping", Repository.path("examples/online-retail.mapping.json"),
  ]

  /// Fields of a row, with "quoted, ""fields""".
  private static func rows(_ text: String) -> [[String]] {
    var rows: [[String]] = []
    var (row, field, isQuoted): ([String], String, Bool) = ([], "", false)
    for character in text.replacing("\r\n", with: "\n") {
      switch (character, isQuoted) {
      case ("\"", _): isQuoted.toggle()
      case (",", false):
        row.append(field)
        field = ""
      case ("\n", false):
        rows.append(row + [field])
        (row, field) = ([], "")
      default: field.append(character)
      }
    }
    if !field.isEmpty || !row.isEmpty { rows.append(row + [field]) }
    return rows
  }

  /// A decimal number in ten-thousandths.
  private static func units(_ text: String) -> Int64 {
    let isNegative = text.hasPrefix("-")
    let parts = text.filter { $0 != "-" }.split(separator: ".", omittingEmptySubsequences: false)
    let decimals = (parts.count > 1 ? String(parts[1]) : "").padding(
      toLength: 4, withPad: "0", startingAt: 0)
    let value = Int64(parts[0])! * 10_000 + Int64(decimals)!
    return isNegative ? -value : value
  }

  private static func rounded(_ value: Int64, per unit: Int64) -> Int64 {
    (value + unit / 2) / unit
  }

  /// What the file comes to: by hand, in whole numbers.
  private struct Expected {
    var orders = 0
    var lines = 0
    var issued = 0
    var issuedLines = 0
    var net: Int64 = 0
    var vat: Int64 = 0

    init(_ rows: [[String]]) {
      var byOrder: [String: [[String]]] = [:]
      var order: [String] = []
      for row in rows {
        if byOrder[row[0]] == nil { order.append(row[0]) }
        byOrder[row[0], default: []].append(row)
      }
      lines = rows.count
      orders = order.count
      for number in order where !number.hasPrefix("C") && !number.hasPrefix("A") {
        let sold = byOrder[number]!.filter { row in
          row[7] == "United Kingdom" && units(row[3]) > 0 && units(row[5]) > 0
        }
        guard !sold.isEmpty else { continue }
        // Prices have at most three decimals, so quantity × price is exact in ten-thousandths.
        let amounts = sold.map { rounded(units($0[3]) / 10_000 * units($0[5]), per: 100) }
        let sum = amounts.reduce(0, +)
        issued += 1
        issuedLines += sold.count
        net += sum
        vat += rounded(sum * 20, per: 100)
      }
    }
  }

  @Test func `a day of a real shop is invoiced, and every line and cent is accounted for`() throws {
    guard Shared.has(Self.day) else { return }
    let merchant = Merchant()
    let ended = try merchant.issue(Shared.path(Self.day), Self.mapping)
    #expect(
      ended.status == 1,
      "foreign orders and lone cancellations are refused: \(ended.errors.prefix(300))")
    let text = String(decoding: try #require(bytes(of: Shared.path(Self.day))), as: UTF8.self)
    let expected = Expected(Array(Self.rows(text).dropFirst()))
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.orders.read == expected.orders)
    #expect(report.lines.read == expected.lines && expected.lines == 3108)
    #expect(report.orders.issued == expected.issued)
    #expect(report.lines.issued == expected.issuedLines)
    #expect(report.total("invoiced", "net") == expected.net)
    #expect(report.total("invoiced", "vat") == expected.vat)
    #expect(report.total("invoiced", "gross") == expected.net + expected.vat)
    #expect(
      names(in: merchant.out, ending: ".pdf").count == report.invoices + report.creditNotes)
    #expect(report.invoices == report.orders.issued && report.creditNotes == report.orders.credited)
    #expect(try merchant.verify().status == 0)
    try merchant.withDatabase { database in
      #expect(try TestShop.faults(in: database) == [])
      let sums = try database.readSync {
        try $0.row(
          """
          SELECT sum(i.net_minor), (SELECT sum(l.net_minor) FROM invoice_line l JOIN invoice j
            ON j.id = l.invoice_id AND j.company_id = l.company_id WHERE j.kind = '380')
          FROM invoice i WHERE i.kind = '380'
          """
        ) { [try $0.int64(0), try $0.int64(1)] }
      }
      #expect(sums == [expected.net, expected.net], "rows, documents and report agree")
      let credited = try database.readSync {
        try $0.row(
          "SELECT sum(net_minor), sum(gross_minor), count(*) FROM invoice WHERE kind = '381'"
        ) { [try $0.int64(0), try $0.int64(1), Int64(try $0.int(2))] }
      }
      #expect(
        credited == [
          try #require(report.total("credited", "net")),
          try #require(report.total("credited", "gross")), Int64(report.creditNotes),
        ])
    }
    // The same file again: nothing new.
    let again = try merchant.issue(Shared.path(Self.day), Self.mapping)
    #expect(again.status == 1)
    let second = try merchant.report()
    second.expectAddsUp()
    #expect(second.orders.issued == 0 && second.orders.credited == 0)
    #expect(second.orders.already == report.orders.issued + report.orders.credited)
    #expect(second.lines.already == report.lines.issued + report.lines.credited)
  }

  @Test
  func `odd lines are refused with a reason, and a huge sale and its cancellation cancel out`()
    throws
  {
    let odd = "corpus/transactions/online-retail/odd-lines.csv"
    guard Shared.has(odd) else { return }
    let merchant = Merchant()
    #expect(try merchant.issue(Shared.path(odd), Self.mapping).status == 1)
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.lines.read == 13)
    #expect(report.creditNotes == 1, "C541433 takes 541431 back")
    #expect(report.total("credited", "net") == 7_718_360)
    #expect(report.refusals.allSatisfy { $0.line != nil })
  }

  private static let encodings: [(file: String, mapping: [(String, String)])] = [
    ("mac-cr-only.csv", []), ("utf16le-bom_tab.csv", []),
    (
      "cp1252_semicolon_decimal-comma_crlf.csv",
      [("\"decimal\": \".\"", "\"decimal\": \",\", \"encoding\": \"windows-1252\"")]
    ),
  ]

  @Test func `the same orders in four encodings give the same report`() throws {
    let folder = "corpus/hostile/csv-encodings/derived/"
    guard Shared.has(folder) else { return }
    func counts(_ file: String, _ mapping: String) throws -> (Report, [Int64?]) {
      let merchant = Merchant()
      let ended = try merchant.issue(
        Shared.path(folder + file),
        ["--mapping", try merchant.folder.write("m.json", mapping), "--dry-run"])
      #expect((0...1).contains(ended.status), "\(file): \(ended.errors)")
      let report = try merchant.report()
      report.expectAddsUp("\(file)")
      return (report, ["net", "vat", "gross"].map { report.total("invoiced", $0) })
    }
    let mapping = String(
      decoding: try #require(bytes(of: Repository.path("examples/online-retail.mapping.json"))),
      as: UTF8.self)
    let (expected, totals) = try counts("utf8-bom_comma_crlf.csv", mapping)
    #expect(expected.lines.read > 800)
    for (file, changes) in Self.encodings {
      var changed = mapping
      for (from, to) in changes { changed = changed.replacing(from, with: to) }
      let (found, foundTotals) = try counts(file, changed)
      #expect(found.orders == expected.orders, "\(file)")
      #expect(found.lines == expected.lines, "\(file)")
      #expect(found.codes == expected.codes, "\(file)")
      #expect(foundTotals == totals, "\(file)")
    }
  }

  @Test func `a file cut in the middle of a field says so after issuing what is whole`() throws {
    let file = "corpus/hostile/csv-encodings/derived/truncated-mid-quote.csv"
    guard Shared.has(file) else { return }
    let merchant = Merchant()
    let ended = try merchant.issue(Shared.path(file), Self.mapping + ["--dry-run"])
    #expect(ended.status == 2)
    let report = try merchant.report()
    report.expectAddsUp()
    #expect(report.codes.contains("orders.file-truncated"))
    #expect(report.orders.issued > 10)
  }

  @Test func `every file of hostile CSVs ends in a code, and none crashes`() throws {
    guard Shared.has("corpus/hostile/csv-encodings") else { return }
    try Crashes.look(in: "corpus/hostile/csv-encodings", more: Self.mapping)
  }

  @Test func `every WooCommerce file is read or refused with a reason, and none crashes`() throws {
    guard Shared.has("corpus/shops/woocommerce") else { return }
    let statuses = try Crashes.look(in: "corpus/shops/woocommerce", more: [])
    #expect(statuses.count > 200)
    #expect(statuses.contains(0) || statuses.contains(1))
  }
}

/// Runs the program on every file of a folder.
enum Crashes {
  /// - Returns: the exit codes.
  @discardableResult
  static func look(in folder: String, more: [String]) throws -> [Int32] {
    let all =
      FileManager.default.enumerator(atPath: Shared.path(folder))?.compactMap { $0 as? String }
      ?? []
    let files = all.filter { ["json", "csv"].contains(($0 as NSString).pathExtension) }.sorted()
    nonisolated(unsafe) var statuses = [Int32](repeating: -1, count: files.count)
    nonisolated(unsafe) var faults: [String] = []
    let lock = NSLock()
    DispatchQueue.concurrentPerform(iterations: files.count) { index in
      let file = Shared.path("\(folder)/\(files[index])")
      let merchant = Merchant()
      do {
        let ended = try merchant.issue(file, more + ["--dry-run"])
        var found: [String] = []
        if ended.wasKilled || !(0...2).contains(ended.status) {
          found.append("\(files[index]): \(ended.status) \(ended.errors.suffix(300))")
        } else if ended.status == 2 {
          if ended.errors.firstMatch(of: /[a-z]+\.[a-z-]+:/) == nil {
            found.append("\(files[index]): no code in \(ended.errors)")
          }
        } else {
          let report = try merchant.report()
          if !report.orders.addsUp || !report.lines.addsUp {
            found.append("\(files[index]): counts")
          }
          if (report.refusals.isEmpty) != (ended.status == 0) {
            found.append("\(files[index]): \(ended.status) with \(report.refusals.count) refusals")
          }
        }
        lock.withLock {
          statuses[index] = ended.status
          faults += found
        }
      } catch {
        lock.withLock { faults.append("\(files[index]): \(error)") }
      }
    }
    #expect(faults == [])
    return statuses
  }
}
