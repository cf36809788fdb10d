import Kernel

/// What a node does by itself, for every company it works for and those that are added while it runs.
struct NodeWork: Sendable {
  private let tenants: Tenants
  private let first: [TenantWork]
  private let make: @Sendable (Tenant) throws -> TenantWork
  private let failed: @Sendable (CompanyID, any Error) -> Void

  /// - Parameter failed: told of a company added later for which there is no work: a setting of the environment is wrong.
  /// - Throws: the same of those that are there at the start.
  init(
    _ tenants: Tenants, _ make: @escaping @Sendable (Tenant) throws -> TenantWork,
    failed: @escaping @Sendable (CompanyID, any Error) -> Void
  ) throws {
    self.tenants = tenants
    self.make = make
    self.failed = failed
    first = try tenants.all.map(make)
  }

  /// Until the task is cancelled; what was begun comes to its end.
  func begin() -> Task<Void, Never> {
    let begun = Set(tenants.all.prefix(first.count).map(\.id))
    return Task {
      await withTaskGroup { group in
        for work in first { group.addTask { await work.run() } }
        group.addTask { await tenants.follow() }
        for await tenant in tenants.arrivals where !begun.contains(tenant.id) {
          do {
            let work = try make(tenant)
            group.addTask { await work.run() }
          } catch {
            failed(tenant.id, error)
          }
        }
      }
    }
  }
}
