/// Remembers set texts between documents: labels, mentions, addresses and product names come again and again.
///
/// A text met for the second time is kept as finished PDF syntax, so drawing it is a copy. What comes out is the
/// same bytes either way. The memory is bounded and forgets all at once, between two documents.
final class TextMemory {
  struct Key {
    fileprivate var hash: UInt64
    fileprivate var weight: Weight
  }

  private struct Entry {
    var hash: UInt64
    var text: Int  // where its UTF-8 is in `texts`
    var length: Int
    var weight: Weight
    /// The width it was broken for; nil when it fits without breaks.
    var limit: Int?
    var firstLine: Int
    var endLine: Int
    var widest: Int
  }

  /// The lines' PDF syntax.
  let bytes = ByteBuffer(capacity: 65_536)
  private let texts = ByteBuffer(capacity: 32_768)
  private let lines = Arena<SetLine>(capacity: 1_024)
  private let entries = Arena<Entry>(capacity: 1_024)
  /// Positions in `entries` by hash, −1 when free: open addressing.
  private let slots: UnsafeMutablePointer<Int32>
  /// The texts met once, by their hash: what never comes again takes no room.
  private let met: UnsafeMutablePointer<UInt64>

  private static let slotCount = 8_192
  private static let mostEntries = 4_096
  private static let mostBytes = 1 << 20
  private static let longestText = 1_024

  init() {
    slots = .allocate(capacity: Self.slotCount)
    slots.initialize(repeating: -1, count: Self.slotCount)
    met = .allocate(capacity: Self.slotCount)
    met.initialize(repeating: 0, count: Self.slotCount)
  }

  deinit {
    slots.deallocate()
    met.deallocate()
  }

  /// To be called between documents: forgets everything when there is no room left.
  func makeRoom() {
    guard entries.count >= Self.mostEntries || bytes.count >= Self.mostBytes else { return }
    bytes.removeAll()
    texts.removeAll()
    lines.removeAll()
    entries.removeAll()
    slots.update(repeating: -1, count: Self.slotCount)
  }

  /// Multiply and fold, eight bytes at a time. Texts that collide on purpose are only set anew each time.
  func key(of text: UnsafeBufferPointer<UInt8>, _ weight: Weight) -> Key {
    var hash = (UInt64(text.count) << 1 | UInt64(weight.rawValue)) &+ 0x9E37_79B9_7F4A_7C15
    let raw = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= raw.count {
      hash = Self.mix(hash, raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index += 8
    }
    var rest: UInt64 = 0
    while index < raw.count {
      rest = rest << 8 | UInt64(raw[index])
      index += 1
    }
    return Key(hash: Self.mix(hash, rest), weight: weight)
  }

  @inline(__always) private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
    let product = (hash ^ value).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
    return product.high ^ product.low
  }

  private static func hash(_ key: Key, _ limit: Int?) -> UInt64 {
    limit.map { mix(key.hash, UInt64($0)) } ?? key.hash
  }

  /// Appends the lines of a known text; false when it is not known for this width.
  func recall(
    _ key: Key, _ text: UnsafeBufferPointer<UInt8>, limit: Int, onto target: Arena<SetLine>
  ) -> Bool {
    if let entry = find(key, text, limit: nil), entries[entry].widest <= limit {
      append(entry, onto: target)
      return true
    }
    guard limit != .max, let entry = find(key, text, limit: limit) else { return false }
    append(entry, onto: target)
    return true
  }

  private func append(_ index: Int, onto target: Arena<SetLine>) {
    let entry = entries[index]
    target.append(UnsafeBufferPointer(rebasing: lines.filled[entry.firstLine..<entry.endLine]))
  }

  private func find(_ key: Key, _ text: UnsafeBufferPointer<UInt8>, limit: Int?) -> Int? {
    let hash = Self.hash(key, limit)
    for step in 0..<8 {
      let found = slots[(Int(truncatingIfNeeded: hash) &+ step) & (Self.slotCount - 1)]
      guard found >= 0 else { return nil }
      let entry = entries[Int(found)]
      if entry.hash == hash, entry.length == text.count, entry.weight == key.weight,
        entry.limit == limit, isEqual(text, at: entry.text)
      {
        return Int(found)
      }
    }
    return nil
  }

