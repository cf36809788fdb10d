import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Ends a connection that only keeps a place: one that says nothing, sends its request or takes its answer a byte at a time,
/// or goes on sending what was refused as too long.
///
/// One for each connection, on its event loop.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private enum Phase {
    /// Until the head of a request is there, whole.
    case waiting(since: NIODeadline)
    case reading(since: NIODeadline, bytes: Int)
    case answering
    /// Nothing more is read; it ends when the other side had time to read why.
    case leaving
  }

  /// Whoever is slower than that, in bytes a second and once patience is over, does it on purpose.
  private static let slowest = 1 << 10
  private static let farewell = TimeAmount.seconds(1)

  private let desk: ConnectionDesk
  private let patience: TimeAmount
  private var ticket: ConnectionDesk.Ticket?
  private var phase = Phase.waiting(since: .now())
  private var endsConnection = false
  /// What the other side had still to take when that last became fewer, and when.
  private var untaken: (bytes: Int, at: NIODeadline)?
  private var look: Scheduled<Void>?

  /// - Parameter patience: how long it may say and take nothing.
  init(_ desk: ConnectionDesk, patience: TimeAmount) {
    self.desk = desk
    self.patience = patience
  }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end() }

  private func begin(_ context: ChannelHandlerContext) {
    guard ticket == nil else { return }
    guard
      let ticket = desk.enter(context.channel, from: context.remoteAddress?.ipAddress ?? "local")
    else { return context.close(promise: nil) }
    self.ticket = ticket
    phase = .waiting(since: .now())
    schedule(context)
  }

  private func end() {
    ticket.map(desk.leave)
    look?.cancel()
    look = nil
  }

  // MARK: What comes

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .leaving = phase { return }
    switch unwrapInboundIn(data) {
    case .head: phase = .reading(since: .now(), bytes: 0)
    case .body(let buffer):
      if case .reading(let since, let bytes) = phase {
        phase = .reading(since: since, bytes: bytes + buffer.readableBytes)
      }
    case .end:
      if case .reading = phase { phase = .answering }
      ticket.map(desk.isAnswered)
    }
    context.fireChannelRead(data)
  }

  /// What was refused is not read: the other side's own buffers fill, and it stops.
  func read(context: ChannelHandlerContext) {
    if case .leaving = phase { return }
    context.read()
  }

  // MARK: What goes

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head):
      if head.status.kind != .informational {
        endsConnection = head.headerFields[.connection] == "close"
      }
      context.write(data, promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      context.write(data, promise: promise)
      if endsConnection { leave(context) } else { wait() }
    }
  }

  private func wait() {
    // An answer may come before the end of what was asked.
    if case .reading = phase { return }
    phase = .waiting(since: .now())
    ticket.map(desk.waits)
  }

  private func leave(_ context: ChannelHandlerContext) {
    let isRead = if case .answering = phase { true } else { false }
    phase = .leaving
    context.flush()
    // Nothing of it is on the way: it ends as any other.
    if isRead { return }
    context.close(mode: .output, promise: nil)
    _ = context.eventLoop.assumeIsolated().scheduleTask(in: Self.farewell) {
      context.close(promise: nil)
    }
  }

  // MARK: Looking after it

  private func schedule(_ context: ChannelHandlerContext) {
    let next = max(TimeAmount.milliseconds(500), .nanoseconds(patience.nanoseconds / 4))
    look = context.eventLoop.assumeIsolated().scheduleTask(in: next) { [self] in
      if keepsAPlace(context, .now()) { return context.close(promise: nil) }
      schedule(context)
    }
  }

  private func keepsAPlace(_ context: ChannelHandlerContext, _ now: NIODeadline) -> Bool {
    if isUntaken(context, now) { return true }
    switch phase {
    case .waiting(let since): return now - since > patience
    case .reading(let since, let bytes):
      let seconds = (now - since).nanoseconds / 1_000_000_000
      return now - since > patience && bytes < Int(seconds) * Self.slowest
    case .answering, .leaving: return false
    }
  }

  /// Whether an answer waits to be taken, and next to nothing of it was for as long as there is patience.
  private func isUntaken(_ context: ChannelHandlerContext, _ now: NIODeadline) -> Bool {
    let bytes =
      (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)).flatMap { $0 } ?? 0
    guard bytes > 0 else {
      untaken = nil
      return false
    }
    guard let before = untaken else {
      untaken = (bytes, now)
      return false
    }
    let seconds = (now - before.at).nanoseconds / 1_000_000_000
    if bytes > before.bytes || before.bytes - bytes > Int(seconds) * Self.slowest {
      untaken = (bytes, now)
      return false
    }
    return now - before.at > patience
  }
}
