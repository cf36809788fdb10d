import Kernel
import Money
import Storage

/// Every SQL statement on `sandbox`.
enum SandboxStore {
  /// How far the clock of a company was moved, in microseconds; `nil` for one that is no sandbox.
  static func ahead(of company: CompanyID, in tx: borrowing Transaction) throws -> Int64? {
    try tx.row("SELECT ahead_us FROM sandbox WHERE company_id = \(company)") { try $0.int64(0) }
  }

  /// Of which company it is a sandbox.
  static func original(of company: CompanyID, in tx: borrowing Transaction) throws -> CompanyID? {
    try tx.row("SELECT of_company FROM sandbox WHERE company_id = \(company)") { try $0.id(0) }
  }

  static func insert(
    _ company: CompanyID, of original: CompanyID, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      """
      INSERT INTO sandbox (company_id, of_company, ahead_us, made_at)
      VALUES (\(company), \(original), 0, \(tx.now))
      """)
  }

  static func move(
    _ company: CompanyID, by microseconds: Int64, in tx: borrowing Transaction
  ) throws {
    try tx.run(
      "UPDATE sandbox SET ahead_us = ahead_us + \(microseconds) WHERE company_id = \(company)")
  }
}
