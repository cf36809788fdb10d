import Kernel
import Logging
import Money
import Storage

/// Works the queue: asks the registers, keeps what they answer, puts off what they did not. The only place that waits
/// for a register; issuing never does.
package struct RegisterDesk: Sendable {
  let company: CompanyID
  let requester: String?
  let database: Database
  let services: RegisterServices

  /// - Parameter requester: the seller's VAT number.
  package init(
    company: CompanyID, requester: String?, database: Database, services: RegisterServices
  ) {
    self.company = company
    self.requester = requester.flatMap { RegisterNumber(vat: $0)?.text }
    self.database = database
    self.services = services
  }

  package enum Outcome: Sendable {
    case answered(RegisterAnswer)
    case failed(RegisterStore.Waiting, RegisterFailure)
  }

  /// Asks about every number whose turn has come, once. When a register does not answer at all, the others of its
  /// queue keep their turn.
  ///
  /// - Parameter isImpatient: those put off too, as somebody asks by hand.
  package func work(isImpatient: Bool = false) async throws -> [Outcome] {
    var outcomes: [Outcome] = []
    for register in Register.allCases where services.asked.contains(register) {
      outcomes += try await work(register, isImpatient)
    }
    return outcomes
  }

  /// At most this many a round, so that a large import leaves the other register its turn.
  private static let roundSize = 100

  private func work(_ register: Register, _ isImpatient: Bool) async throws -> [Outcome] {
    let (company, limit) = (company, isImpatient ? Int(Int32.max) : Self.roundSize)
    let due = try await database.read { tx in
      try RegisterStore.due(
        register, by: isImpatient ? Instant(microseconds: .max) : tx.now, limit: limit,
        of: company, in: tx)
    }
    var outcomes: [Outcome] = []
    for waiting in due where !Task.isCancelled {
      let isTaken = try await database.write(.company(company)) {
        try RegisterStore.take(waiting, of: company, in: $0)
      }
      guard isTaken else { continue }
      let outcome = try await ask(waiting)
      outcomes.append(outcome)
      if case .failed(_, let failure) = outcome, failure.endsRound { break }
    }
    return outcomes
  }

  private func ask(_ waiting: RegisterStore.Waiting) async throws -> Outcome {
    let company = company
    let answer: RegisterAnswer
    do throws(RegisterFailure) {
      guard let given = try await services.ask(waiting.number, for: requester) else {
        throw .unreachable("off")
      }
      answer = given
    } catch {
      let failure = error
      try await database.write(.company(company)) {
        try RegisterStore.postpone(waiting, after: failure, of: company, in: $0)
      }
      return .failed(waiting, failure)
    }
    try await database.write(.company(company)) {
      try RegisterStore.keep(answer, of: company, in: $0)
    }
    return .answered(answer)
  }

  /// Until it is cancelled: a look every second, which costs one read of an index.
  package func run(_ logger: Logger) async {
    guard !services.asked.isEmpty else { return }
    while !Task.isCancelled {
      do {
        _ = try await work()
      } catch {
        if !Task.isCancelled { logger.error("registers: \(error)") }
      }
      try? await Task.sleep(for: .seconds(1))
    }
  }
}
