import Foundation
import Kernel
import Money
import Registers
import Storage
import TestSupport

/// A company that asks the simulated registers, on a real database, with a clock moved by hand.
final class Questioner {
  let simulator = RegisterSimulator()
  let clock = MovableClock(Sample.noon)
  let database: Database
  let company = CompanyID(raw: IDs.system(.system).next())
  let services: RegisterServices

  static let german = RegisterNumber(vat: "DE136695976")!
  static let french = RegisterNumber(siren: "404833048")!

  /// - Parameter seconds: for a question; many by default, since tests that block share the machine with these.
  init(seconds: Int = 300) throws {
    database = try TestDatabase.open(
      at: TestDatabase.engine == .sqlite ? .memory : TestDatabase.fresh(),
      RegisterStore.migrations, now: { [clock] in clock.clock.now }
    ).of(company)
    services = try RegisterServices(
      environment: simulator.environment, clock: clock.clock, http: RegisterHTTP(seconds: seconds))
  }

  var desk: RegisterDesk {
    RegisterDesk(
      company: company, requester: "FR44732829320", database: database, services: services)
  }

  func ask(_ numbers: RegisterNumber...) throws {
    try database.writeSync { tx in
      for number in numbers { try RegisterStore.ask(number, of: company, in: tx) }
    }
  }

  func newest(_ number: RegisterNumber) throws -> RegisterAnswer? {
    try database.readSync {
      try RegisterStore.newest(number, of: company, at: $0.now, in: $0)
    }
  }

  func proof() throws -> VATNumberProof? {
    guard case .vat(let proof)? = try newest(Self.german) else { return nil }
    return proof
  }

  func waiting(_ number: RegisterNumber = german) throws -> RegisterStore.Waiting? {
    try database.readSync { try RegisterStore.waiting(number, of: company, in: $0) }
  }

  func answerCount() throws -> Int {
    try database.readSync { try $0.row("SELECT count(*) FROM register_answer") { try $0.int(0) } }
      ?? -1
  }
}
