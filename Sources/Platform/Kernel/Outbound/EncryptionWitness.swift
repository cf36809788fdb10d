import NIOCore
import NIOSSL
import Synchronization

/// Stands behind the encryption and remembers whether it failed: a certificate that is not trusted, no common cipher.
final class EncryptionWitness: ChannelInboundHandler, Sendable {
  typealias InboundIn = ByteBuffer
  private let failed = Mutex(false)

  var sawFailure: Bool { failed.withLock { $0 } }

  static func isEncryption(_ error: any Error) -> Bool {
    error is NIOSSLError || error is NIOSSLExtraError || error is BoringSSLError
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if Self.isEncryption(error) { failed.withLock { $0 = true } }
    context.fireErrorCaught(error)
  }
}
