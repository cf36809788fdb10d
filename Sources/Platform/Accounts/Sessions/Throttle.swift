import Kernel
import Money
import Synchronization

/// How often one network address may try to sign in: twenty times at once, then once every six seconds.
///
/// It is kept by each node in its memory, and bounded: what an attacker could fill is forgotten, oldest first.
package final class Throttle: Sendable {
  private struct Bucket {
    var tokens: Int64
    var at: Instant
  }
  private static let most: Int64 = 20
  private static let secondsEach: Int64 = 6
  private static let mostAddresses = 20_000

  private let clock: Clock
  private let buckets = Mutex<[String: Bucket]>([:])

  package init(clock: Clock) { self.clock = clock }

  /// - Throws: `AccountProblem.tooBusy`.
  package func pass(_ address: String) throws(AccountProblem) {
    let now = clock.now
    let mayPass = buckets.withLock { buckets in
      if buckets.count >= Self.mostAddresses { Self.forget(&buckets, now) }
      var bucket = buckets[address] ?? Bucket(tokens: Self.most, at: now)
      let gained = (now.microseconds - bucket.at.microseconds) / (Self.secondsEach * 1_000_000)
      if gained > 0 {
        bucket.tokens = min(Self.most, bucket.tokens + gained)
        bucket.at = now
      }
      defer { buckets[address] = bucket }
      guard bucket.tokens > 0 else { return false }
      bucket.tokens -= 1
      return true
    }
    if !mayPass { throw .tooBusy }
  }

  /// Those who would have all their tries again; where that frees nothing, everybody.
  private static func forget(_ buckets: inout [String: Bucket], _ now: Instant) {
    let full = most * secondsEach * 1_000_000
    buckets = buckets.filter { now.microseconds - $0.value.at.microseconds < full }
    if buckets.count >= mostAddresses { buckets.removeAll() }
  }
}
