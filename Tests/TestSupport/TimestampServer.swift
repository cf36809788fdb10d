import Foundation
import Hummingbird
import Synchronization

/// An authority behind HTTP on a free port; answers 503 while it is down.
package final class TimestampServer: Sendable {
  private let authority: TimestampAuthority
  private final class State: Sendable { let isDown = Mutex(false) }
  private let state = State()
  private let port: Int
  private let task: Task<Void, any Error>

  package init(_ authority: TimestampAuthority) async {
    self.authority = authority
    let router = Router()
    router.post("/") { [state, authority] request, _ -> Response in
      guard request.headers[.contentType] == "application/timestamp-query",
        !state.isDown.withLock({ $0 })
      else { return Response(status: .serviceUnavailable) }
      let query = Array(try await request.body.collect(upTo: 1 << 16).readableBytesView)
      let reply = try authority.reply(to: query)
      return Response(
        status: .ok, headers: [.contentType: "application/timestamp-reply"],
        body: .init(byteBuffer: ByteBuffer(bytes: reply)))
    }
    let (ports, found) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in found.yield(channel.localAddress?.port ?? 0) })
    task = Task { try await application.run() }
    port = await ports.first { _ in true } ?? 0
  }

  deinit { task.cancel() }

  package var isDown: Bool {
    get { state.isDown.withLock { $0 } }
    set { state.isDown.withLock { $0 = newValue } }
  }

  package var url: String { "http://127.0.0.1:\(port)/" }
}
