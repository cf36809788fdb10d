import EN16931
import Foundation
import Kernel
import Money
import PDF
import Tax
import TestSupport
import Testing

@testable import Invoicing

/// What a page says in each language, and what it leaves in French.
@Suite struct PrintedLanguageTests {
  private static let countries: [(country: String, language: DocumentLanguage)] = [
    ("FR", .french), ("GP", .french), ("MC", .french), ("BE", .french), ("LU", .french),
    ("CH", .french), ("DE", .german), ("AT", .german), ("ES", .spanish), ("IT", .italian),
    ("GB", .english), ("US", .english), ("NL", .english), ("PT", .english),
  ]

  private func buyer(_ country: String, language: DocumentLanguage? = nil) -> SalesOrder.Buyer {
    var buyer = Sample.consumer
    buyer.address.country = country
    buyer.language = language
    return buyer
  }

  /// Two lamps with a discount, shipping, unpaid: 2 469,12 − 5,00 + 12,50 without VAT.
  private func order(_ number: String, language: DocumentLanguage?) -> SalesOrder {
    let line = Sample.line(price: "1234.56", quantity: 2) {
      $0.discount = Money(minorUnits: 5_00)
      $0.externalID = "L1"
    }
    return Sample.order(number, buyer: buyer("FR", language: language), lines: [line]) {
      $0.charges = [
        .init(
          place: $0.place, kind: .shipping, label: "Chronopost", amount: Money(minorUnits: 12_50),
          tax: .unstated)
      ]
    }
  }

  private func printed(_ order: SalesOrder) throws -> PrintedDocument {
    let prepared = try PrepareInvoice(seller: Sample.company, today: Sample.today)(order)
    return PrintableInvoice(
      try prepared.content.numbered("F-2026-00001"), seller: Sample.company,
      language: prepared.language
    ).document
  }

  private func words(_ language: DocumentLanguage) -> [(label: String, text: String)] {
    Mirror(reflecting: DocumentWords.of(language)).children.map {
      ($0.label ?? "", $0.value as? String ?? "")
    }
  }

  // MARK: Which language

  @Test func `the country chooses the language, the shop overrules it`() throws {
    for (country, language) in Self.countries {
      #expect(DocumentLanguage(country: country) == language, "\(country)")
    }
    #expect(try printed(Sample.order(buyer: buyer("DE"))).title == "Rechnung")
    let french = try printed(Sample.order(buyer: buyer("DE", language: .french)))
    #expect(french.title == "Facture" && french.language == "fr")
  }

  @Test func `an order says the language of its page, and the store keeps it`() throws {
    let order = Sample.order(buyer: buyer("FR", language: .italian))
    let bytes = JSONOrder.encode(order)
    #expect(String(decoding: bytes, as: UTF8.self).contains(#""language":"it""#))
    #expect(try JSONOrder.stored(bytes).buyer == order.buyer)
    let read = JSONOrder.decode(bytes, place: order.place, today: Sample.today)
    #expect(read.order?.buyer.language == .italian)
    let silent = String(decoding: JSONOrder.encode(Sample.order()), as: UTF8.self)
    #expect(!silent.contains("language"))
  }

