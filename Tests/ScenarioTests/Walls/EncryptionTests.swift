import Foundation
import TestSupport
import Testing

/// TLS by the server itself, seen by curl and OpenSSL.
@Suite(.serialized) struct EncryptionTests {
  /// A server with a certificate of its own making.
  private final class Encrypted {
    let merchant = Merchant()
    let port = WebServer.freePort()
    let running: Running

    init() throws {
      try Encrypted.make("first", in: merchant.folder)
      for file in ["cert.pem", "key.pem"] { try Encrypted.place("first", file, merchant.folder) }
      running = try Running(
        Program.path,
        [
          "serve", "--data", merchant.data, "--company", Merchant.company, "--key", merchant.key,
          "--port", "\(port)", "--lang", "en", "--tls-certificate",
          merchant.folder.file("cert.pem"),
          "--tls-key", merchant.folder.file("key.pem"),
        ], [:])
      let (running, address) = (running, "https://127.0.0.1:\(port)")
      _ = waiting(seconds: 300) { running.output.contains(address) || !running.isRunning }
      #expect(running.output.contains(address), "it did not start: \(running.errors)")
    }

    deinit { running.kill() }

    static func make(_ name: String, in folder: TemporaryFolder) throws {
      let made = try Program.tool([
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-days", "2", "-subj", "/CN=\(name)", "-addext",
        "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", folder.file("\(name)-key.pem"),
        "-out", folder.file("\(name)-cert.pem"),
      ])
      #expect(made.status == 0, "\(made.errors)")
    }

    static func place(_ name: String, _ file: String, _ folder: TemporaryFolder) throws {
      let content = try #require(bytes(of: folder.file("\(name)-\(file)")))
      try folder.write(file, content)
    }

    func curl(_ path: String, _ more: [String] = []) throws -> Program.Ended {
      try Program.tool(
        [
          "curl", "-sS", "-i", "--max-time", "20", "--cacert", merchant.folder.file("cert.pem"),
        ] + more + ["https://127.0.0.1:\(port)\(path)"])
    }

    /// Whose certificate the next connection is shown.
    func subject() throws -> String {
      try Program.tool([
        "sh", "-c",
        "openssl s_client -connect 127.0.0.1:\(port) </dev/null 2>/dev/null | openssl x509 -noout -subject",
      ]).output
    }
  }

  @Test func `the server speaks TLS, of today only, and says so to browsers`() throws {
    let server = try Encrypted()
    let page = try server.curl("/sign-in")
    #expect(page.output.hasPrefix("HTTP/1.1 200"), "\(page.errors)")
    #expect(page.output.lowercased().contains("strict-transport-security: max-age=31536000"))
    for version in ["1.2", "1.3"] {
      let answer = try server.curl("/live", ["--tlsv\(version)", "--tls-max", version])
      #expect(answer.status == 0, "TLS \(version): \(answer.errors)")
    }
    let old = try server.curl(
      "/live", ["--tlsv1.0", "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0"])
    #expect(old.status == 35, "\(old.output) \(old.errors)")
    let weak = try server.curl("/live", ["--tls-max", "1.2", "--ciphers", "AES128-SHA"])
    #expect(weak.status == 35, "\(weak.output) \(weak.errors)")
    let plain = try Program.tool([
      "curl", "-sS", "--max-time", "5", "http://127.0.0.1:\(server.port)/",
    ])
    #expect(plain.status != 0 && plain.output.isEmpty)
  }

  @Test func `the cookie of a session is for this host and TLS alone`() throws {
    let server = try Encrypted()
    _ = waiting(seconds: 300) {
      server.running.output.contains("/claim/") || !server.running.isRunning
    }
    let link = try #require(server.running.output.firstMatch(of: /\/claim\/[0-9a-z]+/)).output
    let made = try server.curl(
      String(link), ["-d", "email=marie@atelier.fr&name=Marie&password=le chat dort sur la table"])
    let cookie = made.output.lowercased().split(separator: "\r\n").first {
      $0.hasPrefix("set-cookie: __host-facturier=")
    }
    #expect(cookie?.contains("secure") == true && cookie?.contains("httponly") == true, "\(made)")
  }

  @Test func `a certificate that is replaced is shown to the next connection, a broken one is not`()
    throws
  {
    let server = try Encrypted()
    let folder = server.merchant.folder
    #expect(try server.subject().contains("first"))
    try folder.write("cert.pem", "half a certif")
    #expect(try server.subject().contains("first"))
    try Encrypted.make("second", in: folder)
    try Encrypted.place("second", "cert.pem", folder)
    #expect(try server.subject().contains("first"), "its key is still the other one's")
    try Encrypted.place("second", "key.pem", folder)
    #expect(try server.subject().contains("second"))
    #expect(try server.curl("/live").status == 0)
  }

  @Test func `a certificate that cannot be used is refused at the start, with its file`() throws {
    let merchant = Merchant()
    try merchant.folder.write("cert.pem", "none")
    let told = try Program.run([
      "serve", "--data", merchant.data, "--company", Merchant.company, "--key", merchant.key,
      "--lang", "en", "--tls-certificate", merchant.folder.file("cert.pem"), "--tls-key",
      merchant.folder.file("cert.pem"),
    ])
    #expect(told.status != 0 && told.errors.contains("cert.pem"), "\(told.errors)")
    let alone = try Program.run(["serve", "--tls-key", "x"])
    #expect(alone.status != 0 && alone.errors.contains("go together"))
  }
}
