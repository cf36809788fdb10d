import EN16931
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

/// Pro forma invoices, delivery notes, receipts and duplicates.
@Suite struct CompanionTests {
  private let folder = TemporaryFolder()

  private func text(_ file: CompanionDocuments.File) throws -> String {
    let path = try folder.write(file.name, file.bytes)
    let ended = try Program.tool(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"])
    #expect(ended.status == 0, "\(ended.errors)")
    return ended.output
  }

  @Test func `the sealed XML gives back the very invoice that was issued`() throws {
    let shop = try TestShop()
    let orders = (1...120).map { Baskets.order($0) }
    var count = 0
    for outcome in try shop.issue(orders) {
      for document in outcome.documents {
        let read = try #require(CheckedInvoice.sealed(try shop.xml(document)))
        var expected = document.invoice
        expected.buyer.customerNumber = nil
        #expect(read.invoice == expected, "\(document.number)")
        count += 1
      }
    }
    #expect(count == 120)
  }

  @Test func `a delivery note has no price, a receipt says what was paid`() throws {
    let shop = try TestShop()
    let order = Sample.order("77", lines: [Sample.line("Lampe Nid", price: "61.00", quantity: 3)]) {
      $0.payment = .init(receivedOn: Sample.today, means: .card)
    }
    let issued = try #require(try shop.issue(order).documents.first)
    let documents = CompanionDocuments(issuer: shop.issuer)
    let note = try shop.database.readSync {
      try text(documents.deliveryNote(of: issued.id, in: $0))
    }
    #expect(note.contains("Bon de livraison") && note.contains("Lampe Nid"))
    #expect(note.contains(issued.number) && !note.contains("61,00") && !note.contains("219,60"))
    let receipt = try shop.database.readSync { try text(documents.receipt(of: issued.id, in: $0)) }
    #expect(receipt.contains("Reçu de paiement") && receipt.contains("219,60"))
    #expect(receipt.contains(issued.number))

    let due = try #require(try shop.issue(Sample.order("78")).documents.first)
    #expect(throws: InvoicingError.self) {
      try shop.database.readSync { _ = try documents.receipt(of: due.id, in: $0) }
    }
  }

  @Test func `a pro forma takes no number and has no XML`() throws {
    let shop = try TestShop()
    let documents = CompanionDocuments(issuer: shop.issuer)
    let file = try shop.database.writeSync { tx in
      let id = try OrderIntake(issuer: shop.issuer).enter(
        Sample.reading(Sample.order("5", lines: [Sample.line("Lampe", price: "10.00")])), in: tx
      ).id
      return try documents.proForma(of: id, in: tx)
    }
    let page = try text(file)
    #expect(page.contains("Facture pro forma") && page.contains("n'est pas une facture"))
    #expect(!page.contains("F-2026-") && !page.contains("IBAN"))
    #expect(!String(decoding: file.bytes, as: UTF8.self).contains("factur-x.xml"))
    #expect(try shop.numbered().isEmpty)
  }

  @Test func `duplicates are numbered, and keep the seller of their day`() throws {
    let shop = try TestShop()
    let issued = try #require(
      try shop.issue(Sample.order("9", lines: [Sample.line("Lampe", price: "10.00")])).documents
        .first)
    let before = try shop.pdf(issued)
    try shop.database.closeSync()
    let moved = Sample.companyJSON.replacingOccurrences(of: "Lyon", with: "Nantes")
    #expect(moved != Sample.companyJSON)
    let later = try TestShop(shop.folder, company: moved)
    let documents = CompanionDocuments(issuer: later.issuer)
    for copy in 1...2 {
      let page = try later.database.writeSync {
        try text(documents.duplicate(of: issued.id, in: $0))
      }
      #expect(page.contains("DUPLICATA N° \(copy)") && page.contains(issued.number))
      #expect(page.contains("Lyon") && !page.contains("Nantes"))
    }
    #expect(try later.pdf(issued) == before, "the original is as it was (T21)")
  }
}
