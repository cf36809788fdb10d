import Crypto
import Foundation
import Kernel
import Money
import Storage
import Testing

@testable import Accounts

/// What is read from an authenticator, and what is believed.
struct PasskeyTests {
  private static let site = PasskeySite(authority: "facturier.example.fr", isSecure: true)!
  private static let user = User.ID(raw: RawID(high: 1, low: 2))
  private static let now = Instant(microseconds: 1_790_000_000_000_000)
  private let ceremony = PasskeyCeremony(vault: Vault(key: [UInt8](repeating: 7, count: 32)))

  // MARK: CBOR

  @Test(arguments: [
    ("00", CBOR.integer(0)), ("1818", .integer(24)), ("1903e8", .integer(1000)),
    ("20", .integer(-1)),
    ("3903e7", .integer(-1000)), ("43010203", .bytes([1, 2, 3])), ("6161", .text("a")),
    ("f5", .bool(true)),
    ("f6", .null), ("820102", .list([.integer(1), .integer(2)])),
    ("a2616101616202", .map([.text("a"): .integer(1), .text("b"): .integer(2)])),
  ])
  func `values of the standard are read`(hex: String, value: CBOR) {
    // RFC 8949, appendix A.
    #expect(CBORReader.value(Self.bytes(hex)) == value)
  }

  @Test(arguments: [
    "", "18", "19ff", "1bffffffffffffffff", "43aabb", "61ff", "9f01ff", "5f4101ff", "f97e00",
    "fb3ff0000000000000",
    "a2010101", "a201010102", "9bffffffffffffffff", "bbffffffffffffffff", "5bffffffffffffffff",
    "0000", "c074",
    "818181818181818181818181",
  ])
  func `what is cut short, endless, doubled or too deep is none`(hex: String) {
    #expect(CBORReader.value(Self.bytes(hex)) == nil)
  }