  @Test(arguments: ["pt", "FR", "français"])
  func `another language is refused`(code: String) {
    let json = String(
      decoding: JSONOrder.encode(Sample.order(buyer: buyer("FR", language: .italian))),
      as: UTF8.self
    ).replacing(#""language":"it""#, with: #""language":"\#(code)""#)
    let read = JSONOrder.decode(Array(json.utf8), place: Place(), today: Sample.today)
    #expect(read.order == nil)
    #expect(read.refusal.map(\.code) == ["order.value-unreadable"])
    #expect(read.refusal.first?.place?.pointer == "/buyer/language")
  }

  // MARK: Words

  /// Words that happen to be spelt as in French.
  private static let same: [DocumentLanguage: Set<String>] = [
    .english: ["france", "exportShort", "page"], .german: [], .italian: ["intraCommunityShort"],
    .spanish: ["intraCommunityShort"],
  ]

  @Test(arguments: DocumentLanguage.allCases)
  func `no word is missing, and none is left in French`(language: DocumentLanguage) {
    let french = Dictionary(uniqueKeysWithValues: words(.french))
    for (label, text) in words(language) {
      #expect(!text.isEmpty, "\(label)")
      if language != .french, Self.same[language]?.contains(label) != true {
        #expect(text != french[label], "\(label)")
      }
    }
  }

  private static let pages: [(DocumentLanguage, [String])] = [
    (
      .french,
      [
        "Facture F-2026-00001", "Date d'émission", "23/11/2026", "Désignation", "1 234,56",
        "Remise : −5,00 € HT", "TVA 20 %", "Total TTC", "Net à payer", "2 971,94 €", "Page 1/1",
        "Livraison de biens", "À régler avant le", "France",
      ]
    ),
    (
      .english,
      [
        "Invoice F-2026-00001", "Issue date", "23 Nov 2026", "Description", "1,234.56",
        "Discount: −€5.00 excl. VAT", "VAT 20%", "Total incl. VAT", "Amount due", "€2,971.94",
        "Page 1/1", "Supply of goods", "Please pay by", "France",
      ]
    ),
    (
      .german,
      [
        "Rechnung F-2026-00001", "Rechnungsdatum", "23.11.2026", "Bezeichnung", "1.234,56",
        "Rabatt: −5,00 € netto", "MwSt. 20 %", "Gesamt brutto", "Zu zahlen", "2.971,94 €",
        "Seite 1/1", "Warenlieferung", "Zahlbar bis", "Frankreich",
      ]
    ),
    (
      .spanish,
      [
        "Factura F-2026-00001", "Fecha de emisión", "23/11/2026", "Descripción", "1.234,56",
        "Descuento: −5,00 € sin IVA", "IVA 20 %", "Total con IVA", "Total a pagar", "2.971,94 €",
        "Página 1/1", "Entrega de bienes", "A pagar hasta el", "Francia",
      ]
    ),
    (
      .italian,
      [
        "Fattura F-2026-00001", "Data di emissione", "23/11/2026", "Descrizione", "1.234,56",
        "Sconto: −5,00 € IVA escl.", "IVA 20%", "Totale IVA incl.", "Totale da pagare",
        "2.971,94 €", "Pagina 1/1", "Cessione di beni", "Da pagare entro il", "Francia",
      ]
    ),
  ]

  /// Without spaces and line breaks, which the layout of a page puts where it likes.
  private func compact(_ text: String) -> String { text.filter { !$0.isWhitespace } }

  private func text(_ file: [UInt8], _ shop: TestShop) throws -> String {
    let path = shop.folder.file("page.pdf")
    try Data(file).write(to: URL(filePath: path))
    let ended = try Program.tool(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"])
    #expect(ended.status == 0, "\(ended.errors)")
    return compact(ended.output)
  }

  @Test(arguments: pages)
  func `the page speaks the buyer's language, its notes and its XML French`(
    language: DocumentLanguage, says: [String]
  ) throws {
    let shop = try TestShop()
    let french = try TestShop()
    let document = try #require(
      try shop.issue(order("1", language: language)).documents.first)
    let plain = try #require(try french.issue(order("1", language: nil)).documents.first)
    let page = try text(try shop.pdf(document), shop)
    for words in says { #expect(page.contains(compact(words)), "\(words)") }
    #expect(page.contains(compact("Indemnité forfaitaire de recouvrement : sans objet")))
    #expect(try shop.xml(document) == french.xml(plain))
    if language == .french { #expect(try shop.pdf(document) == french.pdf(plain)) }
    #expect(try shop.verify() == 1)
  }

  // MARK: Credit notes

  @Test func `a credit note speaks the language of its invoice, our own words included`() throws {
    let shop = try TestShop()
    try shop.issue(order("1", language: .german))
    var cancellation = Sample.order("C1", buyer: buyer("FR"), lines: [])
    cancellation.kind = .cancellation(of: "1")
    let whole = try #require(try shop.issue(cancellation).documents.first)
    #expect(whole.language == .german)
    let wholePage = try text(try shop.pdf(whole), shop)
    for words in [
      "Gutschrift zur Rechnung F-2026-00001 vom 23.11.2026",
      "Betrag wird erstattet oder mit der nächsten Zahlung verrechnet.", "Zu erstatten",
    ] { #expect(wholePage.contains(compact(words)), "\(words)") }

    let refunded = Sample.order("2", buyer: buyer("FR", language: .english)) {
      $0.refunds = [
        .init(externalID: "R1", place: $0.place, reason: nil, amount: Money(minorUnits: 12_00))
      ]
    }
    let part = try #require(try shop.issue(refunded).documents.last)
    let partPage = try text(try shop.pdf(part), shop)
    for words in [
      "Credit note", "Partial refund", "On invoice F-2026-00002", "Amount already refunded.",
      "Already refunded", "−€12.00",
    ] { #expect(partPage.contains(compact(words)), "\(words)") }
    let xml = String(decoding: try shop.xml(part), as: UTF8.self)
    #expect(xml.contains("Remboursement partiel") && xml.contains("Montant déjà remboursé."))
  }

  // MARK: Mentions

  private static let mentions: [(DocumentLanguage, String)] = [
    (.french, "Exonération de TVA, art. 262 I du CGI"),
    (
      .english,
      "Exonération de TVA, art. 262 I du CGI / VAT exempt, Art. 262 I CGI (FR): export"
    ),
    (
      .german,
      "Exonération de TVA, art. 262 I du CGI / Steuerfrei, Art. 262 I CGI (FR): Ausfuhrlieferung"
    ),
    (.spanish, "Exonération de TVA, art. 262 I du CGI / Exento de IVA, art. 262 I CGI (FR)"),
    (.italian, "Exonération de TVA, art. 262 I du CGI / Esente IVA, art. 262 I CGI (FR)"),
  ]

  @Test(arguments: mentions)
  func `the reason for no VAT stands in French, its translation behind`(
    language: DocumentLanguage, reason: String
  ) throws {
    let order = Sample.order(
      buyer: buyer("CH", language: language), lines: [Sample.line { $0.tax = .none }])
    #expect(try printed(order).taxes.map(\.reason) == [reason])
  }

  @Test func `every mention has a translation, whichever mention has the same French words`() {
    let known = TaxMention.lastDayOfCGI
    let mentions: [TaxMention] = [
      .franchise, .intraCommunity, .reverseCharge, .domesticReverseCharge(.scrap), .marketplace,
      .margin(.art), .exemption(.cgi261_4), .importByRecipient,
    ]
    for wording in mentions.compactMap({ $0.wording(on: known) }) {
      for language in DocumentLanguage.allCases where language != .french {
        let words = TranslatedMention.words(for: wording.text(.french), in: language)
        #expect(words == wording.text(language.tax))
      }
    }
    #expect(TranslatedMention.words(for: "Autre chose", in: .english) == nil)
  }

  // MARK: Figures

  private static let figures: [(DocumentLanguage, [String])] = [
    (
      .french,
      [
        "-1\u{A0}234\u{A0}567,89\u{A0}€", "999,00", "1\u{A0}234,083333", "0,5", "5,5\u{A0}%",
        "05/01/2026",
      ]
    ),
    (
      .english, ["-€1,234,567.89", "999.00", "1,234.083333", "0.5", "5.5%", "5\u{A0}Jan\u{A0}2026"]
    ),
    (
      .german,
      ["-1.234.567,89\u{A0}€", "999,00", "1.234,083333", "0,5", "5,5\u{A0}%", "05.01.2026"]
    ),
    (
      .spanish,
      ["-1.234.567,89\u{A0}€", "999,00", "1.234,083333", "0,5", "5,5\u{A0}%", "05/01/2026"]
    ),
    (.italian, ["-1.234.567,89\u{A0}€", "999,00", "1.234,083333", "0,5", "5,5%", "05/01/2026"]),
  ]

  @Test(arguments: figures)
  func `amounts, prices, rates and days are written as the language does`(
    language: DocumentLanguage, expected: [String]
  ) throws {
    let figures = DocumentFigures.of(language)
    #expect(
      expected == [
        figures.amount(Money(minorUnits: -123_456_789)), figures.bare(Money(minorUnits: 99_900)),
        figures.price(try UnitPrice("1234.083333")), figures.quantity(try Quantity("0.5")),
        figures.rate(Rate(units: 550)), figures.date(LocalDate("2026-01-05")!),
      ])
  }
}
