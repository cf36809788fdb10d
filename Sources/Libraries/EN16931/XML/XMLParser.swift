/// Reads a file by the grammar of XML 1.0 without DTD: tags, text, the five entities, comments and
/// `xml-stylesheet`. Everything else is refused where it begins.
///
/// It looks at each byte once, so that no file takes longer than its length, and goes by checked
/// accesses only. Faults are told where expat tells them (`XMLPeerTests`).
struct XMLParser {
  let source: XMLBytes
  let limits: XMLLimits
  /// Where the tag, comment or text begins that is being read.
  var at: Int
  var builder: XMLTreeBuilder
  var attributes: [XMLTag.Attribute] = []

  static func parse(_ bytes: [UInt8], _ limits: XMLLimits) throws(XMLError) -> XMLTree {
    if bytes.count > min(limits.file, 1 << 30) {
      throw XMLError(.tooLarge(limit: limits.file), line: 1, column: 1)
    }
    let file = try XMLText(bytes)
    let outcome = file.bytes.withUnsafeBufferPointer { bytes -> Result<XMLTree, XMLError> in
      let source = XMLBytes(bytes)
      var parser = XMLParser(source, limits, from: file.start)
      do throws(XMLFlaw) {
        try parser.document()
        return .success(parser.builder.finished(file.bytes))
      } catch { return .failure(file.error(error)) }
    }
    return try outcome.get()
  }

  private init(_ source: XMLBytes, _ limits: XMLLimits, from start: Int) {
    (self.source, self.limits, at) = (source, limits, start)
    builder = XMLTreeBuilder(source, limits)
  }

  private mutating func document() throws(XMLFlaw) {
    try prolog()
    try startTag()
    while builder.isOpen {
      try text()
      try markup()
    }
    try epilog()
  }
}

// MARK: - Around the root

extension XMLParser {
  private mutating func prolog() throws(XMLFlaw) {
    while true {
      at = source.skipSpace(at)
      guard at < source.count else { throw XMLFlaw(.truncated, at) }
      guard source[at] == UInt8(ascii: "<") else {
        _ = try source.character(at, from: at)
        throw XMLFlaw(.malformed, at)
      }
      guard at + 1 < source.count else { throw XMLFlaw(.truncated, at) }
      switch source[at + 1] {
      case UInt8(ascii: "?"): try processingInstruction(isBeforeRoot: true)
      case UInt8(ascii: "!"):
        if at + 2 < source.count, source[at + 2] == UInt8(ascii: "-") {
          try comment()
          continue
        }
        switch source.follows("<!DOCTYPE", at: at) {
        case .yes: throw XMLFlaw(.doctype, at)
        case .cut: throw XMLFlaw(.truncated, at)
        case .no(let place): throw XMLFlaw(.malformed, place)
        }
      default: return
      }
    }
  }

  private mutating func epilog() throws(XMLFlaw) {
    while true {
      at = source.skipSpace(at)
      guard at < source.count else { return }
      if source[at] == UInt8(ascii: "<") {
        guard at + 1 < source.count else { throw XMLFlaw(.truncated, at) }
        if source[at + 1] == UInt8(ascii: "?") {
          try processingInstruction(isBeforeRoot: false)
          continue
        }
        switch source.follows("<!--", at: at) {
        case .yes:
          try comment()
          continue
        case .cut: throw XMLFlaw(.truncated, at)
        case .no: break
        }
      } else {
        _ = try source.character(at, from: at)
      }
      throw XMLFlaw(.trailing, at)
    }
  }

  private mutating func markup() throws(XMLFlaw) {
    guard at + 1 < source.count else { throw XMLFlaw(.truncated, at) }
    switch source[at + 1] {
    case UInt8(ascii: "/"): try endTag()
    case UInt8(ascii: "?"): try processingInstruction(isBeforeRoot: false)
    case UInt8(ascii: "!"):
      if at + 2 < source.count, source[at + 2] == UInt8(ascii: "[") {
        try characterData()
      } else {
        try comment()
      }
    default: try startTag()
    }
  }
}
