import Foundation
import Invoicing
import Kernel
import Storage
import Synchronization

/// The companies this program works for: those it found at its start, and those that were added since, here or by another
/// node.
final class Tenants: Sendable {
  private struct State {
    var open: [CompanyID: Tenant] = [:]
    /// In the order they were opened, the first first.
    var order: [CompanyID] = []
    /// Whose documents are verified at a host.
    var publishers: [String: [CompanyID]] = [:]
    var home: CompanyID?
    /// What is done once the first company is there.
    var welcome: (@Sendable (Tenant) -> Void)?
    /// When each was last looked at for other particulars.
    var lookedAt: [CompanyID: ContinuousClock.Instant] = [:]
  }

  /// Each as it is opened, the first included.
  let arrivals: AsyncStream<Tenant>
  /// Of its first company; of none where there was none at the start.
  let installation: Installation

  private let state = Mutex(State())
  private let arrival: AsyncStream<Tenant>.Continuation
  private let failed: @Sendable (CompanyID, any Error) -> Void
  /// One is opened at a time: its dictionary, its log and its mark are made once.
  private let opening = Mutex(())

  /// Opens the first company, and every other there is.
  ///
  /// - Parameters:
  ///   - home: the first company; `nil` where none was declared yet.
  ///   - failed: told of one that cannot be opened; the others work all the same.
  init(
    _ installation: Installation, home: Tenant?,
    failed: @escaping @Sendable (CompanyID, any Error) -> Void
  ) throws {
    (arrivals, arrival) = AsyncStream.makeStream(of: Tenant.self)
    self.failed = failed
    self.installation = installation
    guard let home else { return }
    keep(home)
    try openOthers()
  }

  /// The first company; `nil` while there is none.
  var home: Tenant? {
    state.withLock { state in state.home.flatMap { state.open[$0] } }
  }

  /// The same, asked anew while there is none: another node may have made it since.
  ///
  /// - Throws: what keeps the first company from being opened.
  func homeNow() async throws -> Tenant? {
    if let home { return home }
    let database = installation.database.listingCompanies
    guard let first = try await database.read({ try CompanyStore.first(in: $0) }) else {
      return nil
    }
    return try await Self.offThread { try self.open(first) }
  }

  private func first() throws -> CompanyID? {
    try installation.database.listingCompanies.readSync { try CompanyStore.first(in: $0) }
  }

  /// - Parameter welcome: done for the first company: at once, or when it comes.
  func whenHome(_ welcome: @escaping @Sendable (Tenant) -> Void) {
    let home = state.withLock { state -> Tenant? in
      if let home = state.home { return state.open[home] }
      state.welcome = welcome
      return nil
    }
    if let home { welcome(home) }
  }

  var all: [Tenant] {
    state.withLock { state in state.order.compactMap { state.open[$0] } }
  }

  /// - Returns: `nil` for one that is not open here.
  func known(_ id: CompanyID) -> Tenant? { state.withLock { $0.open[id] } }

  /// - Parameter authority: a `Host` header.
  /// - Returns: those whose documents are verified at that address; `nil` where it is nobody's.
  func atPublicAddress(_ authority: String) -> [Tenant]? {
    state.withLock { state in
      if state.publishers.isEmpty { return nil }
      return state.publishers[HostList.host(of: authority)]?.compactMap { state.open[$0] }
    }
  }

  /// - Throws: what kept it from being opened.
  @discardableResult
  func open(_ id: CompanyID) throws -> Tenant {
    if let known = known(id) { return known }
    return try opening.withLock { _ in
      if let known = known(id) { return known }
      var inside = try installation.of(id)
      // The first there is, and not the first that could be opened.
      let isHome = try home == nil && first() == id
      let tenant = try Tenant(inside, try inside.company(file: nil), isHome: isHome)
      keep(tenant)
      return tenant
    }
  }

  // MARK: Particulars

  /// How old what this node knows of a company's particulars may be on a page. Documents do not go by it: each transaction that
  /// makes one reads them itself.
  private static let freshness = Duration.milliseconds(250)

  /// The company as it is, also where another node changed it.
  func current(_ tenant: Tenant) async throws -> Tenant {
    let now = ContinuousClock.now
    let isDue = state.withLock { state in
      if let last = state.lookedAt[tenant.id], now - last < Self.freshness { return false }
      state.lookedAt[tenant.id] = now
      return true
    }
    guard isDue else { return known(tenant.id) ?? tenant }
    let known = known(tenant.id) ?? tenant
    // What cannot be read now is said by the route that needs it.
    let company = try? await known.installation.database.read { tx in
      try known.company.refreshed(in: tx)
    }
    guard let company, company.profileVersion != known.company.profileVersion else { return known }
    let renewed = try known.renewed(company)
    replace(renewed)
    return renewed
  }

  /// Somebody changed its particulars here: whoever asks next looks.
  func changed(_ id: CompanyID) { state.withLock { $0.lookedAt[id] = nil } }

  /// Until the particulars of the company are others, or the task is cancelled.
  func follow(_ tenant: Tenant) async -> Tenant {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(5))
      if let now = try? await current(tenant),
        now.company.profileVersion != tenant.company.profileVersion
      {
        return now
      }
    }
    return tenant
  }

  private func replace(_ tenant: Tenant) {
    state.withLock { state in
      state.open[tenant.id] = tenant
      for host in state.publishers.keys { state.publishers[host]?.removeAll { $0 == tenant.id } }
      state.publishers = state.publishers.filter { !$0.value.isEmpty }
      Self.publish(tenant, &state)
    }
  }

  private static func publish(_ tenant: Tenant, _ state: inout State) {
    guard let address = tenant.company.profile.verificationAddress else { return }
    state.publishers[address.host, default: []].append(tenant.id)
  }

  // MARK: Opening

  private func keep(_ tenant: Tenant) {
    let welcome = state.withLock { state -> (@Sendable (Tenant) -> Void)? in
      state.open[tenant.id] = tenant
      state.order.append(tenant.id)
      Self.publish(tenant, &state)
      defer { if tenant.isHome { (state.home, state.welcome) = (tenant.id, nil) } }
      return tenant.isHome ? state.welcome : nil
    }
    welcome?(tenant)
    arrival.yield(tenant)
  }

  private func openOthers() throws {
    let ids = try installation.database.listingCompanies.readSync {
      try CompanyStore.all(in: $0).map(\.id)
    }
    for id in ids where known(id) == nil {
      do { try open(id) } catch { failed(id, error) }
    }
  }

  /// Opens what other nodes added, until the task is cancelled.
  func follow() async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(5))
      let database = installation.database.listingCompanies
      let ids = try? await database.read { try CompanyStore.all(in: $0).map(\.id) }
      for id in ids ?? [] where known(id) == nil {
        do { try await Self.offThread { try self.open(id) } } catch { failed(id, error) }
      }
    }
  }

  /// Opening waits for the database on its thread, and this one has requests to answer.
  static func offThread<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread { continuation.resume(with: Result { try body() }) }
    }
  }
}
