import Foundation
import Invoicing
import Kernel
import Money
import Seal
import Storage
import TestSupport
import Testing

@Suite struct TimestampDeskTests {
  private func desk(_ shop: TestShop, _ url: String, trust: String = "") throws -> TimestampDesk {
    try TimestampDesk(
      company: shop.company, database: shop.database,
      environment: ["FACTURIER_TSA_URL": url, "FACTURIER_TSA_TRUST": trust])!
  }

  private func stamps(_ shop: TestShop) throws -> [TimestampStore.Stamp] {
    try shop.database.readSync { try TimestampStore.all(of: shop.company, in: $0) }
  }

  @Test func `without an authority none is asked`() throws {
    let shop = try TestShop()
    #expect(
      try TimestampDesk(company: shop.company, database: shop.database, environment: [:]) == nil)
  }

  @Test func `the newest checkpoint is dated once a day, if something was sealed`() async throws {
    let (shop, authority) = (try TestShop(), try TimestampAuthority())
    let server = await TimestampServer(authority)
    let desk = try desk(shop, server.url, trust: try authority.fingerprint(ofAuthority: true))
    try shop.issue(Sample.order())
    #expect(try await desk.work() == 1)
    #expect(try await desk.work() == 0)
    let stamp = try #require(try stamps(shop).first)
    #expect(try TimestampToken(der: stamp.token!).certificate.fingerprint == stamp.authority)
    shop.clock.advance(days: 1)
    try shop.issue(Sample.order("1002"))
    #expect(try await desk.work() == 1)
    #expect(try stamps(shop).count == 2)
    await #expect(throws: (any Error).self) {
      try await shop.database.write { try $0.run("UPDATE timestamp SET token = token") }
    }
  }

  @Test func `an authority that is down stops nothing, and after a day it is told`() async throws {
    let (shop, authority) = (try TestShop(), try TimestampAuthority())
    let server = await TimestampServer(authority)
    server.isDown = true
    let desk = try desk(shop, server.url)
    try shop.issue(Sample.order())
    await #expect(throws: (any Error).self) { try await desk.work() }
    #expect(try stamps(shop).map(\.token) == [nil])
    shop.clock.advance(days: 2)
    #expect(try shop.issue(Sample.order("1002")).numbers.count == 1)
    await #expect(throws: TimestampDesk.Late.self) { try await desk.work() }
    server.isDown = false
    #expect(try await desk.work() == 2)
    #expect(try stamps(shop).allSatisfy { $0.token != nil })
  }

  @Test func `a token of an authority that is not trusted is not kept`() async throws {
    let (shop, authority) = (try TestShop(), try TimestampAuthority())
    let server = await TimestampServer(authority)
    let desk = try desk(shop, server.url, trust: String(repeating: "0", count: 64))
    try shop.issue(Sample.order())
    await #expect(throws: TimestampError.self) { try await desk.work() }
    #expect(try stamps(shop).map(\.token) == [nil])
  }
}
