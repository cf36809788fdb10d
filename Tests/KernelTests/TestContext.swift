import Hummingbird
import Logging
import Synchronization

/// A context without a connection, to ask a router directly.
struct TestContext: RequestContext {
  struct Source: RequestContextSource {
    var logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
  }
  var coreContext: CoreRequestContextStorage
  init(source: Source) { coreContext = CoreRequestContextStorage(source: source) }
}

/// Keeps what a response body writes.
final class WrittenBody: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func append(_ buffer: ByteBuffer) {
    bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}

struct CollectingWriter: ResponseBodyWriter {
  let body: WrittenBody
  mutating func write(_ buffer: ByteBuffer) async throws { body.append(buffer) }
  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
