/// A finished document: the template it begins with, and the bytes after it.
package struct RenderedDocument: Sendable {
  /// `DocumentTemplate.id` of the prefix.
  package let templateID: [UInt8]
  package let tail: [UInt8]
  /// The same in the form archives keep (`PlainTail`); emptied once it is kept.
  package var plain: [UInt8]
  package let pageCount: Int
  /// SHA-256 of the whole file, prefix and tail.
  package let sha256: [UInt8]
  /// Where in `tail` the embedded XML is, in zlib format: it need not be stored a second time.
  package let xmlRange: Range<Int>?

  /// The file as it is sent to the customer.
  package func file(prefix: [UInt8]) -> [UInt8] { prefix + tail }
}

/// A document that cannot be drawn as asked.
package enum RenderingError: Error, Equatable {
  /// More than a QR code of error correction level M holds.
  case qrPayloadTooLong(bytes: Int)
  case font(FontError)
}
