import Invoicing
import Kernel
import Money
import Storage

/// What is measured only when somebody asks for `/metrics`: the process, the connections, the queue, the log.
struct NodeGauges: Sendable {
  let registry: MetricsRegistry
  let company: IssuingCompany
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
      .init(.quarantined, company.sealer.mark.quarantine == nil ? 0 : 1),
      .init(.connections, inUse.writing, [("kind", "write")]),
      .init(.connections, inUse.reading, [("kind", "read")]),
    ]
    // A database that does not answer would keep whoever asks waiting; what is known without it is what he needs then.
    if isReady || health.isDraining, let known = try? await ofDatabase() { samples += known }
    return registry.text(samples)
  }

  private func ofDatabase() async throws -> [MetricsRegistry.Sample] {
    let id = company.id
    return try await database.read { tx in
      let backlog = try JobStore.backlog(of: id, in: tx)
      let waited = backlog.oldest.map { ($0.microseconds, tx.now.microseconds) }
      var samples: [MetricsRegistry.Sample] = [
        .init(.jobsReady, backlog.ready), .init(.jobsDead, backlog.dead),
        .init(.jobsOldest, waited.map { max(0, $1 - $0) / 1_000_000 } ?? 0),
      ]
      if let check = try LogCheckStore.last(of: id, in: tx) {
        samples += [
          .init(.logCheckedAt, check.at.microseconds / 1_000_000), .init(.logFaults, check.faults),
        ]
      }
      return samples
    }
  }
}
