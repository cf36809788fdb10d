import Hummingbird
import NIOCore
import Synchronization

/// How much of what is being sent in is in memory at once, of all requests together: a crowd of long bodies must not fill it.
/// Who comes when it is full is told to come back.
package struct BodyBudget<Context: RequestContext>: RouterMiddleware {
  /// Shorter ones are not counted: there are never so many that they weigh.
  private static var free: Int { 64 << 10 }

  private let account: BodyAccount

  /// - Parameter most: in bytes; at least as much as one request may send.
  package init(most: Int) { account = BodyAccount(most: most) }

  package func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard isCounted(request) else { return try await next(request, context) }
    let share = BodyShare(account)
    defer { share.giveBack() }
    var counted = request
    counted.body = RequestBody(asyncSequence: CountedBody(base: request.body, share: share))
    return try await next(counted, context)
  }

  private func isCounted(_ request: Request) -> Bool {
    if request.headers[.transferEncoding] != nil { return true }
    guard let length = request.headers[.contentLength].flatMap({ Int($0) }) else { return false }
    return length > Self.free
  }
}

private final class BodyAccount: Sendable {
  private let most: Int
  private let held = Mutex(0)

  init(most: Int) { self.most = most }

  func take(_ count: Int) -> Bool {
    held.withLock { held in
      guard held + count <= most else { return false }
      held += count
      return true
    }
  }

  func giveBack(_ count: Int) { held.withLock { $0 -= count } }
}

/// What one request holds of it.
private final class BodyShare: Sendable {
  private let account: BodyAccount
  private let held = Mutex(0)

  init(_ account: BodyAccount) { self.account = account }

  /// - Throws: `HTTPProblem.busy`.
  func take(_ count: Int) throws(HTTPProblem) {
    guard account.take(count) else { throw .busy }
    held.withLock { $0 += count }
  }

  func giveBack() {
    account.giveBack(
      held.withLock { held in
        defer { held = 0 }
        return held
      })
  }
}

private struct CountedBody: AsyncSequence, Sendable {
  typealias Element = ByteBuffer

  let base: RequestBody
  let share: BodyShare

  struct AsyncIterator: AsyncIteratorProtocol {
    var base: RequestBody.AsyncIterator
    let share: BodyShare

    mutating func next() async throws -> ByteBuffer? {
      guard let buffer = try await base.next() else { return nil }
      try share.take(buffer.readableBytes)
      return buffer
    }
  }

  func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(base: base.makeAsyncIterator(), share: share)
  }
}
