import Crypto

/// What a PDF of any producer holds of an electronic invoice: its attachments and what it says of
/// itself.
///
/// A pure value: nothing of the library that read it stays open. A PDF without attachments is one
/// too.
package struct ForeignPDF: Sendable {
  /// In the order of the tree of names, then those only listed in /AF, then those on pages.
  package let attachments: [Attachment]
  /// The XMP packet of the document.
  package let xmp: [UInt8]?
  package let xmpFacts: XMPFacts
  /// "1.7"
  package let pdfVersion: String
  /// Encrypted with the empty password, else it could not have been read.
  package let isEncrypted: Bool
  package let pageCount: Int
  /// The cross-references were wrong and have been rebuilt.
  package let wasRepaired: Bool
  /// What qpdf said while reading, in English, for a log.
  package let warnings: [String]

  /// Reads a PDF.
  ///
  /// - Throws: `PDFReadError` when the file as a whole cannot be read. An attachment that cannot is
  ///   still listed, with its `fault`.
  package static func read(_ bytes: [UInt8], limits: PDFReadLimits = .standard)
    throws(PDFReadError) -> ForeignPDF
  {
    guard bytes.count <= limits.fileBytes else {
      throw .tooLarge(.file, limit: limits.fileBytes)
    }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(PDFReadError) in
      let file = UnsafeRawBufferPointer(buffer)
      guard isPDF(file) else { throw .notAPDF }
      try BombScan(limits: limits).check(file)
      var reader = ForeignPDFReader(document: try QPDFDocument(file), limits: limits)
      return try reader.read()
    }
  }

  /// `%PDF-` within the first kilobyte, where readers look for it.
  private static func isPDF(_ file: UnsafeRawBufferPointer) -> Bool {
    let mark = Array("%PDF-".utf8)
    guard file.count >= mark.count else { return false }
    return (0...min(1_024, file.count - mark.count)).contains { start in
      mark.indices.allSatisfy { file[start + $0] == mark[$0] }
    }
  }
}

/// A file inside a PDF, with what the PDF says about it.
package struct Attachment: Sendable {
  package enum Origin: Hashable, Sendable {
    /// The tree of names, where programs look.
    case names
    /// Only the catalog's list of associated files.
    case associatedFiles
    /// A paper clip on a page.
    case annotation
  }

  package enum Fault: Hashable, Sendable {
    /// Larger than the limit once decoded, or too much with those before it.
    case tooLarge
    /// No stream, or one whose filters cannot be undone.
    case damaged
  }

  /// As a viewer shows it: `unicodeFile`, else `file`, else `key`.
  package let name: String
  /// Its key in the tree of names.
  package let key: String?
  /// /F
  package let file: String?
  /// /UF
  package let unicodeFile: String?
  /// Decoded; empty when there is a fault.
  package let bytes: [UInt8]
  package let fault: Fault?
  /// The stream's /Subtype: "text/xml".
  package let mimeType: String?
  /// /AFRelationship: "Data", "Source", "Alternative" …
  package let relationship: String?
  package let description: String?
  /// Whether the catalog's /AF lists it.
  package let isAssociated: Bool
  package let origin: Origin
  /// /EF has the stream under /F, where PDF/A wants it, and not only under another name.
  package let isEmbeddedUnderF: Bool
  /// /Params /Size, which need not be true.
  package let declaredSize: Int?
  /// /Params /CheckSum: MD5, which need not be true.
  package let checksum: [UInt8]?
  /// /Params /ModDate: "D:20261123000000+01'00'"
  package let modified: String?

  /// Whether /CheckSum is the MD5 of the bytes, plain or, as some write it, in hexadecimal letters.
  package var checksumIsRight: Bool? {
    guard let checksum, fault == nil else { return nil }
    let digest = Array(Insecure.MD5.hash(data: bytes))
    return checksum == digest || checksum.map(lowercase) == hexadecimal(digest)
  }

  private func lowercase(_ byte: UInt8) -> UInt8 {
    (0x41...0x46).contains(byte) ? byte + 0x20 : byte
  }

  private func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }
}
