import Foundation
import Kernel

/// A real mail server on a free port (Python's aiosmtpd), which keeps what it is given and says how it was read.
package final class MailServer {
  package enum Protection: String { case none, starttls, implicit }

  private struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let folder = TemporaryFolder()
  private let running: Running
  package let port: Int

  /// - Parameters:
  ///   - signIn: the only name and password it takes.
  ///   - sizeLimit: of one mail, in bytes.
  package init(
    _ protection: Protection = .none, signIn: (user: String, password: String)? = nil,
    sizeLimit: Int? = nil
  ) throws {
    var arguments = [
      Repository.path("Tests/TestSupport/smtp_server.py"), folder.path, "--tls",
      protection.rawValue,
    ]
    if protection != .none {
      try MailServer.makeCertificate(in: folder)
      arguments += ["--certificate", folder.file("cert.pem"), "--key", folder.file("key.pem")]
    }
    if let signIn { arguments += ["--user", signIn.user, "--password", signIn.password] }
    if let sizeLimit { arguments += ["--size", "\(sizeLimit)"] }
    // Debian's own: another Python on the path does not have aiosmtpd.
    let running = try Running("/usr/bin/python3", arguments, [:])
    self.running = running
    let portFile = folder.file("port")
    _ = waiting(seconds: 120) { bytes(of: portFile) != nil || !running.isRunning }
    guard let port = Int(String(decoding: bytes(of: portFile) ?? [], as: UTF8.self)) else {
      throw Failure(description: "the mail server did not start: \(running.errors)")
    }
    self.port = port
  }

  deinit { running.kill() }

  /// Its own authority, as PEM; `nil` without TLS.
  package var certificate: String? {
    let path = folder.file("cert.pem")
    return bytes(of: path) == nil ? nil : path
  }

  package func stop() { running.kill() }

  /// The folder it puts what it is given into.
  package var path: String { folder.path }

  /// Recipients that begin with "busy" are taken from now on.
  package func open() throws { try folder.write("open", "") }

  /// Mails to recipients that begin with "slow" are answered from now on.
  package func release() throws { try folder.write("release", "") }

  private static func makeCertificate(in folder: TemporaryFolder) throws {
    let made = try Program.tool([
      "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
      "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
      "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder.file("key.pem"), "-out",
      folder.file("cert.pem"),
    ])
    guard made.status == 0 else {
      throw Failure(description: "no certificate: \(made.errors)")
    }
  }

  // MARK: What it was given

  /// A mail as Python's parser reads it.
  package struct Taken {
    package let record: JSONValue
    package let bytes: [UInt8]

    package func header(_ name: String) -> String? { record["headers"]?[name]?.text }
    package var subject: String? { header("subject") }
    package var recipients: [String] { record["to"]?.elements.compactMap(\.text) ?? [] }
    package var parts: [JSONValue] { record["parts"]?.elements ?? [] }
    package var text: String? { parts.first?["text"]?.text }
    package var attachment: JSONValue? {
      parts.first { $0["disposition"]?.text == "attachment" }
    }
  }

  package func taken() throws -> [Taken] {
    try names(in: folder.path, ending: ".json").map { name in
      Taken(
        record: try JSONParser.parse(bytes(of: folder.file(name)) ?? []).root,
        bytes: bytes(of: folder.file(name.dropLast(5) + ".eml")) ?? [])
    }
  }

  /// Waits for that many mails.
  package func taken(_ count: Int, seconds: Double = 20) throws -> [Taken] {
    let path = folder.path
    _ = waiting(seconds: seconds) { names(in: path, ending: ".json").count >= count }
    return try taken()
  }
}
