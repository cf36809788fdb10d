import Companies
import Archive
import Automation
import Foundation
import Invoicing
import Kernel
import Logging
import Registers
import Storage

/// What is due by the clock, once on whichever node, with what does it. After a standstill the newest period is made up for:
/// each of these looks at what there is to do, so older ones would find nothing.
struct TenantTasks {
  private(set) var schedules: [Schedule] = []
  private(set) var handlers: [JobHandler] = []

  /// What people call them.
  static let titles: [String: Text] = [
    "log.check": Text(fr: "Contrôle du journal scellé", en: "Check of the sealed log"),
    "log.stamp": Text(fr: "Horodatage du journal scellé", en: "Time-stamp of the sealed log"),
    "documents.scrub": Text(
      fr: "Relecture des documents conservés", en: "Reading of the documents that are kept"),
    "company-drafts.forget": Text(
      fr: "Oubli des entreprises à moitié décrites",
      en: "Forgetting companies that were left half described"),
    "webhooks.deliver": Text(fr: "Appel d’un webhook", en: "Call of a webhook"),
    "webhooks.retry": Text(fr: "Nouvel appel d’un webhook", en: "Another call of a webhook"),
    "webhooks.alert": Text(fr: "Alerte : webhook en pause", en: "Alert: a webhook is paused"),
    "webhooks.prune": Text(
      fr: "Rangement des livraisons de webhooks", en: "Tidying of webhook deliveries"),
    ApprovalNotices.kind: Text(
      fr: "Courriel d’une approbation", en: "Mail about an approval"),
    LearnArticles.kind: Text(
      fr: "Reprise des articles vendus", en: "Taking over the articles that were sold"),
    "bulks.run": Text(fr: "Traitement d’un lot", en: "Work on a bulk"),
    "bulks.forget": Text(fr: "Oubli des anciens lots", en: "Forgetting of old bulks"),
    "requests.forget": Text(
      fr: "Oubli des anciennes réponses de l’API", en: "Forgetting of old answers of the API"),
    "typed.forget": Text(
      fr: "Oubli des factures jamais finies de saisir", en: "Forgetting of invoices never finished"),
    "registers.rates": Text(fr: "Cours des devises", en: "Exchange rates"),
  ]

  init(_ installation: Installation, _ company: IssuingCompany, _ logger: Logger) throws {
    let (database, id) = (installation.database, company.id)
    let environment = ProcessInfo.processInfo.environment
    add("log.check", .every(seconds: 600)) {
      try await CheckLog(sealer: company.sealer, database: database).ifDue()
    }
    add("documents.scrub", .every(seconds: 600)) {
      try await ScrubArchive(company: id, database: database).tenMinutes()
    }
    add("webhooks.prune", .daily(hour: 5)) {
      while try await database.write(
        .company(id), { try DeliveryStore.prune(limit: 1_000, of: id, in: $0) }) > 0
      {}
    }
    add("bulks.forget", .daily(hour: 4)) {
      try await RunBulk(company: id, database: database, actions: []).prune()
    }
    add("requests.forget", .daily(hour: 4)) {
      while try await database.write(
        .company(id), { try IdempotencyStore.prune(limit: 1_000, of: id, in: $0) }) > 0
      {}
    }
    // They are of no company, and go by the machine's clock.
    if installation.testClock == nil {
      add("company-drafts.forget", .daily(hour: 4)) {
        try await database.write(.company(id)) { try CompanyDraftStore.forget(in: $0) }
      }
    }
    add("typed.forget", .daily(hour: 4)) {
      try await database.write(.company(id)) { try TypedStore.forgetUnfinished(of: id, in: $0) }
    }
    // An authority's clock is not that of a sandbox.
    if installation.testClock == nil,
      let stamps = try TimestampDesk(company: id, database: database, environment: environment)
    {
      add("log.stamp", .every(seconds: 600)) {
        // What an authority does not give stays queued; the desk itself says when that is too long.
        do { try await stamps.work() } catch { logger.error("time-stamps: \(error)") }
      }
    }
    let rates = try ExchangeRateDesk(company: id, database: database, environment: environment)
    if !rates.isOff {
      // Published once a day: what is not had at the third try is had three hours later.
      let policy = JobPolicy(attempts: 4, firstDelaySeconds: 600)
      schedules.append(Schedule("registers.rates", .every(seconds: 10_800), first: .now))
      handlers.append(
        JobHandler("registers.rates", policy) { job in
          do {
            let fresh = try await rates.fetch() ?? 0
            if fresh > 0 { logger.info("exchange rates: \(fresh) new") }
          } catch {
            logger.warning("exchange rates: \(error)")
            if job.failures < 2 { throw error }
          }
          return .done
        })
    }
  }

  private mutating func add(
    _ task: String, _ recurrence: Recurrence,
    _ work: @escaping @Sendable () async throws -> some Any
  ) {
    schedules.append(Schedule(task, recurrence, first: .now))
    // The next period is a try of its own.
    handlers.append(
      JobHandler(task, JobPolicy(attempts: 3, firstDelaySeconds: 30)) { _ in
        _ = try await work()
        return .done
      })
  }
}
