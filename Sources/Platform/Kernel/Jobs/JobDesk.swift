import Money
import Storage

/// The jobs of a company while the program runs: asks for what the clock makes due, and does what is due.
package struct JobDesk: Sendable {
  let company: CompanyID
  let database: Database
  let schedules: [Schedule]
  let queue: JobQueue
  let runner: JobRunner
  let report: @Sendable (JobRunner.Report) -> Void

  /// - Parameters:
  ///   - worker: who it is, in the rows of what it holds.
  ///   - report: what an operator wants to hear of.
  package init(
    company: CompanyID, database: Database, schedules: [Schedule], handlers: [JobHandler],
    queue: JobQueue, worker: String, report: @escaping @Sendable (JobRunner.Report) -> Void
  ) {
    self.company = company
    self.database = database
    self.schedules = schedules + [Self.pruning, EventPruning.schedule]
    self.queue = queue
    self.report = report
    runner = JobRunner(
      database: database,
      handlers: handlers + [Self.pruner(database), EventPruning.handler(database)], queue: queue,
      worker: worker, report: report)
  }

  /// Asks for what became due.
  package func look() async throws {
    let (schedules, queue, company) = (schedules, queue, company)
    try await database.write(.company(company)) { tx in
      for schedule in schedules { try schedule.ask(queue, of: company, in: tx) }
    }
  }

  /// Until it is cancelled; what was begun comes to its end.
  package func run() async {
    await withTaskGroup { group in
      group.addTask { await runner.run() }
      group.addTask {
        while !Task.isCancelled {
          do { try await look() } catch { if !Task.isCancelled { report(.failed(error)) } }
          try? await Task.sleep(for: .seconds(20))
        }
      }
    }
  }

  // MARK: Forgetting

  /// How long what was done can be looked at, and its key promises that it is not done again.
  private static let keptSeconds: Int64 = 30 * 86_400
  static let pruning = Schedule("jobs.prune", .daily(hour: 4, minute: 40))

  private static func pruner(_ database: Database) -> JobHandler {
    JobHandler("jobs.prune") { _ in
      var pruned = 1
      while pruned > 0 {
        pruned = try await database.write(.one(Array("jobs.prune".utf8))) { tx in
          try JobStore.prune(
            before: tx.now.adding(seconds: -keptSeconds),
            periods: tx.now.adding(seconds: -86_400), limit: 5_000, in: tx)
        }
      }
      return .done
    }
  }
}
