import Foundation
import Logging
import NIOSSL
import Synchronization

/// The certificate of the server and its key, from two files in PEM. When they are replaced the next connection has the new
/// ones; nothing is restarted, and connections that are open go on.
package final class TLSCertificate: Sendable {
  /// What a file shows of having been replaced.
  private struct Mark: Equatable {
    var parts: [Int] = []
  }

  private let certificate: String
  private let key: String
  private let kept: Mutex<(context: NIOSSLContext, mark: Mark)>

  /// - Parameters: paths; the chain begins with the server's own certificate.
  /// - Throws: what cannot be read, or does not belong together.
  package init(certificate: String, key: String) throws {
    self.certificate = certificate
    self.key = key
    kept = Mutex((try Self.context(certificate, key), Self.mark(certificate, key)))
  }

  /// TLS 1.2 at least, whose cipher suites all have forward secrecy and authenticated encryption.
  private static func context(_ certificate: String, _ key: String) throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile(certificate).map {
      NIOSSLCertificateSource.certificate($0)
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain,
      privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    configuration.cipherSuites =
      "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
      + "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305"
    return try NIOSSLContext(configuration: configuration)
  }

  /// Files that are half written, or do not belong together yet, are left for the next connection.
  func current(_ logger: Logger) -> NIOSSLContext {
    let mark = Self.mark(certificate, key)
    return kept.withLock { kept in
      guard mark != kept.mark else { return kept.context }
      do {
        kept = (try Self.context(certificate, key), mark)
        logger.notice("the certificate was replaced")
      } catch {
        logger.warning("the new certificate cannot be used: \(error)")
      }
      return kept.context
    }
  }

  private static func mark(_ paths: String...) -> Mark {
    var mark = Mark()
    for path in paths {
      var facts = stat()
      guard stat(path, &facts) == 0 else { continue }
      mark.parts += [
        Int(facts.st_ino), Int(facts.st_size), Int(facts.st_mtim.tv_sec),
        Int(facts.st_mtim.tv_nsec),
      ]
    }
    return mark
  }
}
