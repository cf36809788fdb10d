import Foundation
import Invoicing
import Kernel
import Money
import Testing

@testable import Shops

@Suite(.enabled(if: Corpus.isThere, Comment(rawValue: Corpus.absence)))
struct CSVCorpusTests {
  private func retailMapping(_ more: [String: String] = [:]) throws -> ColumnMapping {
    let data = try Data(contentsOf: Corpus.retailMapping)
    var object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    for (key, value) in more { object[key] = value }
    return try ColumnMapping.read(Array(try JSONSerialization.data(withJSONObject: object)))
  }

  @Test func `the retail export is read whole, and every line is accounted for once`() throws {
    let path = try Corpus.unpackedRetail()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let readings = try OrderFile.read(
      path: path, fileName: "retail.csv", mapping: retailMapping(), today: today)
    var groups = 0
    var numbers: Set<String> = []
    var counts: [String: Int] = [:]
    var (lines, taken, left, refused) = (0, 0, 0, 0)
    for reading in readings {
      groups += 1
      lines += reading.lineCount
      numbers.insert(try #require(reading.externalID))
      if reading.externalID!.hasPrefix("C") { counts["C", default: 0] += 1 }
      if let order = reading.order {
        taken += order.lines.count
        left += reading.refusedLines.count
        #expect(order.lines.count + reading.refusedLines.count == reading.lineCount)
        counts[order.kind == .sale ? "sale" : "cancellation", default: 0] += 1
      } else {
        refused += reading.lineCount
        for finding in reading.refusal { counts[finding.code, default: 0] += 1 }
      }
    }
    #expect(lines == 324_486)
    #expect(taken + left + refused == lines)
    #expect(taken == 322_177)
    #expect(left == 377)
    #expect(refused == 1_932)
    // One order, 542806, comes in two pieces with another between them.
    #expect(numbers.count == 16_647)
    #expect(groups == 16_648)
    #expect(
      counts == [
        "C": 2_572, "sale": 12_629, "cancellation": 2_571, "order.not-a-sale": 3, "order.split": 1,
        "order.no-sellable-line": 1_428, "order.country-unknown": 16,
      ])
    #expect(readings.failure == nil)
    #expect(readings.bytesRead == readings.bytesTotal)
  }

  @Test func `odd lines of the retail export end as they should`() throws {
    let found = try readings(
      Corpus.bytes("transactions/online-retail/odd-lines.csv"), retailMapping())
    #expect(
      found.map(\.summary) == [
        "C536757 ok 1/1", "541431 ok 1/1", "C541433 ok 1/1",
        "542504 refused order.no-sellable-line | 5: line.price-zero",
        "546152 refused order.no-sellable-line | 6: line.quantity-not-positive, line.price-zero",
        "550193 ok 1/1",
        "556687 refused order.no-sellable-line | 8: line.quantity-not-positive, line.price-zero",
        "556690 refused order.no-sellable-line | 9: line.quantity-not-positive, line.price-zero",
        "556691 refused order.no-sellable-line | 10: line.quantity-not-positive, line.price-zero",
        "561226 ok 1/1",
        "A563185 refused order.not-a-sale",
        "A563186 refused order.not-a-sale | 13: line.price-negative",
        "A563187 refused order.not-a-sale | 14: line.price-negative",
      ])
    let order = try #require(found[1].order)
    #expect(order.buyer.name == "Client 12346")
    #expect(order.buyer.address.country == "FR")
    #expect(order.lines[0].tax == .rate(Rate(units: 2000)))
    #expect(order.payment == .init(receivedOn: LocalDate("2011-01-18")!, means: .card))
  }

  @Test func `one file in four encodings gives the same orders`() throws {
    let folder = "hostile/csv-encodings/derived/"
    let expected = try readings(Corpus.bytes(folder + "utf8-bom_comma_crlf.csv"), retailMapping())
    #expect(expected.count > 50)
    let others = [
      ("mac-cr-only.csv", [:]), ("utf16le-bom_tab.csv", [:]),
      ("cp1252_semicolon_decimal-comma_crlf.csv", ["encoding": "windows-1252", "decimal": ","]),
      ("cp1252_semicolon_decimal-comma_crlf.csv", ["encoding": "auto", "decimal": ","]),
    ]
    for (name, more) in others {
      let found = try readings(Corpus.bytes(folder + name), retailMapping(more))
      #expect(found.map(\.summary) == expected.map(\.summary), "\(name)")
      for (order, other) in zip(found.map(\.order), expected.map(\.order)) {
        #expect(order.map(withoutCommas) == other.map(withoutCommas), "\(name)")
      }
      if !name.hasPrefix("utf16") {
        #expect(found.map(\.order) == expected.map(\.order), "\(name)")
      }
    }
  }

  /// The corpus build turned every comma of the tab-separated file into a tab, those inside names too.
  private func withoutCommas(_ order: SalesOrder) -> SalesOrder {
    var order = order
    for index in order.lines.indices {
      order.lines[index].name = CleanText.line(order.lines[index].name.replacing(",", with: " "))
    }
    return order
  }

  @Test func `a file cut inside a quote delivers what stands before the cut`() throws {
    let found = try readings(
      Corpus.bytes("hostile/csv-encodings/derived/truncated-mid-quote.csv"), retailMapping())
    let whole = try readings(
      Corpus.bytes("hostile/csv-encodings/derived/utf8-bom_comma_crlf.csv"), retailMapping())
    let delivered = found.compactMap(\.order)
    #expect(delivered.count > 10)
    #expect(delivered == Array(whole.compactMap(\.order).prefix(delivered.count)))
    #expect(
      found.suffix(2).map(\.summary) == [
        "540178 refused order.incomplete", "- refused orders.file-truncated",
      ])
  }

  @Test(arguments: Corpus.files(below: "hostile/csv-encodings", endings: ["csv", "xlsx"]))
  func `hostile files are read or refused, and never crash`(file: String) throws {
    let bytes = try Corpus.bytes(file)
    let mappings = [
      try mapping(), try retailMapping(), try retailMapping(["encoding": "auto"]),
      try ColumnMapping.read(
        Array(
          #"{"encoding":"auto","columns":{"order":"a","orderedOn":"b","quantity":"b","unitPrice":"c","name":"c"}}"#
            .utf8)),
    ]
    for mapping in mappings {
      do throws(ShopsError) {
        for reading in try OrderFile.read(bytes, fileName: file, mapping: mapping, today: today) {
          #expect(reading.order != nil || !reading.refusal.isEmpty)
        }
      } catch {
        #expect(error.code.hasPrefix("orders."))
        #expect(!error.text.fr.isEmpty)
      }
    }
  }

  @Test func `naughty strings survive as names or are refused with a reason`() throws {
    let text = String(decoding: try Corpus.bytes("hostile/naughty-strings/blns.txt"), as: UTF8.self)
    let names = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(names.count > 400)
    var csv = header
    for (index, name) in names.enumerated() {
      csv += "\(index),2026-11-20,,\"\(name.replacing("\"", with: "\"\""))\",1,1,FR\n"
    }
    let found = try readings(csv, mapping())
    #expect(found.count == names.count)
    for reading in found {
      if let order = reading.order {
        #expect(!order.lines[0].name.isEmpty)
        #expect(
          order.lines[0].name.unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value)
          })
      } else {
        #expect(reading.refusedLines[0].findings[0].code == "line.name-missing")
      }
    }
  }
}
