import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// The list of documents: each status says what each document says, and pages lose and repeat nothing.
@Suite struct ListingTests {
  /// Three paid in parts, whole and not at all, one credited, its note, a late one, and two drafts.
  private func shop() throws -> TestShop {
    let shop = try TestShop()
    let sold = try shop.issue((1...5).map { Sample.order("\($0)") }).flatMap(\.documents)
    try shop.pay([sold[0]])
    try shop.pay([sold[1]], "50.00")
    let back = Sample.order("back") {
      $0.kind = .cancellation(of: "3")
      $0.lines = []
    }
    try shop.issue(back)
    shop.clock.advance(days: 90)
    try shop.issue((6...7).map { Sample.order("\($0)", lines: [Sample.line(price: "\($0)00.00")]) })
    for number in ["8", "9"] {
      try shop.database.writeSync { tx in
        let intake = OrderIntake(issuer: shop.issuer)
        let order = try intake.enter(Sample.reading(Sample.order(number)), in: tx)
        _ = try intake.draft(for: order.id, in: tx)
      }
    }
    return shop
  }

  private func all(_ query: String, _ shop: TestShop, by size: Int = 100) throws -> [InvoiceSummary]
  {
    let wanted = InvoiceListing(
      ListAddress(try FormFields(query), of: InvoiceList.declaration))
    var (rows, place): ([InvoiceSummary], InvoiceListing.Place?) = ([], nil)
    for _ in 0..<100 {
      let (found, hasMore) = try shop.database.readSync { [place] in
        try wanted.page(after: place, limit: size, of: shop.company, in: $0)
      }
      rows += found.map(\.summary)
      guard hasMore, let last = found.last else { return rows }
      // As it travels in an address.
      place = try InvoiceListing.Place(text: last.place.text)
    }
    Issue.record("the list has no end")
    return rows
  }

  @Test func `a status lists the documents that say they are in it, and no other`() throws {
    let shop = try shop()
    let documents = try all("", shop)
    #expect(documents.count == 10)
    let tabs: [(String, InvoiceSummary.Status)] = [
      ("draft", .draft), ("due", .due), ("overdue", .overdue), ("paid", .paid),
      ("credited", .credited), ("issued", .issued), ("partly-credited", .partlyCredited),
      ("replaced", .replaced),
    ]
    for (tab, status) in tabs {
      let listed = try all("status=\(tab)", shop)
      #expect(
        Set(listed.map(\.id)) == Set(documents.filter { $0.status == status }.map(\.id)), "\(tab)")
    }
    #expect(Set(documents.map(\.status)) == [.draft, .due, .overdue, .paid, .credited, .issued])
    #expect(try all("kind=credit-note", shop).map(\.number) == ["A-2026-00001"])
  }

  @Test func `pages of any size, in any order, lose and repeat nothing`() throws {
    let shop = try shop()
    let orders = [
      "", "sort=issued", "sort=-gross", "sort=gross", "status=overdue", "status=overdue&sort=-due",
      "status=paid", "kind=invoice", "q=lef", "least=100&most=700",
      "from=2026-01-01&through=2027-01-01",
    ]
    for query in orders {
      let whole = try all(query, shop).map(\.id)
      #expect(!whole.isEmpty, "\(query)")
      for size in 1...3 {
        #expect(try all(query, shop, by: size).map(\.id) == whole, "\(query) by \(size)")
      }
    }
    #expect(try all("sort=-gross", shop).map(\.gross.minorUnits).prefix(2) == [840_00, 720_00])
    #expect(try all("least=100,00&most=720 €".replacing(" ", with: "+"), shop).count == 7)
    #expect(try all("", shop).prefix(2).allSatisfy { $0.status == .draft }, "drafts come first")
  }

  @Test func `the rows found are counted, as far as it is worth`() throws {
    let shop = try shop()
    func counted(_ query: String, upTo most: Int) throws -> ListPage.Matching {
      let wanted = InvoiceListing(
        ListAddress(try FormFields(query), of: InvoiceList.declaration))
      return try shop.database.readSync {
        try wanted.count(upTo: most, of: shop.company, in: $0)
      }
    }
    #expect(try counted("", upTo: 10) == .exactly(10))
    #expect(try counted("", upTo: 9) == .moreThan(9))
    #expect(try counted("status=paid", upTo: 9) == .exactly(1))
    #expect(try counted("q=lampe", upTo: 9) == .uncounted)
  }
}
