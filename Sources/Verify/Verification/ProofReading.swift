import Seal

/// Reads what proves the log: keys, checkpoints, time-stamps.
struct ProofReading {
  let folder: ArchiveFolder
  let index: ArchiveIndex
  private(set) var findings: [Finding] = []
  private(set) var keys: [SealingPublicKey] = []
  private(set) var checkpoints: [KnownCheckpoint] = []

  init(folder: ArchiveFolder, index: ArchiveIndex, files: [String], anchors: [KnownCheckpoint]) {
    self.folder = folder
    self.index = index
    for file in files where file.hasPrefix("keys/") { readKey(file) }
    for file in files where file.hasPrefix("log/checkpoints/") { readCheckpoint(file) }
    checkpoints += anchors
  }

  /// Small files: a note or a key is some hundred bytes.
  private static let limit = 64 << 10

  private mutating func readKey(_ file: String) {
    guard let text = try? folder.read(file, limit: Self.limit) else { return }
    let lines = String(decoding: text, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 6, lines[0] == "facturier/key/v1", lines[2] == "algorithm: ed25519",
      lines[3].hasPrefix("public-key: "), lines[4].hasPrefix("since: "), lines[5].isEmpty,
      let bytes = Seal.bytes(hexadecimal: lines[3].dropFirst(12)),
      let key = SealingPublicKey(bytes: bytes),
      lines[1] == "fingerprint: \(key.fingerprint)", file == "keys/\(key.fingerprint).txt"
    else {
      findings.append(.keyMalformed(file))
      return
    }
    keys.append(key)
  }

  private mutating func readCheckpoint(_ file: String) {
    guard let bytes = try? folder.read(file, limit: Self.limit) else { return }
    guard let signed = Self.note(bytes), signed.checkpoint.origin == "facturier/\(index.siren)",
      file == "log/checkpoints/\(signed.checkpoint.size).txt"
    else {
      findings.append(.noteMalformed(file))
      return
    }
    checkpoints.append(KnownCheckpoint(file: file, signed: signed))
  }

  static func note(_ bytes: [UInt8]) -> SignedCheckpoint? {
    String(validating: bytes, as: UTF8.self).flatMap { SignedCheckpoint(note: $0) }
  }

  /// - Parameter trusted: fingerprints of time-stamping authorities; empty trusts any.
  /// - Returns: how many tokens hold.
  mutating func checkTimestamps(
    _ files: [String], _ log: LogCheck, trusting trusted: Set<String>
  ) -> Int {
    var count = 0
    for file in files where file.hasPrefix("log/timestamps/") {
      guard let bytes = try? folder.read(file, limit: 1 << 20) else { continue }
      let name = file.dropFirst("log/timestamps/".count)
      guard name.hasSuffix(".tsr"),
        let dated = checkpoints.first(where: { !$0.isAnchor && "\($0.size).tsr" == name })
      else {
        findings.append(.extra(file))
        continue
      }
      do throws(TimestampError) {
        let token = try TimestampToken(der: bytes)
        try token.check(sha256(Array(dated.signed.checkpoint.text.utf8)), trusting: trusted)
        count += 1
        let anHour: Int64 = 3_600_000_000
        if let sealed = log.sealedAt(size: dated.size), token.timeMicroseconds < sealed &- anHour {
          findings.append(.timestampEarly(file))
        }
      } catch {
        findings.append(.timestamp(file, error.reason))
      }
    }
    return count
  }

  /// Signatures of the heads of series of version 1 (SPEC-sealing § 9), by "series sequence".
  static func headSignatures(_ bytes: [UInt8]) -> [(
    line: Int, head: String, signature: [UInt8], key: String
  )?] {
    bytes.split(separator: 0x0A).enumerated().map { index, line in
      let words = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard words.count == 4, let sequence = Int64(words[1]), String(sequence) == words[1],
        let signature = Seal.bytes(hexadecimal: words[3])
      else { return nil }
      let series = CanonicalText.unescaped(words[0])
      return (index + 1, "\(series) \(sequence)", signature, String(words[2]))
    }
  }
}

extension TimestampError {
  /// For people.
  package var reason: (fr: String, en: String) {
    switch self {
    case .malformed:
      ("ce n'est pas un jeton RFC 3161", "this is no token of RFC 3161")
    case .refused(let status, _):
      ("l'autorité a refusé, statut \(status)", "the authority refused, status \(status)")
    case .unknownAlgorithm(let identifier):
      ("algorithme inconnu \(identifier)", "unknown algorithm \(identifier)")
    case .otherImprint:
      (
        "il date autre chose que ce point de contrôle",
        "it dates something else than this checkpoint"
      )
    case .otherNonce: ("il répond à une autre demande", "it answers another request")
    case .contentAltered: ("son contenu a été modifié", "its content was changed")
    case .certificateMissing:
      ("le certificat du signataire manque", "the certificate of who signed is missing")
    case .certificatePurpose:
      (
        "le certificat n'est pas fait pour horodater",
        "the certificate is not one for time-stamping"
      )
    case .certificateExpired:
      ("le certificat n'était pas valable alors", "the certificate was not valid then")
    case .signature: ("la signature ne tient pas", "the signature does not hold")
    case .untrusted(let fingerprint):
      (
        "l'autorité \(fingerprint) n'est pas de celles auxquelles vous vous fiez",
        "authority \(fingerprint) is not one you trust"
      )
    }
  }
}
