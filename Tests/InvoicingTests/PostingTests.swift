import EN16931
import Kernel
import Ledger
import Money
import TestSupport
import Testing

@testable import Invoicing

/// What documents are posted to, over two thousand random sales of every kind.
@Suite struct PostingTests {
  private static let corpus = SaleCorpus(seed: 2026)

  private static let prepared: [(sale: SoundSale, document: PreparedDocument)] =
    corpus.sound(2_000).compactMap { sale in
      let prepare = PrepareInvoice(seller: sale.seller.profile, today: Sample.today)
      return (try? prepare(sale.order)).map { (sale, $0) }
    }

  private static let party = SubledgerParty(.customer, key: "cus", name: "Zoé")

  private static func accounts(_ sale: SoundSale, _ document: PreparedDocument) -> SoldAs {
    SoldAs(
      document.content.invoice, natures: sale.order.lines.map(\.nature.isGoods),
      taxedIn: document.taxedIn)
  }

  private static func entry(_ sale: SoundSale, _ document: PreparedDocument) throws -> LedgerEntry?
  {
    try InvoicePosting(
      document.content.invoice, as: accounts(sale, document), of: party,
      at: document.exchangeRate
    ).entry()
  }

  private func sum(_ entry: LedgerEntry?, _ isWanted: (String) -> Bool) -> Int64 {
    (entry?.lines ?? []).filter { isWanted($0.account.text) }.reduce(0) { $0 + $1.amount }
  }

  @Test func `the customer owes the total with its rounding, BT-112 and BT-114`() throws {
    for (sale, document) in Self.prepared {
      let totals = document.content.invoice.totals
      let gross = try totals.gross + totals.rounding
      let expected = try document.exchangeRate.map { try $0.euros(gross) } ?? gross
      let entry = try Self.entry(sale, document)
      #expect(sum(entry) { $0 == "411000" } == expected.minorUnits, "\(sale.words)")
    }
  }

  @Test func `collected VAT is BT-110 at each rate, and BT-111 in another currency`() throws {
    for (sale, document) in Self.prepared {
      let invoice = document.content.invoice
      let entry = try Self.entry(sale, document)
      let whole = sum(entry) { $0.hasPrefix("44571") }
      #expect(-whole == (invoice.accountingVAT ?? invoice.totals.vat).minorUnits, "\(sale.words)")
      guard document.exchangeRate == nil else { continue }
      for part in invoice.vatBreakdown where part.vat.category == .standard {
        let account = AccountNumber.collectedVAT(
          part.vat.rate.units, in: document.taxedIn[part.vat] ?? "FR")
        #expect(-sum(entry) { $0 == account.text } == part.tax.minorUnits, "\(sale.words)")
      }
    }
  }

  @Test func `products less discounts are BT-109`() throws {
    for (sale, document) in Self.prepared where document.exchangeRate == nil {
      let entry = try Self.entry(sale, document)
      let products = sum(entry) { $0.hasPrefix("70") }
      #expect(-products == document.content.invoice.totals.net.minorUnits, "\(sale.words)")
    }
  }

  @Test func `a cent that no base gives back is the only thing on 658 or 758`() throws {
    var seen = 0
    for (sale, document) in Self.prepared where document.exchangeRate == nil {
      let rounding = document.content.invoice.totals.rounding.minorUnits
      let posted = sum(try Self.entry(sale, document)) { $0 == "658000" || $0 == "758000" }
      #expect(-posted == rounding, "\(sale.words)")
      if rounding != 0 { seen += 1 }
    }
    #expect(seen > 20)
  }

  @Test func `foreign VAT of the one-stop shop has accounts of its country`() throws {
    var countries: Set<String> = []
    for (sale, document) in Self.prepared {
      guard case .charged(let zone) = sale.situation.vat else { continue }
      _ = zone
      for line in try Self.entry(sale, document)?.lines ?? []
      where line.account.isDivision(of: "44571") && line.account.text.utf8.count > 8 {
        countries.insert(String(line.account.text.dropFirst(5).prefix(2)))
      }
    }
    #expect(countries.count > 3, "\(countries)")
  }

  @Test func `the same document taken back mirrors to zero`() throws {
    for (sale, document) in Self.prepared {
      guard let entry = try Self.entry(sale, document) else { continue }
      var note = document.content.invoice
      note.type = .creditNote
      let mirror = try #require(
        try InvoicePosting(
          note, as: Self.accounts(sale, document), of: Self.party, at: document.exchangeRate
        ).entry())
      var sums: [AccountNumber: Int64] = [:]
      for line in entry.lines + mirror.lines { sums[line.account, default: 0] += line.amount }
      #expect(sums.values.allSatisfy { $0 == 0 }, "\(sale.words)")
    }
  }
}
