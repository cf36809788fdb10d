extension Transaction {
  /// At the end of a `SELECT` that takes up rows: those another transaction is taking up are left out. SQLite has one
  /// writer, so there are none.
  package var skippingLockedRows: SQL { "" }
}
