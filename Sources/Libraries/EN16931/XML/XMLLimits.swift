/// What a file may ask of us. A file beyond is refused with a sentence, not processed slowly.
package struct XMLLimits: Sendable {
  /// Bytes of the whole file; at most 1 GiB.
  package var file = 100 << 20
  /// Some 25,000 lines of an invoice.
  package var elements = 1_000_000
  package var depth = 100
  /// Of one element, declarations of namespaces included.
  package var attributes = 64
  /// Bytes (UTF-8) of one attribute value.
  package var attributeValue = 64 << 10
  /// Bytes (UTF-8) of text directly inside one element; attached files come as base64 in one
  /// element.
  package var text = 64 << 20
  /// Bytes (UTF-8) of one name, prefix included.
  package var name = 256
  /// Bytes of one tag, comment or processing instruction.
  package var markup = 2 << 20
  /// Different names outside the vocabulary, elements and attributes each.
  package var foreignNames = 10_000
  /// Prefixes declared at once, and different unknown namespaces.
  package var namespaces = 256

  package static let standard = XMLLimits()

  package init() {}
}
