import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@Suite struct StoredFilesTests {
  /// A month of a small shop: both kinds of buyers, a refund, a cancellation.
  private var orders: [SalesOrder] {
    let refunded = Sample.order("3", lines: [Sample.line("Lampe Nid", price: "80.00", quantity: 2)])
    {
      $0.pricesIncludeTax = true
      $0.payment = .init(receivedOn: Sample.today, means: .card, reference: "ch_3")
      $0.refunds = [
        .init(externalID: "r1", place: $0.place, reason: "Retour", amount: Money(minorUnits: 8000))
      ]
    }
    return [
      Sample.order("1"), Sample.order("2", buyer: Sample.firm), refunded,
      Sample.order("4") {
        $0.kind = .cancellation(of: "1"); $0.lines = []
      },
    ]
  }

  @Test func `the file and its XML are read back as they were issued`() throws {
    let shop = try TestShop()
    let documents = try shop.issue(orders).flatMap(\.documents)
    #expect(documents.count == 5)
    for document in documents {
      let file = try #require(document.file)
      #expect(try shop.pdf(document) == file.file(prefix: shop.issuer.company.template.prefix))
      #expect(try shop.xml(document) == document.content.cii())
    }
  }

  @Test func `a damaged file is refused and not given out`() throws {
    let shop = try TestShop()
    let document = try shop.issue(Sample.order()).documents[0]
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run("UPDATE document SET tail = zeroblob(length(tail))")
    }
    for read in [shop.pdf, shop.xml] {
      #expect {
        _ = try read(document)
      } throws: {
        ($0 as? InvoicingError)?.code == "invoicing.document-damaged"
      }
    }
  }

  @Test func `the same orders, clock and key give the same bytes in two databases`() throws {
    let (first, second) = (try TestShop(), try TestShop())
    let one = try first.issue(orders).flatMap(\.documents)
    let two = try second.issue(orders, groupSize: 1).flatMap(\.documents)
    #expect(one.map(\.number) == two.map(\.number))
    for (left, right) in zip(one, two) {
      #expect(try first.pdf(left) == second.pdf(right), "\(left.number)")
    }
    let heads = try [first, second].map { shop in
      try shop.database.readSync {
        try $0.rows("SELECT head_hash FROM number_series WHERE kind <> 'log' ORDER BY series") {
          try $0.blob(0)
        }
      }
    }
    #expect(heads[0] == heads[1], "and the same seals")
  }

  @Test func `a change of address leaves old documents as they were`() throws {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder)
    let old = try shop.issue(Sample.order("1")).documents[0]
    let (pdf, xml) = (try shop.pdf(old), try shop.xml(old))
    try shop.database.closeSync()

    let moved = Sample.companyJSON.replacing("12 rue des Lilas", with: "99 quai Rambaud")
    let later = try TestShop(folder, company: moved)
    let new = try later.issue(Sample.order("2")).documents[0]
    #expect(try later.pdf(old) == pdf)
    #expect(try later.xml(old) == xml)
    #expect(String(decoding: xml, as: UTF8.self).contains("12 rue des Lilas"))
    #expect(String(decoding: try later.xml(new), as: UTF8.self).contains("99 quai Rambaud"))
    #expect(new.number == "F-2026-00002")
    #expect(try later.verify() == 2)
    let again = try later.issue(Sample.order("1"))
    #expect(again.state == .already, "and the order is still known")
    let versions = try later.database.readSync {
      try $0.rows("SELECT profile_version FROM invoice ORDER BY sequence") { try $0.int(0) }
    }
    #expect(versions == [1, 2])
  }
}
