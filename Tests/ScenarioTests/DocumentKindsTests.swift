import EN16931
import Foundation
import Invoicing
import Kernel
import Money
import Registers
import Storage
import TestSupport
import Testing

/// One document of each rarer kind, between companies established in France, as an independent validator sees it.
@Suite struct DocumentKindsTests {
  @Test func `the independent validator passes each kind of document`() throws {
    guard Shared.has("tools/einvoice-check/check") else { return }
    let (shop, folder) = (try TestShop(), TemporaryFolder())
    let documents = try issued(by: shop)
    #expect(
      documents.map(\.type) == [
        .invoice, .corrected, .invoice, .selfBilled, .selfBilledCreditNote, .creditNote,
        .globalRebate, .creditNote,
      ])
    for document in documents {
      try Data(try shop.pdf(document)).write(
        to: URL(filePath: folder.file("\(document.number).pdf")))
    }
    let ended = try Running(
      Shared.path("tools/einvoice-check/check"), ["--strict", "--fr", "on", folder.path], [:]
    ).end()
    let last = ended.output.split(separator: "\n").last.map(String.init) ?? ended.errors
    #expect(last == "\(documents.count) passed, 0 failed", "\(ended.output)")
    #expect(try shop.verify() == documents.count + 1, "and the one that was corrected")
  }

  /// In dollars; corrected; periodic; self-billed and its credit note; of another system; a rebate; in dollars taken back.
  private func issued(by shop: TestShop) throws -> [IssuedDocument] {
    let dollar = Currency(code: "USD")!
    let rate = ExchangeRate(
      currency: dollar, perEuro: try UnitPrice("1.0832"), date: Sample.today.adding(days: -3),
      source: "BCE")!
    try shop.database.writeSync { try ExchangeRateStore.keep([rate], of: shop.company, in: $0) }
    var order = Sample.order("D", buyer: Sample.firm)
    order.currency = dollar
    let dollars = try #require(try shop.issue(order).documents.first)
    let wrong = try #require(
      try shop.issue(Sample.order("1", buyer: Sample.firm)).documents.first)
    let corrected = try shop.database.writeSync { tx in
      try CorrectInvoice(issuer: shop.issuer)(
        JSONCorrectionRequest.decode(
          Array(#"{"reason": "Adresse", "changes": {"buyer": {"contactName": "Ana"}}}"#.utf8)),
        of: wrong.id, in: tx)
    }
    let selfBilled = try shop.database.writeSync { tx in
      try SelfBilling(issuer: shop.issuer)(
        JSONSelfBillingRequest.decode(
          Array(Self.purchase.utf8), buyer: shop.issuer.company.profile, today: tx.today), in: tx)
    }
    return [
      dollars, corrected, try periodic(shop), selfBilled, try credit(selfBilled, shop),
      try unlinked(
        #""invoice": { "number": "2025-0042", "issueDate": "2025-06-03" }"#, "AV-1", shop),
      try unlinked(
        #""contract": "CR-7", "period": { "from": "2026-01-01", "to": "2026-11-20" }"#, "AV-2",
        shop),
      try credit(dollars, shop),
    ]
  }

  private func periodic(_ shop: TestShop) throws -> IssuedDocument {
    try shop.database.writeSync { tx in
      let intake = OrderIntake(issuer: shop.issuer)
      let first = try intake.enter(
        Sample.reading(Sample.order("2", buyer: Sample.firm)), in: tx)
      let second = try intake.enter(
        Sample.reading(Sample.order("3", buyer: Sample.firm)), in: tx)
      return try InvoiceTogether(issuer: shop.issuer)([first.id, second.id], in: tx)
    }
  }

  private func credit(_ document: IssuedDocument, _ shop: TestShop) throws -> IssuedDocument {
    try shop.database.writeSync { tx in
      try CreditInvoices(issuer: shop.issuer)(
        CreditRequest(shares: [.init(invoice: document.id, what: .rest)]), in: tx)
    }
  }

  private func unlinked(_ origin: String, _ number: String, _ shop: TestShop) throws
    -> IssuedDocument
  {
    let body = "{ \(origin), \(Self.rebate.replacing("AV-1", with: number)) }"
    return try shop.database.writeSync { tx in
      try CreditWithoutInvoice(issuer: shop.issuer)(
        JSONUnlinkedCreditRequest.decode(Array(body.utf8), today: tx.today), in: tx)
    }
  }

  private static let purchase = #"""
    { "supplier": { "name": "Atelier Nord", "legalForm": "EI", "siren": "552100554",
        "vatIdentifier": "FR96552100554",
        "address": { "line1": "2 rue du Port", "postCode": "59000", "city": "Lille", "country": "FR" },
        "bankAccount": { "iban": "FR7630006000011234567890189", "holder": "Atelier Nord" },
        "mandate": { "reference": "M-7", "agreedOn": "2026-01-15" } },
      "number": "ACHAT-1", "orderedOn": "2026-11-20",
      "lines": [ { "name": "Abat-jour", "quantity": "3", "unitPrice": "40", "vatRate": "20" } ] }
    """#

  private static let rebate = #"""
    "order": { "number": "AV-1", "orderedOn": "2026-11-20",
      "buyer": { "kind": "company", "name": "Hôtel du Parc", "siren": "404833048", "email": "c@hotel.exemple.fr",
        "address": { "line1": "1 allée du Parc", "postCode": "44000", "city": "Nantes", "country": "FR" } },
      "lines": [ { "name": "Remise de fin d'année", "quantity": "1", "unitPrice": "250", "vatRate": "20" } ] }
    """#
}
