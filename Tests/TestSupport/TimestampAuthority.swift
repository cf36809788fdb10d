import Foundation

/// A time-stamping authority of the test's own: `openssl ts` with a certificate authority above it.
package final class TimestampAuthority: Sendable {
  package enum Key: String, Sendable, CaseIterable { case rsa, p256, p384 }

  private let folder = TemporaryFolder()

  package init(_ key: Key = .p256) throws {
    try folder.write(
      "tsa.cnf", Self.configuration.replacing("SERIAL", with: folder.file("serial")))
    try folder.write("serial", "01\n")
    try openssl(
      ["req", "-x509", "-nodes", "-days", "30", "-subj", "/CN=Autorité racine", "-utf8"]
        + Self.algorithm(key) + ["-keyout", file("ca.key"), "-out", file("ca.pem")])
    try makeCertificate("tsa", key, purpose: "critical,timeStamping")
  }

  private func makeCertificate(_ name: String, _ key: Key, purpose: String) throws {
    try folder.write("extensions", "extendedKeyUsage=\(purpose)\n")
    try openssl(
      ["req", "-nodes", "-subj", "/CN=Horodatage"] + Self.algorithm(key)
        + ["-keyout", file(name + ".key"), "-out", file(name + ".csr")])
    try openssl([
      "x509", "-req", "-days", "20", "-in", file(name + ".csr"), "-CA", file("ca.pem"), "-CAkey",
      file("ca.key"), "-CAcreateserial", "-extfile", file("extensions"), "-out",
      file(name + ".pem"),
    ])
  }

  private static func algorithm(_ key: Key) -> [String] {
    switch key {
    case .rsa: ["-newkey", "rsa:2048"]
    case .p256: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    case .p384: ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:secp384r1"]
    }
  }

  private func file(_ name: String) -> String { folder.file(name) }

  private func openssl(_ arguments: [String]) throws {
    let ended = try Program.tool(["openssl"] + arguments)
    guard ended.status == 0 else { fatalError("openssl \(arguments[0]): \(ended.errors)") }
  }

  /// The answer to a request, as it would go over HTTP.
  package func reply(to query: [UInt8], digest: String = "sha256") throws -> [UInt8] {
    let name = "query-\(query.hashValue)"
    try folder.write(name, query)
    try openssl([
      "ts", "-reply", "-config", file("tsa.cnf"), "-queryfile", file(name), "-signer",
      file("tsa.pem"), "-inkey", file("tsa.key"), "-chain", file("ca.pem"), "-\(digest)", "-out",
      file(name + ".tsr"),
    ])
    return bytes(of: file(name + ".tsr")) ?? []
  }

  /// A certificate made for something else. Before the token: it must be valid when that is dated.
  package func makeOther(_ number: Int, purpose: String) throws {
    try makeCertificate("other\(number)", .p256, purpose: purpose)
  }

  /// The content of a token, signed again with such a certificate.
  package func signedAgain(_ token: [UInt8], by number: Int) throws -> [UInt8] {
    try folder.write("token", token)
    try openssl([
      "cms", "-verify", "-noverify", "-binary", "-inform", "DER", "-in", file("token"), "-out",
      file("content"),
    ])
    try openssl([
      "cms", "-sign", "-binary", "-nodetach", "-cades", "-md", "sha256", "-econtent_type",
      "1.2.840.113549.1.9.16.1.4", "-in", file("content"), "-signer", file("other\(number).pem"),
      "-inkey",
      file("other\(number).key"), "-outform", "DER", "-out", file("again"),
    ])
    return bytes(of: file("again")) ?? []
  }

  /// What `openssl ts -verify` says of a token.
  package func isVerified(_ token: [UInt8], of hash: String) throws -> Bool {
    try folder.write("token", token)
    return try Program.tool([
      "openssl", "ts", "-verify", "-token_in", "-in", file("token"), "-digest", hash, "-CAfile",
      file("ca.pem"),
    ]).status == 0
  }

  /// SHA-256 of the certificates, by `openssl x509 -fingerprint`.
  package func fingerprint(ofAuthority: Bool = false) throws -> String {
    let ended = try Program.tool([
      "openssl", "x509", "-noout", "-fingerprint", "-sha256", "-in",
      file(ofAuthority ? "ca.pem" : "tsa.pem"),
    ])
    return ended.output.split(separator: "=").last!.filter(\.isHexDigit).lowercased()
  }

  private static let configuration = """
    [tsa]
    default_tsa = authority
    [authority]
    serial = SERIAL
    default_policy = 1.2.3.4.1
    digests = sha256, sha384, sha512
    accuracy = secs:1
    ess_cert_id_chain = no
    ess_cert_id_alg = sha256
    """
}
