import ArgumentParser
import Foundation
import Kernel
import Storage

struct BenchJobs: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs",
    abstract: "Jobs asked for, taken up and ended, each of the three in durable transactions.")

  @Option(help: "How many jobs.") var count = 50_000
  @OptionGroup var place: BenchDatabase

  func run() async throws {
    try await reporting(.en) {
      Terminal.line("machine: \(Measure.machine), \(place.engine)")
      try await place.with { try await measure($0) }
    }
  }

  private func measure(_ installation: Installation) async throws {
    let queue = JobQueue(ids: installation.ids)
    let company = CompanyID(raw: installation.ids.next())
    let database = installation.database.of(company)
    let asked = try Measure.run { try ask(queue, company, database) }
    let runner = JobRunner(
      database: database, handlers: [JobHandler("bench") { _ in .done }],
      queue: queue, worker: "bench", report: { _ in })
    let measure = Measure.Running()
    let done = try await runner.workOff()
    let worked = measure.end()
    precondition(done == count, "the bench ends every job")
    report("asked for", asked)
    report("taken up and ended", worked)
  }

  private func ask(_ queue: JobQueue, _ company: CompanyID, _ database: Database) throws {
    var number = 0
    while number < count {
      let end = min(number + 500, count)
      try database.writeSync { tx in
        for index in number..<end {
          try queue.ask(
            JobRequest("bench", key: "\(index)", input: "\(index)"), of: company, in: tx)
        }
      }
      number = end
    }
  }

  private func report(_ what: String, _ measure: Measure) {
    Terminal.line(
      """
      jobs \(what): \(Int(Double(count) / measure.wallSeconds))/s, \
      \(Int(measure.cpuSeconds / Double(count) * 1e6)) µs CPU each
      """)
  }
}
