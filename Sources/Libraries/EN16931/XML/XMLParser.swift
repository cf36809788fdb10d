import CExpat
import Glibc

/// Feeds a file to expat and watches over it.
enum XMLParser {
  static func parse(_ bytes: [UInt8], _ limits: XMLLimits) throws(XMLError) -> XMLTree {
    if bytes.count > min(limits.file, 1 << 30) {
      throw XMLError(.tooLarge(limit: limits.file), line: 1, column: 1)
    }
    let isBlank = bytes.withUnsafeBytes { XMLSource($0).isBlank }
    if isBlank { throw XMLError(.empty, line: 1, column: 1) }
    guard let parser = XML_ParserCreate(nil) else { fatalError("out of memory") }
    defer { XML_ParserFree(parser) }
    let outcome = bytes.withUnsafeBytes { input -> Result<XMLTree, XMLError> in
      var builder = XMLTreeBuilder(parser, XMLSource(input), limits)
      let error = withUnsafeMutablePointer(to: &builder) { builder in
        listen(parser, builder)
        return feed(parser, input, limits, builder)
      }
      return error.map(Result.failure) ?? .success(builder.finished())
    }
    return try outcome.get()
  }

  private static func listen(
    _ parser: XML_Parser, _ builder: UnsafeMutablePointer<XMLTreeBuilder>
  ) {
    XML_SetUserData(parser, builder)
    XML_SetElementHandler(
      parser,
      { XMLParser.builder($0).pointee.start($1!, $2!) },
      { data, _ in XMLParser.builder(data).pointee.end() })
    XML_SetCharacterDataHandler(parser) { XMLParser.builder($0).pointee.characters($1!, $2) }
    XML_SetProcessingInstructionHandler(parser) { data, target, _ in
      XMLParser.builder(data).pointee.processingInstruction(target!)
    }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      XMLParser.builder(data).pointee.fail(.doctype)
    }
    XML_SetXmlDeclHandler(parser) { data, _, encoding, _ in
      XMLParser.builder(data).pointee.declaration(encoding: encoding)
    }
    XML_SetUnknownEncodingHandler(
      parser,
      { _, name, encoding in XMLEncodings.fill(String(cString: name!), encoding!) }, nil)
  }

  private static func builder(
    _ data: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<XMLTreeBuilder> {
    data!.assumingMemoryBound(to: XMLTreeBuilder.self)
  }

  /// In pieces, so that a limit ends the work early. expat starts an unfinished tag or comment over
  /// with each piece; pieces that grow with it keep the work linear.
  private static func feed(
    _ parser: XML_Parser, _ input: UnsafeRawBufferPointer, _ limits: XMLLimits,
    _ builder: UnsafeMutablePointer<XMLTreeBuilder>
  ) -> XMLError? {
    var fed = 0
    var piece = 64 << 10
    while fed < input.count {
      let count = min(piece, input.count - fed)
      let status = XML_Parse(
        parser, (input.baseAddress! + fed).assumingMemoryBound(to: CChar.self), Int32(count),
        fed + count == input.count ? 1 : 0)
      if let failure = builder.pointee.failure { return failure }
      if status == XML_STATUS_ERROR { return error(parser, input, builder.pointee) }
      fed += count
      let unfinished = fed - max(0, Int(XML_GetCurrentByteIndex(parser)))
      if fed < input.count, unfinished > limits.markup {
        return place(.markupTooLong(limit: limits.markup), parser)
      }
      piece = max(64 << 10, unfinished)
    }
    return nil
  }

  static func place(_ fault: XMLFault, _ parser: XML_Parser) -> XMLError {
    XMLError(
      fault, line: max(1, Int(XML_GetCurrentLineNumber(parser))),
      column: Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  private static func error(
    _ parser: XML_Parser, _ input: UnsafeRawBufferPointer, _ builder: XMLTreeBuilder
  ) -> XMLError {
    place(fault(XML_GetErrorCode(parser), parser, input, builder), parser)
  }

  private static func fault(
    _ code: XML_Error, _ parser: XML_Parser, _ input: UnsafeRawBufferPointer,
    _ builder: XMLTreeBuilder
  ) -> XMLFault {
    switch code {
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR,
      XML_ERROR_UNCLOSED_CDATA_SECTION:
      .truncated
    case XML_ERROR_TAG_MISMATCH: .tagMismatch
    case XML_ERROR_DUPLICATE_ATTRIBUTE: .duplicateAttribute
    case XML_ERROR_JUNK_AFTER_DOC_ELEMENT: .trailing
    case XML_ERROR_UNDEFINED_ENTITY: .entity
    case XML_ERROR_BAD_CHAR_REF: .badCharacter
    case XML_ERROR_MISPLACED_XML_PI: .lateDeclaration
    case XML_ERROR_UNKNOWN_ENCODING: .encoding(builder.encoding)
    case XML_ERROR_INCORRECT_ENCODING: .encodingContradicted(builder.encoding)
    case XML_ERROR_INVALID_TOKEN: invalidToken(parser, input, builder)
    default: .malformed
    }
  }

  /// expat stops at the very byte it cannot take.
  private static func invalidToken(
    _ parser: XML_Parser, _ input: UnsafeRawBufferPointer, _ builder: XMLTreeBuilder
  ) -> XMLFault {
    let index = Int(XML_GetCurrentByteIndex(parser))
    guard !builder.source.isUTF16, input.indices.contains(index) else { return .malformed }
    if input[index] >= 0x80 { return .notInItsEncoding }
    if input[index] < 0x20, ![0x09, 0x0A, 0x0D].contains(input[index]) { return .badCharacter }
    if index > 0, input[index - 1] == UInt8(ascii: "&") { return .bareAmpersand }
    return .malformed
  }
}

/// What the first bytes of a file tell.
struct XMLSource {
  let bytes: UnsafeRawBufferPointer
  let hasUTF8Mark: Bool
  let isUTF16: Bool

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    hasUTF8Mark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    isUTF16 =
      bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
      || bytes.starts(with: [0x3C, 0x00]) || bytes.starts(with: [0x00, 0x3C])
  }

  /// Nothing but white space behind the byte order mark.
  var isBlank: Bool {
    let mark = hasUTF8Mark ? 3 : isUTF16 && bytes[0] >= 0xFE ? 2 : 0
    return bytes.dropFirst(mark).allSatisfy {
      $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 || (isUTF16 && $0 == 0)
    }
  }
}
