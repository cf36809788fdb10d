import Kernel
import Seal

/// A checkpoint that was kept elsewhere, and what the log of today says to it.
package struct KeptCheckpoint: Sendable {
  package let signed: SignedCheckpoint

  package var size: Int64 { signed.checkpoint.size }

  /// Finds the note in a file: by itself, or among the words of a mail it was copied from.
  ///
  /// - Returns: nil where there is none.
  package init?(in bytes: [UInt8]) {
    let ends: Set<UInt8> = [0x20, 0x09, 0x0D]
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      // Mail programs end lines otherwise, and quote them.
      let body = line.drop { $0 == 0x20 || $0 == 0x3E }
      let end = body.lastIndex { !ends.contains($0) }
      return end.map { String(decoding: body[...$0], as: UTF8.self) } ?? ""
    }
    for start in lines.indices.reversed() where lines[start].hasPrefix("facturier/") {
      let signatures = lines[start...].dropFirst(4).prefix { $0.hasPrefix("\u{2014} ") }
      let note = (lines[start...].prefix(4) + signatures).map { $0 + "\n" }.joined()
      if let signed = SignedCheckpoint(note: note) {
        self.signed = signed
        return
      }
    }
    return nil
  }
}

/// Holds kept checkpoints against a log as it is walked (SPEC-sealing § 13, 8).
struct KeptCheckpoints {
  private var waiting: ArraySlice<KeptCheckpoint>
  private var differing: [KeptCheckpoint] = []
  /// What a restore is known, and sealed, to have lost.
  private var lost: [(size: Int64, root: [UInt8])] = []
  private(set) var faults: [LogFault] = []

  /// - Parameter keys: of the company; a note signed by none of them proves nothing.
  init(_ kept: [KeptCheckpoint], siren: String, keys: [SealingPublicKey]) {
    var known: [KeptCheckpoint] = []
    for one in kept {
      if one.signed.checkpoint.origin != "facturier/\(siren)" {
        faults.append(LogFault(.keptForeign, position: one.size))
      } else if !keys.contains(where: { one.signed.isSigned(by: $0) }) {
        faults.append(LogFault(.keptUnsigned, position: one.size))
      } else {
        known.append(one)
      }
    }
    waiting = known.sorted { $0.size < $1.size }[...]
  }

  mutating func reached(_ tree: MerkleFrontier) {
    while let next = waiting.first, next.size <= tree.size {
      waiting.removeFirst()
      if next.size != tree.size || next.signed.checkpoint.root != tree.root {
        differing.append(next)
      }
    }
  }

  mutating func take(_ entry: StoredEntry) {
    guard entry.kind == "event", let fields = entry.fields, fields.hasPrefix("event: restore\n")
    else { return }
    var values: [Substring: Substring] = [:]
    for line in fields.split(separator: "\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      values[line[..<colon]] = line[colon...].dropFirst(2)
    }
    guard let size = values["mark-size"].flatMap({ Int64($0) }),
      let root = values["mark-root"].flatMap({ bytes(hexadecimal: $0) })
    else { return }
    lost.append((size, root))
  }

  mutating func finish(size: Int64) -> [LogFault] {
    let (lost, waiting, differing) = (lost, waiting, differing)
    func isExplained(_ one: KeptCheckpoint) -> Bool {
      lost.contains { $0.size == one.size && $0.root == one.signed.checkpoint.root }
    }
    faults += differing.filter { !isExplained($0) }
      .map { LogFault(.keptDiffers, position: $0.size) }
    faults += waiting.filter { !isExplained($0) }
      .map { LogFault(.keptBeyond(size: size), position: $0.size) }
    return faults
  }
}
