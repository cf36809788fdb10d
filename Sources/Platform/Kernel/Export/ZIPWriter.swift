/// A ZIP archive (APPNOTE 6.3) as a stream: each file's length follows it, so nothing of it is kept.
struct ZIPWriter {
  private struct Entry {
    let name: [UInt8]
    let offset: Int
    var checksum: UInt32 = 0
    var packed = 0
    var size = 0
  }

  private var entries: [Entry] = []
  private var position = 0
  private var deflate = StreamingDeflate()

  /// Lengths follow, and names are UTF-8.
  private static let flags: [UInt8] = [0x08, 0x08]
  private static let deflated: [UInt8] = [8, 0]
  /// 1980-01-01: files say nothing about when they were made.
  private static let time: [UInt8] = [0, 0, 0x21, 0]

  mutating func begin(_ name: String) -> [UInt8] {
    let name = Array(name.utf8)
    entries.append(Entry(name: name, offset: position))
    deflate = StreamingDeflate()
    return put(
      Self.bytes(0x0403_4B50, 4) + Self.bytes(20, 2) + Self.flags + Self.deflated + Self.time
        + Self.bytes(0, 12) + Self.bytes(name.count, 2) + Self.bytes(0, 2) + name)
  }

  mutating func add(_ content: [UInt8]) -> [UInt8] {
    entries[entries.count - 1].size += content.count
    return packed(deflate.add(content))
  }

  mutating func end() -> [UInt8] {
    let rest = packed(deflate.finish())
    entries[entries.count - 1].checksum = deflate.checksum
    let entry = entries[entries.count - 1]
    return rest + put(Self.bytes(0x0807_4B50, 4) + Self.lengths(entry))
  }

  /// The directory, which ends the archive.
  mutating func finish() -> [UInt8] {
    let start = position
    var all: [UInt8] = []
    for entry in entries {
      all += put(
        Self.bytes(0x0201_4B50, 4) + Self.bytes(20, 2) + Self.bytes(20, 2) + Self.flags
          + Self.deflated + Self.time + Self.lengths(entry) + Self.bytes(entry.name.count, 2)
          + Self.bytes(0, 12) + Self.bytes(entry.offset, 4) + entry.name)
    }
    let size = position - start
    return all
      + put(
        Self.bytes(0x0605_4B50, 4) + Self.bytes(0, 4) + Self.bytes(entries.count, 2)
          + Self.bytes(entries.count, 2) + Self.bytes(size, 4) + Self.bytes(start, 4)
          + Self.bytes(0, 2))
  }

  private static func lengths(_ entry: Entry) -> [UInt8] {
    bytes(Int(entry.checksum), 4) + bytes(entry.packed, 4) + bytes(entry.size, 4)
  }

  private mutating func packed(_ bytes: [UInt8]) -> [UInt8] {
    entries[entries.count - 1].packed += bytes.count
    return put(bytes)
  }

  private mutating func put(_ bytes: [UInt8]) -> [UInt8] {
    position += bytes.count
    return bytes
  }

  private static func bytes(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> ($0 * 8) : 0) }
  }
}
