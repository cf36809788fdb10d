import Foundation
import Invoicing
import Storage
import TestSupport
import Testing

/// Several nodes on one PostgreSQL, and one node whose line to it is cut. In both passes of the tests.
@Suite struct NodesTests {
  private let folder = TemporaryFolder()

  private func shop() throws -> TestShop {
    try TestShop(
      folder,
      at: TestDatabase.location(folder.file("facturier.sqlite"), engine: .postgreSQL))
  }

  private func orders(_ range: ClosedRange<Int>) -> [SalesOrder] {
    range.map { Sample.order("\($0)") }
  }

  @Test func `two nodes on one series give every number once, without gap, and one sound log`()
    async throws
  {
    let first = try shop()
    try first.issue(orders(1...2))
    let second = try TestShop(sharing: first)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try first.issue(orders(101...150), groupSize: 3) }
      group.addTask { try second.issue(orders(201...250), groupSize: 3) }
      try await group.waitForAll()
    }
    #expect(try first.numbered().count == 102)
    #expect(try first.faults() == [])
    #expect(try second.verify() == 102)
  }

  @Test func `an order that two nodes are given at once is issued once`() async throws {
    let first = try shop()
    try first.issue(orders(1...1))
    let second = try TestShop(sharing: first)
    async let here = first.issue(orders(301...330), groupSize: 2)
    async let there = second.issue(orders(301...330), groupSize: 2)
    let (one, other) = try await (here, there)
    let numbers = zip(one, other).map { pair in
      Set(pair.0.numbers + pair.0.known.map(\.number) + pair.1.numbers + pair.1.known.map(\.number))
    }
    #expect(numbers.allSatisfy { $0.count == 1 })
    #expect(try first.numbered().count == 31)
    #expect(try first.faults() == [])
    #expect(try first.verify() == 31)
  }

  @Test func `sessions ended while it issues cost no number and no invoice`() async throws {
    let shop = try shop()
    try shop.issue(orders(1...1))
    let isDone = Tally(false)
    // Rarer and rarer: where they went on as they begin, a slow machine would never come to its end between two.
    async let cutting: Void = {
      var pause = 0.040
      for _ in 0..<30 where !isDone.value {
        TestServer.shared.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'facturier' AND datname = '\(TestDatabase.name(of: folder.file("facturier.sqlite")))'"
        )
        try? await Task.sleep(for: .seconds(pause))
        pause *= 1.2
      }
    }()
    var left = orders(401...440)
    for _ in 0..<1_000 where !left.isEmpty {
      // What a merchant does: run it again.
      do {
        try shop.issue(left, groupSize: 2)
        left = []
      } catch is StorageError {}
    }
    isDone.change { $0 = true }
    await cutting
    #expect(try shop.numbered().count == 41)
    #expect(try shop.faults() == [])
    #expect(try shop.verify() == 41)
  }

  @Test func `entries that a failover lost are missed by every node before the next number`()
    async throws
  {
    let first = try shop()
    try first.issue(orders(1...2))
    let second = try TestShop(sharing: first)
    let path = folder.file("facturier.sqlite")
    let behind = try TestServer.shared.copy(standingFor: path)
    try first.issue(orders(3...4))
    // The second node issues nothing; its mark follows what it sees.
    try await LogDesk(sealer: second.issuer.company.sealer, database: second.database).work()
    try TestServer.shared.replace(standingFor: path, by: behind)
    for node in [first, second] {
      let error = #expect(throws: SealingError.self) { try node.issue(orders(5...5)) }
      #expect(error?.code == "sealing.quarantined")
      guard case .behind? = node.issuer.company.sealer.mark.quarantine else {
        return #expect(Bool(false), "\(node.issuer.company.sealer.mark.quarantine as Any)")
      }
    }
    #expect(try first.numbered().count == 2)
  }

  @Test(arguments: [1, 2, 300])
  func `a number that was given again after a failover stops the node that gave it first`(
    again: Int
  ) async throws {
    let first = try shop()
    try first.issue(orders(1...1))
    // A node that neither issues nor looks: its mark is as old as the copy.
    let blind = try TestShop(sharing: first)
    let path = folder.file("facturier.sqlite")
    let behind = try TestServer.shared.copy(standingFor: path)
    try first.issue(orders(2...2))
    try TestServer.shared.replace(standingFor: path, by: behind)
    try blind.issue(orders(100...(99 + again)))
    let error = #expect(throws: SealingError.self) { try first.issue(orders(3...3)) }
    #expect(error?.code == "sealing.quarantined")
    guard case .forked? = first.issuer.company.sealer.mark.quarantine else {
      return #expect(Bool(false), "\(first.issuer.company.sealer.mark.quarantine as Any)")
    }
  }

  @Test func `a node's mark follows what the others seal, and never goes back`() async throws {
    let first = try shop()
    try first.issue(orders(1...2))
    let second = try TestShop(sharing: first)
    let desks = [first, second].map {
      LogDesk(sealer: $0.issuer.company.sealer, database: $0.database)
    }
    for round in 1...3 {
      try first.issue(orders((round * 10)...(round * 10 + 2)))
      for desk in desks { try await desk.work() }
      #expect(
        second.issuer.company.sealer.mark.level == first.issuer.company.sealer.mark.level)
    }
    try second.issue(orders(50...51))
    let level = try #require(second.issuer.company.sealer.mark.level)
    try second.issuer.company.sealer.mark.follow(size: 3, root: [], series: [:])
    #expect(second.issuer.company.sealer.mark.level == level)
    #expect(try first.verify() == 13)
  }

  @Test(arguments: [CuttingProxy.Cut.before, .after])
  func `a commit whose answer is lost is found again by asking again`(cut: CuttingProxy.Cut) throws
  {
    let direct = try shop()
    try direct.issue(orders(1...1))
    guard case .server(let url) = direct.location else { return }
    let proxy = CuttingProxy()
    defer { proxy.stop() }
    let shop = try TestShop(
      TemporaryFolder(), sharing: direct, at: .server(proxy.url(url)))
    proxy.cutNextCommit(cut)
    let error = #expect(throws: StorageError.self) { try shop.issue(orders(2...2)) }
    guard case .commitUnknown? = error else { return #expect(Bool(false), "\(error as Any)") }
    #expect(try direct.numbered().count == (cut == .before ? 1 : 2))
    let again = try shop.issue(orders(2...2))[0]
    #expect(again.numbers + again.known.map(\.number) == ["F-2026-00002"])
    #expect(try direct.numbered().count == 2)
    #expect(try direct.faults() == [])
    #expect(try direct.verify() == 2)
  }
}
