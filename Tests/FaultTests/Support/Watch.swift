import CFaultVFS
import Foundation

/// Listens to what one database writes, and fails the calls it is told to.
///
/// Begun before the database is opened, ended when all of it is closed.
final class Watch {
  private let watch: OpaquePointer

  /// - Parameter database: the path SQLite sees: without symbolic links.
  init(_ database: String) {
    precondition(fct_install() == 0, "SQLite takes the fault layer")
    guard let watch = fct_watch_begin(database) else {
      fatalError("too many databases are watched")
    }
    self.watch = watch
  }

  deinit { fct_watch_end(watch) }

  /// A moment among the events: something was acknowledged.
  func mark(_ number: Int) { fct_watch_mark(watch, Int32(number)) }

  var count: Int { Int(fct_watch_count(watch)) }
  subscript(index: Int) -> fct_event { fct_watch_event(watch, Int32(index)) }

  // MARK: Failing

  struct Calls: OptionSet {
    let rawValue: Int32
    static let write = Calls(rawValue: Int32(FCT_WRITE))
    static let truncate = Calls(rawValue: Int32(FCT_TRUNCATE))
    static let flush = Calls(rawValue: Int32(FCT_SYNC))
    static let open = Calls(rawValue: Int32(FCT_OPEN))
    static let delete = Calls(rawValue: Int32(FCT_DELETE))
  }

  /// How a call fails: SQLite's extended code, and how much of a write is made all the same.
  struct Failure: CustomStringConvertible {
    let description: String
    let code: Int32
    var perMille = 0

    static let write = Failure(description: "EIO", code: 10 | 3 << 8)
    static let short = Failure(
      description: "half written, then EIO", code: 10 | 3 << 8, perMille: 500)
    static let full = Failure(description: "ENOSPC", code: 13)
    static let fullHalfway = Failure(
      description: "half written, then ENOSPC", code: 13, perMille: 500)
    static let flush = Failure(description: "EIO", code: 10 | 4 << 8)
    static let truncate = Failure(description: "EIO", code: 10 | 6 << 8)
    static let open = Failure(description: "cannot open", code: 14)
    static let delete = Failure(description: "EIO", code: 10 | 10 << 8)
  }

  /// Fails the `when`th call of the kinds from now on, once or for good.
  func fail(_ calls: Calls, at when: Int, forGood: Bool = false, _ failure: Failure) {
    fct_watch_fail(
      watch, calls.rawValue, Int32(when), forGood ? .max : 0, failure.code,
      Int32(failure.perMille))
  }

  /// What is opened from now on is not watched; what was recorded stays.
  func stop() { fct_watch_stop(watch) }

  var failed: Int { Int(fct_watch_failed(watch)) }
}
