import Hummingbird
import Money
import Synchronization

/// How often a key or a person may ask the API, and an address without either a tenth of that: a bucket of requests that fills
/// by itself.
package struct RequestLimits: Sendable, Equatable {
  /// How fast the bucket fills.
  package let perMinute: Int64
  /// What it holds: so many may come at once.
  package let burst: Int64

  package static let setting = "FACTURIER_RATE_LIMIT"
  /// A hundred a second, a thousand at once.
  package static let usual = RequestLimits(perMinute: 6_000, burst: 1_000)

  init(perMinute: Int64, burst: Int64) {
    self.perMinute = perMinute
    self.burst = burst
  }

  /// "6000:1000": a minute, and at once.
  package init?(_ text: String) {
    let numbers = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
    guard numbers.count == 2, let perMinute = numbers[0], let burst = numbers[1],
      (1...60_000_000).contains(perMinute), (1...1_000_000).contains(burst)
    else { return nil }
    self.init(perMinute: perMinute, burst: burst)
  }

  /// - Parameter text: of the setting; "off" for no limit.
  /// - Throws: `HTTPProblem.limitUnreadable`.
  package static func setting(_ text: String?) throws(HTTPProblem) -> RequestLimits? {
    guard let text, !text.isEmpty else { return usual }
    if text == "off" { return nil }
    guard let limits = RequestLimits(text) else { throw .limitUnreadable(text) }
    return limits
  }

  var ofAddresses: RequestLimits {
    RequestLimits(perMinute: max(1, perMinute / 10), burst: max(1, burst / 10))
  }

  /// Between two requests of a steady stream.
  fileprivate var interval: Int64 { max(1, 60_000_000 / perMinute) }
}

/// What is left to somebody after a request.
package struct RequestAllowance: Sendable, Equatable {
  let limit: Int64
  let remaining: Int64
  /// Seconds until all of the limit is there again.
  let resetSeconds: Int64
  /// Seconds until the next request passes; 0 where this one did.
  let waitSeconds: Int64

  var isOver: Bool { waitSeconds > 0 }

  func write(to headers: inout HTTPFields) {
    headers[.rateLimitLimit] = String(limit)
    headers[.rateLimitRemaining] = String(remaining)
    headers[.rateLimitReset] = String(resetSeconds)
    if isOver { headers[.retryAfter] = String(waitSeconds) }
  }
}

/// Counts the requests of the API for whoever asks; the answer says what is left, and 429 when nothing is.
///
/// Each node counts for itself. It stands behind the sign-in, which says who asks.
package struct RequestLimit: RouterMiddleware {
  package typealias Context = CallContext

  private let limits: RequestLimits?
  private let clock: Clock
  private let buckets = RequestBuckets()

  /// - Parameter limits: `nil` for none.
  package init(_ limits: RequestLimits?, clock: Clock) {
    self.limits = limits
    self.clock = clock
  }

  package func handle(
    _ request: Request, context: CallContext, next: (Request, CallContext) async throws -> Response
  ) async throws -> Response {
    guard let limits, request.isAPI else { return try await next(request, context) }
    let allowance =
      if let author = Caller.current.author {
        buckets.take(author.id, limits, clock.now)
      } else {
        buckets.take(
          RequestBuckets.name(ofAddress: context.address), limits.ofAddresses, clock.now)
      }
    if allowance.isOver { throw HTTPProblem.tooManyRequests(allowance) }
    var response = try await next(request, context)
    allowance.write(to: &response.headers)
    return response
  }
}

/// When each bucket will be full again: one instant says all of it (the generic cell rate algorithm).
///
/// Bounded: full ones are forgotten first, and where that frees nothing, all.
final class RequestBuckets: Sendable {
  static let most = 20_000
  private let fullAt = Mutex<[String: Int64]>([:])

  func take(_ name: String, _ limits: RequestLimits, _ now: Instant) -> RequestAllowance {
    let (now, size) = (now.microseconds, limits.burst * limits.interval)
    return fullAt.withLock { fullAt in
      if fullAt.count >= Self.most, fullAt[name] == nil { Self.forget(&fullAt, now) }
      let before = max(fullAt[name] ?? now, now)
      let after = before + limits.interval
      let over = after - now - size
      if over <= 0 { fullAt[name] = after }
      let filled = over > 0 ? before - now : after - now
      return RequestAllowance(
        limit: limits.burst, remaining: max(0, (size - filled) / limits.interval),
        resetSeconds: Self.seconds(filled), waitSeconds: Self.seconds(max(0, over)))
    }
  }

  var count: Int { fullAt.withLock { $0.count } }

  private static func forget(_ fullAt: inout [String: Int64], _ now: Int64) {
    fullAt = fullAt.filter { $0.value > now }
    if fullAt.count >= most { fullAt.removeAll() }
  }

  /// Rounded up.
  private static func seconds(_ microseconds: Int64) -> Int64 {
    (microseconds + 999_999) / 1_000_000
  }

  /// Whoever has one address of version 6 has 2⁶⁴ of them: the network counts.
  static func name(ofAddress address: String) -> String {
    guard address.utf8.contains(UInt8(ascii: ":")), let parsed = IPAddress(address) else {
      return address
    }
    return
      "\(IPAddress(bytes: parsed.bytes.prefix(8) + [UInt8](repeating: 0, count: 8)) ?? parsed)/64"
  }
}
