import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

/// Documents are kept in a tenth of their size and given back byte for byte.
@Suite struct PackedDocumentsTests {
  @Test func `a document of five lines weighs less than two kilobytes`() throws {
    let shop = try TestShop()
    let products = [
      "Lampe Aurore", "Coussin en lin lavé", "Vase en grès", "Livre d’heures", "Miel",
    ]
    let documents = try shop.issue(
      (1...40).map { number in
        Sample.order(
          "\(number)", buyer: number % 2 == 0 ? Sample.firm : Sample.consumer,
          lines: products.enumerated().map {
            Sample.line($1, price: "\(10 + number * 7 + $0).\(10 + number)", sku: "P\(number)\($0)")
          })
      }
    ).flatMap(\.documents)
    for document in documents {
      #expect(
        try shop.pdf(document) == document.file?.file(prefix: shop.issuer.company.template.prefix))
      #expect(try shop.xml(document) == document.content.cii())
    }
    let weight = try shop.database.readSync {
      try $0.row("SELECT sum(length(tail)) / count(*), min(packing) FROM document") {
        (bytes: try $0.int(0), packing: try $0.int(1))
      }
    }
    #expect(try #require(weight).bytes < 2_000)
    #expect(weight?.packing == 1)
  }

  @Test func `documents kept before as they are can still be read, verified and given out`() throws
  {
    let shop = try TestShop()
    let document = try shop.issue(Sample.order()).documents[0]
    let (pdf, xml) = (try shop.pdf(document), try shop.xml(document))
    let prefix = shop.issuer.company.template.prefix
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run("UPDATE document SET tail = \(Array(pdf.dropFirst(prefix.count))), packing = NULL")
    }
    #expect(try shop.pdf(document) == pdf)
    #expect(try shop.xml(document) == xml)
    #expect(try shop.verify() == 1)
  }

  @Test func `a dictionary holds nobody's data and stays when the seller changes`() throws {
    let folder = TemporaryFolder()
    let shop = try TestShop(folder)
    let document = try shop.issue(Sample.order("1")).documents[0]
    let pdf = try shop.pdf(document)
    try shop.database.closeSync()
    let later = try TestShop(
      folder, company: Sample.companyJSON.replacing("12 rue des Lilas", with: "99 quai Rambaud"))
    try later.issue(Sample.order("2"))
    let dictionaries = try later.database.readSync { tx in
      try tx.rows("SELECT bytes FROM document_segment") { try $0.blob(0) }
    }
    #expect(dictionaries.count == 1)
    let text = String(decoding: dictionaries[0], as: UTF8.self)
    #expect(text.contains("12 rue des Lilas"))
    #expect(!text.contains("Zoé"))
    #expect(try later.pdf(document) == pdf)
  }

  @Test func `without its dictionary a document is damaged, not another`() throws {
    let shop = try TestShop()
    let document = try shop.issue(Sample.order()).documents[0]
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_segment_no_update")
      try tx.run("UPDATE document_segment SET bytes = zeroblob(length(bytes))")
    }
    for read in [shop.pdf, shop.xml] {
      #expect {
        _ = try read(document)
      } throws: {
        ($0 as? InvoicingError)?.code == "invoicing.document-damaged"
      }
    }
  }
}
