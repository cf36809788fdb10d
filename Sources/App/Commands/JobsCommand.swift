import ArgumentParser
import Invoicing
import Kernel
import Storage

struct JobsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "What Facturier does by itself: see it, retry it, cancel it.",
    subcommands: [List.self, Retry.self, Cancel.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "The newest jobs, a line each.")
    @Option(help: "waiting, running, done, dead or cancelled.") var state: String?
    @Option(help: "How many at most.") var limit = 50
    @Flag(help: "As JSON.") var json = false
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() throws {
      try JobsCommand.open(data, server, lang) { database, company in
        let wanted = try state.map { text in
          guard let state = Job.State(rawValue: text) else { throw JobError.stateUnknown(text) }
          return state
        }
        let jobs = try database.readSync {
          try JobStore.list(of: company, state: wanted, limit: max(1, limit), in: $0)
        }
        guard json else {
          for job in jobs { Terminal.line(JobsCommand.line(job)) }
          return
        }
        let writer = JSONWriter(pretty: true)
        writer.object {
          writer.array("data") { for job in jobs { JobsAPI.write(job, to: writer) } }
        }
        Terminal.line(writer.string)
      }
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "retry", abstract: "Run a job again that was given up or waits.")
    @Argument(help: "Its id, as job_….") var id: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() throws { try JobsCommand.change(id, data, server, lang, JobStore.retry) }
  }

  struct Cancel: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cancel", abstract: "Never run a job that was given up or waits.")
    @Argument(help: "Its id, as job_….") var id: String
    @Option(help: "Data folder.") var data = "data"
    @OptionGroup var server: ServerOption
    @Option(help: "fr or en.") var lang: String?

    func run() throws { try JobsCommand.change(id, data, server, lang, JobStore.cancel) }
  }

  private static func line(_ job: Job) -> String {
    let error = job.lastError.map { "  \($0)" } ?? ""
    return "\(job.id)  \(job.state.rawValue)  \(job.kind)  \(job.runAt)\(error)"
  }

  private static func change(
    _ text: String, _ folder: String, _ server: ServerOption, _ lang: String?,
    _ verb: (Job.ID, CompanyID, borrowing Transaction) throws -> Bool
  ) throws {
    try open(folder, server, lang) { database, company in
      guard let id = Job.ID(text) else { throw JobError.notFound(text) }
      let job = try database.writeSync { tx in
        let changed = try verb(id, company, tx)
        guard let job = try JobStore.job(id, of: company, in: tx) else {
          throw JobError.notFound(text)
        }
        if !changed { throw JobError.ended(id, job.state) }
        return job
      }
      Terminal.line(line(job))
    }
  }

  private static func open(
    _ folder: String, _ server: ServerOption, _ lang: String?,
    _ body: (Database, CompanyID) throws -> Void
  ) throws {
    try reporting(Terminal.language(lang)) {
      let installation = try Installation.open(folder: folder, server: server.choice, key: nil)
      defer { try? installation.database.closeSync() }
      guard let company = try installation.database.readSync({ try CompanyStore.current(in: $0) })
      else { throw InvoicingError.noCompany }
      try body(installation.database, company.id)
    }
  }
}
