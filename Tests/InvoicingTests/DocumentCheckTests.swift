import Foundation
import Invoicing
import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

/// What the code printed on a document leads to.
@Suite struct DocumentCheckTests {
  private static func company(_ address: String) -> String {
    Sample.companyJSON.replacingOccurrences(
      of: "\"legalForm\"", with: "\"verificationAddress\": \"\(address)\", \"legalForm\"")
  }

  private func shop(_ folder: TemporaryFolder = TemporaryFolder()) throws -> TestShop {
    try TestShop(
      folder, company: Self.company("https://factures.example.fr/"), chance: .system)
  }

  private func token(of id: InvoiceID, _ shop: TestShop) throws -> VerificationToken? {
    try shop.database.readSync { try VerificationToken.of(id, company: shop.company, in: $0) }
  }

  private func check(_ token: VerificationToken, _ shop: TestShop) throws -> DocumentCheck? {
    try shop.database.readSync { try DocumentCheck(token, of: shop.company, in: $0) }
  }

  private func issued(_ shop: TestShop, _ number: String = "1") throws -> (
    id: InvoiceID, token: VerificationToken
  ) {
    let outcome = try shop.issue(Sample.order(number))
    let id = try #require(outcome.documents.first?.id, "\(outcome.codes)")
    return (id, try #require(try token(of: id, shop)))
  }

  private func pdf(_ id: InvoiceID, _ shop: TestShop) throws -> [UInt8] {
    try shop.database.readSync {
      try DocumentStore.pdf(of: id, number: "?", company: shop.company, in: $0)
    }
  }

  @Test func `a document prints the address where it is verified, and is known there`() throws {
    let shop = try shop()
    let (id, token) = try issued(shop)
    let printed = try pdf(id, shop)
    let address = "https://factures.example.fr/verification/\(token)"
    #expect(printed.firstRange(of: Array("/URI(\(address))".utf8)) != nil)
    let check = try #require(try self.check(token, shop))
    #expect(check.isIntact)
    #expect(check.number == "F-2026-00001" && check.gross.minorUnits == 12_000)
    #expect(check.sellerName == "Atelier Lumière" && check.issueDate == Sample.today)
    #expect(check.sealedAt == Sample.noon)
    #expect(check.keyFingerprint == shop.issuer.company.sealer.keyFingerprint)
    #expect(check.likeness(of: printed) == .document)
    var altered = printed
    altered[altered.count / 2] ^= 1
    #expect(check.likeness(of: altered) == .other)
    #expect(try shop.verify() == 1)
  }

  @Test func `each document has a token of its own, and no other leads anywhere`() throws {
    let shop = try shop()
    let tokens = try (1...20).map { try issued(shop, "\($0)").token.description }
    #expect(Set(tokens).count == 20)
    let other = try #require(VerificationToken("00000000000000000000000000"))
    #expect(try check(other, shop) == nil)
    #expect(VerificationToken("F-2026-00001") == nil)
    #expect(VerificationToken("../../etc/passwd") == nil)
  }

  @Test func `without an address nothing is printed, drawn or kept`() throws {
    let shop = try TestShop()
    let outcome = try shop.issue(Sample.order())
    let id = try #require(outcome.documents.first?.id)
    #expect(try token(of: id, shop) == nil)
    #expect(try pdf(id, shop).firstRange(of: Array("/URI(".utf8)) == nil)
  }

  @Test func `what was changed behind the program is said to be so`() throws {
    let shop = try shop()
    let (id, token) = try issued(shop)
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER document_no_update")
      try tx.run(
        "UPDATE document SET pdf_sha256 = \([UInt8](repeating: 7, count: 32)) WHERE invoice_id = \(id)"
      )
    }
    #expect(try check(token, shop)?.isIntact == false)
  }

  @Test func `another total in the rows is not what was sealed`() throws {
    let shop = try shop()
    let (id, token) = try issued(shop)
    try shop.database.tamperSync { tx in
      try tx.run("DROP TRIGGER invoice_no_update")
      try tx.run(
        "UPDATE invoice SET gross_minor = 13000, net_minor = 11000, due_minor = due_minor + 1000 WHERE id = \(id)"
      )
    }
    #expect(try check(token, shop)?.isIntact == false)
  }

  @Test func `the proof that is given out says nothing of what was sealed since`() throws {
    let shop = try shop()
    let (id, token) = try issued(shop)
    func proof() throws -> [UInt8] {
      try shop.database.readSync {
        try DocumentProof(id, of: shop.company, atSealing: true, in: $0).json().bytes
      }
    }
    let before = try proof()
    for number in 2...9 { _ = try issued(shop, "\(number)") }
    #expect(try proof() == before)
    #expect(try check(token, shop)?.isIntact == true, "under the last state too")
  }

  @Test func `a rehearsal draws none, and a token cannot be moved to another document`() throws {
    let shop = try shop()
    _ = try shop.rehearse([Sample.order("1")])
    let (id, _) = try issued(shop)
    #expect(throws: (any Error).self) {
      try shop.database.writeSync { tx in
        try tx.run("UPDATE verification_address SET token = token WHERE invoice_id = \(id)")
      }
    }
    #expect(
      try shop.database.readSync { tx in
        try tx.row("SELECT count(*) FROM verification_address") { try $0.int(0) }
      } == 1)
  }

  @Test(arguments: [
    "http://factures.example.fr", "https://factures.example.fr/verification", "https://localhost",
    "https://user@factures.example.fr", "factures.example.fr", "https://factures.example.fr:0",
    "https://été.example.fr", "https://a..fr",
  ])
  func `an address that cannot be printed and reached is refused`(address: String) {
    do {
      _ = try CompanyFile.read(Array(Self.company(address).utf8), fileName: nil)
      Issue.record("taken: \(address)")
    } catch {
      #expect(
        (error as? InvoicingError)?.findings.map(\.code)
          == ["company.verification-address-invalid"])
    }
  }
}
