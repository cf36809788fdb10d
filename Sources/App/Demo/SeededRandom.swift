/// SplitMix64: the same numbers on every machine, so that the demo company is always the same.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func pick<T>(_ items: [T]) -> T { items[int(0...items.count - 1)] }
  mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

  /// A SIREN that does not belong to a real company more than by chance: nine digits with a valid Luhn key.
  mutating func siren() -> String {
    let body = (0..<8).map { $0 == 0 ? int(1...9) : int(0...9) }
    var sum = 0
    for (position, digit) in body.reversed().enumerated() {
      let doubled = position % 2 == 0 ? digit * 2 : digit
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return body.map(String.init).joined() + String((10 - sum % 10) % 10)
  }
}
