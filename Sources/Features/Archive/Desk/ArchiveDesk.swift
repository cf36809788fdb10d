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

  /// What a company's desk knows, whichever particulars of the company it was made with.
  package final class Memory: Sendable {
    fileprivate let activity = Mutex<Activity?>(nil)
    /// What came to its end here, the last.
    fileprivate let ended = Mutex<Activity?>(nil)
    fileprivate let queue = DispatchQueue(label: "archive")

    package init() {}
  }

  let export: ExportArchive
  /// Where exports go: a setting of the installation, never of a request.
  let folder: String
  let database: Database
  private let clock: Clock
  private let memory: Memory

  package init(
    export: ExportArchive, folder: String, database: Database, clock: Clock, memory: Memory
  ) {
    self.memory = memory
    self.export = export
    self.folder = folder
    self.database = database
    self.clock = clock
  }

  var company: CompanyID { export.company }
  var current: Activity? { memory.activity.withLock { $0 } }
  var last: Activity? { memory.ended.withLock { $0 } }

  /// Begins, unless something is under way already.
  ///
  /// - Returns: whether it is this work that is under way now.
  @discardableResult
  package func start(_ work: Work) -> Bool {
    let person = Author.current.id
    let starts = memory.activity.withLock { activity in
      if let known = activity, known.failure == nil { return false }
      activity = Activity(work: work, startedAt: clock.now, person: person)
      return true
    }
    guard starts else { return current?.work == work }
    memory.queue.async { self.run(work) }
    return true
  }

  private func run(_ work: Work) {
    do {
      switch work {
      case .scrub: try ScrubArchive(company: company, database: database).all()
      case .export: _ = try export(to: folder, from: database)
      }
      let done = memory.activity.withLock { activity in
        defer { activity = nil }
        return activity
      }
      memory.ended.withLock { $0 = done }
    } catch {
      let text =
        (error as? any Problem)?.text
        ?? Text(fr: "Cela s’est arrêté : \(error)", en: "It stopped: \(error)")
      memory.activity.withLock { $0?.failure = text }
    }
  }
}
