import Kernel

/// The first bytes of a text file that say how it is encoded.
enum ByteOrderMark {
  case utf8, utf16LittleEndian, utf16BigEndian

  var length: Int { self == .utf8 ? 3 : 2 }

  var encoding: TextEncoding {
    switch self {
    case .utf8: .utf8
    case .utf16LittleEndian: .utf16LittleEndian
    case .utf16BigEndian: .utf16BigEndian
    }
  }
}

/// Tells what a file is by its first bytes.
enum ContentSniffing {
  enum Kind {
    case document
    case jsonLines
    /// Neither JSON nor anything known: CSV, if a mapping says what its columns mean.
    case text(ByteOrderMark?)
  }

  /// - Throws: `ShopsError.formatUnknown` for what is surely something else, `.noOrders` for nothing at all.
  static func kind(of source: ByteSource, lineLimit: Int) throws(ShopsError) -> Kind {
    var head: [UInt8] = []
    try source.read(4096, into: &head)
    defer { source.rewind() }
    let mark = mark(of: head)
    let body = head.dropFirst(mark?.length ?? 0)
    if let looksLike = knownStranger(body) {
      throw .formatUnknown(file: source.name, looksLike: looksLike)
    }
    if mark != nil, mark != .utf8 {
      if body.contains(where: { $0 > 0x20 }),
        firstCharacter(body) == UInt8(ascii: "{") || firstCharacter(body) == UInt8(ascii: "[")
      {
        throw .encodingMismatch(Place(file: source.name, line: 1), encoding: "utf-8 (JSON)")
      }
      return .text(mark)
    }
    guard let first = firstCharacter(body) else {
      if head.count < 4096 { throw .noOrders(file: source.name) }
      return .text(mark)
    }
    if body.prefix(512).count(where: { $0 == 0 }) > body.prefix(512).count / 4 {
      throw .encodingUnknown(Place(file: source.name, line: 1))
    }
    switch first {
    case UInt8(ascii: "["): return .document
    case UInt8(ascii: "{"):
      return try hasObjectPerLine(source, lineLimit: lineLimit) ? .jsonLines : .document
    default: return .text(mark)
    }
  }

  private static func mark(of head: [UInt8]) -> ByteOrderMark? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    return nil
  }

  private static func firstCharacter(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    bytes.first { $0 > 0x20 }
  }

  /// Whether a first line is an object by itself and another follows it.
  private static func hasObjectPerLine(_ source: ByteSource, lineLimit: Int) throws(ShopsError)
    -> Bool
  {
    source.rewind()
    let lines = TextLines(source, maximumBytes: lineLimit)
    guard let first = try lines.next(), !first.isTooLong,
      first.bytes.trimmingBlanks().last == UInt8(ascii: "}"), let second = try lines.next()
    else { return false }
    return second.bytes.trimmingBlanks().first == UInt8(ascii: "{")
  }

  /// Files merchants take for an export.
  private static func knownStranger(_ bytes: ArraySlice<UInt8>) -> Text? {
    let first = Array(bytes.prefix(4))
    if first.starts(with: [0x50, 0x4B, 0x03, 0x04]) || first.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    {
      return Text(
        fr: "c'est un classeur Excel ou une archive ; l'enregistrer en CSV UTF-8.",
        en: "it is an Excel workbook or an archive; save it as CSV UTF-8.")
    }
    if first.starts(with: Array("%PDF".utf8)) {
      return Text(
        fr: "c'est un PDF ; exporter les commandes en CSV ou en JSON.",
        en: "it is a PDF; export the orders as CSV or JSON.")
    }
    if first.starts(with: [0x1F, 0x8B]) || first.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      return Text(
        fr: "c'est un fichier compressé ; le décompresser.",
        en: "it is a compressed file; decompress it.")
    }
    if firstCharacter(bytes) == UInt8(ascii: "<") {
      return Text(
        fr: "c'est du XML ou du HTML ; exporter en CSV ou en JSON.",
        en: "it is XML or HTML; export as CSV or JSON.")
    }
    return nil
  }
}
