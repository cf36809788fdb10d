/// `prefix:local`, in the file's memory.
struct XMLQualifiedName {
  let prefix: UnsafeRawBufferPointer
  let local: UnsafeRawBufferPointer

  init(_ name: Range<Int>, _ source: XMLBytes, _ limits: XMLLimits) throws(XMLFault) {
    if name.count > limits.name { throw .nameTooLong(limit: limits.name) }
    let colon = UInt8(ascii: ":")
    guard let split = source.first(colon, in: name) else {
      prefix = UnsafeRawBufferPointer(start: nil, count: 0)
      local = source[name]
      return
    }
    prefix = source[name.lowerBound..<split]
    local = source[split + 1..<name.upperBound]
    guard !prefix.isEmpty, let first = local.first, !local.contains(colon) else {
      throw .namespace
    }
    // The scan has let "a:1" pass as one name; "1" is none.
    if first <= UInt8(ascii: "9") { throw .namespace }
  }
}

/// The numbers of the names lately read, as written: a name met again is not looked up by its parts.
/// What it knows holds until a declaration of a namespace comes or goes.
struct XMLNameCache {
  private struct Entry {
    var start: UInt32 = 0
    /// 0 where there is none.
    var count: UInt32 = 0
    var since: UInt32 = 0
    var number: UInt16 = 0
  }

  private static let size = 256
  private var entries = [Entry](repeating: Entry(), count: size)
  private var since: UInt32 = 0

  func find(_ name: Range<Int>, _ hash: Int, _ source: XMLBytes) -> UInt16? {
    let entry = entries[hash & (Self.size - 1)]
    guard entry.count == UInt32(name.count), entry.since == since,
      source.isSame(Int(entry.start), name.lowerBound, count: name.count)
    else { return nil }
    return entry.number
  }

  mutating func keep(_ name: Range<Int>, _ hash: Int, _ number: UInt16) {
    entries[hash & (Self.size - 1)] = Entry(
      start: UInt32(name.lowerBound), count: UInt32(name.count), since: since, number: number)
  }

  mutating func forget() { since += 1 }
}

extension XMLBytes {
  func hash(_ name: Range<Int>) -> Int {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: name.count) &* factor
    var index = name.lowerBound
    while index &+ 8 <= name.upperBound {
      hash = (hash ^ word(index)) &* factor
      hash ^= hash &>> 29
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < name.upperBound {
      rest = rest &<< 8 | UInt64(self[index])
      index &+= 1
    }
    hash = (hash ^ rest) &* factor
    return Int(truncatingIfNeeded: (hash ^ hash &>> 32) & 0x7FFF_FFFF)
  }
}

/// Lines by counting their ends up to where the parser is.
struct XMLLines {
  /// A line feed, or a carriage return in a file that ends its lines with nothing else.
  private let end: UInt8
  private var position = 0
  private var line: Int32 = 1

  init(_ source: XMLBytes) {
    let hasFeed = source.first(0x0A, in: 0..<source.count) != nil
    end = hasFeed ? 0x0A : 0x0D
  }

  mutating func line(at place: Int, _ source: XMLBytes) -> Int32 {
    while position < place, let found = source.first(end, in: position..<place) {
      position = found + 1
      line += 1
    }
    position = max(position, place)
    return line
  }
}