  private func isEqual(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    let ours = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(texts.filled)[start...])
    let theirs = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= theirs.count {
      guard
        ours.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          == theirs.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      else { return false }
      index += 8
    }
    while index < theirs.count {
      guard ours[index] == theirs[index] else { return false }
      index += 1
    }
    return true
  }

  /// Keeps a text that was just set, if it is not the first time.
  func consider(
    _ key: Key, _ text: UnsafeBufferPointer<UInt8>, limit: Int?,
    lines set: Slice<UnsafeBufferPointer<SetLine>>, glyphs: Arena<PlacedGlyph>
  ) {
    let hash = Self.hash(key, limit)
    let mark = Int(truncatingIfNeeded: hash >> 32) & (Self.slotCount - 1)
    guard met[mark] == hash else {
      met[mark] = hash
      return
    }
    guard text.count <= Self.longestText, entries.count < Self.mostEntries,
      bytes.count < Self.mostBytes, find(key, text, limit: limit) == nil
    else { return }
    for step in 0..<8 {
      let slot = (Int(truncatingIfNeeded: hash) &+ step) & (Self.slotCount - 1)
      guard slots[slot] < 0 else { continue }
      slots[slot] = Int32(entries.count)
      keep(hash, key.weight, text, limit, set, glyphs)
      return
    }
  }

  private func keep(
    _ hash: UInt64, _ weight: Weight, _ text: UnsafeBufferPointer<UInt8>, _ limit: Int?,
    _ set: Slice<UnsafeBufferPointer<SetLine>>, _ glyphs: Arena<PlacedGlyph>
  ) {
    var entry = Entry(
      hash: hash, text: texts.count, length: text.count, weight: weight, limit: limit,
      firstLine: lines.count, endLine: lines.count + set.count, widest: 0)
    texts.append(text)
    for line in set {
      let start = bytes.count
      bytes.writePlain(UnsafeBufferPointer(rebasing: glyphs.filled[line.start..<line.end]))
      lines.append(
        SetLine(start: start, end: bytes.count, width: line.width, form: .finished(weight)))
      entry.widest = max(entry.widest, line.width)
    }
    entries.append(entry)
  }
}

extension Arena where Element == UInt8 {
  /// The operator that shows glyphs of one font on the baseline, kerned; nothing for none.
  func writePlain(_ glyphs: UnsafeBufferPointer<PlacedGlyph>) {
    guard !glyphs.isEmpty else { return }
    let start = room(for: 16 * glyphs.count + 8)
    var next = start
    @inline(__always) func put(_ byte: UInt8) {
      next.pointee = byte
      next += 1
    }
    /// The four bytes that mean something inside a literal string are escaped.
    @inline(__always) func putEscaped(_ byte: UInt8) {
      switch byte {
      case 0x28, 0x29, 0x5C:
        put(0x5C)
        put(byte)
      case 0x0D:
        put(0x5C)
        put(0x72)
      default: put(byte)
      }
    }
    put(0x5B)
    put(0x28)
    var back = 0  // how far the viewer is ahead of where shaping wants to be
    for glyph in glyphs {
      // Below two thousandths of an em nobody sees it, and every adjustment costs bytes; what is left over
      // counts towards the next, so errors do not add up.
      if abs(back) >= 20 {
        let adjustment = (back + (back < 0 ? -5 : 5)) / 10
        put(0x29)
        next = Self.writeSmall(adjustment, at: next)
        put(0x28)
        back -= adjustment * 10
      }
      putEscaped(UInt8(truncatingIfNeeded: glyph.glyph >> 8))
      putEscaped(UInt8(truncatingIfNeeded: glyph.glyph))
      back -= Int(glyph.kern)
    }
    put(0x29)
    put(0x5D)
    put(0x54)
    put(0x4A)
    put(0x0A)
    advance(by: next - start)
  }

  /// A number of at most four digits, the sign apart; larger ones, which no kerning has, become 9999.
  @inline(__always)
  private static func writeSmall(_ value: Int, at place: UnsafeMutablePointer<UInt8>)
    -> UnsafeMutablePointer<UInt8>
  {
    var next = place
    if value < 0 {
      next.pointee = 0x2D
      next += 1
    }
    let rest = UInt32(truncatingIfNeeded: Swift.min(value.magnitude, 9_999))
    if rest >= 1_000 {
      next.pointee = 0x30 + UInt8(truncatingIfNeeded: rest / 1_000)
      next += 1
    }
    if rest >= 100 {
      next.pointee = 0x30 + UInt8(truncatingIfNeeded: rest / 100 % 10)
      next += 1
    }
    if rest >= 10 {
      next.pointee = 0x30 + UInt8(truncatingIfNeeded: rest / 10 % 10)
      next += 1
    }
    next.pointee = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
    return next + 1
  }
}
