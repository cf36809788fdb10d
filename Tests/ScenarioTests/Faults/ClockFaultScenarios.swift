import Foundation
import Invoicing
import Kernel
import Money
import TestSupport
import Testing

/// The machine's clock is wrong, or the year ends while many issue (F14, F15): the program under libfaketime.
@Suite(.serialized) struct ClockFaultScenarios {
  private static let library = [
    "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
    "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
  ].first { FileManager.default.fileExists(atPath: $0) }

  /// The environment of a program whose clock begins at `start` (UTC) and runs on. It is started by `env`: the library adds
  /// to the environment of the first program it meets, and Swift then finds no arguments there.
  private static func clock(_ start: String) throws -> [String: String] {
    [
      "LD_PRELOAD": try #require(library, "libfaketime is installed (bin/packages test)"),
      "FAKETIME": "@\(start)", "FAKETIME_DONT_FAKE_MONOTONIC": "1", "TZ": "UTC",
    ]
  }

  private func issue(_ merchant: Merchant, _ number: String, at start: String, ordered: LocalDate)
    throws -> Program.Ended
  {
    let order = Sample.order(number) { $0.orderedOn = ordered }
    let file = try merchant.file([order], as: "\(number).jsonl")
    return try Running(
      "/usr/bin/env", [Program.path] + merchant.arguments(file), Self.clock(start)
    ).end()
  }

  @Test(arguments: [
    "2026-06-15 09:00:00", "2026-06-14 10:00:00", "2025-06-15 10:00:00", "1970-01-02 00:00:00",
  ])
  func `a clock set back stops issuing and says why; set right, it goes on`(wrong: String) throws {
    let merchant = Merchant()
    let day = LocalDate(year: 2026, month: 6, day: 10)!
    let first = try issue(merchant, "1", at: "2026-06-15 10:00:00", ordered: day)
    #expect(first.status == 0, "\(first.errors)")
    let refused = try issue(
      merchant, "2", at: wrong, ordered: LocalDate(year: 1969, month: 1, day: 1)!)
    #expect(refused.status == 3, "\(refused.output) \(refused.errors)")
    #expect(refused.errors.contains("clock-behind"), "\(refused.errors)")
    let right = try issue(merchant, "2", at: "2026-06-15 10:01:00", ordered: day)
    #expect(right.status == 0, "\(right.errors)")
    try Told().expectStands(merchant)
    #expect(
      try merchant.withDatabase { try TestShop.numbered(in: $0).map(\.number) }
        == ["F-2026-00001", "F-2026-00002"])
  }

  /// UTC, the day in Paris, the number. The clock runs on: before a midnight there are ten minutes for the program.
  @Test(arguments: [
    ("2026-12-31 22:50:00", "2026-12-31", "F-2026-00001"),
    ("2026-12-31 23:00:05", "2027-01-01", "F-2027-00001"),
    ("2026-03-28 22:50:00", "2026-03-28", "F-2026-00001"),
    ("2026-03-28 23:00:05", "2026-03-29", "F-2026-00001"),
    ("2026-03-29 00:59:58", "2026-03-29", "F-2026-00001"),
    ("2026-03-29 21:50:00", "2026-03-29", "F-2026-00001"),
    ("2026-03-29 22:00:05", "2026-03-30", "F-2026-00001"),
    ("2026-10-24 21:50:00", "2026-10-24", "F-2026-00001"),
    ("2026-10-24 22:00:05", "2026-10-25", "F-2026-00001"),
    ("2026-10-25 00:59:58", "2026-10-25", "F-2026-00001"),
    ("2026-10-25 22:50:00", "2026-10-25", "F-2026-00001"),
    ("2026-10-25 23:00:05", "2026-10-26", "F-2026-00001"),
  ])
  func
    `the day of a document is that of Paris, through both changes of the hour and the year's end`(
      moment: String, day: String, number: String
    ) throws
  {
    let merchant = Merchant()
    let ended = try issue(
      merchant, "1", at: moment, ordered: LocalDate(year: 2026, month: 1, day: 5)!)
    #expect(ended.status == 0, "\(ended.errors)")
    let numbered = try merchant.withDatabase { try TestShop.numbered(in: $0) }
    #expect(numbered.map(\.issueDate) == [day])
    #expect(numbered.map(\.number) == [number])
  }

  @Test func `sixty-four issue at once while the year ends: each year its series, without gap`()
    async throws
  {
    let merchant = Merchant()
    // Made before the clock starts, on PostgreSQL.
    _ = TestDatabase.location(merchant.data + "/facturier.sqlite")
    let started = ContinuousClock.now
    // Two minutes for the start and a document each; then the last seconds of the old year and the first of the new one.
    let server = try await WebServer(
      merchant, environment: Self.clock("2026-12-31 22:58:00"), under: ["env"])
    let day = LocalDate(year: 2026, month: 12, day: 30)!
    let answers = try await withThrowingTaskGroup(of: [(String, [UInt8])].self) { group in
      for issuer in 1...64 {
        group.addTask {
          var mine: [(String, [UInt8])] = []
          // Until it has issued in the new year, however fast the machine is.
          for turn in 1...2000 {
            if turn == 2 { try await Task.sleep(until: started + .seconds(117)) }
            let order = Sample.order("\(issuer)-\(turn)") { $0.orderedOn = day }
            let answer = try await server.invoice(order)
            let document = try #require(answer.document, "\(answer.status) \(answer.code ?? "")")
            mine.append((document.number, document.hash))
            if document.number.hasPrefix("F-2027"), turn > 1 { break }
          }
          return mine
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(try server.stop().status == 0)
    #expect(Set(answers.map(\.0)).count == answers.count, "no number was told twice")
    try Told(documents: Dictionary(answers) { $1 }).expectStands(merchant)
    let numbered = try merchant.withDatabase { try TestShop.numbered(in: $0) }
    #expect(numbered.count == answers.count)
    for document in numbered {
      #expect(document.number.hasPrefix("F-" + document.issueDate.prefix(4)), "\(document)")
    }
    let years = Set(numbered.map(\.series))
    #expect(years.count == 2, "both years were issued in: \(years)")
  }
}
