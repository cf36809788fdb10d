import Crypto
import CryptoExtras
import Foundation
import Kernel
import Money
import Testing

@testable import Accounts

/// What of a provider's token is believed.
struct IDTokenTests {
  private static let now = Instant(microseconds: 1_790_000_000_000_000)
  private let key = P256.Signing.PrivateKey()

  private var keys: [JSONWebKey] {
    get throws { [try jwk(key.publicKey)] }
  }

  private func jwk(_ key: P256.Signing.PublicKey, id: String = "k1") throws -> JSONWebKey {
    let point = Array(key.rawRepresentation)
    let text =
      #"{"kty":"EC","crv":"P-256","use":"sig","kid":"\#(id)","x":"\#(Base64URL.encode(Array(point[..<32])))","y":"\#(Base64URL.encode(Array(point[32...])))"}"#
    return try #require(JSONWebKey(try JSONParser.parse(Array(text.utf8)).root))
  }

  private static let claims: [String: String] = [
    "iss": #""https://login.example.fr""#, "aud": #""facturier""#, "sub": #""marie""#,
    "nonce": #""n""#,
    "exp": "1790000300", "iat": "1790000000", "email": #""Marie@Atelier.fr""#,
    "email_verified": "true",
  ]

  private func token(
    _ changes: [String: String?] = [:], head: String = #"{"alg":"ES256","kid":"k1"}"#
  ) throws -> String {
    var claims = Self.claims
    for (name, value) in changes { claims[name] = value }
    let body = "{" + claims.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}"
    let signed = Base64URL.encode(Array(head.utf8)) + "." + Base64URL.encode(Array(body.utf8))
    let signature = try key.signature(for: Array(signed.utf8)).rawRepresentation
    return signed + "." + Base64URL.encode(Array(signature))
  }

  private func read(_ text: String, _ keys: [JSONWebKey]? = nil) throws -> IDToken {
    try IDToken(
      text, keys: try keys ?? self.keys, issuer: "https://login.example.fr", client: "facturier",
      nonce: "n",
      now: Self.now)
  }

  private func fault(_ body: () throws -> IDToken) -> String? {
    do { _ = try body() } catch AccountProblem.openIDRefused(let fault) { return fault } catch {
      return "\(error)"
    }
    return nil
  }

  @Test func `a token with ES256 is read, and the address as accounts know it`() throws {
    let read = try read(try token())
    #expect(read.subject == "marie" && read.email == "marie@atelier.fr" && read.isEmailVerified)
    #expect(
      try self.read(try token(["aud": #"["other","facturier"]"#, "azp": #""facturier""#])).subject
        == "marie")
    #expect(try !self.read(try token(["email_verified": nil])).isEmailVerified)
  }

  @Test(
    arguments: [
      ("iss", #""https://login.example.fr/""#, "issuer"), ("iss", nil, "issuer"),
      ("aud", #""other""#, "audience"),
      ("aud", #"["other","facturier"]"#, "audience"), ("aud", nil, "audience"),
      ("exp", "1789999900", "time"),
      ("exp", nil, "time"), ("exp", #""soon""#, "time"), ("iat", "1790000100", "time"),
      ("nonce", #""m""#, "nonce"),
      ("nonce", nil, "nonce"), ("sub", #""""#, "subject"), ("sub", nil, "subject"),
    ] as [(String, String?, String)])
  func `a claim that is not for us, now, is refused`(name: String, value: String?, expected: String)
    throws
  {
    let text = try token([name: value])
    #expect(fault { try read(text) } == expected)
  }

  @Test func `a signature that is not the provider's is refused`() throws {
    let good = try token()
    let parts = good.split(separator: ".").map(String.init)
    #expect(fault { try read("\(parts[0]).\(parts[1]).") } == "signature")
    #expect(fault { try read("\(parts[0]).\(parts[1])") } == "unreadable")
    #expect(fault { try read(good, []) } == "signature")
    let other = [try jwk(P256.Signing.PrivateKey().publicKey)]
    #expect(fault { try read(good, other) } == "signature")
    let named = [try jwk(key.publicKey, id: "k2")]
    #expect(fault { try read(good, named) } == "signature")
    // Algorithms that need no key, or take the public one for a secret.
    for algorithm in ["none", "HS256", "RS256", "ES384"] {
      let text = try token(head: #"{"alg":"\#(algorithm)","kid":"k1"}"#)
      #expect(fault { try read(text) } == "signature")
    }
  }

  @Test func `RS256 is taken with a key of 2048 bits, and a shorter one is none`() throws {
    let rsa = try _RSA.Signing.PrivateKey(keySize: .bits2048)
    let parts = try rsa.publicKey.getKeyPrimitives()
    let text =
      #"{"kty":"RSA","kid":"r","n":"\#(Base64URL.encode(Array(parts.modulus)))","e":"\#(Base64URL.encode(Array(parts.publicExponent)))"}"#
    let key = try #require(JSONWebKey(try JSONParser.parse(Array(text.utf8)).root))
    let data = Array("x.y".utf8)
    let signature = try rsa.signature(for: SHA256.hash(data: data), padding: .insecurePKCS1v1_5)
    #expect(key.accepts(Array(signature.rawRepresentation), over: data, "RS256"))
    #expect(!key.accepts(Array(signature.rawRepresentation), over: data, "ES256"))
    #expect(!key.accepts(Array(signature.rawRepresentation), over: data + [0], "RS256"))
    let short =
      #"{"kty":"RSA","n":"\#(Base64URL.encode([UInt8](repeating: 0xC1, count: 128)))","e":"AQAB"}"#
    #expect(JSONWebKey(try JSONParser.parse(Array(short.utf8)).root) == nil)
  }
}
