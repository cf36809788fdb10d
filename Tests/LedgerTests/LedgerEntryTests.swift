import Kernel
import Money
import Testing

@testable import Ledger

/// What an entry is and cannot be.
@Suite struct LedgerEntryTests {
  private static let day = LocalDate(year: 2026, month: 3, day: 14)!

  private func entry(_ lines: [EntryLine?]) throws -> LedgerEntry {
    try LedgerEntry(
      .general, on: Self.day, piece: .init("OD-1", Self.day), label: "Essai",
      lines: lines.compactMap { $0 })
  }

  @Test func `an entry that does not balance cannot be made`() {
    #expect(throws: LedgerError.self) {
      try entry([EntryLine(.bank, debit: 100), EntryLine(.customers, credit: 99)])
    }
    #expect(throws: LedgerError.self) { try entry([EntryLine(.bank, debit: 100)]) }
    #expect(throws: LedgerError.self) { try entry([]) }
  }

  @Test func `sums beyond 64 bits are refused, they do not wrap around`() {
    #expect(throws: LedgerError.self) {
      try entry([
        EntryLine(.bank, debit: .max), EntryLine(.bank, debit: .max), EntryLine(.bank, debit: 2),
      ])
    }
  }

  @Test func `a line without an amount says nothing and is none`() {
    #expect(EntryLine(.bank, debit: 0) == nil)
  }

  @Test func `an entry taken back puts every line on its other side`() throws {
    let entry = try entry([EntryLine(.bank, debit: 100), EntryLine(.customers, credit: 100)])
    let back = entry.reversed(on: Self.day, piece: entry.piece, label: "Contre-passation")
    #expect(back.lines.map(\.amount) == [-100, 100])
  }

  @Test(arguments: [
    (2000, "FR", "44571200"), (550, "FR", "44571055"), (210, "FR", "44571021"),
    (105, "FR", "445710105"), (1900, "DE", "44571DE190"), (2550, "FI", "44571FI255"),
  ])
  func `collected VAT has an account for each rate and country`(
    rate: Int64, country: String, number: String
  ) {
    #expect(AccountNumber.collectedVAT(rate, in: country).text == number)
  }

  @Test(arguments: [
    ("44571200", "TVA collectée 20 %"), ("44571055", "TVA collectée 5,5 %"),
    ("44571DE190", "TVA collectée DE 19 %"), ("445710105", "TVA collectée 1,05 %"),
    ("607000", "Achats de marchandises"), ("707300", "Ventes à distance – guichet unique de TVA"),
    ("512900", "Banques"), ("654000", "Pertes sur créances irrécouvrables"),
  ])
  func `every account has a title, its own or the chart's`(number: String, title: String) throws {
    #expect(ChartOfAccounts().title(of: try #require(AccountNumber(number))) == title)
  }

  @Test(arguments: ["41", "4A1", "811", "011000", "411-000", "411000é"])
  func `what is no account number is refused`(text: String) {
    #expect(AccountNumber(text) == nil)
  }

  @Test func `matching codes count AA, AB … ZZ, AAA`() {
    #expect(
      [1, 2, 26, 27, 676, 677].map(MatchingCode.letters) == ["AA", "AB", "AZ", "BA", "ZZ", "AAA"])
  }

  @Test(arguments: [
    ("2026-01-01", "2026-12-31", "2027-12-31"), ("2025-10-01", "2026-03-31", "2027-03-31"),
    ("2024-03-01", "2025-02-28", "2026-02-28"), ("2027-03-01", "2028-02-29", "2029-02-28"),
  ])
  func `a year is followed by twelve months`(first: String, last: String, next: String) throws {
    let year = FiscalYear(days: try #require(LocalDate(first))...(try #require(LocalDate(last))))
    #expect(year.next.days.upperBound.description == next)
    #expect(year.next.days.lowerBound == year.days.upperBound.adding(days: 1))
  }
}
