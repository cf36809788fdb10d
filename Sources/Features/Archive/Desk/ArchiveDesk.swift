import Foundation
import Invoicing
import Kernel
import Money
import Storage
import Synchronization

/// Exports and whole walks of the scrub that somebody asks the running server for: in the background, one at a time.
package final class ArchiveDesk: Sendable {
  package enum Work: String, Sendable {
    case scrub
    case export
  }

  /// What is under way, or how the last of it failed.
  struct Activity: Sendable {
    let work: Work
    let startedAt: Instant
    /// Who asked: `usr_…`.
    let person: String
    var failure: Text?
  }

  let export: ExportArchive
  /// Where exports go: a setting of the installation, never of a request.
  let folder: String
  let database: Database
  private let clock: Clock
  private let activity = Mutex<Activity?>(nil)
  /// What came to its end here, the last.
  private let ended = Mutex<Activity?>(nil)
  private let queue = DispatchQueue(label: "archive")

  package init(export: ExportArchive, folder: String, database: Database, clock: Clock) {
    self.export = export
    self.folder = folder
    self.database = database
    self.clock = clock
  }

  var company: CompanyID { export.company }
  var current: Activity? { activity.withLock { $0 } }
  var last: Activity? { ended.withLock { $0 } }

  /// Begins, unless something is under way already.
  ///
  /// - Returns: whether it is this work that is under way now.
  @discardableResult
  package func start(_ work: Work) -> Bool {
    let person = Author.current.id
    let starts = activity.withLock { activity in
      if let known = activity, known.failure == nil { return false }
      activity = Activity(work: work, startedAt: clock.now, person: person)
      return true
    }
    guard starts else { return current?.work == work }
    queue.async { self.run(work) }
    return true
  }

  private func run(_ work: Work) {
    do {
      switch work {
      case .scrub: try ScrubArchive(company: company, database: database).all()
      case .export: _ = try export(to: folder, from: database)
      }
      let done = activity.withLock { activity in
        defer { activity = nil }
        return activity
      }
      ended.withLock { $0 = done }
    } catch {
      let text =
        (error as? any Problem)?.text
        ?? Text(fr: "Cela s’est arrêté : \(error)", en: "It stopped: \(error)")
      activity.withLock { $0?.failure = text }
    }
  }
}
