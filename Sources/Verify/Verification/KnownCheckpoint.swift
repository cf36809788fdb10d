import Seal

/// A checkpoint that the log must agree with: one of the archive, or an anchor that was kept elsewhere.
package struct KnownCheckpoint: Sendable {
  package let file: String
  package let signed: SignedCheckpoint
  /// Kept elsewhere: mailed, stamped, of an older archive.
  package let isAnchor: Bool

  package init(file: String, signed: SignedCheckpoint, isAnchor: Bool = false) {
    self.file = file
    self.signed = signed
    self.isAnchor = isAnchor
  }

  /// A checkpoint that was kept elsewhere, by itself or among the words of a mail it was copied from; `nil` if the bytes hold
  /// none.
  package init?(anchor file: String, _ bytes: [UInt8]) {
    guard let signed = ProofReading.note(bytes) ?? Self.note(amongWords: bytes) else { return nil }
    self.init(file: file, signed: signed, isAnchor: true)
  }

  /// The last that stands in a text: mail programs end lines otherwise, and quote them.
  private static func note(amongWords bytes: [UInt8]) -> SignedCheckpoint? {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      let ends: Set<UInt8> = [0x20, 0x09, 0x0D]
      let body = line.drop { $0 == 0x20 || $0 == 0x3E }
      let end = body.lastIndex { !ends.contains($0) }
      return end.map { String(decoding: body[...$0], as: UTF8.self) } ?? ""
    }
    for start in lines.indices.reversed() where lines[start].hasPrefix("facturier/") {
      let head = lines[start...].prefix(4)
      let signatures = lines[start...].dropFirst(4).prefix { $0.hasPrefix("\u{2014} ") }
      let text = (head + signatures).map { $0 + "\n" }.joined()
      if let signed = SignedCheckpoint(note: text) { return signed }
    }
    return nil
  }

  package var size: Int64 { signed.checkpoint.size }
}

/// Compares the tree with the checkpoints as it grows.
struct CheckpointCheck {
  private var pending: ArraySlice<KnownCheckpoint>
  /// When the last entry under each size was sealed, microseconds.
  private(set) var sealedAt: [Int64: Int64] = [:]
  private(set) var lastSize: Int64 = 0
  private(set) var count = 0
  /// Anchors that the log goes on from.
  private(set) var held: [KnownCheckpoint] = []
  private var differing: [(checkpoint: KnownCheckpoint, line: Int)] = []
  private var unsigned: [KnownCheckpoint] = []

  init(_ checkpoints: [KnownCheckpoint]) {
    pending = checkpoints.sorted { $0.size < $1.size }[...]
  }

  /// The log has grown to `size`; `line` is where the last entry begins.
  mutating func reached(
    _ tree: MerkleFrontier, keys: KeyHistory, sealedAt time: Int64, line: Int
  ) {
    while let next = pending.first, next.size <= tree.size {
      pending.removeFirst()
      guard next.size == tree.size else {
        differing.append((next, line))
        continue
      }
      sealedAt[next.size] = time
      count += 1
      if !next.isAnchor { lastSize = next.size }
      let (isSame, isSigned) = (tree.root == next.signed.checkpoint.root, keys.signed(next.signed))
      if !isSame { differing.append((next, line)) }
      if !isSigned { unsigned.append(next) }
      if next.isAnchor, isSame, isSigned { held.append(next) }
    }
  }

  /// What the checkpoints say of the whole log.
  ///
  /// - Parameter restored: heads that a restore is known to have lost: size and root.
  func findings(size: Int64, restored: [(size: Int64, root: [UInt8])]) -> [Finding] {
    var findings: [Finding] = []
    let rewritten = differing.filter { one in
      !restored.contains {
        $0.size == one.checkpoint.size && $0.root == one.checkpoint.signed.checkpoint.root
      }
    }
    if let first = rewritten.first {
      findings.append(
        .rootDiffers(first.checkpoint, line: first.line, others: rewritten.count - 1))
    }
    findings += unsigned.map(Finding.checkpointUnsigned)
    for beyond in pending {
      let isExplained = restored.contains {
        $0.size == beyond.size && $0.root == beyond.signed.checkpoint.root
      }
      if !isExplained { findings.append(.checkpointBeyond(beyond, size: size)) }
    }
    if size > lastSize { findings.append(.uncovered(from: lastSize, size: size)) }
    return findings
  }
}

extension Finding {
  static func rootDiffers(_ checkpoint: KnownCheckpoint, line: Int, others: Int) -> Finding {
    let (fr, en) =
      others == 0
      ? ("", "")
      : (" (et \(others) autres points de contrôle)", " (and \(others) more checkpoints)")
    return Finding(
      "verify.root-differs", file: checkpoint.file, subject: "\(checkpoint.size)",
      fr:
        "Les \(checkpoint.size) premières écritures, jusqu'à la ligne \(line) de log/entries.txt, ne sont plus celles qui ont été signées\(fr).",
      en:
        "The first \(checkpoint.size) entries, up to line \(line) of log/entries.txt, are not those that were signed\(en)."
    )
  }

  static func checkpointUnsigned(_ checkpoint: KnownCheckpoint) -> Finding {
    Finding(
      "verify.signature-wrong", file: checkpoint.file, subject: "\(checkpoint.size)",
      fr: "La signature n'est pas de la clé en vigueur à cet endroit du journal.",
      en: "The signature is not by the key in force at this place of the log.")
  }

  static func checkpointBeyond(_ checkpoint: KnownCheckpoint, size: Int64) -> Finding {
    Finding(
      "verify.log-cut", file: checkpoint.file, subject: "\(checkpoint.size)",
      fr:
        "Ce point de contrôle couvre \(checkpoint.size) écritures et le journal n'en a que \(size) : la fin a été coupée, ou une ancienne copie remise.",
      en:
        "This checkpoint covers \(checkpoint.size) entries and the log has only \(size): the end was cut off, or an old copy put back."
    )
  }

  static func uncovered(from last: Int64, size: Int64) -> Finding {
    Finding(
      "verify.log-unsigned", file: "log/checkpoints",
      fr:
        "Les écritures \(last) à \(size - 1) ne sont couvertes par aucun point de contrôle signé.",
      en: "Entries \(last) to \(size - 1) are under no signed checkpoint.")
  }
}
