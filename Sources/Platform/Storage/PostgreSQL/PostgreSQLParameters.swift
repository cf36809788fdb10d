import CPostgreSQL

/// The values of one statement on their way to the server, in one block of bytes that is used again.
final class PostgreSQLParameters {
  private enum Value {
    case null
    case int(Int64)
    /// Where it lies in `bytes`.
    case text(Range<Int>)
    case blob(Range<Int>)
  }
  private var values: [Value] = []
  private var bytes: [UInt8] = []
  /// A text with U+0000, which PostgreSQL has no room for.
  private(set) var hasZero = false

  var count: Int { values.count }

  func reset() {
    values.removeAll(keepingCapacity: true)
    // What one large document needed is not kept for ever.
    bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 20)
    hasZero = false
  }

  func null() { values.append(.null) }
  func int(_ value: Int64) { values.append(.int(value)) }

  func text(_ utf8: UnsafeRawBufferPointer) {
    if utf8.contains(0) { hasZero = true }
    values.append(.text(append(utf8)))
  }

  func blob(_ content: UnsafeRawBufferPointer) { values.append(.blob(append(content))) }

  private func append(_ content: UnsafeRawBufferPointer) -> Range<Int> {
    let start = bytes.count
    bytes.append(contentsOf: content)
    return start..<bytes.count
  }

  /// The type each value is declared with; a NULL has none, and the server infers it from where it stands.
  var declared: [Oid] {
    values.map { value in
      switch value {
      case .null: PostgreSQLType.unknown
      case .int: PostgreSQLType.int8
      case .text: PostgreSQLType.text
      case .blob: PostgreSQLType.bytea
      }
    }
  }

  /// Whether a statement prepared with these types takes these values.
  func fit(_ types: [Oid]) -> Bool {
    guard types.count == values.count else { return false }
    for (index, value) in values.enumerated() {
      switch value {
      case .null: continue
      case .int(let number):
        guard let width = PostgreSQLType.width(types[index]),
          width == 8 || number == Int64(Int32(truncatingIfNeeded: number)) && width == 4
        else { return false }
      case .text: if !PostgreSQLType.isText(types[index]) { return false }
      case .blob: if types[index] != PostgreSQLType.bytea { return false }
      }
    }
    return true
  }

  /// Hands the values over as libpq wants them, all of them binary.
  func withArrays<T>(
    _ types: [Oid],
    _ body: (
      UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?
    ) -> T
  ) -> T {
    let ranges = places(types)
    let lengths = ranges.map { Int32($0?.count ?? 0) }
    let formats = [Int32](repeating: 1, count: values.count)
    // An empty block has no address, and an address of nothing is NULL to the server.
    if bytes.isEmpty { bytes.append(0) }
    return bytes.withUnsafeBytes { block in
      let start = block.baseAddress!.assumingMemoryBound(to: CChar.self)
      let pointers = ranges.map { range in
        range.map { start + $0.lowerBound } as UnsafePointer<CChar>?
      }
      return body(pointers, lengths, formats)
    }
  }

  private func places(_ types: [Oid]) -> [Range<Int>?] {
    values.enumerated().map { index, value in
      switch value {
      case .null: return nil
      case .text(let range), .blob(let range): return range
      case .int(let number):
        return PostgreSQLType.width(types[index]) == 4
          ? withUnsafeBytes(of: Int32(truncatingIfNeeded: number).bigEndian, append)
          : withUnsafeBytes(of: number.bigEndian, append)
      }
    }
  }
}
