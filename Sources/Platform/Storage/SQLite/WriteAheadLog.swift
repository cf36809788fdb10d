import CSQLite

/// When the write-ahead log is copied back into the database (a checkpoint).
///
/// SQLite would do it by itself and keep the result to itself; we call it, so that a disk that cannot flush
/// is noticed. It runs after a commit, on the writing connection, the only one that may.
struct WriteAheadLog {
  /// Pages in the log, told by SQLite at each commit.
  private let pages: Counter = Counter()
  private var interval = 0
  private var due = 0
  private var last = 0

  private final class Counter {
    var value = 0
  }

  mutating func follow(_ connection: SQLiteConnection, checkpointEvery interval: Int) {
    self.interval = interval
    due = interval
    let counter = Unmanaged.passUnretained(pages).toOpaque()
    sqlite3_wal_hook(
      connection.handle,
      { counter, _, _, pages in
        Unmanaged<Counter>.fromOpaque(counter!).takeUnretainedValue().value = Int(pages)
        return SQLITE_OK
      }, counter)
  }

  /// - Returns: the result of the checkpoint, when one was due.
  mutating func checkpointIfDue(_ connection: SQLiteConnection) -> Int32? {
    guard interval > 0 else { return nil }
    // The log began again from its start.
    if pages.value < last { due = interval }
    last = pages.value
    guard pages.value >= due else { return nil }
    // A reader that stays long keeps the log from beginning again; each commit need not try.
    due = pages.value + interval
    return sqlite3_wal_checkpoint_v2(
      connection.handle, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
  }
}

extension SQLiteConnection {
  /// After a commit, which stands whatever happens here.
  func checkpointIfDue() {
    guard let result = log.checkpointIfDue(self), result != SQLITE_OK else { return }
    noteCheckpoint(result)
  }

  /// Before the end: empties the log, so that the database is one file again.
  ///
  /// A log in doubt is left as it is, for whoever looks at the disk; the next opening replays it.
  func settleLog(isSound: Bool) {
    guard isSound else {
      fct_leave_log(handle)
      return
    }
    let result = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
    if result != SQLITE_OK { noteCheckpoint(result) }
    if doubt != nil { fct_leave_log(handle) }
  }
}
