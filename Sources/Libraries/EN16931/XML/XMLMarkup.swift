// MARK: - Text

extension XMLParser {
  /// Up to the next tag, comment or instruction.
  mutating func text() throws(XMLFlaw) {
    let start = at
    var index = start
    let count = source.count
    while index < count, XMLBytes.isSpace(source[index]) { index &+= 1 }
    if index < count, source[index] == UInt8(ascii: "<") {
      if index > start { try keep(start..<index) }
      at = index
      return
    }
    var run = start
    while index < count {
      let byte = source[index]
      if XMLBytes.isPlain(byte) {
        index &+= 1
        continue
      }
      switch byte {
      case UInt8(ascii: "<"):
        if index > run { try keep(run..<index) }
        at = index
        return
      case UInt8(ascii: "&"):
        if index > run { try keep(run..<index) }
        let (value, next) = try source.reference(index, tag: nil)
        builder.text(value)
        (index, run) = (next, next)
      case UInt8(ascii: "]"):
        if index + 2 < count, source[index + 1] == byte, source[index + 2] == UInt8(ascii: ">") {
          throw XMLFlaw(.malformed, index + 2)
        }
        index += 1
      default: index = try source.character(index, from: index)
      }
    }
    throw XMLFlaw(.truncated, count)
  }

  private mutating func keep(_ run: Range<Int>) throws(XMLFlaw) {
    if builder.text(run) > limits.text {
      throw XMLFlaw(.textTooLong(limit: limits.text), run.lowerBound)
    }
  }

  /// `<![CDATA[ … ]]>`
  mutating func characterData() throws(XMLFlaw) {
    let start = try require("<![CDATA[")
    var index = start
    while index < source.count {
      if source[index] == UInt8(ascii: "]"), index + 2 < source.count,
        source[index + 1] == UInt8(ascii: "]"), source[index + 2] == UInt8(ascii: ">")
      {
        if index > start { try keep(start..<index) }
        at = index + 3
        return
      }
      index = try source.character(index, from: source.count)
    }
    throw XMLFlaw(.truncated, source.count)
  }
}

// MARK: - Comments and instructions

extension XMLParser {
  /// `<!-- … -->`, without "--" inside.
  mutating func comment() throws(XMLFlaw) {
    var index = try require("<!--")
    while index < source.count {
      if source[index] == UInt8(ascii: "-"), index + 1 < source.count,
        source[index + 1] == UInt8(ascii: "-")
      {
        guard index + 2 < source.count else { break }
        guard source[index + 2] == UInt8(ascii: ">") else { throw XMLFlaw(.malformed, index + 2) }
        return try leave(to: index + 3)
      }
      index = try source.character(index, from: at)
    }
    throw unfinished()
  }

  /// `<?xml-stylesheet … ?>` before the root; any other is refused.
  mutating func processingInstruction(isBeforeRoot: Bool) throws(XMLFlaw) {
    let start = at + 2
    var index = try source.name(start, from: at)
    let target = String(decoding: source[start..<index], as: UTF8.self)
    if target == "xml" { throw XMLFlaw(.lateDeclaration, at) }
    guard target.lowercased() != "xml",
      source[index] == UInt8(ascii: "?") || XMLBytes.isSpace(source[index])
    else { throw XMLFlaw(source.invalid(index), index) }
    if source[index] == UInt8(ascii: "?"), index + 1 < source.count,
      source[index + 1] != UInt8(ascii: ">")
    {
      _ = try source.character(index + 1, from: at)
      throw XMLFlaw(.malformed, index + 1)
    }
    while index < source.count {
      if source[index] == UInt8(ascii: "?") {
        guard index + 1 < source.count else { break }
        if source[index + 1] == UInt8(ascii: ">") {
          guard isBeforeRoot, target == "xml-stylesheet" else {
            throw XMLFlaw(.processingInstruction, at)
          }
          return try leave(to: index + 2)
        }
      }
      index = try source.character(index, from: at)
    }
    throw unfinished()
  }

  func require(_ word: StaticString) throws(XMLFlaw) -> Int {
    switch source.follows(word, at: at) {
    case .yes: return at + word.utf8CodeUnitCount
    case .cut: throw XMLFlaw(.truncated, at)
    case .no(let place):
      _ = try source.character(place, from: at)
      throw XMLFlaw(.malformed, place)
    }
  }

  private mutating func leave(to end: Int) throws(XMLFlaw) {
    if end - at > limits.markup { throw XMLFlaw(.markupTooLong(limit: limits.markup), at) }
    at = end
  }

  private func unfinished() -> XMLFlaw {
    let isTooLong = source.count - at > limits.markup
    return XMLFlaw(isTooLong ? .markupTooLong(limit: limits.markup) : .truncated, at)
  }
}

