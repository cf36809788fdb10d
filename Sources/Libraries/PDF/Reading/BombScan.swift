/// Looks for decompression bombs in a file before qpdf opens it.
///
/// To open a PDF qpdf decodes its object and cross-reference streams, whole and without a limit.
/// This scan inflates every stream of the file into a scratch buffer and refuses the file if one
/// outgrows its limit. It goes by the bytes, not by the structure, so a stream cannot hide by being
/// named in an odd way; three things it cannot see, and qpdf would decode: the streams of an
/// encrypted file, a bomb behind another filter than Flate, and a filter name hidden in another
/// object for a stream deflated twice.
struct BombScan {
  let limits: PDFReadLimits
  private let inflater = Inflater()

  init(limits: PDFReadLimits) { self.limits = limits }

  func check(_ file: UnsafeRawBufferPointer) throws(PDFReadError) {
    let largest = max(limits.streamBytes, limits.imageBytes)
    // Pages of it that nothing is written to cost no memory.
    let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: largest, alignment: 16)
    defer { scratch.deallocate() }
    var total = 0
    var position = 0
    while let keyword = Self.nextStream(in: file, from: position) {
      position = keyword + 6
      let start = Self.dataStart(in: file, after: position)
      guard start + 2 < file.count, Inflater.isHeader(file[start], file[start + 1]) else {
        continue
      }
      let dictionary = UnsafeRawBufferPointer(rebasing: file[max(0, keyword - 2_048)..<keyword])
      if Self.count("FlateDecode", inLastDictionaryOf: dictionary) > 1 {
        throw .tooLarge(.stream, limit: limits.streamBytes)
      }
      let isImage = Self.count("/Image", inLastDictionaryOf: dictionary) > 0
      let limit = isImage ? limits.imageBytes : limits.streamBytes
      do throws(Inflater.Failure) {
        total += try inflater.inflate(
          UnsafeRawBufferPointer(rebasing: file[start...]),
          into: UnsafeMutableRawBufferPointer(rebasing: scratch[..<limit]))
      } catch {
        if error == .tooLarge { throw .tooLarge(.stream, limit: limit) }
        total += limits.streamBytes / 64  // unknown; what it took is not free either
      }
      guard total <= limits.allStreamBytes else {
        throw .tooLarge(.stream, limit: limits.allStreamBytes)
      }
    }
  }

  /// Where the next `stream` that is not the end of `endstream` begins.
  private static func nextStream(in file: UnsafeRawBufferPointer, from start: Int) -> Int? {
    var index = start
    while index + 6 <= file.count {
      guard file[index] == 0x73 else {
        index += 1
        continue
      }
      if file[index + 1] == 0x74, file[index + 2] == 0x72, file[index + 3] == 0x65,
        file[index + 4] == 0x61, file[index + 5] == 0x6D, index == 0 || file[index - 1] != 0x64
      {
        return index
      }
      index += 1
    }
    return nil
  }

  private static func dataStart(in file: UnsafeRawBufferPointer, after keyword: Int) -> Int {
    var start = keyword
    while start < file.count, file[start] == 0x20 { start += 1 }
    if start < file.count, file[start] == 0x0D { start += 1 }
    if start < file.count, file[start] == 0x0A { start += 1 }
    return start
  }

  /// Occurrences of a word between the last `obj` and the end.
  private static func count(_ word: StaticString, inLastDictionaryOf bytes: UnsafeRawBufferPointer)
    -> Int
  {
    var found = 0
    var index = bytes.count - 1
    while index >= 0 {
      if matches(word, bytes, index) { found += 1 }
      if matches("obj", bytes, index) { break }
      index -= 1
    }
    return found
  }

  private static func matches(_ word: StaticString, _ bytes: UnsafeRawBufferPointer, _ start: Int)
    -> Bool
  {
    guard start + word.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where bytes[start + index] != word.utf8Start[index] {
      return false
    }
    return true
  }
}
