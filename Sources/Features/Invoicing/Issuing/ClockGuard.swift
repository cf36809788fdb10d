import Kernel
import Money
import Storage

/// A machine whose clock is before what was sealed knows nothing of accounts in force: by such a clock the company's own
/// account would be another one, and a change of it be proposed. Nothing is declared by it.
enum ClockGuard {
  /// How far the clock may be behind: that of the log.
  private static let toleranceSeconds: Int64 = 5 * 60

  /// - Throws: `SealingError.clockBehindLog`.
  static func check(_ company: CompanyID, in tx: borrowing Transaction) throws {
    let last = try tx.row(
      """
      SELECT sealed_at FROM log_entry WHERE company_id = \(company) ORDER BY position DESC LIMIT 1
      """
    ) { try $0.instant(0) }
    guard let last, tx.now.adding(seconds: toleranceSeconds) < last else { return }
    throw SealingError.clockBehindLog(last: last, now: tx.now)
  }
}
