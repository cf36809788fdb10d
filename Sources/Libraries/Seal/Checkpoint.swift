import Crypto

/// The state of a company's log, in the format of C2SP tlog-checkpoint: three lines, signed as a note.
package struct Checkpoint: Sendable, Equatable {
  /// "facturier/732829320".
  package let origin: String
  package let size: Int64
  package let root: [UInt8]

  package init(companySIREN: String, size: Int64, root: [UInt8]) {
    origin = "facturier/\(companySIREN)"
    self.size = size
    self.root = root
  }

  /// What is signed.
  package var text: String { "\(origin)\n\(size)\n\(base64(root))\n" }

  /// The name that the key signs under is the origin.
  package func note(signature: [UInt8], by key: SealingPublicKey) -> String {
    text + "\n" + Self.signatureLine(origin, signature, key)
  }

  static func signatureLine(
    _ name: String, _ signature: [UInt8], _ key: SealingPublicKey
  ) -> String {
    "\u{2014} \(name) \(base64(keyID(name, key) + signature))\n"
  }

  /// First four bytes of SHA-256(name ‖ LF ‖ 0x01 ‖ public key) (C2SP signed-note, Ed25519).
  package static func keyID(_ name: String, _ key: SealingPublicKey) -> [UInt8] {
    Array(SHA256.hash(data: Array(name.utf8) + [0x0A, 0x01] + key.bytes).prefix(4))
  }
}

/// A checkpoint with its signatures, as it is mailed, stored and exported.
package struct SignedCheckpoint: Sendable, Equatable {
  package struct Signature: Sendable, Equatable {
    package let name: String
    package let keyID: [UInt8]
    package let bytes: [UInt8]
  }

  package let checkpoint: Checkpoint
  package let signatures: [Signature]

  /// Reads a signed note; `nil` for anything that is not exactly one, in canonical form.
  package init?(note: String) {
    guard let blank = note.firstRange(of: "\n\n") else { return nil }
    let body = note[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
    guard body.count == 3, body[0].hasPrefix("facturier/"), let size = Int64(body[1]), size >= 0,
      String(size) == body[1], let root = unbase64(body[2]), root.count == 32
    else { return nil }
    checkpoint = Checkpoint(
      companySIREN: String(body[0].dropFirst("facturier/".count)), size: size, root: root)
    let lines = note[blank.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2, lines.last == "" else { return nil }
    var signatures: [Signature] = []
    for line in lines.dropLast() {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 3, words[0] == "\u{2014}", let bytes = unbase64(words[2]),
        bytes.count > 4
      else { return nil }
      signatures.append(
        Signature(
          name: String(words[1]), keyID: Array(bytes.prefix(4)), bytes: Array(bytes.dropFirst(4))))
    }
    self.signatures = signatures
  }

  /// Whether `key` signed it under the log's own name.
  package func isSigned(by key: SealingPublicKey) -> Bool {
    let id = Checkpoint.keyID(checkpoint.origin, key)
    return signatures.contains {
      $0.name == checkpoint.origin && $0.keyID == id
        && key.isValid($0.bytes, for: Array(checkpoint.text.utf8))
    }
  }
}

/// What both keys sign when one takes over from the other.
package enum KeyRotation {
  package static func statement(companySIREN: String, old: [UInt8], new: [UInt8]) -> [UInt8] {
    Array(
      "facturier/key-rotation/v1\n\(companySIREN)\n\(hexadecimal(old))\n\(hexadecimal(new))\n".utf8)
  }
}

private let alphabet = Array(
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

/// RFC 4648 § 4, with padding.
package func base64(_ bytes: [UInt8]) -> String {
  var text: [UInt8] = []
  text.reserveCapacity((bytes.count + 2) / 3 * 4)
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    var value = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    value <<= UInt32(8 * (3 - group.count))
    for index in 0..<4 {
      text.append(
        index <= group.count ? alphabet[Int(value >> UInt32(18 - 6 * index)) & 63] : 0x3D)
    }
  }
  return String(decoding: text, as: UTF8.self)
}

/// `nil` for anything but canonical base 64.
package func unbase64(_ text: some StringProtocol) -> [UInt8]? {
  let letters = Array(text.utf8)
  guard letters.count % 4 == 0 else { return nil }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(letters.count / 4 * 3)
  var value: UInt32 = 0
  var bits = 0
  for letter in letters {
    if letter == 0x3D { break }
    guard let digit = alphabet.firstIndex(of: letter) else { return nil }
    value = value << 6 | UInt32(digit)
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt32(bits)))
    }
  }
  return base64(bytes) == String(text) ? bytes : nil
}
