import Crypto

/// Where a series stands: the sequence and hash of its last entry.
package struct SeriesHead: Sendable, Equatable {
  package let sellerSIREN: String
  package let series: String
  /// 0 before the first entry.
  package let sequence: Int64
  package let hash: [UInt8]

  package init(sellerSIREN: String, series: String, sequence: Int64, hash: [UInt8]) {
    self.sellerSIREN = sellerSIREN
    self.series = series
    self.sequence = sequence
    self.hash = hash
  }

  /// The head of a series that has no entry yet: SHA-256 of "facturier/series/v1", the SIREN and the series'
  /// name, each followed by LF. Two series can never share a chain.
  package static func genesis(sellerSIREN: String, series: String) -> SeriesHead {
    let definition = "facturier/series/v1\n\(sellerSIREN)\n\(series)\n"
    return SeriesHead(
      sellerSIREN: sellerSIREN, series: series, sequence: 0,
      hash: Array(SHA256.hash(data: Array(definition.utf8))))
  }

  /// What a signature covers: "facturier/head/v1", the SIREN, the series, the sequence and the hash in
  /// hexadecimal, each followed by LF. Signing the head signs every entry before it, through the chain.
  package var signedBytes: [UInt8] {
    Array("facturier/head/v1\n\(sellerSIREN)\n\(series)\n\(sequence)\n\(hexadecimal(hash))\n".utf8)
  }
}

/// Why a chain does not hold.
package enum ChainBreak: Error, Equatable, Sendable {
  /// `found` stands where `expected` should: a gap, a double or a swap.
  case sequence(expected: Int64, found: Int64)
  /// The entry does not continue the one before it: it, or the one before, was changed.
  case link(sequence: Int64)
  /// The signature does not match the head.
  case signature(sequence: Int64)
}

/// Follows a series from its definition and checks every link and signature.
package struct SeriesVerifier {
  package private(set) var head: SeriesHead

  package init(sellerSIREN: String, series: String) {
    head = .genesis(sellerSIREN: sellerSIREN, series: series)
  }

  /// - Parameter signature: of the head after this entry, where one was made.
  package mutating func take(
    _ entry: SealEntry, signature: [UInt8]? = nil, key: SealingPublicKey? = nil
  ) throws(ChainBreak) {
    guard entry.sequence == head.sequence + 1 else {
      throw .sequence(expected: head.sequence + 1, found: entry.sequence)
    }
    guard entry.previous == head.hash, entry.series == head.series,
      entry.sellerSIREN == head.sellerSIREN
    else { throw .link(sequence: entry.sequence) }
    head = SeriesHead(
      sellerSIREN: head.sellerSIREN, series: head.series, sequence: entry.sequence,
      hash: entry.hash)
    if let signature, let key, !key.isValid(signature, for: head) {
      throw .signature(sequence: entry.sequence)
    }
  }
}
