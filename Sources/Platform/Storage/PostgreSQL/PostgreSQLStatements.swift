import CPostgreSQL

/// The prepared statements of one connection, found as `StatementCache` finds those of SQLite: static ones by the address
/// of their literal, for good; texts made at run time by the text, the one not used for longest making room.
///
/// A text is prepared once for each set of types its values come with, which is once but for the rarest.
struct PostgreSQLStatements {
  /// A text, and what the server prepared of it.
  final class Entry {
    let text: String
    let parameterCount: Int
    var prepared: [Prepared] = []
    /// How many rows of it are written together; `nil` while nobody looked, or where there is no such way.
    var batch: PostgreSQLBatch?
    var isBatchKnown = false
    var lastUse: UInt64 = 0

    init(_ text: String) {
      let translated =
        PostgreSQLScript.isDefinition(text)
        ? PostgreSQLScript.translated(text) : PostgreSQLWords.translated(text)
      self.text = translated
      parameterCount = PostgreSQLWords.parameterCount(of: translated)
    }
  }

  struct Prepared {
    let name: String
    /// As the server resolved them.
    let types: [Oid]
  }

  private var byAddress: [UInt: Entry] = [:]
  private var byText: [String: Entry] = [:]
  private var uses: UInt64 = 0
  private var names = 0
  private let capacity: Int

  init(capacity: Int = 256) { self.capacity = capacity }

  var count: Int { byAddress.count + byText.count }

  mutating func entry(_ key: Statement) -> Entry {
    if let known = byAddress[key.address] { return known }
    let entry = Entry(key.text.description)
    byAddress[key.address] = entry
    return entry
  }

  /// - Returns: the entry, and the one that made room, whose statements the server may forget.
  mutating func entry(_ text: String) -> (entry: Entry, evicted: Entry?) {
    uses += 1
    if let known = byText[text] {
      known.lastUse = uses
      return (known, nil)
    }
    let evicted = byText.count >= capacity ? evict() : nil
    let entry = Entry(text)
    entry.lastUse = uses
    byText[text] = entry
    return (entry, evicted)
  }

  private mutating func evict() -> Entry? {
    guard let oldest = byText.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return nil }
    byText[oldest.key] = nil
    return oldest.value
  }

  mutating func nextName() -> String {
    names += 1
    return "s\(names)"
  }

  mutating func removeAll() {
    byAddress = [:]
    byText = [:]
  }
}
