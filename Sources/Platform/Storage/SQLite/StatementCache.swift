import CSQLite

/// The prepared statements of one connection.
///
/// Static statements are found by the address of their literal and stay. Texts put together at run time are
/// found by the text, and the one not used for longest makes room for the next.
struct StatementCache {
  private var byAddress: [UInt: SQLiteStatement] = [:]
  private var byText: [String: SQLiteStatement] = [:]
  private var uses: UInt64 = 0
  private let capacity: Int

  init(capacity: Int = 256) { self.capacity = capacity }

  var count: Int { byAddress.count + byText.count }

  mutating func statement(_ key: Statement, prepare: () throws -> SQLiteStatement) throws
    -> SQLiteStatement
  {
    if let cached = byAddress[key.address] {
      return cached.isBusy ? try prepare() : cached
    }
    let prepared = try prepare()
    byAddress[key.address] = prepared
    return prepared
  }

  mutating func statement(_ text: String, prepare: () throws -> SQLiteStatement) throws
    -> SQLiteStatement
  {
    uses += 1
    if let cached = byText[text] {
      if cached.isBusy { return try prepare() }
      cached.lastUse = uses
      return cached
    }
    let prepared = try prepare()
    prepared.lastUse = uses
    if byText.count >= capacity { evict() }
    byText[text] = prepared
    return prepared
  }

  private mutating func evict() {
    let idle = byText.filter { !$0.value.isBusy }
    if let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) {
      byText[oldest.key] = nil
    }
  }

  mutating func removeAll() {
    byAddress = [:]
    byText = [:]
  }
}
