import Archive
import Foundation
import Invoicing
import Kernel
import Logging
import Registers
import Storage
import Transmission

/// What a node does by itself, beside answering requests: jobs, mail, and the desks of every feature.
struct NodeWork: Sendable {
  private let desks: [@Sendable () async -> Void]

  init(
    _ installation: Installation, _ company: IssuingCompany, _ issuer: OrderIssuer,
    mail: MailSetup?, registers: RegisterServices, queue: JobQueue, _ language: Language,
    _ logger: Logger
  ) throws {
    let (database, id) = (installation.database, company.id)
    let environment = ProcessInfo.processInfo.environment
    @Sendable func failed(_ desk: String) -> @Sendable (any Error) -> Void {
      { logger.error("\(desk): \($0)") }
    }
    let asking = RegisterDesk(
      company: id, requester: company.profile.vatIdentifier, database: database,
      services: registers)
    let rates = try ExchangeRateDesk(company: id, database: database, environment: environment)
    let stamps = try TimestampDesk(company: id, database: database, environment: environment)
    let notices = try installation.notices(of: id, language)
    let jobs = JobDesk(
      company: id, database: database, schedules: [], handlers: [], queue: queue,
      worker: "pid-\(ProcessInfo.processInfo.processIdentifier)",
      report: { Self.tell($0, logger) })
    var desks: [@Sendable () async -> Void] = [
      { await jobs.run() },
      {
        await CheckLog(sealer: company.sealer, database: database).run(failed("check of the log"))
      },
      { await LogDesk(sealer: company.sealer, database: database).run(failed("sealed log")) },
      { await asking.run(logger) },
      { await rates.run(logger) },
      { await notices.run(failed("bank notices")) },
      { await stamps?.run(failed("time-stamps")) },
      { await ScrubArchive(company: id, database: database).run(failed("archive scrub")) },
    ]
    if let mail {
      desks.append {
        await MailDesk(issuer: issuer, database: database, setup: mail).run(logger)
      }
      let checkpoints = CheckpointMailDesk(
        company: id, profile: company.profile, database: database, ids: installation.ids,
        mailer: mail.mailer, sender: mail.sender)
      desks.append { await checkpoints?.run(failed("checkpoint mail")) }
    } else if !company.profile.checkpointRecipients.isEmpty {
      Terminal.error(CheckpointMailDesk.noWayOut(language))
    }
    self.desks = desks
  }

  /// Until the task is cancelled; what was begun comes to its end.
  func begin() -> Task<Void, Never> {
    Task {
      await withTaskGroup { group in
        for desk in desks { group.addTask { await desk() } }
      }
    }
  }

  /// Jobs that were given up are for somebody to look at; what is tried again is not.
  private static func tell(_ report: JobRunner.Report, _ logger: Logger) {
    switch report {
    case .retrying(let job, let reason, let at):
      logger.info("job \(job.id) (\(job.kind)): \(reason); again at \(at)")
    case .dead(let job, let reason):
      logger.error("job \(job.id) (\(job.kind)) was given up: \(reason)")
    case .failed(let error): logger.error("jobs: \(error)")
    }
  }
}
