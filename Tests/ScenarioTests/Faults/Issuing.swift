import Crypto
import Foundation
import Invoicing
import Kernel
import Storage
import TestSupport
import Testing

/// What a client of the API was told, document by document: the outside view that faults are judged by.
struct Told: Sendable {
  /// Number → hash of the file that was downloaded.
  var documents: [String: [UInt8]] = [:]
  /// Numbers that were told, whose file was not given any more because a fault came between the two.
  var unread: Set<String> = []

  /// Everything told stands, with the same bytes, and nothing is wrong with the numbers or the seals.
  func expectStands(_ merchant: Merchant, _ comment: Comment? = nil) throws {
    let verified = try merchant.verify()
    #expect(verified.status == 0, "\(comment ?? ""): \(verified.errors)")
    try merchant.withDatabase { database in
      #expect(try TestShop.faults(in: database) == [], comment)
      try database.readSync { tx in
        let company = try #require(try CompanyStore.current(in: tx)).id
        for (number, hash) in documents {
          let id = try tx.row("SELECT id FROM invoice WHERE number = \(number)") {
            try $0.id(0, as: InvoiceID.self)
          }
          let pdf = try DocumentStore.pdf(
            of: try #require(id, "\(number) is lost"), number: number, company: company, in: tx)
          #expect(Array(SHA256.hash(data: pdf)) == hash, "\(number) is another document")
        }
        for number in unread {
          let standing = try tx.row("SELECT id FROM invoice WHERE number = \(number)") {
            try $0.id(0, as: InvoiceID.self)
          }
          #expect(standing != nil, "\(number) is lost")
        }
      }
    }
  }
}

extension WebServer {
  /// Enters, drafts and issues an order, and downloads the file: as a shop's plug-in does.
  ///
  /// - Returns: the status of the last answer, its problem's code, the document when it was issued and its file given, and the
  ///   number alone when it was issued and its file refused.
  func invoice(_ order: SalesOrder) async throws -> (
    status: Int, code: String?, document: (id: String, number: String, hash: [UInt8])?,
    unread: String?
  ) {
    func failed(
      _ answer: Answer, unread: String? = nil
    ) -> (Int, String?, (String, String, [UInt8])?, String?) {
      (answer.status, try? answer.json["code"]?.text, nil, unread)
    }
    let entered = try await post("/v1/orders", JSONOrder.encode(order))
    guard let id = try? entered.json["id"]?.text, entered.status < 300 else {
      return failed(entered)
    }
    let drafted = try await post("/v1/orders/\(id)/invoice")
    guard let draft = try? drafted.json["id"]?.text, drafted.status == 201 else {
      return failed(drafted)
    }
    let issued = try await post("/v1/invoices/\(draft)/issuance")
    guard let number = try? issued.json["number"]?.text, issued.status == 201 else {
      return failed(issued)
    }
    // A server that a fault ended in between answers nothing any more: what it told before still stands.
    guard let pdf = try? await get("/v1/invoices/\(draft).pdf") else {
      return (0, "no answer", nil, number)
    }
    guard pdf.status == 200 else { return failed(pdf, unread: number) }
    return (201, nil, (draft, number, Array(SHA256.hash(data: pdf.body))), nil)
  }
}
