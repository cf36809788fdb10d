import Foundation
import Kernel

/// How many connections a process may hold: each is an open file.
enum OpenFiles {
  private static let wanted = 4_000
  /// The database, documents being read, calls to elsewhere.
  private static let reserved = 200
  private static let ofAddress = 200

  /// Raises what the process may open as far as it is let.
  static func limits(proxies: [String]) -> ConnectionDesk.Limits {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    let wished = rlim_t(wanted + reserved)
    if limit.rlim_cur < wished {
      limit.rlim_cur = min(wished, limit.rlim_max)
      setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
    let most = max(64, min(wanted, Int(limit.rlim_cur) - reserved))
    return ConnectionDesk.Limits(all: most, ofAddress: ofAddress, shared: proxies)
  }
}
