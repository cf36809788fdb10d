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
        for (work, tenant) in zip(first, tenants.all) {
          group.addTask { await run(work, for: tenant) }
        }
        group.addTask { await tenants.follow() }
        for await tenant in tenants.arrivals where !begun.contains(tenant.id) {
          do {
            let work = try make(tenant)
            group.addTask { await run(work, for: tenant) }
          } catch {
            failed(tenant.id, error)
          }
        }
      }
    }
  }

  /// Begins anew whenever the company's particulars change: who mail is from, whom checkpoints go to, what registers are asked by.
  private func run(_ work: TenantWork, for tenant: Tenant) async {
    var (work, tenant) = (work, tenant)
    while !Task.isCancelled {
      let (desks, before) = (work, tenant)
      let changed = await withTaskGroup(of: Tenant?.self) { group in
        group.addTask {
          await desks.run()
          return nil
        }
        group.addTask { await tenants.follow(before) }
        let first = await group.next() ?? nil
        // What was begun comes to its end.
        group.cancelAll()
        return first
      }
      guard let changed, !Task.isCancelled else { return }
      tenant = changed
      do { work = try make(tenant) } catch { return failed(tenant.id, error) }
    }
  }
}
