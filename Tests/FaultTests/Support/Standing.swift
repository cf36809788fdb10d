import Crypto
import Invoicing
import Kernel
import Storage
import TestSupport

/// What a database holds in the eyes of somebody outside: number → hash of the file, and all that is wrong with it.
struct Standing: Sendable {
  var documents: [String: [UInt8]] = [:]
  var faults: [String] = []

  init() {}

  /// Opens nothing by itself: `database` is what an opening made of the files.
  init(of database: Database) throws {
    faults += try Standing.damage(in: database)
    faults += try TestShop.faults(in: database)
    try database.readSync { tx in
      guard let company = try CompanyStore.current(in: tx) else { return }
      let issued = try tx.rows("SELECT id, number FROM invoice") {
        (id: try $0.id(0, as: InvoiceID.self), number: try $0.text(1))
      }
      for document in issued {
        do {
          let pdf = try DocumentStore.pdf(
            of: document.id, number: document.number, company: company.id, in: tx)
          documents[document.number] = Array(SHA256.hash(data: pdf))
        } catch {
          faults.append("\(document.number): \(error)")
        }
      }
      let report = try VerifyLog(company: company.id, siren: company.profile.siren)(in: tx)
      faults += report.faults.map { "verify: \($0.text(.en))" }
      if report.documents != issued.count {
        faults.append("\(report.documents) documents are sealed of \(issued.count)")
      }
      faults += try tx.rows(
        "SELECT order_id FROM invoice GROUP BY order_id, cause HAVING count(*) > 1"
      ) { _ in "an order is invoiced twice" }
    }
  }

  /// What SQLite finds wrong with the file itself.
  private static func damage(in database: Database) throws -> [String] {
    try database.readSync { tx in
      try tx.rows("PRAGMA integrity_check") { try $0.text(0) }.filter { $0 != "ok" }
        + tx.rows("PRAGMA foreign_key_check") { "foreign key of \(try $0.text(0))" }
    }
  }

  /// What is wrong with this after `acknowledged` was told, where no more than `attempted` was ever tried.
  func violations(acknowledged: [String: [UInt8]], attempted: [String: [UInt8]]) -> [String] {
    var all = faults
    for (number, hash) in acknowledged where documents[number] != hash {
      all.append(documents[number] == nil ? "\(number) is lost" : "\(number) is another document")
    }
    for (number, hash) in documents where attempted[number] != hash {
      all.append("\(number) is a document nobody issued")
    }
    return all
  }
}
