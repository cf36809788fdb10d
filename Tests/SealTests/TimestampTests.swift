import Crypto
import Seal
import TestSupport
import Testing

@Suite struct TimestampTests {
  static let noted = Array(SHA256.hash(data: Array("a checkpoint\n".utf8)))
  static let request = TimestampRequest(hash: noted, nonce: [0, 2, 3, 4, 5, 6, 7, 8])

  @Test(arguments: TimestampAuthority.Key.allCases)
  func `a token of an authority is verified, and says who signed it`(
    key: TimestampAuthority.Key
  ) throws {
    let authority = try TimestampAuthority(key)
    let token = try Self.request.token(from: authority.reply(to: Self.request.der))
    #expect(token.hash == Self.noted)
    #expect(token.certificate.name == "Horodatage")
    #expect(
      token.chain
        == [try authority.fingerprint(), try authority.fingerprint(ofAuthority: true)])
    // 2020 to 2100: the authority's clock is the machine's.
    #expect((1_577_836_800_000_000...4_102_444_800_000_000).contains(token.timeMicroseconds))
    try token.check(Self.noted, trusting: [authority.fingerprint(ofAuthority: true)])
  }

  @Test(arguments: ["sha384", "sha512"])
  func `an authority may sign with a longer hash`(digest: String) throws {
    let reply = try TimestampAuthority(.rsa).reply(to: Self.request.der, digest: digest)
    #expect(try Self.request.token(from: reply).hash == Self.noted)
  }

  @Test func `what is not in the pinned chain is not trusted`() throws {
    let token = try Self.request.token(from: TimestampAuthority().reply(to: Self.request.der))
    #expect(throws: TimestampError.untrusted(fingerprint: token.certificate.fingerprint)) {
      try token.check(Self.noted, trusting: [TimestampAuthority().fingerprint(ofAuthority: true)])
    }
  }

  @Test func `a token is of one hash and of one request`() throws {
    let reply = try TimestampAuthority().reply(to: Self.request.der)
    var other = Self.noted
    other[31] ^= 1
    #expect(throws: TimestampError.otherImprint) {
      try TimestampRequest(hash: other, nonce: Self.request.nonce).token(from: reply)
    }
    #expect(throws: TimestampError.otherNonce) {
      try TimestampRequest(hash: Self.noted, nonce: [9]).token(from: reply)
    }
    #expect(throws: TimestampError.otherImprint) {
      try Self.request.token(from: reply).check(other)
    }
  }

  @Test func `a certificate for something else does not date`() throws {
    let authority = try TimestampAuthority()
    let purposes = [
      "critical,timeStamping", "timeStamping", "critical,timeStamping,serverAuth",
      "critical,serverAuth",
    ]
    for (number, purpose) in purposes.enumerated() {
      try authority.makeOther(number, purpose: purpose)
    }
    let token = try TimestampToken.bytes(in: authority.reply(to: Self.request.der))
    #expect(try TimestampToken(der: authority.signedAgain(token, by: 0)).hash == Self.noted)
    for number in 1..<purposes.count {
      #expect(throws: TimestampError.certificatePurpose) {
        try TimestampToken(der: authority.signedAgain(token, by: number))
      }
    }
  }

  @Test func `a refusal says why`() {
    // PKIStatusInfo { rejection(2), failInfo badAlg(0) }.
    let reply: [UInt8] = [0x30, 0x09, 0x30, 0x07, 0x02, 0x01, 0x02, 0x03, 0x02, 0x07, 0x80]
    #expect(throws: TimestampError.refused(status: 2, reasons: [0x80])) {
      try Self.request.token(from: reply)
    }
  }

  @Test(arguments: [TimestampAuthority.Key.rsa, .p256])
  func `every bit of a token counts, or changes nothing it says`(
    key: TimestampAuthority.Key
  ) throws {
    let der = try TimestampToken.bytes(
      in: TimestampAuthority(key).reply(to: Self.request.der))
    let sound = try TimestampToken(der: der)
    var accepted: [Int] = []
    for at in der.indices {
      var altered = der
      altered[at] ^= 1 << (at % 8)
      guard let token = try? TimestampToken(der: altered) else { continue }
      accepted.append(at)
      // Outside of what is signed there are versions, algorithm parameters and unsigned neighbours only.
      #expect(token.hash == sound.hash && token.timeMicroseconds == sound.timeMicroseconds)
      #expect(token.chain.first == sound.chain.first)
    }
    #expect(accepted.count < der.count / 2, "\(accepted.count) of \(der.count)")
  }

  @Test func `a token cut short anywhere is malformed, not a crash`() throws {
    let der = try TimestampToken.bytes(in: TimestampAuthority().reply(to: Self.request.der))
    for count in 0..<der.count {
      #expect(throws: TimestampError.self) { try TimestampToken(der: Array(der.prefix(count))) }
    }
  }

  @Test func `OpenSSL verifies the token we keep`() throws {
    let authority = try TimestampAuthority(.rsa)
    let der = try TimestampToken.bytes(in: authority.reply(to: Self.request.der))
    #expect(try authority.isVerified(der, of: hexadecimal(Self.noted)))
  }
}
