import Foundation
import Kernel
import Money
import TestSupport
import Testing

@testable import Ledger

/// Our checker over files that are right, wrong in one way each, and real.
@Suite struct FECCheckTests {
  private static let name = "732829320FEC20261231.txt"
  private static let header = FECFile.columns.joined(separator: "\t")

  private static func row(
    _ changes: [Int: String] = [:], number: String = "VE00001", amount: String = "120,00",
    isDebit: Bool = true
  )
    -> String
  {
    var fields = [
      "VE", "Ventes", number, "20260314", isDebit ? "411000" : "707000",
      isDebit ? "Clients" : "Ventes", "", "", "F-1", "20260314", "Facture F-1",
      isDebit ? amount : "0,00", isDebit ? "0,00" : amount, "", "", "20260314", "", "",
    ]
    for (column, value) in changes { fields[column] = value }
    return fields.joined(separator: "\t")
  }

  private func check(
    _ rows: [String], name: String? = name, header: String = header, end: String = "\r\n"
  ) -> FECCheck.Report {
    FECCheck.check(
      Array((([header] + rows).joined(separator: end) + end).utf8), name: name)
  }

  private func codes(_ report: FECCheck.Report) -> [String] { report.findings.map(\.code) }

  @Test(arguments: ["\r\n", "\n", "\r"])
  func `a sound file has no finding, whatever ends its lines`(end: String) {
    let report = check([Self.row(), Self.row(isDebit: false)], end: end)
    #expect(report.findings.isEmpty && report.isSound)
    #expect(report.rows == 2 && report.entries == 1 && report.debit == 120_00)
  }

  @Test func `a vertical bar, and Montant with Sens, are as good`() {
    var header = FECFile.columns
    (header[11], header[12]) = ("Montant", "Sens")
    let rows = [
      Self.row([11: "120,00", 12: "D"]), Self.row([11: "120,00", 12: "C"], isDebit: false),
    ]
    let report = check(
      rows.map { $0.replacing("\t", with: "|") }, header: header.joined(separator: "|"))
    #expect(report.isSound, "\(codes(report))")
  }

  @Test(arguments: [
    (3, "2026-03-14", "fec.date-unreadable"), (3, "20240314", "fec.date-outside"),
    (3, "20270101", "fec.date-outside"), (15, "20260313", "fec.validated-early"),
    (15, "", "fec.value-missing"), (4, "41", "fec.account"), (4, "X11000", "fec.account"),
    (11, "120.00", "fec.amount-unreadable"), (11, "1 200,00", "fec.amount-unreadable"),
    (12, "5,00", "fec.two-sides"), (8, "", "fec.value-missing"),
    (13, "AA", "fec.matching-incomplete"), (16, "130,00", "fec.currency-incomplete"),
    (6, "C00001", "fec.auxiliary-incomplete"),
  ])
  func `each fault is told with its line and column`(column: Int, value: String, code: String)
    throws
  {
    let report = check([Self.row([column: value]), Self.row(isDebit: false)])
    let found = try #require(report.findings.first { $0.code == code }, "\(codes(report))")
    #expect(found.place?.line == 2)
  }

  @Test func `several faults are told at once, in the order of the file`() {
    let report = check([
      Self.row([3: "x", 4: "4"]), Self.row([15: ""], amount: "119,99", isDebit: false),
    ])
    #expect(
      codes(report) == [
        "fec.file-unbalanced", "fec.entry-unbalanced", "fec.date-unreadable",
        "fec.several-dates", "fec.account", "fec.value-missing",
      ])
  }

  @Test func `numbers that skip are told, per journal or over the file`() {
    func entry(_ journal: String, _ number: String) -> [String] {
      [
        Self.row([0: journal, 2: number]), Self.row([0: journal, 2: number], isDebit: false),
      ]
    }
    #expect(codes(check(entry("VE", "1") + entry("BQ", "2") + entry("VE", "3"))) == [])
    #expect(codes(check(entry("VE", "1") + entry("BQ", "1") + entry("VE", "2"))) == [])
    #expect(
      codes(check(entry("VE", "1") + entry("BQ", "1") + entry("VE", "4"))) == ["fec.number-gap"])
  }

  @Test func `the name of the file is judged`() {
    #expect(
      codes(check([Self.row(), Self.row(isDebit: false)], name: "fec2026.txt")) == ["fec.name"])
    #expect(
      codes(check([Self.row(), Self.row(isDebit: false)], name: "123456789FEC20261231.txt"))
        == ["fec.siren"])
  }

  @Test func `a wrong header stops the reading`() {
    #expect(codes(check([], header: "a;b;c")) == ["fec.separator"])
    #expect(codes(check([], header: "a\tb")) == ["fec.header"])
    #expect(codes(FECCheck.check([], name: nil)) == ["fec.empty"])
  }

  @Test func `bytes that are no UTF-8 are read as ISO-8859-15`() {
    let text = [Self.header, Self.row([10: "Facture \u{E9}"]), Self.row(isDebit: false)]
      .joined(separator: "\r\n")
    let report = FECCheck.check(text.unicodeScalars.map { UInt8($0.value) }, name: Self.name)
    #expect(report.encoding == .latin9 && report.isSound)
  }

  @Test func `random bytes never stop the program`() {
    var seed = Seed(7)
    let alphabet = Array("\t|\r\n0123456789,.FEC\u{00}é".utf8) + [0xFF, 0xC3]
    for _ in 0..<300 {
      let noise = (0..<seed.int(0...400)).map { _ in alphabet[seed.int(0...alphabet.count - 1)] }
      _ = FECCheck.check(Array((Self.header + "\r\n").utf8) + noise, name: nil)
    }
  }

  // MARK: Real files

  @Test func `a real file with a byte order mark and numbers by journal`() throws {
    let name = "0000000001FEC20220831.txt"
    guard Shared.has("corpus/accounting/fec/\(name)") else { return }
    let data = try #require(
      FileManager.default.contents(atPath: Shared.path("corpus/accounting/fec/\(name)")))
    let report = FECCheck.check(Array(data), name: name)
    #expect(report.rows == 5_422 && report.separator == "\t")
    let codes = Set(codes(report))
    #expect(codes.contains("fec.byte-order-mark") && codes.contains("fec.name"))
    #expect(report.debit == report.credit)
  }

  @Test func `a real file that is padded, has nineteen fields and another year than its name`()
    throws
  {
    let name = "111111111FEC20221231.TXT"
    guard Shared.has("corpus/accounting/fec/\(name)") else { return }
    let data = try #require(
      FileManager.default.contents(atPath: Shared.path("corpus/accounting/fec/\(name)")))
    let report = FECCheck.check(Array(data), name: name)
    let codes = Set(codes(report))
    #expect(report.rows == 934 && report.separator == "|")
    #expect(
      codes.isSuperset(of: ["fec.padding", "fec.field-count", "fec.date-outside"]), "\(codes)")
    #expect(!report.isSound)
  }
}
