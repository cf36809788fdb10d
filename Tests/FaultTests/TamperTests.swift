import Foundation
import Invoicing
import Kernel
import Money
import Storage
import TestSupport
import Testing

@testable import App

/// An administrator changes one value of the sealed tables, past the triggers (F06): the check of the log sees each.
@Suite(.serialized) struct TamperTests {
  /// What is sealed or seals, and the columns of it that no check holds against something else: when a row was made; what a
  /// series remembers beside its head, for which the log has its own (`CompanyLog` refuses a day before its last); of lines,
  /// what no document prints; of payments, what is not sealed because it tells of persons, or is in the books.
  private static let tables: [String: Set<String>] = [
    "log_entry": [], "log_checkpoint": ["signed_at"],
    "document": ["pages"],
    "invoice_line": [
      "external_id", "sku", "detail", "allowance_minor", "allowance_reason", "stated_price_e6",
      "vat_exemption", "vat_reason", "turnover", "account",
    ],
    "payment": [
      "recorded_at", "provider", "reference", "euro_minor", "fee_minor", "customer_id", "refunds",
      "fiscal_year", "entry_number",
    ],
    "payment_allocation": ["position", "on_document", "allocated_at"],
    "number_series": ["kind", "last_issue_date", "reopened"], "sealing_key": ["since"],
  ]
  /// Of the invoice's row, what its entry seals, and what pages show of the sealed file.
  private static let invoice = [
    "number", "series", "sequence", "issue_date", "currency", "net_minor", "vat_minor",
    "gross_minor", "buyer_name", "due_date", "supply_date", "order_reference", "paid_minor",
    "due_minor",
  ]

  @Test func `every value that is sealed, changed by a bit, a letter or a cent, is seen`() throws {
    let premises = try Premises()
    let shop = try premises.open(declares: true)
    var refunded = Sample.order("2")
    refunded.refunds = [
      .init(externalID: "r", place: refunded.place, reason: nil, amount: Money(minorUnits: 1_000))
    ]
    let paid = Sample.order("1", buyer: Sample.firm) {
      $0.payment = .init(receivedOn: Sample.today, means: .card)
      $0.suppliedOn = Sample.today
    }
    try shop.issue([paid, refunded])
    premises.clock.advance(days: 1)
    try shop.issue([Sample.order("3", buyer: Sample.firm)])
    try shop.close()
    let (files, marks) = (premises.files(), premises.marks())
    var (changed, unseen): (Int, [String]) = (0, [])
    func tamper(_ name: String, _ sql: String) throws {
      try premises.put(files, marks)
      let raw = try RawDatabase(premises.database)
      try raw.dropTriggers()
      try raw.run("PRAGMA ignore_check_constraints = ON; " + sql)
      changed += 1
      let database = try Database.open(
        at: .file(premises.database), migrations: Installation.migrations,
        now: { Sample.noon })
      defer { try? database.closeSync() }
      // A row that can no longer be read is seen too.
      let faults = (try? Standing(of: database).faults) ?? ["unreadable"]
      if faults.isEmpty { unseen.append(name) }
    }
    try premises.put(files, marks)
    let raw = try RawDatabase(premises.database)
    let columns = try Self.tables.flatMap { table, ignored in
      try raw.columns(of: table).filter { !ignored.contains($0) }.map { (table, $0) }
    }
    for (table, column) in columns + Self.invoice.map({ ("invoice", $0) }) {
      for row in 0..<2 {
        try tamper("\(table).\(column), row \(row)", Self.change(table, column, row))
      }
    }
    for table in ["log_entry", "document", "invoice", "invoice_line", "payment"] {
      for end in ["min", "max"] {
        try tamper(
          "the \(end) row of \(table) is gone",
          "DELETE FROM \(table) WHERE rowid = (SELECT \(end)(rowid) FROM \(table))")
      }
    }
    // An earlier checkpoint is covered by the later ones; the last one by nothing.
    try tamper(
      "the last checkpoint is gone",
      "DELETE FROM log_checkpoint WHERE size = (SELECT max(size) FROM log_checkpoint)")
    #expect(unseen.sorted() == [])
    #expect(changed > 50)
    print("tampering: \(changed) changes, \(unseen.count) unseen")
  }

  /// The value of one row becomes another of its kind; where it is NULL, the first row that has one.
  private static func change(_ table: String, _ column: String, _ row: Int) -> String {
    """
    UPDATE \(table) SET \(column) = CASE typeof(\(column))
      WHEN 'integer' THEN \(column) + 7000003
      WHEN 'blob' THEN CAST(substr(\(column), 1, length(\(column)) / 2)
        || CASE substr(\(column), length(\(column)) / 2 + 1, 1) WHEN x'00' THEN x'01' ELSE x'00' END
        || substr(\(column), length(\(column)) / 2 + 2) AS BLOB)
      ELSE substr(\(column), 1, length(\(column)) - 1)
        || CASE substr(\(column), -1) WHEN 'Z' THEN 'Y' ELSE 'Z' END END
    WHERE rowid = (SELECT rowid FROM \(table) WHERE \(column) IS NOT NULL
      ORDER BY rowid LIMIT 1 OFFSET min(\(row), (SELECT count(*) - 1 FROM \(table) WHERE \(column) IS NOT NULL)))
    """
  }
}
