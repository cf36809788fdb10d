import Storage

/// Of the tables of mails, with `state` and `lease_until`: which were being sent by a program that died over them.
package enum MailLease {
  /// SQLite has one program, which asks between two of its own mails; of several nodes another may be sending.
  package static func isInterrupted(in tx: borrowing Transaction) -> SQL {
    switch tx.engine {
    case .sqlite: "state = 'sending'"
    case .postgreSQL: "state = 'sending' AND coalesce(lease_until, 0) <= \(tx.now)"
    }
  }
}
