import Kernel
import PDF
import Storage

/// Gives the tails of stored documents back, byte for byte; keeps the dictionaries it met, so that a walk over all
/// documents reads each once.
package final class DocumentUnpacker {
  /// A document is a few dozen kilobytes; what claims more than this is damaged.
  private static let limit = 1 << 28

  private let company: CompanyID
  private let deflaters = FrozenDeflaters()
  private var codecs: [Int: Zstandard] = [:]

  package init(_ company: CompanyID) { self.company = company }

  /// - Parameter packing: as the column of that name.
  /// - Returns: nil when the bytes are damaged.
  package func tail(
    _ stored: UnsafeRawBufferPointer, packing: Int?, in tx: borrowing Transaction
  ) throws -> [UInt8]? {
    guard let packing else { return [UInt8](stored) }
    return try plain(stored, packing: packing, in: tx).flatMap {
      PlainTail.tail(of: $0, with: deflaters)
    }
  }

  func plain(
    _ stored: UnsafeRawBufferPointer, packing: Int, in tx: borrowing Transaction
  ) throws -> [UInt8]? {
    if codecs[packing] == nil {
      let dictionary =
        packing == 0 ? nil : try SegmentStore.bytes(packing, of: company, in: tx)
      guard packing == 0 || dictionary != nil else { return nil }
      codecs[packing] = Zstandard(dictionary: dictionary)
    }
    return codecs[packing]?.decompress(stored, limit: Self.limit)
  }
}
