import Glibc

/// A fixed set of names with their numbers, found by their bytes without making a `String`.
final class XMLVocabulary: Sendable {
  /// Numbers from here on are a document's own.
  static let firstUnknown: UInt16 = 0x8000

  static let elements = XMLVocabulary([
    (1, CIIVocabulary.rsm), (2, CIIVocabulary.ram), (3, CIIVocabulary.udt),
    (4, CIIVocabulary.qdt), (5, "Invoice"), (6, "CreditNote"), (7, UBLAggregateVocabulary.cac),
    (8, UBLBasicVocabulary.cbc), (9, UBLBasicVocabulary.ext), (10, "CrossIndustryDocument"),
    (11, "CrossDomainAcknowledgementAndResponse"), (12, "SCRDMCCBDACIOMessageStructure"),
  ])
  static let attributes = XMLVocabulary([(0, UBLBasicVocabulary.attributes)])

  private let bytes: [UInt8]
  /// Name `n` is `bytes[starts[n]..<starts[n + 1]]`.
  private let starts: [Int32]
  private let namespaces: [UInt16]
  /// Open addressing, at most half full.
  private let slots: [UInt16]

  var count: Int { namespaces.count }

  private init(_ lists: [(namespace: UInt16, names: StaticString)]) {
    var bytes: [UInt8] = []
    var starts: [Int32] = [0]
    var namespaces: [UInt16] = []
    for list in lists {
      let text = UnsafeBufferPointer(
        start: list.names.utf8Start, count: list.names.utf8CodeUnitCount)
      for name in text.split(whereSeparator: { $0 <= 0x20 }) {
        bytes.append(contentsOf: name)
        starts.append(Int32(bytes.count))
        namespaces.append(list.namespace)
      }
    }
    var size = 64
    while size < namespaces.count * 2 { size *= 2 }
    var slots = [UInt16](repeating: .max, count: size)
    bytes.withUnsafeBytes { all in
      for index in namespaces.indices {
        let name = all[Int(starts[index])..<Int(starts[index + 1])]
        var slot =
          Self.hash(namespaces[index], UnsafeRawBufferPointer(rebasing: name)) & (size - 1)
        while slots[slot] != .max { slot = (slot + 1) & (size - 1) }
        slots[slot] = UInt16(index)
      }
    }
    (self.bytes, self.starts, self.namespaces, self.slots) = (bytes, starts, namespaces, slots)
  }

  func find(_ namespace: UInt16, _ name: UnsafeRawBufferPointer) -> UInt16? {
    let mask = slots.count - 1
    var slot = Self.hash(namespace, name) & mask
    while slots[slot] != .max {
      let index = Int(slots[slot])
      let start = Int(starts[index])
      if Int(starts[index + 1]) - start == name.count, namespaces[index] == namespace,
        bytes.withUnsafeBufferPointer({
          memcmp($0.baseAddress! + start, name.baseAddress!, name.count) == 0
        })
      {
        return UInt16(index)
      }
      slot = (slot + 1) & mask
    }
    return nil
  }

  func local(_ raw: UInt16) -> String {
    String(decoding: bytes[Int(starts[Int(raw)])..<Int(starts[Int(raw) + 1])], as: UTF8.self)
  }

  /// With the canonical prefix: "ram:ID"; an unprefixed attribute as it is.
  func qualified(_ raw: UInt16) -> String {
    let namespace = Int(namespaces[Int(raw)])
    return namespace == 0 ? local(raw) : "\(XMLNamespaces.known[namespace].prefix):\(local(raw))"
  }

  /// Eight bytes at a time. Only names of this vocabulary fill the table, so that no file can make
  /// its chains longer than they are.
  private static func hash(_ namespace: UInt16, _ name: UnsafeRawBufferPointer) -> Int {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = (UInt64(namespace) &<< 32 | UInt64(truncatingIfNeeded: name.count)) &* factor
    var index = 0
    while index &+ 8 <= name.count {
      hash = (hash ^ name.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* factor
      hash ^= hash &>> 29
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < name.count {
      rest = rest &<< 8 | UInt64(name[index])
      index &+= 1
    }
    hash = (hash ^ rest) &* factor
    return Int(truncatingIfNeeded: (hash ^ hash &>> 32) & 0x7FFF_FFFF)
  }
}

/// The names of one document that the vocabulary does not have.
struct XMLForeignNames: Sendable {
  private struct Key: Hashable {
    let namespace: UInt16
    let local: String
  }

  private var numbers: [Key: UInt16] = [:]
  private(set) var written: [String] = []

  /// - Parameter written: how to show it; made only for a name not seen before.
  mutating func number(
    _ namespace: UInt16, _ local: UnsafeRawBufferPointer, limit: Int,
    written show: (String) -> String
  ) throws(XMLFault) -> UInt16 {
    let key = Key(namespace: namespace, local: String(decoding: local, as: UTF8.self))
    if let number = numbers[key] { return number }
    if written.count >= min(limit, 0x7FFF) { throw .tooManyNames }
    let number = XMLVocabulary.firstUnknown + UInt16(written.count)
    numbers[key] = number
    written.append(show(key.local))
    return number
  }

  subscript(raw: UInt16) -> String { written[Int(raw - XMLVocabulary.firstUnknown)] }
}
