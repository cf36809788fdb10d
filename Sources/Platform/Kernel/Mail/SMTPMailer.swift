import NIOCore
import NIOPosix
import NIOSSL

/// Sends through an SMTP server (RFC 5321): one connection per mail, the certificate checked, thirty seconds for each
/// answer.
package struct SMTPMailer: Mailer {
  let settings: SMTPSettings
  let answerSeconds: Int64
  private let trust: NIOSSLContext

  /// - Parameter answerSeconds: how long each answer is waited for, the connection included.
  /// - Throws: `MailFailure.settingInvalid` for an authority that is none.
  package init(_ settings: SMTPSettings, answerSeconds: Int64 = 30) throws(MailFailure) {
    self.settings = settings
    self.answerSeconds = answerSeconds
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv12
    do {
      if let authority = settings.authority {
        configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(authority))
      }
      trust = try NIOSSLContext(configuration: configuration)
    } catch {
      throw .settingInvalid(
        name: SMTPSettings.authority,
        why: Text(
          fr: "aucun certificat PEM n'y est lisible", en: "no PEM certificate can be read in it"))
    }
  }

  package func send(_ mail: Mail) async throws(MailFailure) -> String {
    let message = MailMessage(mail).bytes
    let witness = EncryptionWitness()
    let channel = try await connected(witness)
    do {
      return try await channel.executeThenClose { inbound, outbound in
        var talk = SMTPConversation(
          channel: channel.channel, outbound: outbound, lines: inbound.makeAsyncIterator(),
          answerSeconds: answerSeconds)
        return try await talk.deliver(
          message, from: mail.from.address, to: mail.to.address, protection: settings.protection,
          signIn: settings.signIn
        ) { try SMTPMailer.encryption(settings.host, trust, witness) }
      }
    } catch {
      let failure = SMTPMailer.failure(error)
      // Whoever was speaking when the encryption broke down sees a closed connection only.
      if witness.sawFailure, case .unreachable = failure { throw .untrusted("TLS") }
      throw failure
    }
  }

  private func connected(_ witness: EncryptionWitness) async throws(MailFailure) -> NIOAsyncChannel<
    ByteBuffer, ByteBuffer
  > {
    let (settings, trust) = (settings, trust)
    do {
      return try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
        .connectTimeout(.seconds(answerSeconds))
        .connect(host: settings.host, port: settings.port) { channel in
          channel.eventLoop.makeCompletedFuture {
            if settings.protection == .tls {
              try channel.pipeline.syncOperations.addHandlers(
                SMTPMailer.encryption(settings.host, trust, witness))
            }
            return try NIOAsyncChannel(wrappingChannelSynchronously: channel)
          }
        }
    } catch {
      throw SMTPMailer.failure(error)
    }
  }

  /// A numeric address has no name to be asked for; its certificate must name the number.
  private static func encryption(
    _ host: String, _ trust: NIOSSLContext, _ witness: EncryptionWitness
  ) throws -> [any ChannelHandler] {
    let isNumeric = (try? SocketAddress(ipAddress: host, port: 0)) != nil
    return [
      try NIOSSLClientHandler(context: trust, serverHostname: isNumeric ? nil : host), witness,
    ]
  }

  /// Words that show neither name nor password.
  static func failure(_ error: any Error) -> MailFailure {
    switch error {
    case let failure as MailFailure: failure
    case _ where EncryptionWitness.isEncryption(error): .untrusted("TLS")
    case is NIOConnectionError: .unreachable("no connection")
    case ChannelError.connectTimeout: .unreachable("timeout")
    default: .unreachable("connection lost")
    }
  }
}
