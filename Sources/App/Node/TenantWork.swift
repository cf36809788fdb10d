import Accounts
import Archive
import Automation
import Foundation
import Invoicing
import Kernel
import Ledger
import Logging
import Registers
import Storage
import Transmission

/// What a node does by itself for one company, beside answering requests: jobs, schedules, mail, and the desks of the features.
///
/// Any number of nodes may do it on one database. What is due by the clock is a job, one for each period; what waits in a
/// queue is taken by one node before it goes out; and every node keeps its own mark.
struct TenantWork: Sendable {
  private var desks: [@Sendable () async -> Void] = []

  /// - Parameter isFull: otherwise it keeps the log and its mark, and leaves the rest to other nodes.
  init(
    _ tenant: Tenant, registers: RegisterServices, isFull: Bool,
    _ language: Language, _ logger: Logger
  ) throws {
    let (installation, company, webhooks) = (tenant.installation, tenant.company, tenant.webhooks)
    let (database, id) = (installation.database, company.id)
    @Sendable func failed(_ desk: String) -> @Sendable (any Error) -> Void {
      { logger.error("\(desk): \($0)") }
    }
    desks = [
      { await LogDesk(sealer: company.sealer, database: database).run(failed("sealed log")) },
      { [index = tenant.index] in await index.run(failed("search")) },
      { [index = tenant.customers] in await index.run(failed("search of customers")) },
    ]
    desks.append { [figures = tenant.figures] in
      do { try await figures.prepare() } catch { failed("dashboard")(error) }
    }
    if let testClock = installation.testClock { desks.append { await testClock.follow(database) } }
    guard isFull else { return }
    let tasks = try TenantTasks(installation, company, logger)
    let issuer = OrderIssuer(company: company, ids: installation.ids)
    let bulk = RunBulk(
      company: id, database: database,
      actions: InvoicingBulk.actions(issuer)
        + TransmissionBulk.actions(SendDocument(issuer: issuer, sender: tenant.mail?.sender)))
    let jobs = JobDesk(
      company: id, database: database, schedules: tasks.schedules,
      handlers: tasks.handlers + [
        bulk.handler,
        LearnArticles(company: id, database: database, ids: installation.ids).handler,
        ApprovalNotices(tenant).handler,
      ],
      queue: tenant.jobs, worker: Self.name, report: { Self.tell($0, logger) })
    let asking = RegisterDesk(
      company: id, requester: company.profile.vatIdentifier, database: database,
      services: registers)
    let calls = WebhookDesk(
      webhooks: webhooks,
      alert: WebhookAlert(
        webhooks, company.profile, mail: tenant.mail, clock: installation.machine, logger),
      worker: "\(Self.name)/webhooks", logger, report: { Self.tell($0, logger) })
    let notices = try installation.notices(of: id, language)
    desks += [
      { await AccountMonths.keep(of: id, database, failed("sums of accounts")) },
      { await OrdersWithoutInvoice.keep(of: id, database, failed("orders without invoice")) },
      { await jobs.run() }, { await asking.run(logger) }, { await calls.run() },
      { await notices.run(failed("bank notices")) },
    ]
    guard let mail = tenant.mail else {
      if !company.profile.checkpointRecipients.isEmpty {
        Terminal.error(CheckpointMailDesk.noWayOut(language))
      }
      return
    }
    let checkpoints = CheckpointMailDesk(
      company: id, profile: company.profile, database: database, ids: installation.ids,
      mailer: mail.mailer, sender: mail.sender)
    // The mails about accounts are the installation's.
    if tenant.isHome {
      let accounts = AccountMailDesk(
        database: database, mailer: mail.mailer, sender: mail.sender, ids: installation.ids)
      desks.append { await accounts.run(logger) }
    }
    desks += [
      { await MailDesk(issuer: issuer, database: database, setup: mail).run(logger) },
      { await checkpoints?.run(failed("checkpoint mail")) },
    ]
  }

  /// Of this process, in the rows of the jobs it holds.
  private static var name: String {
    "\(ProcessInfo.processInfo.hostName)/\(ProcessInfo.processInfo.processIdentifier)"
  }

  /// Until the task is cancelled; what was begun comes to its end.
  func run() async {
    await withTaskGroup { group in
      for desk in desks { group.addTask { await desk() } }
    }
  }

  /// A line for each job. One that was given up is for somebody to look at.
  private static func tell(_ report: JobRunner.Report, _ logger: Logger) {
    switch report {
    case .done(let job, let took):
      logger.info("job", metadata: metadata(job, "done", took))
    case .retrying(let job, let reason, let at):
      var metadata = metadata(job, "retrying", nil)
      metadata["again"] = "\(at)"
      metadata["reason"] = "\(reason)"
      logger.warning("job", metadata: metadata)
    case .dead(let job, let reason):
      var metadata = metadata(job, "dead", nil)
      metadata["reason"] = "\(reason)"
      logger.error("job was given up", metadata: metadata)
    case .failed(let error): logger.error("jobs: \(error)")
    }
  }

  private static func metadata(_ job: Job, _ outcome: String, _ took: Duration?) -> Logger.Metadata
  {
    var metadata: Logger.Metadata = [
      "kind": "\(job.kind)", "job": "\(job.id)", "outcome": "\(outcome)",
      "company": "\(job.company)",
    ]
    if let took { metadata["duration_us"] = .stringConvertible(took.wholeMicroseconds) }
    return metadata
  }
}
