/// The one way this program calls another over HTTP.
///
/// A name is looked up once; every address it stands for is checked by the policy, and the connection is made to one of them
/// under the original name (`Host`, SNI, certificate): what was checked is what is called, so a name that changes its mind
/// (DNS rebinding) gains nothing. No redirect is followed, no proxy and no cookie is known, and each call has a
/// connection of its own.
package struct OutboundClient: Sendable {
  /// What is done with an answer longer than the limit.
  package enum Overflow: Sendable {
    case fails
    /// Its beginning is the answer.
    case cuts
  }

  let policy: AddressPolicy
  let resolver: any Resolver
  let seconds: Int
  let answerLimit: Int
  let overflow: Overflow
  let trust: OutboundTrust

  /// - Parameters:
  ///   - seconds: for all of a call, from the name to the last byte, however slowly they come.
  ///   - answerLimit: in bytes, of the body.
  package init(
    _ policy: AddressPolicy, seconds: Int = 10, answerLimit: Int = 1 << 20,
    overflow: Overflow = .fails, resolver: any Resolver = SystemResolver(),
    trust: OutboundTrust = .system
  ) {
    self.policy = policy
    self.seconds = seconds
    self.answerLimit = answerLimit
    self.overflow = overflow
    self.resolver = resolver
    self.trust = trust
  }

  /// Whether an address may be called, now, by what its name stands for.
  ///
  /// - Throws: `.unreadable`, `.refused`, `.unknownHost`, `.timedOut`.
  @discardableResult
  package func check(_ text: String) async throws(OutboundFailure) -> OutboundURL {
    let url = try OutboundURL(text)
    _ = try await Deadline(seconds: seconds).run { () throws(OutboundFailure) in
      try await checked(url)
    }
    return url
  }

  /// - Throws: what `check` does; `.unreachable`, `.untrusted`, `.tooLong`.
  package func send(_ request: OutboundRequest) async throws(OutboundFailure) -> OutboundAnswer {
    let url = try OutboundURL(request.url)
    return try await Deadline(seconds: seconds).run { () throws(OutboundFailure) in
      let addresses = try await checked(url)
      let exchange = OutboundExchange(
        request: request, url: url, seconds: seconds, answerLimit: answerLimit, overflow: overflow,
        trust: trust)
      var failure = OutboundFailure.unreachable
      // A machine has addresses of both versions, and not every network reaches both.
      for address in addresses.prefix(4) {
        do throws(OutboundExchange.Failure) {
          return try await exchange.run(at: address)
        } catch {
          failure = error.failure
          if !error.isBeforeConnection { break }
        }
      }
      throw failure
    }
  }

  private func checked(_ url: OutboundURL) async throws(OutboundFailure) -> [IPAddress] {
    try policy.check(url)
    if let literal = url.literal { return [literal] }
    let addresses = try await resolver.addresses(of: url.host)
    try policy.check(addresses, of: url)
    return addresses
  }
}

/// What is asked of another program.
package struct OutboundRequest: Sendable {
  package enum Method: String, Sendable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case put = "PUT"
    case delete = "DELETE"
  }
  package var method: Method
  package var url: String
  /// `Host`, `Content-Length`, `Connection` and `User-Agent` are added.
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(
    _ method: Method, _ url: String, headers: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

package struct OutboundAnswer: Sendable {
  package let status: Int
  package let body: [UInt8]
}

/// An end for what may wait for ever: when the time is over nobody waits any longer, even for what cannot be cancelled.
struct Deadline {
  let seconds: Int

  func run<T: Sendable>(
    _ work: @escaping @Sendable () async throws(OutboundFailure) -> T
  ) async throws(OutboundFailure) -> T {
    let (answers, answer) = AsyncStream.makeStream(of: Result<T, OutboundFailure>.self)
    let working = Task {
      do throws(OutboundFailure) {
        answer.yield(.success(try await work()))
      } catch {
        answer.yield(.failure(error))
      }
    }
    let late = Result<T, OutboundFailure>.failure(.timedOut(seconds: seconds))
    let limit = Task {
      try? await Task.sleep(for: .seconds(seconds))
      answer.yield(late)
    }
    defer {
      working.cancel()
      limit.cancel()
    }
    return try (await answers.first { _ in true } ?? late).get()
  }
}
