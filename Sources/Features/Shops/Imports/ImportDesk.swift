import Foundation
import Invoicing
import Kernel
import Money
import Storage
import Synchronization

/// Rehearses uploaded files and issues them in the background, one at a time.
package final class ImportDesk: Sendable {
  /// What an import would do.
  struct Preview: Sendable {
    var report: RunReport
    /// The first documents that would be issued.
    var documents: [IssuedDocument]
    /// The file breaks off: what is before it still counts.
    var failure: ShopsError?
  }

  /// How far a running import is.
  struct Progress: Sendable {
    var documents = 0
    var fraction = 0.0
    var startedAt: Instant
    var failure: Text?
  }

  /// What a company's desk knows, whichever particulars of the company it was made with.
  package final class Memory: Sendable {
    fileprivate let running = Mutex<[OrderImport.ID: Progress]>([:])
    /// With the version of the particulars they were made with.
    fileprivate let previews = Mutex<[OrderImport.ID: Made]>([:])
    fileprivate let queue = DispatchQueue(label: "imports")

    package init() {}
  }

  /// A preview, with what it was made of besides the file: it holds while that is the same.
  fileprivate struct Made: Sendable {
    var version: Int
    var mapping: String?
    var preview: Preview
  }

  let issuer: OrderIssuer
  let database: Database
  let clock: Clock
  let ids: IDs
  private let memory: Memory

  package init(
    issuer: OrderIssuer, database: Database, clock: Clock, ids: IDs, memory: Memory
  ) {
    self.memory = memory
    self.issuer = issuer
    self.database = database
    self.clock = clock
    self.ids = ids
  }

  private var run: IssueRun { IssueRun(issuer: issuer, database: database, clock: clock) }

  // MARK: Preview

  /// Does the whole import in a transaction that is rolled back, so the preview is exact. Remembered until it is issued.
  func preview(_ file: OrderImport) throws -> Preview {
    let version = issuer.company.profileVersion
    if let known = memory.previews.withLock({ $0[file.id] }), known.version == version,
      known.mapping == file.mapping
    {
      return known.preview
    }
    let readings = try file.readings(today: clock.today)
    var preview = Preview(report: RunReport(), documents: [])
    for warning in try run.notes() + readings.warnings { preview.report.add(file: warning) }
    try run.rehearse(from: { readings.next() }) { outcomes in
      for outcome in outcomes {
        preview.report.add(outcome)
        if preview.documents.count < 100 { preview.documents += outcome.documents }
      }
    }
    preview.failure = readings.failure
    let result = preview
    memory.previews.withLock {
      if $0.count >= 8 { $0.removeAll() }
      $0[file.id] = Made(version: version, mapping: file.mapping, preview: result)
    }
    return result
  }

  func previewInBackground(_ file: OrderImport) async throws -> Preview {
    try await withCheckedThrowingContinuation { continuation in
      memory.queue.async { continuation.resume(with: Result { try self.preview(file) }) }
    }
  }

  // MARK: Issue

  func progress(of id: OrderImport.ID) -> Progress? { memory.running.withLock { $0[id] } }

  /// Starts issuing, unless it is already under way.
  func start(_ file: OrderImport, language: Language) {
    let starts = memory.running.withLock { running in
      if let known = running[file.id], known.failure == nil { return false }
      running[file.id] = Progress(startedAt: clock.now)
      return true
    }
    guard starts else { return }
    memory.queue.async { self.issue(file, language) }
  }

  private func issue(_ file: OrderImport, _ language: Language) {
    do {
      // Asked for again at the moment it finished: its result stands. From here on what its columns mean stays, too.
      let company = issuer.company.id
      let now = try database.readSync { try ImportStore.load(file.id, of: company, in: $0) }
      guard let file = now, file.state != .done else {
        memory.running.withLock { $0[file.id] = nil }
        return
      }
      let started = clock.now
      let readings = try file.readings(today: clock.today)
      var report = RunReport()
      for warning in try run.notes() + readings.warnings { report.add(file: warning) }
      try run.issue(from: { readings.next() }) { outcomes in
        for outcome in outcomes { report.add(outcome) }
        let documents = report.invoiceCount + report.creditNoteCount
        let fraction = Double(readings.bytesRead) / Double(max(1, readings.bytesTotal))
        memory.running.withLock {
          $0[file.id]?.documents = documents
          $0[file.id]?.fraction = fraction
        }
      }
      let seconds = Int((clock.now.microseconds - started.microseconds + 999_999) / 1_000_000)
      let outcome = ImportOutcome(report, seconds: seconds, language: language)
      try database.writeSync(.company(issuer.company.id)) {
        try ImportStore.finish(file.id, outcome, of: issuer.company.id, in: $0)
      }
      memory.running.withLock { $0[file.id] = nil }
      memory.previews.withLock { $0[file.id] = nil }
    } catch {
      let text =
        (error as? any Problem)?.text
        ?? Text(fr: "L'émission s'est arrêtée : \(error)", en: "Issuing stopped: \(error)")
      memory.running.withLock { $0[file.id]?.failure = text }
    }
  }
}
