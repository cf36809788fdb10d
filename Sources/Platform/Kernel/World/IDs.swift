import Glibc
import Money
import Storage
import Synchronization

/// A 128-bit identifier that sorts by the time it was made (the layout of a UUID, version 7). Stored as 16
/// bytes, shown with the prefix of its kind: `inv_01JD…` (26 letters of Crockford's base 32).
package struct RawID: Hashable, Comparable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init?(bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    var high: UInt64 = 0
    var low: UInt64 = 0
    for byte in bytes.prefix(8) { high = high << 8 | UInt64(byte) }
    for byte in bytes.dropFirst(8) { low = low << 8 | UInt64(byte) }
    self.init(high: high, low: low)
  }

  package var bytes: [UInt8] {
    (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? high : low) >> UInt64(56 - $0 % 8 * 8)) }
  }

  private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

  package var text: String {
    var value = UInt128(high) << 64 | UInt128(low)
    var letters = [UInt8](repeating: 0, count: 26)
    for index in stride(from: 25, through: 0, by: -1) {
      letters[index] = RawID.alphabet[Int(value & 31)]
      value >>= 5
    }
    return String(decoding: letters, as: UTF8.self)
  }

  package init?(text: some StringProtocol) {
    let letters = Array(text.utf8)
    guard letters.count == 26, letters[0] <= UInt8(ascii: "7") else { return nil }
    var value: UInt128 = 0
    for letter in letters {
      guard let digit = RawID.alphabet.firstIndex(of: letter) else { return nil }
      value = value << 5 | UInt128(digit)
    }
    self.init(high: UInt64(truncatingIfNeeded: value >> 64), low: UInt64(truncatingIfNeeded: value))
  }

  package static func < (left: RawID, right: RawID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

/// Where identifiers come from. Within one source each is greater than the one before, so rows are appended.
package final class IDs: Sendable {
  private struct State {
    var millisecond: UInt64 = 0
    var tail: UInt64 = 0
  }
  private let clock: Clock
  private let random: @Sendable () -> UInt64
  private let state = Mutex(State())

  package init(clock: Clock, random: @escaping @Sendable () -> UInt64) {
    self.clock = clock
    self.random = random
  }

  package static func system(_ clock: Clock = .system) -> IDs {
    IDs(clock: clock) { UInt64.random(in: .min ... .max) }
  }

  /// Ids that count up, for tests.
  package static func counting(_ clock: Clock) -> IDs { IDs(clock: clock) { 0 } }

  package func next() -> RawID {
    let millisecond = UInt64(max(0, clock.now.microseconds / 1000))
    return state.withLock { state in
      if millisecond > state.millisecond || state.tail == 0 {
        state.millisecond = max(millisecond, state.millisecond)
        state.tail = random() >> 2 | 1 << 40
      } else {
        state.tail += 1
      }
      let high = state.millisecond << 16 | 7 << 12
      return RawID(high: high, low: 2 << 62 | state.tail & ~(3 << 62))
    }
  }
}

/// An identifier of one kind of thing: `Invoice.ID` and `Customer.ID` do not mix.
package protocol Identifier: Hashable, Comparable, Sendable, CustomStringConvertible,
  SQLValueConvertible
{
  /// Three or four letters shown before the underscore.
  static var prefix: String { get }
  var raw: RawID { get }
  init(raw: RawID)
}

extension Identifier {
  package var description: String { "\(Self.prefix)_\(raw.text)" }

  package init?(_ text: some StringProtocol) {
    guard text.hasPrefix("\(Self.prefix)_"),
      let raw = RawID(text: text.dropFirst(Self.prefix.utf8.count + 1))
    else { return nil }
    self.init(raw: raw)
  }

  package static func < (left: Self, right: Self) -> Bool { left.raw < right.raw }
}

/// One merchant of the installation; comes first in every key and every query.
package struct CompanyID: Identifier {
  package static let prefix = "com"
  package let raw: RawID
  package init(raw: RawID) { self.raw = raw }
}