  private static func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).map {
      UInt8(hex.dropFirst($0).prefix(2), radix: 16)!
    }
  }

  // MARK: An authenticator of the tests' own, with EdDSA

  private struct Device {
    let key = Curve25519.Signing.PrivateKey()
    let id = [UInt8](repeating: 9, count: 16)

    /// {1: 1, 3: -8, -1: 6, -2: x}
    var cose: [UInt8] {
      [0xA4, 0x01, 0x01, 0x03, 0x27, 0x20, 0x06, 0x21, 0x58, 0x20] + key.publicKey.rawRepresentation
    }

    func data(_ site: String, flags: UInt8, count: UInt8 = 0, isNew: Bool = false) -> [UInt8] {
      Array(SHA256.hash(data: Array(site.utf8))) + [flags | (isNew ? 0x40 : 0), 0, 0, 0, count]
        + (isNew ? [UInt8](repeating: 0, count: 16) + [0, 16] + id + cose : [])
    }
  }

  private func client(
    _ type: String, _ challenge: [UInt8], _ origin: String = "https://facturier.example.fr",
    _ more: String = ""
  )
    -> [UInt8]
  {
    Array(
      #"{"type":"\#(type)","challenge":"\#(Base64URL.encode(challenge))","origin":"\#(origin)"\#(more)}"#
        .utf8)
  }

  private func answer(
    _ device: Device, client: [UInt8], data: [UInt8], isNew: Bool = false,
    signature: [UInt8]? = nil,
    handle: [UInt8]? = nil, format: String = "none"
  ) throws -> PasskeyAnswer {
    var fields = ["id": Base64URL.encode(device.id), "clientData": Base64URL.encode(client)]
    if isNew {
      // {"fmt": format, "attStmt": {}, "authData": data}
      let statement: [UInt8] =
        [0xA3, 0x63] + Array("fmt".utf8) + [0x60 + UInt8(format.utf8.count)] + Array(format.utf8)
        + [0x67] + Array("attStmt".utf8) + [0xA0, 0x68] + Array("authData".utf8) + [
          0x58, UInt8(data.count),
        ] + data
      fields["attestation"] = Base64URL.encode(statement)
    } else {
      let signed = data + Array(SHA256.hash(data: client))
      fields["authenticator"] = Base64URL.encode(data)
      fields["signature"] = Base64URL.encode(
        try signature ?? Array(device.key.signature(for: signed)))
    }
    if let handle { fields["userHandle"] = Base64URL.encode(handle) }
    let text = "{" + fields.map { "\"\($0.key)\":\"\($0.value)\"" }.joined(separator: ",") + "}"
    return try PasskeyAnswer(text)
  }

  private func made(_ device: Device) throws -> Passkey {
    let challenge = try ceremony.challenge(.making, of: Self.user, now: Self.now)
    let answer = try answer(
      device, client: client("webauthn.create", challenge),
      data: device.data("facturier.example.fr", flags: 0x05, isNew: true), isNew: true)
    let credential = try ceremony.made(answer, for: Self.user, at: Self.site, now: Self.now)
    #expect(credential.id == device.id && credential.keyBytes == device.cose)
    return key(credential.keyBytes, count: 0)
  }

  private func key(_ bytes: [UInt8], count: Int) -> Passkey {
    Passkey(
      id: [], user: Self.user, site: "facturier.example.fr", publicKey: bytes, signCount: count,
      name: "",
      madeAt: Self.now, usedAt: nil)
  }

  private func shown(
    _ device: Device, _ key: Passkey, flags: UInt8 = 0x05, count: UInt8 = 0,
    of user: User.ID? = nil,
    purpose: PasskeyCeremony.Purpose = .signingIn, at later: Int64 = 0, client: [UInt8]? = nil,
    site: String = "facturier.example.fr",
    signature: [UInt8]? = nil, handle: [UInt8]? = nil
  ) throws -> Int {
    let challenge = try ceremony.challenge(purpose, of: user, now: Self.now)
    let answer = try answer(
      device, client: client ?? self.client("webauthn.get", challenge),
      data: device.data(site, flags: flags, count: count),
      signature: signature, handle: handle)
    return try ceremony.shown(
      answer, key, purpose, of: user, at: Self.site, now: Self.now.adding(seconds: later))
  }

  @Test func `a key with EdDSA is made and shown`() throws {
    let device = Device()
    let key = try made(device)
    #expect(try shown(device, key, handle: Self.user.raw.bytes) == 0)
    #expect(try shown(device, self.key(device.cose, count: 3), count: 4) == 4)
    #expect(try shown(device, key, flags: 0x01, of: Self.user, purpose: .secondFactor) == 0)
  }

  @Test func `what is not as it must be is refused, each for its reason`() throws {
    let device = Device()
    let key = try made(device)
    func fault(_ body: () throws -> Int) -> PasskeyFault? {
      do { _ = try body() } catch { return error as? PasskeyFault }
      return nil
    }
    #expect(fault { try shown(device, key, flags: 0x04) } == .absent)
    #expect(fault { try shown(device, key, flags: 0x01) } == .unverified)
    #expect(fault { try shown(device, key, at: 301) } == .late)
    #expect(fault { try shown(device, key, site: "evil.example") } == .site)
    #expect(fault { try shown(Device(), key) } == .signature)
    #expect(fault { try shown(device, key, signature: []) } == .signature)
    #expect(fault { try shown(device, key, handle: [1]) } == .otherPerson)
    #expect(fault { try shown(device, self.key(device.cose, count: 4), count: 4) } == .copied)
    #expect(fault { try shown(device, self.key(device.cose, count: 4), count: 0) } == .copied)
    #expect(fault { try shown(device, self.key([0xA0], count: 0)) } == .unreadable)
    let other = User.ID(raw: RawID(high: 1, low: 3))
    #expect(fault { try shown(device, key, of: other, purpose: .secondFactor) } == .otherPerson)
    let fresh = try ceremony.challenge(.signingIn, of: nil, now: Self.now)
    for (client, expected) in [
      (client("webauthn.create", fresh), PasskeyFault.unreadable),
      (client("webauthn.get", fresh, "http://facturier.example.fr"), .site),
      (client("webauthn.get", fresh, "https://evil.example"), .site),
      (
        client("webauthn.get", fresh, "https://facturier.example.fr", #","crossOrigin":true"#),
        .site
      ),
      (client("webauthn.get", [1, 2, 3]), .challenge),
      (
        client("webauthn.get", try ceremony.challenge(.making, of: Self.user, now: Self.now)),
        .challenge
      ),
      (
        client("webauthn.get", try ceremony.challenge(.signingIn, of: Self.user, now: Self.now)),
        .challenge
      ),
    ] {
      #expect(
        fault { try shown(device, key, client: client) } == expected,
        "\(String(decoding: client, as: UTF8.self))")
    }
  }

  @Test func `no attestation but none is taken, and no key of another kind`() throws {
    let device = Device()
    let challenge = try ceremony.challenge(.making, of: Self.user, now: Self.now)
    let data = device.data("facturier.example.fr", flags: 0x05, isNew: true)
    let packed = try answer(
      device, client: client("webauthn.create", challenge), data: data, isNew: true,
      format: "packed")
    #expect(throws: PasskeyFault.attestation) {
      try ceremony.made(packed, for: Self.user, at: Self.site, now: Self.now)
    }
    // RSA, a point that is on no curve, a curve we do not take.
    for hex in [
      "a3010303390100", "a4010103272006215820",
      "a50102032620012158200000000000000000000000000000000000000000000000000000000000000001225820"
        + String(repeating: "0", count: 63) + "1",
    ] {
      #expect(COSEKey(kept: Self.bytes(hex)) == nil)
    }
  }

  @Test(arguments: [
    ("localhost:8080", false, "http://localhost:8080"),
    ("facturier.example.fr", true, "https://facturier.example.fr"),
    ("facturier.example.fr:8443", true, "https://facturier.example.fr:8443"),
    ("Facturier.example.fr:443", true, "https://facturier.example.fr"),
  ])
  func `the origin is written as browsers write it`(
    authority: String, isSecure: Bool, origin: String
  ) {
    #expect(PasskeySite(authority: authority, isSecure: isSecure)?.origin == origin)
  }

  @Test(arguments: ["127.0.0.1:8080", "[::1]:8080", "facturier.example.fr"])
  func `numbers and plain connections from elsewhere have no passkeys`(authority: String) {
    #expect(PasskeySite(authority: authority, isSecure: false) == nil)
  }
}
