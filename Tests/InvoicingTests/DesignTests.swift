import Foundation
import Kernel
import Money
import TestSupport
import Testing

@testable import Invoicing

/// How documents look and what the seller adds to them: every design, language and column is a valid document that says the
/// same.
@Suite struct DesignTests {
  private static let texts = """
    "texts": {
      "introduction": { "fr": "Merci de votre commande.", "en": "Thank you for your order.", "de": "Vielen Dank." },
      "closing": { "fr": "À bientôt à l’atelier !", "en": "See you soon!" },
      "conditions": { "fr": "Réserve de propriété jusqu’au paiement." } },
    """

  private static func company(_ brand: String) -> String {
    Sample.companyJSON.replacing(
      #""bankAccount""#, with: texts + #""brand": { \#(brand) }, "bankAccount""#)
  }

  private func pages(_ brand: String, language: DocumentLanguage = .french) throws -> (
    text: String, path: String, folder: TemporaryFolder
  ) {
    let shop = try TestShop(company: Self.company(brand))
    var buyer = Sample.firm
    buyer.language = language
    let lines = (1...3).map { number in
      Sample.line(price: "\(number)0.00", sku: "SKU-\(number)")
    }
    let document = try #require(
      try shop.issue(Sample.order("1", buyer: buyer, lines: lines)).documents.first)
    let path = try shop.folder.write("\(document.number).pdf", "")
    try Data(try shop.pdf(document)).write(to: URL(fileURLWithPath: path))
    let ended = try Program.tool(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"])
    return (ended.output, path, shop.folder)
  }

  @Test(arguments: ["classic", "minimal", "banner"])
  func `every design is a valid document that says the same`(design: String) throws {
    let brand = #""design": "\#(design)", "reference": "column", "lineNumbers": true"#
    let document = try pages(brand)
    for text in [
      "Merci de votre commande.", "À bientôt à l’atelier !", "Réserve de propriété",
      "Référence", "SKU-3", "Désignation", "Qté", "TVA", "Net à payer", "72,00",
    ] { #expect(document.text.contains(text), "\(design): \(text)") }
    #expect(try Program.tool(["qpdf", "--check", document.path]).status == 0)
    guard Shared.has("tools/einvoice-check/check") else { return }
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", "on", document.path], [:]
    ).end()
    #expect(ended.status == 0, "\(ended.output)")
  }

  @Test(arguments: ["classic", "minimal", "banner"], ["unit", "discount"])
  func `a column more is a valid document that says the same`(design: String, column: String)
    throws
  {
    let brand =
      #""design": "\#(design)", "reference": "column", "lineNumbers": true, "extraColumn": "\#(column)""#
    let shop = try TestShop(company: Self.company(brand))
    let lines = (1...3).map { number in
      Sample.line(
        "Tissu d’ameublement en lin lavé, grande largeur", price: "\(number)0.00",
        sku: "SKU-\(number)"
      ) {
        $0.unit = "MTR"
        $0.discount = Money(minorUnits: 150)
      }
    }
    let document = try #require(
      try shop.issue(Sample.order("1", buyer: Sample.firm, lines: lines)).documents.first)
    let path = try shop.folder.write("\(document.number).pdf", "")
    try Data(try shop.pdf(document)).write(to: URL(fileURLWithPath: path))
    let text = try Program.tool(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"]).output
    for words in ["Désignation", "Qté", "Prix unit. HT", "TVA", "Total HT", "SKU-3"] {
      #expect(text.contains(words), "\(design): \(words)")
    }
    #expect(text.contains(column == "unit" ? "Unité" : "Remise"))
    if column == "discount" { #expect(text.matches(of: /−1,50/).count >= 3, "\(text)") }
    #expect(try Program.tool(["qpdf", "--check", path]).status == 0)
    guard Shared.has("tools/einvoice-check/check") else { return }
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", "on", path], [:]
    ).end()
    #expect(ended.status == 0, "\(ended.output)")
  }

  @Test func `texts are in the language of the page, else in English, else in French`() throws {
    let german = try pages(#""design": "minimal""#, language: .german).text
    #expect(german.contains("Vielen Dank.") && german.contains("See you soon!"))
    #expect(german.contains("Réserve de propriété"))
    let english = try pages(#""design": "banner""#, language: .english).text
    #expect(english.contains("Thank you for your order."))
  }

  @Test func `a hidden reference is nowhere, and what the law asks for cannot be hidden`() throws {
    let page = try pages(#""reference": "hidden""#).text
    #expect(!page.contains("SKU-1"))
    for text in ["Désignation", "Qté", "Prix unit. HT", "TVA", "Total HT"] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(throws: InvoicingError.self) {
      try CompanyFile.read(
        Array(Self.company(#""columns": []"#).utf8), fileName: nil)
    }
  }
}