// MARK: - Tags

extension XMLParser {
  mutating func startTag() throws(XMLFlaw) {
    let start = at
    var index = try source.name(start + 1, from: start)
    let name = start + 1..<index
    builder.endText()
    attributes.removeAll(keepingCapacity: true)
    var isEmpty = false
    while true {
      let spaced = source.skipSpace(index)
      guard spaced < source.count else { throw unfinished() }
      let byte = source[spaced]
      if byte == UInt8(ascii: ">") {
        index = spaced + 1
        break
      }
      if byte == UInt8(ascii: "/") {
        guard spaced + 1 < source.count else { throw unfinished() }
        guard source[spaced + 1] == UInt8(ascii: ">") else {
          _ = try source.character(spaced + 1, from: start)
          throw XMLFlaw(.malformed, spaced + 1)
        }
        (index, isEmpty) = (spaced + 2, true)
        break
      }
      guard spaced > index else {
        _ = try source.character(index, from: start)
        throw XMLFlaw(.malformed, index)
      }
      index = try attribute(spaced)
    }
    try leave(to: index)
    do throws(XMLFault) {
      try builder.start(name, attributes)
    } catch { throw XMLFlaw(error, start) }
    if isEmpty { builder.end() }
  }

  mutating func endTag() throws(XMLFlaw) {
    let start = at
    let name = builder.openName
    var index = start + 2 + name.count
    // The usual end: the same bytes and ">".
    if index < source.count, source[index] == UInt8(ascii: ">"),
      source.isSame(name.lowerBound, start + 2, count: name.count)
    {
      builder.end()
      at = index + 1
      return
    }
    index = try source.name(start + 2, from: start)
    let written = start + 2..<index
    index = source.skipSpace(index)
    guard index < source.count else { throw unfinished() }
    guard source[index] == UInt8(ascii: ">") else {
      _ = try source.character(index, from: start)
      throw XMLFlaw(.malformed, index)
    }
    guard written.count == name.count,
      source.isSame(name.lowerBound, start + 2, count: name.count)
    else { throw XMLFlaw(.tagMismatch, start + 2) }
    builder.end()
    try leave(to: index + 1)
  }

  private mutating func attribute(_ start: Int) throws(XMLFlaw) -> Int {
    if attributes.count >= limits.attributes {
      throw XMLFlaw(.tooManyAttributes(limit: limits.attributes), at)
    }
    var index = try source.name(start, from: at)
    let name = start..<index
    index = try expect(UInt8(ascii: "="), source.skipSpace(index))
    index = source.skipSpace(index)
    guard index < source.count else { throw unfinished() }
    let quote = source[index]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      _ = try source.character(index, from: at)
      throw XMLFlaw(.malformed, index)
    }
    let (value, end) = try value(index + 1, until: quote)
    for other in attributes
    where other.name.count == name.count
      && source.isSame(other.name.lowerBound, start, count: name.count)
    {
      throw XMLFlaw(.duplicateAttribute, start)
    }
    attributes.append(XMLTag.Attribute(name: name, value: value))
    return end
  }

  private func expect(_ byte: UInt8, _ index: Int) throws(XMLFlaw) -> Int {
    guard index < source.count else { throw unfinished() }
    if source[index] == byte { return index + 1 }
    _ = try source.character(index, from: at)
    throw XMLFlaw(.malformed, index)
  }

  /// The value, as it is in the file or with references resolved and white space made spaces.
  private mutating func value(
    _ start: Int, until quote: UInt8
  ) throws(XMLFlaw) -> (value: Range<Int>, next: Int) {
    var index = start
    var run = start
    var decoded: Int?
    while index < source.count {
      let byte = source[index]
      if byte == quote {
        guard let decoded else { return (start..<index, index + 1) }
        builder.decode(run..<index)
        return (decoded..<builder.decodedEnd, index + 1)
      }
      switch byte {
      case UInt8(ascii: "<"): throw XMLFlaw(.malformed, index)
      case UInt8(ascii: "&"), 0x09, 0x0A, 0x0D:
        if decoded == nil { decoded = builder.decodedEnd }
        builder.decode(run..<index)
        if byte == UInt8(ascii: "&") {
          let (value, next) = try source.reference(index, tag: at)
          builder.decode(value)
          index = next
        } else {
          builder.decode(" ")
          let isPair =
            byte == 0x0D && index + 1 < source.count && source[index + 1] == 0x0A
          index += isPair ? 2 : 1
        }
        run = index
      default: index = try source.character(index, from: at)
      }
    }
    throw unfinished()
  }
}
