import Foundation
import Kernel
import Money
import PDF
import Storage
import TestSupport
import Testing

@testable import Invoicing

/// Particulars that are changed while the program runs: the next document has them, those before keep theirs.
@Suite struct CompanyChangeTests {
  /// 60 × 20 pixels of one red.
  private static let logo = Array(
    Data(
      base64Encoded:
        "iVBORw0KGgoAAAANSUhEUgAAADwAAAAUCAIAAABeYcl+AAAALUlEQVR42u3OQQkAAAgEsItjCPtjLFP4EAYLsEzXO5GWlpaWlpaWlpaWlpa+sON5fowcUYgEAAAAAElFTkSuQmCC"
    )!)

  private func patch(_ json: String) throws -> JSONValue {
    try JSONParser.parse(Array(json.utf8)).root
  }

  @discardableResult
  private func change(
    _ shop: TestShop, _ json: String, logo: CompanyDraft.Logo = .kept, from version: Int? = nil
  ) throws -> Int {
    let request = ChangeCompany.Request(
      patch: try patch(json), logo: logo, version: version, door: .page)
    return try shop.database.writeSync(.company(shop.company)) {
      try ChangeCompany(issuer: shop.issuer)(request, in: $0)
    }
  }

  private func text(_ shop: TestShop, _ document: IssuedDocument) throws -> String {
    let path = try shop.folder.write("\(document.number).pdf", "")
    try Data(try shop.pdf(document)).write(to: URL(fileURLWithPath: path))
    let ended = try Program.tool(["pdftotext", "-layout", "-enc", "UTF-8", path, "-"])
    #expect(ended.status == 0, "\(ended.errors)")
    return ended.output
  }

  private func findings(_ body: () throws -> Void) -> [Finding] {
    do { try body() } catch let problem as InvoicingError { return problem.findings } catch {}
    return []
  }

  @Test
  func `the next document has the new particulars, on every node, and those before keep theirs`()
    throws
  {
    let shop = try TestShop()
    let node = TestDatabase.engine == .postgreSQL ? try TestShop(sharing: shop) : shop
    let before = try #require(try shop.issue(Sample.order("1")).documents.first)
    let old = try shop.pdf(before)
    let version = try change(
      shop,
      #"{"name": "Atelier des Lumières", "address": {"line1": "3 quai Neuf"}, "brand": {"design": "banner"}}"#
    )
    #expect(version == 2)
    let after = try #require(try node.issue(Sample.order("2")).documents.first)
    #expect(after.invoice.seller.name == "Atelier des Lumières")
    let page = try text(node, after)
    #expect(page.contains("3 quai Neuf") && !page.contains("12 rue des Lilas"))
    #expect(try shop.pdf(before) == old)
    #expect(try text(shop, before).contains("12 rue des Lilas"))
    let copy = try shop.database.writeSync(.company(shop.company)) {
      try CompanionDocuments(issuer: shop.issuer).duplicate(of: before.id, in: $0)
    }
    #expect(!copy.bytes.isEmpty, "a duplicate is drawn as its original was")
    #expect(try shop.verify() == 2)
    #expect(try shop.faults() == [])
  }

  @Test func `another logo is on the next document, and its file is whole`() throws {
    let shop = try TestShop()
    try change(shop, "{}", logo: .replaced(Self.logo))
    let document = try #require(try shop.issue(Sample.order("1")).documents.first)
    let path = try shop.folder.write("logo.pdf", "")
    try Data(try shop.pdf(document)).write(to: URL(fileURLWithPath: path))
    let images = try Program.tool(["pdfimages", "-list", path])
    #expect(images.output.contains("rgb"), "\(images.output)")
    #expect(try Program.tool(["qpdf", "--check", path]).status == 0)
    #expect(try change(shop, "{}", logo: .removed) == 3)
    #expect(try shop.verify() == 1)
  }

  @Test func `what is wrong is said at once, each at its place, and nothing is saved`() throws {
    let shop = try TestShop()
    let wrong = findings {
      try change(
        shop,
        #"{"name": null, "address": {"city": ""}, "email": "x", "brand": {"color": "blue", "design": "baroque"}, "terms": {"days": "90"}, "bankAccount": {"iban": "DE89370400440532013000"}, "siren": "404833048", "texts": {"closing": {"fr": "IBAN DE89370400440532013000"}}}"#
      )
    }
    let places = Dictionary(
      grouping: wrong, by: { $0.place?.pointer ?? "" }
    ).mapValues { $0.map(\.code) }
    #expect(places["/name"] == ["company.field-missing"])
    #expect(places["/address/city"] == ["company.field-missing"])
    #expect(places["/brand/color"] == ["company.color-invalid"])
    #expect(places["/brand/design"] == ["company.design-unknown"])
    #expect(places["/terms/days"] == ["company.terms-unlawful"])
    #expect(places["/bankAccount"] == ["company.bank-elsewhere"])
    #expect(places["/siren"]?.contains("company.member-fixed") == true)
    #expect(places["/texts/closing/fr"] == ["company.text-holds-iban"])
    #expect(try change(shop, "{}") == 1)
  }

