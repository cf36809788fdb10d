import Foundation
import Storage

/// Ends a server whose database stopped for safety: answering 503 for ever helps nobody, and only opening the data again
/// replays its log (RELIABILITY F03). A supervisor starts the program anew.
struct DiskWatch {
  let database: Database

  /// Looks now and then; asks the server to stop as an operator would, so that what is under way comes to its end.
  func run() async {
    while !Task.isCancelled, database.poisoned == nil {
      try? await Task.sleep(for: .milliseconds(250))
    }
    if !Task.isCancelled { kill(getpid(), SIGTERM) }
  }
}
