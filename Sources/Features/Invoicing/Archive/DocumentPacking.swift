import Kernel
import PDF
import Storage

/// Packs tails that come back from an archive as they were packed when they were issued.
package struct DocumentPacking {
  /// For tables made before documents were packed.
  package static var plain: DocumentPacking { DocumentPacking(packer: nil) }

  private let packer: DocumentPacker?
  private let deflaters = FrozenDeflaters()

  private init(packer: DocumentPacker?) { self.packer = packer }

  package init(of company: CompanyID, in tx: borrowing Transaction) throws {
    let known = try SegmentStore.newest(version: DictionarySamples.version, of: company, in: tx)
    packer = DocumentPacker(number: known?.number ?? 0, dictionary: known?.bytes)
  }

  /// - Returns: the tail as it is where its streams are of no encoder of ours, as those of older documents are not.
  package func pack(_ tail: [UInt8]) -> (bytes: [UInt8], packing: Int?) {
    guard let packer, let plain = PlainTail.plain(of: tail, with: deflaters) else {
      return (tail, nil)
    }
    return (packer.pack(plain), packer.number)
  }
}