  @Test func `what was changed meanwhile is not overwritten, and saving the same makes no version`()
    throws
  {
    let shop = try TestShop()
    #expect(try change(shop, #"{"phone": "01 02 03 04 05"}"#, from: 1) == 2)
    #expect(throws: SettingsProblem.changedMeanwhile) {
      try change(shop, #"{"phone": "06 00 00 00 00"}"#, from: 1)
    }
    #expect(try change(shop, #"{"phone": "01 02 03 04 05"}"#, from: 2) == 2)
  }

  @Test func `a file that did not change takes nothing back, and one that did is declared`() throws
  {
    let shop = try TestShop()
    try change(shop, #"{"phone": "01 02 03 04 05"}"#)
    try shop.database.closeSync()
    let again = try TestShop(shop.folder)
    #expect(again.issuer.company.profile.phone == "01 02 03 04 05")
    #expect(again.issuer.company.profileVersion == 2)
    try again.database.closeSync()
    let file = Sample.companyJSON.replacing("04 78 00 00 00", with: "04 78 11 11 11")
    let changed = try TestShop(shop.folder, company: file)
    #expect(changed.issuer.company.profile.phone == "04 78 11 11 11")
    #expect(changed.issuer.company.profileVersion == 3)
  }

  @Test func `a series that numbered credit notes numbers no invoices`() throws {
    let shop = try TestShop()
    let sale = Sample.order("1")
    try shop.issue(sale)
    var cancelled = sale
    cancelled.kind = .cancellation(of: "1")
    cancelled.externalID = "C1"
    #expect(try shop.issue(cancelled).numbers == ["A-2026-00001"])
    let wrong = findings {
      try change(
        shop,
        #"{"numbering": {"invoices": "A-{year}-{sequence:5}", "creditNotes": "AV-{year}-{sequence:5}"}}"#
      )
    }
    #expect(wrong.map(\.code) == ["company.numbering-used"])
    #expect(wrong.first?.place?.pointer == "/numbering/invoices")
    try change(shop, #"{"numbering": {"invoices": "FA-{year}-{sequence:4}"}}"#)
    let next = try #require(try shop.issue(Sample.order("2")).documents.first)
    #expect(next.number == "FA-2026-0001")
    #expect(try shop.faults() == [])
  }

  @Test func `the mailbox of before hears of another account, whoever changed it`() throws {
    let shop = try TestShop()
    try change(shop, #"{"email": "voleur@exemple.fr"}"#)
    try shop.database.writeSync(.company(shop.company)) { tx in
      let seller = try #require(try CompanyStore.current(in: tx)?.profile)
      _ = try ChangeBankAccount(company: shop.company, ids: shop.issuer.ids).propose(
        .init(
          account: .init(iban: "DE89370400440532013000", bic: nil, holder: "Atelier Lumière"),
          by: "Ana Li", door: .page), seller: seller, in: tx)
    }
    let told = try shop.database.readSync { tx in
      try tx.rows(
        """
        SELECT recipient FROM bank_notice
        WHERE company_id = \(shop.company) AND kind = 'proposed' ORDER BY recipient
        """
      ) { try $0.text(0) }
    }
    #expect(told == ["bonjour@atelier-lumiere.example", "voleur@exemple.fr"])
  }

  @Test func `who changed what is in the audit trail`() throws {
    let shop = try TestShop()
    try change(shop, #"{"phone": "01 02 03 04 05"}"#)
    let noted = try shop.database.readSync { tx in
      try tx.rows(
        """
        SELECT action, before, after FROM audit_entry
        WHERE company_id = \(shop.company) AND action = 'company.changed'
        """
      ) { [try $0.text(0), try $0.textOrNil(1) ?? "", try $0.textOrNil(2) ?? ""] }
    }
    #expect(
      noted == [
        ["company.changed", #"{"phone":"04 78 00 00 00"}"#, #"{"phone":"01 02 03 04 05"}"#]
      ])
  }
}
