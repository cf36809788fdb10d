import Crypto
import Kernel
import Money
import Registers
import Seal
import Storage

/// Has the newest checkpoint dated each day by an authority outside, where one is set up. Issuing never waits for it:
/// what an authority does not give stays queued.
package struct TimestampDesk: Sendable {
  /// Fingerprints (SHA-256) of certificates that are trusted, of authorities or of who signs, parted by commas; any
  /// without.
  package static let trustSetting = "FACTURIER_TSA_TRUST"
  /// After so long without an answer somebody must know.
  private static let alarmSeconds: Int64 = 24 * 3_600

  let company: CompanyID
  let database: Database
  private let service: TimestampService
  private let trusted: Set<String>

  /// `nil` when this installation asks no authority.
  ///
  /// - Throws: `RegisterProblem.settingInvalid`.
  package init?(company: CompanyID, database: Database, environment: [String: String]) throws {
    guard let service = try TimestampService(environment: environment) else { return nil }
    self.company = company
    self.database = database
    self.service = service
    trusted = Set(
      (environment[Self.trustSetting] ?? "").split(separator: ",")
        .map { $0.filter(\.isHexDigit).lowercased() }.filter { !$0.isEmpty })
  }

  /// What is wrong with a queue that is not worked off.
  package struct Late: Error, CustomStringConvertible {
    package let since: Instant
    package let count: Int
    package var description: String { "\(count) awaited, the first for more than 24 h" }
  }

  /// Queues what is due and asks for all that is awaited.
  ///
  /// - Returns: how many were given.
  /// - Throws: the first refusal or failure; `Late` instead when one is awaited for more than a day.
  @discardableResult
  package func work() async throws -> Int {
    let company = company
    _ = try await database.write(.company(company)) {
      try TimestampStore.queue(of: company, in: $0)
    }
    let pending = try await database.read { try TimestampStore.pending(of: company, in: $0) }
    var given = 0
    for stamp in pending {
      do {
        try await ask(stamp.size)
        given += 1
      } catch {
        let count = pending.count - given
        let now = try await database.read { $0.now }
        if stamp.dueAt.adding(seconds: Self.alarmSeconds) < now {
          throw Late(since: stamp.dueAt, count: count)
        }
        throw error
      }
    }
    return given
  }

  private func ask(_ size: Int64) async throws {
    let company = company
    let signed = try await database.read {
      try LogStore.checkpoint(over: size - 1, of: company, in: $0)
    }
    guard let signed, signed.checkpoint.size == size else { return }
    let hash = Array(SHA256.hash(data: Array(signed.checkpoint.text.utf8)))
    var random = SystemRandomNumberGenerator()
    let request = TimestampRequest(
      hash: hash, nonce: (0..<8).map { _ in UInt8.random(in: 0...255, using: &random) })
    let reply = try await service.answer(to: request.der)
    let token = try request.token(from: reply)
    try token.check(hash, trusting: trusted)
    let der = try TimestampToken.bytes(in: reply)
    try await database.write(.company(company)) {
      try TimestampStore.keep(token, der: der, size: size, of: company, in: $0)
    }
  }
}
