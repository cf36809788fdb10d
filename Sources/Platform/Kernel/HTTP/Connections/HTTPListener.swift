import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// How connections come in: bounded in number and in patience, and encrypted where there is a certificate.
package struct HTTPListener: Sendable {
  let desk: ConnectionDesk
  let patience: TimeAmount
  let certificate: TLSCertificate?

  /// - Parameters:
  ///   - patience: seconds a connection may say or take nothing.
  ///   - certificate: `nil` for plain HTTP, behind a proxy or on the machine itself.
  package init(_ limits: ConnectionDesk.Limits, patience: Int, certificate: TLSCertificate? = nil) {
    desk = ConnectionDesk(limits)
    self.patience = .seconds(Int64(patience))
    self.certificate = certificate
  }

  package var builder: HTTPServerBuilder {
    let (desk, patience, certificate) = (desk, patience, certificate)
    return HTTPServerBuilder { responder in
      let plain = HTTP1Channel(
        responder: responder,
        configuration: .init(
          additionalChannelHandlers: [ConnectionWatch(desk, patience: patience)]))
      guard let certificate else { return plain }
      return EncryptedChannel(base: plain, certificate: certificate)
    }
  }
}

/// HTTP within TLS, each connection with the certificate of its moment.
private struct EncryptedChannel: ServerChildChannel {
  typealias Value = HTTP1Channel.Value

  let base: HTTP1Channel
  let certificate: TLSCertificate

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    let certificate = certificate
    return channel.eventLoop.makeCompletedFuture {
      try channel.pipeline.syncOperations.addHandler(
        NIOSSLServerHandler(context: certificate.current(logger)))
    }.flatMap { base.setup(channel: channel, logger: logger) }
  }

  func handle(value: Value, logger: Logger) async {
    await base.handle(value: value, logger: logger)
  }
}
