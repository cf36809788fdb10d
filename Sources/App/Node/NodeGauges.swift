import Invoicing
import Kernel
import Money
import Storage

/// What is measured only when somebody asks for `/metrics`: the process, the connections, the queue, the log.
struct NodeGauges: Sendable {
  let registry: MetricsRegistry
  let tenants: Tenants
  let database: Database
  let health: NodeHealth
  let startedAt: Instant

  func text() async -> [UInt8] {
    var samples = ProcessFacts.samples(startedAt: startedAt.microseconds / 1_000_000)
    let isReady = health.report.isReady
    let inUse = database.connectionsInUse
    samples += [
      .init(.build, 1, [("version", Facturier.version)]),
      .init(.ready, isReady ? 1 : 0),
      .init(.quarantined, tenants.all.filter { $0.company.sealer.mark.quarantine != nil }.count),
      .init(.connections, inUse.writing, [("kind", "write")]),
      .init(.connections, inUse.reading, [("kind", "read")]),
    ]
    // A database that does not answer would keep whoever asks waiting; what is known without it is what he needs then.
    if isReady || health.isDraining, let known = try? await ofDatabase() { samples += known }
    return registry.text(samples)
  }

  /// Of all companies together: the queue as a whole, the oldest check of a log.
  private func ofDatabase() async throws -> [MetricsRegistry.Sample] {
    var (ready, dead, oldest, faults) = (0, 0, Int64(0), 0)
    var checkedAt: Int64?
    for tenant in tenants.all {
      let id = tenant.id
      let (backlog, check, now) = try await tenant.installation.database.read { tx in
        (try JobStore.backlog(of: id, in: tx), try LogCheckStore.last(of: id, in: tx), tx.now)
      }
      ready += backlog.ready
      dead += backlog.dead
      if let since = backlog.oldest {
        oldest = max(oldest, (now.microseconds - since.microseconds) / 1_000_000)
      }
      if let check {
        faults += check.faults
        checkedAt = min(checkedAt ?? .max, check.at.microseconds / 1_000_000)
      }
    }
    var samples: [MetricsRegistry.Sample] = [
      .init(.jobsReady, ready), .init(.jobsDead, dead), .init(.jobsOldest, oldest),
    ]
    if let checkedAt { samples += [.init(.logCheckedAt, checkedAt), .init(.logFaults, faults)] }
    return samples
  }
}
