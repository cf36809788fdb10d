import Kernel
import PDF
import Storage

/// Makes the compressed form documents are kept in: their plain tail, by Zstandard with the company's dictionary.
package final class DocumentPacker: Sendable {
  /// Of the dictionary's segment; 0 for none.
  let number: Int
  private let codec: Zstandard

  init(number: Int, dictionary: [UInt8]?) {
    self.number = number
    codec = Zstandard(dictionary: dictionary)
  }

  func pack(_ plain: [UInt8]) -> [UInt8] { codec.compress(plain) }

  /// The company's newest dictionary, or a first one made of samples.
  static func open(
    _ company: CompanyID, profile: CompanyProfile, template: DocumentTemplate,
    in tx: borrowing Transaction
  ) throws -> DocumentPacker {
    if let known = try SegmentStore.newest(
      version: DictionarySamples.version, of: company, in: tx)
    {
      return DocumentPacker(number: known.number, dictionary: known.bytes)
    }
    guard
      let dictionary = DictionarySamples.dictionary(
        of: profile, template: template, on: tx.today)
    else { return DocumentPacker(number: 0, dictionary: nil) }
    let number = try SegmentStore.insert(
      dictionary, version: DictionarySamples.version, of: company, in: tx)
    return DocumentPacker(number: number, dictionary: dictionary)
  }
}
